"""A rule for sharing duties, to try: by what they are shared, and what that asks for besides.

Reads and writes a ``ShareRule``; what the rule makes of the families is worked out elsewhere.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QVBoxLayout, QWidget

from nursery_rota.domain.simulate import ShareRule, read_scale, read_table, write_table
from nursery_rota.errors import NotPossible
from nursery_rota.gui.frame.parts import label, mark

BASES = (
    ("session", "By booked sessions", "Who books more, does more: in proportion, exactly."),
    ("family", "Each family alike", "Every family does the same number, whatever it books."),
    ("child", "By children", "Each child counts alike, or by a scale for brothers and sisters."),
    ("table", "By days booked, from a table", "The table says the number itself, for each child."),
    ("quota", "A fixed number for each family", "Agreed once, whatever the term needs."),
    ("none", "No fixed number", "Nobody owes a number; the load is levelled all the same."),
)
_SCALE, _TABLE = "6/10/14", "5:5 4:4 3:3 2:2 1:1 in 5 weeks"


class RuleForm(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        self.basis = QComboBox()
        for key, words, _ in BASES:
            self.basis.addItem(words, key)
        self.scale, self.table, self.quota = QLineEdit(), QLineEdit(), QDoubleSpinBox()
        self.scale.setPlaceholderText(f"such as {_SCALE}; empty: each counts alike")
        self.table.setPlaceholderText(_TABLE)
        self.quota.setRange(0, 99)
        self.quota.setDecimals(1)
        self.quota.setSingleStep(0.5)
        self._says = label("", "second", wrap=True)
        self._parts: dict[str, tuple[QWidget, ...]] = {}
        self._add(column, "", "Duties are shared", self.basis)
        column.addWidget(self._says)
        column.addSpacing(8)
        self._add(column, "child", "Scale for one child, two, three", self.scale)
        self._add(column, "table", "Days booked: duties, in so many weeks", self.table)
        self._add(column, "quota", "Duties of each family in the term", self.quota)
        self.trouble = label("", "", wrap=True)
        self.trouble.setObjectName("fieldTrouble")
        column.addWidget(self.trouble)
        self.basis.currentIndexChanged.connect(self._tell)
        self.scale.textChanged.connect(self._tell)
        self.table.textChanged.connect(self._tell)
        self.quota.valueChanged.connect(self._tell)

    def _add(self, column: QVBoxLayout, basis: str, title: str, field: QWidget) -> None:
        """A field with its title; ``basis``: only where duties are shared so."""
        name = label(title, "second")
        name.setBuddy(field)
        field.setAccessibleName(title)
        field.setMinimumHeight(32)
        column.addWidget(name)
        column.addWidget(field)
        if basis:
            self._parts[basis] = (name, field)

    def show_rule(self, rule: ShareRule, quota: float) -> None:
        """``quota`` is what the number of each family begins with."""
        for field in (self.basis, self.scale, self.table, self.quota):
            field.blockSignals(True)
        self.basis.setCurrentIndex(self.basis.findData(rule.basis))
        self.scale.setText("/".join(map(str, rule.sibling_scale)))
        self.table.setText(write_table(rule.table) or _TABLE)
        self.quota.setValue(rule.quota if rule.quota is not None else quota)
        for field in (self.basis, self.scale, self.table, self.quota):
            field.blockSignals(False)
        self._complain("")
        self._tell()

    def rule(self) -> ShareRule | None:
        """As it stands in the fields; None, with a sentence below them, where it cannot be read."""
        basis = self.basis.currentData()
        try:
            scale = read_scale(self.scale.text()) if basis == "child" else ()
            table = read_table(self.table.text()) if basis == "table" else {}
        except NotPossible as trouble:
            self._complain(str(trouble))
            return None
        self._complain("")
        return ShareRule(basis, scale, table, self.quota.value() if basis == "quota" else None)

    def _complain(self, says: str) -> None:
        self.trouble.setText(says)
        self.trouble.setVisible(bool(says))
        for field in (self.scale, self.table):
            mark(field, "wrong", bool(says) and not field.isHidden())

    def _tell(self) -> None:
        basis = self.basis.currentData()
        self._says.setText(next(says for key, _, says in BASES if key == basis))
        for key, parts in self._parts.items():
            for part in parts:
                part.setVisible(key == basis)
        self.changed.emit()
