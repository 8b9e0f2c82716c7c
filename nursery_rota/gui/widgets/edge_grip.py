"""The edge of a panel at the right, to be pulled: with the mouse, or with the arrows once it has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nursery_rota.gui.theme.look import look_of

WIDTH, STEP = 8, 16
"""Pixels of the edge itself, and of one press of an arrow."""


class EdgeGrip(QWidget):
    pulled = Signal(int)
    """By so many pixels to the left."""
    usual = Signal()
    """A double click, or Home: as wide as it was at first."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from: float | None = None
        self.setAccessibleName(name)
        self.setToolTip(f"{name}: pull, or use the arrow keys. A double click brings the usual one back.")
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            at = event.globalPosition().x()
            self.pulled.emit(round(self._from - at))
            self._from = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.usual.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: STEP, Qt.Key.Key_Right: -STEP}
        if event.key() in steps:
            self.pulled.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self.usual.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A short line in the middle; an accent one along the edge while the arrows move it."""
        painter = QPainter(self)
        look, middle = look_of(self), self.width() // 2
        if self.hasFocus():
            painter.fillRect(middle - 1, 0, 3, self.height(), look.colour("accent"))
        else:
            painter.fillRect(middle - 1, self.height() // 2 - 16, 2, 32, look.colour("edge"))
        painter.end()
