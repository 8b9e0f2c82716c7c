"""The grid by mouse: clicks, drags that say what would happen, tooltips that show names as they were typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from nursery_rota.domain.sheets import Cell, Chip
from nursery_rota.gui.rota.dragging import DUTY_MIME, PERSON_MIME, AdviceLabel, DragSource, pack, unpack
from nursery_rota.gui.rota.week_actions import ActiveWeekTable
from nursery_rota.gui.rota.week_grid import WeekGrid
from tests.gui import samples
from tests.gui.rota.conftest import Spot

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


def hover(table: ActiveWeekTable, data: QMimeData, at: QPoint, held: Qt.KeyboardModifier = NONE) -> bool:
    """Carry ``data`` into the grid and over ``at``; says whether it may be let go there."""
    table.dragEnterEvent(QDragEnterEvent(at, BOTH, data, LEFT, held))
    event = QDragMoveEvent(at, BOTH, data, LEFT, held)
    table.dragMoveEvent(event)
    return event.isAccepted()


def drop(table: ActiveWeekTable, data: QMimeData, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    assert hover(table, data, at, held)
    table.dropEvent(QDropEvent(QPointF(at), BOTH, data, LEFT, held))


def test_a_click_chooses_the_chip(qtbot: QtBot, grid: WeekGrid, spot: Spot) -> None:
    with qtbot.waitSignal(grid.chipSelected) as said:
        qtbot.mouseClick(grid.table.viewport(), LEFT, pos=spot.of("Kwame A."))
    cell, chip = said.args or []
    assert (cell.on_date, chip.name) == (samples.THURSDAY, "Kwame A.")


def test_a_double_click_opens(qtbot: QtBot, grid: WeekGrid, spot: Spot) -> None:
    with qtbot.waitSignal(grid.placeActivated) as asked:
        qtbot.mouseDClick(grid.table.viewport(), LEFT, pos=spot.of("Empty"))
    assert (asked.args or [])[1].state == "empty"


def test_a_person_is_dropped_on_an_empty_place(qtbot: QtBot, grid: WeekGrid, spot: Spot) -> None:
    with qtbot.waitSignal(grid.personDropped) as dropped:
        drop(grid.table, pack(DragSource("person", 61)), spot.of("Empty"))
    person, cell, chip = dropped.args or []
    assert (person, cell.on_date, chip.state) == (61, samples.THURSDAY, "empty")


@pytest.mark.parametrize(("held", "copy"), [(NONE, False), (CTRL, True)])
def test_a_duty_is_moved_or_with_ctrl_copied(
    qtbot: QtBot, grid: WeekGrid, spot: Spot, held: Qt.KeyboardModifier, copy: bool
) -> None:
    with qtbot.waitSignal(grid.dutyDropped) as dropped:
        drop(grid.table, pack(DragSource("duty", 104)), spot.of("Róisín M."), held)
    duty, _cell, chip, copied = dropped.args or []
    assert (duty, chip.name, copied) == (104, "Róisín M.", copy)


def test_below_the_chips_the_cell_itself_is_meant(qtbot: QtBot, grid: WeekGrid) -> None:
    square = grid.table.visualRect(grid.table.weeks.index(0, 2))
    with qtbot.waitSignal(grid.personDropped) as dropped:
        drop(grid.table, pack(DragSource("person", 61)), square.bottomLeft() + QPoint(40, -6))
    assert (dropped.args or [])[2] is None


def test_nothing_can_be_dropped_on_a_closed_day(grid: WeekGrid) -> None:
    closed = grid.table.visualRect(grid.table.weeks.index(0, 4)).center()
    assert not hover(grid.table, pack(DragSource("person", 61)), closed)


def test_foreign_things_are_not_taken(grid: WeekGrid, spot: Spot) -> None:
    words = QMimeData()
    words.setText("61")
    broken = QMimeData()
    broken.setData(PERSON_MIME, b"sixty-one")
    for data in (words, broken):
        assert not hover(grid.table, data, spot.of("Empty"))


def test_what_is_carried_arrives() -> None:
    for source in (DragSource("person", 7), DragSource("duty", 12)):
        assert unpack(pack(source)) == source
    assert pack(DragSource("duty", 12)).formats() == [DUTY_MIME]


def test_the_advice_is_seen_before_letting_go(grid: WeekGrid, spot: Spot) -> None:
    asked: list[tuple[DragSource, Cell, Chip | None]] = []

    def advice(source: DragSource, cell: Cell, chip: Chip | None) -> str:
        asked.append((source, cell, chip))
        return f"{samples.ROGUE} is on Late duty that day already."

    grid.set_drop_advice(advice)
    hover(grid.table, pack(DragSource("person", 61)), spot.of("Empty"))
    label = grid.table.viewport().findChild(AdviceLabel)
    assert label is not None
    assert label.isVisible()
    assert label.text().startswith(samples.ROGUE)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert grid.table.viewport().rect().contains(label.geometry())
    assert grid.table.target == (0, 3, 3)
    assert asked[-1][0] == DragSource("person", 61)
    grid.table.dragLeaveEvent(QDragLeaveEvent())
    assert label.isHidden()
    assert grid.table.target is None


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_tooltip_shows_a_name_as_it_was_typed(qtbot: QtBot, grid: WeekGrid) -> None:
    sheet = samples.week_sheet()
    cell = sheet.rows[0].cells[0][0]
    rogue = replace(cell.chips[2], name=samples.ROGUE, full_name=samples.ROGUE, spoken=samples.ROGUE)
    row = replace(sheet.rows[0], cells=((replace(cell, chips=(rogue,)),), *sheet.rows[0].cells[1:]))
    grid.set_sheet(replace(sheet, rows=(row, *sheet.rows[1:])))
    at = grid.table.chip_rect(0, 0, 0).center()
    help_event = QHelpEvent(QEvent.Type.ToolTip, at, grid.table.viewport().mapToGlobal(at))
    QApplication.sendEvent(grid.table.viewport(), help_event)
    assert "&lt;b&gt;O&#x27;Neil &amp; Söns&lt;/b&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_pulling_a_chip_carries_its_duty(
    qtbot: QtBot, grid: WeekGrid, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[DragSource | None] = []

    def begin(drag: QDrag, *_actions: object) -> Qt.DropAction:
        carried.append(unpack(drag.mimeData()))
        assert not drag.pixmap().isNull()
        return Qt.DropAction.MoveAction

    monkeypatch.setattr(QDrag, "exec", begin)
    for name in ("Róisín M.", "Ruth O.", "Empty"):
        start = spot.of(name)
        for kind, at, buttons in (
            (QEvent.Type.MouseButtonPress, start, LEFT),
            (QEvent.Type.MouseMove, start + QPoint(60, 4), LEFT),
        ):
            point = QPointF(at)
            event = QMouseEvent(kind, point, grid.mapToGlobal(point), LEFT, buttons, NONE)
            QApplication.sendEvent(grid.table.viewport(), event)
    roisin = grid.table.square(0, 0).chips[2].chip
    assert roisin.duty_id is not None
    assert carried == [DragSource("duty", roisin.duty_id)]


def test_a_right_click_chooses_and_asks_for_the_menu(qtbot: QtBot, grid: WeekGrid, spot: Spot) -> None:
    at = spot.of("Kwame A.")
    there = grid.table.viewport().mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, there)
    with qtbot.waitSignal(grid.menuRequested) as asked:
        QApplication.sendEvent(grid.table.viewport(), event)
    point, _cell, chip = asked.args or []
    assert (point, chip.name) == (there, "Kwame A.")
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), there)
    with qtbot.waitSignal(grid.menuRequested) as asked:
        QApplication.sendEvent(grid.table.viewport(), by_key)
    assert (asked.args or [])[2].name == "Kwame A."


def test_letters_are_kept_from_shortcuts_only_upon_a_chip(grid: WeekGrid) -> None:
    def kept(key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
        event.ignore()
        QApplication.sendEvent(grid.table, event)
        return event.isAccepted()

    grid.table.choose(0, 0, None)
    assert not kept(Qt.Key.Key_P)
    grid.table.choose(0, 0, 2)
    assert kept(Qt.Key.Key_P)
    assert not kept(Qt.Key.Key_F5)


def test_and_two_more_opens_with_a_click(qtbot: QtBot, grid: WeekGrid) -> None:
    sheet = samples.week_sheet()
    cell = sheet.rows[0].cells[0][0]
    row = replace(sheet.rows[0], cells=((replace(cell, chips=cell.chips * 2),), *sheet.rows[0].cells[1:]))
    grid.set_sheet(replace(sheet, rows=(row, *sheet.rows[1:])))
    more = grid.table.square(0, 0).more
    assert more is not None
    origin = grid.table.visualRect(grid.table.weeks.index(0, 0)).topLeft()
    qtbot.mouseClick(grid.table.viewport(), LEFT, pos=origin + more[0].center())
    assert len(grid.table.square(0, 0).chips) == 8


def test_the_mouse_over_a_chip_is_shown_and_forgotten(qtbot: QtBot, grid: WeekGrid, spot: Spot) -> None:
    qtbot.mouseMove(grid.table.viewport(), spot.of("Kwame A."))
    qtbot.waitUntil(lambda: grid.table.hovered == (0, 3, 2))
    QApplication.sendEvent(grid.table.viewport(), QEvent(QEvent.Type.Leave))
    assert grid.table.hovered is None
