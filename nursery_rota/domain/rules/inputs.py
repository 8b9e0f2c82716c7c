"""Rules about what was typed: what cannot be right is found and said, and never silently used.

What the file itself refuses (an end before its start, a number below none) is not looked for again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, overlap, years_old
from nursery_rota.domain.demand import demand_on
from nursery_rota.domain.findings import Finding, Severity
from nursery_rota.domain.rules.spans import Span, common, first_shared_day
from nursery_rota.domain.tables import Booking, Child, Session, Shift, Term
from nursery_rota.wording import day_month, full_date, plural, short_day, span, weekday_name

_OLDEST = 8
"""Nobody of this age comes to a nursery; where the rules have a band for older ones, the band's end."""
_DAY = timedelta(days=1)


def birth_date(book: Book, term: Term) -> Iterator[Finding]:
    """A child with a booking who would not be born yet on the first day, or is too old for a nursery."""
    oldest = max(_OLDEST, *(b.to_months // 12 for b in book.rule_set.on(term.starts_on).bands))
    for child in _booked_children(book, term):
        first = max(child.starts_on or term.starts_on, term.starts_on)
        born = child.date_of_birth
        if born > first:
            says = f"was born on {full_date(born)}, after the first day on {full_date(first)}"
        elif years_old(born, first) >= oldest:
            says = f"was born on {full_date(born)} and would be {years_old(born, first)}"
        else:
            continue
        words = f"{says}, so the adults needed cannot be known. Correct the date of birth."
        yield _about_child(book, child, "law", "birth_date", words, first)


def booked_twice(book: Book, term: Term) -> Iterator[Finding]:
    """A child booked for the same time twice: one session twice, or two that overlap, in two rooms or one."""
    of_child: dict[int, list[Booking]] = defaultdict(list)
    for booking in book.bookings:
        of_child[booking.child_id].append(booking)
    for child_id, bookings in of_child.items():
        for one, other in combinations(bookings, 2):
            day = _both_on(book, term, one, other)
            if day is not None:
                names = [book.session[b.session_id].name for b in (one, other)]
                what = f"twice for {names[0]}" if names[0] == names[1] else f"for {names[0]} and {names[1]}"
                words = f"is booked {what} at the same time from {day_month(day)}. End one of the bookings."
                yield _about_child(book, book.child[child_id], "warning", "booked_twice", words, day)


def booking_dates(book: Book, term: Term) -> Iterator[Finding]:
    """A booking with a date before the child starts, or after the child has left."""
    for booking in book.bookings:
        child = book.child[booking.child_id]
        for says, outside in _outside(child, booking):
            shared = common(term, (outside, (booking.starts_on, booking.ends_on)))
            if shared is not None:
                session = book.session[booking.session_id]
                words = (
                    f"is booked for {weekday_name(session.weekday)} {session.name} {says}, "
                    "so nobody is expected then. Change one of the two dates."
                )
                yield _about_child(book, child, "warning", "booking_dates", words, shared[0])


def overlapping_sessions(book: Book, term: Term) -> Iterator[Finding]:
    """Two sessions at one time with children in one room: each would be given the same staff."""
    for weekday in range(7):
        here = [s for s in book.sessions if s.weekday == weekday]
        for one, other in combinations(here, 2):
            if overlap(one, other):
                yield from _overlap(book, term, one, other)


def terms_overlap(book: Book, term: Term) -> Iterator[Finding]:
    """Days that lie in two terms would be owed, and counted, twice."""
    for other in book.terms:
        shared = common(term, [(other.starts_on, other.ends_on)]) if other.id != term.id else None
        if shared is not None:
            yield Finding(
                severity="warning",
                rule="terms_overlap",
                message=f"{term.name} and {other.name} share the days from {full_date(shared[0])} to "
                f"{full_date(shared[1])}, which would count in both. Change one of the dates.",
                where=f"{term.name} and {other.name}",
                on_date=shared[0],
            )


def places_range(book: Book, term: Term) -> Iterator[Finding]:
    """A shift with no place at all, or with more than there are people to take one."""
    people = sum(p.does_duties and p.family_id is not None and p.left_on is None for p in book.people)
    for shift in book.shifts:
        running = first_shared_day(book, term, shift.weekday, [(shift.valid_from, shift.valid_to)])
        if shift.places is None or running is None:
            continue
        if shift.places < 1:
            yield _about_shift(shift, "has 0 places, so nobody can be put there. Give it one, or end it.")
        elif people and shift.places > people:
            yield _about_shift(
                shift,
                f"has {plural(shift.places, 'place')}, more than the {plural(people, 'parent')} who do duties. "
                "Lower the number of places.",
            )


def _booked_children(book: Book, term: Term) -> list[Child]:
    """Children who have a booking on some day of the term on which they are with the nursery."""
    found = {
        b.child_id: book.child[b.child_id]
        for b in book.bookings
        if common(term, [(b.starts_on, b.ends_on), _stay(book.child[b.child_id])]) is not None
    }
    return [*found.values()]


def _stay(child: Child) -> Span:
    return (child.starts_on, child.leaves_on)


def _both_on(book: Book, term: Term, one: Booking, other: Booking) -> date | None:
    """The first day on which both bookings hold, if their sessions overlap."""
    a, b = book.session[one.session_id], book.session[other.session_id]
    if a.weekday != b.weekday or not overlap(a, b):
        return None
    spans: list[Span] = [(s.valid_from, s.valid_to) for s in (a, b)]
    spans += [(booking.starts_on, booking.ends_on) for booking in (one, other)]
    return first_shared_day(book, term, a.weekday, [*spans, _stay(book.child[one.child_id])])


def _outside(child: Child, booking: Booking) -> Iterator[tuple[str, Span]]:
    """Days on which a booking with dates of its own says more than the child's stay does."""
    if booking.starts_on is not None and child.starts_on is not None and booking.starts_on < child.starts_on:
        yield (
            f"from {full_date(booking.starts_on)} but starts on {full_date(child.starts_on)}",
            (None, child.starts_on - _DAY),
        )
    if booking.ends_on is not None and child.leaves_on is not None and booking.ends_on > child.leaves_on:
        yield (
            f"until {full_date(booking.ends_on)} but leaves on {full_date(child.leaves_on)}",
            (child.leaves_on + _DAY, None),
        )


def _overlap(book: Book, term: Term, one: Session, other: Session) -> Iterator[Finding]:
    """One finding for each room, on the first day that both sessions have children in it."""
    seen: set[int | None] = set()
    for day in days(term.starts_on, term.ends_on):
        if day.weekday() != one.weekday:
            continue
        parts = [d for d in demand_on(book, day) if d.present and d.session.id in (one.id, other.id)]
        rooms = {d.room_id for d in parts if d.session.id == one.id}
        for part in parts:
            if part.session.id == other.id and part.room_id in rooms - seen:
                seen.add(part.room_id)
                where = f", {part.room.name}" if part.room else ""
                yield Finding(
                    severity="law",
                    rule="overlapping_sessions",
                    message=f"{one.name} ({span(one.starts_at, one.ends_at)}) and {other.name} "
                    f"({span(other.starts_at, other.ends_at)}) overlap, so staff would count in both. "
                    "Let one end before the other starts.",
                    where=f"{short_day(day)}, {one.name} and {other.name}{where}",
                    on_date=day,
                    room_id=part.room_id,
                )


def _about_child(book: Book, child: Child, severity: Severity, rule: str, words: str, day: date) -> Finding:
    """A finding that opens the family's page."""
    name = f"{child.first_name} {child.last_name}".strip()
    return Finding(
        severity=severity,
        rule=rule,
        message=f"{name} {words}",
        where=f"From {day_month(day)}",
        on_date=day,
        people=tuple(p.id for p in book.adults_of.get(child.family_id, ())[:1]),
        names=(book.family_name[child.family_id],),
        remedy="family",
    )


def _about_shift(shift: Shift, words: str) -> Finding:
    return Finding(
        severity="warning",
        rule="places_range",
        message=f"{shift.name} {words}",
        where=f"{weekday_name(shift.weekday)}s, {shift.name}",
        shift_id=shift.id,
        shift=shift.name,
    )
