"""A scrolled column whose lines may wrap: it asks for the height that they need in the width there is, which a scroll
area does not do by itself. Knows nothing of what it holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class TallScroll(QScrollArea):
    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        inner.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What was put in while it was out of sight has asked for nothing yet."""
        super().showEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def arrange(self, width: int) -> None:
        """Lay the column out for ``width`` pixels; for those that change with it."""

    def _fit(self) -> None:
        width = self.viewport().width()
        self.arrange(width)
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if inner is not None and layout is not None:
            for part in inner.findChildren(QWidget):
                part.ensurePolished()  # what was put in just now has not the size of its text yet
            layout.activate()  # or layouts within it still say what they measured before
            inner.setMinimumHeight(layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0)
