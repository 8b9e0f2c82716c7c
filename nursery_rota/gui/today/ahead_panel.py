"""The week that comes, beside the day: what stands in the middle while nobody is being rung.

A list with a painted row for each day and each shift; Enter or a click leads to the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nursery_rota.domain.sheets import Chip
from nursery_rota.gui.frame.parts import label
from nursery_rota.gui.models.spoken_rows import ROW_ROLE, Index, SpokenRows
from nursery_rota.gui.rota.chip_style import style_of
from nursery_rota.gui.rota.panel import PaintedList
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import ring, rule, text, width_of
from nursery_rota.gui.today.ahead_lines import AheadDay, AheadRow, AheadShift
from nursery_rota.gui.widgets.empty_state import EmptyState
from nursery_rota.gui.widgets.panels import Panel

_SIDE, _GAP = 16, 18
QWIDGETSIZE_MAX = 16_777_215
"""Qt's word for "no greatest height"."""
NOTHING = "No session is held in the next seven days. The dates of terms and closures stand in Timetable."


class AheadModel(SpokenRows[AheadRow]):
    def set_rows(self, rows: Sequence[AheadRow]) -> None:
        if tuple(rows) != self.rows:
            super().set_rows(rows)

    def spoken(self, row: AheadRow) -> str:
        return row.spoken


