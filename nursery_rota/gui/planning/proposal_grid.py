"""A proposal in the week grid: the rota as it would be, to look at and not to change.

What is new stands on plum with the word "proposed"; everything else is as it is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.sheets import Cell, Chip, WeekSheet
from nursery_rota.domain.week import week_sheet
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.planning.fill_run import FillResult
from nursery_rota.gui.planning.when_button import WhenButton
from nursery_rota.gui.rota.week_grid import WeekGrid
from nursery_rota.wording import plural

ROOMY = 40
"""By so much the grid may be taller than its squares need."""


class ProposalGrid(QWidget):
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: FillResult | None = None
        self._today = date.min
        self._monday = date.min
        self.setAccessibleName("The proposal in the grid")
        self.back = button("Back to the proposal", self.left.emit, sign="prev", tip="Esc")
        self.when = WhenButton()
        self.when.chosen.connect(self.show_week)
        self.said = label("", "second", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self.when)
        head.addWidget(self.said, 1)
        self.grid = WeekGrid()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addStretch(0)
        self.grid.wants.connect(lambda tall: self.grid.setMaximumHeight(tall + ROOMY))

    def show_result(self, result: FillResult, today: date) -> None:
        """The first week in which something would change."""
        self._result, self._today = result, today
        changed = min((change.on_date for change in result.proposal.changes), default=result.term.starts_on)
        self.show_week(monday_of(changed))
        self.grid.setFocus()

    def show_week(self, monday: object) -> None:
        """Another week of the terms; beyond their ends there is nothing proposed."""
        result = self._result
        if result is None or not isinstance(monday, date):
            return
        terms = [shares.term for shares in result.proposal.shares]
        first, last = monday_of(terms[0].starts_on), monday_of(terms[-1].ends_on)
        self._monday = min(max(monday, first), last)
        sheet = proposed(week_sheet(result.proposal.after, self._monday, self._today))
        end = self._monday + timedelta(days=7)
        count = sum(self._monday <= change.on_date < end for change in result.proposal.changes)
        self.said.setText(f"{plural(count, 'change')} in this week. Nothing has been changed yet.")
        week = f"week {sheet.week_number} of {sheet.weeks_in_term}" if sheet.week_number else ""
        self.when.show_week(self._monday, sheet.title, week, self._today)
        self.grid.set_sheet(sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def proposed(sheet: WeekSheet) -> WeekSheet:
    """The sheet with every duty marked that is only proposed: those that have no row in the file yet."""
    rows = tuple(
        replace(row, cells=tuple(tuple(_cell(cell) for cell in cells) for cells in row.cells))
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


def _cell(cell: Cell) -> Cell:
    chips = tuple(_chip(chip) for chip in cell.chips)
    if chips == cell.chips:
        return cell
    spoken = cell.spoken
    for old, new in zip(cell.chips, chips, strict=True):
        spoken = spoken.replace(old.spoken, new.spoken)
    return replace(cell, chips=chips, spoken=spoken)


def _chip(chip: Chip) -> Chip:
    if chip.duty_id is None or chip.duty_id >= 0:
        return chip
    word = chip.word or "proposed"
    return replace(chip, proposed=True, word=word, spoken=f"{chip.spoken}, proposed, not accepted")
