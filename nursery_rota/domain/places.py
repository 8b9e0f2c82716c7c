"""The places that shifts have on a date: required ones from the gap, and extra ones for helpers and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.calendar import days, shifts_on
from nursery_rota.domain.demand import DEMAND, SessionDemand, SessionKey, demand_on
from nursery_rota.domain.tables import Shift

PLACES = (*DEMAND, "shifts")
"""The tables that say which places there are."""


@dataclass(frozen=True)
class Place:
    """The positions of one shift on one date in one room (None: the whole setting).

    ``required`` is the level that each required position asks for, highest first; ``extra`` counts the
    positions beyond them; ``sessions`` are those that the shift covers.
    """

    on_date: date
    shift: Shift
    room_id: int | None
    required: tuple[int, ...]
    extra: int
    sessions: tuple[SessionDemand, ...]

    @property
    def key(self) -> tuple[date, int, int | None]:
        return (self.on_date, self.shift.id, self.room_id)

    @property
    def positions(self) -> int:
        return len(self.required) + self.extra

    def covers(self, demand: SessionDemand) -> bool:
        """Is the session among those that the shift covers here?"""
        return any(d.key == demand.key for d in self.sessions)


def covers(shift: Shift, demand: SessionDemand) -> bool:
    """Does a care shift cover the session: within its times, in its room or in any?"""
    return (
        shift.kind == "care"
        and shift.starts_at <= demand.session.starts_at
        and demand.session.ends_at <= shift.ends_at
        and (shift.room_id is None or demand.room is None or shift.room_id == demand.room.id)
    )


def places(book: Book, start: date, end: date) -> tuple[Place, ...]:
    """Every place between the dates, both included, by date and time."""
    return tuple(p for day in days(start, end) for p in places_on(book, day))


@remembered_while(*PLACES)
def places_on(book: Book, day: date) -> tuple[Place, ...]:
    """The places of one date. Where two shifts cover a session the earlier one takes its gap, and the next
    what the first leaves: a gap is never asked for twice."""
    left = {d.key: list(d.open_levels) for d in demand_on(book, day)}
    found = []
    for shift in shifts_on(book, day):
        for room_id in _rooms_of(book, shift, day):
            covered = tuple(
                d for d in demand_on(book, day) if covers(shift, d) and d.room_id in (room_id, None)
            )
            required = _taken(shift, covered, left)
            extra = max(0, (shift.places or 0) - len(required)) if shift.kind == "care" else shift.places or 1
            found.append(Place(day, shift, room_id, required, extra, covered))
    return tuple(found)


@remembered_while(*PLACES)
def place_at(book: Book, day: date, shift_id: int, room_id: int | None) -> Place | None:
    return next(
        (p for p in places_on(book, day) if p.shift.id == shift_id and p.room_id in (room_id, None)), None
    )


def uncovered(book: Book, day: date) -> tuple[tuple[SessionDemand, int], ...]:
    """Sessions whose gap no shift takes up, with the number of adults left over."""
    taken: dict[SessionKey, int] = {}
    for place in places_on(book, day):
        for d in place.sessions:
            taken[d.key] = taken.get(d.key, 0) + len(place.required)
    return tuple(
        (d, d.gap - taken.get(d.key, 0)) for d in demand_on(book, day) if taken.get(d.key, 0) < d.gap
    )


def _rooms_of(book: Book, shift: Shift, day: date) -> tuple[int | None, ...]:
    """A shift for the whole setting has places in each room that it covers there, where ratios go by room."""
    if shift.room_id is not None or shift.kind != "care":
        return (shift.room_id,)
    rooms = dict.fromkeys(d.room_id for d in demand_on(book, day) if covers(shift, d))
    return tuple(rooms) or (None,)


def _taken(
    shift: Shift, covered: tuple[SessionDemand, ...], left: dict[SessionKey, list[int]]
) -> tuple[int, ...]:
    """The strictest open positions of the covered sessions, as many as the shift has places; they are
    struck off what is left for the next shift."""
    most = max((len(left[d.key]) for d in covered), default=0)
    if shift.places is not None:
        most = min(most, shift.places)
    taken = tuple(max(left[d.key][i] for d in covered if i < len(left[d.key])) for i in range(most))
    for d in covered:
        del left[d.key][:most]
    return taken
