"""Children marked away, back, or there as an extra on one day. One step each, named for undo.

A child is away for the whole day; an extra comes to one session. An absence of several days is cut where one
of its days turns out otherwise.
"""

from __future__ import annotations

from datetime import date, timedelta

from nursery_rota.domain.attendance import booked, present
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import sessions_on
from nursery_rota.domain.tables import Child, ChildAbsence, Session
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.step import Step
from nursery_rota.wording import short_day

_DAY = timedelta(days=1)


def mark_away(file: RotaFile, child_id: int, day: date, *, reason: str = "") -> None:
    """The child is not there that day, booked or not. ``NotPossible`` where nobody expects them anyway."""
    book = file.book()
    child = _child(book, child_id)
    absence = _absence(book, child_id, day)
    extras = [e for e in book.extra_attendances if (e.child_id, e.on_date) == (child_id, day)]
    expected = any(child in booked(book, session, day) for session in sessions_on(book, day))
    if not extras and (absence is not None or not expected):
        raise NotPossible(f"{_name(child)} is not expected on {short_day(day)}.")
    with file.step(f"{_name(child)} is away on {short_day(day)}") as step:
        for extra in extras:
            step.delete("extra_attendances", extra.id)
        if absence is None and expected:
            step.insert(
                "child_absences", {"child_id": child_id, "starts_on": day, "ends_on": day, "reason": reason}
            )


def mark_there(file: RotaFile, child_id: int, day: date, session_id: int) -> None:
    """The child is there in the session: back after all if booked, as an extra if not. ``NotPossible``
    where they are counted already or the session is not held."""
    book = file.book()
    child, session = _child(book, child_id), _session(book, session_id, day)
    if child in present(book, session, day):
        raise NotPossible(f"{_name(child)} is counted in {session.name} on {short_day(day)} already.")
    absence = _absence(book, child_id, day)
    comes = child in booked(book, session, day)
    words = "is there after all" if comes else f"comes as an extra to {session.name}"
    with file.step(f"{_name(child)} {words} on {short_day(day)}") as step:
        if comes and absence is not None:
            _lift(step, absence, day)
        else:
            step.insert("extra_attendances", {"child_id": child_id, "on_date": day, "session_id": session_id})


def _lift(step: Step, absence: ChildAbsence, day: date) -> None:
    """Take one day out of an absence, which may end earlier, begin later, or fall in two."""
    before, after = absence.starts_on < day, day < absence.ends_on
    if before:
        step.update("child_absences", absence.id, {"ends_on": day - _DAY})
    if before and after:
        step.insert(
            "child_absences",
            {
                "child_id": absence.child_id,
                "starts_on": day + _DAY,
                "ends_on": absence.ends_on,
                "reason": absence.reason,
            },
        )
    elif after:
        step.update("child_absences", absence.id, {"starts_on": day + _DAY})
    elif not before:
        step.delete("child_absences", absence.id)


def _child(book: Book, child_id: int) -> Child:
    child = book.child.get(child_id)
    if child is None:
        raise NotPossible("This child is no longer in the file.")
    return child


def _session(book: Book, session_id: int, day: date) -> Session:
    found = next((s for s in sessions_on(book, day) if s.id == session_id), None)
    if found is None:
        raise NotPossible(f"This session is not held on {short_day(day)}.")
    return found


def _absence(book: Book, child_id: int, day: date) -> ChildAbsence | None:
    return next((a for a in book.absences_of.get(child_id, ()) if a.starts_on <= day <= a.ends_on), None)


def _name(child: Child) -> str:
    return f"{child.first_name} {child.last_name}".strip()
