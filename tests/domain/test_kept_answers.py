"""Whatever is edited, undone and done again: what is known from before says what a book asked nothing says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.days_over import last_day_over, left_unmarked
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.places import place_at
from nursery_rota.domain.rules import check
from nursery_rota.domain.term_sheet import term_sheet
from nursery_rota.domain.week import week_sheet
from nursery_rota.domain.who_could import who_could
from tests.domain.test_book import EDITS, TABLES, anew
from tests.finding_cases import duty
from tests.making import MONDAY, TERM, duty_shift, morning, small_nursery

DAYS = tuple(MONDAY + timedelta(days=d) for d in (0, 1, 7, 8, 14, 15))
TODAY = DAYS[2]
STATUSES = ("planned", "confirmed", "worked", "missed", "excused", "cancelled")
ELSEWHERE = sorted(EDITS.keys() - {"duty", "duty away"})


def close_company() -> Book:
    """Two of one family, two kept apart, a newcomer, and limits that one duty more soon breaks; all in an issue."""
    limits = t.Nursery(name="Test", max_per_week=1, max_per_month=3, min_days_between=3, buddy_duties=2)
    rows = small_nursery(
        nursery=limits,
        sessions=(morning(), morning(1, 2)),
        shifts=(duty_shift(), duty_shift(1, 2)),
        duties=(duty(), duty(2, 2, on=DAYS[1], shift_id=2), duty(5, 3, on=DAYS[2], observing=True)),
        terms=(replace(TERM, ends_on=DAYS[-1] + timedelta(days=3)),),
        pairings=(t.Pairing(1, 3, 4, "apart"),),
        publications=(t.Publication(1, 1, 1, "2026-09-01T09:00:00", "Mo"),),
        published_duties=(t.PublishedDuty(1, 1, MONDAY, 1, None, 1),),
    )
    moved = {2: {"family_id": 1}, 5: {"signed_off_on": None}}
    people = tuple(replace(p, **moved.get(p.id, {})) for p in rows.people)
    return replace(rows, people=people)


def everything(book: Book) -> tuple[Any, ...]:
    """What the window shows of a rota."""
    term = book.terms[0]
    return (
        [week_sheet(book, monday, TODAY) for monday in DAYS[::2]],
        term_sheet(book, term, TODAY),
        check(book, term, TODAY),
        ledger(book, term, TODAY),
        [(last_day_over(book, day), left_unmarked(book, day)) for day in DAYS],
        [
            who_could(book, day, 1 + day.weekday(), None, TODAY)
            for day in DAYS[:3]
            if place_at(book, day, 1 + day.weekday(), None)
        ],
    )


class Edits(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.book = close_company()
        self.past: list[Book] = []
        self.undone: list[Book] = []

    def _to(self, book: Book) -> None:
        self.past.append(self.book)
        self.undone.clear()
        self.book = book

    def _as_before(self, then: Book) -> None:
        """As the file does it: the duties are read again, so that they are equal and not the same."""
        again = {d.id: replace(d) for d in then.duties}
        here = {d.id: d for d in self.book.duties}
        kept = tuple(here[i] if here.get(i) == d else d for i, d in again.items())
        self.book = replace(self.book, **{name: getattr(then, name) for name in TABLES} | {"duties": kept})

    @rule(person=st.integers(1, 6), day=st.sampled_from(DAYS), watching=st.booleans(), reserve=st.booleans())
    def add(self, person: int, day: date, watching: bool, reserve: bool) -> None:
        number = max((d.id for d in self.book.duties), default=0) + 1
        new = duty(person, number, on=day, shift_id=1 + day.weekday(), observing=watching, reserve=reserve)
        self._to(replace(self.book, duties=(*self.book.duties, new)))

    @precondition(lambda self: self.book.duties)
    @rule(data=st.data())
    def clear(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(self.book.duties))
        self._to(replace(self.book, duties=tuple(d for d in self.book.duties if d is not gone)))

    @precondition(lambda self: self.book.duties)
    @rule(
        data=st.data(), person=st.integers(1, 6), day=st.sampled_from(DAYS), status=st.sampled_from(STATUSES)
    )
    def change(self, data: st.DataObject, person: int, day: date, status: Any) -> None:
        before = data.draw(st.sampled_from(self.book.duties))
        after = replace(before, person_id=person, on_date=day, shift_id=1 + day.weekday(), status=status)
        self._to(replace(self.book, duties=tuple(after if d is before else d for d in self.book.duties)))

    @rule(name=st.sampled_from(ELSEWHERE))
    def edit_something_else(self, name: str) -> None:
        self._to(EDITS[name](self.book))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        then = self.past.pop()
        self.undone.append(self.book)
        self._as_before(then)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        then = self.undone.pop()
        self.past.append(self.book)
        self._as_before(then)

    @invariant()
    def nothing_is_stale(self) -> None:
        assert everything(self.book) == everything(anew(self.book))


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=12, stateful_step_count=10, deadline=None)
