"""The saving month by month, for the chart, from the same shares of days that make up any period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, monday_of, sessions_on
from nursery_rota.domain.costs.year import DayShare, YearCost
from nursery_rota.wording import MONTHS


@dataclass(frozen=True)
class MonthSaving:
    """A calendar month's part of the saving in pence, what was worked and what is planned.

    ``closed``: the nursery has no session in it.
    """

    year: int
    month: int
    worked: int
    planned: int
    minutes: int
    closed: bool

    @property
    def pence(self) -> int:
        return self.worked + self.planned

    @property
    def label(self) -> str:
        """ "Apr"."""
        return MONTHS[self.month - 1][:3]


def months(book: Book, years: Iterable[YearCost]) -> tuple[MonthSaving, ...]:
    """Every month of the tax years; they add up to the saving of all of them. The days of April at the
    very end are left out where they have no share."""
    shares: dict[tuple[int, int], list[DayShare]] = defaultdict(list)
    open_in: dict[tuple[int, int], bool] = {}
    for year in years:
        for share in year.shares:
            shares[share.on_date.year, share.on_date.month].append(share)
        for day in days(year.rates.starts_on, year.rates.ends_on):
            key = (day.year, day.month)
            open_in[key] = open_in.get(key, False) or bool(sessions_on(book, day))
    found = [_month(key, shares[key], not is_open) for key, is_open in sorted(open_in.items())]
    return tuple(found[:-1] if found and not (found[-1].minutes or found[-1].pence) else found)


def _month(key: tuple[int, int], shares: list[DayShare], closed: bool) -> MonthSaving:
    worked = sum(s.pence for s in shares if s.worked)
    planned = sum(s.pence for s in shares if not s.worked)
    return MonthSaving(*key, worked, planned, sum(s.minutes for s in shares), closed)


def last_worked(years: Iterable[YearCost]) -> date | None:
    """The last day with a place that was worked, for "worked to 20 November, then planned"."""
    worked = (s.on_date for year in years for s in year.shares if s.worked and s.minutes)
    return max(worked, default=None)


def weeks_open(book: Book, start: date, end: date) -> int:
    """Weeks with at least one session between the dates."""
    return len({monday_of(d) for d in days(start, end) if sessions_on(book, d)})
