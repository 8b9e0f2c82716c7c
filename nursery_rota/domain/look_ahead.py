"""What will change: from which day on a session needs other adults, or asks something else of parents, and
which birthday, start, leaving, hours or certificate is behind it.

Each session is compared with the one on the same weekday of the last week that was open. Days on which
somebody is away, children who come as an extra and staff who come in for a day are left out: they change
one day, not what follows.
The causes are put in words by ``domain.turning_points``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days
from nursery_rota.domain.demand import SessionDemand, demand_on
from nursery_rota.domain.tables import WorkPattern
from nursery_rota.domain.turning_points import causes
from nursery_rota.wording import day_month, listing, plural, weekday_name

_LONGEST_BREAK = timedelta(days=70)
"""So far back a session of the same weekday is looked for: the summer holidays are shorter."""

_WEEK = timedelta(days=7)

_Slot = tuple[str, int, int | None]
"""A session as people know it: its name, weekday and room."""


@dataclass(frozen=True)
class Need:
    """What a session needs: adults in all, the level asked of each parent among them (highest first; its
    length is the number of parents), and first-aiders that staff do not supply."""

    adults: int
    parents: tuple[int, ...]
    first_aiders: int


@dataclass(frozen=True)
class Change:
    """From ``on_date`` on, a date of the session, it needs ``after`` and no longer ``before``. ``children``
    and ``people`` are the ids of those who cause it."""

    on_date: date
    sentence: str
    session: str
    room_id: int | None
    children: tuple[int, ...]
    people: tuple[int, ...]
    before: Need
    after: Need


def changes_ahead(book: Book, start: date, end: date) -> tuple[Change, ...]:
    """Every change between the dates, both included, by date and time of the session."""
    steady = _steady(book)
    last = _last_before(steady, start)
    found: list[Change] = []
    for day in days(start, end):
        for demand in demand_on(steady, day):
            before = last.get(_slot(demand))
            if before is not None and _need(before) != _need(demand):
                found.append(_change(steady, before, demand))
            last[_slot(demand)] = demand
    return tuple(found)


def _steady(book: Book) -> Book:
    """The nursery as it runs when nothing is out of the ordinary."""
    return replace(
        book,
        child_absences=(),
        extra_attendances=(),
        staff_absences=(),
        work_patterns=tuple(p for p in book.work_patterns if not _for_days_only(p)),
    )


def _for_days_only(pattern: WorkPattern) -> bool:
    starts, ends = pattern.valid_from, pattern.valid_to
    return starts is not None and ends is not None and ends - starts < _WEEK


def _last_before(book: Book, start: date) -> dict[_Slot, SessionDemand]:
    """The newest session of each kind before ``start``; of each weekday the last that was open."""
    last: dict[_Slot, SessionDemand] = {}
    for weekday in range(7):
        for demand in _newest(book, start - timedelta(days=1 + weekday)):
            last[_slot(demand)] = demand
    return last


def _newest(book: Book, day: date) -> tuple[SessionDemand, ...]:
    weeks = range(0, _LONGEST_BREAK.days, 7)
    return next((found for w in weeks if (found := demand_on(book, day - timedelta(days=w)))), ())


def _slot(demand: SessionDemand) -> _Slot:
    return (demand.session.name, demand.session.weekday, demand.room_id)


def _need(demand: SessionDemand) -> Need:
    return Need(demand.required, demand.open_levels, demand.first_aid_missing)


def _change(book: Book, before: SessionDemand, after: SessionDemand) -> Change:
    found = causes(book, before, after)
    day = after.on_date
    room = f", {after.room.name}," if after.room else ""
    head = f"From {day_month(day)} {weekday_name(day.weekday())} {after.session.name}{room}"
    why = f": {listing([cause.says for cause in found])}" if found else ""
    return Change(
        on_date=day,
        sentence=f"{head} {', and '.join(_differences(_need(before), _need(after)))}{why}.",
        session=after.session.name,
        room_id=after.room_id,
        children=tuple(dict.fromkeys(c.child_id for c in found if c.child_id is not None)),
        people=tuple(dict.fromkeys(c.person_id for c in found if c.person_id is not None)),
        before=_need(before),
        after=_need(after),
    )


def _differences(before: Need, after: Need) -> Iterator[str]:
    """Clauses after the session's name. Parents are told apart from adults only where they change in
    another way: one adult more is one parent more, as long as staff stay."""
    more_adults = after.adults - before.adults
    more_parents = len(after.parents) - len(before.parents)
    if more_adults:
        yield f"needs {plural(after.adults, 'adult')}, not {before.adults}"
    if more_parents and more_parents != more_adults:
        yield _parents(len(before.parents), len(after.parents))
    then, now = Counter(before.parents), Counter(after.parents)
    for level in sorted((then | now).keys() - {0}, reverse=True):
        if then[level] != now[level]:
            yield _level(level, then[level], now[level])
    if after.first_aiders != before.first_aiders:
        yield "needs first aid from a parent" if after.first_aiders else "needs no first aid from a parent"


def _parents(before: int, after: int) -> str:
    if not after:
        return "no longer needs a parent"
    return f"needs {plural(after, 'parent')}, not {before or 'none'}"


def _level(level: int, before: int, after: int) -> str:
    if not after:
        return f"no longer asks level {level} of a parent"
    whom = "a parent" if after == 1 else f"{after} parents"
    return f"asks level {level} of {whom}" + (f", not {before}" if before else "")
