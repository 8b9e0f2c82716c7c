"""The rows of the sheet with their fate. The counts above are filters: one press shows only those rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from nursery_rota.gui.frame.parts import Panel, button, retire
from nursery_rota.gui.importing.row_lines import FATES, RowLine, count_words, counted
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.theme import icon
from nursery_rota.gui.widgets.flow import FlowLayout

_COLUMNS = (
    Column[RowLine]("Row", lambda line: str(line.id), order=lambda line: line.id, right=True, stretch=0),
    Column[RowLine](
        "What will happen",
        lambda line: FATES[line.fate][0],
        icon=lambda line: icon(FATES[line.fate][1], FATES[line.fate][2]),
        bold=True,
        stretch=0,
    ),
    Column[RowLine]("Family", lambda line: line.family, tip=lambda line: line.family),
    Column[RowLine]("Parents", lambda line: line.parents, tip=lambda line: line.parents, stretch=2),
    Column[RowLine]("Phone", lambda line: line.phone, tip=lambda line: line.phone),
    Column[RowLine]("Child", lambda line: line.child, tip=lambda line: line.child),
    Column[RowLine]("Born", lambda line: line.born, tip=lambda line: line.born),
    Column[RowLine]("Days", lambda line: line.days, tip=lambda line: line.days),
    Column[RowLine]("Note", lambda line: line.note, tip=lambda line: line.note, stretch=4),
)


_LEAST_LETTERS = 17
"""What the note keeps at least, in average letters; it takes all that the others leave."""
_MOST_LETTERS = 20


class _RowsTable(Table[RowLine]):
    """Columns as wide as their words, so that the note has the rest; where that is too little, it scrolls."""

    def _fit(self) -> None:
        header = self.view.horizontalHeader()
        letter = self.fontMetrics().averageCharWidth()
        for place, head in enumerate(self._head_widths(whole=True)[:-1]):
            words = max(self.view.sizeHintForColumn(place) + 8, head)
            header.resizeSection(place, min(words, _MOST_LETTERS * letter))
        header.resizeSection(len(_COLUMNS) - 1, _LEAST_LETTERS * letter)
        header.setStretchLastSection(True)


class ImportRows(Panel):
    """``chosen`` carries the current line or None."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Rows of the spreadsheet", headed=False, parent=parent)
        self._lines: tuple[RowLine, ...] = ()
        self._filter = ""
        self._group = QButtonGroup(self)
        holder = QWidget()
        self._chips = FlowLayout(holder, gap=6)
        self._chips.setContentsMargins(16, 8, 16, 8)
        self.add(holder)
        self.filters: dict[str, QPushButton] = {}
        self.table = _RowsTable(
            "Rows of the spreadsheet", _COLUMNS, empty="This sheet has no rows that look like families."
        )
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.add(self.table, 1)

    def show_lines(self, lines: Sequence[RowLine]) -> None:
        self._lines = tuple(lines)
        counts = counted(lines)
        if self._filter not in counts:
            self._filter = ""
        self._show_filters({"": f"All {len(lines)}", **{f: count_words(f, n) for f, n in counts.items()}})
        self._show_rows()

    def show_fate(self, fate: str) -> None:
        """Only the rows with this fate; "" for all."""
        self._filter = fate
        if fate in self.filters:
            self.filters[fate].setChecked(True)
        self._show_rows()

    def choose(self, number: int) -> None:
        """Make the row current, out of the filter if need be."""
        if not self.table.choose(number):
            self.show_fate("")
            self.table.choose(number)

    def _show_rows(self) -> None:
        self.table.set_rows([line for line in self._lines if self._filter in ("", line.fate)])
        self.table.choose_first()
        self.chosen.emit(self.table.current())

    def _show_filters(self, words: dict[str, str]) -> None:
        if list(words) != list(self.filters):
            self._make_filters(list(words))
        for fate, text in words.items():
            chip = self.filters[fate]
            chip.setText(f" {text}" if fate else text)
            chip.setAccessibleName(f"Show {text}" if fate else f"Show all {len(self._lines)}")
        self.filters[self._filter].setChecked(True)

    def _make_filters(self, fates: Sequence[str]) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        self.filters = {}
        for fate in fates:
            chip = button("", partial(self.show_fate, fate), dense=True)
            known = next((signs for name, signs in FATES.items() if name == fate), None)
            if known is not None:
                chip.setIcon(icon(known[1], known[2]))
            chip.setCheckable(True)
            self._group.addButton(chip)
            self._chips.addWidget(chip)
            self.filters[fate] = chip
