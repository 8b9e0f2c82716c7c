"""The dock beside the grid: the families, who could take one place, or the swaps of one duty."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from nursery_rota.domain.findings import CandidateLine, PlaceLine
from nursery_rota.domain.sheets import Cell
from nursery_rota.gui.rota.candidates_panel import CandidatesPanel
from nursery_rota.gui.rota.families_panel import FamiliesPanel
from nursery_rota.gui.rota.swaps_panel import SwapsPanel

FAMILIES_WIDTH, CANDIDATES_WIDTH, CANDIDATES_LEAST, LEAST_WIDTH = 264, 416, 336, 232


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
        self._own: dict[str, float] = {}
        """What a person has made it, by what is in it: in average letters, so that it goes with the text."""
        self.candidates.give.connect(self.given)
        self.candidates.closed.connect(self.show_families)
        self.families.familyActivated.connect(self.family_wanted)
        self.families.addWanted.connect(self.add_family)
        self.families.importWanted.connect(self.import_wanted)
        self.show_families()

    def look_for(self, cell: Cell, place: PlaceLine) -> None:
        """Who could take ``cell`` is being worked out; its list has the focus, so that a number gives it."""
        fresh = self.place is None
        self.place = cell
        self.candidates.look_for(place)
        self.setCurrentWidget(self.candidates)
        self.fit()
        self.show()
        if fresh:
            self.candidates.list.setFocus()

    def show_place(self, cell: Cell, place: PlaceLine, lines: Sequence[CandidateLine]) -> None:
        """Who could take ``cell``, if that is still the place looked at."""
        if cell is self.place:
            self.candidates.set_place(place, lines)

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

    # -- width ------------------------------------------------------------------------------------

    def fit(self) -> None:
        """As wide as it was made; else wider for reasons than for names, less of it where the window is small."""
        letter = self.fontMetrics().averageCharWidth()
        own = self._own.get(self._kind)
        if own is not None:
            most = max(LEAST_WIDTH, self.window().width() // 2)
            self.setFixedWidth(max(LEAST_WIDTH, min(round(own * letter), most)))
        elif self.shows_families:
            self.setFixedWidth(max(FAMILIES_WIDTH, letter * 38))
        else:
            window = self.window().width()
            least = CANDIDATES_LEAST if window < 1280 else CANDIDATES_WIDTH
            self.setFixedWidth(max(least, min(letter * 56, window * 2 // 5)))

    def widen(self, pixels: int, most: int) -> None:
        """Wider by ``pixels``, up to ``most``, for what is in it now."""
        wide = max(LEAST_WIDTH, min(self.width() + pixels, most))
        self._own[self._kind] = wide / self.fontMetrics().averageCharWidth()
        self.fit()

    def usual_width(self) -> None:
        """As if it had never been made wider or narrower."""
        self._own.pop(self._kind, None)
        self.fit()

    def widths(self) -> str:
        """What it was made, to be kept: "families=40.5 reasons=60"."""
        return " ".join(f"{kind}={letters:g}" for kind, letters in self._own.items())

    def take_widths(self, kept: str) -> None:
        """What ``widths`` said once; what cannot be read is left out."""
        for kind, letters in re.findall(r"\b(families|reasons)=(\d+(?:\.\d+)?)", kept):
            self._own[kind] = float(letters)
        self.fit()

    @property
    def _kind(self) -> str:
        return "families" if self.shows_families else "reasons"
