"""How far one has come: numbered steps in a line, done ones ticked. Only to be looked at and read out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nursery_rota.gui.theme import look_of, paint_icon
from nursery_rota.gui.theme.strokes import text, width_of

_GAP = 8


class StepsTrail(QWidget):
    """Where there is no room for all steps, only the current one is named."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, current: int) -> None:
        """The steps before ``current`` are done."""
        self._current = current
        words = f"Step {current + 1} of {len(self._steps)}: {self._steps[current]}"
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, look_of(self).line + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = look.line + 4
        needed = sum(ring + 3 * _GAP + width_of(words, look.name) + look.sign for words in self._steps)
        left = 0
        for place, words in enumerate(self._steps):
            if needed > self.width() and place != self._current:
                continue
            left = self._paint_step(painter, left, ring, place, words)
        painter.end()

    def _paint_step(self, painter: QPainter, left: int, ring: int, place: int, words: str) -> int:
        look, here, done = look_of(self), place == self._current, place < self._current
        middle = self.height() / 2
        area = QRectF(left + 1, middle - ring / 2 + 1, ring - 2, ring - 2)
        painter.setPen(QPen(look.colour("accent" if here else "ok" if done else "edge"), 1.4))
        painter.setBrush(look.colour("accent" if here else "ok_tint" if done else "surface"))
        painter.drawEllipse(area)
        if done:
            paint_icon(painter, "tick", area.adjusted(4, 4, -4, -4), look.colour("ok"))
        else:
            painter.setFont(look.second_bold)
            painter.setPen(look.colour("on_accent" if here else "text"))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))
        left += ring + _GAP
        font = look.name if here else look.body
        wide = min(width_of(words, font) + 2, max(0, self.width() - left))
        box = QRect(left, 0, wide, self.height())
        text(painter, box, words, font, look.colour("text" if here else "muted"))
        left += wide + _GAP
        if place < len(self._steps) - 1:
            painter.setPen(QPen(look.colour("muted"), 1.6))
            x, side = left + 3, look.sign / 4
            painter.drawPolyline(
                [QPointF(x, middle - side), QPointF(x + side, middle), QPointF(x, middle + side)]
            )
        return left + look.sign + _GAP - 4
