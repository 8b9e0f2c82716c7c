"""A row that goes on in the next line where it does not fit: buttons stay whole at any text size."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items at their own size from left to right, ``gap`` pixels apart; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        around: QMargins = self.contentsMargins()
        wide = sum(size.width() + self._gap for size in sizes) - (self._gap if sizes else 0)
        tall = max((size.height() for size in sizes), default=0)
        return QSize(wide + around.left() + around.right(), tall + around.top() + around.bottom())

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        around: QMargins = self.contentsMargins()
        wide = max((size.width() for size in sizes), default=0)
        tall = max((size.height() for size in sizes), default=0)
        return QSize(wide + around.left() + around.right(), tall + around.top() + around.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, area: QRect, *, move: bool) -> int:
        """Lay the items out in ``area``; the height that they take."""
        around: QMargins = self.contentsMargins()
        room = area.marginsRemoved(around)
        left, top, tall = room.left(), room.top(), 0
        for item in self._shown():
            size = item.sizeHint()
            if left > room.left() and left + size.width() > room.right() + 1:
                left, top, tall = room.left(), top + tall + self._gap, 0
            if move:
                item.setGeometry(QRect(left, top, size.width(), size.height()))
            left += size.width() + self._gap
            tall = max(tall, size.height())
        return top + tall - area.top() + around.bottom()
