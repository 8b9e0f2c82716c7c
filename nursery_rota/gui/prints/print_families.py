"""Which families: a list to tick, all of them to begin with, with a search where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nursery_rota.domain.names import look_up_key
from nursery_rota.domain.tables import Family
from nursery_rota.gui.frame.parts import label
from nursery_rota.gui.widgets.buttons import link_button
from nursery_rota.wording import plural

_ID = Qt.ItemDataRole.UserRole
_MANY = 12
_ROWS = 8


class FamiliesChoice(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        line = QHBoxLayout()
        self._said = label("", "second")
        line.addWidget(self._said, 1)
        every, none = link_button("All"), link_button("None")
        every.setAccessibleName("Tick all families")
        none.setAccessibleName("Tick no family")
        every.clicked.connect(lambda: self._tick_all(True))
        none.clicked.connect(lambda: self._tick_all(False))
        line.addWidget(every)
        line.addWidget(none)
        column.addLayout(line)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search families")
        self.search.setAccessibleName("Search families")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName("Families")
        # One row is measured instead of all: hundreds take more than a second.
        self.list.setUniformItemSizes(True)
        self.list.itemChanged.connect(self._ticked)
        column.addWidget(self.list)

    def set_families(self, families: Sequence[Family]) -> None:
        """Show these; new ones are ticked, the others keep their tick."""
        before = {item.data(_ID): item.checkState() for item in self._items()}
        self.list.blockSignals(True)
        self.list.clear()
        for family in sorted(families, key=lambda f: look_up_key(f.name)):
            item = QListWidgetItem(family.name)
            item.setData(_ID, family.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(before.get(family.id, Qt.CheckState.Checked))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.search.setVisible(len(families) > _MANY)
        row = max(24, self.list.fontMetrics().height() + 8)
        self.list.setFixedHeight(row * min(_ROWS, max(3, len(families))) + 4)
        self._say()

    def choose(self, *ids: int) -> None:
        """Tick these and no other."""
        self.list.blockSignals(True)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if item.data(_ID) in ids else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._ticked()

    def chosen(self) -> frozenset[int] | None:
        """The ids of those ticked; None for all."""
        ticked = frozenset(
            item.data(_ID) for item in self._items() if item.checkState() == Qt.CheckState.Checked
        )
        return None if len(ticked) == self.list.count() else ticked

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tick_all(self, on: bool) -> None:
        self.choose(*(item.data(_ID) for item in self._items() if on))

    def _ticked(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        chosen, whole = self.chosen(), self.list.count()
        every = f"All {plural(whole, 'family', 'families')}" if whole else "No families yet"
        self._said.setText(
            every if chosen is None else f"{len(chosen)} of {plural(whole, 'family', 'families')}"
        )

    def _filter(self, text: str) -> None:
        for item in self._items():
            item.setHidden(look_up_key(text.strip()) not in look_up_key(item.text()))
