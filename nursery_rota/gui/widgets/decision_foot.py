"""The foot below something to decide about: ways out at the left, what deciding means, the main button at the right.

Where there is little width, or large text, the sentence stands above the buttons and those go on in a second line.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.gui.widgets.plain import plain_label

_LETTERS = 34
"""Average letters that the sentence needs across, beside the buttons."""
_GAP, _MARGIN = 8, 16


class DecisionFoot(QFrame):
    def __init__(self, name: str, ways: Sequence[QPushButton], main: QPushButton) -> None:
        """``name`` is read out; ``main`` is the one filled button."""
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(name)
        self._main = main
        self._ways = QWidget()
        flow = FlowLayout(self._ways, _GAP)
        flow.setContentsMargins(0, 0, 0, 0)
        for way in ways:
            flow.addWidget(way)
        self.sentence: QLabel = plain_label("", "second")
        self.sentence.setWordWrap(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_MARGIN, 9, _MARGIN, 9)
        self._grid.setSpacing(_GAP)
        self._grid.addWidget(self._ways, 1, 0)
        self._grid.addWidget(main, 1, 2, Qt.AlignmentFlag.AlignBottom)
        self._beside: bool | None = None
        self._put_sentence(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sentence = _LETTERS * self.fontMetrics().averageCharWidth()
        needed = self._ways.sizeHint().width() + self._main.sizeHint().width() + sentence
        self._put_sentence(needed + 2 * (_GAP + _MARGIN) <= self.width())

    def _put_sentence(self, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        self._grid.removeWidget(self.sentence)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self.sentence.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        if beside:
            self._grid.addWidget(self.sentence, 1, 1)
        else:
            self._grid.addWidget(self.sentence, 0, 0, 1, 3)
        self._grid.setColumnStretch(0, int(not beside))
        self._grid.setColumnStretch(1, int(beside))
