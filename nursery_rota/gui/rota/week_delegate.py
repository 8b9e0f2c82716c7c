"""Paints the squares of the week grid. Asks its table for the layout and the marks, keeps nothing itself."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from nursery_rota.domain.sheets import Day
from nursery_rota.gui.rota.cell_layout import Square
from nursery_rota.gui.rota.cell_paint import paint_closed, paint_square
from nursery_rota.gui.rota.chip_paint import Marks
from nursery_rota.gui.rota.chip_style import is_over
from nursery_rota.gui.theme.look import Look
from nursery_rota.gui.theme.strokes import ring, rule


class SquareSource(Protocol):
    """What the delegate asks of the table it paints."""

    def look(self) -> Look: ...
    def day_of(self, column: int) -> Day | None: ...
    def square(self, row: int, column: int) -> Square: ...
    def marks(self, row: int, column: int) -> dict[int, Marks]: ...
    def ringed(self, row: int, column: int) -> bool: ...


class WeekDelegate(QStyledItemDelegate):
    def __init__(self, source: SquareSource, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        source, look = self._source, self._source.look()
        rect = option.rect
        row, column = index.row(), index.column()
        day = source.day_of(column)
        painter.save()
        painter.setClipRect(rect)
        if day is not None and day.closed is not None:
            paint_closed(painter, rect, day.closed, look)
        else:
            square = source.square(row, column)
            over = any(is_over(box.chip) for box in square.chips)
            painter.fillRect(rect, look.colour("raised" if over else "surface"))
            paint_square(painter, rect.topLeft(), square, look, source.marks(row, column))
        for side in (Qt.Edge.RightEdge, Qt.Edge.BottomEdge):
            rule(painter, rect, side, look.colour("line"))
        if source.ringed(row, column):
            ring(painter, rect, look.colour("accent"))
        painter.restore()
