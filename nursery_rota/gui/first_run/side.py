"""The left side of the first steps: a picture, the six steps, and the two ways round them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from nursery_rota.gui.first_run.progress import STEPS, StepInfo
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.theme import look_of, paint_icon
from nursery_rota.gui.theme.strokes import ring
from nursery_rota.gui.widgets.lettered import LetteredWidth

_RING = 24
_HOUSE_FROM, _PROMISE_FROM, _TITLE_FROM = 36, 28, 25
"""Lines of text in the height of the window, from which there is room for the picture and for the words."""


class GuideSide(QFrame):
    """``chosen`` carries the key of a step that is gone to. ``above`` takes what a page adds at the bottom."""

    chosen = Signal(str)

    def __init__(
        self, open_file: Callable[[], object], sample: Callable[[], object], *, steps_lead: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("The six steps")
        LetteredWidth(self, 40, 296)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(6)
        self._house = House()
        column.addWidget(self._house)
        self._title = label("Your first rota, in about twenty minutes", "title", wrap=True)
        self._promise = label(
            "You can stop at any time. What you have put in is already saved.", "second", wrap=True
        )
        column.addWidget(self._title)
        column.addWidget(self._promise)
        self.steps: dict[str, StepButton] = {}
        for number, info in enumerate(STEPS, 1):
            step = StepButton(number, info)
            step.setEnabled(steps_lead)
            step.clicked.connect(lambda checked=False, key=info.key: self.chosen.emit(key))
            column.addWidget(step)
            self.steps[info.key] = step
        column.addStretch(1)
        self.above = QVBoxLayout()
        column.addLayout(self.above)
        self.sample_button = button("Look round a sample nursery", sample, sign="watching")
        self.open_button = button("Open a file I already have", open_file, sign="file")
        column.addWidget(self.sample_button)
        column.addWidget(self.open_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Picture and words give way first where there is little height: the steps matter more."""
        super().resizeEvent(event)
        lines = self.height() / self.fontMetrics().height()
        self._house.setVisible(lines >= _HOUSE_FROM)
        self._promise.setVisible(lines >= _PROMISE_FROM)
        self._title.setVisible(lines >= _TITLE_FROM)

    def show_step(self, current: str, finished: Collection[str]) -> None:
        for key, step in self.steps.items():
            step.show_state(key == current, key in finished)


class StepButton(QAbstractButton):
    """A number in a ring, or a tick where the step is done; what it is, and what belongs to it."""

    def __init__(self, number: int, info: StepInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._info = number, info
        self._current = self._finished = False
        self.setText(info.title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_state(False, False)

    def show_state(self, current: bool, finished: bool) -> None:
        self._current, self._finished = current, finished
        state = ", here now" if current else (", done" if finished else "")
        self.setAccessibleName(f"Step {self._number}: {self._info.title}{state}. {self._info.how}")
        self.update()

    def sizeHint(self) -> QSize:
        look = look_of(self)
        return QSize(200, look.line + look.small_line + 16)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_tint"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        self._paint_ring(painter, QRectF(8, (self.height() - _RING) / 2, _RING, _RING))
        left, room = _RING + 20, self.width() - _RING - 26
        painter.setFont(look.name)
        painter.setPen(look.colour("accent" if self._current else "text"))
        title = QRect(left, 8, room, look.line)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(title, int(middle), self._info.title)
        painter.setFont(look.second)
        painter.setPen(look.colour("text" if self._current else "muted"))
        how = painter.fontMetrics().elidedText(self._info.how, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, 8 + look.line, room, look.small_line), int(middle), how)
        if self.hasFocus():
            ring(painter, self.rect(), look.colour("accent"))
        painter.end()

    def _paint_ring(self, painter: QPainter, area: QRectF) -> None:
        look = look_of(self)
        filled = self._current
        painter.setPen(QPen(look.colour("accent" if filled else ("ok" if self._finished else "edge")), 1.4))
        ground = "accent" if filled else ("ok_tint" if self._finished else "surface")
        painter.setBrush(look.colour(ground))
        painter.drawEllipse(area)
        if self._finished and not filled:
            paint_icon(painter, "tick", area.adjusted(5, 5, -5, -5), look.colour("ok"))
            return
        painter.setFont(look.second_bold)
        painter.setPen(look.colour("on_accent" if filled else "text"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class House(QWidget):
    """A small house with a heart, and the people who keep it. Only to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(210, 84))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, thin = QPen(look.colour("accent"), 2), QPen(look.colour("accent"), 1.6)
        painter.setPen(line)
        painter.drawLine(2, 80, 206, 80)
        painter.drawPolyline([QPointF(46, 40), QPointF(94, 4), QPointF(142, 40)])
        painter.drawPolyline([QPointF(54, 35), QPointF(54, 80)])
        painter.drawPolyline([QPointF(134, 35), QPointF(134, 80)])
        painter.setPen(thin)
        painter.setBrush(look.colour("accent_tint"))
        painter.drawRect(QRectF(84, 54, 20, 26))
        painter.setBrush(look.colour("warn_tint"))
        for left in (65, 111):
            painter.drawRect(QRectF(left, 46, 11, 11))
        paint_icon(painter, "thanks", QRect(86, 18, 17, 17), look.colour("plum"))
        for middle, top, wide in ((20, 58, 7), (164, 40, 10), (188, 56, 7)):
            painter.setPen(thin)
            painter.setBrush(look.colour("surface"))
            painter.drawEllipse(QPointF(middle, top), wide * 0.72, wide * 0.72)
            body = QRectF(middle - wide, top + wide, 2 * wide, 2 * (80 - top - wide))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawArc(body, 0, 180 * 16)
        painter.end()
