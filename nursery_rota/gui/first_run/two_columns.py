"""What every step is laid out in: a column to fill in and one beside it, below each other where there is little
width, and scrolled where there is little height."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nursery_rota.gui.widgets.tall_scroll import TallScroll

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


class Scrolled(TallScroll):
    """A step that is scrolled where there is little height."""

    def arrange(self, width: int) -> None:
        inner = self.widget()
        if isinstance(inner, TwoColumns):
            inner.arrange(width)
