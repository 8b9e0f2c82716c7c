"""What every step is laid out in: a column to fill in and one beside it, below each other where there is little
width, and scrolled where there is little height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

WIDEST = 760
_BESIDE_FROM = 64
"""Average letters across, from which two columns stand beside each other."""


class TwoColumns(QWidget):
    """``column`` is at most as wide as text should be; ``beside`` takes panels."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(32, 20, 24, 16)
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


class Scrolled(QScrollArea):
    def __init__(self, inner: TwoColumns) -> None:
        super().__init__()
        self._inner = inner
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._inner.arrange(self.viewport().width())
        super().resizeEvent(event)
