"""The rota as it stands: which duties stand where, who counts in ratio, what is still empty.

This is the reading of the rota that the checker, the pages, the prints and the costs share. It knows
nothing of how a rota is filled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.book import Book, remembered_for
from nursery_rota.domain.calendar import days
from nursery_rota.domain.credited import CreditedPlace
from nursery_rota.domain.demand import DEMAND, SessionDemand, demand_on
from nursery_rota.domain.eligibility import ACTIVE, STANDING, holds, newcomers, standing
from nursery_rota.domain.names import call_name
from nursery_rota.domain.places import PLACES, Place, covers, places_on
from nursery_rota.domain.qualification import match
from nursery_rota.domain.tables import Duty

ROTA = tuple(dict.fromkeys((*DEMAND, *STANDING, *PLACES)))
"""The tables that say, with the duties themselves, what a rota comes to."""
DutyGroups = tuple[tuple[Duty, ...], ...]


@dataclass(frozen=True)
class SessionRota:
    """A session on a date with the parents on duty: ``counted`` maps duty id to the open position it fills
    (index into ``demand.open_levels``), ``empty`` holds the levels of positions nobody fills."""

    demand: SessionDemand
    duties: tuple[Duty, ...]
    counted: Mapping[int, int]
    empty: tuple[int, ...]

    @property
    def there(self) -> int:
        """Adults who count, staff and parents, up to the number required."""
        return self.demand.required - len(self.empty)


@dataclass(frozen=True)
class PlaceRota:
    """A place with its duties sorted out. ``additional`` maps duty id to the sentence why it does not count
    ("" for helpers and for one more than needed)."""

    place: Place
    counted: tuple[Duty, ...]
    additional: Mapping[int, str]
    watching: tuple[Duty, ...]
    reserves: tuple[Duty, ...]
    empty: tuple[int, ...]
    free: int
    """Extra positions that nobody has taken."""


def _duties_at(book: Book, day: date) -> DutyGroups:
    return (book.duties_at.get(day, ()),)


def duties_around(book: Book, day: date, *_: object) -> DutyGroups:
    """The duties of the date, and all those of the newcomers who have one then: how far they are hangs on them."""
    here = book.duties_at.get(day, ())
    new = newcomers(book)
    people = dict.fromkeys(duty.person_id for duty in here if duty.person_id in new)
    return (here, *(book.duties_of[person] for person in people))


@remembered_for(_duties_at)
def duties_on(book: Book, day: date) -> tuple[Duty, ...]:
    """Duties that stand on the date (planned, confirmed or worked)."""
    return tuple(d for d in book.duties_at.get(day, ()) if d.status in ACTIVE)


@remembered_for(duties_around, *ROTA)
def sessions_rota(book: Book, day: date) -> tuple[SessionRota, ...]:
    return tuple(_session_rota(book, d) for d in demand_on(book, day))


def _session_rota(book: Book, demand: SessionDemand) -> SessionRota:
    there = [
        duty
        for duty in duties_on(book, demand.on_date)
        if covers(book.shift[duty.shift_id], demand)
        and (demand.room is None or duty.room_id in (None, demand.room.id))
    ]
    able = [
        d
        for d in there
        if not d.observing and not d.reserve and standing(book, d.person_id, demand.on_date).counts
    ]
    able.sort(key=lambda d: (not d.pinned, d.id))
    levels = [standing(book, d.person_id, demand.on_date).level for d in able]
    filled = match(demand.open_levels, levels)
    taken = set(filled.values())
    return SessionRota(
        demand=demand,
        duties=tuple(there),
        counted={able[i].id: position for i, position in filled.items()},
        empty=tuple(level for i, level in enumerate(demand.open_levels) if i not in taken),
    )


@remembered_for(duties_around, *ROTA)
def places_rota(book: Book, day: date) -> tuple[PlaceRota, ...]:
    """Every place of the date with who stands there."""
    sessions = sessions_rota(book, day)
    return tuple(_place_rota(book, place, sessions) for place in places_on(book, day))


def _place_rota(book: Book, place: Place, sessions: tuple[SessionRota, ...]) -> PlaceRota:
    here = [
        d
        for d in duties_on(book, place.on_date)
        if d.shift_id == place.shift.id and d.room_id in (place.room_id, None)
    ]
    working = [d for d in here if not d.reserve and not d.observing]
    covered = [s for s in sessions if place.covers(s.demand)]
    counted = [d for d in working if any(d.id in s.counted for s in covered)]
    additional = [d for d in working if d not in counted]
    # A place is as empty as the session it covers that lacks most, less what other shifts would fill.
    empty = max((s.empty for s in covered), key=len, default=())[: len(place.required)]
    in_extra = additional if place.shift.kind == "care" else working
    return PlaceRota(
        place=place,
        counted=tuple(counted),
        additional={d.id: _why_additional(book, d, covered) for d in additional},
        watching=tuple(d for d in here if d.observing),
        reserves=tuple(d for d in here if d.reserve),
        empty=empty,
        free=max(0, place.extra - len(in_extra)),
    )


def _why_additional(book: Book, duty: Duty, covered: list[SessionRota]) -> str:
    """Why a person who is there is not one of the required adults, in words that follow their name."""
    if not covered:
        return ""
    reasons = standing(book, duty.person_id, duty.on_date).reasons
    if reasons:
        return f"{call_name(book.person[duty.person_id])} {reasons[0].says}"
    worst = max(covered, key=lambda s: len(s.empty))
    if worst.empty:
        needed = worst.demand.required
        asked = max(worst.empty)
        if needed == 2 and asked == 2:
            return "with 2 adults both must hold level 2"
        return f"the place that is left asks for level {asked}"
    return "" if worst.demand.gap else "staff are enough"


def credited_places(book: Book, start: date, end: date) -> tuple[CreditedPlace, ...]:
    """Required places that parents really fill and count in, one entry for each session (``costs`` 3)."""
    return tuple(
        _credited(book, session, duty_id, position)
        for day in days(start, end)
        for session in sessions_rota(book, day)
        for duty_id, position in session.counted.items()
    )


def _credited(book: Book, rota: SessionRota, duty_id: int, position: int) -> CreditedPlace:
    duty = book.duty[duty_id]
    session = rota.demand.session
    rank = 1 + sum(p < position for p in rota.counted.values())
    return CreditedPlace(
        on_date=rota.demand.on_date,
        session_id=session.id,
        room_id=rota.demand.room_id,
        shift_id=duty.shift_id,
        duty_id=duty_id,
        person_id=duty.person_id,
        rank=rank,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        minutes=session.ends_at - session.starts_at,
        level=rota.demand.open_levels[position],
        worked=duty.status == "worked",
    )


def first_aiders_missing(book: Book, rota: SessionRota) -> int:
    """First-aiders still missing once the parents on duty are there."""
    held = sum(holds(book, d.person_id, "first_aid", d.on_date) for d in rota.duties if not d.reserve)
    return max(0, rota.demand.first_aid_missing - held)
