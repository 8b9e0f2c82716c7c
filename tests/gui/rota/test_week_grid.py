"""The grid by keyboard and by what is chosen: everything that the mouse does, keys do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nursery_rota.gui.rota.week_actions import ActiveWeekTable
from nursery_rota.gui.rota.week_grid import WeekGrid
from tests.gui import samples

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def press(qtbot: QtBot, table: ActiveWeekTable, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(table, key)


def chosen(table: ActiveWeekTable) -> tuple[int, int, str]:
    _cell, chip = table.selected()
    index = table.currentIndex()
    return index.row(), index.column(), chip.name if chip else ""


def test_arrows_go_from_square_to_square(qtbot: QtBot, table: ActiveWeekTable) -> None:
    assert chosen(table) == (0, 0, "")
    press(qtbot, table, Key.Key_Right, Key.Key_Down)
    assert chosen(table) == (1, 1, "")
    press(qtbot, table, Key.Key_Left, Key.Key_Left, Key.Key_Up, Key.Key_Up)
    assert chosen(table) == (0, 0, "")


def test_home_and_end_are_the_first_and_last_day(qtbot: QtBot, table: ActiveWeekTable) -> None:
    table.choose(1, 2, None)
    press(qtbot, table, Key.Key_Home)
    assert chosen(table) == (1, 0, "")
    press(qtbot, table, Key.Key_End)
    assert table.currentIndex().column() == 4


def test_ctrl_end_is_the_last_square_of_all(qtbot: QtBot, table: ActiveWeekTable) -> None:
    table.set_sheet(samples.week_sheet(closed_friday=False))
    qtbot.keyClick(table, Key.Key_End, CTRL)
    assert chosen(table) == (3, 4, "")


def test_tab_goes_through_the_places_of_a_square_and_then_leaves(
    qtbot: QtBot, table: ActiveWeekTable
) -> None:
    table.choose(0, 3, None)
    names = []
    for _step in range(4):
        assert table.focusNextPrevChild(True)
        names.append(chosen(table)[2])
    assert names == ["Ruth O.", "Piotr Z.", "Kwame A.", "Empty"]
    assert not table.step_chip(True)
    assert table.step_chip(False)
    assert chosen(table)[2] == "Kwame A."


def test_tab_opens_a_crowded_square(qtbot: QtBot, table: ActiveWeekTable) -> None:
    sheet = samples.week_sheet()
    cell = sheet.rows[0].cells[0][0]
    crowd = replace(cell, chips=cell.chips * 2)
    row = replace(sheet.rows[0], cells=((crowd,), *sheet.rows[0].cells[1:]))
    table.set_sheet(replace(sheet, rows=(row, *sheet.rows[1:])))
    table.choose(0, 0, 5)
    assert table.square(0, 0).more is not None
    assert table.step_chip(True)
    assert len(table.square(0, 0).chips) == 8


def test_enter_asks_who_could_do_it(qtbot: QtBot, grid: WeekGrid) -> None:
    grid.select(samples.THURSDAY, 1, 1)
    with qtbot.waitSignal(grid.placeActivated) as asked:
        press(qtbot, grid.table, Key.Key_Return)
    cell, chip = asked.args or []
    assert (cell.on_date, chip.state) == (samples.THURSDAY, "empty")


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Key.Key_Delete, "clearRequested"),
        (Key.Key_P, "pinToggled"),
        (Key.Key_O, "watchToggled"),
        (Key.Key_R, "reserveToggled"),
        (Key.Key_T, "cannotCome"),
    ],
)
def test_a_letter_asks_for_something_about_the_duty(
    qtbot: QtBot, grid: WeekGrid, key: Qt.Key, signal: str
) -> None:
    grid.table.choose(0, 0, 2)
    duty = grid.selected()[1]
    with qtbot.waitSignal(getattr(grid, signal)) as asked:
        press(qtbot, grid.table, key)
    assert duty is not None
    assert asked.args == [duty.duty_id]


def test_w_m_and_x_say_how_a_duty_went(qtbot: QtBot, grid: WeekGrid) -> None:
    grid.table.choose(0, 0, 2)
    for key, word in ((Key.Key_W, "worked"), (Key.Key_M, "missed"), (Key.Key_X, "excused")):
        with qtbot.waitSignal(grid.statusRequested) as asked:
            press(qtbot, grid.table, key)
        assert (asked.args or [])[1] == word


def test_letters_do_nothing_upon_staff_or_open_places(qtbot: QtBot, grid: WeekGrid) -> None:
    for number in (0, 3):
        grid.table.choose(0, 3, number)
        with qtbot.assertNotEmitted(grid.pinToggled), qtbot.assertNotEmitted(grid.clearRequested):
            press(qtbot, grid.table, Key.Key_P, Key.Key_Delete)


def test_s_and_s_elsewhere_swaps(qtbot: QtBot, grid: WeekGrid) -> None:
    grid.table.choose(0, 0, 2)
    first = grid.selected()[1]
    press(qtbot, grid.table, Key.Key_S)
    grid.table.choose(0, 1, 2)
    second = grid.selected()[1]
    with qtbot.waitSignal(grid.swapMarked) as asked:
        press(qtbot, grid.table, Key.Key_S)
    assert first is not None
    assert second is not None
    assert asked.args == [first.duty_id, second.duty_id]


def test_escape_forgets_a_mark(qtbot: QtBot, grid: WeekGrid) -> None:
    grid.table.choose(0, 0, 2)
    press(qtbot, grid.table, Key.Key_S, Key.Key_Escape)
    assert grid.table.swap_duty is None


def test_s_upon_an_empty_place_moves_there(qtbot: QtBot, grid: WeekGrid) -> None:
    grid.table.choose(0, 0, 2)
    press(qtbot, grid.table, Key.Key_S)
    grid.table.choose(0, 3, 3)
    with qtbot.waitSignal(grid.dutyDropped) as asked:
        press(qtbot, grid.table, Key.Key_S)
    _duty, cell, chip, copy = asked.args or []
    assert (cell.on_date, chip.state, copy) == (samples.THURSDAY, "empty", False)


@pytest.mark.parametrize(("key", "copy"), [(Key.Key_X, False), (Key.Key_C, True)])
def test_a_duty_can_be_carried_by_keys(qtbot: QtBot, grid: WeekGrid, key: Qt.Key, copy: bool) -> None:
    grid.table.choose(0, 0, 2)
    qtbot.keyClick(grid.table, key, CTRL)
    grid.table.choose(1, 3, None)
    with qtbot.waitSignal(grid.dutyDropped) as asked:
        qtbot.keyClick(grid.table, Key.Key_V, CTRL)
    assert (asked.args or [])[3] is copy
    again = qtbot.waitSignal(grid.dutyDropped) if copy else qtbot.assertNotEmitted(grid.dutyDropped)
    with again:
        qtbot.keyClick(grid.table, Key.Key_V, CTRL)


def test_shift_f10_asks_for_the_menu(qtbot: QtBot, grid: WeekGrid) -> None:
    grid.table.choose(0, 3, 2)
    with qtbot.waitSignal(grid.menuRequested) as asked:
        qtbot.keyClick(grid.table, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert (asked.args or [])[2].name == "Kwame A."


def test_a_new_sheet_keeps_the_chosen_chip(grid: WeekGrid) -> None:
    grid.table.choose(0, 1, 2)
    before = grid.selected()[1]
    sheet = samples.week_sheet()
    cell = sheet.rows[0].cells[1][0]
    fewer = replace(cell, chips=cell.chips[1:])
    row = replace(sheet.rows[0], cells=(sheet.rows[0].cells[0], (fewer,), *sheet.rows[0].cells[2:]))
    grid.set_sheet(replace(sheet, rows=(row, *sheet.rows[1:])))
    after = grid.selected()[1]
    assert before is not None
    assert after is not None
    assert after.duty_id == before.duty_id


def test_a_new_sheet_does_not_scroll(grid: WeekGrid, qtbot: QtBot) -> None:
    grid.resize(620, 300)
    bar = grid.table.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 40)
    bar.setValue(40)
    grid.set_sheet(samples.week_sheet())
    assert bar.value() == 40


def test_another_week_keeps_the_same_weekday(grid: WeekGrid) -> None:
    grid.table.choose(1, 2, None)
    grid.set_sheet(samples.week_sheet(samples.MONDAY + timedelta(days=7)))
    cell, chip = grid.selected()
    assert cell is not None
    assert (cell.on_date, chip) == (samples.MONDAY + timedelta(days=9), None)


def test_a_place_that_is_not_there_is_not_chosen(grid: WeekGrid) -> None:
    assert not grid.select(samples.THURSDAY, 99, 1)
    assert grid.select(samples.THURSDAY, 2, 1)


def test_at_a_thousand_pixels_the_closed_day_is_narrow_and_nothing_scrolls_sideways(
    grid: WeekGrid, qtbot: QtBot
) -> None:
    grid.resize(920, 560)
    qtbot.waitUntil(lambda: grid.table.columnWidth(4) < 80)
    assert grid.table.columnWidth(0) >= 152
    assert grid.table.horizontalScrollBar().maximum() == 0


def test_a_dock_that_opens_does_not_hide_the_chosen_place(grid: WeekGrid, qtbot: QtBot) -> None:
    grid.select(samples.THURSDAY, 1, 1)
    grid.resize(560, 560)
    table = grid.table
    place = table.visualRect(table.currentIndex())
    qtbot.waitUntil(
        lambda: table.viewport().rect().contains(table.visualRect(table.currentIndex()).topRight())
    )
    assert place.width() >= 152


def test_the_link_asks_for_the_changes(grid: WeekGrid, qtbot: QtBot) -> None:
    link = grid.issue_line.findChildren(type(grid.issue_line._link))[0]
    with qtbot.waitSignal(grid.changesWanted):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


def test_the_line_says_what_hangs_on_the_wall(grid: WeekGrid) -> None:
    said = grid.issue_line.accessibleName()
    assert said.startswith("Issue 3  published 6 Nov. 4 changes since then, not yet on the wall.")
    assert said.endswith("Autumn term: 125 of 128 required places filled")
    grid.set_sheet(replace(samples.week_sheet(), issue=None))
    assert grid.issue_line.accessibleName().startswith("Draft  not published yet")
