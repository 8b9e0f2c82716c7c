"""Contracts cut into stretches on which weekly hours, wage and the rules of age stay the same, and the
single days that bank staff come in for.

It knows contracts, work patterns and birthdays, and no payroll.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import within, years_old
from nursery_rota.domain.obligation import exact
from nursery_rota.domain.tables import Employment, WorkPattern

_WAGE_AGES = (18, 19, 21)
"""Minimum wages change at 18, 19 (apprentices) and 21."""
_DAY = timedelta(days=1)
_WEEK = 7


@dataclass(frozen=True)
class Stretch:
    """Days of one employment, both ends included. ``age`` is None where no date of birth is noted,
    ``hourly_pence`` None where no wage is known for these days."""

    employment: Employment
    starts_on: date
    ends_on: date
    weekly_minutes: Fraction
    hourly_pence: int | None
    age: int | None

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    @property
    def apprentice(self) -> bool:
        return self.employment.role == "apprentice"


def stretches(book: Book, employment: Employment, start: date, end: date) -> tuple[Stretch, ...]:
    """The days between the dates on which the contract runs and hours are worked, cut where a work
    pattern, the wage or an age changes."""
    first, last = max(start, employment.starts_on), min(end, employment.ends_on or end)
    if first > last:
        return ()
    cuts = sorted({first, *(day for day in _changes(book, employment) if first < day <= last)})
    ends = [*(day - _DAY for day in cuts[1:]), last]
    found = (_stretch(book, employment, s, e) for s, e in zip(cuts, ends, strict=True))
    return tuple(s for s in found if s.weekly_minutes)


def single_days(book: Book, employment: Employment, start: date, end: date) -> tuple[Stretch, ...]:
    """Work that was agreed for certain days only (a pattern valid for less than a week), between the dates:
    a stretch of one day for each, whose ``weekly_minutes`` are what is worked on it. It is paid once, whatever
    number of weeks the contract says."""
    first, last = max(start, employment.starts_on), min(end, employment.ends_on or end)
    found = []
    for pattern in book.patterns_of.get(employment.id, ()):
        if not _single(pattern) or pattern.valid_from is None:
            continue
        day = pattern.valid_from + _DAY * ((pattern.weekday - pattern.valid_from.weekday()) % 7)
        if within(day, first, last) and within(day, None, pattern.valid_to):
            stretch = _stretch(book, employment, day, day)
            found.append(replace(stretch, weekly_minutes=Fraction(_worked(pattern))))
    return tuple(found)


def minutes_on(book: Book, stretch: Stretch, day: date) -> Fraction:
    """Paid minutes of the contract on one day of the stretch, with its part of the extra hours; 0 on a
    weekday without a work pattern."""
    patterns = [
        p
        for p in book.patterns_of.get(stretch.employment.id, ())
        if within(day, p.valid_from, p.valid_to) and not _single(p)
    ]
    whole = sum(_worked(p) for p in patterns)
    today = sum(_worked(p) for p in patterns if p.weekday == day.weekday())
    return stretch.weekly_minutes * Fraction(today, whole) if whole else Fraction(0)


def days_a_week(book: Book, stretch: Stretch) -> int:
    """Weekdays on which the contract is worked during the stretch."""
    return len(
        {
            p.weekday
            for p in book.patterns_of.get(stretch.employment.id, ())
            if within(stretch.starts_on, p.valid_from, p.valid_to) and not _single(p)
        }
    )


def _single(pattern: WorkPattern) -> bool:
    dates = (pattern.valid_from, pattern.valid_to)
    return dates[0] is not None and dates[1] is not None and (dates[1] - dates[0]).days < _WEEK


def _worked(pattern: WorkPattern) -> int:
    return max(0, pattern.ends_at - pattern.starts_at - pattern.break_minutes)


def _stretch(book: Book, employment: Employment, start: date, end: date) -> Stretch:
    born = book.person[employment.person_id].date_of_birth
    return Stretch(
        employment=employment,
        starts_on=start,
        ends_on=end,
        weekly_minutes=_weekly_minutes(book, employment, start),
        hourly_pence=_wage(book, employment, start),
        age=None if born is None else years_old(born, start),
    )


def _changes(book: Book, employment: Employment) -> Iterator[date]:
    for pattern in book.patterns_of.get(employment.id, ()):
        if _single(pattern):
            continue
        if pattern.valid_from is not None:
            yield pattern.valid_from
        if pattern.valid_to is not None:
            yield pattern.valid_to + _DAY
    for rate in book.pay_rates_of.get(employment.id, ()):
        yield rate.from_on
    if employment.role == "apprentice":
        yield anniversary(employment.starts_on, 1)
    born = book.person[employment.person_id].date_of_birth
    if born is not None:
        yield from (anniversary(born, age) for age in _ages_that_matter(book))


def _ages_that_matter(book: Book) -> set[int]:
    """Of the minimum wages, and those at which insurance and pension begin by the rates."""
    years = book.rates.years
    return {
        *_WAGE_AGES,
        *(y.ni_from_age for y in years),
        *(y.ni_apprentice_from_age for y in years),
        *(y.pension_from_age for y in years),
    } - {0}


def anniversary(day: date, years: int) -> date:
    """The date on which so many years are complete; for 29 February, 1 March where the year lacks it."""
    march = date(day.year + years, 3, 1)
    leap_day = (day.month, day.day) == (2, 29)
    return march if leap_day and (march - _DAY).day == 28 else day.replace(year=day.year + years)


def _weekly_minutes(book: Book, employment: Employment, day: date) -> Fraction:
    """Paid minutes of a week by the patterns in force on ``day``: breaks off, extra hours on."""
    worked = sum(
        _worked(p)
        for p in book.patterns_of.get(employment.id, ())
        if within(day, p.valid_from, p.valid_to) and not _single(p)
    )
    return worked + exact(employment.extra_hours_per_week) * 60


def _wage(book: Book, employment: Employment, day: date) -> int | None:
    known = [r for r in book.pay_rates_of.get(employment.id, ()) if r.from_on <= day]
    return max(known, key=lambda r: r.from_on).hourly_pence if known else None
