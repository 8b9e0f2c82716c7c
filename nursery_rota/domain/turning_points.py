"""Why a session on one date needs other adults than on an earlier one: birthdays, starts, leavings, hours,
certificates, each as a clause with the name of whoever it is.

Only what differs between the two sessions is looked at; what the difference does to the number of adults is
the business of ``look_ahead``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.attendance import attends_twice, present, room_of
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, months_old, within
from nursery_rota.domain.demand import SessionDemand
from nursery_rota.domain.names import call_name
from nursery_rota.domain.staffing import StaffPresence, staff_in
from nursery_rota.domain.tables import Booking, Child, WorkPattern
from nursery_rota.wording import day_month, plural, span

_YEARS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight")


@dataclass(frozen=True)
class Cause:
    """A clause such as "Antek turns three", about a child or a person, or about neither."""

    says: str
    child_id: int | None = None
    person_id: int | None = None


def causes(book: Book, before: SessionDemand, after: SessionDemand) -> tuple[Cause, ...]:
    """What came between two sessions of one kind: children first, then staff, then rules."""
    children = tuple(_of_children(book, before, after))
    staff = tuple(_of_staff(book, before, after))
    found = (*children, *staff, *_of_rules(book, before, after))
    return found or (*_of_other_sessions(book, before, after), *_of_other_rooms(book, before, after))


def _name(book: Book, child: Child) -> str:
    """The first name; with the last where several children share it."""
    alike = sum(other.first_name == child.first_name for other in book.children)
    return child.first_name if alike == 1 else f"{child.first_name} {child.last_name}".strip()


def _there(book: Book, demand: SessionDemand) -> dict[int, Child]:
    """Children of the session who are in its room."""
    children = present(book, demand.session, demand.on_date)
    if demand.room is not None:
        children = tuple(c for c in children if room_of(book, c, demand.on_date) == demand.room)
    return {child.id: child for child in children}


def _of_children(book: Book, before: SessionDemand, after: SessionDemand) -> Iterator[Cause]:
    old, new = _there(book, before), _there(book, after)
    for child in {**old, **new}.values():
        if child.id not in old:
            yield Cause(_comes(book, child, before, after), child_id=child.id)
        elif child.id not in new:
            yield Cause(_goes(book, child, before, after), child_id=child.id)
        else:
            says = _grows(book, child, before.on_date, after.on_date)
            if says:
                yield Cause(says, child_id=child.id)


def _comes(book: Book, child: Child, before: SessionDemand, after: SessionDemand) -> str:
    start = child.starts_on
    if start is not None and before.on_date < start <= after.on_date:
        return f"{_name(book, child)} starts{_when(start, after.on_date)}"
    if _moves(book, child, before, after):
        return f"{_mover(book, child, before, after)} moves here{_room(book, child, before, 'from')}"
    starts = [b.starts_on for b in _bookings(book, child, after) if b.starts_on is not None]
    day = max((d for d in starts if before.on_date < d <= after.on_date), default=after.on_date)
    return f"{_name(book, child)} is booked{_when(day, after.on_date)}"


def _goes(book: Book, child: Child, before: SessionDemand, after: SessionDemand) -> str:
    leaves = child.leaves_on
    if leaves is not None and before.on_date <= leaves < after.on_date:
        return f"{_name(book, child)} leaves{_when(leaves, after.on_date)}"
    if _moves(book, child, before, after):
        return f"{_mover(book, child, before, after)} moves{_room(book, child, after, 'to')}"
    ends = [b.ends_on for b in _bookings(book, child, before) if b.ends_on is not None]
    last = max((d for d in ends if before.on_date <= d < after.on_date), default=after.on_date)
    return f"{_name(book, child)}’s booking ends{_when(last, after.on_date)}"


def _moves(book: Book, child: Child, before: SessionDemand, after: SessionDemand) -> bool:
    """Is the child in the session on both dates, in another room each time?"""
    return child in present(book, before.session, before.on_date) and child in present(
        book, after.session, after.on_date
    )


def _mover(book: Book, child: Child, before: SessionDemand, after: SessionDemand) -> str:
    """ "Finlay, three on 2 November," where it is the age that moves a child to another room."""
    limits = {room.from_months for room in book.rooms}
    reached = _reached(child, limits, before.on_date, after.on_date) if child.room_id is None else None
    name = _name(book, child)
    return f"{name}, {reached[0]} on {day_month(reached[1])}," if reached else name


def _room(book: Book, child: Child, demand: SessionDemand, word: str) -> str:
    room = room_of(book, child, demand.on_date)
    return f" {word} {room.name}" if room else ""


def _bookings(book: Book, child: Child, demand: SessionDemand) -> Iterator[Booking]:
    return (b for b in book.bookings_of.get(demand.session.id, ()) if b.child_id == child.id)


def _grows(book: Book, child: Child, before: date, after: date) -> str:
    """The age at which some band of the rules begins or ends and that the child reached meanwhile."""
    bands = book.rule_set.on(after).bands
    walks = child.walks_from
    if walks is not None and before < walks <= after and any(b.when == "walking" for b in bands):
        return f"{_name(book, child)} walks{_when(walks, after)}"
    limits = {months for band in bands for months in (band.from_months, band.to_months)}
    reached = _reached(child, limits, before, after)
    if reached is None:
        return ""
    age, day = reached
    verb = "reaches" if age.endswith("months") else "turns"
    return f"{_name(book, child)} {verb} {age}{_when(day, after)}"


def _reached(child: Child, limits: set[int], before: date, after: date) -> tuple[str, date] | None:
    """The highest of some ages in months that the child reached between the dates, in words, and when."""
    young, old = months_old(child.date_of_birth, before), months_old(child.date_of_birth, after)
    months = max((limit for limit in limits if young < limit <= old), default=None)
    if months is None:
        return None
    day = next(d for d in days(before, after) if months_old(child.date_of_birth, d) >= months)
    years = months // 12
    in_years = months % 12 == 0 and 0 < years < len(_YEARS)
    return (_YEARS[years] if in_years else plural(months, "month")), day


def _of_staff(book: Book, before: SessionDemand, after: SessionDemand) -> Iterator[Cause]:
    old, new = _staff(before), _staff(after)
    floating = _in_session(book, before) & _in_session(book, after)
    for employment_id in {**old, **new}:
        was, now = old.get(employment_id), new.get(employment_id)
        if employment_id in floating and (was is None or now is None):
            continue
        says = _staff_differs(book, was, now, before, after)
        if says:
            person_id = book.employment[employment_id].person_id
            yield Cause(f"{call_name(book.person[person_id])} {says}", person_id=person_id)


def _staff(demand: SessionDemand) -> dict[int, StaffPresence]:
    return {member.employment.id: member for member in demand.staff}


def _in_session(book: Book, demand: SessionDemand) -> set[int]:
    """Contracts of staff who are in the session, in whichever room, and are tied to none."""
    members = staff_in(book, demand.session, demand.on_date)
    return {member.employment.id for member in members if member.room_id is None}


def _staff_differs(
    book: Book,
    was: StaffPresence | None,
    now: StaffPresence | None,
    before: SessionDemand,
    after: SessionDemand,
) -> str:
    if was is None or now is None:
        member = was or now
        return _hours_differ(book, member, before, after, comes=was is None) if member else ""
    if was.counts != now.counts:
        return now.why_not or "counts from then"
    if was.first_aid != now.first_aid:
        return "holds first aid" if now.first_aid else f"has first aid only{_until(book, now, before)}"
    return ""


def _until(book: Book, member: StaffPresence, before: SessionDemand) -> str:
    """ " until 26 November": the last day of the certificate held on the earlier date."""
    ends = [
        c.expires_on
        for c in book.checks_of.get(member.person_id, ())
        if c.kind == "first_aid" and c.expires_on is not None and c.expires_on >= before.on_date
    ]
    return f" until {day_month(min(ends))}" if ends else " until then"


def _hours_differ(
    book: Book, member: StaffPresence, before: SessionDemand, after: SessionDemand, *, comes: bool
) -> str:
    contract, day = member.employment, after.on_date
    if comes:
        if before.on_date < contract.starts_on <= day:
            return f"starts work{_when(contract.starts_on, day)}"
        return "works at that time from then"
    if contract.ends_on is not None and before.on_date <= contract.ends_on < day:
        return f"leaves{_when(contract.ends_on, day)}"
    ended = next((p for p in _patterns(book, member, before) if p.valid_to is not None), None)
    if ended is None or ended.valid_to is None:
        return "no longer works at that time"
    return f"works {span(ended.starts_at, ended.ends_at)} only until {day_month(ended.valid_to)}"


def _patterns(book: Book, member: StaffPresence, demand: SessionDemand) -> Iterator[WorkPattern]:
    return (
        p
        for p in book.patterns_of.get(member.employment.id, ())
        if p.weekday == demand.on_date.weekday()
        and within(demand.on_date, p.valid_from, p.valid_to)
        and (p.starts_at, p.ends_at) == (member.starts_at, member.ends_at)
    )


def _of_rules(book: Book, before: SessionDemand, after: SessionDemand) -> Iterator[Cause]:
    version = book.rule_set.on(after.on_date)
    if version != book.rule_set.on(before.on_date):
        began = version.valid_from or after.on_date
        yield Cause(f"the rules change{_when(began, after.on_date)}")
    times = [(d.session.starts_at, d.session.ends_at) for d in (before, after)]
    if times[0] != times[1]:
        yield Cause(f"the session is then {span(*times[1])}")


def _of_other_sessions(book: Book, before: SessionDemand, after: SessionDemand) -> Iterator[Cause]:
    """Some ratios hold only while no child comes twice a day: then another session is behind it."""
    old, new = attends_twice(book, before.on_date), attends_twice(book, after.on_date)
    for child in _there(book, after).values():
        if child.id in new - old:
            yield Cause(f"{_name(book, child)} comes to two sessions that day", child_id=child.id)
        elif child.id in old - new:
            yield Cause(f"{_name(book, child)} comes to one session only that day", child_id=child.id)


def _of_other_rooms(book: Book, before: SessionDemand, after: SessionDemand) -> Iterator[Cause]:
    """Staff tied to no room are where most adults are missing: then another room is behind it."""
    old, new = _staff(before), _staff(after)
    for employment_id in old.keys() ^ new.keys():
        person_id = book.employment[employment_id].person_id
        where = "is then here" if employment_id in new else "is then in another room"
        yield Cause(f"{call_name(book.person[person_id])} {where}", person_id=person_id)


def _when(day: date, session: date) -> str:
    """ " on 8 December" where that is another day than the session's."""
    return "" if day == session else f" on {day_month(day)}"
