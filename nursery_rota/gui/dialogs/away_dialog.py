"""Somebody is away for some days: who, from when to when, and which duties fall out by that."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.tables import Duty
from nursery_rota.domain.vacancies import Away
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.wording import plural, short_day, some

_USUAL = timedelta(days=6)
NO_DUTIES = (
    "No duty falls out by that. The days are noted all the same, so that nothing is asked of them then."
)
WRONG_WAY = "The last day lies before the first. Choose a later one."


class AwayDialog(QDialog):
    """``chosen`` carries the ``Away``."""

    chosen = Signal(object)

    def __init__(self, book: Book, today: date, person_id: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book
        self.setWindowTitle("Away for some days")
        self.setMinimumWidth(max(460, self.fontMetrics().averageCharWidth() * 60))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("Who is away, and for how long?", "title", wrap=True))
        self.person = QComboBox()
        self.first, self.last = _day(today), _day(today + _USUAL)
        self._fill_people(person_id)
        column.addLayout(self._fields())
        self.says = label("", "", wrap=True)
        self.says.setMinimumHeight(3 * self.fontMetrics().height())
        column.addWidget(self.says)
        foot = QHBoxLayout()
        foot.addWidget(button("Cancel", self.reject))
        foot.addStretch(1)
        self.go = button("Find others, with the fewest changes", self._go, role="primary")
        self.go.setDefault(True)
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.person.currentIndexChanged.connect(self._tell)
        self.first.dateChanged.connect(self._first_moved)
        self.last.dateChanged.connect(self._tell)
        self._tell()
        (self.last if person_id is not None else self.person).setFocus()

    def _fill_people(self, person_id: int | None) -> None:
        parents = [p for p in self._book.people if p.family_id is not None and p.left_on is None]
        for person in sorted(parents, key=lambda p: full_name(p).casefold()):
            self.person.addItem(full_name(person), person.id)
        self.person.setCurrentIndex(max(0, self.person.findData(person_id)))

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, (words, field) in enumerate(
            (("Who", self.person), ("First day away", self.first), ("Last day away", self.last))
        ):
            title = label(words, "second")
            title.setBuddy(field)
            field.setAccessibleName(words)
            field.setMinimumHeight(32)
            grid.addWidget(title, 0, place)
            grid.addWidget(field, 1, place)
        grid.setColumnStretch(0, 1)
        return grid

    def away(self) -> Away:
        """As it stands in the fields."""
        return Away(self.person.currentData(), _date(self.first), _date(self.last))

    def _falls_out(self) -> list[Duty]:
        away = self.away()
        mine = self._book.duties_of.get(away.person_id, ())
        return [
            d
            for d in mine
            if d.status in ("planned", "confirmed") and away.starts_on <= d.on_date <= away.ends_on
        ]

    def _first_moved(self) -> None:
        if self.last.date() < self.first.date():
            self.last.setDate(self.first.date())
        self._tell()

    def _tell(self) -> None:
        right = self.person.count() > 0 and self.last.date() >= self.first.date()
        self.go.setEnabled(right)
        if not right:
            self.says.setText(WRONG_WAY)
            return
        duties = sorted(self._falls_out(), key=lambda d: d.on_date)
        days = some([f"{short_day(d.on_date)}, {self._book.shift[d.shift_id].name}" for d in duties])
        fall = f"{plural(len(duties), 'duty falls', 'duties fall')} out: {days}. "
        self.says.setText(
            f"{fall}You see the proposal first; nothing is changed before you accept."
            if duties
            else NO_DUTIES
        )

    def _go(self) -> None:
        away = self.away()
        self.accept()
        self.chosen.emit(away)


def _day(day: date) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day))
    made.setDisplayFormat("ddd d MMM yyyy")
    made.setCalendarPopup(True)
    return made


def _date(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
