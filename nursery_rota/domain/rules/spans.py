"""When things that hold between dates, on one weekday, first meet in a term. Knows no rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import is_open
from nursery_rota.domain.tables import Term

Span = tuple[date | None, date | None]
"""First and last day; an open end is None."""


def common(term: Term, spans: Iterable[Span]) -> tuple[date, date] | None:
    """The days of the term that lie in every span, as first and last; None where there is none."""
    known = [*spans]
    first = max([term.starts_on, *(start for start, _ in known if start is not None)])
    last = min([term.ends_on, *(end for _, end in known if end is not None)])
    return (first, last) if first <= last else None


def first_shared_day(book: Book, term: Term, weekday: int, spans: Iterable[Span]) -> date | None:
    """The first open day of that weekday that lies in the term and in every span."""
    shared = common(term, spans)
    if shared is None:
        return None
    first, last = shared
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    while day <= last:
        if is_open(book, day):
            return day
        day += timedelta(days=7)
    return None
