"""Days that are over: the last one with duties, and the duties of all of them that nobody has marked."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from nursery_rota.domain.book import Book, remembered_for
from nursery_rota.domain.tables import Duty

_OPEN = frozenset({"planned", "confirmed"})
_STATUS = attrgetter("status")


def _duties_at(book: Book, day: date) -> tuple[tuple[Duty, ...]]:
    return (book.duties_at.get(day, ()),)


def were_due(book: Book, day: date) -> tuple[Duty, ...]:
    """Duties of the date that somebody was to come for, whatever became of it: cancelled ones and first calls aside."""
    return tuple(d for d in book.duties_at.get(day, ()) if d.status != "cancelled" and not d.reserve)


@remembered_for(_duties_at)
def unmarked(book: Book, day: date) -> int:
    """How many of them nobody has marked."""
    here = book.duties_at.get(day, ())
    if _OPEN.isdisjoint(map(_STATUS, here)):
        return 0  # as on nearly every day of years
    return sum(not d.reserve and d.status in _OPEN for d in here)


def last_day_over(book: Book, today: date) -> date | None:
    """The last date before ``today`` on which somebody was to come."""
    days = sorted((day for day in book.duties_at if day < today), reverse=True)
    return next((day for day in days if were_due(book, day)), None)


def left_unmarked(book: Book, before: date) -> tuple[int, date | None]:
    """The duties before a date that nobody has marked: how many, and the first date that has one."""
    open_days = [day for day in book.duties_at if day < before and unmarked(book, day)]
    return sum(unmarked(book, day) for day in open_days), min(open_days, default=None)
