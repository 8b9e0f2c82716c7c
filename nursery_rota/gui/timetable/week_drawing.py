"""The week as a drawing: per day, when children come at the left and when parents are on duty at the right.

Each block opens its row; a session that no shift covers is hatched and makes its shift. It must not know files:
``opened`` and ``shift_wanted`` tell what was chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.theme.strokes import hatch, ring, rule, text, width_of, wrapped
from nursery_rota.gui.widgets.plain import plain_tip
from nursery_rota.wording import clock, span, weekday_name, weekday_short

Kind = Literal["session", "shift", "gap"]
GAP = "Nobody can be put here: make a shift"
_EARLY, _LATE = 8 * 60, 16 * 60
"""What the drawing spans at least, in minutes since midnight."""


@dataclass(frozen=True)
class Block:
    """One piece of the drawing; ``row`` is the session or shift, of a gap the session."""

    kind: Kind
    row: t.Session | t.Shift
    lane: int
    lanes: int
    duty_words: str = "parents on duty"

    @property
    def words(self) -> str:
        times = span(self.row.starts_at, self.row.ends_at)
        what = f"{weekday_name(self.row.weekday)}, {self.row.name}, {times}"
        if self.kind == "gap":
            return f"{what}. {GAP}"
        return f"{what}, {'children come' if self.kind == 'session' else self.duty_words}"


def blocks_of_day(
    sessions: Sequence[t.Session], shifts: Sequence[t.Shift], bare: Collection[int]
) -> tuple[Block, ...]:
    """The blocks of one weekday; ``bare`` are the ids of sessions that no shift covers."""
    pieces: list[tuple[Kind, t.Session | t.Shift]] = [("shift", shift) for shift in shifts]
    pieces += [("gap", session) for session in sessions if session.id in bare]
    left, right = _laned([("session", s) for s in sessions]), _laned(pieces)
    first = max((lane for *_, lane in left), default=-1) + 1
    lanes = first + max((lane for *_, lane in right), default=-1) + 1
    placed = [*left, *((kind, row, first + lane) for kind, row, lane in right)]
    return tuple(Block(kind, row, lane, lanes) for kind, row, lane in placed)


def _laned(
    pieces: Sequence[tuple[Kind, t.Session | t.Shift]],
) -> list[tuple[Kind, t.Session | t.Shift, int]]:
    """Each piece in the first lane in which nothing overlaps it."""
    free: list[int] = []
    found = []
    for kind, row in sorted(pieces, key=lambda piece: (piece[1].starts_at, -piece[1].ends_at)):
        lane = next((lane for lane, end in enumerate(free) if end <= row.starts_at), len(free))
        if lane == len(free):
            free.append(0)
        free[lane] = row.ends_at
        found.append((kind, row, lane))
    return found


class WeekBlock(QAbstractButton):
    """One block, as a button: Tab reaches it, Enter and a click open it."""

    def __init__(self, block: Block, parent: QWidget) -> None:
        super().__init__(parent)
        self.block = block
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(block.words)
        self.setToolTip(plain_tip(block.words))

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, kind = look_of(self), self.block.kind
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        care = not isinstance(self.block.row, t.Shift) or self.block.row.kind == "care"
        ground = {"session": "staff", "shift": "parent" if care else "surface", "gap": "bad_tint"}[kind]
        edge = {"session": "edge", "shift": "accent" if care else "edge", "gap": "bad"}[kind]
        painter.setBrush(look.colour(ground))
        line = Qt.PenStyle.DashLine if kind == "gap" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(look.colour(edge), 1.5 if kind != "session" else 1, line))
        painter.drawRoundedRect(area, 4, 4)
        if kind == "gap":
            hatch(painter, area, look.colour("line"), 9)
        self._write(painter)
        if self.hasFocus():
            ring(painter, self.rect(), look.colour("accent"), 4)
        painter.end()

    def _write(self, painter: QPainter) -> None:
        """Name and times; along the block where it is too narrow for the words."""
        look, row = look_of(self), self.block.row
        is_gap = self.block.kind == "gap"
        name, times = GAP if is_gap else row.name, span(row.starts_at, row.ends_at)
        ink = look.colour("bad" if is_gap else "text")
        inner = self.rect().adjusted(6, 3, -4, -3)
        longest = max((width_of(word, look.second_bold) for word in [*name.split(), times]), default=0)
        if longest > inner.width() and inner.height() > inner.width():
            painter.translate(self.width(), 0)
            painter.rotate(90)
            along = QRect(6, 0, self.height() - 12, self.width())
            text(painter, along, name, look.second_bold, ink)
            taken = width_of(name, look.second_bold) + 10
            if not is_gap and taken < along.width():
                text(painter, along.adjusted(taken, 0, 0, 0), times, look.second, look.colour("muted"))
            painter.resetTransform()
        elif is_gap or inner.height() < 2 * look.small_line:
            wrapped(painter, inner, name, look.second_bold, ink)
        else:
            tall = min(2, inner.height() // look.small_line - 1) * look.small_line
            above = QRect(inner.left(), inner.top(), inner.width(), tall)
            write = text if longest > inner.width() else wrapped  # a word that does not fit is cut with "…"
            write(painter, above, name, look.second_bold, ink)
            below = QRect(inner.left(), inner.bottom() - look.small_line, inner.width(), look.small_line)
            text(painter, below, times, look.second, look.colour("muted"))


class WeekDrawing(QWidget):
    """``opened`` carries ("sessions" or "shifts", the row), ``shift_wanted`` the session that has none."""

    opened = Signal(str, object)
    shift_wanted = Signal(object)

    def __init__(self, duty_words: str = "parents on duty", parent: QWidget | None = None) -> None:
        """``duty_words`` are what the blocks at the right are, read aloud."""
        super().__init__(parent)
        self._duty_words = duty_words
        self.setAccessibleName("The week as a drawing")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._days: tuple[int, ...] = ()
        self._from, self._to = _EARLY, _LATE
        self.blocks: tuple[WeekBlock, ...] = ()

    def show_week(
        self, sessions: Sequence[t.Session], shifts: Sequence[t.Shift], bare: Collection[int]
    ) -> None:
        """Draw the sessions and shifts in use; ``bare`` are ids of sessions that no shift covers."""
        held = next((block.block for block in self.blocks if block.hasFocus()), None)
        for old in self.blocks:
            old.hide()
            old.deleteLater()
        rows: list[t.Session | t.Shift] = [*sessions, *shifts]
        self._days = tuple(sorted({*range(5), *(row.weekday for row in rows)}))
        self._from = min((row.starts_at for row in rows), default=_EARLY) // 60 * 60
        self._to = -(-max((row.ends_at for row in rows), default=_LATE) // 60) * 60
        made = []
        for day in self._days:
            todays = [s for s in sessions if s.weekday == day], [s for s in shifts if s.weekday == day]
            for block in blocks_of_day(*todays, bare):
                one = WeekBlock(replace(block, duty_words=self._duty_words), self)
                one.clicked.connect(self._pressed)
                one.show()
                made.append(one)
        self.blocks = tuple(made)
        self._place()
        again = next((b for b in self.blocks if held and _same(b.block, held)), None)
        if again is not None:
            again.setFocus()
        self.update()

    def minimumSizeHint(self) -> QSize:
        look = look_of(self)
        hours = (self._to - self._from) // 60
        return QSize(self._axis() + max(5, len(self._days)) * 64, look.row + hours * look.small_line * 2)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        for place, day in enumerate(self._days):
            column = self._column(place)
            if place % 2:
                painter.fillRect(column.adjusted(0, 0, 0, self.height()), look.colour("raised"))
            head = QRect(column.left() + 6, 0, column.width() - 8, look.row)
            wide = column.width() > look.column // 2
            text(
                painter,
                head,
                weekday_name(day) if wide else weekday_short(day),
                look.second_bold,
                look.colour("muted"),
            )
        for minute in range(self._from, self._to + 1, 60):
            y = self._y(minute)
            line = QRect(self._axis(), y, self.width() - self._axis(), 1)
            rule(painter, line, Qt.Edge.TopEdge, look.colour("line"))
            box = QRect(0, y - look.small_line // 2, self._axis() - 6, look.small_line)
            text(painter, box, clock(minute), look.second, look.colour("muted"), right=True)
        painter.end()

    def _axis(self) -> int:
        return self.fontMetrics().horizontalAdvance("00:00") + 16

    def _y(self, minute: int) -> int:
        look = look_of(self)
        top, foot = look.row, look.small_line
        room = max(1, self.height() - top - foot)
        return top + (minute - self._from) * room // max(1, self._to - self._from)

    def _column(self, place: int) -> QRect:
        axis, count = self._axis(), max(1, len(self._days))
        room = self.width() - axis
        left, right = axis + room * place // count, axis + room * (place + 1) // count
        return QRect(left, 0, right - left, look_of(self).row)

    def _place(self) -> None:
        for one in self.blocks:
            block = one.block
            column = self._column(self._days.index(block.row.weekday))
            room, lanes = column.width() - 6, max(1, block.lanes)
            left = column.left() + 3 + room * block.lane // lanes
            right = column.left() + 3 + room * (block.lane + 1) // lanes
            top, bottom = self._y(block.row.starts_at), self._y(block.row.ends_at)
            one.setGeometry(left, top, right - left - 2, max(16, bottom - top - 1))

    def _pressed(self) -> None:
        sender = self.sender()
        if not isinstance(sender, WeekBlock):
            return
        if sender.block.kind == "gap":
            self.shift_wanted.emit(sender.block.row)
        else:
            self.opened.emit(f"{sender.block.kind}s", sender.block.row)


def _same(one: Block, other: Block) -> bool:
    return (one.kind, one.row.id) == (other.kind, other.row.id)
