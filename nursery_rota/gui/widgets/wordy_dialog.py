"""A dialog of sentences: as wide as a line reads well, and as tall as its sentences then need at this size of text.

Qt guesses the height of wrapped words from a width of its own, which is too little for large text.
"""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

LETTERS, LEAST = 64, 460
"""Average letters of a line, and pixels at the least."""


class WordyDialog(QDialog):
    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Give the sentences of now the room they need."""
        layout = self.layout()
        if layout is None:
            return
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        wide = max(LEAST, self.fontMetrics().averageCharWidth() * LETTERS, layout.totalMinimumSize().width())
        self.setMinimumSize(wide, layout.totalHeightForWidth(wide))
        self.resize(self.minimumSize())
