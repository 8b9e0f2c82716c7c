"""Which fields a table's form has: worked out from the row's class, so that no table is forgotten.

Knows the row classes and their words; knows no widget.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass
from dataclasses import fields as class_fields
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.gui.models.words import CURRENCIES, REGIONS, column_title, value_title
from nursery_rota.store.reference import CUSTOM
from nursery_rota.wording import DAYS, day_range, short_date, short_day

Kind = Literal[
    "text",
    "notes",
    "date",
    "time",
    "money",
    "whole",
    "number",
    "yes_no",
    "choice",
    "several",
    "scale",
    "table",
]


@dataclass(frozen=True)
class FieldSpec:
    """One field of a form. ``options`` are (value, words) of a choice; ``needed`` may not stay empty."""

    column: str
    title: str
    kind: Kind
    needed: bool
    default: Any
    options: tuple[tuple[Any, str], ...] = ()


def field_specs(table: str, book: Book, rule_sets: Mapping[str, str] | None = None) -> dict[str, FieldSpec]:
    """Every field of ``table`` that a form can show, by column; references offer the rows of ``book``."""
    row_class = t.TABLES[table]
    hints = get_type_hints(row_class)
    specs = {}
    for column in class_fields(row_class):
        if column.name == "id":
            continue
        kind = _kind(table, column.name, hints[column.name])
        if kind is None:
            continue
        has_default = column.default is not MISSING
        default = column.default if has_default else (() if kind == "several" else None)
        open_end = _may_be_none(hints[column.name])
        specs[column.name] = FieldSpec(
            column.name,
            column_title(table, column.name, book.nursery.currency),
            kind,
            needed=not open_end and kind not in _NEVER_NEEDED and default != "",
            default=default,
            options=_options(table, column.name, hints[column.name], book, rule_sets or {}),
        )
    return specs


_NEVER_NEEDED = ("yes_no", "several", "scale", "table")


def _may_be_none(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)


def _inner(hint: Any) -> Any:
    if _may_be_none(hint):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


_KINDS: Mapping[Any, Kind] = {
    str: "text",
    date: "date",
    t.Minute: "time",
    bool: "yes_no",
    int: "whole",
    float: "number",
    tuple[str, ...]: "several",
}


_TYPED_OUT: Mapping[tuple[str, str], Kind] = {
    ("nursery", "sibling_scale"): "scale",
    ("nursery", "obligation_table"): "table",
}
"""Lists and tables that people type in a line."""


def _kind(table: str, column: str, hint: Any) -> Kind | None:
    """The kind of field, or None for what only scripts write (JSON of a nursery's own making)."""
    inner = _inner(hint)
    if column in t.REFERENCES.get(table, {}) or column in (
        "weekday",
        "rule_set",
        "holiday_region",
        "currency",
    ):
        return "choice"
    if (table, column) in _TYPED_OUT:
        return _TYPED_OUT[table, column]
    if get_origin(inner) is Literal:
        return "choice"
    if column.endswith("_pence"):
        return "money"
    if column in ("notes", "note"):
        return "notes"
    return _KINDS.get(inner)


def _options(
    table: str, column: str, hint: Any, book: Book, rule_sets: Mapping[str, str]
) -> tuple[tuple[Any, str], ...]:
    options: list[tuple[Any, str]] = [(None, "")] if _may_be_none(hint) else []
    inner = _inner(hint)
    target = t.REFERENCES.get(table, {}).get(column)
    if target is not None:
        options += [(row.id, row_title(book, target, row)) for row in getattr(book, target)]
    elif column == "weekday":
        options += list(enumerate(DAYS))
    elif column == "rule_set":
        options += list(rule_sets.items())
        if book.nursery.rule_set == CUSTOM:
            options.append((CUSTOM, book.rule_set.name))
    elif column in ("holiday_region", "currency"):
        options += _named(
            REGIONS if column == "holiday_region" else CURRENCIES, getattr(book.nursery, column)
        )
    elif get_origin(inner) is Literal:
        options += [(value, value_title(table, column, value)) for value in get_args(inner)]
    elif inner == tuple[str, ...]:
        options += [(value, value_title(table, column, value)) for value in get_args(t.CheckKind)]
    return tuple(options)


def _named(known: Mapping[str, str], current: str) -> list[tuple[Any, str]]:
    """What is on offer, and what the file says where that is something else."""
    return [*known.items(), *([] if current in known else [(current, current)])]


def row_title(book: Book, table: str, row: Any) -> str:
    """What a row is called when another row points to it."""
    if table in ("people", "children"):
        return f"{row.first_name} {row.last_name}".strip()
    if table in ("sessions", "shifts"):
        return f"{DAYS[row.weekday]}, {row.name}"
    if table == "employments":
        person = book.person[row.person_id]
        return f"{person.first_name} {person.last_name}, {row.role}"
    teller = _TITLES.get(table)
    return teller(book, row) if teller is not None else str(getattr(row, "name", row.id))


def _whose(book: Book, person_id: int) -> str:
    person = book.person.get(person_id)
    return f"{person.first_name} {person.last_name}".strip() if person is not None else ""


def _contract(book: Book, row: Any) -> str:
    contract = book.employment.get(row.employment_id)
    return _whose(book, contract.person_id) if contract is not None else ""


def _span(row: Any) -> str:
    if row.starts_on and row.ends_on:
        return day_range(row.starts_on, row.ends_on)
    return f"from {short_date(row.starts_on)}" if row.starts_on else ""


_TITLES: Mapping[str, Callable[[Book, Any], str]] = {
    "checks": lambda book, row: f"{_whose(book, row.person_id)}, {value_title('checks', 'kind', row.kind)}",
    "skills": lambda book, row: f"{_whose(book, row.person_id)}, {row.skill}",
    "pairings": lambda book, row: f"{_whose(book, row.person_id)} and {_whose(book, row.other_person_id)}",
    "availability": lambda book, row: (
        f"{_whose(book, row.person_id)}, {value_title('availability', 'answer', row.answer)}"
    ),
    "bookings": lambda book, row: (
        f"{book.child[row.child_id].first_name}, {row_title(book, 'sessions', book.session[row.session_id])}"
    ),
    "child_absences": lambda book, row: f"{book.child[row.child_id].first_name}, {_span(row)}",
    "extra_attendances": lambda book, row: (
        f"{book.child[row.child_id].first_name}, {short_date(row.on_date)}"
    ),
    "exemptions": lambda book, row: f"{book.family[row.family_id].name}, {_span(row)}",
    "credits": lambda book, row: f"{book.family[row.family_id].name}, {short_date(row.on_date)}",
    "closures": lambda book, row: ", ".join(filter(None, (row.reason, _span(row)))),
    "pay_rates": lambda book, row: f"{_contract(book, row)}, from {short_date(row.from_on)}",
    "work_patterns": lambda book, row: f"{_contract(book, row)}, {DAYS[row.weekday]}",
    "staff_absences": lambda book, row: f"{_contract(book, row)}, {_span(row)}",
    "duties": lambda book, row: (
        f"{_whose(book, row.person_id)}, {book.shift[row.shift_id].name} on {short_day(row.on_date)}"
    ),
}
"""What a row without a name of its own is called, in the drawer and in the history."""
