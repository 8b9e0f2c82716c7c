"""The table inside the week grid: sizes, what is chosen, keys and mouse. Only says what was asked for.

The chosen thing is a square, or one chip of it. Nothing here writes data: every wish leaves as a signal.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QTableView, QToolTip, QWidget

from nursery_rota.domain.sheets import Cell, Chip, Day, WeekSheet
from nursery_rota.gui.rota.cell_layout import Square, lay_out
from nursery_rota.gui.rota.chip_paint import Marks
from nursery_rota.gui.rota.grid_keys import square_after
from nursery_rota.gui.rota.grid_sizes import column_widths, row_heights
from nursery_rota.gui.rota.heads import DayHead, RowHead
from nursery_rota.gui.rota.week_delegate import WeekDelegate
from nursery_rota.gui.rota.week_model import WeekModel
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.widgets.plain import plain_label, plain_tip
from nursery_rota.wording import MONTHS

_LOOKS = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.ThemeChange)
Place = tuple[Cell | None, Chip | None]


NOTHING = "No shifts yet. Say when children come, under Timetable: parents’ shifts follow from that."


class WeekTable(QTableView):
    chosen = Signal(object, object)
    """(Cell | None, Chip | None) whenever another square or chip is chosen."""
    wants = Signal(int)
    """The height at which every square is seen whole and none is taller than it must be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weeks = WeekModel(self)
        self._squares: dict[tuple[int, int, int], Square] = {}
        self._opened: set[tuple[int, int]] = set()
        self._chip: int | None = None
        self._wanted = 0
        self.swap_duty: int | None = None
        self.taken_up: int | None = None
        """A duty that is to be put down elsewhere."""
        self._people: frozenset[int] = frozenset()
        """Whose duties are ringed."""
        self.hovered: tuple[int, int, int] | None = None
        self.target: tuple[int, int, int | None] | None = None
        self._day_head, self._row_head = DayHead(self), RowHead(self)
        self._nothing = plain_label(NOTHING, parent=self.viewport())
        self._month = QLabel(self)
        self._letters = ""
        """The text that all was fitted to last."""
        self._set_up()

    def _set_up(self) -> None:
        self.setHorizontalHeader(self._day_head)
        self.setVerticalHeader(self._row_head)
        self.setModel(self.weeks)
        self.setItemDelegate(WeekDelegate(self, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("Week grid")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._month.setTextFormat(Qt.TextFormat.PlainText)
        self._month.setProperty("role", "corner")

    # -- data -------------------------------------------------------------------------------------

    def set_sheet(self, sheet: WeekSheet) -> None:
        """Show ``sheet``; what was chosen stays chosen if it is still there, and nothing scrolls."""
        cell, chip = self.selected()
        index = self.currentIndex()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        same_week = self.weeks.sheet is not None and self.weeks.sheet.monday == sheet.monday
        if not same_week:
            self._opened.clear()
        self._chip, self.hovered, self.target = None, None, None
        self.weeks.set_sheet(sheet)
        self._month.setText(f"{MONTHS[sheet.monday.month - 1][:3]} {sheet.monday.year}")
        self._nothing.setVisible(not sheet.rows and any(day.closed is None for day in sheet.days))
        self._join_closed_days(sheet)
        self.fit()
        if cell is not None and self.select(cell.on_date, cell.shift_id, cell.room_id, chip):
            self.horizontalScrollBar().setValue(across)
            self.verticalScrollBar().setValue(down)
        elif index.isValid():
            row, column = index.row(), index.column()
            self.choose(min(row, len(sheet.rows) - 1), min(column, len(sheet.days) - 1), None)

    def _join_closed_days(self, sheet: WeekSheet) -> None:
        self.clearSpans()
        for column, day in enumerate(sheet.days):
            if day.closed is not None and len(sheet.rows) > 1:
                self.setSpan(0, column, len(sheet.rows), 1)

    def look(self) -> Look:
        return look_of(self)

    def day_of(self, column: int) -> Day | None:
        return self.weeks.day(column)

    def square(self, row: int, column: int) -> Square:
        key = (row, column, self.columnWidth(column))
        if key not in self._squares:
            opened = (row, column) in self._opened
            self._squares[key] = lay_out(self.weeks.cells(row, column), key[2], self.look(), opened)
        return self._squares[key]

    def marks(self, row: int, column: int) -> dict[int, Marks]:
        """Only for chips that differ from the rest."""
        found: dict[int, Marks] = {}
        chosen = self._chip if self._is_current(row, column) else None
        for number, box in enumerate(self.square(row, column).chips):
            swapping = box.chip.duty_id is not None and box.chip.duty_id in (self.swap_duty, self.taken_up)
            marks = Marks(
                number == chosen or self.target == (row, column, number),
                self.hovered == (row, column, number),
                swapping,
                box.chip.duty_id is not None and box.chip.person_id in self._people,
            )
            if marks != Marks():
                found[number] = marks
        return found

    def ring_people(self, people: frozenset[int]) -> None:
        """Ring every duty of these people, in this week and the next that is shown."""
        if people != self._people:
            self._people = people
            self.viewport().update()

    def ringed(self, row: int, column: int) -> bool:
        if self.target is not None and self.target[:2] == (row, column):
            return self.target[2] is None
        return self._is_current(row, column) and self._chip is None

    def _is_current(self, row: int, column: int) -> bool:
        index = self.currentIndex()
        return index.isValid() and (index.row(), index.column()) == (row, column)

    # -- what is chosen ---------------------------------------------------------------------------

    def selected(self) -> Place:
        index = self.currentIndex()
        if not index.isValid():
            return None, None
        boxes = self.square(index.row(), index.column()).chips
        if self._chip is not None and self._chip < len(boxes):
            return boxes[self._chip].cell, boxes[self._chip].chip
        cells = self.weeks.cells(index.row(), index.column())
        return (cells[0] if cells else None), None

    def select(
        self, on_date: date, shift_id: int | None, room_id: int | None, chip: Chip | None = None
    ) -> bool:
        """Choose the square of this cell, and ``chip`` in it if it is there; False where no such cell is."""
        sheet = self.weeks.sheet
        for row, grid_row in enumerate(sheet.rows if sheet else ()):
            for column, cells in enumerate(grid_row.cells):
                if any((c.on_date, c.shift_id, c.room_id) == (on_date, shift_id, room_id) for c in cells):
                    self.choose(row, column, self._number_of(row, column, chip))
                    return True
        return False

    def _number_of(self, row: int, column: int, chip: Chip | None) -> int | None:
        if chip is None:
            return None
        boxes = self.square(row, column).chips
        by_duty = [n for n, box in enumerate(boxes) if chip.duty_id and box.chip.duty_id == chip.duty_id]
        alike = [n for n, box in enumerate(boxes) if box.chip == chip]
        return next(iter(by_duty + alike), None)

    def choose(self, row: int, column: int, chip: int | None) -> None:
        """Make this the chosen square and chip; a closed day counts as one square."""
        day = self.weeks.day(column)
        if day is not None and day.closed is not None:
            row, chip = 0, None
        self._chip = chip
        index = self.weeks.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.viewport().update()
        cell, found = self.selected()
        self.chosen.emit(cell, found)
        if found is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, found.spoken))

    def step_chip(self, forward: bool) -> bool:
        """To the next or previous chip of the square; False at either end."""
        index = self.currentIndex()
        if not index.isValid():
            return False
        row, column = index.row(), index.column()
        count = len(self.square(row, column).chips)
        if forward and self._chip == count - 1 and self.square(row, column).more:
            self.open_square(row, column)
            count = len(self.square(row, column).chips)
        at = -1 if self._chip is None else self._chip
        wanted = at + (1 if forward else -1)
        if wanted >= count or wanted < -1:
            return False
        self.choose(row, column, None if wanted < 0 else wanted)
        return True

    def open_square(self, row: int, column: int) -> None:
        """Show the chips that "and 2 more" stands for."""
        self._opened.add((row, column))
        self.fit()

    # -- sizes ------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Widths for the room there is, then each row as tall as its tallest square.

        Worked out from the room without scroll bars, so that a bar that comes or goes changes nothing.
        """
        sheet = self.weeks.sheet
        self._squares.clear()
        if sheet is None:
            return
        self._letters = self.look().letters
        head = self._row_head.sizeHint().width()
        if self._row_head.width() != head:
            self._row_head.setFixedWidth(head)
            self.updateGeometries()
        room, bar = self.maximumViewportSize(), self.verticalScrollBar().sizeHint().width()
        wide = self._set_widths(sheet, room.width())
        wanted = self._wanted_heights(sheet)
        if sum(wanted) > room.height():
            wide = self._set_widths(sheet, room.width() - bar)
            wanted = self._wanted_heights(sheet)
        tall = room.height() - (bar if wide > room.width() else 0)
        stretched = [row.kind == "care" for row in sheet.rows]
        for number, height in enumerate(row_heights(wanted, stretched, tall)):
            self.setRowHeight(number, height)
        self.updateGeometries()
        self.viewport().update()
        self._tell_height(
            sum(wanted) + self._day_head.sizeHint().height() + (bar if wide > room.width() else 0)
        )

    def _tell_height(self, height: int) -> None:
        if height != self._wanted:
            self._wanted = height
            self.wants.emit(height)

    def _set_widths(self, sheet: WeekSheet, room: int) -> int:
        """Returns the width of all days together."""
        widths = column_widths([day.closed is not None for day in sheet.days], room, self.look())
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        return sum(widths)

    def _wanted_heights(self, sheet: WeekSheet) -> list[int]:
        return [
            max(
                self._row_head.wanted_height(row),
                *(self.square(number, column).height for column in range(len(sheet.days))),
            )
            for number, row in enumerate(sheet.rows)
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._nothing.setGeometry(self.viewport().rect().adjusted(40, 0, -40, 0))
        self.fit()
        if self.currentIndex().isValid():
            # A dock that opens beside the grid must not hide the place it is about.
            self.scrollTo(self.currentIndex())

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._month.setGeometry(QRect(0, 0, self._row_head.width(), self._day_head.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _LOOKS:
            if self.look().letters != self._letters:
                self.fit()
            self.viewport().update()

    # -- keys and mouse ---------------------------------------------------------------------------

    def walk(self, key: Qt.Key, far: bool) -> bool:
        """To the square that the key leads to; answers whether it leads anywhere."""
        found = square_after(key, far, self.currentIndex(), self.weeks.rowCount(), self.weeks.columnCount())
        if found is None:
            return False
        self.choose(*found, None)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or not self.walk(Qt.Key(event.key()), far):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self.step_chip(forward) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in by_keys and not self.selected()[0] and self.weeks.rowCount():
            self.choose(0, 0, None)

    def chip_at(self, point: QPoint) -> tuple[int, int, int | None] | None:
        """(row, column, chip or None) under ``point`` of the viewport; None outside the squares."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        within = point - self.visualRect(index).topLeft()
        return index.row(), index.column(), self.square(index.row(), index.column()).chip_at(within)

    def place_at(self, at: tuple[int, int, int | None]) -> Place:
        row, column, number = at
        if number is not None:
            box = self.square(row, column).chips[number]
            return box.cell, box.chip
        cells = self.weeks.cells(row, column)
        return (cells[0] if cells else None), None

    def cell_under(self, point: QPoint) -> Cell | None:
        """The cell under ``point`` where a square holds several."""
        index = self.indexAt(point)
        within = point - self.visualRect(index).topLeft()
        return self.square(index.row(), index.column()).cell_at(within) if index.isValid() else None

    def chip_rect(self, row: int, column: int, number: int) -> QRect:
        """Where a chip stands in the viewport."""
        origin = self.visualRect(self.weeks.index(row, column)).topLeft()
        return self.square(row, column).chips[number].rect.translated(origin)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.chip_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(at)) if at else "", self)
            return True
        if event.type() == QEvent.Type.Leave and self.hovered is not None:
            self.hovered = None
            self.viewport().update()
        return super().viewportEvent(event)

    def _tip(self, at: tuple[int, int, int | None]) -> str:
        cell, chip = self.place_at(at)
        if chip is not None:
            lines = [
                chip.spoken or chip.full_name or chip.name,
                chip.why if chip.why not in chip.spoken else "",
            ]
            return "\n".join(line for line in lines if line)
        return cell.need.why if cell is not None and cell.need is not None else ""
