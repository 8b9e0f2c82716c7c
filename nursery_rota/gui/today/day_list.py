"""Who is on, as cards: a head for each shift, then chips as in the week grid. Arrows go from person to person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nursery_rota.domain.sheets import Cell
from nursery_rota.gui.models.spoken_rows import ROW_ROLE, Index, SpokenRows
from nursery_rota.gui.rota.chip_paint import Marks, paint_chip
from nursery_rota.gui.rota.panel import PaintedList
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import rule, runs, runs_width, text, width_of, wrapped, wrapped_height
from nursery_rota.gui.today.day_lines import DayHead, DayLine, DayNote, DayRow
from nursery_rota.gui.widgets.tags import paint_tag, tag_width

LAST_ROLE = ROW_ROLE + 1
_SIDE, _GAP, _CORNER = 16, 8, 8


class DayModel(SpokenRows[DayRow]):
    """Heads and notes can be read, only people and places can be chosen."""

    def spoken(self, row: DayRow) -> str:
        return row.spoken

    def tip(self, row: DayRow) -> str:
        return row.spoken if isinstance(row, DayLine) else ""

    def can_be_chosen(self, row: DayRow) -> bool:
        return isinstance(row, DayLine)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == LAST_ROLE and self.row_at(index) is not None:
            after = index.row() + 1
            return after == len(self.rows) or isinstance(self.rows[after], DayHead)
        return super().data(index, role)


class DayList(PaintedList):
    """``chosen`` carries the current DayLine or None."""

    chosen = Signal(object)
    menu_wanted = Signal(object)
    """Where on the screen the menu of the chosen line is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Who is on")
        self.setProperty("ground", "window")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.days = DayModel(self)
        self.setModel(self.days)
        self.setItemDelegate(_DayPainter(self))
        self.selectionModel().currentChanged.connect(self._moved)

    @property
    def lines(self) -> tuple[DayLine, ...]:
        return tuple(row for row in self.days.rows if isinstance(row, DayLine))

    def set_rows(self, rows: Sequence[DayRow]) -> None:
        """Show ``rows``; the person that was chosen stays chosen if they are still there."""
        before, at = self.current(), self.verticalScrollBar().value()
        self.days.set_rows(rows)
        if before is not None:
            self.choose(before.chip.duty_id, before)
        self.verticalScrollBar().setValue(at)
        self.fit()

    def fit(self) -> None:
        """As tall as its rows: what is below it follows at once, and the column scrolls as one."""
        tall = sum(
            self.sizeHintForIndex(self.days.index(place)).height() for place in range(len(self.days.rows))
        )
        if tall != self.height():
            self.setFixedHeight(max(tall, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "days"):
            self.fit()

    def current(self) -> DayLine | None:
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, DayLine) else None

    def clear_choice(self) -> None:
        """Nobody is chosen any more."""
        self.setCurrentIndex(QModelIndex())

    def choose(self, duty_id: int | None, like: DayLine | None = None) -> bool:
        """Make the line of this duty current, or without a duty the one ``like`` it."""
        for place, row in enumerate(self.days.rows):
            if not isinstance(row, DayLine):
                continue
            same = (
                row.chip.duty_id == duty_id if duty_id is not None else like is not None and row.id == like.id
            )
            if same:
                self.setCurrentIndex(self.days.index(place))
                return True
        return False

    def choose_empty(self, cell: Cell) -> bool:
        """Choose the first place of this cell's shift that stands empty now; False where none does."""
        key = (cell.shift_id, cell.room_id)
        for line in self.lines:
            if line.chip.state == "empty" and (line.cell.shift_id, line.cell.room_id) == key:
                return self.choose(None, line)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pass over heads; letters are the page's, not a search."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif event.text() and not event.text().isspace():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of the line under the mouse, or by key of the chosen one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if not isinstance(index.data(ROW_ROLE), DayLine):
                return
            self.setCurrentIndex(index)
        if self.current() is not None:
            corner = self.visualRect(self.currentIndex()).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(corner))

    def _step(self, step: int) -> None:
        place = self.currentIndex().row() + step
        while 0 <= place < len(self.days.rows):
            if isinstance(self.days.rows[place], DayLine):
                self.setCurrentIndex(self.days.index(place))
                return
            place += step

    def _moved(self) -> None:
        self.chosen.emit(self.current())


