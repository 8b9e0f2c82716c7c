"""Makes the planning problem of a term from a book: what is open, who may take it, what everybody owes.

Pinned, confirmed and past duties are fixed; everything else that is planned may be planned anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of, overlap
from nursery_rota.domain.candidate_rows import (
    Pair,
    aparts,
    besides,
    covers,
    movable,
    present,
    published,
    togethers,
    watch_groups,
    watching_wanted,
    welcome,
)
from nursery_rota.domain.eligibility import ACTIVE, answer_for, at_work, holds, standing, watched_before
from nursery_rota.domain.limits import Taken, child_is_in, kept_apart
from nursery_rota.domain.obligation import credit_of, ledger
from nursery_rota.domain.open_slots import OpenSlot, hundredths, open_slots
from nursery_rota.domain.planning import (
    TOGETHER,
    ApartRow,
    Candidate,
    FixedDuty,
    PlanFamily,
    PlanPerson,
    Problem,
)
from nursery_rota.domain.reach import passed_on, reach
from nursery_rota.domain.rota import duties_on
from nursery_rota.domain.tables import Duty, Person, Shift, Term

_COMFORT = {"prefer": 2, "yes": 0, "avoid": -3, "no": 0}
_OWN_CHILD = {"prefer": 1, "require": 0, "avoid": -1, "any": 0}
_PLENTY = 1.1
"""Times what is open to which the shares may add up, where the places and the shares are about the same."""
_NEAR = 31
"""Days around the term whose duties matter for limits a week or month and for days between."""


@dataclass(frozen=True)
class BuiltProblem:
    """A problem and the key to read its answer. ``base`` is the book with the fixed duties only."""

    problem: Problem
    term: Term
    starts_on: date
    base: Book
    book: Book
    slots: tuple[OpenSlot, ...]
    person_ids: tuple[int, ...]
    family_ids: tuple[int, ...]
    beyond_reach: Mapping[int, Fraction] = field(default_factory=dict)
    """By family id, the duties of its share that it cannot possibly do, which the others share."""

    def duty_of(self, candidate: int) -> tuple[OpenSlot, int]:
        """Slot and person id of a candidate."""
        chosen = self.problem.candidates[candidate]
        return self.slots[chosen.slot], self.person_ids[chosen.person]


def first_day(term: Term, today: date) -> date:
    """From when a term is planned: today, or all of it when it lies ahead. A term that is over is planned
    whole, as an exercise on what might have been."""
    return term.starts_on if today > term.ends_on else max(today, term.starts_on)


def build(book: Book, term: Term, today: date, go_on: Callable[[], None] = lambda: None) -> BuiltProblem:
    """The problem of filling a term as of ``today``. For hundreds of families it takes seconds: ``go_on`` is called
    every so often, and what it raises ends the work."""
    start = first_day(term, today)
    base = replace(book, duties=tuple(d for d in book.duties if not movable(d, term, start)))
    people = tuple(p for p in book.people if p.family_id is not None)
    families = tuple(dict.fromkeys(p.family_id for p in people if p.family_id is not None))
    index = {person.id: i for i, person in enumerate(people)}
    opened, slots = open_slots(base, start, term)
    pairs: list[Pair] = []
    for slot, what in enumerate(opened):
        go_on()
        pairs.extend((person, slot) for person in people if may_take(base, person, what))
    pairs = _watch_in_first_weeks(base, pairs, opened)
    watching = watch_groups(pairs, opened)
    go_on()
    problem = Problem(
        slots=slots,
        people=tuple(_person(p, families) for p in people),
        families=_families(base, term, families, today),
        candidates=tuple(
            Candidate(index[person.id], slot, _comfort(base, person, opened[slot])) for person, slot in pairs
        ),
        fixed=_fixed(base, term, index),
        covers=covers(base, start, term, pairs, opened) + watching_wanted(watching),
        besides=besides(base, pairs, opened),
        aparts=aparts(base, pairs, opened) + tuple(ApartRow(group) for group in watching),
        togethers=togethers(base, pairs, opened),
        family_together=book.nursery.same_family_together,
        published=published(book, term, pairs, opened),
        present=present(book, term, start, pairs, opened, slots),
    )
    problem, beyond = _within_reach(base, term, families, today, problem, go_on)
    person_ids = tuple(p.id for p in people)
    return BuiltProblem(problem, term, start, base, book, opened, person_ids, families, beyond)


def _within_reach(
    base: Book,
    term: Term,
    families: tuple[int, ...],
    today: date,
    problem: Problem,
    go_on: Callable[[], None],
) -> tuple[Problem, Mapping[int, Fraction]]:
    """The problem with what a family cannot possibly do shared among the others, in proportion to what they owe; and
    how much that is, in duties. A quota, or a table, stays what was agreed, whatever others can do. And where most
    places are taken already, it is they and not the families that leave little to give: then who is furthest behind
    comes first, however far."""
    targets = [family.target for family in problem.families]
    to_give = sum(slot.open * slot.credit for slot in problem.slots if not slot.watching)
    wanted = sum(target for target in targets if target > 0)
    divided = base.nursery.obligation_basis in ("session", "family", "child")
    if not divided or wanted > _PLENTY * to_give:
        return problem, {}
    owed = {row.family_id: row.owed for row in ledger(base, term, today)}
    most = reach(problem, go_on)
    shares = passed_on(targets, most, [owed.get(f, Fraction(0)) for f in families])
    beyond = {
        f: Fraction(target - limit, 100)
        for f, target, limit in zip(families, targets, most, strict=True)
        if target > limit
    }
    homes = tuple(
        replace(family, target=round(share)) for family, share in zip(problem.families, shares, strict=True)
    )
    return replace(problem, families=homes), beyond


def may_take(base: Book, person: Person, opened: OpenSlot) -> bool:
    """May the person take a position of the slot, limits and company apart?"""
    shift, day = opened.place.shift, opened.place.on_date
    about = standing(base, person.id, day)
    if not about.may_serve or (about.stage == "watching") != opened.watching:
        return False
    if (opened.required or opened.reserve) and not (about.counts and about.level >= opened.level):
        return False
    if any(_is_called(base, d, shift) for d in duties_on(base, day) if d.person_id == person.id):
        return False
    if any(not holds(base, person.id, kind, day) for kind in shift.needs):
        return False
    if shift.skill and not any(s.person_id == person.id and s.skill == shift.skill for s in base.skills):
        return False
    if answer_for(base, person.id, shift, day) == "no":
        return False
    if at_work(base, person.id, shift.starts_at, shift.ends_at, day):
        return False
    if not opened.reserve and any(kept_apart(base, Taken(person, day, shift))):
        return False
    return base.nursery.own_child != "require" or bool(child_is_in(base, person, shift, day))


def _is_called(base: Book, duty: Duty, shift: Shift) -> bool:
    """Is the duty a first call, for the time of the shift? Whoever has one must be free then."""
    return duty.reserve and (duty.shift_id == shift.id or overlap(base.shift[duty.shift_id], shift))


def _watch_in_first_weeks(base: Book, pairs: list[Pair], opened: tuple[OpenSlot, ...]) -> list[Pair]:
    """A newcomer watches as often as is asked, once a week, in the first weeks that suit: watching comes
    early, and any day of such a week will do."""
    weeks: dict[int, list[date]] = defaultdict(list)
    kept = []
    for person, slot in pairs:
        if opened[slot].watching:
            monday = monday_of(opened[slot].place.on_date)
            left = base.nursery.observing_duties - watched_before(base, person.id, date.max)
            if monday not in weeks[person.id]:
                if len(weeks[person.id]) >= left:
                    continue
                weeks[person.id].append(monday)
        kept.append((person, slot))
    return kept


def _comfort(base: Book, person: Person, opened: OpenSlot) -> int:
    shift, day = opened.place.shift, opened.place.on_date
    wish = _COMFORT[answer_for(base, person.id, shift, day)]
    if child_is_in(base, person, shift, day):
        wish += _OWN_CHILD[base.nursery.own_child]
    if not opened.reserve:
        wish += TOGETHER * welcome(base, person, opened.place)
    return wish


def _person(person: Person, families: tuple[int, ...]) -> PlanPerson:
    return PlanPerson(
        family=families.index(person.family_id or 0),
        max_per_week=person.max_per_week,
        max_per_month=person.max_per_month,
    )


def _families(base: Book, term: Term, families: tuple[int, ...], today: date) -> tuple[PlanFamily, ...]:
    """What each family should still be given: its share less credits and fixed duties. Where the nursery
    asks for no fixed number, everybody's target is the same and the engine levels the load."""
    nursery = base.nursery
    accounts = {row.family_id: row for row in ledger(base, term, today)}
    return tuple(
        PlanFamily(
            target=hundredths(-accounts[f].balance) if f in accounts else 0,
            max_per_day=nursery.max_per_day,
            max_per_week=nursery.max_per_week,
            max_per_month=nursery.max_per_month,
            min_days_between=nursery.min_days_between,
        )
        for f in families
    )


def _fixed(base: Book, term: Term, index: dict[int, int]) -> tuple[FixedDuty, ...]:
    first, last = term.starts_on.toordinal() - _NEAR, term.ends_on.toordinal() + _NEAR
    return tuple(
        FixedDuty(
            person=index[d.person_id],
            day=d.on_date.toordinal(),
            starts_at=base.shift[d.shift_id].starts_at,
            ends_at=base.shift[d.shift_id].ends_at,
            week=monday_of(d.on_date).toordinal(),
            month=d.on_date.year * 12 + d.on_date.month,
            credit=hundredths(credit_of(base, d)),
        )
        for d in base.duties
        if d.status in ACTIVE
        and not d.reserve
        and d.person_id in index
        and first <= d.on_date.toordinal() <= last
    )
