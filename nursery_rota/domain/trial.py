"""Duties in other hands, as a trial: the book as it would be, and whether it still keeps what it kept before.

The checker's own rules judge the days that are touched, so a trial can keep no less than the checker asks for.
Knows nothing of how handovers are found or ranked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nursery_rota.domain.book import Book, remembered
from nursery_rota.domain.eligibility import answer_for, at_work, holds, standing
from nursery_rota.domain.findings import Finding
from nursery_rota.domain.limits import Taken, broken_agreements, clash
from nursery_rota.domain.rota import sessions_rota
from nursery_rota.domain.rules import of_day
from nursery_rota.domain.tables import Duty, Person, Shift

_WEIGHT = {"law": 1000, "policy": 1, "warning": 1, "next_step": 0}
Harm = Mapping[tuple[object, ...], int]


@dataclass(frozen=True)
class Handover:
    """``duty`` goes from the person who has it to another."""

    duty: Duty
    to_person: int


def handed(book: Book, handovers: Iterable[Handover]) -> Book:
    """The book with the duties in their new hands."""
    to = {h.duty.id: h.to_person for h in handovers}
    changed = tuple(replace(d, person_id=to[d.id]) if d.id in to else d for d in book.duties)
    return replace(book, duties=changed)


def suits(book: Book, person: Person, shift: Shift, day: date) -> bool:
    """May the person be put on the shift that day, as far as other duties do not matter: standing, paid work,
    answer, checks and skill?"""
    if not standing(book, person.id, day).may_serve or answer_for(book, person.id, shift, day) == "no":
        return False
    if at_work(book, person.id, shift.starts_at, shift.ends_at, day):
        return False
    if any(not holds(book, person.id, kind, day) for kind in shift.needs):
        return False
    return not shift.skill or any(s.person_id == person.id and s.skill == shift.skill for s in book.skills)


def fits(book: Book, duty: Duty) -> bool:
    """Does the person who has the duty in ``book`` keep every limit with it, and is nowhere else then?"""
    person, shift = book.person[duty.person_id], book.shift[duty.shift_id]
    taken = Taken(person, duty.on_date, shift, duty.id)
    alone = sum(
        (d.on_date, d.shift_id) == (duty.on_date, duty.shift_id)
        for d in book.duties_of.get(duty.person_id, ())
    )
    return alone <= 1 and clash(book, taken) is None and next(broken_agreements(book, taken), None) is None


def keeps(before: Book, after: Book, changed: Sequence[Duty]) -> bool:
    """Does ``after`` keep all that ``before`` kept, where ``changed`` are the duties of ``after`` that are new
    or in new hands? Limits and answers of the new people hold strictly; of each day touched the checker finds
    nothing that it did not find before."""
    for duty in changed:
        person = after.person[duty.person_id]
        if not suits(after, person, after.shift[duty.shift_id], duty.on_date) or not fits(after, duty):
            return False
    return all(not worse(before, after, day) for day in touched(before, after, changed))


def touched(before: Book, after: Book, changed: Sequence[Duty]) -> set[date]:
    """The days of the duties, and all days of newcomers among their people: how far they have come hangs on
    the duties they had before."""
    found = {d.on_date for d in changed}
    people = {d.person_id for d in changed}
    people |= {before.duty[d.id].person_id for d in changed if d.id in before.duty}
    for person_id in people:
        mine = (*before.duties_of.get(person_id, ()), *after.duties_of.get(person_id, ()))
        if any(d.observing for d in mine):
            found |= {d.on_date for d in mine}
    return found


def worse(before: Book, after: Book, day: date) -> bool:
    """Does the checker find something on the day that it did not find before, or more of it?"""
    then = harm(before, day)
    return any(count > then.get(what, 0) for what, count in harm(after, day).items())


@remembered
def harm(book: Book, day: date) -> Harm:
    """What speaks against the rota of the day, by rule and place, in numbers that can be compared: breaches
    weigh a thousand times a rule of the nursery's own, and each empty position is counted with its level."""
    found: Counter[tuple[object, ...]] = Counter()
    for findings in of_day(book, day).values():
        for finding in findings:
            found[_where(finding)] += _WEIGHT[finding.severity]
    for session in sessions_rota(book, day):
        key = session.demand.key
        found["empty", key] = len(session.empty)
        found["level", key] = sum(session.empty)
    return found


def _where(finding: Finding) -> tuple[object, ...]:
    return (finding.rule, finding.where, finding.shift_id, finding.room_id)
