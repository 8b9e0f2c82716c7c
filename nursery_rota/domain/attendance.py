"""Which children are there: bookings, start and leaving dates, absences, extra days, rooms and bands."""

from __future__ import annotations

from datetime import date

from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.calendar import OPENING, days, months_old, sessions_on, within
from nursery_rota.domain.ruleset import Band
from nursery_rota.domain.tables import Child, Room, Session

ATTENDANCE = (*OPENING, "sessions", "bookings", "children", "child_absences", "extra_attendances")
"""The tables that say which children are there."""


@remembered_while("bookings", "children")
def booked(book: Book, session: Session, day: date) -> tuple[Child, ...]:
    """Children booked for a session on a date, whether or not they are ill that day."""
    found = []
    for booking in book.bookings_of.get(session.id, ()):
        child = book.child[booking.child_id]
        if within(day, booking.starts_on, booking.ends_on) and within(day, child.starts_on, child.leaves_on):
            found.append(child)
    return tuple(dict.fromkeys(found))


@remembered_while("bookings", "children", "child_absences", "extra_attendances")
def present(book: Book, session: Session, day: date) -> tuple[Child, ...]:
    """Children expected: booked and not marked absent, and those marked as extra; youngest first."""
    expected = [c for c in booked(book, session, day) if not _absent(book, c, day)]
    extra = (
        book.child[e.child_id]
        for e in book.extra_attendances
        if e.on_date == day and e.session_id == session.id
    )
    together = {c.id: c for c in (*expected, *extra)}
    return tuple(sorted(together.values(), key=lambda c: (-c.date_of_birth.toordinal(), c.id)))


def _absent(book: Book, child: Child, day: date) -> bool:
    return any(a.starts_on <= day <= a.ends_on for a in book.absences_of.get(child.id, ()))


@remembered_while(*OPENING, "sessions", "bookings", "children")
def child_minutes(book: Book, start: date, end: date) -> int:
    """Minutes of childcare booked between the dates, both included."""
    return sum(
        (session.ends_at - session.starts_at) * len(booked(book, session, day))
        for day in days(start, end)
        for session in sessions_on(book, day)
    )


def room_of(book: Book, child: Child, day: date) -> Room | None:
    """The room a child is in: the one named, else the one whose ages hold the child that day."""
    if child.room_id is not None:
        return book.room[child.room_id]
    age = months_old(child.date_of_birth, day)
    fitting = (r for r in book.rooms if r.from_months <= age and (r.to_months is None or age < r.to_months))
    return next(fitting, book.rooms[-1] if book.rooms else None)


@remembered_while(*ATTENDANCE)
def attends_twice(book: Book, day: date) -> frozenset[int]:
    """Children who attend more than one session that day."""
    seen: set[int] = set()
    twice: set[int] = set()
    for session in sessions_on(book, day):
        for child in present(book, session, day):
            (twice if child.id in seen else seen).add(child.id)
    return frozenset(twice)


def band_of(child: Child, day: date, bands: tuple[Band, ...]) -> Band:
    """The band that holds a child among ``bands`` (already narrowed to those whose condition may hold).

    A child younger or older than every band is held by the nearest one.
    """
    age = months_old(child.date_of_birth, day)
    walks = child.walks_from is not None and child.walks_from <= day
    fitting = [b for b in bands if b.when != ("not_walking" if walks else "walking")] or list(bands)
    holding = [b for b in fitting if b.from_months <= age < b.to_months]
    if holding:
        return next((b for b in holding if b.when != "always"), holding[0])
    if age < min(b.from_months for b in fitting):
        return min(fitting, key=lambda b: b.from_months)
    return max(fitting, key=lambda b: (b.to_months, b.when != "always"))
