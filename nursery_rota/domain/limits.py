"""The nursery's own limits on duties: how many, how near to each other, and who of one family together.

Each function answers for one duty that somebody has or might be given, against the duties that stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nursery_rota.domain.attendance import booked
from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.calendar import monday_of, overlap, sessions_on
from nursery_rota.domain.duty_spans import standing_between
from nursery_rota.domain.names import call_name
from nursery_rota.domain.tables import Duty, Person, Shift
from nursery_rota.wording import plural, short_day, weekday_name

Span = Callable[[date], tuple[date, date]]
"""First and last date that a limit looks at, for a duty on a date."""


@dataclass(frozen=True)
class Taken:
    """A duty held or thought of: who, when, where. ``duty_id`` None: only thought of."""

    person: Person
    on_date: date
    shift: Shift
    duty_id: int | None = None


@dataclass(frozen=True)
class Broken:
    """A rule of the nursery's own that a duty breaks; ``says`` is a whole clause."""

    rule: str
    says: str
    other: Duty | None = None


def clash(book: Book, taken: Taken) -> Duty | None:
    """Another duty of the same person at an overlapping time. Back to back is no clash."""
    for duty in _others(book, taken, (taken.person,), _that_day):
        if not duty.reserve and overlap(book.shift[duty.shift_id], taken.shift):
            return duty
    return None


def broken_limits(book: Book, taken: Taken) -> Iterator[Broken]:
    """Every limit of the nursery or the person that the duty breaks."""
    yield from _person_limits(book, taken)
    yield from _family_limits(book, taken)
    yield from _too_near(book, taken)
    yield from _household(book, taken)
    yield from _own_child(book, taken)


def kept_apart(book: Book, taken: Taken) -> Iterator[Broken]:
    """Duties at overlapping times of people whom the pairings keep apart from this one."""
    them = tuple(book.person[p] for p in sorted(_apart_from(book).get(taken.person.id, ())))
    for duty in _counting(_others(book, taken, them, _that_day)):
        if overlap(book.shift[duty.shift_id], taken.shift):
            who = call_name(book.person[duty.person_id])
            yield Broken("apart", f"{who} is on duty then; the two are kept apart", duty)


def broken_agreements(book: Book, taken: Taken) -> Iterator[Broken]:
    """Every limit that the duty breaks, and everybody whom it brings too near."""
    yield from broken_limits(book, taken)
    yield from kept_apart(book, taken)


@remembered_while("pairings")
def _apart_from(book: Book) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for pairing in book.pairings:
        if pairing.kind == "apart":
            found[pairing.person_id].add(pairing.other_person_id)
            found[pairing.other_person_id].add(pairing.person_id)
    return found


def _others(book: Book, taken: Taken, people: tuple[Person, ...], span: Span) -> list[Duty]:
    """Duties of these people that stand, in the span around the one taken."""
    first, last = span(taken.on_date)
    return [d for p in people for d in standing_between(book, p.id, first, last) if d.id != taken.duty_id]


def _household_people(book: Book, person: Person) -> tuple[Person, ...]:
    return book.adults_of.get(person.family_id or 0, (person,))


def _counting(duties: list[Duty]) -> list[Duty]:
    return [d for d in duties if not d.reserve]


def _person_limits(book: Book, taken: Taken) -> Iterator[Broken]:
    person = taken.person

    def counted(span: Span) -> int:
        return len(_counting(_others(book, taken, (person,), span)))

    if person.max_per_week is not None and counted(_week) >= person.max_per_week:
        yield Broken("per_week", f"asked for at most {person.max_per_week} a week")
    if person.max_per_month is not None and counted(_month) >= person.max_per_month:
        yield Broken("per_month", f"asked for at most {person.max_per_month} a month")


def _family_limits(book: Book, taken: Taken) -> Iterator[Broken]:
    nursery = book.nursery
    household = _household_people(book, taken.person)
    week = _counting(_others(book, taken, household, _week))
    today = [d for d in week if d.on_date == taken.on_date]
    if nursery.max_per_day is not None and len(today) >= nursery.max_per_day:
        yield Broken("per_day", _has(book, taken, today[0], nursery.max_per_day, "day"), today[0])
    elif nursery.max_per_week is not None and len(week) >= nursery.max_per_week:
        yield Broken("per_week", _has(book, taken, week[0], nursery.max_per_week, "week"), week[0])
    if nursery.max_per_month is None:
        return
    if len(_counting(_others(book, taken, household, _month))) >= nursery.max_per_month:
        yield Broken("per_month", f"your limit is {nursery.max_per_month} a month for a family")


def _has(book: Book, taken: Taken, other: Duty, most: int, span: str) -> str:
    who = book.person[other.person_id]
    subject = "has" if who.id == taken.person.id else f"{call_name(who)} has"
    when = (
        f"{book.shift[other.shift_id].name} that day"
        if other.on_date == taken.on_date
        else f"a duty on {weekday_name(other.on_date.weekday())}"
    )
    return f"{subject} {when} already; your limit is {most} a {span} for a family"


def _too_near(book: Book, taken: Taken) -> Iterator[Broken]:
    least = book.nursery.min_days_between
    if not least:
        return

    def near(day: date) -> tuple[date, date]:
        return day - timedelta(days=least - 1), day + timedelta(days=least - 1)

    for duty in _counting(_others(book, taken, _household_people(book, taken.person), near)):
        if duty.on_date != taken.on_date:
            yield Broken(
                "days_between",
                f"the family has a duty on {short_day(duty.on_date)}; you ask for {plural(least, 'day')} between",
                duty,
            )
            return


def _household(book: Book, taken: Taken) -> Iterator[Broken]:
    if book.nursery.same_family_together:
        return
    rest = tuple(p for p in _household_people(book, taken.person) if p.id != taken.person.id)
    for duty in _counting(_others(book, taken, rest, _that_day)):
        if overlap(book.shift[duty.shift_id], taken.shift):
            who = call_name(book.person[duty.person_id])
            yield Broken("household", f"{who} of the same family is on duty then", duty)
            return


def _own_child(book: Book, taken: Taken) -> Iterator[Broken]:
    if book.nursery.own_child == "require" and not child_is_in(
        book, taken.person, taken.shift, taken.on_date
    ):
        yield Broken("own_child", "no child of the family is in at that time; you ask for that")


def child_is_in(book: Book, person: Person, shift: Shift, day: date) -> str:
    """First name of a child of the person's family who is booked while the shift runs, "" if none."""
    for session in sessions_on(book, day):
        if overlap(session, shift):
            for child in booked(book, session, day):
                if child.family_id == person.family_id:
                    return child.first_name
    return ""


def _that_day(day: date) -> tuple[date, date]:
    return day, day


def _week(day: date) -> tuple[date, date]:
    monday = monday_of(day)
    return monday, monday + timedelta(days=6)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
