"""Which days the nursery is open, which sessions they have, and how weeks of a term are counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol

from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.tables import Closure, Session, Shift, Term

OPENING = ("terms", "closures")
"""The tables that say on which days the nursery is open."""
CLOSURE_WORDS = {
    "bank_holiday": "bank holiday",
    "half_term": "half-term",
    "inset": "training day",
    "other": "closed",
}


def days(start: date, end: date) -> Iterator[date]:
    """Every date from ``start`` to ``end``, both included."""
    for offset in range((end - start).days + 1):
        yield start + timedelta(days=offset)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def within(day: date, start: date | None, end: date | None) -> bool:
    """Is ``day`` in a span whose ends are included and may be open?"""
    return (start is None or start <= day) and (end is None or day <= end)


class Timed(Protocol):
    """What runs from one time of a day to another, in minutes since midnight."""

    @property
    def starts_at(self) -> int: ...

    @property
    def ends_at(self) -> int: ...


def overlap(first: Timed, second: Timed) -> bool:
    """Do the two, of one day, share any minute? Back to back is no overlap."""
    return first.starts_at < second.ends_at and second.starts_at < first.ends_at


def months_old(born: date, day: date) -> int:
    """Completed months on ``day``. A band changes on the birthday itself; a child born on a day that the
    month lacks completes it on the first of the next."""
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)


def years_old(born: date, day: date) -> int:
    return months_old(born, day) // 12


@remembered_while("closures")
def closure_on(book: Book, day: date) -> Closure | None:
    return next((c for c in book.closures if c.starts_on <= day <= c.ends_on), None)


@remembered_while("terms")
def term_on(book: Book, day: date) -> Term | None:
    return next((t for t in book.terms if t.starts_on <= day <= t.ends_on), None)


def term_near(book: Book, day: date) -> Term | None:
    """The term that holds ``day``'s week, else the next one, else the last; None without terms."""
    sunday = day + timedelta(days=6 - day.weekday())
    terms = sorted(book.terms, key=lambda term: term.starts_on)
    for term in terms:
        if day <= term.ends_on and term.starts_on <= sunday:
            return term
    coming = [term for term in terms if term.starts_on > day]
    return coming[0] if coming else (terms[-1] if terms else None)


@remembered_while(*OPENING)
def is_open(book: Book, day: date) -> bool:
    """Not closed, and in a term where terms have been typed."""
    return closure_on(book, day) is None and (not book.terms or term_on(book, day) is not None)


@remembered_while(*OPENING, "sessions")
def sessions_on(book: Book, day: date) -> tuple[Session, ...]:
    """The sessions that take place on ``day``, by time."""
    if not is_open(book, day):
        return ()
    found = (s for s in book.sessions if s.weekday == day.weekday() and within(day, s.valid_from, s.valid_to))
    return tuple(sorted(found, key=lambda s: (s.starts_at, s.id)))


@remembered_while(*OPENING, "shifts")
def shifts_on(book: Book, day: date) -> tuple[Shift, ...]:
    """The shifts that run on ``day``, by time; every second or third week where a shift says so."""
    if not is_open(book, day):
        return ()
    found = (s for s in book.shifts if s.weekday == day.weekday() and _runs(s, day))
    return tuple(sorted(found, key=lambda s: (s.starts_at, s.id)))


def _runs(shift: Shift, day: date) -> bool:
    if not within(day, shift.valid_from, shift.valid_to):
        return False
    if shift.every_weeks <= 1 or shift.first_on is None:
        return True
    weeks = (monday_of(day) - monday_of(shift.first_on)).days // 7
    return weeks >= 0 and weeks % shift.every_weeks == 0


@remembered_while("closures")
def teaching_weeks(book: Book, term: Term) -> tuple[date, ...]:
    """The Mondays of the weeks of a term that have an open weekday."""
    mondays = dict.fromkeys(
        monday_of(day)
        for day in days(term.starts_on, term.ends_on)
        if day.weekday() < 5 and closure_on(book, day) is None
    )
    return tuple(mondays)


def open_days(book: Book, start: date, end: date) -> tuple[date, ...]:
    """Dates with at least one session or shift."""
    return tuple(d for d in days(start, end) if sessions_on(book, d) or shifts_on(book, d))
