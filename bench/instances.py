"""Made-up nurseries as planning problems: the sizes on which the search is measured.

Every instance follows from its name and seed alone. Knows the shape of problems, not how they are solved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from nursery_rota.domain.planning import Candidate, CoverRow, PlanFamily, PlanPerson, Problem, Slot

FIRST_DAY = date(2027, 1, 4)


@dataclass(frozen=True)
class Nursery:
    """What a made-up nursery is drawn from; ``sessions`` need somebody, some of them two:
    ``places`` is the number of duties in the whole run."""

    families: int
    weeks: int
    rooms: int
    sessions: int
    places: int
    first_aid: float = 0.6
    sites: int = 1
    """Rooms are dealt out to the sites in turn; families serve at their own site, some at another one too."""


SITES = "300 families, 5 sites, 38 weeks"
SIZES: Mapping[str, Nursery] = {
    "20 families, 12 weeks": Nursery(families=20, weeks=12, rooms=2, sessions=90, places=148),
    "40 families, 13 weeks, 3 rooms": Nursery(families=40, weeks=13, rooms=3, sessions=195, places=324),
    "60 families, 38 weeks": Nursery(families=60, weeks=38, rooms=4, sessions=760, places=1440),
    SITES: Nursery(families=300, weeks=38, rooms=20, sessions=3800, places=7200, sites=5),
}


@dataclass(frozen=True)
class _Adult:
    family: int
    weekdays: frozenset[int]
    liked: int
    disliked: int
    first_aid: bool
    away: frozenset[int]


def made_up(nursery: Nursery, seed: int) -> Problem:
    """A problem drawn with ``seed``: adults with weekdays, wishes and weeks away, sessions with needs."""
    draw = Random(seed)
    adults = _adults(nursery, draw)
    slots = _slots(nursery, draw)
    own_room = _own_rooms(nursery, draw)
    sites = _sites(nursery, own_room, draw)
    candidates: list[Candidate] = []
    aiders: dict[tuple[int, int], list[int]] = {}
    for index, (slot, room) in enumerate(slots):
        day = date.fromordinal(slot.day)
        for person, adult in enumerate(adults):
            if day.weekday() not in adult.weekdays or slot.week in adult.away:
                continue
            if room % nursery.sites not in sites[adult.family]:
                continue
            if adult.first_aid:
                aiders.setdefault((slot.day, room), []).append(len(candidates))
            wish = 2 * (day.weekday() == adult.liked) - 3 * (day.weekday() == adult.disliked)
            candidates.append(Candidate(person, index, wish + (own_room[adult.family] == room)))
    sessions = sorted({(slot.day, room) for slot, room in slots})
    return Problem(
        slots=tuple(slot for slot, _ in slots),
        people=tuple(PlanPerson(adult.family, max_per_day=1) for adult in adults),
        families=_families(nursery, draw),
        candidates=tuple(candidates),
        covers=tuple(CoverRow(tuple(aiders.get(session, ())), 1, 8, "first aid") for session in sessions),
    )


def _adults(nursery: Nursery, draw: Random) -> list[_Adult]:
    adults: list[_Adult] = []
    for family in range(nursery.families):
        for _ in range(draw.choice((1, 2, 2))):
            weekdays = frozenset(draw.sample(range(5), draw.choice((2, 3, 3, 4))))
            ordered = sorted(weekdays)
            adults.append(
                _Adult(
                    family=family,
                    weekdays=weekdays,
                    liked=draw.choice(ordered),
                    disliked=draw.choice(ordered) if draw.random() < 0.4 else -1,
                    first_aid=draw.random() < nursery.first_aid,
                    away=frozenset(draw.sample(range(nursery.weeks), max(1, nursery.weeks // 12))),
                )
            )
    return adults


def _own_rooms(nursery: Nursery, draw: Random) -> list[int]:
    """The room of each family's child; over several sites they are as many in every room."""
    if nursery.sites == 1:
        return [draw.randrange(nursery.rooms) for _ in range(nursery.families)]
    rooms = [family % nursery.rooms for family in range(nursery.families)]
    draw.shuffle(rooms)
    return rooms


def _sites(nursery: Nursery, own_room: list[int], draw: Random) -> list[frozenset[int]]:
    """The sites at which each family serves: its own, and for one family in eight one more."""
    if nursery.sites == 1:
        return [frozenset({0})] * nursery.families
    return [
        frozenset(
            {room % nursery.sites, draw.randrange(nursery.sites)}
            if draw.random() < 0.125
            else {room % nursery.sites}
        )
        for room in own_room
    ]


def _slots(nursery: Nursery, draw: Random) -> list[tuple[Slot, int]]:
    """Sessions of each weekday and room; some have two positions until the places are used up."""
    sessions = [
        (week, day, room)
        for week in range(nursery.weeks)
        for day in range(5)
        for room in range(nursery.rooms)
    ]
    open_at = dict.fromkeys(draw.sample(sessions, nursery.sessions), 1)
    held = sorted(open_at)
    for session in draw.choices(held, k=nursery.places - len(held)):
        open_at[session] += 1
    found = []
    for week, weekday, room in held:
        day = FIRST_DAY + timedelta(days=7 * week + weekday)
        starts, ends = (8 * 60 + 45, 12 * 60 + 15) if room % 2 == 0 else (12 * 60 + 30, 16 * 60)
        slot = Slot(
            day=day.toordinal(),
            starts_at=starts,
            ends_at=ends,
            week=week,
            month=day.year * 12 + day.month,
            open=open_at[week, weekday, room],
            severity=10,
            credit=100,
        )
        found.append((slot, room))
    return found


def _families(nursery: Nursery, draw: Random) -> tuple[PlanFamily, ...]:
    """Exact shares by sessions booked, less what stands in the ledger; they sum to the places."""
    weights = [draw.choice((2, 3, 3, 3, 4)) for _ in range(nursery.families)]
    balance = [draw.randrange(-60, 61) for _ in range(nursery.families)]
    due = nursery.places * 100 + sum(balance)
    return tuple(
        PlanFamily(due * weight // sum(weights) - done, max_per_day=1, max_per_week=1)
        for weight, done in zip(weights, balance, strict=True)
    )
