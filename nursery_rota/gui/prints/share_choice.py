"""Sharing by e-mail: one family's text in the mail program, or drafts as files for one or all.

Nothing is sent from here, and no family sees the address of another.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from nursery_rota.domain.names import look_up_key
from nursery_rota.domain.tables import Family
from nursery_rota.gui.frame.parts import button, label

EVERYBODY = "All families"


class ShareChoice(QWidget):
    """``writing`` and ``drafting`` carry the id of the family, 0 for all."""

    writing = Signal(int)
    drafting = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = label("Share by e-mail")
        head.setObjectName("fieldTitle")
        column.addWidget(head)
        self.family = QComboBox()
        self.family.setAccessibleName("Whom to write to")
        self.family.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.family.currentIndexChanged.connect(self._chose)
        column.addWidget(self.family)
        self.write = button("Write in the mail program", self._write, dense=True)
        self.drafts = button("Save drafts (.eml)", self._draft, dense=True)
        column.addWidget(self.write)
        column.addWidget(self.drafts)
        column.addWidget(
            label("A draft has the family's sheet and calendar with it. You send it.", "second", wrap=True)
        )
        self._chose()

    def set_families(self, families: Sequence[Family]) -> None:
        chosen = self.family.currentData()
        self.family.blockSignals(True)
        self.family.clear()
        self.family.addItem(EVERYBODY, 0)
        for family in sorted(families, key=lambda f: look_up_key(f.name)):
            if not family.hide_on_prints:
                self.family.addItem(family.name, family.id)
        self.family.setCurrentIndex(max(0, self.family.findData(chosen)))
        self.family.blockSignals(False)
        self._chose()

    def choose(self, family_id: int) -> None:
        self.family.setCurrentIndex(max(0, self.family.findData(family_id)))

    def _chose(self) -> None:
        """A letter in the mail program goes to one family only."""
        one = bool(self.family.currentData())
        self.write.setEnabled(one)
        self.write.setToolTip("" if one else "Choose one family, or save drafts for all of them.")

    def _write(self) -> None:
        self.writing.emit(self.family.currentData() or 0)

    def _draft(self) -> None:
        self.drafting.emit(self.family.currentData() or 0)
