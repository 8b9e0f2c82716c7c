"""A filled rota as a proposal: what would change, who stays where, how fair it is, what stays empty."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from nursery_rota.domain.book import Book
from nursery_rota.domain.eligibility import answer_for
from nursery_rota.domain.findings import Finding
from nursery_rota.domain.limits import child_is_in
from nursery_rota.domain.names import short_names
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.places import places
from nursery_rota.domain.planning import Plan
from nursery_rota.domain.problem import BuiltProblem, first_day
from nursery_rota.domain.rota import places_rota
from nursery_rota.domain.rules import check
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.domain.tables import Duty
from nursery_rota.domain.why_empty import why_empty
from nursery_rota.wording import duties as duties_word
from nursery_rota.wording import plural, short_day, weekday_name

ChangeKind = Literal["filled", "moved", "removed", "watching"]
_Key = tuple[date, int, int | None]


@dataclass(frozen=True)
class Change:
    """One place that would hold somebody else: short names before and after, and why in a few words."""

    kind: ChangeKind
    on_date: date
    where: str
    before: str
    after: str
    why: str


@dataclass(frozen=True)
class Unfilled:
    on_date: date
    shift_id: int
    room_id: int | None
    shift: str
    room: str
    needs: str
    why: str


@dataclass(frozen=True)
class FamilyFairness:
    """A family's balance now and as proposed, and its duties as proposed, all in duties. ``why`` says, for
    a family more than one duty from its share, what forbids coming nearer; "" otherwise."""

    family_id: int
    family: str
    before: Fraction
    after: Fraction
    duties: Fraction
    owed: Fraction
    why: str


@dataclass(frozen=True)
class Proposal:
    """Everything that the window and the command line tell of a plan, before it is accepted."""

    duties: tuple[Duty, ...]
    """The whole rota as it would be; new duties have ids below zero."""
    changes: tuple[Change, ...]
    kept: int
    pinned: int
    places: int
    filled: int
    unfilled: tuple[Unfilled, ...]
    fairness: tuple[FamilyFairness, ...]
    ledger: tuple[LedgerRow, ...]
    """Accounts as they would be, in the order of ``fairness``."""
    findings: tuple[Finding, ...]
    headline: str
    explanation: str
    wishes: tuple[int, int]
    """Duties at preferred times, and at times people would rather not."""
    after: Book


def proposal(built: BuiltProblem, plan: Plan, today: date) -> Proposal:
    """What ``plan`` would make of the rota. It is judged by the checker before anybody sees it."""
    duties = _duties(built, plan)
    after = replace(built.book, duties=duties)
    unfilled = _unfilled(built, after, today)
    required = places(after, built.starts_on, built.term.ends_on)
    total = sum(len(p.required) for p in required)
    empty = sum(len(r.empty) for day in {p.on_date for p in required} for r in places_rota(after, day))
    changes, kept = _changes(built, after)
    headline, explanation = _verdict(plan, bool(changes))
    return Proposal(
        duties=duties,
        changes=changes,
        kept=kept,
        pinned=sum(d.pinned for d in duties if built.term.starts_on <= d.on_date <= built.term.ends_on),
        places=total,
        filled=total - empty,
        unfilled=unfilled,
        fairness=_fairness(built, after, today),
        ledger=ledger(after, built.term, today),
        findings=check(after, built.term, today),
        headline=headline,
        explanation=explanation,
        wishes=_wishes(built, plan),
        after=after,
    )


def _duties(built: BuiltProblem, plan: Plan) -> tuple[Duty, ...]:
    """The fixed duties and the chosen ones; a duty that stays keeps its row, so that its history does too."""
    standing = {(d.on_date, d.shift_id, d.room_id, d.person_id): d for d in built.book.duties}
    found = list(built.base.duties)
    for number, candidate in enumerate(plan.chosen, start=1):
        slot, person_id = built.duty_of(candidate)
        key = (*slot.place.key, person_id)
        old = standing.get(key)
        if old is not None and old.status == "planned":
            found.append(replace(old, observing=slot.watching))
        else:
            day, shift_id, room_id = slot.place.key
            found.append(
                Duty(-number, day, shift_id, room_id, person_id, origin="filled", observing=slot.watching)
            )
    return tuple(found)


def _unfilled(built: BuiltProblem, after: Book, today: date) -> tuple[Unfilled, ...]:
    found = []
    start = first_day(built.term, today)
    for day in dict.fromkeys(p.on_date for p in places(after, start, built.term.ends_on)):
        for rota in places_rota(after, day):
            place = rota.place
            room = after.room.get(place.room_id or 0)
            for level in rota.empty:
                found.append(
                    Unfilled(
                        on_date=day,
                        shift_id=place.shift.id,
                        room_id=place.room_id,
                        shift=place.shift.name,
                        room=room.name if room else "",
                        needs=f"level {level}" if level else "",
                        why=why_empty(after, day, place.shift.id, place.room_id, today),
                    )
                )
    return tuple(found)


def _changes(built: BuiltProblem, after: Book) -> tuple[tuple[Change, ...], int]:
    """Differences by place, and how many duties stay as they are."""
    then, now = _by_place(built.book.duties, built), _by_place(after.duties, built)
    changes = []
    kept = 0
    for key in sorted({*then, *now}, key=lambda k: (k[0], after.shift[k[1]].starts_at, k[1], k[2] or 0)):
        before, later = then.get(key, {}), now.get(key, {})
        kept += len(before.keys() & later.keys())
        gone = [before[p] for p in before if p not in later]
        come = [later[p] for p in later if p not in before]
        for i in range(max(len(gone), len(come))):
            old = gone[i] if i < len(gone) else None
            new = come[i] if i < len(come) else None
            changes.append(_change(built, after, key, old, new))
    return tuple(changes), kept


def _by_place(duties: tuple[Duty, ...], built: BuiltProblem) -> dict[_Key, dict[int, Duty]]:
    found: dict[_Key, dict[int, Duty]] = defaultdict(dict)
    for duty in duties:
        if duty.status == "planned" and built.starts_on <= duty.on_date <= built.term.ends_on:
            found[duty.on_date, duty.shift_id, duty.room_id][duty.person_id] = duty
    return found


def _change(
    built: BuiltProblem,
    after: Book,
    key: _Key,
    old: Duty | None,
    new: Duty | None,
) -> Change:
    kind: ChangeKind = "moved" if old and new else "filled" if new else "removed"
    if new is not None and new.observing:
        kind = "watching"
    short = short_names(after)
    return Change(
        kind=kind,
        on_date=key[0],
        where=f"{short_day(key[0])}, {after.shift[key[1]].name}",
        before=short[old.person_id] if old else "",
        after=short[new.person_id] if new else "",
        why=_why(built, after, old, new),
    )


def _why(built: BuiltProblem, after: Book, old: Duty | None, new: Duty | None) -> str:
    if new is None:
        return "not needed any more"
    if new.observing:
        return "watches first, as newcomers do"
    person, shift = after.person[new.person_id], after.shift[new.shift_id]
    if answer_for(after, person.id, shift, new.on_date) == "prefer":
        return f"prefers {weekday_name(new.on_date.weekday())}s"
    if old is not None:
        row = _account(built.book, built, after.person[old.person_id].family_id)
        if row is not None and row.balance > Fraction(1, 2):
            return f"{row.family} was {duties_word(row.balance)} over its share"
    child = child_is_in(after, person, shift, new.on_date)
    return f"{child} is in that day" if child else "evens out the shares"


def _account(book: Book, built: BuiltProblem, family_id: int | None) -> LedgerRow | None:
    rows = ledger(book, built.term, built.term.starts_on)
    return next((r for r in rows if r.family_id == family_id), None)


def _fairness(built: BuiltProblem, after: Book, today: date) -> tuple[FamilyFairness, ...]:
    before = {r.family_id: r for r in ledger(built.book, built.term, today)}
    return tuple(
        FamilyFairness(
            family_id=row.family_id,
            family=row.family,
            before=before[row.family_id].balance,
            after=row.balance,
            duties=row.done + row.planned,
            owed=row.owed,
            why=_why_far(built, row),
        )
        for row in ledger(after, built.term, today)
    )


def _why_far(built: BuiltProblem, row: LedgerRow) -> str:
    """Why a family cannot come within one duty of its share, from what its adults could take at all."""
    if abs(row.balance) <= 1:
        return ""
    index = built.family_ids.index(row.family_id) if row.family_id in built.family_ids else None
    people = {i for i, p in enumerate(built.problem.people) if p.family == index}
    options = {
        (c.slot, built.problem.slots[c.slot].week) for c in built.problem.candidates if c.person in people
    }
    weeks = len({week for _, week in options})
    if row.balance > 1:
        return "Its duties so far, or those you pinned, are already more than its share."
    if not options:
        return "Nobody of the family can serve in this term as things stand."
    return f"Its adults can take places in only {plural(weeks, 'week')} of this term."


def _wishes(built: BuiltProblem, plan: Plan) -> tuple[int, int]:
    preferred = against = 0
    for candidate in plan.chosen:
        slot, person_id = built.duty_of(candidate)
        answer = answer_for(built.base, person_id, slot.place.shift, slot.place.on_date)
        preferred += answer == "prefer"
        against += answer == "avoid"
    return preferred, against


def _verdict(plan: Plan, changed: bool) -> tuple[str, str]:
    """The result in words, no stronger than what was proved."""
    stages = plan.proof
    proved = {name for name, proof in stages.items() if proof.proved}
    if plan.status == "cancelled":
        return (
            "Stopped",
            f"Stopped after {plan.seconds:.0f} seconds. This is the best so far: keep it or go on.",
        )
    if {"fill", "fairness"} <= proved:
        if not changed:
            return "Nothing to improve", "Your rota is already the fairest possible. Nothing would change."
        return (
            "Fairest possible (proved)",
            "No rota can fill more places, and no fairer rota exists under your rules. Proved, not estimated.",
        )
    if "fill" in proved:
        return "Best so far", "No rota can fill more places. A fairer one may still exist."
    return "Best so far", "A rota that fills more places may still exist."
