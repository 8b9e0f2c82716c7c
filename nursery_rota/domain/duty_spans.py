"""A person's duties between two dates, found by the month: of ten years only those few are looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import chain

from nursery_rota.domain.book import Book, remembered_for
from nursery_rota.domain.eligibility import ACTIVE, own_duties
from nursery_rota.domain.tables import Duty

_Placed = tuple[int, Duty]
"""A duty with its place among those of its person."""


def duties_between(book: Book, person_id: int, first: date, last: date) -> list[Duty]:
    """Every duty of the person from ``first`` to ``last``, whatever became of it, in the order of the table."""
    by_month = _by_month(book, person_id)
    if not by_month:
        return []
    months = range(_month(first), _month(last) + 1)
    found = chain.from_iterable(by_month.get(month, ()) for month in months)
    return [duty for _, duty in sorted(found, key=_place) if first <= duty.on_date <= last]


def standing_between(book: Book, person_id: int, first: date, last: date) -> list[Duty]:
    """Those of them that are planned, confirmed or worked."""
    return [duty for duty in duties_between(book, person_id, first, last) if duty.status in ACTIVE]


@remembered_for(own_duties)
def _by_month(book: Book, person_id: int) -> Mapping[int, tuple[_Placed, ...]]:
    found: dict[int, list[_Placed]] = defaultdict(list)
    for place, duty in enumerate(book.duties_of.get(person_id, ())):
        found[_month(duty.on_date)].append((place, duty))
    return {month: tuple(placed) for month, placed in found.items()}


def _month(day: date) -> int:
    """Months since the beginning of the calendar."""
    return day.year * 12 + day.month


def _place(placed: _Placed) -> int:
    return placed[0]
