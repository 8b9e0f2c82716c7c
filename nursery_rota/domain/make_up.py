"""Make-up duties: on which date a family can best make good a duty that it missed or could not come to.

Owns how a make-up is told from other duties (by its note) and which dates are offered. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, term_on
from nursery_rota.domain.candidates import verdict_on
from nursery_rota.domain.places import Place
from nursery_rota.domain.rota import places_rota
from nursery_rota.domain.tables import Duty, Person, Term
from nursery_rota.wording import full_date, short_day

MOST = 8
"""So many dates are offered; who wants another looks at the rota."""


@dataclass(frozen=True)
class MakeUp:
    """An empty required place on which the person would count. ``why`` says what speaks for it."""

    on_date: date
    shift_id: int
    room_id: int | None
    shift: str
    why: str

    @property
    def title(self) -> str:
        """ "Wed 9 Dec, Late"."""
        return f"{short_day(self.on_date)}, {self.shift.removesuffix(' duty')}"


def make_up_note(duty: Duty) -> str:
    """What the make-up's note says; the date is all that it needs to be found again."""
    return f"Make-up for {full_date(duty.on_date)}"


def make_up_of(book: Book, duty: Duty) -> Duty | None:
    """The duty that makes ``duty`` good: one of the same family that says so."""
    family_id = book.person[duty.person_id].family_id
    note = make_up_note(duty)
    for person in book.adults_of.get(family_id, ()) if family_id is not None else ():
        for other in book.duties_of.get(person.id, ()):
            if other.note == note and other.status != "cancelled":
                return other
    return None


def make_ups(book: Book, duty: Duty, today: date) -> tuple[MakeUp, ...]:
    """Dates on which the person of ``duty`` could make it good, best first: after today and after the duty,
    until the term ends, else in the next one; none where it is made good already. A date on which the person
    wishes to come, or their child is in, is offered before an earlier one on which neither is so."""
    person = book.person[duty.person_id]
    if person.family_id is None or make_up_of(book, duty) is not None:
        return ()
    start = max(today, duty.on_date) + timedelta(days=1)
    freed = replace(
        book, duties=tuple(replace(d, status="excused") if d.id == duty.id else d for d in book.duties)
    )
    for term in _terms(book, start):
        found = list(_in_term(book, freed, person, max(start, term.starts_on), term.ends_on))
        if found:
            found.sort(key=lambda offer: (not offer.why, offer.on_date))
            return tuple(found[:MOST])
    return ()


def _terms(book: Book, start: date) -> list[Term]:
    """The term of ``start`` or the first after it, and the one after that."""
    coming = sorted((t for t in book.terms if t.ends_on >= start), key=lambda t: t.starts_on)
    here = term_on(book, start)
    return coming[:1] if here is None else coming[:2]


def _in_term(book: Book, freed: Book, person: Person, start: date, end: date) -> Iterator[MakeUp]:
    """``book`` says what is empty, which it remembers; ``freed`` what the person may still take on."""
    for day in days(start, end):
        for rota in places_rota(book, day):
            if rota.empty and rota.place.shift.kind == "care":
                offer = _offer(freed, person, rota.place, max(rota.empty))
                if offer is not None:
                    yield offer


def _offer(book: Book, person: Person, place: Place, asked: int) -> MakeUp | None:
    verdict = verdict_on(book, place, person, asked)
    if verdict.group != "counts":
        return None
    glad = [pro for pro in verdict.pros if pro.startswith("prefers") or pro.endswith("is in")]
    if any(pro.startswith("rather not") for pro in verdict.pros):
        glad = []
    return MakeUp(place.on_date, place.shift.id, place.room_id, place.shift.name, ", ".join(glad))
