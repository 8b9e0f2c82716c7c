"""Small coloured tags with a sign and a word: "3 law", "1 short", "Issue 3"."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.theme.strokes import text, width_of

_GROUNDS = {"accent": "accent_tint", "muted": "sunken", "text": "sunken"}


class Tag(QWidget):
    """``tone`` is a token: "ok", "warn", "bad", "info", "plum", "accent", "muted"; ``sign`` an icon or ""."""

    def __init__(self, words: str, tone: str, sign: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._tone, self._sign = words, tone, sign
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def set_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        return self._words

    def sizeHint(self) -> QSize:
        look = look_of(self)
        sign = look.sign + 5 if self._sign else 0
        return QSize(width_of(self._words, look.second_bold) + sign + 16, look.small_line + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        ink = look.colour(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(_GROUNDS.get(self._tone, f"{self._tone}_tint")))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        left = 8
        if self._sign:
            side = look.sign - 2
            paint_icon(painter, self._sign, QRect(left, (self.height() - side) // 2, side, side), ink)
            left += side + 6
        area = QRect(left, 0, self.width() - left - 4, self.height())
        text(painter, area, self._words, look.second_bold, ink)
        painter.end()
