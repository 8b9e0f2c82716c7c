"""How rooms, sessions, shifts, terms and closed days stand in tables and forms."""

from __future__ import annotations

from nursery_rota.domain import tables as t
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.typed import write_date, write_number
from nursery_rota.gui.models.words import value_title
from nursery_rota.gui.pages.rows_panel import RowsView
from nursery_rota.wording import listing, plural, span, weekday_short


def _ages(room: t.Room) -> str:
    if room.to_months is None:
        return f"from {plural(room.from_months, 'month')}"
    return f"{room.from_months} to {plural(room.to_months, 'month')}"


def _in_use(row: t.Session | t.Shift) -> str:
    start = f"from {write_date(row.valid_from)}" if row.valid_from else ""
    end = f"until {write_date(row.valid_to)}" if row.valid_to else ""
    return f"{start} {end}".strip() or "always"


def _asks(shift: t.Shift) -> str:
    needs = [value_title("shifts", "needs", kind) for kind in shift.needs]
    return listing([*needs, *([shift.skill] if shift.skill else [])]) or "–"


SESSIONS = RowsView(
    "sessions",
    "Sessions",
    (
        Column[t.Session](
            "Day", lambda s: weekday_short(s.weekday), order=lambda s: (s.weekday, s.starts_at)
        ),
        Column[t.Session]("Session", lambda s: s.name, bold=True, stretch=2),
        Column[t.Session]("Time", lambda s: span(s.starts_at, s.ends_at), order=lambda s: s.starts_at),
        Column[t.Session]("Meal", lambda s: "yes" if s.has_meal else "–"),
        Column[t.Session]("In use", _in_use),
    ),
    ("name", "weekday", "starts_at", "ends_at", "has_meal", "valid_from", "valid_to"),
    "Say when children come. Duties follow from that.",
    "Add a session",
)
SHIFTS = RowsView(
    "shifts",
    "Shifts",
    (
        Column[t.Shift]("Day", lambda s: weekday_short(s.weekday), order=lambda s: (s.weekday, s.starts_at)),
        Column[t.Shift]("Shift", lambda s: s.name, bold=True, stretch=2),
        Column[t.Shift]("Time", lambda s: span(s.starts_at, s.ends_at), order=lambda s: s.starts_at),
        Column[t.Shift]("Kind", lambda s: value_title("shifts", "kind", s.kind)),
        Column[t.Shift]("Places", lambda s: "by the law" if s.places is None else str(s.places)),
        Column[t.Shift]("Counts as", lambda s: f"{write_number(s.credit)} duty", order=lambda s: s.credit),
        Column[t.Shift]("Asks for", _asks),
    ),
    (
        "name",
        "weekday",
        "starts_at",
        "ends_at",
        "kind",
        "room_id",
        "places",
        "credit",
        "needs",
        "skill",
        "every_weeks",
        "first_on",
        "valid_from",
        "valid_to",
    ),
    "No shifts yet. A shift covers every session that lies within its times.",
    "Add a shift",
)
TERMS = RowsView(
    "terms",
    "Terms",
    (
        Column[t.Term]("Term", lambda term: term.name, bold=True, stretch=2),
        Column[t.Term]("From", lambda term: write_date(term.starts_on), order=lambda term: term.starts_on),
        Column[t.Term]("Until", lambda term: write_date(term.ends_on), order=lambda term: term.ends_on),
    ),
    ("name", "starts_on", "ends_on"),
    "No terms yet. Add the first one with its dates.",
    "Add a term",
)
CLOSURES = RowsView(
    "closures",
    "Closed days",
    (
        Column[t.Closure]("From", lambda c: write_date(c.starts_on), order=lambda c: c.starts_on),
        Column[t.Closure]("Until", lambda c: write_date(c.ends_on), order=lambda c: c.ends_on),
        Column[t.Closure]("Kind", lambda c: value_title("closures", "kind", c.kind)),
        Column[t.Closure]("Reason", lambda c: c.reason or "–", stretch=2),
    ),
    ("starts_on", "ends_on", "kind", "reason"),
    "No closed days. Add half term, bank holidays and training days.",
    "Add closed days",
)
ROOMS = RowsView(
    "rooms",
    "Rooms",
    (
        Column[t.Room]("Room", lambda r: r.name, bold=True, stretch=2),
        Column[t.Room]("Ages", _ages, order=lambda r: r.from_months),
        Column[t.Room]("Most children", lambda r: "–" if r.capacity is None else str(r.capacity), right=True),
    ),
    ("name", "from_months", "to_months", "capacity"),
    "No rooms: all children are together. Add rooms only if you count adults room by room.",
    "Add a room",
)
