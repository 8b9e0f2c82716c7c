"""What an action was about and what it did, in words: from the history's rows to sentences. No widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from nursery_rota.domain.book import Book
from nursery_rota.domain.money import pounds
from nursery_rota.gui.models.words import ROW_NAMES, column_title, value_title
from nursery_rota.store.history import ActionLine, RowChange
from nursery_rota.wording import DAYS, long_day, plural, short_date, short_day

PAGES: Mapping[str, tuple[str, frozenset[str]]] = {
    "rota": (
        "Rota and Today",
        frozenset({"duties", "cover_requests", "publications", "published_duties"}),
    ),
    "families": (
        "Families",
        frozenset(
            {
                "families",
                "people",
                "checks",
                "skills",
                "children",
                "bookings",
                "child_absences",
                "extra_attendances",
                "availability",
                "exemptions",
                "pairings",
                "credits",
            }
        ),
    ),
    "staff": ("Staff", frozenset({"employments", "pay_rates", "work_patterns", "staff_absences"})),
    "timetable": ("Timetable", frozenset({"nursery", "rooms", "terms", "closures", "sessions", "shifts"})),
    "costs": ("Costs", frozenset({"fees", "ledger_lines", "budgets", "scenarios", "frozen_periods"})),
}
"""Which tables belong to which page: key, words, tables."""
_MOST_ROWS, _MOST_FIELDS = 12, 6
_HIDDEN = frozenset({"id"})


@dataclass(frozen=True)
class HistoryLine:
    """One action with its day and the pages it was about."""

    action: ActionLine
    day: date
    clock: str
    pages: frozenset[str]

    @property
    def id(self) -> int:
        return self.action.id

    @property
    def done(self) -> bool:
        return self.action.state == "done"


def history_lines(
    actions: Iterable[ActionLine], tables: Mapping[int, Iterable[str]]
) -> tuple[HistoryLine, ...]:
    """The actions, newest first, each with what it was about."""
    lines = []
    for action in actions:
        at = datetime.fromisoformat(action.at)
        touched = set(tables.get(action.id, ()))
        pages = frozenset(key for key, (_, own) in PAGES.items() if touched & own)
        lines.append(HistoryLine(action, at.date(), f"{at:%H:%M}", pages))
    return tuple(lines)


def day_words(day: date, today: date, *, short: bool = False) -> str:
    """ "Today", "Yesterday", "Monday 23 November" or "Mon 23 Nov"; with the year where it is another one."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    words = short_day(day) if short else long_day(day)
    return words if day.year == today.year else f"{words} {day.year}"


def change_words(book: Book, changes: Iterable[RowChange]) -> list[str]:
    """A sentence for each row that an action touched; many of one table are counted."""
    by_table: dict[tuple[str, str], list[RowChange]] = {}
    for change in changes:
        kind = "added" if change.before is None else "removed" if change.after is None else "changed"
        by_table.setdefault((change.table, kind), []).append(change)
    sentences = []
    for (table, kind), rows in by_table.items():
        name = ROW_NAMES.get(table, table.replace("_", " "))
        if len(rows) > _MOST_ROWS:
            sentences.append(f"{plural(len(rows), name, _several(name))} {kind}.")
            continue
        sentences += [_row_words(book, table, name, kind, row) for row in rows]
    return sentences


def _several(name: str) -> str:
    irregular = {
        "family": "families",
        "child": "children",
        "person": "people",
        "duty": "duties",
        "nursery": "nurseries",
    }
    return irregular.get(name, f"{name}s")


def _row_words(book: Book, table: str, name: str, kind: str, row: RowChange) -> str:
    values = row.after or row.before or {}
    who = _title(book, table, values)
    head = f"{name.capitalize()}{f' {who}' if who else ''}"
    if kind != "changed" or row.before is None or row.after is None:
        return f"{head}: {kind}."
    before, after = row.before, row.after
    fields = [column for column in after if column not in _HIDDEN and before.get(column) != after[column]]
    currency = book.nursery.currency
    told = [
        f"{column_title(table, column, currency).lower()}: "
        f"{_value(book, table, column, before.get(column))} → {_value(book, table, column, after[column])}"
        for column in fields[:_MOST_FIELDS]
    ]
    more = f" and {len(fields) - _MOST_FIELDS} more" if len(fields) > _MOST_FIELDS else ""
    return f"{head}: {'; '.join(told)}{more}."


def _title(book: Book, table: str, values: Mapping[str, Any]) -> str:
    """What the row is called, from its own values and from who it belongs to, where they are still there."""
    own = values.get("name") or f"{values.get('first_name', '')} {values.get('last_name', '')}".strip()
    if own:
        return str(own)
    parts = [_reference(book, column, values[column]) for column in values if column.endswith("_id")]
    day = values.get("on_date") or values.get("starts_on")
    return ", ".join([part for part in parts if part][:2] + ([_day(day)] if day else []))


def _reference(book: Book, column: str, value: Any) -> str:
    if value is None:
        return ""
    if column in ("person_id", "other_person_id"):
        person = book.person.get(value)
        return f"{person.first_name} {person.last_name}".strip() if person else ""
    if column == "employment_id":
        contract = book.employment.get(value)
        return _reference(book, "person_id", contract.person_id) if contract else ""
    look_up: Mapping[str, Mapping[int, Any]] = {
        "family_id": book.family,
        "child_id": book.child,
        "shift_id": book.shift,
        "session_id": book.session,
        "room_id": book.room,
    }
    found = look_up.get(column, {}).get(value)
    return "" if found is None else str(getattr(found, "name", None) or found.first_name)


def _value(book: Book, table: str, column: str, value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if column.endswith("_id"):
        return _reference(book, column, value) or "somebody else"
    if column.endswith("_pence"):
        return pounds(value, book.nursery.currency)
    if column == "weekday" and isinstance(value, int) and 0 <= value < len(DAYS):
        return DAYS[value]
    if isinstance(value, str) and len(value) == 10 and value[4:5] == "-":
        return _day(value)
    if isinstance(value, float):
        return f"{value:g}"
    return value_title(table, column, value)


def _day(text: Any) -> str:
    try:
        return short_date(date.fromisoformat(str(text)))
    except ValueError:
        return str(text)
