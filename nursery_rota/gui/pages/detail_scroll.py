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
    """Put it where it belongs first, and make what it ``holds`` within it: whatever is put somewhere else later has to
    find its colours and fonts anew, with all that is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: Arranged | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hold(self, detail: Arranged) -> None:
        self._detail = detail
        self.setWidget(detail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._detail is not None:
            self._detail.arrange(self.viewport().width())
        super().resizeEvent(event)
