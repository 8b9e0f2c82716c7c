"""Hours that families really gave, by month and in all, for funders who ask for a match in kind.

Only duties marked as worked are counted, and the value is never cash.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.costs.parents import InKind, in_kind
from nursery_rota.domain.costs.wages import price_list, wage_year
from nursery_rota.domain.names import look_up_key
from nursery_rota.domain.tables import Duty


@dataclass(frozen=True)
class MonthHours:
    """The part of a month that lies in the period."""

    year: int
    month: int
    duties: int
    minutes: int


@dataclass(frozen=True)
class FamilyHours:
    name: str
    duties: int
    minutes: int


@dataclass(frozen=True)
class HoursStatement:
    """Minutes on duty. ``unnamed`` families are in every total and in no line of their own;
    ``value`` is None where no rate is known for some day that was worked."""

    nursery: str
    currency: str
    title: str
    starts_on: date
    ends_on: date
    made_on: date
    months: tuple[MonthHours, ...]
    families: tuple[FamilyHours, ...]
    unnamed: FamilyHours | None
    unnamed_count: int
    duties: int
    minutes: int
    weeks: int
    """Weeks in which somebody was on duty."""
    other_minutes: int
    """Written down for work away from a duty; not in the value."""
    value: InKind | None
    rate_source: str


def hours_statement(book: Book, start: date, end: date, today: date, title: str) -> HoursStatement:
    """The statement for the dates, both included, as far as they have been worked; ``title`` names them."""
    worked = _only(book, [d for d in _worked(book, start, end) if d.on_date <= today])
    families = list(_families(worked, start, end))
    named = [hours for hours, unnamed in families if not unnamed]
    others = [hours for hours, unnamed in families if unnamed]
    return HoursStatement(
        nursery=book.nursery.name,
        currency=book.nursery.currency,
        title=title,
        starts_on=start,
        ends_on=end,
        made_on=today,
        months=tuple(_month(worked, first, start, end) for first in _months(start, end)),
        families=tuple(sorted(named, key=lambda f: look_up_key(f.name))),
        unnamed=_together(others) if others else None,
        unnamed_count=len(others),
        duties=len(worked.duties),
        minutes=_minutes(worked, start, end),
        weeks=len({monday_of(d.on_date) for d in worked.duties}),
        other_minutes=sum(c.minutes for c in book.credits if start <= c.on_date <= min(end, today)),
        value=_value(worked, start, end),
        rate_source=_source(worked),
    )


def _worked(book: Book, start: date, end: date) -> Iterator[Duty]:
    for duty in book.duties:
        parent = book.person[duty.person_id].family_id is not None
        if parent and duty.status == "worked" and not duty.reserve and start <= duty.on_date <= end:
            yield duty


def _only(book: Book, duties: list[Duty]) -> Book:
    """The same nursery with no other duties, so that the cost report's own count of hours can be used."""
    return replace(book, duties=tuple(duties))


def _minutes(worked: Book, start: date, end: date) -> int:
    """Whole minutes: time that somebody is paid for at the same moment is not given."""
    return int(in_kind(worked, start, end, lambda day: 0).minutes)


def _families(worked: Book, start: date, end: date) -> Iterator[tuple[FamilyHours, bool]]:
    """Each family that gave hours, and whether its name stays off prints."""
    for family in worked.families:
        mine = [d for d in worked.duties if worked.person[d.person_id].family_id == family.id]
        if mine:
            minutes = _minutes(_only(worked, mine), start, end)
            yield FamilyHours(family.name, len(mine), minutes), family.hide_on_prints


def _together(families: list[FamilyHours]) -> FamilyHours:
    return FamilyHours("", sum(f.duties for f in families), sum(f.minutes for f in families))


def _months(start: date, end: date) -> Iterator[date]:
    """The first of each month that the period touches."""
    for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        yield date(number // 12, number % 12 + 1, 1)


def _month(worked: Book, first: date, start: date, end: date) -> MonthHours:
    mine = [d for d in worked.duties if (d.on_date.year, d.on_date.month) == (first.year, first.month)]
    return MonthHours(first.year, first.month, len(mine), _minutes(_only(worked, mine), start, end))


def _value(worked: Book, start: date, end: date) -> InKind | None:
    """At the nursery's own rate where it typed one, else at the minimum wage of each day."""
    own = worked.nursery.replacement_rate_pence
    if own is None and not _rates_known(worked):
        return None
    return in_kind(worked, start, end, price_list(worked.rates, None) if own is None else lambda day: own)


def _rates_known(worked: Book) -> bool:
    return all(wage_year(worked.rates, d.on_date) is not None for d in worked.duties)


def _source(worked: Book) -> str:
    """Where the rate of the value comes from, a whole sentence."""
    if worked.nursery.replacement_rate_pence is not None:
        return "The rate is the nursery’s own, for paid staff in the same place."
    years = {y.label: y for d in worked.duties if (y := wage_year(worked.rates, d.on_date)) is not None}
    if not years:
        return ""
    known = "; ".join(f"{year.label}: {year.source}, mark {year.mark}" for year in years.values())
    check = "" if all(year.mark == "V" for year in years.values()) else " Check it against the current text."
    return f"The rate is the legal minimum wage from 21 up ({known}).{check}"
