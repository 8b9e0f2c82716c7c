"""The rota in the real window: giving, moving, clearing, undo and redo, by keyboard and by drag."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nursery_rota.domain.findings import CandidateLine
from nursery_rota.domain.sheets import Cell, Chip
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning.rota_page import RotaPage
from nursery_rota.gui.rota.dragging import DragSource, pack

THURSDAY = date(2026, 11, 26)


@pytest.fixture
def page(window: MainWindow) -> RotaPage:
    page = window.pages["rota"]
    assert isinstance(page, RotaPage)
    return page


def empty_place(page: RotaPage) -> tuple[int, int, int, Cell, Chip]:
    """Row, column and number of the first empty required place of the week on show."""
    table = page.grid.table
    for row in range(table.weeks.rowCount()):
        for column in range(table.weeks.columnCount()):
            for number, box in enumerate(table.square(row, column).chips):
                if box.chip.state == "empty" and box.cell.on_date == THURSDAY:
                    return row, column, number, box.cell, box.chip
    raise AssertionError("the sample has no empty place on that day")


def first_for(qtbot: QtBot, page: RotaPage, cell: Cell) -> CandidateLine:
    """Number 1 of those who could do it."""
    with qtbot.waitSignal(page.looking.found):
        page.show_place(cell)
    line = page.dock.candidates.model.numbered(1)
    assert line is not None
    return line


def test_enter_on_an_empty_place_lists_who_could_and_1_gives_it(
    qtbot: QtBot, window: MainWindow, page: RotaPage
) -> None:
    row, column, number, cell, _ = empty_place(page)
    page.grid.table.choose(row, column, number)
    qtbot.keyClick(page.grid.table, Qt.Key.Key_Return)
    assert page.dock.place is not None
    assert page.dock.candidates.is_looking

    with qtbot.waitSignal(page.looking.found):
        qtbot.keyClick(page.dock.candidates.list, Qt.Key.Key_1)

    given = [d for d in window.bridge.book.duties if (d.on_date, d.shift_id) == (THURSDAY, cell.shift_id)]
    assert len(given) == 1
    assert "Gave" in window.notices.text


def test_of_two_places_asked_for_at_once_only_the_later_is_heard_of(qtbot: QtBot, page: RotaPage) -> None:
    _, _, _, cell, _ = empty_place(page)
    other = next(
        c for row in page.grid.table.weeks.sheet.rows for cells in row.cells for c in cells if c != cell
    )
    page.show_place(other)
    qtbot.keyClick(page.dock.candidates.list, Qt.Key.Key_1)
    with qtbot.waitSignal(page.looking.found) as heard:
        page.show_place(cell)
    assert (heard.args or [])[0] is cell
    assert page.dock.place is cell  # the number typed for the place before was not given anything


def test_a_list_left_while_it_is_worked_out_does_not_come_back(
    qtbot: QtBot, window: MainWindow, page: RotaPage
) -> None:
    _, _, _, cell, _ = empty_place(page)
    before = window.bridge.book.duties
    page.show_place(cell)
    qtbot.keyClick(page.dock.candidates.list, Qt.Key.Key_1)
    qtbot.keyClick(page.dock.candidates.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.desk.jobs.running)
    assert page.dock.shows_families
    assert window.bridge.book.duties == before


def test_a_list_follows_what_is_undone(qtbot: QtBot, window: MainWindow, page: RotaPage) -> None:
    _, _, _, cell, _ = empty_place(page)
    given = first_for(qtbot, page, cell)
    page._give(given)
    assert first_for(qtbot, page, cell).person_id != given.person_id
    with qtbot.waitSignal(page.looking.found):
        window.commands["undo"].trigger()
        assert page.dock.candidates.is_looking  # nobody is offered as the rota was before
        assert page.dock.candidates.model.rowCount() == 0
    again = page.dock.candidates.model.numbered(1)
    assert again is not None
    assert again.person_id == given.person_id


def test_undo_and_redo_are_named_and_bring_the_rota_back(
    qtbot: QtBot, window: MainWindow, page: RotaPage
) -> None:
    before = window.bridge.book.duties
    _, _, _, cell, _ = empty_place(page)
    line = first_for(qtbot, page, cell)
    page._give(line)
    assert window.commands["undo"].text().startswith("&Undo: Gave")

    window.commands["undo"].trigger()
    assert window.bridge.book.duties == before
    assert window.commands["redo"].text().startswith("&Redo: Gave")

    window.commands["redo"].trigger()
    assert len(window.bridge.book.duties) == len(before) + 1


def test_a_parent_dragged_onto_a_place_gets_it(qtbot: QtBot, window: MainWindow, page: RotaPage) -> None:
    row, column, number, cell, _ = empty_place(page)
    line = first_for(qtbot, page, cell)
    page.dock.show_families()
    drop(page, line.person_id, page.grid.table.chip_rect(row, column, number).center())
    assert any(d.person_id == line.person_id and d.on_date == THURSDAY for d in window.bridge.book.duties)


def test_a_drop_that_cannot_be_says_why_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, page: RotaPage
) -> None:
    row, column, number, cell, _ = empty_place(page)
    found = page.hands._look_at(window.bridge.book, cell, cell.shift_id or 0, None)
    assert not isinstance(found, str)
    line = next(line for line in found.values() if line.group == "cannot")
    assert line.name in page.hands.advice(DragSource("person", line.person_id), cell, None)

    drop(page, line.person_id, page.grid.table.chip_rect(row, column, number).center())

    assert not any(d.person_id == line.person_id and d.on_date == THURSDAY for d in window.bridge.book.duties)
    assert line.name in window.notices.text


def test_what_only_our_rule_forbids_waits_for_give_anyway(
    qtbot: QtBot, window: MainWindow, page: RotaPage
) -> None:
    _, _, _, cell, _ = empty_place(page)
    line = first_for(qtbot, page, cell)
    page._give(line)
    for row in window.bridge.week(page.when.monday).rows:
        for other in (one for cells in row.cells for one in cells if one.shift_id is not None):
            found = page.hands._look_at(window.bridge.book, other, other.shift_id or 0, None)
            if not isinstance(found, str) and found[line.person_id].group == "waive":
                count = len(window.bridge.book.duties)
                page.hands.give(line.person_id, other)
                assert len(window.bridge.book.duties) == count
                window.notices._do()
                assert len(window.bridge.book.duties) == count + 1
                return
    pytest.fail("one duty a week is the sample's rule, so another place of the week must ask")


def test_keys_pin_watch_mark_and_clear_a_duty(qtbot: QtBot, window: MainWindow, page: RotaPage) -> None:
    _, _, _, cell, _ = empty_place(page)
    line = first_for(qtbot, page, cell)
    page._give(line)
    duty = next(
        d for d in window.bridge.book.duties if d.person_id == line.person_id and d.on_date == THURSDAY
    )
    table = page.grid.table
    for row in range(table.weeks.rowCount()):
        for column in range(table.weeks.columnCount()):
            for number, box in enumerate(table.square(row, column).chips):
                if box.chip.duty_id == duty.id:
                    table.choose(row, column, number)
    for key, check in (
        (Qt.Key.Key_P, lambda d: d.pinned),
        (Qt.Key.Key_R, lambda d: d.reserve),
    ):
        qtbot.keyClick(table, key)
        assert check(window.bridge.book.duty[duty.id])
    page.hands.status(duty.id, "worked")
    assert window.bridge.book.duty[duty.id].status == "worked"
    page.hands.watch(duty.id)
    assert window.bridge.book.duty[duty.id].observing
    page.hands.clear(duty.id)
    assert duty.id not in window.bridge.book.duty


def test_weeks_and_terms_are_turned_by_commands(window: MainWindow, page: RotaPage) -> None:
    monday = page.when.monday
    window.commands["week-after"].trigger()
    assert (page.when.monday - monday).days == 7
    window.commands["this-week"].trigger()
    assert page.when.monday == monday
    window.commands["term-after"].trigger()
    assert page.when.monday > monday


def test_publishing_against_the_law_needs_a_name_and_a_reason(window: MainWindow, page: RotaPage) -> None:
    window.commands["publish"].trigger()
    assert page.publishing.panel.isVisible()
    page.publishing.panel.go.click()
    assert not window.bridge.book.publications
    page.publishing.panel.name.setText("Ruth Okafor")
    page.publishing.panel.reason.setText("The rota is only begun.")
    page.publishing.panel.go.click()
    (issue,) = window.bridge.book.publications
    assert (issue.issue_number, issue.by_whom) == (1, "Ruth Okafor")


def test_copying_last_week_twice_adds_nothing(qtbot: QtBot, window: MainWindow, page: RotaPage) -> None:
    _, _, _, cell, _ = empty_place(page)
    line = first_for(qtbot, page, cell)
    page._give(line)
    window.commands["week-after"].trigger()
    window.commands["copy-week"].trigger()
    count = len(window.bridge.book.duties)
    window.commands["copy-week"].trigger()
    assert len(window.bridge.book.duties) == count
    assert "Nothing to copy" in window.notices.text


def drop(page: RotaPage, person_id: int, at: QPoint) -> None:
    """What Qt sends when a parent is let go over the grid."""
    data = pack(DragSource("person", person_id))
    viewport = page.grid.table.viewport()
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at, copy, data, left, none)
    QApplication.sendEvent(viewport, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), copy, data, left, none))
