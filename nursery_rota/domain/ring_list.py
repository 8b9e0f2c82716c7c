"""Whom to ring when somebody is ill: date by date, the stand-ins first, then the parents asked longest ago.

The only paper that shows phone numbers of other families, and only of people who agreed to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from nursery_rota.domain.book import Book, remembered
from nursery_rota.domain.calendar import term_on
from nursery_rota.domain.candidates import verdict_on
from nursery_rota.domain.issues import stamp
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.places import Place
from nursery_rota.domain.privacy import may_be_rung, shown_name
from nursery_rota.domain.rota import PlaceRota, duties_on, places_rota
from nursery_rota.domain.sheets import IssueStamp
from nursery_rota.domain.tables import Person
from nursery_rota.wording import listing

RING_DAYS = 14
_MOST = 5
"""Names for each date, stand-ins among them, so that a week of dates stands on one page."""
_AT_LEAST = 3
"""Others than stand-ins, however many of those there are."""
_ABLE = ("counts", "waive")


@dataclass(frozen=True)
class Ring:
    """One person to ring. ``phone`` "" where there is no consent to show one (a stand-in is named all the
    same); ``only`` names the shifts where they could not take every one of the day; ``asked`` is the last
    time they were asked to cover."""

    name: str
    phone: str
    first_call: bool
    only: str = ""
    asked: date | None = None


@dataclass(frozen=True)
class RingDay:
    """``shifts`` are those of the day that need a parent."""

    on_date: date
    shifts: tuple[str, ...]
    people: tuple[Ring, ...]


@dataclass(frozen=True)
class RingList:
    nursery: str
    starts_on: date
    ends_on: date
    days: tuple[RingDay, ...]
    issue: IssueStamp | None = None


def ring_list(book: Book, today: date) -> RingList:
    """The list for two weeks from ``today``, for each date on which parents have places that must be filled."""
    dates = [today + timedelta(days=i) for i in range(RING_DAYS)]
    found = (_ring_day(book, day, today) for day in dates)
    term = term_on(book, today)
    return RingList(
        nursery=book.nursery.name,
        starts_on=dates[0],
        ends_on=dates[-1],
        days=tuple(day for day in found if day is not None),
        issue=stamp(book, term) if term else None,
    )


@remembered
def last_asked(book: Book) -> Mapping[int, date]:
    """When each person was last asked to cover, whatever they answered; who never was is missing."""
    asked: dict[int, date] = {}
    for request in book.cover_requests:
        day = datetime.fromisoformat(request.asked_at).date()
        asked[request.person_id] = max(day, asked.get(request.person_id, date.min))
    return asked


def _ring_day(book: Book, day: date, today: date) -> RingDay | None:
    rotas = [r for r in places_rota(book, day) if r.place.required or r.reserves]
    if not rotas:
        return None
    stand_ins = _first_call(book, rotas)
    shifts = tuple(dict.fromkeys(r.place.shift.name for r in rotas))
    then = _then(book, [r.place for r in rotas if r.place.required], day, today)
    return RingDay(day, shifts, (*stand_ins, *then[: max(_AT_LEAST, _MOST - len(stand_ins))]))


def _first_call(book: Book, rotas: list[PlaceRota]) -> tuple[Ring, ...]:
    shifts: dict[int, list[str]] = {}
    for rota in rotas:
        for duty in rota.reserves:
            if shown_name(book, duty.person_id):
                shifts.setdefault(duty.person_id, []).append(rota.place.shift.name)
    return tuple(
        _ring(book, book.person[person_id], found, everywhere=len(found) == len(rotas), first_call=True)
        for person_id, found in shifts.items()
    )


def _then(book: Book, places: list[Place], day: date, today: date) -> tuple[Ring, ...]:
    """Parents who are free and would count, least recently asked first, then most left of their share."""
    left = _left(book, day, today)
    busy = {d.person_id for d in duties_on(book, day)}
    able = []
    for person in book.people:
        if person.id in busy or not may_be_rung(book, person):
            continue
        shifts = [p.shift.name for p in places if _could(book, p, person)]
        if shifts:
            able.append((person, shifts))
    asked = last_asked(book)
    able.sort(key=lambda p: (asked.get(p[0].id, date.min), left.get(p[0].family_id or 0, 0), p[0].id))
    return tuple(
        _ring(book, person, shifts, everywhere=len(shifts) == len(places), first_call=False)
        for person, shifts in able
    )


def _could(book: Book, place: Place, person: Person) -> bool:
    """Would the person count in some position of the place? A limit of the nursery's own does not stop a
    parent from being asked when somebody is ill."""
    return verdict_on(book, place, person, min(place.required)).group in _ABLE


def _left(book: Book, day: date, today: date) -> Mapping[int, Fraction]:
    """Balance by family in the term of the date: the lowest has most left to do."""
    term = term_on(book, day)
    return {row.family_id: row.balance for row in ledger(book, term, today)} if term else {}


def _ring(book: Book, person: Person, shifts: list[str], *, everywhere: bool, first_call: bool) -> Ring:
    return Ring(
        name=shown_name(book, person.id),
        phone=(person.phone or "") if may_be_rung(book, person) else "",
        first_call=first_call,
        only="" if everywhere else listing(list(dict.fromkeys(shifts))),
        asked=last_asked(book).get(person.id),
    )
