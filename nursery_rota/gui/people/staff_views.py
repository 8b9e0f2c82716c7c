"""How working times, pay, days away and contracts stand in tables and forms."""

from __future__ import annotations

from nursery_rota.domain import tables as t
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.typed import write_date, write_money, write_number
from nursery_rota.gui.models.words import value_title
from nursery_rota.gui.pages.rows_panel import RowsView
from nursery_rota.wording import span, weekday_name

CONTRACT_FIELDS = (
    "role",
    "starts_on",
    "ends_on",
    "weeks_per_year",
    "extra_hours_per_week",
    "pension",
    "pension_percent",
)

PATTERNS = RowsView(
    "work_patterns",
    "Hours",
    (
        Column[t.WorkPattern]("Day", lambda p: weekday_name(p.weekday), order=lambda p: p.weekday, bold=True),
        Column[t.WorkPattern]("Time", lambda p: span(p.starts_at, p.ends_at), order=lambda p: p.starts_at),
        Column[t.WorkPattern]("In ratio", lambda p: "counts" if p.counts_in_ratio else "does not count"),
        Column[t.WorkPattern]("In use", lambda p: _in_use(p)),
    ),
    (
        "weekday",
        "starts_at",
        "ends_at",
        "break_minutes",
        "counts_in_ratio",
        "room_id",
        "valid_from",
        "valid_to",
    ),
    "No working times yet. Staff count in a session only while they work.",
    "Add hours",
)
PAY = RowsView(
    "pay_rates",
    "Pay",
    (
        Column[t.PayRate]("From", lambda p: write_date(p.from_on), order=lambda p: p.from_on),
        Column[t.PayRate](
            "An hour", lambda p: write_money(p.hourly_pence), order=lambda p: p.hourly_pence, right=True
        ),
    ),
    ("from_on", "hourly_pence"),
    "No wage yet. Enter what staff earn to see what parents save.",
    "Add a rate",
)
AWAY = RowsView(
    "staff_absences",
    "Away",
    (
        Column[t.StaffAbsence]("From", lambda a: write_date(a.starts_on), order=lambda a: a.starts_on),
        Column[t.StaffAbsence]("Until", lambda a: write_date(a.ends_on), order=lambda a: a.ends_on),
        Column[t.StaffAbsence]("Why", lambda a: value_title("staff_absences", "kind", a.kind)),
    ),
    ("kind", "starts_on", "ends_on", "paid"),
    "No days away.",
    "Add days away",
)


def _in_use(pattern: t.WorkPattern) -> str:
    if pattern.valid_from is None and pattern.valid_to is None:
        return "always"
    start = f"from {write_date(pattern.valid_from)}" if pattern.valid_from else ""
    end = f"until {write_date(pattern.valid_to)}" if pattern.valid_to else ""
    return f"{start} {end}".strip()


CONTRACTS = RowsView(
    "employments",
    "Contracts",
    (
        Column[t.Employment]("Role", lambda e: value_title("employments", "role", e.role), bold=True),
        Column[t.Employment]("From", lambda e: write_date(e.starts_on), order=lambda e: e.starts_on),
        Column[t.Employment]("Until", lambda e: write_date(e.ends_on) or "–", order=lambda e: str(e.ends_on)),
        Column[t.Employment]("Weeks a year", lambda e: write_number(e.weeks_per_year), right=True),
        Column[t.Employment](
            "Pension", lambda e: f"{write_number(e.pension_percent)} %" if e.pension else "none", right=True
        ),
    ),
    CONTRACT_FIELDS,
    "No contract yet.",
    "Add a contract",
)
