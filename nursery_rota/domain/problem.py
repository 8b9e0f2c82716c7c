"""Makes the planning problem of a term from a book: what is open, who may take it, what everybody owes.

Pinned, confirmed and past duties are fixed; everything else that is planned may be planned anew.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, monday_of
from nursery_rota.domain.eligibility import (
    ACTIVE,
    answer_for,
    at_work,
    holds,
    standing,
    watched_before,
)
from nursery_rota.domain.issues import issued_duties, newest_issue
from nursery_rota.domain.limits import child_is_in
from nursery_rota.domain.obligation import credit_of, exact, ledger
from nursery_rota.domain.places import Place
from nursery_rota.domain.planning import (
    ApartRow,
    BesideRow,
    Candidate,
    CoverRow,
    FixedDuty,
    PlanFamily,
    PlanPerson,
    Problem,
    Slot,
    TogetherRow,
)
from nursery_rota.domain.rota import PlaceRota, first_aiders_missing, places_rota, sessions_rota
from nursery_rota.domain.tables import Duty, Person, Term

_SEVERITY = {"care": 10, "helper": 4, "task": 2}
_SEVERITY_WATCHING = 3
"""A newcomer who does not get to watch delays a pair of hands: it weighs more than a task left undone."""
_COMFORT = {"prefer": 2, "yes": 0, "avoid": -3, "no": 0}
_OWN_CHILD = {"prefer": 1, "require": 0, "avoid": -1, "any": 0}
_NEAR = 31
"""Days around the term whose duties matter for limits a week or month and for days between."""


@dataclass(frozen=True)
class OpenSlot:
    """What a slot of the problem means: a place, the level it asks for, and whether it is for watching."""

    place: Place
    level: int
    watching: bool
    required: bool


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

    def duty_of(self, candidate: int) -> tuple[OpenSlot, int]:
        """Slot and person id of a candidate."""
        chosen = self.problem.candidates[candidate]
        return self.slots[chosen.slot], self.person_ids[chosen.person]


def first_day(term: Term, today: date) -> date:
    """From when a term is planned: today, or all of it when it lies ahead. A term that is over is planned
    whole, as an exercise on what might have been."""
    return term.starts_on if today > term.ends_on else max(today, term.starts_on)


def build(book: Book, term: Term, today: date) -> BuiltProblem:
    """The problem of filling a term as of ``today``."""
    start = first_day(term, today)
    base = replace(book, duties=tuple(d for d in book.duties if not _movable(d, term, start)))
    people = tuple(p for p in book.people if p.family_id is not None)
    families = tuple(dict.fromkeys(p.family_id for p in people if p.family_id is not None))
    index = {person.id: i for i, person in enumerate(people)}
    open_slots, slots = _slots(base, start, term)
    pairs = [
        (person, slot)
        for slot, opened in enumerate(open_slots)
        for person in people
        if _fits(base, person, opened)
    ]
    pairs = _watch_in_first_weeks(base, pairs, open_slots)
    watching = _watch_groups(pairs, open_slots)
    problem = Problem(
        slots=slots,
        people=tuple(_person(p, families) for p in people),
        families=_families(base, term, families, today),
        candidates=tuple(
            Candidate(index[person.id], slot, _comfort(base, person, open_slots[slot]))
            for person, slot in pairs
        ),
        fixed=_fixed(base, term, index),
        covers=_covers(base, start, term, pairs, open_slots)
        + tuple(CoverRow(group, 1, _SEVERITY_WATCHING, "watching") for group in watching),
        besides=_besides(base, pairs, open_slots),
        aparts=_aparts(base, pairs, open_slots) + tuple(ApartRow(group) for group in watching),
        togethers=_togethers(base, pairs, open_slots),
        family_together=book.nursery.same_family_together,
        published=_published(book, term, pairs, open_slots),
        present=_present(book, term, start, pairs, open_slots, slots),
    )
    return BuiltProblem(problem, term, start, base, book, open_slots, tuple(p.id for p in people), families)


def _movable(duty: Duty, term: Term, start: date) -> bool:
    """Only what is planned, lies ahead, is in the term, and was neither pinned nor set aside as reserve."""
    return (
        duty.status == "planned"
        and not duty.pinned
        and not duty.reserve
        and start <= duty.on_date <= term.ends_on
    )


def _slots(base: Book, start: date, term: Term) -> tuple[tuple[OpenSlot, ...], tuple[Slot, ...]]:
    opened: list[OpenSlot] = []
    slots: list[Slot] = []
    for day in days(start, term.ends_on):
        for rota in places_rota(base, day):
            for what, count in _open_positions(rota):
                opened.append(what)
                slots.append(_slot(what, count))
    return tuple(opened), tuple(slots)


def _open_positions(rota: PlaceRota) -> list[tuple[OpenSlot, int]]:
    place = rota.place
    by_level: dict[int, int] = defaultdict(int)
    for level in rota.empty:
        by_level[level] += 1
    found = [
        (OpenSlot(place, level, watching=False, required=True), count)
        for level, count in sorted(by_level.items(), reverse=True)
    ]
    if rota.free:
        found.append((OpenSlot(place, 0, watching=False, required=False), rota.free))
    if place.shift.kind == "care" and place.sessions and not rota.watching:
        found.append((OpenSlot(place, 0, watching=True, required=False), 1))
    return found


def _slot(what: OpenSlot, count: int) -> Slot:
    shift, day = what.place.shift, what.place.on_date
    severity = _SEVERITY[shift.kind] if what.required or shift.kind != "care" else _SEVERITY["helper"]
    return Slot(
        day=day.toordinal(),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        week=monday_of(day).toordinal(),
        month=day.year * 12 + day.month,
        open=count,
        severity=0 if what.watching else severity,
        credit=_hundredths(exact(shift.credit)),
        watching=what.watching,
    )


def _fits(base: Book, person: Person, opened: OpenSlot) -> bool:
    """May the person take a position of the slot, limits and company apart?"""
    shift, day = opened.place.shift, opened.place.on_date
    about = standing(base, person.id, day)
    if not about.may_serve or (about.stage == "watching") != opened.watching:
        return False
    if opened.required and not (about.counts and about.level >= opened.level):
        return False
    if any(not holds(base, person.id, kind, day) for kind in shift.needs):
        return False
    if shift.skill and not any(s.person_id == person.id and s.skill == shift.skill for s in base.skills):
        return False
    if answer_for(base, person.id, shift, day) == "no":
        return False
    if at_work(base, person.id, shift.starts_at, shift.ends_at, day):
        return False
    return base.nursery.own_child != "require" or bool(child_is_in(base, person, shift, day))


Pair = tuple[Person, int]


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


def _watch_groups(pairs: list[Pair], opened: tuple[OpenSlot, ...]) -> list[tuple[int, ...]]:
    """The watching candidates of each newcomer in each week: one of them is wanted, and no more."""
    groups: dict[tuple[int, date], list[int]] = defaultdict(list)
    for i, (person, slot) in enumerate(pairs):
        if opened[slot].watching:
            groups[person.id, monday_of(opened[slot].place.on_date)].append(i)
    return [tuple(group) for group in groups.values()]


def _comfort(base: Book, person: Person, opened: OpenSlot) -> int:
    shift, day = opened.place.shift, opened.place.on_date
    wish = _COMFORT[answer_for(base, person.id, shift, day)]
    if child_is_in(base, person, shift, day):
        wish += _OWN_CHILD[base.nursery.own_child]
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
            target=_hundredths(-accounts[f].balance) if f in accounts else 0,
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
            credit=_hundredths(credit_of(base, d)),
        )
        for d in base.duties
        if d.status in ACTIVE
        and not d.reserve
        and d.person_id in index
        and first <= d.on_date.toordinal() <= last
    )


def _covers(
    base: Book, start: date, term: Term, pairs: list[Pair], opened: tuple[OpenSlot, ...]
) -> tuple[CoverRow, ...]:
    """First aid that staff and fixed duties do not supply: a first-aider among those put on the session."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for i, (_, slot) in enumerate(pairs):
        by_day[opened[slot].place.on_date].append(i)
    rows = []
    for day in days(start, term.ends_on):
        for session in sessions_rota(base, day):
            missing = first_aiders_missing(base, session)
            if not missing:
                continue
            able = tuple(
                i
                for i in by_day[day]
                if any(session.demand is d for d in opened[pairs[i][1]].place.sessions)
                and holds(base, pairs[i][0].id, "first_aid", day)
            )
            rows.append(CoverRow(able, missing, 8, "first_aid"))
    return tuple(rows)


