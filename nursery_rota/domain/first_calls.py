"""First calls that fell out with the people who had them, given on to others.

A first call is rung when somebody cannot come. It needs no search: it counts in no limit, so each is given for
itself, to whoever is furthest below their share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import overlap
from nursery_rota.domain.eligibility import answer_for
from nursery_rota.domain.obligation import credit_of, ledger
from nursery_rota.domain.open_slots import OpenSlot
from nursery_rota.domain.places import place_at
from nursery_rota.domain.problem import may_take
from nursery_rota.domain.tables import Duty, Person, Term

_STANDING = ("planned", "confirmed")


@dataclass(frozen=True)
class GivenOn:
    """``book`` has the new first calls, with ids below all others; ``given`` and ``left`` count them and those
    for whom nobody was found."""

    book: Book
    given: int
    left: int


def give_on(before: Book, now: Book, term: Term, start: date, today: date) -> GivenOn:
    """A new first call for each that stood ``before`` from ``start`` to the end of the term and does not ``now``."""
    lost = list(_lost(before, now, term, start))
    if not lost:
        return GivenOn(now, 0, 0)
    balance = {row.family_id: row.balance for row in ledger(now, term, today)}
    book, given = now, 0
    for duty in lost:
        found = min(
            (p for p in book.people if _may(book, p, duty)),
            key=lambda p: (balance.get(p.family_id or 0, Fraction(0)), -_wish(book, p, duty), p.id),
            default=None,
        )
        if found is None:
            continue
        lowest = min([0, *(d.id for d in book.duties)])
        where = (duty.on_date, duty.shift_id, duty.room_id)
        new = Duty(lowest - 1, *where, found.id, origin="cover", reserve=True)
        book = replace(book, duties=(*book.duties, new))
        family = found.family_id or 0
        balance[family] = balance.get(family, Fraction(0)) + credit_of(book, new)
        given += 1
    return GivenOn(book, given, len(lost) - given)


def _lost(before: Book, now: Book, term: Term, start: date) -> Iterator[Duty]:
    stands = {d.id for d in now.duties if d.status in _STANDING}
    for duty in before.duties:
        ahead = start <= duty.on_date <= term.ends_on
        if duty.reserve and ahead and duty.status in _STANDING and duty.id not in stands:
            place = place_at(now, duty.on_date, duty.shift_id, duty.room_id)
            if place is not None and place.required:
                yield duty


def _may(book: Book, person: Person, lost: Duty) -> bool:
    """May the person be first call there, and is nowhere else then?"""
    place = place_at(book, lost.on_date, lost.shift_id, lost.room_id)
    if person.family_id is None or person.id == lost.person_id or place is None:
        return False
    elsewhere = any(
        d.on_date == lost.on_date and d.status in _STANDING and overlap(book.shift[d.shift_id], place.shift)
        for d in book.duties_of.get(person.id, ())
    )
    opened = OpenSlot(place, 0, watching=False, required=False, reserve=True)
    return not elsewhere and may_take(book, person, opened)


def _wish(book: Book, person: Person, lost: Duty) -> int:
    answer = answer_for(book, person.id, book.shift[lost.shift_id], lost.on_date)
    return {"prefer": 1, "avoid": -1}.get(answer, 0)
