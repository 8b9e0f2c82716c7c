"""The ring list: number, name and reasons, phone, and what they said. Up and down choose the next to ring.

Who is to be rung now has a card of widgets in the place of the row: ``hold`` takes it. The list keeps it where
the row is; what stands on it is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nursery_rota.gui.models.spoken_rows import ROW_ROLE, Index, SpokenRows
from nursery_rota.gui.rota.panel import PaintedList
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import level_box, level_width, ring, rule, text, width_of
from nursery_rota.gui.today.ring_lines import RingLine
from nursery_rota.gui.widgets.tags import paint_tag, tag_width

SAID = {
    "asked": ("asked", "info", "first-call"),
    "no": ("no", "muted", "cross"),
    "no answer": ("no answer", "muted", "minus"),
    "yes": ("comes", "ok", "tick"),
}
_SIDE = 16


class RingModel(SpokenRows[RingLine]):
    def spoken(self, row: RingLine) -> str:
        said = f"{row.said} at {row.at}" if row.said else ""
        number = f"{row.number}. " if row.number else ""
        reasons = row.cannot or row.reasons
        parts = (f"{number}{row.line.name}", row.phone, reasons, row.against, said)
        return ", ".join(filter(None, parts))

    def tip(self, row: RingLine) -> str:
        return " ".join(filter(None, (f"{row.line.name}: {row.cannot or row.reasons + '.'}", row.against)))


class RingView(PaintedList):
    """``chosen`` carries the RingLine that is to be rung now, or None."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Who could come?")
        self.people = RingModel(self)
        self.setModel(self.people)
        self.setItemDelegate(_RingPainter(self))
        self.card: QWidget | None = None
        self.selectionModel().currentChanged.connect(self._moved)

    def hold(self, card: QWidget) -> None:
        """``card`` stands in the place of the current row from now on."""
        card.setParent(self.viewport())
        self.card = card
        self._place_card()

    def card_height(self, width: int) -> int:
        layout = self.card.layout() if self.card is not None else None
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_card()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_card()

    def _place_card(self) -> None:
        card = getattr(self, "card", None)
        if card is None:
            return
        index = self.currentIndex()
        card.setVisible(index.isValid())
        if index.isValid():
            card.setGeometry(self.visualRect(index))

    def set_rows(self, rows: Sequence[RingLine]) -> None:
        """Show ``rows``; who was chosen stays chosen, else the first who has not been asked is."""
        before, at = self.current(), self.verticalScrollBar().value()
        self.people.set_rows(rows)
        place = next(
            (n for n, row in enumerate(rows) if before and row.line.person_id == before.line.person_id), None
        )
        if place is None:
            place = next((n for n, row in enumerate(rows) if row.said in ("", "asked")), 0)
        self.setCurrentIndex(self.people.index(place))
        self.verticalScrollBar().setValue(at)
        self._moved()

    def current(self) -> RingLine | None:
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, RingLine) else None

    def choose_next(self) -> None:
        """To the next person further down who has not said no."""
        here = self.currentIndex().row()
        for place in range(here + 1, len(self.people.rows)):
            row = self.people.rows[place]
            if row.said in ("", "asked") and not row.cannot:
                self.setCurrentIndex(self.people.index(place))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are the page's answers, not a search."""
        if event.text() and not event.text().isspace():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _moved(self) -> None:
        self.chosen.emit(self.current())
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())


class _RingPainter(QStyledItemDelegate):
    def __init__(self, view: RingView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = look_of(self._view)
        usual = look.line + look.small_line + 16
        if index == self._view.currentIndex():
            return QSize(200, max(usual, self._view.card_height(self._view.viewport().width())))
        return QSize(200, usual)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, RingLine):
            return
        look = look_of(self._view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, look.colour("accent_tint" if chosen else "surface"))
        rule(painter, area, Qt.Edge.BottomEdge, look.colour("line"))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), look.colour("accent"))
        left = self._number(painter, area, row, look, chosen)
        if not chosen or self._view.card is None:
            right = self._answer(painter, area, row, look)
            right = self._phone(painter, area, right, row, look)
            self._person(painter, QRect(left, area.top(), right - left - 12, area.height()), row, look)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, area, look.colour("accent"))
        painter.restore()

    def _number(self, painter: QPainter, area: QRect, row: RingLine, look: Look, chosen: bool) -> int:
        radius = look.line / 2 + 1.5
        if not row.number:
            side = look.sign
            box = QRect(area.left() + _SIDE + 2, area.top() + 8 + look.line // 2 + 4 - side // 2, side, side)
            paint_icon(painter, "no", box, look.colour("muted"))
            return area.left() + _SIDE + round(2 * radius) + 10
        middle = QPointF(area.left() + _SIDE + radius, area.top() + 8 + look.line / 2 + 4)
        done = row.said in ("no", "no answer")
        painter.setPen(QPen(look.colour("edge" if done else "accent"), 1.2))
        painter.setBrush(look.colour("accent" if chosen else "surface"))
        painter.drawEllipse(middle, radius, radius)
        painter.setFont(look.level)
        painter.setPen(look.colour("on_accent" if chosen else "muted" if done else "accent"))
        side = round(2 * radius)
        box = QRect(round(middle.x() - radius), round(middle.y() - radius), side, side)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(row.number))
        return area.left() + _SIDE + side + 10

    def _answer(self, painter: QPainter, area: QRect, row: RingLine, look: Look) -> int:
        right = area.right() - _SIDE
        known = SAID.get(row.said)
        if known is None:
            return right
        wide = width_of(row.at, look.second) + 2
        text(painter, QRect(right - wide, area.top(), wide, area.height()), row.at, look.second,
             look.colour("muted"))  # fmt: skip
        right -= wide + 8
        words, tone, sign = known
        tag = tag_width(words, sign, look)
        paint_tag(painter, QRect(right - tag, area.top(), tag, area.height()), words, tone, sign, look)
        return right - tag - 12

    def _phone(self, painter: QPainter, area: QRect, right: int, row: RingLine, look: Look) -> int:
        font = QFont(look.name)
        font.setWeight(QFont.Weight.Bold)
        known = row.line.phone is not None
        shown = font if known else look.second
        wide = width_of(row.phone, shown) + 2
        ink = look.colour("text" if known else "muted")
        text(painter, QRect(right - wide, area.top(), wide, area.height()), row.phone, shown, ink)
        return right - wide

    def _person(self, painter: QPainter, area: QRect, row: RingLine, look: Look) -> None:
        top = QRect(area.left(), area.top() + 7, area.width(), look.line + 2)
        name = row.line.name
        text(painter, top, name, look.name, look.colour("text"))
        left = area.left() + min(width_of(name, look.name), area.width()) + 8
        side = look.sign - 2
        if row.line.first_aid and left + side < area.right():
            box = QRect(left, top.center().y() - side // 2, side, side)
            paint_icon(painter, "first-aid", box, look.colour("ok"))
            left += side + 6
        if row.line.level and left + level_width(row.line.level, look) < area.right():
            right = left + level_width(row.line.level, look)
            level_box(painter, right, top.center().y() + 0.5, row.line.level, look)
        below = QRect(area.left(), top.bottom() + 1, area.width(), look.small_line + 2)
        words = row.cannot or row.against or row.reasons
        ink = look.colour("warn" if row.against and not row.cannot else "muted")
        text(painter, below, words, look.second, ink)
