"""Rules of the timetable: gaps that no shift takes up, shifts that cover nothing, duties on closed days."""

from __future__ import annotations

from collections.abc import Iterator

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, is_open
from nursery_rota.domain.findings import Finding
from nursery_rota.domain.names import full_name
from nursery_rota.domain.places import places_on, uncovered
from nursery_rota.domain.rota import duties_on
from nursery_rota.domain.tables import Term
from nursery_rota.wording import plural, short_day, weekday_name


def uncovered_gap(book: Book, term: Term) -> Iterator[Finding]:
    """A session needs adults whom no shift can supply."""
    for day in days(term.starts_on, term.ends_on):
        for demand, adults in uncovered(book, day):
            room = f", {demand.room.name}" if demand.room else ""
            yield Finding(
                severity="warning",
                rule="uncovered_gap",
                message=f"{plural(adults, 'adult is', 'adults are')} needed and no shift covers this time. "
                "Make a shift.",
                where=f"{short_day(day)}, {demand.session.name}{room}",
                on_date=day,
                room_id=demand.room_id,
            )


def idle_shift(book: Book, term: Term) -> Iterator[Finding]:
    """A care shift that covers no session on any day of the term."""
    useful: set[int] = set()
    seen: set[int] = set()
    for day in days(term.starts_on, term.ends_on):
        for place in places_on(book, day):
            seen.add(place.shift.id)
            if place.sessions or place.shift.kind != "care":
                useful.add(place.shift.id)
    for shift_id in sorted(seen - useful):
        shift = book.shift[shift_id]
        yield Finding(
            severity="warning",
            rule="idle_shift",
            message=f"{shift.name} covers no session on {weekday_name(shift.weekday)}s. "
            "Let it start before the session and end after it.",
            where=f"{weekday_name(shift.weekday)}s, {shift.name}",
            shift_id=shift_id,
            shift=shift.name,
        )


def closed_day(book: Book, term: Term) -> Iterator[Finding]:
    """A duty on a day that the nursery is closed, or on which its shift does not run."""
    for duty in (d for day in days(term.starts_on, term.ends_on) for d in duties_on(book, day)):
        runs = any(p.shift.id == duty.shift_id for p in places_on(book, duty.on_date))
        if runs:
            continue
        name = full_name(book.person[duty.person_id])
        why = "the shift does not run" if is_open(book, duty.on_date) else "the nursery is closed"
        yield Finding(
            severity="policy",
            rule="closed_day",
            message=f"{name} is down for a day when {why}. Clear the duty.",
            where=f"{short_day(duty.on_date)}, {book.shift[duty.shift_id].name}",
            on_date=duty.on_date,
            shift_id=duty.shift_id,
            room_id=duty.room_id,
            shift=book.shift[duty.shift_id].name,
            people=(duty.person_id,),
            names=(name,),
        )
