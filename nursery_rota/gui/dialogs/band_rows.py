"""The age bands of a rule set as rows to edit: whom, from and to what age, how many to an adult, and when.

Reads and writes the keys of a band in a rules file; what the rules make of them is decided elsewhere. Text
that cannot be read stays as typed, with a sentence below its row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.gui.frame.parts import button, icon_button, label, mark, retire
from nursery_rota.gui.models.typed import Mistyped, read_whole, write_number

CONDITIONS = {
    "always": "always",
    "sessional": "in short sessions",
    "level6": "level 6 is there",
    "not_walking": "not walking yet",
    "walking": "walking",
}
TITLES = {
    "label": "Children",
    "from_months": "From, months",
    "to_months": "To under, months",
    "kids": "Children per adult",
    "when": "When",
    "max_minutes": "Session up to, minutes",
}
_NUMBERS = ("from_months", "to_months", "kids", "max_minutes")
_STRETCH = {"label": 4, "when": 4}


class BandRow(QWidget):
    """One band. What the form does not show (mark, note) is kept as it is."""

    def __init__(self, band: Mapping[str, Any], place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band = dict(band)
        self.cells: dict[str, QLineEdit | QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.line = QHBoxLayout()
        self.line.setSpacing(8)
        for name, title in TITLES.items():
            cell = self._condition(band) if name == "when" else self._text(name, band)
            cell.setProperty("dense", True)
            cell.setAccessibleName(f"{title}, band {place}")
            self.cells[name] = cell
            self.line.addWidget(cell, _STRETCH.get(name, 3))
        self.remover = icon_button(f"Remove band {place}", "minus", role="quiet", dense=True)
        self.line.addWidget(self.remover)
        column.addLayout(self.line)
        self.sentence = label("", wrap=True)
        self.sentence.setObjectName("fieldTrouble")
        self.sentence.hide()
        column.addWidget(self.sentence)

    def _text(self, name: str, band: Mapping[str, Any]) -> QLineEdit:
        value = band.get(name)
        cell = QLineEdit(value if isinstance(value, str) else write_number(value))
        cell.setMinimumWidth(self.fontMetrics().averageCharWidth() * 6)
        return cell

    def _condition(self, band: Mapping[str, Any]) -> QComboBox:
        cell = QComboBox()
        for key, words in CONDITIONS.items():
            cell.addItem(words, key)
        cell.setCurrentIndex(list(CONDITIONS).index(band.get("when", "always")))
        cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return cell

    def complain(self, name: str, sentence: str) -> None:
        """Show ``sentence`` below the row, and the cell that it is about; "" takes all of it back."""
        for key, cell in self.cells.items():
            wrong = bool(sentence) and key == name
            mark(cell, "wrong", wrong)
            cell.setAccessibleDescription(sentence if wrong else "")
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        if sentence:
            self.cells.get(name, self.cells["label"]).setFocus()

    def value(self) -> dict[str, Any]:
        """The band as a rules file has it; ``Mistyped``, once shown, for what is no number."""
        self.complain("", "")
        read = dict(self._band)
        for name, cell in self.cells.items():
            if isinstance(cell, QComboBox):
                read[name] = cell.currentData()
            elif name not in _NUMBERS:
                read[name] = cell.text().strip()
            elif cell.text().strip() or name != "max_minutes":
                read[name] = self._number(name, cell.text())
            else:
                read.pop(name, None)
        return read

    def _number(self, name: str, text: str) -> int:
        try:
            return read_whole(text)
        except Mistyped as trouble:
            says = str(trouble) if text.strip() else f"{TITLES[name]} is needed. Type digits like 2."
            self.complain(name, says)
            raise Mistyped(says) from trouble


class BandRows(QWidget):
    """All bands of one version, with rows added and removed."""

    def __init__(self, bands: Sequence[Mapping[str, Any]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BandRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 12)
        self._column.setSpacing(6)
        self._column.addWidget(_heads(self.fontMetrics().height()))
        self.adder = button("Add a band", self._add_empty, sign="plus", dense=True)
        self._column.addWidget(self.adder, 0, Qt.AlignmentFlag.AlignLeft)
        for band in bands:
            self._add(band)

    def values(self) -> list[dict[str, Any]]:
        """Every band; the first ``Mistyped`` once every row has shown its own."""
        read, troubles = [], []
        for row in self.rows:
            try:
                read.append(row.value())
            except Mistyped as trouble:
                troubles.append(trouble)
        if troubles:
            raise troubles[0]
        return read

    def _add_empty(self) -> None:
        last = max((row for row in self.rows), key=lambda row: _months(row), default=None)
        start = _months(last) if last is not None else 0
        row = self._add({"label": "", "from_months": start, "mark": "R"})
        row.cells["label"].setFocus()

    def _add(self, band: Mapping[str, Any]) -> BandRow:
        row = BandRow(band, len(self.rows) + 1)
        row.remover.clicked.connect(lambda checked=False: self._remove(row))
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def _remove(self, row: BandRow) -> None:
        self.rows.remove(row)
        retire(row)


def _months(row: BandRow) -> int:
    """Where the band ends, as far as it can be read: there the next one starts."""
    cell = row.cells["to_months"]
    return int(cell.text()) if isinstance(cell, QLineEdit) and cell.text().isdecimal() else 0


def _heads(sign: int) -> QWidget:
    """The titles over the columns; ``sign`` is the room that the button at the end of each row takes."""
    heads = QWidget()
    grid = QGridLayout(heads)
    grid.setContentsMargins(0, 0, sign + 16, 0)
    grid.setHorizontalSpacing(8)
    for place, (name, title) in enumerate(TITLES.items()):
        words = label(title, "second", wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid.addWidget(words, 0, place)
        grid.setColumnStretch(place, _STRETCH.get(name, 3))
    return heads
