"""Days that are over: the last one with duties, and the duties of all of them that nobody has marked."""

from __future__ import annotations

from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import Duty


def were_due(book: Book, day: date) -> tuple[Duty, ...]:
    """Duties of the date that somebody was to come for, whatever became of it: cancelled ones and first calls aside."""
    return tuple(d for d in book.duties_at.get(day, ()) if d.status != "cancelled" and not d.reserve)


def last_day_over(book: Book, today: date) -> date | None:
    """The last date before ``today`` on which somebody was to come."""
    days = sorted((day for day in book.duties_at if day < today), reverse=True)
    return next((day for day in days if were_due(book, day)), None)


def left_unmarked(book: Book, before: date) -> tuple[int, date | None]:
    """The duties before a date that nobody has marked: how many, and the first date that has one."""
    left = [d for day in book.unmarked_on if day < before for d in were_due(book, day)]
    dates = [d.on_date for d in left if d.status in ("planned", "confirmed")]
    return len(dates), min(dates, default=None)
