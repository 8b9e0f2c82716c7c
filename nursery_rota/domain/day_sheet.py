"""One day on one sheet for the office: who is due, children and adults planned to be counted against.

Names whole, for it stays in the office; a person whom no print may name has a line to be filled in by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from nursery_rota.domain.adults_lookup import LookUp, labels_of, look_ups, planned_by_label
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import CLOSURE_WORDS, closure_on, monday_of, open_days, sessions_on, term_on
from nursery_rota.domain.demand import SessionDemand, demand_on
from nursery_rota.domain.eligibility import holds, standing
from nursery_rota.domain.issues import stamp
from nursery_rota.domain.privacy import shown_name
from nursery_rota.domain.rota import PlaceRota, places_rota
from nursery_rota.domain.sheets import IssueStamp
from nursery_rota.domain.staffing import StaffPresence
from nursery_rota.domain.tables import Duty, Role
from nursery_rota.wording import clock, listing

ROLES: tuple[Role, ...] = get_args(Role)
ROLE_WORDS = {"bank": "bank staff", "other": "staff"}
_SETTLED = 15
"""Minutes after its start by which everybody of a session should be there."""
_BETWEEN = 75
"""Minutes between two counts."""
_NOT_BEFORE_END = 30


@dataclass(frozen=True)
class DayPerson:
    """Somebody who is due. ``name`` "" where no print may say it; times in minutes, None: at any time."""

    name: str
    what: str
    starts_at: int | None
    ends_at: int | None
    level: int = 0
    first_aid: bool = False


@dataclass(frozen=True)
class CountLine:
    """What is planned at a time of day: children of each band, and adults."""

    at: int
    children: tuple[int, ...]
    adults: int


@dataclass(frozen=True)
class CountTable:
    """The counts of one room ("" where ratios go by the whole setting)."""

    room: str
    labels: tuple[str, ...]
    lines: tuple[CountLine, ...]


@dataclass(frozen=True)
class DaySheet:
    nursery: str
    on_date: date
    hours: tuple[str, ...]
    """ "Morning 09:00–12:00", one for each session."""
    closed: str
    """Why nobody is expected, or ""."""
    people: tuple[DayPerson, ...]
    away: tuple[str, ...]
    first_call: tuple[str, ...]
    counts: tuple[CountTable, ...]
    look_ups: tuple[LookUp, ...]
    meal_rule: bool
    """A first-aider has to be in the room at meals."""
    retention_months: int
    issue: IssueStamp | None = None


def day_sheet(book: Book, day: date) -> DaySheet:
    """The sheet of one date, whatever is planned for it."""
    demands = demand_on(book, day)
    places = places_rota(book, day)
    term = term_on(book, day)
    staff = [member for demand in demands for member in demand.staff]
    rules = book.rule_set.on(day).per_session
    return DaySheet(
        nursery=book.nursery.name,
        on_date=day,
        hours=tuple(f"{s.name} {clock(s.starts_at)}–{clock(s.ends_at)}" for s in sessions_on(book, day)),
        closed=_closed(book, day),
        people=(*_staff(book, staff), *_parents(book, places)),
        away=_away(book, staff),
        first_call=_first_call(book, places),
        counts=_count_tables(book, demands),
        look_ups=look_ups(book, demands),
        meal_rule=rules.mealtime_first_aider != "off" and any(d.session.has_meal for d in demands),
        retention_months=book.nursery.retention_months,
        issue=stamp(book, term) if term else None,
    )


def next_open_day(book: Book, today: date, until: date | None = None) -> date:
    """``today``, or the next date within a year (or ``until``) on which the nursery is open; ``today``
    itself where there is none."""
    last = until or today + timedelta(days=365)
    return next(iter(open_days(book, today, last)), today)


def open_days_of_week(book: Book, today: date) -> tuple[date, ...]:
    """The open days of this week, or of the next week that has one; ``today`` alone if there is none."""
    monday = monday_of(next_open_day(book, today))
    return open_days(book, monday, monday + timedelta(days=6)) or (today,)


def _closed(book: Book, day: date) -> str:
    closure = closure_on(book, day)
    if closure is not None:
        return closure.reason or CLOSURE_WORDS[closure.kind]
    if book.terms and term_on(book, day) is None:
        return "not in a term"
    return "" if open_days(book, day, day) else "no session runs that day"


def _staff(book: Book, staff: list[StaffPresence]) -> Iterator[DayPerson]:
    """Each stretch of work once, the manager first."""
    seen: dict[tuple[int, int, int], list[StaffPresence]] = {}
    for member in sorted(staff, key=lambda m: ROLES.index(m.employment.role)):
        if member.away is None:
            key = (member.person_id, member.starts_at, member.ends_at)
            seen.setdefault(key, []).append(member)
    for (person_id, starts_at, ends_at), times in seen.items():
        first = times[0]
        role = ROLE_WORDS.get(first.employment.role, first.employment.role)
        what = role if any(m.counts for m in times) else f"{role}, additional"
        yield DayPerson(shown_name(book, person_id), what, starts_at, ends_at, first.level, first.first_aid)


def _away(book: Book, staff: list[StaffPresence]) -> tuple[str, ...]:
    names = (shown_name(book, m.person_id) for m in staff if m.away is not None)
    return tuple(dict.fromkeys(name for name in names if name))


def _parents(book: Book, places: tuple[PlaceRota, ...]) -> Iterator[DayPerson]:
    for rota in places:
        for duty in rota.counted:
            buddy = standing(book, duty.person_id, duty.on_date).stage == "buddy"
            yield _parent(book, rota, duty, "counts in ratio" + (", with a buddy" if buddy else ""))
        for duty_id in rota.additional:
            word = "" if rota.place.shift.kind == "task" else "additional"
            yield _parent(book, rota, book.duty[duty_id], word)
        for duty in rota.watching:
            yield _parent(book, rota, duty, "watching")


def _parent(book: Book, rota: PlaceRota, duty: Duty, word: str) -> DayPerson:
    shift = rota.place.shift
    room = book.room.get(rota.place.room_id or 0)
    where = room.name if room and room.name not in shift.name else ""
    any_time = shift.kind == "task"
    return DayPerson(
        name=shown_name(book, duty.person_id),
        what=", ".join(filter(None, [shift.name, where, word])),
        starts_at=None if any_time else shift.starts_at,
        ends_at=None if any_time else shift.ends_at,
        level=standing(book, duty.person_id, duty.on_date).level,
        first_aid=holds(book, duty.person_id, "first_aid", duty.on_date),
    )


def _first_call(book: Book, places: tuple[PlaceRota, ...]) -> tuple[str, ...]:
    """ "Petr Dvořák", and for which shifts where not all are for the same."""
    shifts: dict[str, list[str]] = {}
    for rota in places:
        for duty in rota.reserves:
            name = shown_name(book, duty.person_id)
            if name:
                shifts.setdefault(name, []).append(rota.place.shift.name)
    if len({tuple(found) for found in shifts.values()}) <= 1:
        return tuple(shifts)
    return tuple(f"{name} ({listing(found)})" for name, found in shifts.items())


def _count_tables(book: Book, demands: tuple[SessionDemand, ...]) -> tuple[CountTable, ...]:
    by_room: dict[str, list[SessionDemand]] = {}
    for demand in demands:
        by_room.setdefault(demand.room.name if demand.room else "", []).append(demand)
    return tuple(_count_table(book, room, found) for room, found in by_room.items())


def _count_table(book: Book, room: str, demands: list[SessionDemand]) -> CountTable:
    labels = labels_of(book, demands)
    lines = tuple(CountLine(at, planned_by_label(d, labels), d.required) for d in demands for at in _times(d))
    return CountTable(room, labels, lines)


def _times(demand: SessionDemand) -> Iterator[int]:
    """When to count: once all have come, then again and again, not in the last half hour."""
    first = demand.session.starts_at + _SETTLED
    last = max(first + 1, demand.session.ends_at - _NOT_BEFORE_END + 1)
    return iter(range(first, last, _BETWEEN))