class _DayPainter(QStyledItemDelegate):
    def __init__(self, view: DayList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, row = look_of(self._view), index.data(ROW_ROLE)
        extra = 6 if index.data(LAST_ROLE) else 0
        if isinstance(row, DayHead):
            return QSize(200, look.line + 18 + (_GAP if index.row() else 0) + 4 + extra)
        if isinstance(row, DayNote):
            room = self._view.viewport().width() - 2 * _SIDE
            return QSize(200, wrapped_height(row.words, look.second, room) + 8 + extra)
        tall = (
            look.staff_chip if isinstance(row, DayLine) and row.chip.state in ("staff", "away") else look.chip
        )
        return QSize(200, tall + 4 + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = look_of(self._view), index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRect(option.rect)
        if isinstance(row, DayHead):
            area.setTop(area.top() + (_GAP if index.row() else 0))
        last = bool(index.data(LAST_ROLE))
        self._card(painter, area, look, first=isinstance(row, DayHead), last=last)
        area.setHeight(area.height() - (6 if last else 0))
        if isinstance(row, DayHead):
            self._head(painter, area, row, look)
        elif isinstance(row, DayNote):
            inner = area.adjusted(_SIDE, 3, -_SIDE, 0)
            wrapped(painter, inner, row.words, look.second, look.colour("muted"))
        elif isinstance(row, DayLine):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            tall = look.staff_chip if row.chip.state in ("staff", "away") else look.chip
            chip = QRect(area.left() + _SIDE, area.top() + 2, area.width() - 2 * _SIDE, tall)
            paint_chip(painter, chip, row.chip, look, Marks(selected=chosen))
        painter.restore()

    def _card(self, painter: QPainter, area: QRect, look: Look, *, first: bool, last: bool) -> None:
        """This row's part of the card: sides, and round corners at its ends. What lies beyond is cut off."""
        box = QRectF(area).adjusted(0.5, 0.5 if first else -20, -0.5, -0.5 if last else 20)
        path = QPainterPath()
        path.addRoundedRect(box, _CORNER, _CORNER)
        painter.save()
        painter.setClipRect(area)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(look.colour("surface"))
        painter.drawPath(path)
        painter.restore()

    def _head(self, painter: QPainter, area: QRect, row: DayHead, look: Look) -> None:
        bar = area.adjusted(0, 0, 0, -4)
        if row.short:
            box = QPainterPath()
            box.addRoundedRect(QRectF(bar).adjusted(1, 1, -1, 8), _CORNER - 1, _CORNER - 1)
            painter.save()
            painter.setClipRect(bar)
            painter.fillPath(box, look.colour("bad_tint"))
            painter.restore()
        rule(painter, bar, Qt.Edge.BottomEdge, look.colour("bad" if row.short else "line"))
        right = bar.right() - _SIDE
        if row.adults:
            tone = look.colour("bad" if row.short else "text")
            wide = width_of(row.adults, look.second_bold) + 2
            right -= wide
            text(painter, QRect(right, bar.top(), wide, bar.height()), row.adults, look.second_bold, tone)
            side = look.sign
            right -= side + 6
            sign = QRect(right, bar.center().y() - side // 2, side, side)
            shown, token = ("law", "bad") if row.short else ("ok", "ok")
            paint_icon(painter, shown, sign, look.colour(token))
        left = QRect(bar.left() + _SIDE, bar.top(), right - bar.left() - _SIDE - 8, bar.height())
        pieces = [
            (row.title, look.panel, look.colour("text")),
            (f"  {row.times}", look.second, look.colour("muted")),
        ]
        runs(painter, left, pieces)
        if row.when:
            words = row.when[:1].upper() + row.when[1:]
            wide, start = tag_width(words, "", look), left.left() + round(runs_width(pieces)) + 8
            if start + wide <= left.right():
                shade = "accent" if row.when == "now" else "muted"
                paint_tag(painter, QRect(start, bar.top(), wide, bar.height()), words, shade, "", look)
