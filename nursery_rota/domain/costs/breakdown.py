"""The saving session by session, week by week, term by term and family by family, from the same shares that make up
any period.

Each list adds up exactly: sessions, weeks and families to the period's saving, terms to that of the tax years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.costs.year import DayShare, PlaceShare, YearCost
from nursery_rota.wording import DAYS, short_date

BETWEEN_TERMS = "outside the terms"
NOT_NAMED = "families not named on paper"


@dataclass(frozen=True)
class SessionSaving:
    """One session on one date: credited minutes and its part of the saving in pence."""

    on_date: date
    session_id: int
    session: str
    minutes: int
    pence: int
    worked: bool


@dataclass(frozen=True)
class Part:
    """A stretch of time, or all dates of one session: its part of the saving in pence, worked and planned.
    ``times`` is how many dates or days it is made of."""

    label: str
    worked: int
    planned: int
    minutes: int
    times: int

    @property
    def pence(self) -> int:
        return self.worked + self.planned


def sessions(book: Book, years: Iterable[YearCost], start: date, end: date) -> tuple[SessionSaving, ...]:
    """Every session with a credited place between the dates. Places of one session on one date, and those
    worked and planned, stand together; such a session is worked when all of it is."""
    found: dict[tuple[date, int], SessionSaving] = {}
    for year in years:
        for share in year.place_shares:
            place = share.place
            if not start <= place.on_date <= end:
                continue
            key = (place.on_date, place.session_id)
            known = found.get(key)
            found[key] = SessionSaving(
                place.on_date,
                place.session_id,
                _session_name(book, place.session_id),
                place.minutes + (known.minutes if known else 0),
                share.pence + (known.pence if known else 0),
                place.worked and (known is None or known.worked),
            )
    return tuple(found[key] for key in sorted(found))


def by_session(found: Iterable[SessionSaving]) -> tuple[Part, ...]:
    """All dates of each session of the week together ("Monday, Morning"), in the order of the week."""
    groups: dict[tuple[int, int], list[SessionSaving]] = {}
    for one in found:
        groups.setdefault((one.on_date.weekday(), one.session_id), []).append(one)
    return tuple(
        Part(
            f"{DAYS[weekday]}, {mine[0].session}",
            sum(one.pence for one in mine if one.worked),
            sum(one.pence for one in mine if not one.worked),
            sum(one.minutes for one in mine),
            len(mine),
        )
        for (weekday, _), mine in sorted(groups.items())
    )


def by_family(book: Book, years: Iterable[YearCost], start: date, end: date) -> tuple[Part, ...]:
    """What each family's credited duties saved, the most first. Families that are hidden on prints stand together:
    the report leaves the office (``rules`` 6)."""
    groups: dict[int, list[PlaceShare]] = {}
    for year in years:
        for share in year.place_shares:
            if start <= share.place.on_date <= end:
                groups.setdefault(_named_family(book, share.place.person_id), []).append(share)
    parts = [
        Part(
            book.family[family_id].name if family_id else NOT_NAMED,
            sum(share.pence for share in mine if share.place.worked),
            sum(share.pence for share in mine if not share.place.worked),
            sum(share.place.minutes for share in mine),
            len({share.place.on_date for share in mine}),
        )
        for family_id, mine in groups.items()
    ]
    return tuple(sorted(parts, key=lambda part: (-part.pence, part.label)))


def by_week(years: Iterable[YearCost], start: date, end: date) -> tuple[Part, ...]:
    """Weeks from Monday, cut off at the ends of the period; only those with a part in the saving."""
    weeks: dict[date, list[DayShare]] = {}
    for share in _between(years, start, end):
        weeks.setdefault(monday_of(share.on_date), []).append(share)
    return tuple(
        _part(f"{short_date(max(start, monday))} to {short_date(min(end, monday + timedelta(days=6)))}", mine)
        for monday, mine in sorted(weeks.items())
        if any(share.pence or share.minutes for share in mine)
    )


def by_term(book: Book, years: Iterable[YearCost]) -> tuple[Part, ...]:
    """The terms that lie in the tax years with their parts of the saving, and what falls between them."""
    left = [share for year in years for share in year.shares]
    found = []
    for term in sorted(book.terms, key=lambda term: term.starts_on):
        mine = [share for share in left if term.starts_on <= share.on_date <= term.ends_on]
        left = [share for share in left if not term.starts_on <= share.on_date <= term.ends_on]
        if mine:
            found.append(_part(term.name, mine))
    if any(share.pence or share.minutes for share in left):
        found.append(_part(BETWEEN_TERMS, left))
    return tuple(found)


def _between(years: Iterable[YearCost], start: date, end: date) -> Iterator[DayShare]:
    return (share for year in years for share in year.shares if start <= share.on_date <= end)


def _part(label: str, shares: list[DayShare]) -> Part:
    return Part(
        label,
        sum(share.pence for share in shares if share.worked),
        sum(share.pence for share in shares if not share.worked),
        sum(share.minutes for share in shares),
        len({share.on_date for share in shares}),
    )


def _named_family(book: Book, person_id: int) -> int:
    """The id of the person's family; 0 where it is not to be named."""
    person = book.person.get(person_id)
    family = book.family.get(person.family_id or 0) if person is not None else None
    return 0 if family is None or family.hide_on_prints else family.id


def _session_name(book: Book, session_id: int) -> str:
    session = book.session.get(session_id)
    return session.name if session is not None else f"session {session_id}"
