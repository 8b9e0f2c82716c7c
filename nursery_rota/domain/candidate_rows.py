"""What ties candidates of a planning problem together: needs, company, pairings, and the rota as it is.

A pair is a person and the index of a slot; its place in the list of pairs is its candidate's index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.calendar import days, monday_of, overlap
from nursery_rota.domain.eligibility import standing
from nursery_rota.domain.issues import issued_duties, newest_issue
from nursery_rota.domain.open_slots import OpenSlot
from nursery_rota.domain.places import Place
from nursery_rota.domain.planning import ApartRow, BesideRow, CoverRow, Slot, TogetherRow
from nursery_rota.domain.rota import duties_on, sessions_rota
from nursery_rota.domain.session_needs import session_needs
from nursery_rota.domain.tables import Duty, Person, Term

Pair = tuple[Person, int]
_TOGETHER = ("together", "buddy")
_SEVERITY_NEED = 8
_SEVERITY_WATCHING = 3
"""A newcomer who does not get to watch delays a pair of hands: it weighs more than a task left undone."""


def covers(
    base: Book, start: date, term: Term, pairs: list[Pair], opened: tuple[OpenSlot, ...]
) -> tuple[CoverRow, ...]:
    """Needs of sessions that staff and fixed duties do not supply: somebody put on the session should."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for i, (_, slot) in enumerate(pairs):
        by_day[opened[slot].place.on_date].append(i)
    rows = []
    for day in days(start, term.ends_on):
        for session in sessions_rota(base, day):
            here = [
                i
                for i in by_day[day]
                if not opened[pairs[i][1]].reserve and opened[pairs[i][1]].place.covers(session.demand)
            ]
            for need in session_needs(base, session):
                able = tuple(
                    i
                    for i in here
                    if (need.watching_counts or not opened[pairs[i][1]].watching)
                    and need.supply(pairs[i][0].id)
                )
                rows.append(CoverRow(able, need.missing, _SEVERITY_NEED, need.label))
    return tuple(rows)


def besides(base: Book, pairs: list[Pair], opened: tuple[OpenSlot, ...]) -> tuple[BesideRow, ...]:
    """Newcomers only beside somebody experienced, in each session that they are in, on whichever shift; staff who are
    there, or fixed duties, are company enough."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for i, (_, slot) in enumerate(pairs):
        if not opened[slot].reserve:
            by_day[opened[slot].place.on_date].append(i)
    rows = []
    for day, here in by_day.items():
        experienced = {i for i in here if _experienced(base, pairs[i][0].id, day)}
        new = [i for i in here if i not in experienced]
        for session in sessions_rota(base, day) if new else ():
            if any(m.away is None for m in session.demand.staff):
                continue
            if any(not d.reserve and _experienced(base, d.person_id, day) for d in session.duties):
                continue
            inside = [i for i in here if opened[pairs[i][1]].place.covers(session.demand)]
            company = tuple(i for i in inside if i in experienced)
            rows += [BesideRow(i, company) for i in inside if i not in experienced]
    return tuple(rows)


def _experienced(base: Book, person_id: int, day: date) -> bool:
    return standing(base, person_id, day).stage in ("counted", "leads")


def welcome(base: Book, person: Person, place: Place) -> int:
    """How many of those who asked to be with the person have a fixed duty at that time."""
    friends = _friends(base).get(person.id, frozenset())
    return sum(
        not duty.reserve and duty.person_id in friends and overlap(base.shift[duty.shift_id], place.shift)
        for duty in (duties_on(base, place.on_date) if friends else ())
    )


@remembered_while("pairings")
def _friends(base: Book) -> Mapping[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for pairing in base.pairings:
        if pairing.kind in _TOGETHER:
            found[pairing.person_id].add(pairing.other_person_id)
            found[pairing.other_person_id].add(pairing.person_id)
    return {person_id: frozenset(others) for person_id, others in found.items()}


def _pairings(
    base: Book, kinds: Collection[str], pairs: list[Pair], opened: tuple[OpenSlot, ...]
) -> list[tuple[int, int]]:
    """Candidates of two paired people at overlapping times of one date."""
    mine: dict[int, list[int]] = defaultdict(list)
    for i, (person, slot) in enumerate(pairs):
        if not opened[slot].reserve:
            mine[person.id].append(i)
    found = []
    for pairing in base.pairings:
        if pairing.kind not in kinds:
            continue
        for i in mine[pairing.person_id]:
            for j in mine[pairing.other_person_id]:
                a, b = opened[pairs[i][1]].place, opened[pairs[j][1]].place
                if a.on_date == b.on_date and overlap(a.shift, b.shift):
                    found.append((i, j))
    return found


def aparts(base: Book, pairs: list[Pair], opened: tuple[OpenSlot, ...]) -> tuple[ApartRow, ...]:
    return tuple(ApartRow(two) for two in _pairings(base, {"apart"}, pairs, opened))


def togethers(base: Book, pairs: list[Pair], opened: tuple[OpenSlot, ...]) -> tuple[TogetherRow, ...]:
    return tuple(TogetherRow(i, j) for i, j in _pairings(base, _TOGETHER, pairs, opened))


def published(book: Book, term: Term, pairs: list[Pair], opened: tuple[OpenSlot, ...]) -> frozenset[int]:
    issue = newest_issue(book, term)
    if issue is None:
        return frozenset()
    issued = issued_duties(book, issue.id)
    return frozenset(
        i
        for i, (person, slot) in enumerate(pairs)
        if not opened[slot].reserve and (*opened[slot].place.key, person.id) in issued
    )


def present(
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
        if not opened[slot].reserve:
            by_duty[*opened[slot].place.key, person.id, opened[slot].watching].append(i)
    standing_now = {
        (d.on_date, d.shift_id, d.room_id, d.person_id, d.observing)
        for d in book.duties
        if movable(d, term, start)
    }
    taken: dict[int, int] = defaultdict(int)
    chosen = set()
    for key in sorted(standing_now, key=str):
        for i in by_duty.get(key, ()):
            slot = pairs[i][1]
            if taken[slot] < slots[slot].open:
                taken[slot] += 1
                chosen.add(i)
                break
    return frozenset(chosen)


def watching_wanted(groups: list[tuple[int, ...]]) -> tuple[CoverRow, ...]:
    """Each newcomer should get to watch in the weeks chosen for it."""
    return tuple(CoverRow(group, 1, _SEVERITY_WATCHING, "watching") for group in groups)


def watch_groups(pairs: list[Pair], opened: tuple[OpenSlot, ...]) -> list[tuple[int, ...]]:
    """The watching candidates of each newcomer in each week: one of them is wanted, and no more."""
    groups: dict[tuple[int, date], list[int]] = defaultdict(list)
    for i, (person, slot) in enumerate(pairs):
        if opened[slot].watching:
            groups[person.id, monday_of(opened[slot].place.on_date)].append(i)
    return [tuple(group) for group in groups.values()]


def movable(duty: Duty, term: Term, start: date) -> bool:
    """Only what is planned, lies ahead, is in the term, and was neither pinned nor set aside as reserve."""
    return (
        duty.status == "planned"
        and not duty.pinned
        and not duty.reserve
        and start <= duty.on_date <= term.ends_on
    )
