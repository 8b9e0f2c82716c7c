"""The weekly grid of answers: one square for each shift, answered by keys, by clicks, or painted across.

Decides nothing: ``told`` carries the shifts and the answer to whoever saves them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy

from nursery_rota.domain import tables as t
from nursery_rota.gui.frame.parts import mark
from nursery_rota.gui.models.words import value_title
from nursery_rota.gui.theme import icon
from nursery_rota.gui.widgets.elided import ElidedLabel
from nursery_rota.gui.widgets.plain import plain_label, plain_tip
from nursery_rota.wording import span, weekday_name, weekday_short

ANSWERS: tuple[t.Answer, ...] = ("prefer", "yes", "avoid", "no")
SIGNS = {"prefer": "prefers", "yes": "tick", "avoid": "rather-not", "no": "cross"}
_KEYS: dict[int, t.Answer] = {
    int(Qt.Key.Key_1): "prefer",
    int(Qt.Key.Key_2): "yes",
    int(Qt.Key.Key_3): "avoid",
    int(Qt.Key.Key_4): "no",
}
_ARROWS = {
    int(Qt.Key.Key_Left): (0, -1),
    int(Qt.Key.Key_Right): (0, 1),
    int(Qt.Key.Key_Up): (-1, 0),
    int(Qt.Key.Key_Down): (1, 0),
}
_SIGN = 14
_STRIDE = 8
"""Pixels; no square is narrower."""
NOT_SAID = "–"
_CLEARS = (int(Qt.Key.Key_0), int(Qt.Key.Key_Delete), int(Qt.Key.Key_Backspace))


class AnswerSquare(QPushButton):
    """Keys 1 to 4 answer, Del takes the answer back; a click goes to the next answer. Dragging from here over others
    gives them this one's answer, and so do the arrows with Shift."""

    def __init__(self, grid: AnswerGrid, shift: t.Shift, answer: str) -> None:
        super().__init__(grid)
        self._grid, self.shift, self.answer = grid, shift, answer
        self.answer_words = ""
        self.setObjectName(f"answer-{shift.id}")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(_SIGN, _SIGN))
        self.setMinimumWidth(_SIGN + 20)
        self.show_answer(answer)
        self.clicked.connect(self._next)

    def show_answer(self, answer: str) -> None:
        """Look as if ``answer`` were given; ``answer`` of the square stays what was saved."""
        words = value_title("availability", "answer", answer) if answer else "not said"
        self.answer_words = words if answer else NOT_SAID
        self._fit()
        self.setIcon(
            icon(SIGNS[answer], "on_accent" if answer == "prefer" else "text") if answer else QIcon()
        )
        mark(self, "answer", answer)
        where = f"{weekday_name(self.shift.weekday)}, {self.shift.name}"
        self.setAccessibleName(f"{where}: {words}")
        times = span(self.shift.starts_at, self.shift.ends_at)
        self.setToolTip(plain_tip(f"{where}, {times}: {words}. Press 1 to 4 to change it."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The sign and the word; in a narrow square the sign alone, the word being in the tooltip."""
        room = self.width() - (_SIGN + 10 if self.answer_words != NOT_SAID else 6)
        fits = self.fontMetrics().horizontalAdvance(self.answer_words) <= room
        self.setText(self.answer_words if fits or self.answer_words == NOT_SAID else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer, arrow = _KEYS.get(event.key()), _ARROWS.get(event.key())
        if answer is not None:
            self._grid.told.emit((self.shift.id,), answer)
        elif event.key() in _CLEARS:
            self._grid.told.emit((self.shift.id,), None)
        elif arrow is not None:
            self._grid.step(self, *arrow, paint=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grid.begin_painting()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._grid.paint_to(self, self.mapTo(self._grid, event.position().toPoint()))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grid.painting:
            self.setDown(False)
            self._grid.finish_painting()
        else:
            super().mouseReleaseEvent(event)

    def _next(self) -> None:
        place = ANSWERS.index(self.answer) if self.answer in ANSWERS else -1
        self._grid.told.emit((self.shift.id,), ANSWERS[(place + 1) % len(ANSWERS)])


class AnswerGrid(QFrame):
    """``told`` carries the ids of shifts and the answer for them, None to take it back."""

    told = Signal(tuple, object)

    def __init__(self, shifts: Sequence[t.Shift], answer_of: Callable[[t.Shift], str]) -> None:
        super().__init__()
        self.setAccessibleName("When can they come?")
        self._painted: list[AnswerSquare] = []
        self._answer: t.Answer = "yes"
        self._at: QPoint | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 16, 6)
        grid.setSpacing(4)
        names = list(dict.fromkeys(shift.name for shift in shifts))
        days = sorted({shift.weekday for shift in shifts})
        for column, weekday in enumerate(days, start=1):
            grid.addWidget(
                plain_label(weekday_short(weekday), "second"), 0, column, Qt.AlignmentFlag.AlignHCenter
            )
            grid.setColumnStretch(column, 3)
        for line, name in enumerate(names, start=1):
            grid.addWidget(ElidedLabel(name, "small"), line, 0)
        grid.setColumnStretch(0, 4)
        self.squares: dict[tuple[int, int], AnswerSquare] = {}
        for shift in shifts:
            cell = names.index(shift.name) + 1, days.index(shift.weekday) + 1
            square = AnswerSquare(self, shift, answer_of(shift))
            grid.addWidget(square, *cell)
            self.squares[cell] = square

    @property
    def painting(self) -> bool:
        return bool(self._painted)

    def step(self, square: AnswerSquare, down: int, right: int, *, paint: bool) -> None:
        """The focus to the next square in a direction; with ``paint`` it takes the answer along."""
        cell = next(cell for cell, one in self.squares.items() if one is square)
        other = self._beyond(cell, down, right)
        if other is None:
            return
        other.setFocus(Qt.FocusReason.OtherFocusReason)
        if paint:
            self.told.emit((square.shift.id, other.shift.id), square.answer or "yes")

    def begin_painting(self) -> None:
        """A button went down: nothing is painted yet."""
        self._painted, self._at = [], None

    def paint_to(self, start: AnswerSquare, point: QPoint) -> None:
        """The pointer, pressed on ``start``, is at ``point``: squares it has come over show its answer."""
        before = self._at or start.geometry().center()
        self._at = point
        steps = max(1, (point - before).manhattanLength() // _STRIDE)
        for step in range(1, steps + 1):  # a quick hand jumps: what lies between counts as well
            over = self.childAt(before + (point - before) * step / steps)
            if isinstance(over, AnswerSquare) and (over is not start or self._painted):
                self._paint(start, over)

    def _paint(self, start: AnswerSquare, over: AnswerSquare) -> None:
        if not self._painted:
            self._answer = next((one for one in ANSWERS if one == start.answer), "yes")
            self._painted.append(start)
            start.show_answer(self._answer)
        if over not in self._painted:
            self._painted.append(over)
            over.show_answer(self._answer)

    def show_saved(self) -> None:
        """Every square as it was saved last."""
        for square in self.squares.values():
            square.show_answer(square.answer)

    def finish_painting(self) -> None:
        """What was painted over is told, once for all squares."""
        painted, self._painted, self._at = self._painted, [], None
        self.told.emit(tuple(square.shift.id for square in painted), self._answer)

    def _beyond(self, cell: tuple[int, int], down: int, right: int) -> AnswerSquare | None:
        lines = max((line for line, _ in self.squares), default=0)
        columns = max((column for _, column in self.squares), default=0)
        line, column = cell[0] + down, cell[1] + right
        while 1 <= line <= lines and 1 <= column <= columns:
            if (line, column) in self.squares:
                return self.squares[line, column]
            line, column = line + down, column + right
        return None
