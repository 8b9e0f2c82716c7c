"""Swaps as a list that paints its own rows: number, with whom, who takes what, reasons, and a button.

Says which swap is wanted; makes none.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from nursery_rota.domain.swaps import Swap
from nursery_rota.gui.models.spoken_rows import ROW_ROLE, Index, SpokenRows
from nursery_rota.gui.rota.numbered_list import ButtonedList, HotPainter, number_disc, row_button
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import ring, rule, runs, width_of, wrapped, wrapped_height

CONFIRMS = "at short notice: the manager confirms"
_SIDE, _TEXT = 16, 44


class SwapsModel(SpokenRows[Swap]):
    def numbered(self, number: int) -> Swap | None:
        return next((swap for swap in self.rows if swap.rank == number), None)

    def spoken(self, row: Swap) -> str:
        return f"{row.title}. {' '.join(row.says)} {reasons(row)}".strip()


def reasons(swap: Swap) -> str:
    """What speaks for it and against it, in one line."""
    return ", ".join((*swap.pros, *swap.cons, *((CONFIRMS,) if swap.late else ())))


class SwapsList(ButtonedList):
    painter: _SwapPainter
    wanted = Signal(object)
    """A Swap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Swaps that would do")
        self.swaps = SwapsModel(self)
        self.setModel(self.swaps)
        self.painter = _SwapPainter(self)
        self.setItemDelegate(self.painter)

    def button_at(self, event: QMouseEvent) -> QModelIndex:
        point = event.position().toPoint()
        index = self.indexAt(point)
        swap = index.data(ROW_ROLE)
        hit = isinstance(swap, Swap) and self.painter.button(self.visualRect(index), swap).contains(point)
        return index if hit else QModelIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.button_at(event)
        super().mousePressEvent(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(index.data(ROW_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes the swap that is chosen, 1 to 9 that of the number."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        swap = None
        if held == Qt.KeyboardModifier.NoModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            swap = self.currentIndex().data(ROW_ROLE)
        elif held == Qt.KeyboardModifier.NoModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            swap = self.swaps.numbered(key - Qt.Key.Key_0)
        if swap is not None:
            self.wanted.emit(swap)
        elif event.text() and not event.text().isspace():
            event.ignore()  # letters are the page's, not a search
        else:
            super().keyPressEvent(event)


class _SwapPainter(HotPainter):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        swap, look = index.data(ROW_ROLE), look_of(self._view)
        if not isinstance(swap, Swap):
            return QSize()
        # The list knows its width only once it is laid out; before that the rows are as narrow as it may be.
        wide = self._view.width() - 2
        return QSize(200, self._heights(swap, wide, look)[-1])

    def _heights(self, swap: Swap, wide: int, look: Look) -> tuple[int, ...]:
        """Where sentences, reasons and the end of the row are, from its top."""
        inner = self._inner(swap, wide, look)
        top = 7 + look.line + 1
        said = top + sum(wrapped_height(line, look.table, inner) + 1 for line in swap.says)
        why = reasons(swap)
        return top, said, said + (wrapped_height(why, look.second, inner) + 2 if why else 0) + 8

    def _inner(self, swap: Swap, wide: int, look: Look) -> int:
        return max(80, wide - _TEXT - _SIDE - self._button_width(look) - 8)

    def _button_width(self, look: Look) -> int:
        return width_of("Swap", look.second_bold) + 24

    def button(self, area: QRect, swap: Swap) -> QRect:
        look = look_of(self._view)
        wide, tall = self._button_width(look), look.small_line + 12
        return QRect(area.right() - 12 - wide, area.top() + 8, wide, tall)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        swap = index.data(ROW_ROLE)
        if not isinstance(swap, Swap):
            return
        look, area = look_of(self._view), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "selection" if chosen else "accent_tint" if swap.rank == 1 else "surface"
        painter.fillRect(area, look.colour(ground))
        self._number(painter, area, swap, look)
        self._words(painter, area, swap, look)
        row_button(painter, self.button(area, swap), "Swap", swap.rank == 1, index.row() == self.hot, look)
        rule(painter, area, Qt.Edge.BottomEdge, look.colour("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, area, look.colour("accent"))
        painter.restore()

    def _number(self, painter: QPainter, area: QRect, swap: Swap, look: Look) -> None:
        if swap.rank > 9:
            box = QRect(area.left() + _SIDE, area.top() + 8, look.sign, look.sign)
            paint_icon(painter, "swap", box, look.colour("muted"))
            return
        number_disc(painter, area, swap.rank, look)

    def _words(self, painter: QPainter, area: QRect, swap: Swap, look: Look) -> None:
        top, said, _ = self._heights(swap, area.width(), look)
        inner = self._inner(swap, area.width(), look)
        left = area.left() + _TEXT
        head = QRect(left, area.top() + 7, inner, look.line)
        phones = ", ".join(phone for _, phone in swap.phones if phone)
        name = (swap.title, look.name, look.colour("text"))
        runs(painter, head, [name, (f"  {phones}", look.second, look.colour("muted"))])
        at = area.top() + top
        for line in swap.says:
            tall = wrapped_height(line, look.table, inner)
            wrapped(painter, QRect(left, at, inner, tall), line, look.table, look.colour("text"))
            at += tall + 1
        ink = "warn" if swap.cons or swap.late else "ok"
        wrapped(
            painter,
            QRect(left, area.top() + said + 1, inner, area.height()),
            reasons(swap),
            look.second,
            look.colour(ink),
        )
