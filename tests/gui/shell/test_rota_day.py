"""A day's staff, first calls and past weeks in the grid, by keys, the menu and dropping."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from nursery_rota.actions import duties
from nursery_rota.domain.candidates import candidates
from nursery_rota.domain.make_up import make_up_of
from nursery_rota.domain.sheets import Cell
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.people.staff_hours import StaffHours
from nursery_rota.gui.planning.rota_page import RotaPage
from tests.gui.conftest import TODAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MONDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 26)


@pytest.fixture
def page(shared_window: MainWindow) -> RotaPage:
    shared_window.show_page("rota")
    page = shared_window.page
    assert isinstance(page, RotaPage)
    page.show_week(MONDAY)
    return page


def choose(page: RotaPage, day: date, name: str) -> Cell:
    """Choose the chip with this whole name on that day, in the first row that has it."""
    table = page.grid.table
    for row in range(table.weeks.rowCount()):
        for column in range(table.weeks.columnCount()):
            for number, box in enumerate(table.square(row, column).chips):
                if box.cell.on_date == day and name in (box.chip.full_name, box.chip.state):
                    table.choose(row, column, number)
                    return box.cell
    raise LookupError(name)


def given(window: MainWindow, day: date, shift_name: str = "Morning duty") -> int:
    """The best candidate has this place."""
    bridge = window.bridge
    row = next(
        r for r in bridge.week(day - timedelta(days=day.weekday())).rows if r.title.startswith(shift_name)
    )
    cell = next(c for cells in row.cells for c in cells if c.on_date == day)
    shift_id = cell.shift_id
    assert shift_id is not None
    _, lines = candidates(bridge.book, day, shift_id, cell.room_id, TODAY)
    made = bridge.do(
        lambda file: duties.assign(
            file, on_date=day, shift_id=shift_id, room_id=cell.room_id, person_id=lines[0].person_id
        )
    )
    assert made is not None
    return made


def menu_of(page: RotaPage) -> QMenu:
    page.grid.table._menu_by_key()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def pick(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.close()


def test_t_on_staff_is_ill_that_day_and_del_brings_them_back(
    qtbot: QtBot, shared_window: MainWindow, page: RotaPage
) -> None:
    choose(page, TODAY, "Ruth Okafor")
    qtbot.keyClick(page.grid.table, Qt.Key.Key_T)
    (absence,) = [a for a in shared_window.bridge.book.staff_absences if a.starts_on == TODAY]
    assert (absence.kind, absence.ends_on) == ("sick", TODAY)
    assert shared_window.notices.text == "Ruth Okafor is ill on Tue 24 Nov."
    choose(page, TODAY, "away")
    qtbot.keyClick(page.grid.table, Qt.Key.Key_Delete)
    assert not [a for a in shared_window.bridge.book.staff_absences if a.starts_on == TODAY]


def test_the_menu_says_which_absence_and_offers_other_hours(
    qtbot: QtBot, shared_window: MainWindow, page: RotaPage
) -> None:
    choose(page, TODAY, "Ruth Okafor")
    pick(menu_of(page), "On leave on this day")
    assert shared_window.notices.text == "Ruth Okafor is on leave on Tue 24 Nov."
    shared_window.commands["undo"].trigger()

    choose(page, TODAY, "Ruth Okafor")
    qtbot.keyClick(page.grid.table, Qt.Key.Key_F2)
    form = QApplication.activePopupWidget()
    assert isinstance(form, StaffHours)
    assert form.people.currentText() == "Ruth Okafor"
    form.start.setTime(QTime(10, 0))
    qtbot.keyClick(form.start, Qt.Key.Key_Return)
    assert shared_window.notices.text.startswith("Ruth Okafor works 10:00–")
    chip = next(
        c for c in shared_window.bridge.week(MONDAY).rows[0].cells[1][0].chips if c.full_name == "Ruth Okafor"
    )
    assert chip.why == "Ruth Okafor is not there for the whole session."


def test_an_extra_shift_is_given_to_whoever_is_employed(
    qtbot: QtBot, shared_window: MainWindow, page: RotaPage
) -> None:
    page.grid.table.choose(0, 1, None)
    pick(menu_of(page), "Extra shift for staff")
    form = QApplication.activePopupWidget()
    assert isinstance(form, StaffHours)
    assert form.people.count() >= 2
    form.hide()


def test_a_parent_dropped_on_the_row_of_first_calls_stands_in(
    shared_window: MainWindow, page: RotaPage
) -> None:
    duty = given(shared_window, THURSDAY)
    page.hands.reserve(duty)
    row = next(r for r in shared_window.bridge.week(MONDAY).rows if r.kind == "first_call")
    wednesday = next(c for cells in row.cells for c in cells if c.on_date == date(2026, 11, 25))
    page.hands.drop_duty(duty, wednesday, None, False)
    moved = shared_window.bridge.book.duty[duty]
    assert (moved.on_date, moved.reserve) == (date(2026, 11, 25), True)
    morning = shared_window.bridge.week(MONDAY).rows[0].cells[3][0]
    page.hands.drop_duty(duty, morning, None, False)
    assert not shared_window.bridge.book.duty[duty].reserve


def test_m_marks_missed_and_books_the_make_up(
    qtbot: QtBot, shared_window: MainWindow, page: RotaPage
) -> None:
    duty = given(shared_window, TODAY)
    name = shared_window.bridge.book.person[shared_window.bridge.book.duty[duty].person_id]
    choose(page, TODAY, f"{name.first_name} {name.last_name}")
    qtbot.keyClick(page.grid.table, Qt.Key.Key_M)
    book = shared_window.bridge.book
    assert book.duty[duty].status == "missed"
    assert make_up_of(book, book.duty[duty]) is not None


def test_a_week_that_is_over_is_locked_until_it_is_unlocked(
    shared_window: MainWindow, page: RotaPage
) -> None:
    past = MONDAY - timedelta(days=7)
    duty = given(shared_window, past)
    page.show_week(past)
    page.hands.clear(duty)
    assert duty in shared_window.bridge.book.duty
    assert "over and locked" in shared_window.notices.text
    page.hands.status(duty, "worked")
    assert shared_window.bridge.book.duty[duty].status == "worked"
    page.hands.clear(duty)
    shared_window.notices._do()
    assert duty not in shared_window.bridge.book.duty
    page.hands._unlocked.clear()


def test_the_menu_does_what_the_keys_do(shared_window: MainWindow, page: RotaPage) -> None:
    duty = given(shared_window, THURSDAY)
    person = shared_window.bridge.book.person[shared_window.bridge.book.duty[duty].person_id]
    whole = f"{person.first_name} {person.last_name}"
    choose(page, THURSDAY, whole)
    pick(menu_of(page), "Pin")
    assert shared_window.bridge.book.duty[duty].pinned
    choose(page, THURSDAY, whole)
    pick(menu_of(page), "Move it")
    page.grid.table.choose(1, 3, None)
    pick(menu_of(page), "Put the duty here")
    late = shared_window.bridge.week(MONDAY).rows[1].cells[3][0]
    assert shared_window.bridge.book.duty[duty].shift_id == late.shift_id


def test_ctrl_shift_w_marks_the_day_of_the_chosen_square(shared_window: MainWindow, page: RotaPage) -> None:
    duty = given(shared_window, THURSDAY)
    page.grid.choose_day(THURSDAY)
    shared_window.commands["day-worked"].trigger()
    assert shared_window.bridge.book.duty[duty].status == "worked"


@pytest.mark.parametrize(("width", "points"), [(1024, ""), (1024, "16"), (1440, "")])
def test_no_button_of_the_toolbars_is_cut(shared_window: MainWindow, width: int, points: str) -> None:
    if points:
        shared_window._settings.setValue("text_points", points)
        shared_window._appearance.apply()
    shared_window.resize(width, 700)
    cut: list[str] = []
    for key in ("rota", "today"):
        shared_window.show_page(key)
        page = shared_window.page
        assert page is not None
        QApplication.processEvents()
        bar = page.toolbar
        items = [bar.itemAt(place) for place in range(bar.count())]
        shown = [w for item in items if item and (w := item.widget()) and w.isVisible()]
        assert len(shown) >= 4
        cut += [w.accessibleName() for w in shown if w.width() < w.minimumSizeHint().width()]
    if points:
        shared_window.commands["usual"].trigger()
    assert cut == []


def test_the_duties_of_who_is_chosen_are_ringed(
    shared_window: MainWindow, page: RotaPage, qtbot: QtBot
) -> None:
    duty = given(shared_window, THURSDAY)
    person_id = shared_window.bridge.book.duty[duty].person_id
    family_id = shared_window.bridge.book.person[person_id].family_id
    qtbot.waitUntil(lambda: page.dock.families.order.rowCount() > 0, timeout=20_000)
    assert family_id is not None
    page.dock.families.tree.setCurrentIndex(page.dock.families._index_of(family_id))
    table = page.grid.table
    ringed = [
        box.chip.duty_id
        for row in range(table.weeks.rowCount())
        for column in range(table.weeks.columnCount())
        for number, box in enumerate(table.square(row, column).chips)
        if number in table.marks(row, column) and table.marks(row, column)[number].theirs
    ]
    assert ringed == [duty]


def test_the_term_of_a_large_nursery_is_laid_out_beside_the_window(
    qtbot: QtBot, shared_window: MainWindow, page: RotaPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nursery_rota.gui.planning.span_sheets.LARGE", 1)
    given(shared_window, THURSDAY)
    shared_window.commands["show-term"].trigger()
    assert page.when._words == ("Autumn term 2026", "14 September to 18 December")
    qtbot.waitUntil(lambda: page.spans.view._sheet is not None, timeout=20_000)
    assert page.spans.view._sheet is not None
    assert page.spans.view._sheet.title == "Autumn term 2026"
    shared_window.commands["show-week"].trigger()
