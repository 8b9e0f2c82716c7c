"""What lists to choose from by number have in common: a disc with the number, and a button in each row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from nursery_rota.gui.rota.panel import PaintedList
from nursery_rota.gui.theme.look import Look


class HotPainter(QStyledItemDelegate):
    """``hot`` is the row whose button is under the mouse; -1 for none."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.hot = -1


class ButtonedList(PaintedList):
    """Follows the mouse over the buttons that its painter draws."""

    painter: HotPainter

    def button_at(self, event: QMouseEvent) -> QModelIndex:
        """The row whose button is under the mouse; an invalid index for none."""
        raise TypeError(f"{type(self).__name__} does not say where its buttons are")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.button_at(event)
        hot = index.row() if index.isValid() else -1
        shape = Qt.CursorShape.PointingHandCursor if index.isValid() else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        if hot != self.painter.hot:
            self.painter.hot = hot
            self.viewport().update()
        super().mouseMoveEvent(event)


def number_disc(painter: QPainter, row: QRect, number: int, look: Look) -> None:
    """The number that gives it, at the left of its ``row``; that of the best is filled."""
    side = look.line + 4
    disc = QRectF(row.left() + 11.5, row.top() + 7.5, side, side)
    painter.setPen(QPen(look.colour("accent"), 1.5))
    painter.setBrush(look.colour("accent" if number == 1 else "surface"))
    painter.drawEllipse(disc)
    painter.setPen(look.colour("on_accent" if number == 1 else "accent"))
    painter.setFont(look.second_bold)
    painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(number))


def row_button(painter: QPainter, area: QRect, words: str, main: bool, hot: bool, look: Look) -> None:
    """A button with ``words`` in its row; ``main`` is that of the best."""
    fill = ("accent_hover" if hot else "accent") if main else ("accent_tint" if hot else "surface")
    painter.setPen(QPen(look.colour("accent" if main or hot else "edge"), 1))
    painter.setBrush(look.colour(fill))
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setFont(look.second_bold)
    painter.setPen(look.colour("on_accent" if main else "text"))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)