def _besides(base: Book, pairs: list[Pair], opened: tuple[OpenSlot, ...]) -> tuple[BesideRow, ...]:
    """Newcomers only beside somebody experienced; staff who are there, or fixed duties, are company enough."""
    by_place: dict[object, list[int]] = defaultdict(list)
    for i, (_, slot) in enumerate(pairs):
        by_place[opened[slot].place.key].append(i)
    rows = []
    for i, (person, slot) in enumerate(pairs):
        place = opened[slot].place
        if standing(base, person.id, place.on_date).stage not in ("watching", "buddy"):
            continue
        if not place.sessions or all(any(m.away is None for m in d.staff) for d in place.sessions):
            continue
        experienced = tuple(
            j
            for j in by_place[place.key]
            if standing(base, pairs[j][0].id, place.on_date).stage in ("counted", "leads")
        )
        rows.append(BesideRow(i, experienced))
    return tuple(rows)


def _pairings(
    base: Book, kinds: set[str], pairs: list[Pair], opened: tuple[OpenSlot, ...]
) -> list[tuple[int, int]]:
    """Candidates of two paired people at overlapping times of one date."""
    mine: dict[int, list[int]] = defaultdict(list)
    for i, (person, _) in enumerate(pairs):
        mine[person.id].append(i)
    found = []
    for pairing in base.pairings:
        if pairing.kind not in kinds:
            continue
        for i in mine[pairing.person_id]:
            for j in mine[pairing.other_person_id]:
                a, b = opened[pairs[i][1]].place, opened[pairs[j][1]].place
                overlap = a.shift.starts_at < b.shift.ends_at and b.shift.starts_at < a.shift.ends_at
                if a.on_date == b.on_date and overlap:
                    found.append((i, j))
    return found


