"""Which of a few people: buttons side by side for two short names, a list to drop down for more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.names import full_name
from nursery_rota.gui.frame.parts import retire
from nursery_rota.gui.widgets.buttons import SegmentedButtons

_MOST, _LONGEST = 2, 12


class PersonChoice(QWidget):
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[t.Person, ...] = ()
        self._at = 0
        self._shown: tuple[str, ...] = ()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self.segments: SegmentedButtons | None = None
        self.combo = QComboBox()
        self.combo.setAccessibleName("Parent")
        self.combo.setProperty("dense", True)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        self.combo.activated.connect(self._take)
        self._line.addWidget(self.combo)

    @property
    def person(self) -> t.Person | None:
        return self._people[self._at] if 0 <= self._at < len(self._people) else None

    def show_people(self, people: Sequence[t.Person]) -> None:
        """Offer ``people``; who was chosen stays so if still there."""
        before = self.person.id if self.person else None
        self._people = tuple(people)
        ids = [person.id for person in people]
        self._at = ids.index(before) if before in ids else 0
        names = tuple(person.first_name or full_name(person) for person in people)
        if names != self._shown:
            self._lay_out(names)
        if self.segments is not None and names:
            self.segments.set_current(str(self._at))
        else:
            self.combo.setCurrentIndex(self._at)

    def choose(self, person_id: int) -> None:
        """Make somebody the one, without saying so."""
        ids = [person.id for person in self._people]
        if person_id in ids and ids.index(person_id) != self._at:
            self._at = ids.index(person_id)
            self.show_people(self._people)

    def _lay_out(self, names: tuple[str, ...]) -> None:
        self._shown = names
        if self.segments is not None:
            retire(self.segments)
            self.segments = None
        few = len(names) <= _MOST and all(len(name) <= _LONGEST for name in names)
        self.combo.setVisible(not few)
        self.combo.clear()
        self.combo.addItems(names)
        if few and names:
            self.segments = SegmentedButtons(
                [(str(i), name.replace("&", "&&")) for i, name in enumerate(names)]
            )
            self.segments.setProperty("dense", True)
            self.segments.chosen.connect(lambda key: self._take(int(key)))
            for place, one in enumerate(self.segments.buttons()):
                one.setAccessibleName(f"When can {names[place]} come?")
            self._line.addWidget(self.segments)

    def _take(self, at: int) -> None:
        self._at = at
        self.chosen.emit()
