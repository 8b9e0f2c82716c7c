"""A required place that a parent really fills and counts in: what alone may be credited as a saving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CreditedPlace:
    """One parent, one session, one date. ``rank`` k is 1 for the first such place at that time, 2 for the
    second (``costs``: it belongs to post k). ``minutes`` is the session's length: the parent's early
    arrival is not credited. ``level`` is what the place demands (0, 2, 3, 6); ``worked`` False: planned."""

    on_date: date
    session_id: int
    room_id: int | None
    shift_id: int
    duty_id: int
    person_id: int
    rank: int
    starts_at: int
    ends_at: int
    minutes: int
    level: int
    worked: bool
