"""When can they come? A square for each weekly shift, and below it what differs on some dates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from nursery_rota.actions.answers import answer_shifts
from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import within
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, button, label, retire
from nursery_rota.gui.models.words import value_title
from nursery_rota.gui.people.answer_squares import SIGNS, AnswerGrid, AnswerSquare
from nursery_rota.gui.people.person_choice import PersonChoice
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.wording import day_range, plural, short_date, weekday_name, weekday_short

DATED_FIELDS = ("answer", "starts_on", "ends_on", "weekday", "shift_id")
_HINT = "Press 1 to 4 in a square: prefers, yes, rather not, no. Drag, or Shift and arrows, to paint several."


class AnswersPanel(Panel):
    """One parent at a time, chosen in the head. Standing answers as squares, the others as buttons below."""

    def __init__(self, bridge: Bridge, drawer: RowDrawer, parent: QWidget | None = None) -> None:
        super().__init__("When can they come?", dense=True, parent=parent)
        self._bridge, self._drawer = bridge, drawer
        self.who = PersonChoice()
        self.who.chosen.connect(self._draw)
        self.head.addWidget(self.who)
        self.grid: AnswerGrid | None = None
        self._drawn: object = None
        self._dated = QWidget()
        self._flow = FlowLayout(self._dated, gap=4)
        self._flow.setContentsMargins(16, 2, 16, 2)
        self.add(self._dated)
        self._said = label("", "second", wrap=True)
        self._said.setContentsMargins(16, 4, 16, 8)
        self.body.addStretch(1)
        self.add(self._said)

    def show_people(self, people: Sequence[t.Person]) -> None:
        """Draw the answers of one of ``people`` from the newest book."""
        self.who.show_people(people)
        self._draw()

    def show_person(self, person_id: int) -> None:
        """Draw another one of the parents."""
        before = self._person
        self.who.choose(person_id)
        if self._person is not before:
            self._draw()

    def add_dates(self) -> None:
        """An answer for some days only, such as a holiday."""
        if self._person is not None:
            fixed, known = {"person_id": self._person.id}, {"answer": "no", "starts_on": self._bridge.today}
            self._drawer.add_to("availability", DATED_FIELDS, fixed=fixed, defaults=known)

    @property
    def _person(self) -> t.Person | None:
        return self.who.person

    def _draw(self) -> None:
        """Draw the answers of now; nothing is drawn anew where none of them has changed."""
        person, book, today = self._person, self._bridge.book, self._bridge.today
        rows = book.availability_of.get(person.id, ()) if person is not None else ()
        shifts = [shift for shift in book.shifts if within(today, None, shift.valid_to)]
        now = (person, rows, tuple(shifts), today)
        if now == self._drawn:
            return
        self._drawn = now
        focused = self.focusWidget()
        name = focused.objectName() if isinstance(focused, AnswerSquare) else ""
        if self.grid is not None:
            retire(self.grid)
            self.grid = None
        self._draw_dated(person)
        if person is None:
            self._said.setText("Add a parent first.")
            return
        if not shifts:
            self._said.setText("No shifts yet. Make them from the sessions, in Timetable.")
            return
        shifts.sort(key=lambda shift: (shift.kind != "care", shift.starts_at, shift.name, shift.weekday))
        self.grid = AnswerGrid(shifts, lambda shift: standing_answer(book, person.id, shift))
        self.grid.told.connect(self._told)
        self.body.insertWidget(0, self.grid)
        self._said.setText(f"{_limit_words(person)}{_HINT}")
        again = self.grid.findChild(AnswerSquare, name) if name else None
        if isinstance(again, AnswerSquare):
            again.setFocus()

    def _draw_dated(self, person: t.Person | None) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        if person is None:
            return
        for row in _others(self._bridge.book, person.id):
            if within(self._bridge.today, None, row.ends_on):
                self._flow.addWidget(self._dated_button(row))
        add = button("Add dates", self.add_dates, role="link")
        add.setToolTip("A holiday, or days on which they can come for once")
        self._flow.addWidget(add)

    def _dated_button(self, row: t.Availability) -> QFrame | QWidget:
        words = answer_words(self._bridge.book, row)
        one = button(
            words,
            lambda: self._drawer.change("availability", DATED_FIELDS, row),
            sign=SIGNS[row.answer],
            dense=True,
        )
        one.setProperty("dated", True)
        one.setToolTip("Change or remove it")
        return one

    def _told(self, shift_ids: tuple[int, ...], answer: t.Answer | None) -> None:
        person = self._person
        if person is not None:
            self._bridge.do(lambda file: answer_shifts(file, person.id, shift_ids, answer))
            self._draw()
            if self.grid is not None:
                self.grid.show_saved()  # also where nothing was written: the squares shall not promise more


def _limit_words(person: t.Person) -> str:
    limits = [
        f"{plural(most, 'duty', 'duties')} a {period}"
        for most, period in ((person.max_per_week, "week"), (person.max_per_month, "month"))
        if most is not None
    ]
    return f"At most {' and '.join(limits)}. " if limits else ""


def _is_standing(row: t.Availability) -> bool:
    return row.starts_on is None and row.ends_on is None


def _others(book: Book, person_id: int) -> list[t.Availability]:
    """What no square shows: answers with dates, and those for a weekday or for all duties."""
    rows = book.availability_of.get(person_id, ())
    kept = [row for row in rows if not (_is_standing(row) and row.shift_id is not None)]
    return sorted(kept, key=lambda row: (not _is_standing(row), str(row.starts_on), row.id))


def standing_answer(book: Book, person_id: int, shift: t.Shift) -> str:
    """The answer without dates for ``shift``: its own, else the weekday's, else the one for all; or ""."""
    answers = [row for row in book.availability_of.get(person_id, ()) if _is_standing(row)]
    for own in (
        [a for a in answers if a.shift_id == shift.id],
        [a for a in answers if a.shift_id is None and a.weekday == shift.weekday],
        [a for a in answers if a.shift_id is None and a.weekday is None],
    ):
        if own:
            return own[-1].answer
    return ""


def answer_words(book: Book, row: t.Availability) -> str:
    """ "no, 10–11 December 2026", "rather not, Fridays", "yes, Mon Morning duty, from 4 Jan 2027"."""
    what = value_title("availability", "answer", row.answer)
    where = ""
    if row.shift_id is not None and row.shift_id in book.shift:
        shift = book.shift[row.shift_id]
        where = f"{weekday_short(shift.weekday)} {shift.name}"
    elif row.weekday is not None:
        where = f"{weekday_name(row.weekday)}s"
    elif _is_standing(row):
        where = "every day"
    when = ""
    if row.starts_on and row.ends_on:
        when = day_range(row.starts_on, row.ends_on)
    elif row.starts_on:
        when = f"from {short_date(row.starts_on)}"
    elif row.ends_on:
        when = f"until {short_date(row.ends_on)}"
    return ", ".join(filter(None, (what, where, when)))
