"""Which dates of a document: a list of the usual ones, and two dates where they are to be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QGridLayout, QVBoxLayout, QWidget

from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.tables import Term
from nursery_rota.gui.frame.parts import label

WHOLE, THIS_WEEK, NEXT_WEEK, THIS_MONTH, CHOSEN = "whole", "this", "next", "month", "chosen"
_WORDS = {
    WHOLE: "The whole term",
    THIS_WEEK: "This week",
    NEXT_WEEK: "Next week",
    THIS_MONTH: "This month",
    CHOSEN: "From … to …",
}
USUAL = (WHOLE, THIS_WEEK, NEXT_WEEK, THIS_MONTH, CHOSEN)
BY_WEEK = (THIS_WEEK, NEXT_WEEK, CHOSEN)
"""For papers that are made for a week."""
FOR_HOURS = (WHOLE, THIS_MONTH, CHOSEN)


class DatesChoice(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.which = QComboBox()
        self.which.setAccessibleName("Dates")
        self.which.activated.connect(self._chose)
        column.addWidget(self.which)
        self._pair = QWidget()
        grid = QGridLayout(self._pair)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.first, self.last = QDateEdit(), QDateEdit()
        for row, (words, edit) in enumerate((("From", self.first), ("to", self.last))):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("ddd d MMM yyyy")
            edit.setAccessibleName(f"{words} which date")
            edit.dateChanged.connect(self._typed)
            title = label(words)
            title.setBuddy(edit)
            grid.addWidget(title, row, 0)
            grid.addWidget(edit, row, 1)
        column.addWidget(self._pair)
        self._kinds: Sequence[str] = ()
        self.offer(USUAL)

    def offer(self, kinds: Sequence[str]) -> None:
        """Offer these; what is chosen stays, if it is among them."""
        if kinds == self._kinds:
            return
        chosen = self.kind
        self._kinds = kinds
        self.which.clear()
        for kind in kinds:
            self.which.addItem(_WORDS[kind], kind)
        self.which.setCurrentIndex(kinds.index(chosen) if chosen in kinds else 0)
        self._pair.setVisible(self.kind == CHOSEN)

    @property
    def kind(self) -> str:
        return str(self.which.currentData() or "")

    def choose(self, first: date, last: date) -> None:
        """As if the two dates had been typed."""
        self.which.setCurrentIndex(self._kinds.index(CHOSEN))
        self._put(first, last)
        self._pair.setVisible(True)
        self.changed.emit()

    def set_term(self, term: Term) -> None:
        """The two dates begin as those of the term."""
        if self.kind != CHOSEN:
            self._put(term.starts_on, term.ends_on)

    def dates(self, today: date) -> tuple[date | None, date | None]:
        """First and last date; None and None for the whole term."""
        monday = monday_of(today)
        if self.kind == THIS_WEEK:
            return monday, monday + timedelta(days=6)
        if self.kind == NEXT_WEEK:
            return monday + timedelta(days=7), monday + timedelta(days=13)
        if self.kind == THIS_MONTH:
            first = today.replace(day=1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if self.kind == CHOSEN:
            return _date(self.first), _date(self.last)
        return None, None

    def _put(self, first: date, last: date) -> None:
        for edit, day in ((self.first, first), (self.last, last)):
            edit.blockSignals(True)
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.blockSignals(False)

    def _chose(self) -> None:
        self._pair.setVisible(self.kind == CHOSEN)
        self.changed.emit()

    def _typed(self) -> None:
        """The last date is never before the first."""
        if self.last.date() < self.first.date():
            other = self.last if self.sender() is self.first else self.first
            other.blockSignals(True)
            other.setDate(self.first.date() if other is self.last else self.last.date())
            other.blockSignals(False)
        self.changed.emit()


def _date(edit: QDateEdit) -> date:
    chosen = edit.date()
    return date(chosen.year(), chosen.month(), chosen.day())
