"""Small coloured tags with a sign and a word: "3 law", "1 short", "Issue 3"."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
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

    def say(self, words: str, tone: str = "", sign: str = "") -> None:
        """New words, and another tone or sign where they are given."""
        self._tone, self._sign = tone or self._tone, sign or self._sign
        self.set_words(words)

    def words(self) -> str:
        return self._words

    def sizeHint(self) -> QSize:
        look = look_of(self)
        return QSize(tag_width(self._words, self._sign, look), look.small_line + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tag(painter, self.rect(), self._words, self._tone, self._sign, look_of(self))
        painter.end()


def tag_width(words: str, sign: str, look: Look) -> int:
    """How wide a tag is that says ``words``."""
    return width_of(words, look.second_bold) + (look.sign + 5 if sign else 0) + 16


def paint_tag(painter: QPainter, area: QRect, words: str, tone: str, sign: str, look: Look) -> None:
    """A tag as wide as ``area``, in its middle: for lists that paint their rows."""
    tall = look.small_line + 6
    box = QRect(area.left(), area.top() + (area.height() - tall) // 2, area.width(), tall)
    ink = look.colour(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(_GROUNDS.get(tone, f"{tone}_tint")))
    painter.drawRoundedRect(QRectF(box), 4, 4)
    left = box.left() + 8
    if sign:
        side = look.sign - 2
        paint_icon(painter, sign, QRect(left, box.top() + (tall - side) // 2, side, side), ink)
        left += side + 6
    text(painter, QRect(left, box.top(), box.right() - left - 3, tall), words, look.second_bold, ink)
