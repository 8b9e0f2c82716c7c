"""The list of children of one session: those expected, then those who might come as an extra.

A click, Space or Enter turns the child round; minus and plus say which way. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nursery_rota.domain.attending import ChildLine
from nursery_rota.gui.models.spoken_rows import ROW_ROLE, Index, SpokenRows
from nursery_rota.gui.rota.panel import PaintedList
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.theme.strokes import ring, rule, runs, text
from nursery_rota.gui.widgets.tags import paint_tag, tag_width

_SIDE = 16
_SIGNS = {"in": ("counts", "accent"), "extra": ("plus", "accent"), "away": ("away", "muted")}
_WORDS = {"in": "there", "extra": "extra", "away": "away", "not booked": "not booked today"}
_TAGS = {"extra": ("extra", "accent", "plus"), "away": ("away", "muted", "away")}
EXPECTED, OTHERS = "Expected", "Not booked, may come as an extra"


class ChildModel(SpokenRows[str | ChildLine]):
    """Rows are children, and the heads of the two groups as plain words."""

    def set_rows(self, rows: Sequence[str | ChildLine]) -> None:
        """The same children in the same order only tell of what is new of them."""
        if not self.rows or [_key(row) for row in self.rows] != [_key(row) for row in rows]:
            super().set_rows(rows)
            return
        self.rows = tuple(rows)
        self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def spoken(self, row: str | ChildLine) -> str:
        return row if isinstance(row, str) else spoken(row)

    def tip(self, row: str | ChildLine) -> str:
        return "" if isinstance(row, str) else spoken(row)

    def can_be_chosen(self, row: str | ChildLine) -> bool:
        return isinstance(row, ChildLine)


def spoken(line: ChildLine) -> str:
    """ "Lili Kovács, twos, away: ill"."""
    reason = f": {line.reason}" if line.reason else ""
    return f"{line.name}, {line.band}, {_WORDS[line.state]}{reason}"


def _key(row: str | ChildLine) -> object:
    return row if isinstance(row, str) else row.child_id


class ChildList(PaintedList):
    away = Signal(int)
    comes = Signal(object)
    """The ChildLine that is to be counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Children of the day")
        self.children_shown = ChildModel(self)
        self.setModel(self.children_shown)
        self.setItemDelegate(_ChildPainter(self))

    def set_lines(self, due: Sequence[ChildLine], others: Sequence[ChildLine]) -> None:
        """Who was chosen stays chosen, also where the child goes to the other group."""
        chosen, at = self.current(), self.verticalScrollBar().value()
        rows: list[str | ChildLine] = [
            *([EXPECTED] if due else []),
            *due,
            *([OTHERS] if others else []),
            *others,
        ]
        self.children_shown.set_rows(rows)
        places = [n for n, row in enumerate(rows) if isinstance(row, ChildLine)]
        same = (
            n
            for n in places
            if chosen is not None
            and isinstance(one := rows[n], ChildLine)
            and one.child_id == chosen.child_id
        )
        place = next(same, places[0] if places else None)
        if place is not None:
            self.setCurrentIndex(self.children_shown.index(place))
        self.verticalScrollBar().setValue(at)

    def current(self) -> ChildLine | None:
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, ChildLine) else None

    def choose(self, child_id: int) -> bool:
        for place, row in enumerate(self.children_shown.rows):
            if isinstance(row, ChildLine) and row.child_id == child_id:
                self.setCurrentIndex(self.children_shown.index(place))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif line is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(line)
        elif event.text() in ("-", "−") or event.key() == Qt.Key.Key_Delete:
            if line.there:
                self.away.emit(line.child_id)
        elif event.text() in ("+", "="):
            if not line.there:
                self.comes.emit(line)
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).data(ROW_ROLE)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(row, ChildLine):
            self._turn(row)

    def _turn(self, line: ChildLine) -> None:
        if line.there:
            self.away.emit(line.child_id)
        else:
            self.comes.emit(line)

    def _step(self, step: int) -> None:
        """Over the heads."""
        place = self.currentIndex().row() + step
        while 0 <= place < len(self.children_shown.rows):
            if isinstance(self.children_shown.rows[place], ChildLine):
                self.setCurrentIndex(self.children_shown.index(place))
                return
            place += step


class _ChildPainter(QStyledItemDelegate):
    def __init__(self, view: ChildList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = look_of(self._view)
        return QSize(200, look.row + (4 if isinstance(index.data(ROW_ROLE), ChildLine) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, look = index.data(ROW_ROLE), look_of(self._view)
        area = QRect(option.rect)
        painter.save()
        if isinstance(row, str):
            painter.fillRect(area, look.colour("raised"))
            text(painter, area.adjusted(_SIDE, 0, -_SIDE, 0), row, look.second_bold, look.colour("muted"))
        elif isinstance(row, ChildLine):
            self._child(painter, area, row, option)
        rule(painter, area, Qt.Edge.BottomEdge, look.colour("line"))
        painter.restore()

    def _child(self, painter: QPainter, area: QRect, row: ChildLine, option: QStyleOptionViewItem) -> None:
        look = look_of(self._view)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, look.colour("accent_tint" if chosen else "surface"))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), look.colour("accent"))
        sign, token = _SIGNS.get(row.state, ("empty", "muted"))
        side = look.sign
        box = QRect(area.left() + _SIDE, area.center().y() - side // 2, side, side)
        paint_icon(painter, sign, box, look.colour(token))
        right = area.right() - _SIDE
        if row.state in _TAGS:
            words, tone, tag_sign = _TAGS[row.state]
            words = row.reason or words
            wide = min(tag_width(words, tag_sign, look), area.width() // 2)
            paint_tag(
                painter, QRect(right - wide, area.top(), wide, area.height()), words, tone, tag_sign, look
            )
            right -= wide + 8
        left = QRect(box.right() + 10, area.top(), right - box.right() - 10, area.height())
        ink = look.colour("text" if row.there else "muted")
        runs(
            painter, left, [(row.name, look.name, ink), (f"  {row.band}", look.second, look.colour("muted"))]
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, area, look.colour("accent"))
