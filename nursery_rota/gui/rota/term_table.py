"""The table of a month or term: sizes, what is chosen, keys and mouse. Only says what was asked for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from nursery_rota.gui.rota import term_paint as paint
from nursery_rota.gui.rota.grid_keys import square_after
from nursery_rota.gui.rota.grid_sizes import row_heights
from nursery_rota.gui.rota.term_grid import Square, TermGrid
from nursery_rota.gui.rota.term_heads import ColumnHead, LineHead
from nursery_rota.gui.rota.term_model import TermModel
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import ring, rule, text, width_of
from nursery_rota.gui.widgets.plain import plain_tip

_LOOKS = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.ThemeChange)


_AIR = 6
"""Pixels that a row of a term may grow by."""


class TermTable(QTableView):
    opened = Signal(object)
    """The Square that Enter or a double click asks for."""
    _letters = ""
    """The text that all was fitted to last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terms = TermModel(self)
        self._columns, self._lines = ColumnHead(self), LineHead(self)
        self._corner = QLabel(self)
        self._corner.setTextFormat(Qt.TextFormat.PlainText)
        self._corner.setProperty("role", "corner")
        self.setHorizontalHeader(self._columns)
        self.setVerticalHeader(self._lines)
        self.setModel(self.terms)
        self.setItemDelegate(_TermDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("Weeks of the rota")

    # -- data -------------------------------------------------------------------------------------

    def set_grid(self, grid: TermGrid) -> None:
        """Show ``grid``; the place that was chosen stays so where it still exists."""
        index = self.currentIndex()
        row, column = index.row(), index.column()
        before = self.terms.grid
        self.terms.set_grid(grid)
        self._corner.setText(grid.corner)
        if before is None or _bands(before) != _bands(grid):
            self._join_bands(grid)
        self.fit()
        if index.isValid() and grid.lines:
            self.choose(min(row, len(grid.lines) - 1), min(column, len(grid.columns) - 1))

    def _join_bands(self, grid: TermGrid) -> None:
        self.clearSpans()
        rows, columns = _bands(grid)
        for number in rows if columns > 1 else ():
            self.setSpan(number, 0, 1, columns)

    def square(self) -> Square | None:
        """The chosen one."""
        index = self.currentIndex()
        return self.terms.square(index.row(), index.column()) if index.isValid() else None

    def choose(self, row: int, column: int) -> None:
        line = self.terms.line(row)
        index = self.terms.index(row, 0 if line is not None and line.band is not None else column)
        before = self.currentIndex()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        for one in (before, index):
            self.update(one)

    def choose_day(self, day: date) -> bool:
        """The square of ``day``, or of its week; False where there is none."""
        for row in range(self.terms.rowCount()):
            for column in range(self.terms.columnCount()):
                square = self.terms.square(row, column)
                if square is not None and square.kind == "day" and square.on_date == day:
                    self.choose(row, column)
                    return True
        return False

    def step_empty(self, forward: bool) -> bool:
        """To the next or previous day that has an empty place, round and round; False where none has."""
        columns = self.terms.columnCount()
        squares = [
            (row, column)
            for row in range(self.terms.rowCount())
            for column in range(columns)
            if (one := self.terms.square(row, column)) is not None and one.kind == "day" and one.empty
        ]
        if not squares:
            return False
        index = self.currentIndex()
        at = (index.row(), index.column()) if index.isValid() else (-1, -1)
        ahead = [one for one in squares if one > at]
        behind = [one for one in squares if one < at]
        found = (ahead or squares)[0] if forward else (behind or squares)[-1]
        self.choose(*found)
        return True

    # -- sizes ------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Widths for the room there is, each row as tall as its fullest square; a month takes all the height."""
        grid = self.terms.grid
        if grid is None:
            return
        look = look_of(self)
        self._letters = look.letters
        self._lines.setFixedWidth(self._lines.wanted_width())
        self.updateGeometries()
        room, bar = self.maximumViewportSize(), self.verticalScrollBar().sizeHint().width()
        wide = self._set_widths(grid, room.width(), look)
        wanted = [self._wanted(row, look) for row in range(len(grid.lines))]
        if sum(wanted) > room.height():
            wide = self._set_widths(grid, room.width() - bar, look)
            wanted = [self._wanted(row, look, close=False) for row in range(len(grid.lines))]
        tall = room.height() - (bar if wide > room.width() else 0)
        weeks = [line.band is None for line in grid.lines]
        if not grid.roomy:
            # A little air where there is some, but a short term does not become a tall one.
            tall = min(tall, sum(wanted) + _AIR * sum(weeks))
        wanted = row_heights(wanted, weeks, tall)
        for row, height in enumerate(wanted):
            self.setRowHeight(row, height)
        self.updateGeometries()

    def _wanted(self, row: int, look: Look, *, close: bool = True) -> int:
        """``close``: those who help stand closer than their letters, so that a whole term is seen at once; where one
        has to scroll anyway there is no reason for it."""
        line = self.terms.line(row)
        if line is None or line.band is not None:
            return look.small_line + (10 if line and line.band and line.band.kind == "closed" else 4)
        heights = [look.line + 9]
        for column, square in enumerate(line.squares):
            if square.kind == "day":
                inner = self.columnWidth(column) - 2 * paint.SIDE
                rows = paint.rows_of(square.lines, inner, look)
                heights.append(len(rows) * paint.line_height(look) + 2 * paint.TOP)
            elif square.kind == "helping" and not close:
                heights.append(len(square.lines) * look.small_line + 2 * paint.TOP)
            elif square.kind == "family":
                heights.append(len(square.lines) * paint.helping_height(look) + 2 * paint.TOP)
        least = look.line + look.small_line + 8 if line.head.second else 0
        dates = look.small_line if self.terms.grid is not None and self.terms.grid.roomy else 0
        return max(least, max(heights) + dates)

    def _set_widths(self, grid: TermGrid, room: int, look: Look) -> int:
        """Returns the width of all columns together."""
        fixed = {n: self._fixed(n, look) for n, head in enumerate(grid.columns) if not head.share}
        shared = [n for n, head in enumerate(grid.columns) if head.share]
        family = any(line.squares and line.squares[0].kind == "family" for line in grid.lines[:1])
        least = width_of("Wed 30", look.second_bold) + look.sign + 12 if family else _least_day(look)
        left = room - sum(fixed.values())
        each, spare = divmod(max(left, least * len(shared)), max(1, len(shared)))
        for place, number in enumerate(shared):
            self.setColumnWidth(number, each + (1 if place < spare else 0))
        for number, wide in fixed.items():
            self.setColumnWidth(number, wide)
        return sum(self.columnWidth(n) for n in range(len(grid.columns)))

    def _fixed(self, column: int, look: Look) -> int:
        head = self.terms.grid.columns[column] if self.terms.grid else None
        if head is not None and head.title == "Helping":
            return width_of("n" * 18, look.second)
        return width_of("10 of 10", look.name) + look.sign + 28

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        # Qt asks for this within its own arranging of scroll bars, which must then be arranged once more.
        self.scheduleDelayedItemsLayout()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.setGeometry(QRect(0, 0, self._lines.width(), self._columns.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _LOOKS:
            if look_of(self).letters != self._letters:
                self.fit()
            self.viewport().update()

    # -- keys and mouse ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == Qt.KeyboardModifier.NoModifier:
            self._open()
        elif held & Qt.KeyboardModifier.AltModifier or not self._walk(
            key, bool(held & Qt.KeyboardModifier.ControlModifier)
        ):
            event.ignore()

    def _walk(self, key: Qt.Key, far: bool) -> bool:
        """To the square that the key leads to; answers whether it leads anywhere."""
        found = square_after(key, far, self.currentIndex(), self.terms.rowCount(), self.terms.columnCount())
        if found is None:
            return False
        self.choose(*found)
        return True

    def _open(self) -> None:
        square = self.square()
        if square is not None:
            self.opened.emit(square)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.choose(index.row(), index.column())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.choose(index.row(), index.column())
            self._open()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            square = self.terms.square(index.row(), index.column()) if index.isValid() else None
            QToolTip.showText(event.globalPos(), plain_tip(square.spoken) if square else "", self)
            return True
        return super().viewportEvent(event)


def _bands(grid: TermGrid) -> tuple[tuple[int, ...], int]:
    """The rows that are one square each, and over how many columns."""
    return tuple(n for n, line in enumerate(grid.lines) if line.band is not None), len(grid.columns)


def _least_day(look: Look) -> int:
    return width_of("n" * 12, look.name) + look.sign


class _TermDelegate(QStyledItemDelegate):
    """Paints what its table's model holds; keeps nothing itself."""

    def __init__(self, table: TermTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = self._table.terms.line(index.row())
        square = self._table.terms.square(index.row(), index.column())
        if line is None or square is None:
            return
        look, rect = look_of(self._table), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        if line.band is not None:
            paint.paint_band(painter, rect, line.band, look)
        elif square.closed is not None:
            paint.paint_closed_day(painter, rect, square.closed, look)
        else:
            painter.fillRect(rect, look.colour(square.ground))
            self._inside(painter, rect, square, look)
        for side in (Qt.Edge.RightEdge, Qt.Edge.BottomEdge):
            rule(painter, rect, side, look.colour("line"))
        current = self._table.currentIndex()
        if (current.row(), current.column()) == (index.row(), index.column()):
            on_line = line.band is not None and line.band.kind == "today"
            ring(painter, rect, look.colour("text" if on_line else "accent"))
        painter.restore()

    def _inside(self, painter: QPainter, rect: QRect, square: Square, look: Look) -> None:
        inner = rect.adjusted(paint.SIDE, paint.TOP, -paint.SIDE + 1, -paint.TOP)
        grid = self._table.terms.grid
        if square.kind == "day" and grid is not None and grid.roomy:
            day = QRect(inner.left() - 2, inner.top(), inner.width(), look.small_line)
            token = "accent" if square.is_today else "muted"
            words = f"{square.words}, today" if square.is_today else square.words
            text(painter, day, words, look.second_bold, look.colour(token))
            inner.setTop(day.bottom() + 1)
        if square.kind == "day":
            paint.paint_lines(painter, inner, square.lines, look, self._table.viewport().rect())
        elif square.kind == "helping":
            paint.paint_helping(painter, inner.adjusted(-2, -1, 4, 1), square.lines, look)
        elif square.kind == "family":
            paint.paint_family(painter, rect.adjusted(5, paint.TOP + 2, -2, -paint.TOP), square.lines, look)
        else:
            paint.paint_count(painter, inner, square, look)
