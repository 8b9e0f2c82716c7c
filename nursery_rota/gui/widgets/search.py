"""A line to search in: a lens at the left, and the shortcut that leads here at the right while it is empty."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nursery_rota.gui.theme.icons import icon
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.theme.strokes import text, width_of


class SearchField(QLineEdit):
    def __init__(self, hint: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        """``hint`` says what can be found and is the field's name aloud."""
        super().__init__(parent)
        self._shortcut = shortcut
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setToolTip(f"{hint} ({shortcut})" if shortcut else hint)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = look_of(self)
        wide = width_of(self._shortcut, look.second) + 2
        needed = width_of(self.placeholderText(), look.body) + wide + 60
        if not self._shortcut or self.text() or needed > self.width():
            return
        painter = QPainter(self)
        area = QRect(self.width() - wide - 10, 0, wide, self.height())
        text(painter, area, self._shortcut, look.second, look.colour("muted"), right=True)
        painter.end()
