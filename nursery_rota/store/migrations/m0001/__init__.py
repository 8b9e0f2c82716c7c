"""The tables of the first version of the file, and the history of changes.

A published migration is never changed: it describes what old files hold.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

from nursery_rota.store.migrations.columns import one_of, refers, text, whole
from nursery_rota.store.migrations.m0001.nursery import NURSERY
from nursery_rota.store.migrations.m0001.people import PEOPLE
from nursery_rota.store.migrations.m0001.rota import ROTA

_HISTORY: Mapping[str, tuple[str, ...]] = {
    "actions": (
        text("label"),
        text("at"),
        text("by_whom", default=""),
        one_of("state", ("done", "undone", "gone"), default="done"),
    ),
    "changes": (
        refers("action_id", "actions", owned=True),
        text("table_name"),
        whole("row_id"),
        text("before", null=True),
        text("after", null=True),
    ),
}

# SQLite looks for children by these whenever a parent row goes; without them it reads whole tables.
_INDEXES = (
    ("people", "family_id"),
    ("checks", "person_id"),
    ("skills", "person_id"),
    ("children", "family_id"),
    ("bookings", "child_id"),
    ("bookings", "session_id"),
    ("child_absences", "child_id"),
    ("extra_attendances", "child_id"),
    ("availability", "person_id"),
    ("availability", "shift_id"),
    ("exemptions", "family_id"),
    ("pairings", "person_id"),
    ("pairings", "other_person_id"),
    ("employments", "person_id"),
    ("pay_rates", "employment_id"),
    ("work_patterns", "employment_id"),
    ("staff_absences", "employment_id"),
    ("duties", "person_id"),
    ("duties", "shift_id"),
    ("credits", "family_id"),
    ("published_duties", "publication_id"),
    ("published_duties", "person_id"),
    ("cover_requests", "duty_id"),
    ("cover_requests", "person_id"),
    ("actions", "state"),
    ("changes", "action_id"),
)


def m0001_tables(db: Database) -> None:
    """Every table, strict, with its indexes."""
    for group in (NURSERY, PEOPLE, ROTA, _HISTORY):
        for table, columns in group.items():
            db.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {', '.join(columns)}) STRICT")
    for table, column in _INDEXES:
        db.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
