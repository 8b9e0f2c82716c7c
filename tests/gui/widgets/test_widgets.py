"""The small widgets: what they say aloud, and that typed words stay words."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nursery_rota.gui.theme import look_of
from nursery_rota.gui.widgets.bars import Account, paint_bar
from nursery_rota.gui.widgets.buttons import SegmentedButtons, primary_button, sign_button
from nursery_rota.gui.widgets.empty_state import EmptyState
from nursery_rota.gui.widgets.plain import plain_label, plain_tip
from nursery_rota.gui.widgets.search import SearchField
from nursery_rota.gui.widgets.tags import Tag
from tests.gui import samples

LEFT = Qt.MouseButton.LeftButton


def test_words_stay_words(qtbot: QtBot) -> None:
    label = plain_label(samples.ROGUE)
    qtbot.addWidget(label)
    assert (label.text(), label.textFormat()) == (samples.ROGUE, Qt.TextFormat.PlainText)
    assert plain_tip("<i>a</i>\nb") == "<qt>&lt;i&gt;a&lt;/i&gt;<br>b</qt>"
    assert plain_tip("") == ""


def test_segments_say_which_was_chosen(qtbot: QtBot) -> None:
    segments = SegmentedButtons((("week", "Week"), ("month", "Month"), ("term", "Term")))
    qtbot.addWidget(segments)
    assert segments.current() == "week"
    with qtbot.waitSignal(segments.chosen) as chose:
        qtbot.mouseClick(segments._buttons["term"], LEFT)
    assert chose.args == ["term"]
    with qtbot.assertNotEmitted(segments.chosen):
        segments.set_current("month")
    assert segments.current() == "month"


def test_a_button_of_an_icon_has_a_name(qtbot: QtBot) -> None:
    button = sign_button("undo", "Undo", "Ctrl+Z")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Undo", "Undo (Ctrl+Z)")
    assert not button.icon().isNull()


def test_the_main_button_is_filled(qtbot: QtBot) -> None:
    button = primary_button("Fill the rota", "fill")
    qtbot.addWidget(button)
    assert button.property("role") == "primary"


def test_an_empty_page_shows_ways_on(qtbot: QtBot) -> None:
    page = EmptyState(
        "No families yet", "Bring in your spreadsheet.", (("import", "Bring in"), ("add", "Add"))
    )
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.chosen) as chose:
        qtbot.mouseClick(page.buttons["add"], LEFT)
    assert chose.args == ["add"]
    assert page.buttons["import"].property("role") == "primary"


def test_a_tag_speaks_and_grows_with_its_words(qtbot: QtBot) -> None:
    tag = Tag("3 law", "bad", "law")
    qtbot.addWidget(tag)
    narrow = tag.sizeHint().width()
    tag.set_words("3 law and more")
    assert tag.sizeHint().width() > narrow
    assert tag.accessibleName() == "3 law and more"
    assert not tag.grab().isNull()


def test_the_search_says_what_it_finds(qtbot: QtBot) -> None:
    field = SearchField("Find a family or parent", "Ctrl+F")
    qtbot.addWidget(field)
    field.resize(300, 34)
    assert field.accessibleName() == "Find a family or parent"
    empty = field.grab().toImage()
    field.setText("Eze")
    assert field.grab().toImage() != empty


def test_the_bar_is_as_long_as_what_was_done(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    look = look_of(widget)
    image = QImage(200, 14, QImage.Format.Format_RGB32)

    def row(account: Account, y: int) -> list[str]:
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_bar(painter, image.rect(), account, look)
        painter.end()
        return [image.pixelColor(x, y).name() for x in range(200)]

    half_done = Account(Fraction(2), Fraction(1), Fraction(3), Fraction(4))
    accent, ink = look.tokens.accent.lower(), look.tokens.text.lower()
    assert row(half_done, 5)[:100] == [accent] * 100
    assert row(half_done, 1).index(ink) == 149
    in_debt = Account(Fraction(-1), Fraction(1), Fraction(3), Fraction(4))
    assert row(in_debt, 3)[:50] == [accent] * 50
    assert row(in_debt, 3)[55] != accent
