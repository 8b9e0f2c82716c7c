"""The other pages in the real window: adding, changing and removing through forms, and what is said of mistakes."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nursery_rota.gui.dialogs.form_fields import TextField
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.appearance import WISHES
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.people.answers_panel import AnswerSquare
from nursery_rota.gui.people.families_page import FamiliesPage
from nursery_rota.gui.people.staff_page import StaffPage
from nursery_rota.gui.theme import look_of
from nursery_rota.gui.theme.tokens import CONTRAST, DARK, LIGHT
from nursery_rota.gui.timetable.timetable_page import TimetablePage


def show(window: MainWindow, key: str) -> QWidget:
    window.show_page(key)
    return window.pages[key]


def type_into(drawer: RowDrawer, column: str, text: str) -> TextField:
    field = drawer.fields[column]
    assert isinstance(field, TextField)
    field.line.setText(text)
    return field


@pytest.fixture
def families(window: MainWindow) -> FamiliesPage:
    page = show(window, "families")
    assert isinstance(page, FamiliesPage)
    return page


def test_a_family_is_added_changed_and_removed(
    qtbot: QtBot, window: MainWindow, families: FamiliesPage
) -> None:
    window.commands["add"].trigger()
    type_into(families.drawer, "name", "O'Neil & <b>Söns</b>")
    type_into(families.drawer, "joined_on", "3.11.26")
    qtbot.keyClick(families.drawer, Qt.Key.Key_Return)
    added = window.bridge.book.families[-1]
    assert (added.name, added.joined_on) == ("O'Neil & <b>Söns</b>", date(2026, 11, 3))
    line = families.list.current()
    assert line is not None
    assert line.id == added.id

    families.detail.head._open()
    field = type_into(families.drawer, "name", "Neil")
    field.line.editingFinished.emit()
    assert window.bridge.book.family[added.id].name == "Neil"

    families.drawer._remove_row()
    assert added.id not in window.bridge.book.family
    window.commands["undo"].trigger()
    assert added.id in window.bridge.book.family


def test_a_date_that_does_not_exist_keeps_its_text_and_says_what_to_do(
    window: MainWindow, families: FamiliesPage
) -> None:
    count = len(window.bridge.book.families)
    families.add_row()
    type_into(families.drawer, "name", "New")
    field = type_into(families.drawer, "joined_on", "31 February 2026")
    families.drawer.finish()
    assert len(window.bridge.book.families) == count
    assert field.line.text() == "31 February 2026"
    assert field.sentence.text() == "31 February 2026 does not exist. Type the right day."
    assert field.line.property("wrong") is True


def test_a_parent_and_a_child_and_a_check_are_added_to_their_family(
    window: MainWindow, families: FamiliesPage
) -> None:
    family = families.list.current()
    assert family is not None
    families.detail.parents.add_row()
    type_into(families.drawer, "first_name", "Zoë")
    families.drawer.finish()
    assert window.bridge.book.people[-1].family_id == family.id
    families.detail.bookings.add_child()
    type_into(families.drawer, "child", "Ada")
    type_into(families.drawer, "born", "1 May 2024")
    families.drawer.finish()
    assert window.bridge.book.children[-1].family_id == family.id
    families.detail.checks.add_row()
    families.drawer.finish()
    assert window.bridge.book.checks[-1].kind == "first_aid"


def test_ticking_a_booking_counts_from_today(window: MainWindow, families: FamiliesPage) -> None:
    ticks = families.detail.bookings.findChildren(QCheckBox)
    free = next(tick for tick in ticks if not tick.isChecked())
    free.click()
    booking = window.bridge.book.bookings[-1]
    assert booking.starts_on == date(2026, 11, 24)
    again = families.detail.bookings.findChild(QCheckBox, free.objectName())
    assert isinstance(again, QCheckBox)
    again.click()
    assert booking.id not in [one.id for one in window.bridge.book.bookings]


def test_ending_an_older_booking_keeps_its_past(window: MainWindow, families: FamiliesPage) -> None:
    ticks = families.detail.bookings.findChildren(QCheckBox)
    taken = next(tick for tick in ticks if tick.isChecked())
    child, session = (int(part) for part in taken.objectName().split("-"))
    taken.click()
    ended = [b for b in window.bridge.book.bookings if (b.child_id, b.session_id) == (child, session)]
    assert ended[-1].ends_on == date(2026, 11, 23)


def test_keys_1_to_4_say_when_somebody_can_come(
    qtbot: QtBot, window: MainWindow, families: FamiliesPage
) -> None:
    squares = families.detail.answers.findChildren(AnswerSquare)
    shift = squares[0].shift
    qtbot.keyClick(squares[0], Qt.Key.Key_1)
    person = families.detail.answers._person
    assert person is not None
    own = [a for a in window.bridge.book.availability_of[person.id] if a.shift_id == shift.id]
    assert own[-1].answer == "prefer"


def test_search_finds_a_family_by_its_parent(window: MainWindow, families: FamiliesPage) -> None:
    families.list.search("amira")
    families.list.view.setCurrentIndex(families.list._proxy.index(0, 0))
    line = families.list.current()
    assert line is not None
    assert line.family == "Haddad"
    assert families.list._proxy.rowCount() == 1


def test_staff_and_their_working_times_are_added(window: MainWindow) -> None:
    page = show(window, "staff")
    assert isinstance(page, StaffPage)
    page.add_row()
    type_into(page.drawer, "first_name", "Sam")
    page.drawer.fields["days"].show_value((2,))
    type_into(page.drawer, "starts_at", "845")
    type_into(page.drawer, "ends_at", "13.00")
    page.drawer.finish()
    contract = window.bridge.book.employments[-1]
    assert contract.role == "practitioner"
    pattern = window.bridge.book.work_patterns[-1]
    assert (pattern.employment_id, pattern.weekday, pattern.starts_at, pattern.ends_at) == (
        contract.id,
        2,
        525,
        780,
    )


def test_terms_are_added_and_what_is_agreed_is_changed(window: MainWindow) -> None:
    page = show(window, "timetable")
    assert isinstance(page, TimetablePage)
    page.show_part(1)
    window.commands["add"].trigger()
    type_into(page.drawer, "name", "Summer term 2027")
    type_into(page.drawer, "starts_on", "12 April 2027")
    type_into(page.drawer, "ends_on", "16 July 2027")
    page.drawer.finish()
    assert window.bridge.book.terms[-1].name == "Summer term 2027"
    page.show_part(3)
    page._change_agreed()
    field = type_into(page.drawer, "max_per_week", "2")
    field.line.editingFinished.emit()
    assert window.bridge.book.nursery.max_per_week == 2


def test_history_goes_back_in_one_step(window: MainWindow) -> None:
    before = window.bridge.book.families
    for name in ("One", "Two", "Three"):
        page = show(window, "families")
        assert isinstance(page, FamiliesPage)
        page.add_row()
        type_into(page.drawer, "name", name)
        page.drawer.finish()
    history = show(window, "history")
    history.table.choose(history.table.model.rows[2].id)  # type: ignore[attr-defined]
    history.go_back()  # type: ignore[attr-defined]
    assert len(window.bridge.book.families) == len(before) + 1


def test_help_explains_all_keys_and_can_be_searched(window: MainWindow) -> None:
    page = show(window, "help")
    search = page.findChild(QWidget, "search")
    search.setText("give the place to that number")  # type: ignore[attr-defined]
    assert "All keys" in page.reader.toPlainText()  # type: ignore[attr-defined]


def test_everything_that_can_have_the_focus_has_a_name(window: MainWindow) -> None:
    nameless = []
    for key in window.pages:
        window.show_page(key)
        for widget in window.findChildren(QWidget):
            if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if not (widget.accessibleName() or text.strip()):
                owner = widget.parentWidget()
                nameless.append(f"{key}: {type(widget).__name__} in {type(owner).__name__}")
    assert not nameless


def test_words_of_people_are_never_read_as_markup(window: MainWindow, families: FamiliesPage) -> None:
    families.add_row()
    type_into(families.drawer, "name", "<b>O'Neil & Söns</b>")
    families.drawer.finish()
    for label in window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    assert families.detail.head.name.text() == "<b>O'Neil & Söns</b>"


def test_text_size_and_colours_are_kept(window: MainWindow) -> None:
    window.commands["larger"].trigger()
    assert window._appearance.points == 11
    window.commands["usual"].trigger()
    assert window._appearance.points is None
    for wish, tokens in (("dark", DARK), ("contrast", CONTRAST), ("light", LIGHT)):
        window.commands[f"colours-{wish}"].trigger()
        assert window._settings.value("colours") == wish
        assert look_of(window).tokens is tokens
        ticked = [w for w in WISHES if window.commands[f"colours-{w}"].isChecked()]
        assert ticked == [wish]


def test_text_may_grow_after_the_nursery_was_closed(window: MainWindow, families: FamiliesPage) -> None:
    window.commands["close"].trigger()
    assert window.bridge.file is None
    window.commands["larger"].trigger()
    window.commands["usual"].trigger()
    assert window._appearance.points is None


def test_f6_goes_from_panel_to_panel(window: MainWindow, families: FamiliesPage) -> None:
    first = window.focusWidget()
    window.commands["next-panel"].trigger()
    assert window.focusWidget() is not first


def test_every_choice_of_a_form_can_be_read_back(window: MainWindow, families: FamiliesPage) -> None:
    families.detail.parents.open_row(window.bridge.book.people[5])
    assert families.drawer._form is not None
    for column, field in families.drawer._form.fields.items():
        assert field.value() == getattr(window.bridge.book.people[5], column)
    assert all(combo.accessibleName() for combo in families.drawer.findChildren(QComboBox))
