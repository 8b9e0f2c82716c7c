"""How the columns were understood, in one line; "Change" opens a choice for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.domain.drafts import ColumnRead
from nursery_rota.exchange.layout import MEANINGS
from nursery_rota.gui.frame.parts import button, label, retire

NOT_USED = "not used"
_ACROSS = 3


class ColumnsStrip(QFrame):
    """``changed`` carries the column and its new meaning, "" where it is not used."""

    changed = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName("Columns")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 8, 12, 8)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(label("Columns", "strong"))
        self.words = label("", "small", wrap=True)
        line.addWidget(self.words, 1)
        self.change_button = button("Change", self._toggle, role="link")
        line.addWidget(self.change_button)
        outer.addLayout(line)
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(16)
        outer.addWidget(self._holder)
        self._holder.hide()
        self.combos: dict[int, QComboBox] = {}

    def show_columns(self, columns: Sequence[ColumnRead]) -> None:
        used = [f"{column.head} → {column.meaning}" for column in columns if column.meaning]
        unused = [column.head for column in columns if not column.meaning]
        words = "   ·   ".join(used)
        if unused:
            words += f"   ·   Not used: {', '.join(unused)}"
        self.words.setText(words)
        if list(self.combos) != [column.column for column in columns]:
            self._lay_out(columns)
        for column in columns:
            _offer(self.combos[column.column], column.meaning)

    def _lay_out(self, columns: Sequence[ColumnRead]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        self.combos = {}
        for place, column in enumerate(columns):
            combo = QComboBox()
            combo.setAccessibleName(f"What the column {column.head} holds")
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(14)
            combo.activated.connect(lambda _=0, number=column.column: self._chosen(number))
            title = label(column.head, "small", wrap=True)
            title.setBuddy(combo)
            row, across = divmod(place, _ACROSS)
            self._grid.addWidget(title, row, across * 2)
            self._grid.addWidget(combo, row, across * 2 + 1)
            self.combos[column.column] = combo
        for across in range(_ACROSS):
            self._grid.setColumnStretch(across * 2 + 1, 1)

    def _chosen(self, column: int) -> None:
        meaning = self.combos[column].currentText()
        self.changed.emit(column, "" if meaning == NOT_USED else meaning)

    def _toggle(self) -> None:
        opening = self._holder.isHidden()
        self._holder.setVisible(opening)
        self.change_button.setText("Done" if opening else "Change")
        self.change_button.setAccessibleName(self.change_button.text())


def _offer(combo: QComboBox, meaning: str) -> None:
    """The meanings there are, and what was understood where it is said in more words."""
    current = meaning or NOT_USED
    options = [NOT_USED, *MEANINGS]
    combo.clear()
    combo.addItems(options if current in options else [current, *options])
    combo.setCurrentText(current)
