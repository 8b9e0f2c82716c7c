"""What stands beside a list: it scrolls as one page, and is told how much width it has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Arranged(QWidget):
    """A widget that lays itself out anew for the width there is."""

    def arrange(self, width: int) -> None:
        raise TypeError(f"{type(self).__name__} does not say how it is arranged")


class DetailScroll(QScrollArea):
    def __init__(self, detail: Arranged) -> None:
        super().__init__()
        self._detail = detail
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(detail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._detail.arrange(self.viewport().width())
        super().resizeEvent(event)