class AheadPanel(Panel):
    day_wanted = Signal(object)
    way_on = Signal(str)
    """ "timetable" or "guide": the next step of a nursery that has no sessions yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The week ahead", parent=parent)
        self.empty = EmptyState(
            "Nothing is planned yet",
            "Say when children come. Duties follow from that.",
            (("guide", "First steps, one by one"), ("timetable", "Go to Timetable")),
            self,
        )
        self.empty.chosen.connect(self.way_on)
        self.add(self.empty, 1)
        self.list = _AheadList()
        self.list.opened.connect(self.day_wanted)
        self._nothing = label(NOTHING, "second", wrap=True)
        self._nothing.setContentsMargins(16, 12, 16, 12)
        self.add(self._nothing)
        self.add(self.list, 1)

    def stand_whole(self, whole: bool) -> None:
        """As tall as its rows, so that what it stands in scrolls; or as tall as there is room."""
        self.list.stand_whole(whole)

    def show_rows(self, rows: Sequence[AheadRow], *, begun: bool = True) -> None:
        """``begun``: the nursery has sessions; without them the next step is offered."""
        self.list.days.set_rows(rows)
        self.empty.setVisible(not begun)
        self._nothing.setVisible(begun and not rows)
        self.list.setVisible(begun and bool(rows))
        self.list.fit()
        short = sum(isinstance(row, AheadDay) and row.token == "bad" for row in rows)
        self.second.setText(f"{short} of the days short" if short else "")


class _AheadList(PaintedList):
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("The week ahead, Enter opens the day")
        self.days = AheadModel(self)
        self.setModel(self.days)
        self.setItemDelegate(_AheadPainter(self))
        self.setSpacing(0)
        self._whole = False

    def stand_whole(self, whole: bool) -> None:
        self._whole = whole
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded)
        self.fit()

    def fit(self) -> None:
        """The height of all rows, where they are to be seen whole."""
        rows = (self.sizeHintForIndex(self.days.index(row)).height() for row in range(len(self.days.rows)))
        tall = sum(rows) + 2 if self._whole else 0
        self.setMinimumHeight(tall)
        self.setMaximumHeight(tall or QWIDGETSIZE_MAX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._whole and event.oldSize().width() != event.size().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(ROW_ROLE)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if isinstance(row, AheadDay | AheadShift):
                self.opened.emit(row.on_date)
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).data(ROW_ROLE)
        if isinstance(row, AheadDay | AheadShift):
            self.opened.emit(row.on_date)


class _AheadPainter(QStyledItemDelegate):
    def __init__(self, view: _AheadList) -> None:
        super().__init__(view)
        self._view = view

    def _names_left(self, look: Look) -> int:
        return _SIDE + max((width_of(row.shift, look.second) for row in self._shifts()), default=0) + _GAP

    def _shifts(self) -> Iterator[AheadShift]:
        return (row for row in self._view.days.rows if isinstance(row, AheadShift))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, row = look_of(self._view), index.data(ROW_ROLE)
        if isinstance(row, AheadShift):
            room = self._view.viewport().width() - self._left(look) - _SIDE
            lines = 1 + max((line for _chip, _at, line in _flow(row.chips, room, look)), default=0)
            return QSize(200, lines * (look.line + 3) + 7)
        return QSize(200, look.row + 4)

    def _left(self, look: Look) -> int:
        return min(self._names_left(look), self._view.viewport().width() // 3)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, look = index.data(ROW_ROLE), look_of(self._view)
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, AheadDay):
            self._day(painter, area, row, look)
        elif isinstance(row, AheadShift):
            self._shift(painter, area, row, look)
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if here:
            ring(painter, area, look.colour("accent"))
        painter.restore()

    def _day(self, painter: QPainter, area: QRect, row: AheadDay, look: Look) -> None:
        painter.fillRect(area, look.colour("bad_tint" if row.token == "bad" else "raised"))
        for edge in (Qt.Edge.TopEdge, Qt.Edge.BottomEdge):
            rule(painter, area, edge, look.colour("line"))
        inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
        words = row.state[:1].upper() + row.state[1:]
        font = look.second_bold if row.token == "bad" else look.second
        ink = look.colour("bad" if row.token == "bad" else "muted")
        wide = width_of(words, font) + 2
        text(
            painter,
            QRect(inner.right() - wide, area.top(), wide, area.height()),
            words,
            font,
            ink,
            right=True,
        )
        side = look.sign - 2
        box = QRect(inner.right() - wide - side - 6, area.center().y() - side // 2, side, side)
        paint_icon(painter, row.sign, box, look.colour(row.token))
        inner.setRight(box.left() - 6)
        text(painter, inner, row.title, look.name, look.colour("text"))

    def _shift(self, painter: QPainter, area: QRect, row: AheadShift, look: Look) -> None:
        left, step = self._left(look), look.line + 3
        name = QRect(area.left() + _SIDE, area.top() + 4, left - _SIDE - 8, look.line)
        text(painter, name, row.shift, look.second, look.colour("muted"))
        room = area.width() - left - _SIDE
        side = look.sign - 3
        for chip, at, line in _flow(row.chips, room, look):
            style = style_of(chip)
            x, y = area.left() + left + at, area.top() + 4 + line * step
            sign, token = _sign(chip)
            paint_icon(painter, sign, QRect(x, y + (look.line - side) // 2, side, side), look.colour(token))
            font = _font(chip, look)
            wide = min(width_of(_words(chip), font) + 1, room - at - side - 5)
            text(painter, QRect(x + side + 5, y, wide, look.line), _words(chip), font, look.colour(style.ink))


def _flow(chips: Sequence[Chip], room: int, look: Look) -> Iterator[tuple[Chip, int, int]]:
    """Each chip with its left edge and its line; what does not fit goes to the next line."""
    at, line = 0, 0
    for chip in chips:
        wide = look.sign + 2 + width_of(_words(chip), _font(chip, look)) + 1
        if at and at + wide > room:
            at, line = 0, line + 1
        yield chip, at, line
        at += wide + _GAP


def _words(chip: Chip) -> str:
    if chip.state == "empty":
        return f"Empty, {chip.word}" if chip.word else "Empty"
    return f"{chip.name}, {chip.word}" if chip.state == "away" else chip.name


def _font(chip: Chip, look: Look) -> QFont:
    font = QFont(look.body if chip.state in ("staff", "away") else look.name)
    font.setStrikeOut(style_of(chip).struck)
    return font


def _sign(chip: Chip) -> tuple[str, str]:
    """Staff have no sign in the grid, where their shape says it; here it is the badge."""
    if chip.state == "staff":
        return "staff", "muted"
    if chip.state == "away":
        return "away", "muted"
    style = style_of(chip)
    return style.sign, style.sign_token