def _aparts(base: Book, pairs: list[Pair], opened: tuple[OpenSlot, ...]) -> tuple[ApartRow, ...]:
    return tuple(ApartRow(two) for two in _pairings(base, {"apart"}, pairs, opened))


def _togethers(base: Book, pairs: list[Pair], opened: tuple[OpenSlot, ...]) -> tuple[TogetherRow, ...]:
    return tuple(TogetherRow(i, j) for i, j in _pairings(base, {"together", "buddy"}, pairs, opened))


def _published(book: Book, term: Term, pairs: list[Pair], opened: tuple[OpenSlot, ...]) -> frozenset[int]:
    issue = newest_issue(book, term)
    if issue is None:
        return frozenset()
    issued = issued_duties(book, issue.id)
    return frozenset(
        i for i, (person, slot) in enumerate(pairs) if (*opened[slot].place.key, person.id) in issued
    )


def _present(
    book: Book,
    term: Term,
    start: date,
    pairs: list[Pair],
    opened: tuple[OpenSlot, ...],
    slots: tuple[Slot, ...],
) -> frozenset[int]:
    """The movable duties of the rota as it stands, as far as they fit open positions. A person who fits
    two levels of one place stands at the higher, and each position is given once."""
    by_duty: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, (person, slot) in enumerate(pairs):
        by_duty[*opened[slot].place.key, person.id, opened[slot].watching].append(i)
    movable = {
        (d.on_date, d.shift_id, d.room_id, d.person_id, d.observing)
        for d in book.duties
        if _movable(d, term, start)
    }
    taken: dict[int, int] = defaultdict(int)
    chosen = set()
    for key in sorted(movable, key=str):
        for i in by_duty.get(key, ()):
            slot = pairs[i][1]
            if taken[slot] < slots[slot].open:
                taken[slot] += 1
                chosen.add(i)
                break
    return frozenset(chosen)


def _hundredths(amount: Fraction) -> int:
    """Hundredths of a duty, halves away from zero."""
    doubled = abs(amount) * 200
    whole = (doubled.numerator // doubled.denominator + 1) // 2
    return whole if amount >= 0 else -whole
