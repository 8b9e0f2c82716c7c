"""What every step is laid out in: a column to fill in and one beside it, below each other where there is little
width, and scrolled where there is little height."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

WIDEST = 760
_LEFT, _RIGHT = 32, 24
_BESIDE_FROM = 64
"""Average letters across, from which two columns stand beside each other."""


class TwoColumns(QWidget):
    """``column`` is at most as wide as text should be; ``beside`` takes panels."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setSpacing(24)
        holder = QWidget()
        holder.setMaximumWidth(WIDEST)
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self._outer.addWidget(holder, 3)
        beside = QWidget()
        self.beside = QVBoxLayout(beside)
        self.beside.setContentsMargins(0, 0, 0, 0)
        self.beside.setSpacing(16)
        self._outer.addWidget(beside, 2)

    def arrange(self, width: int) -> None:
        """Lay out for ``width`` pixels."""
        wide = width >= self.fontMetrics().averageCharWidth() * 2 * _BESIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._outer.setDirection(direction)
        # Below each other they share one width, at most the widest: a layout asks each for its height at that.
        self._outer.setContentsMargins(_LEFT, 20, _RIGHT if wide else max(_RIGHT, width - _LEFT - WIDEST), 16)


class Scrolled(QScrollArea):
    def __init__(self, inner: TwoColumns) -> None:
        super().__init__()
        self._inner = inner
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        inner.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Lines that wrap need more height in less width, which a scroll area does not ask for by itself."""
        width = self.viewport().width()
        self._inner.arrange(width)
        layout = self._inner.layout()
        if layout is not None:
            self._inner.setMinimumHeight(
                layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
            )
