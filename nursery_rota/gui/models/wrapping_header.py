"""Heads of columns that go on in a second line where the columns together are wider than their table."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

SIDES = 20
"""Pixels beside the words of a head."""


class WrappingHeader(QHeaderView):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.wraps = False
        """Do the heads take two lines?"""

    def wrap(self, wanted: bool) -> None:
        if wanted != self.wraps:
            self.wraps = wanted
            self.updateGeometry()
            self.viewport().update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self.fontMetrics().height()) if self.wraps else hint

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:
        super().initStyleOptionForIndex(option, logicalIndex)
        if self.wraps:
            option.textAlignment = option.textAlignment | Qt.TextFlag.TextWordWrap
