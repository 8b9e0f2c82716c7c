"""A filled rota as a proposal: what would change, who stays where, how fair it is, what stays empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from nursery_rota.domain.agreement import MISTAKE, disagreements
from nursery_rota.domain.book import Book
from nursery_rota.domain.differences import Change as Change
from nursery_rota.domain.differences import ChangeKind as ChangeKind
from nursery_rota.domain.differences import differences
from nursery_rota.domain.eligibility import answer_for
from nursery_rota.domain.findings import Finding
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.places import places
from nursery_rota.domain.planning import Plan
from nursery_rota.domain.problem import BuiltProblem, first_day
from nursery_rota.domain.rota import places_rota
from nursery_rota.domain.rules import check
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.domain.tables import Duty, Term
from nursery_rota.domain.unfilled import Unfilled as Unfilled
from nursery_rota.domain.unfilled import looked_closely, unfilled
from nursery_rota.domain.verdict import verdict
from nursery_rota.domain.why_far import why_far
from nursery_rota.wording import listing, plural


@dataclass(frozen=True)
class FamilyFairness:
    """A family's balance now and as proposed, and its duties as proposed, all in duties. ``why`` says, for
    a family that cannot do its share, or is more than one duty from it, what forbids coming nearer; "" otherwise."""

    family_id: int
    family: str
    before: Fraction
    after: Fraction
    duties: Fraction
    owed: Fraction
    why: str


@dataclass(frozen=True)
class TermShares:
    """The shares of one term: how fair it would be, and the accounts as they would be, in the same order."""

    term: Term
    fairness: tuple[FamilyFairness, ...]
    ledger: tuple[LedgerRow, ...]


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
    shares: tuple[TermShares, ...]
    """By term, the first one first: a mended rota may reach into later terms."""
    findings: tuple[Finding, ...]
    headline: str
    explanation: str
    wishes: tuple[int, int]
    """Duties at preferred times, and at times people would rather not."""
    after: Book
    disagreements: tuple[str, ...] = ()
    """Where the checker judges the rota otherwise than the engine; each is a mistake of the program."""

    @property
    def fairness(self) -> tuple[FamilyFairness, ...]:
        """The shares of the first term."""
        return self.shares[0].fairness

    @property
    def terms(self) -> str:
        """ "Autumn term 2026 and Spring term 2027": where something may change."""
        return listing([each.term.name for each in self.shares])


@dataclass(frozen=True)
class Said:
    """What only the one who made a rota knows of it: how good it is, in words, and how wishes are met."""

    headline: str
    explanation: str
    wishes: tuple[int, int]
    settled: bool = False
    """Is it proved that no rota fills more places?"""
    hurried: bool = False
    """Was it stopped by somebody who now waits for what was found?"""


def proposal(built: BuiltProblem, plan: Plan, today: date) -> Proposal:
    """What ``plan`` would make of the rota. It is judged by the checker before anybody sees it."""
    after = replace(built.book, duties=duties_of(built, plan))
    changes, _ = differences(built.book, after, built.term, built.starts_on)
    filled, required = _filled(after, built.term, built.starts_on)
    headline, explanation = verdict(built.problem, plan, filled, required, changed=bool(changes))
    settled = "fill" in plan.proof and plan.proof["fill"].proved
    hurried = plan.status == "cancelled"
    said = Said(headline, explanation, _wishes(built, plan), settled, hurried)
    made = described(built.book, after, built.term, today, said, why_far(built))
    doubts = disagreements(built, plan, after, made.findings)
    if not doubts:
        return made
    more = f" And {plural(len(doubts) - 1, 'more', 'more')}." if len(doubts) > 1 else ""
    return replace(
        made,
        disagreements=doubts,
        headline="The fill and the check disagree",
        explanation=f"{MISTAKE} {doubts[0]}{more}",
    )


def described(
    before: Book,
    after: Book,
    term: Term,
    today: date,
    said: Said,
    why: Callable[[LedgerRow], str] = lambda row: "",
) -> Proposal:
    """The rota of ``after`` as a proposal beside that of ``before``, judged by the checker."""
    start = first_day(term, today)
    filled, required = _filled(after, term, start)
    changes, kept = differences(before, after, term, start)
    empty_places = unfilled(after, term, start, today, settled=said.settled, hurried=said.hurried)
    closer = looked_closely(empty_places, settled=said.settled)
    return Proposal(
        duties=after.duties,
        changes=changes,
        kept=kept,
        pinned=sum(d.pinned for d in after.duties if term.starts_on <= d.on_date <= term.ends_on),
        places=required,
        filled=filled,
        unfilled=empty_places,
        shares=(_shares(before, after, term, today, why),),
        findings=check(after, term, today),
        headline=said.headline,
        explanation=f"{said.explanation} {closer}".strip(),
        wishes=said.wishes,
        after=after,
    )


def _filled(book: Book, term: Term, start: date) -> tuple[int, int]:
    """How many of the required places from ``start`` on have somebody, and how many there are."""
    found = places(book, start, term.ends_on)
    required = sum(len(p.required) for p in found)
    empty = sum(len(r.empty) for day in {p.on_date for p in found} for r in places_rota(book, day))
    return required - empty, required


def duties_of(built: BuiltProblem, plan: Plan) -> tuple[Duty, ...]:
    """The fixed duties and the chosen ones; a duty that stays keeps its row, so that its history does too."""
    standing = {(d.on_date, d.shift_id, d.room_id, d.person_id): d for d in built.book.duties}
    found = list(built.base.duties)
    lowest = min([0, *(duty.id for duty in found)])
    for number, candidate in enumerate(plan.chosen, start=1):
        slot, person_id = built.duty_of(candidate)
        key = (*slot.place.key, person_id)
        old = standing.get(key)
        if old is not None and old.status == "planned":
            found.append(replace(old, observing=slot.watching, reserve=slot.reserve))
        else:
            day, shift_id, room_id = slot.place.key
            found.append(
                Duty(
                    lowest - number,
                    day,
                    shift_id,
                    room_id,
                    person_id,
                    origin="filled",
                    reserve=slot.reserve,
                    observing=slot.watching,
                )
            )
    return tuple(found)


def _shares(
    before: Book, after: Book, term: Term, today: date, why: Callable[[LedgerRow], str]
) -> TermShares:
    now = {r.family_id: r.balance for r in ledger(before, term, today)}
    accounts = ledger(after, term, today)
    fairness = tuple(
        FamilyFairness(
            family_id=row.family_id,
            family=row.family,
            before=now.get(row.family_id, row.balance),
            after=row.balance,
            duties=row.done + row.planned,
            owed=row.owed,
            why=why(row),
        )
        for row in accounts
    )
    return TermShares(term, fairness, accounts)


def wishes_met(book: Book, term: Term, start: date) -> tuple[int, int]:
    """Duties of parents from ``start`` at preferred times, and at times people would rather not."""
    answers = [
        answer_for(book, d.person_id, book.shift[d.shift_id], d.on_date)
        for d in book.duties
        if d.status in ("planned", "confirmed") and start <= d.on_date <= term.ends_on and not d.reserve
    ]
    return answers.count("prefer"), answers.count("avoid")


def _wishes(built: BuiltProblem, plan: Plan) -> tuple[int, int]:
    preferred = against = 0
    for candidate in plan.chosen:
        slot, person_id = built.duty_of(candidate)
        answer = answer_for(built.base, person_id, slot.place.shift, slot.place.on_date)
        preferred += answer == "prefer"
        against += answer == "avoid"
    return preferred, against
