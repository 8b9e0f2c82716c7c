"""Duties, what they count for, what was published, and the money."""

from __future__ import annotations

from collections.abc import Mapping

from nursery_rota.store.migrations.columns import (
    day,
    in_order,
    json_object,
    number,
    one_of,
    refers,
    text,
    whole,
    yes_no,
)

_KINDS_OF_CREDIT = ("carried_over", "task", "training", "office", "donated", "bought_out", "make_up", "other")

ROTA: Mapping[str, tuple[str, ...]] = {
    "duties": (
        day("on_date"),
        refers("shift_id", "shifts"),
        refers("room_id", "rooms", null=True),
        refers("person_id", "people"),
        one_of(
            "status", ("planned", "confirmed", "worked", "missed", "excused", "cancelled"), default="planned"
        ),
        one_of("origin", ("filled", "manual", "swap", "cover", "extra"), default="manual"),
        yes_no("reserve", 0),
        yes_no("observing", 0),
        yes_no("pinned", 0),
        whole("minutes_worked", null=True, least=0),
        text("note", default=""),
        "UNIQUE (on_date, shift_id, person_id)",
    ),
    "credits": (
        refers("family_id", "families"),
        day("on_date"),
        number("amount", default=0.0),
        whole("minutes", default=0),
        one_of("kind", _KINDS_OF_CREDIT, default="other"),
        text("note", default=""),
    ),
    "publications": (
        refers("term_id", "terms"),
        whole("issue_number", least=1),
        text("published_at"),
        text("by_whom", default=""),
        text("override_reason", null=True),
    ),
    "published_duties": (
        refers("publication_id", "publications", owned=True),
        day("on_date"),
        refers("shift_id", "shifts"),
        refers("room_id", "rooms", null=True),
        refers("person_id", "people"),
        yes_no("reserve", 0),
    ),
    "fees": (
        whole("from_months", least=0),
        whole("to_months", null=True, least=0),
        whole("hourly_pence", least=0),
        whole("funded_hourly_pence", null=True, least=0),
        day("starts_on", null=True),
        day("ends_on", null=True),
        in_order("starts_on", "ends_on"),
    ),
    "ledger_lines": (
        day("on_date"),
        one_of("kind", ("cost", "income")),
        text("category"),
        whole("amount_pence"),
        text("note", default=""),
    ),
    "budgets": (
        day("starts_on"),
        day("ends_on"),
        text("category"),
        whole("amount_pence"),
        in_order("starts_on", "ends_on"),
    ),
    "scenarios": (text("name"), json_object("changes")),
    "frozen_periods": (
        day("starts_on"),
        day("ends_on"),
        text("frozen_at"),
        json_object("figures"),
        in_order("starts_on", "ends_on"),
    ),
    "cover_requests": (
        refers("duty_id", "duties", owned=True),
        refers("person_id", "people", owned=True),
        text("asked_at"),
        one_of("answer", ("asked", "yes", "no", "no_answer"), default="asked"),
    ),
}
