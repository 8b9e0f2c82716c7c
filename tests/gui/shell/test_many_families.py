"""500 families with hostile names: every page shows them as they were typed, whole or cut with a tooltip."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QToolTip, QWidget

from nursery_rota.app import make_window
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.prints.print_page import PrintPage
from nursery_rota.gui.today.today_page import TodayPage
from nursery_rota.store.reference import Reference
from nursery_rota.store.whole_file import import_tables
from tests.gui.conftest import TODAY
from tests.gui.many_families import CHINESE, FAMILIES, LONG, RIGHT_TO_LEFT, ROGUE, tables
from tests.gui.walk.looking import clipped, visible
from tests.gui.walk.places import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(scope="module")
def crowd(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, reference: Reference
) -> Iterator[MainWindow]:
    folder = tmp_path_factory.mktemp("crowd")
    import_tables(folder / "crowd.rota", tables(), reference)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("colours", "light")
    window = make_window(qapp, settings, lambda: TODAY)
    window.resize(1440, 900)
    window.show()
    window.open(folder / "crowd.rota")
    wait(window)
    window.notices.hide()
    yield window
    window.close()
    window.deleteLater()


def wait(window: MainWindow) -> None:
    settle()
    while window.jobs.running:
        settle()


def read_as_markup(root: QWidget) -> list[str]:
    """What Qt would take for markup that somebody typed: labels that guess, tooltips that were not escaped."""
    labels = [one.text() for one in root.findChildren(QLabel) if one.textFormat() != Qt.TextFormat.PlainText]
    tips = [one.toolTip() for one in visible(root)]
    for view in root.findChildren(QAbstractItemView):
        if view.isVisible():
            tips += tips_of(view)
    return labels + [tip for tip in tips if "<" in tip and not tip.startswith("<qt>")]


def tips_of(view: QAbstractItemView) -> Iterator[str]:
    """What is shown when the mouse rests on the rows in view."""
    place = view.viewport().rect()
    for down in range(12, place.height(), view.fontMetrics().height()):
        for across in (place.width() // 10, place.width() // 2):
            at = QPoint(across, down)
            QToolTip.hideText()
            asked = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
            QApplication.sendEvent(view.viewport(), asked)
            yield QToolTip.text()


def words_of(view: QAbstractItemView) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]


@pytest.mark.parametrize("key", ["families", "rota", "today", "prints"])
def test_names_are_shown_as_they_were_typed(crowd: MainWindow, key: str) -> None:
    crowd.show_page(key)
    wait(crowd)
    assert read_as_markup(crowd) == []
    assert clipped(crowd) == []


def test_all_of_them_are_listed_and_found(crowd: MainWindow) -> None:
    crowd.show_page("families")
    families = crowd.pages.families
    shown = words_of(families.list.view)
    assert len(shown) == FAMILIES
    assert {ROGUE, RIGHT_TO_LEFT, CHINESE} <= {name for name in shown}
    families.list.search("כהן")
    assert 0 < families.list.view.model().rowCount() < FAMILIES
    families.list.search("")


def test_the_people_beside_the_grid_are_all_there_and_can_be_searched(crowd: MainWindow) -> None:
    crowd.show_page("rota")
    wait(crowd)
    panel = crowd.pages.rota.dock.families
    assert panel.order.rowCount() == FAMILIES
    panel.search.setText("<b>")
    assert panel.order.rowCount() == sum(ROGUE in f.name for f in crowd.bridge.book.families)
    panel.search.setText("")


@pytest.mark.parametrize("name", [ROGUE, RIGHT_TO_LEFT, CHINESE, LONG[:20]])
def test_ctrl_k_finds_any_of_them(crowd: MainWindow, name: str) -> None:
    crowd.commands["find-any"].trigger()
    box = crowd.finder.box
    box.line.setText(name)
    assert name in str(box.model.index(0, 0).data())
    assert read_as_markup(box) == []
    box.leave()


def test_who_is_on_today_is_named_whole_also_without_a_surname(crowd: MainWindow) -> None:
    crowd.show_page("today")
    wait(crowd)
    page = crowd.page
    assert isinstance(page, TodayPage)
    names = [line.chip.name for line in page.people.lines if line.chip.duty_id is not None]
    assert len(names) == 10
    assert all(name.strip() == name and name for name in names)


def test_each_family_can_be_chosen_for_a_print(crowd: MainWindow) -> None:
    crowd.show_page("prints")
    wait(crowd)
    page = crowd.page
    assert isinstance(page, PrintPage)
    assert page.pdf.startswith(b"%PDF")
    boxes = [box for box in page.findChildren(QComboBox) if box.count() >= FAMILIES]
    assert boxes
    assert ROGUE in [boxes[0].itemText(place) for place in range(boxes[0].count())]
