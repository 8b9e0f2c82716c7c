"""From the days that a child comes to the sessions that are booked for it.

A nursery speaks of "Tuesday" or "Monday am"; a booking is of one session. A child is never booked twice at
one time: of sessions that overlap the earlier and longer one is taken.
"""

from __future__ import annotations

from collections.abc import Iterable

from nursery_rota.domain.book import Book
from nursery_rota.domain.drafts import DayDraft
from nursery_rota.domain.tables import Session
from nursery_rota.wording import DAYS, listing

_NOON = 12 * 60
_AFTERNOON = 13 * 60
"""A session that ends later than this reaches into the afternoon."""


def sessions_of_days(book: Book, days: Iterable[DayDraft]) -> tuple[Session, ...]:
    """The sessions without an end date that ``days`` mean, in the order of the week."""
    taken: list[Session] = []
    wanted = {session for day in days for session in _of_day(book, day)}
    for session in sorted(wanted, key=lambda s: (s.weekday, s.starts_at, -s.ends_at, s.id)):
        last = taken[-1] if taken else None
        if last is None or last.weekday != session.weekday or last.ends_at <= session.starts_at:
            taken.append(session)
    return tuple(taken)


def unmet_days(book: Book, days: Iterable[DayDraft]) -> str:
    """The sentence about days without a session; "" where there are none."""
    unmet = [day for day in days if not _of_day(book, day)]
    if not unmet:
        return ""
    if not book.sessions:
        return "No session is there yet, so no day is booked."
    names = listing([f"{DAYS[day.weekday]}s" + (f" {day.part}" if day.part else "") for day in unmet], "or")
    return f"You have no session on {names}, so that is not booked."


def _of_day(book: Book, day: DayDraft) -> list[Session]:
    sessions = [s for s in book.sessions if s.weekday == day.weekday and s.valid_to is None]
    if day.part == "am":
        return [s for s in sessions if s.starts_at < _NOON]
    if day.part == "pm":
        after = [s for s in sessions if s.starts_at >= _NOON]
        return after or [s for s in sessions if s.ends_at > _AFTERNOON]
    return sessions
