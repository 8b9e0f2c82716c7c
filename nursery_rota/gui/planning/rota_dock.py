"""The dock beside the grid: the families, who could take one place, or the swaps of one duty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from nursery_rota.domain.findings import CandidateLine, PlaceLine
from nursery_rota.domain.sheets import Cell
from nursery_rota.gui.rota.candidates_panel import CandidatesPanel
from nursery_rota.gui.rota.families_panel import FamiliesPanel
from nursery_rota.gui.rota.swaps_panel import SwapsPanel

FAMILIES_WIDTH, CANDIDATES_WIDTH, CANDIDATES_LEAST = 264, 416, 336


class RotaDock(QStackedWidget):
    given = Signal(object)
    """A CandidateLine that the place on show is given to."""
    family_wanted = Signal(int)
    add_family = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Families, or who could do it")
        self.families = FamiliesPanel()
        self.candidates = CandidatesPanel()
        self.addWidget(self.families)
        self.addWidget(self.candidates)
        self.swaps = SwapsPanel()
        self.addWidget(self.swaps)
        self.place: Cell | None = None
        self.candidates.give.connect(self.given)
        self.candidates.closed.connect(self.show_families)
        self.families.familyActivated.connect(self.family_wanted)
        self.families.addWanted.connect(self.add_family)
        self.families.importWanted.connect(self.import_wanted)
        self.show_families()

    def show_place(self, cell: Cell, place: PlaceLine, lines: Sequence[CandidateLine]) -> None:
        """Who could take ``cell``; the list has the focus, so that a number gives it."""
        fresh = self.place is None
        self.place = cell
        self.candidates.set_place(place, lines)
        self.setCurrentWidget(self.candidates)
        self.fit()
        self.show()
        if fresh:
            self.candidates.list.setFocus()

    def show_swaps(self) -> None:
        """The swaps of a duty, with the focus on them so that a number makes one."""
        self.place = None
        self.setCurrentWidget(self.swaps)
        self.fit()
        self.show()
        self.swaps.list.setFocus()

    @property
    def shows_families(self) -> bool:
        """False while it answers a question about a place or a duty."""
        return self.currentWidget() is self.families

    def show_families(self) -> None:
        self.place = None
        self.setCurrentWidget(self.families)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.place is not None:
            self.show_families()
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Wider for reasons than for names; less of it where the window is small."""
        words = self.fontMetrics().averageCharWidth()
        if self.currentWidget() is self.families:
            self.setFixedWidth(max(FAMILIES_WIDTH, words * 38))
            return
        window = self.window().width()
        least = CANDIDATES_LEAST if window < 1280 else CANDIDATES_WIDTH
        self.setFixedWidth(max(least, min(words * 56, window * 2 // 5)))
