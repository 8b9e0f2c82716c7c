"""Everything that stands between one person and one place, each with what would lift it, cheapest kind first.

Where the candidates' list names the first reason, this names all: only a person with a single hurdle is one step
from the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nursery_rota.domain.book import Book
from nursery_rota.domain.candidates import what_was_refused
from nursery_rota.domain.duty_spans import duties_between
from nursery_rota.domain.eligibility import CHECK_WORDS, Reason, answer_for, at_work, holds, standing
from nursery_rota.domain.limits import Taken, broken_agreements, clash
from nursery_rota.domain.places import Place
from nursery_rota.domain.tables import Person

HurdleKind = Literal[
    "limit", "refused", "check", "sign_off", "skill", "level", "busy", "paid_work", "not_serving"
]
"""In the order of what lifting it costs: a rule of one's own, an answer, a paper, a word of the manager, a course;
the last three cannot be lifted by anybody's decision."""
KINDS: tuple[HurdleKind, ...] = (
    "limit",
    "refused",
    "check",
    "sign_off",
    "skill",
    "level",
    "busy",
    "paid_work",
    "not_serving",
)
LIFTABLE: frozenset[HurdleKind] = frozenset(KINDS[:6])


@dataclass(frozen=True)
class Hurdle:
    """``code`` names the rule or check, ``says`` continues a name in words, ``other`` is the duty it hangs on."""

    person_id: int
    kind: HurdleKind
    code: str
    says: str
    other: int | None = None


def hurdles(book: Book, place: Place, person: Person, asked: int) -> tuple[Hurdle, ...]:
    """All hurdles for the person and a position that asks for level ``asked``; none: they could take it and, in
    a required one, count."""
    return tuple(_hurdles(book, place, person, asked))


def _hurdles(book: Book, place: Place, person: Person, asked: int) -> Iterator[Hurdle]:
    shift, day = place.shift, place.on_date
    required = place.shift.kind == "care" and bool(place.required)
    about = standing(book, person.id, day)
    for reason in about.reasons:
        if reason.blocks == "serving" or required:
            yield _standing_hurdle(person, reason)
    if required and about.stage == "watching" and not about.reasons:
        yield Hurdle(person.id, "sign_off", "sign_off", "is new and watches until signed off")
    if required and about.level < asked:
        held = f"holds level {about.level}" if about.level else "holds no level yet"
        yield Hurdle(person.id, "level", f"level{asked}", f"{held}; the place asks for level {asked}")
    if at_work(book, person.id, shift.starts_at, shift.ends_at, day):
        yield Hurdle(person.id, "paid_work", "at_work", "is paid to work at that time")
    if answer_for(book, person.id, shift, day) == "no":
        yield Hurdle(
            person.id, "refused", "said_no", f"said no to {what_was_refused(book, Taken(person, day, shift))}"
        )
    for kind in shift.needs:
        if not holds(book, person.id, kind, day):
            words = CHECK_WORDS.get(kind, kind)
            yield Hurdle(person.id, "check", kind, f"has no {words}, and the shift asks for it")
    if shift.skill and not any(s.person_id == person.id and s.skill == shift.skill for s in book.skills):
        yield Hurdle(person.id, "skill", "skill", f"has not offered “{shift.skill}”")
    yield from _of_the_rota(book, place, person)


def _of_the_rota(book: Book, place: Place, person: Person) -> Iterator[Hurdle]:
    """What hangs on the duties that stand."""
    taken = Taken(person, place.on_date, place.shift)
    held = duties_between(book, person.id, place.on_date, place.on_date)
    other = clash(book, taken)
    if other is None:
        other = next((d for d in held if d.shift_id == place.shift.id and not d.reserve), None)
    if other is not None:
        name = book.shift[other.shift_id].name
        yield Hurdle(person.id, "busy", "two_at_once", f"is on {name} at that time already", other.id)
        return
    for broken in broken_agreements(book, taken):
        yield Hurdle(person.id, "limit", broken.rule, broken.says, broken.other.id if broken.other else None)


def _standing_hurdle(person: Person, reason: Reason) -> Hurdle:
    kind: HurdleKind = "not_serving"
    if reason.code == "sign_off":
        kind = "sign_off"
    elif reason.code in CHECK_WORDS:
        kind = "check"
    return Hurdle(person.id, kind, reason.code, reason.says)
