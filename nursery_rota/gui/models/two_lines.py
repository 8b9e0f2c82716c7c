"""Cells of two lines: what is so, and in small what it rests on; a sign before them. Only drawing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nursery_rota.gui.models.columns import SECOND_ROLE, TONE_ROLE
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.theme.strokes import ring, rule, text, width_of

Index = QModelIndex | QPersistentModelIndex
_SIDE, _SIGN = 8, 6


def one_line(view: QWidget) -> int:
    """The height of a row of one line."""
    return look_of(view).row - 1


def two_lines(view: QWidget) -> int:
    """The height of a row of two lines."""
    look = look_of(view)
    return look.line + look.small_line + 10


class TwoLines(QStyledItemDelegate):
    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = look_of(self._view)
        words, second = str(index.data() or ""), str(index.data(SECOND_ROLE) or "")
        sign = look.sign + _SIGN if self._sign(index) is not None else 0
        wide = max(width_of(words, self._font(index)), width_of(second, look.second)) + sign
        return QSize(wide + 2 * _SIDE, two_lines(self._view))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, area = look_of(self._view), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, look.colour("selection" if chosen else "surface"))
        rule(painter, area, Qt.Edge.BottomEdge, look.colour("line"))
        second = str(index.data(SECOND_ROLE) or "")
        inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
        block = look.line + (look.small_line if second else 0)
        top = area.top() + (area.height() - block) // 2
        sign = self._sign(index)
        if sign is not None:
            side = look.sign
            sign.paint(painter, QRect(inner.left(), top + (look.line - side) // 2, side, side))
            inner.setLeft(inner.left() + side + _SIGN)
        ink = look.colour(str(index.data(TONE_ROLE) or "text"))
        first = QRect(inner.left(), top, inner.width(), look.line)
        sides = index.data(Qt.ItemDataRole.TextAlignmentRole)
        right = isinstance(sides, int) and bool(sides & int(Qt.AlignmentFlag.AlignRight))
        text(painter, first, str(index.data() or ""), self._font(index), ink, right=right)
        below = QRect(inner.left(), top + look.line, inner.width(), look.small_line)
        text(painter, below, second, look.second, look.colour("muted"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, area, look.colour("accent"))
        painter.restore()

    def _font(self, index: Index) -> QFont:
        look = look_of(self._view)
        wished = index.data(Qt.ItemDataRole.FontRole)
        return look.name if isinstance(wished, QFont) else look.table

    def _sign(self, index: Index) -> QIcon | None:
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        return sign if isinstance(sign, QIcon) else None
