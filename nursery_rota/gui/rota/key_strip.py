"""The key below the grid: each sign with its word. Wraps to more lines where the window is narrow."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import bottom_rounded, level_box, level_width, text, width_of

KeyItem = tuple[str, str, str]
"""An icon, its word, the token of its colour."""
_ITEMS: tuple[KeyItem, ...] = (
    ("", "staff", ""),
    ("counts", "counts in ratio", "accent"),
    ("additional", "additional", "muted"),
    ("watching", "watching", "plum"),
    ("first-call", "first call", "muted"),
    ("first-aid", "first aid", "ok"),
    ("level", "level", ""),
    ("new", "new", "text"),
    ("pin", "pinned", "text"),
    ("changed", "changed", "text"),
    ("empty", "empty", "bad"),
)
_SIDE = 12
_BETWEEN, _CLOSE = 12, 7


class KeyStrip(QWidget):
    def __init__(self, parent: QWidget | None = None, items: tuple[KeyItem, ...] = _ITEMS) -> None:
        super().__init__(parent)
        self._items = items
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Key of signs: " + ", ".join(word for _sign, word, _token in items))

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, look_of(self).small_line + 16)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = look_of(self)
        return _places(self._items, width, look)[-1][1].y() + look.small_line + 8

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(bottom_rounded(QRectF(self.rect()), 7), look.colour("raised"))
        line = look.small_line
        text(painter, QRect(_SIDE, 8, 60, line), "Key", look.second_bold, look.colour("text"))
        for item, at in _places(self._items, self.width(), look):
            wide = _sign_width(item, look)
            _paint_sign(painter, item, QRect(at.x(), at.y(), wide, line), look)
            area = QRect(at.x() + wide + 5, at.y(), width_of(item[1], look.second) + 1, line)
            text(painter, area, item[1], look.second, look.colour("muted"))
        painter.end()


@lru_cache(maxsize=256)
def _places(items: tuple[KeyItem, ...], width: int, look: Look) -> tuple[tuple[KeyItem, QPoint], ...]:
    """Where each item begins: on one line if that can be, a little closer than usual if need be.

    A layout asks for the height at many widths, again and again: each is worked out once.
    """
    usual, close = (_row_up(items, width, look, gap) for gap in (_BETWEEN, _CLOSE))
    return close if close[-1][1].y() < usual[-1][1].y() else usual


def _row_up(
    items: tuple[KeyItem, ...], width: int, look: Look, gap: int
) -> tuple[tuple[KeyItem, QPoint], ...]:
    """An item that does not fit starts the next line."""
    start = _SIDE + width_of("Key", look.second_bold) + gap
    left, top = start, 8
    places = []
    for item in items:
        wide = _sign_width(item, look) + 5 + width_of(item[1], look.second) + 1
        if left + wide > width - _SIDE and left > start:
            left, top = start, top + look.small_line + 5
        places.append((item, QPoint(left, top)))
        left += wide + gap
    return tuple(places)


def _sign_width(item: tuple[str, str, str], look: Look) -> int:
    if item[0] == "level":
        return level_width(2, look)
    return look.sign + 2 if not item[0] else look.sign - 1


def _paint_sign(painter: QPainter, item: tuple[str, str, str], box: QRect, look: Look) -> None:
    sign, _word, token = item
    if sign == "level":
        level_box(painter, box.right() + 1, box.top() + box.height() / 2, 2, look)
    elif sign:
        side = look.sign - 1
        square = QRect(box.left(), box.top() + (box.height() - side) // 2, side, side)
        paint_icon(painter, sign, square, look.colour(token))
    else:
        swatch = box.adjusted(0, 1, 0, -1)
        painter.fillRect(swatch, look.colour("staff"))
        painter.fillRect(QRect(swatch.topLeft(), QSize(4, swatch.height())), look.colour("edge"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
