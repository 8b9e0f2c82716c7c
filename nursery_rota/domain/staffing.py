"""Which paid staff are there in a session, and which of them count in ratio."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.calendar import overlap, within
from nursery_rota.domain.eligibility import holds, staff_standing
from nursery_rota.domain.tables import Employment, Session, StaffAbsence, WorkPattern

_ROLE_ORDER = {"manager": 0, "deputy": 1, "practitioner": 2, "apprentice": 3, "bank": 4, "other": 5}
STAFF = ("nursery", "rule_set", "people", "checks", "employments", "work_patterns", "staff_absences")
"""The tables that say which staff are there and count."""
AWAY_WORDS = {"leave": "on leave", "sick": "ill", "training": "on a course"}


@dataclass(frozen=True)
class StaffPresence:
    """One employee in one session. ``room_id`` None: not tied to a room. ``why_not`` says, for somebody who
    is there and does not count, what is missing."""

    person_id: int
    employment: Employment
    room_id: int | None
    starts_at: int
    ends_at: int
    level: int
    first_aid: bool
    counts: bool
    away: StaffAbsence | None = None
    why_not: str = ""


@remembered_while(*STAFF)
def staff_in(book: Book, session: Session, day: date) -> tuple[StaffPresence, ...]:
    """Staff whose work pattern overlaps the session, the manager first; people away are among them."""
    found = []
    for employment in book.employments:
        if not within(day, employment.starts_on, employment.ends_on):
            continue
        pattern = _pattern(book, employment, session, day)
        if pattern is not None:
            found.append(_presence(book, employment, pattern, session, day))
    return tuple(sorted(found, key=lambda s: (_ROLE_ORDER[s.employment.role], s.employment.id)))


def employment_on(book: Book, person_id: int, day: date) -> Employment | None:
    """The employment of the person that runs on the date."""
    mine = (e for e in book.employments if e.person_id == person_id)
    return next((e for e in mine if within(day, e.starts_on, e.ends_on)), None)


def patterns_on(book: Book, employment: Employment, day: date) -> tuple[WorkPattern, ...]:
    """The working times of the employment on the date, by time."""
    found = [
        p
        for p in book.patterns_of.get(employment.id, ())
        if p.weekday == day.weekday() and within(day, p.valid_from, p.valid_to)
    ]
    return tuple(sorted(found, key=lambda p: p.starts_at))


def _pattern(book: Book, employment: Employment, session: Session, day: date) -> WorkPattern | None:
    """The pattern that covers most of the session, if any overlaps it."""
    overlapping = [p for p in patterns_on(book, employment, day) if overlap(p, session)]
    return max(
        overlapping,
        key=lambda p: min(p.ends_at, session.ends_at) - max(p.starts_at, session.starts_at),
        default=None,
    )


def _presence(
    book: Book, employment: Employment, pattern: WorkPattern, session: Session, day: date
) -> StaffPresence:
    absence = next(
        (a for a in book.staff_absences_of.get(employment.id, ()) if a.starts_on <= day <= a.ends_on),
        None,
    )
    standing = staff_standing(book, employment, day)
    whole = pattern.starts_at <= session.starts_at and session.ends_at <= pattern.ends_at
    why_not = _why_not(absence, pattern, whole, [r.says for r in standing.reasons])
    return StaffPresence(
        person_id=employment.person_id,
        employment=employment,
        room_id=pattern.room_id,
        starts_at=pattern.starts_at,
        ends_at=pattern.ends_at,
        level=standing.level,
        first_aid=holds(book, employment.person_id, "first_aid", day),
        counts=not why_not,
        away=absence,
        why_not=why_not,
    )


def _why_not(absence: StaffAbsence | None, pattern: WorkPattern, whole: bool, reasons: Sequence[str]) -> str:
    if absence is not None:
        return f"is {AWAY_WORDS[absence.kind]}"
    if not pattern.counts_in_ratio:
        return "does other work then"
    if not whole:
        return "is not there for the whole session"
    return reasons[0] if reasons else ""
