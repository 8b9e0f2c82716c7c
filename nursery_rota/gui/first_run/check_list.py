"""Parents without checks on record: tick those whose papers have been seen, and record it in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from nursery_rota.domain.tables import Person
from nursery_rota.gui.dialogs.form_fields import TextField
from nursery_rota.gui.frame.parts import Panel, button, label
from nursery_rota.gui.models.fields import FieldSpec
from nursery_rota.gui.models.typed import Mistyped
from nursery_rota.wording import plural

_ID = int(Qt.ItemDataRole.UserRole)


class CheckList(Panel):
    """``recorded`` carries the ids of the people that are ticked, and until when their first aid holds or None."""

    recorded = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Whose checks have you seen?", dense=True, parent=parent)
        says = label(
            "Tick parents whose vetting, references and induction you have seen, and who are signed off for duty.",
            "second",
            wrap=True,
        )
        says.setContentsMargins(16, 8, 16, 4)
        self.add(says)
        self._aid_only: set[int] = set()
        self.list = QListWidget()
        self.list.setAccessibleName("Parents without checks on record")
        self.list.setMaximumHeight(self.fontMetrics().height() * 11)
        self.list.itemChanged.connect(self._count)
        self.add(self.list)
        self.first_aid = TextField(FieldSpec("first_aid", "Their first aid holds until", "date", False, None))
        self.first_aid.show_value(None)
        self.first_aid.setContentsMargins(16, 4, 16, 8)
        self.add(self.first_aid)
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(12, 6, 12, 6)
        self.all_button = button("Tick all", self._tick_all, role="link")
        self.record_button = button("Record", self._record, sign="check", dense=True)
        line.addWidget(self.all_button)
        line.addStretch(1)
        line.addWidget(self.record_button)
        self.add(foot)

    def show_people(self, people: Mapping[Person, Sequence[str]]) -> None:
        """The people with what each lacks; those ticked before stay ticked."""
        ticked = set(self.ticked())
        self.list.blockSignals(True)
        self.list.clear()
        self._aid_only = {person.id for person, kinds in people.items() if tuple(kinds) == ("first_aid",)}
        for person in people:
            name = f"{person.first_name} {person.last_name}".strip()
            item = QListWidgetItem(f"{name}: first aid" if person.id in self._aid_only else name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(_ID, person.id)
            item.setCheckState(Qt.CheckState.Checked if person.id in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.second.setText(str(len(people)))
        self.setVisible(bool(people))
        self.first_aid.setVisible(any("first_aid" in kinds for kinds in people.values()))
        self._count()

    def ticked(self) -> list[int]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        count = len(self.ticked())
        words = f"Record for {plural(count, 'parent')}" if count else "Record"
        self.record_button.setText(f" {words}")
        self.record_button.setAccessibleName(words)
        self.record_button.setEnabled(count > 0)

    def _tick_all(self) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Checked)

    def _record(self) -> None:
        try:
            until = self.first_aid.value()
        except Mistyped:
            return
        ticked = self.ticked()
        if until is None and self._aid_only.issuperset(ticked):
            self.first_aid.complain("Type until when their first aid holds.")
            self.first_aid.line.setFocus()
            return
        self.recorded.emit(ticked, until)
