"""Rows from outside, as JSON, against the tables: every fault with its place and in words.

It must not know files. What it lets through has the right shape and refers to something; the bounds of
numbers and the order of dates are left to the tables themselves.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from nursery_rota.domain.tables import REFERENCES, TABLES
from nursery_rota.errors import ImportProblem
from nursery_rota.store import codec
from nursery_rota.store.codec import Cell, Column, Kind
from nursery_rota.store.trouble import SINGULAR

MOST_FAULTS = 20
"""After so many faults the rest is not looked at."""
_DEEPEST = 20
"""Lists and objects within each other in one JSON column."""

Rows = dict[str, list[dict[str, Cell]]]


class _Enough(Exception):
    """So many faults that more would help nobody."""


@dataclass
class Faults:
    """What is wrong, in the order in which it was found."""

    found: list[str] = field(default_factory=list)

    def add(self, place: str, words: str) -> None:
        """Note a fault; raises ``_Enough`` after ``MOST_FAULTS``."""
        self.found.append(f"{place}: {words}")
        if len(self.found) >= MOST_FAULTS:
            raise _Enough

    def problem(self) -> ImportProblem | None:
        """The first fault and how many more there are; None where there is none."""
        if not self.found:
            return None
        more = len(self.found) - 1
        at_least = "at least " if len(self.found) >= MOST_FAULTS else ""
        tail = f" (and {at_least}{more} more)" if more else ""
        return ImportProblem(f"{self.found[0]}{tail}")


def checked(tables: Mapping[str, object]) -> Rows:
    """The tables of a document as rows of cells, each with its id; ``ImportProblem`` with its place else."""
    faults = Faults()
    rows: Rows = {}
    try:
        for table in tables:
            if table not in TABLES:
                faults.add(f"tables.{table}", "there is no such table.")
        for table in TABLES:
            rows[table] = _table(table, tables.get(table, []), faults)
        _refuse_loose_references(rows, faults)
    except _Enough:
        pass
    problem = faults.problem()
    if problem is not None:
        raise problem
    return rows


def _table(table: str, raw: object, faults: Faults) -> list[dict[str, Cell]]:
    if not isinstance(raw, list):
        faults.add(f"tables.{table}", "a list of rows is needed.")
        return []
    rows = [_row(table, item, f"tables.{table}[{i}]", faults) for i, item in enumerate(raw)]
    if table == "nursery" and len(rows) > 1:
        faults.add("tables.nursery[1]", "there is one nursery in a file.")
    _number(table, rows, faults)
    return rows


def _row(table: str, raw: object, place: str, faults: Faults) -> dict[str, Cell]:
    if not isinstance(raw, dict):
        faults.add(place, "an object with columns is needed.")
        return {}
    known = {column.name: column for column in codec.columns(TABLES[table])}
    row: dict[str, Cell] = {}
    for name, value in raw.items():
        if name not in known:
            faults.add(f"{place}.{name}", "there is no such column.")
            continue
        try:
            row[name] = cell_of(known[name], value)
        except ValueError as trouble:
            faults.add(f"{place}.{name}", str(trouble))
    for column in known.values():
        if column.required and column.name != "id" and column.name not in raw:
            faults.add(f"{place}.{column.name}", "this column is needed.")
    return row


def _number(table: str, rows: list[dict[str, Cell]], faults: Faults) -> None:
    """Refuse an id that comes twice, and give one to every row that has none."""
    seen: set[Cell] = set()
    for i, row in enumerate(rows):
        given = row.get("id")
        if given is not None and given in seen:
            faults.add(f"tables.{table}[{i}].id", f"the id {given} comes twice.")
        seen.add(given)
    largest = max((int(given) for given in seen if given is not None), default=0)
    for row in rows:
        if "id" not in row:
            largest += 1
            row["id"] = largest


def _refuse_loose_references(rows: Rows, faults: Faults) -> None:
    ids = {table: {row["id"] for row in rows.get(table, [])} for table in SINGULAR}
    for table, references in REFERENCES.items():
        for i, row in enumerate(rows[table]):
            for column, target in references.items():
                wanted = row.get(column)
                if wanted is not None and wanted not in ids[target]:
                    faults.add(
                        f"tables.{table}[{i}].{column}", f"there is no {SINGULAR[target]} with id {wanted}."
                    )


def cell_of(column: Column, value: object) -> Cell:
    """One value of JSON as a cell; ``ValueError`` with a sentence where it cannot be one."""
    if value is None:
        if not column.optional:
            raise ValueError("a value is needed.")
        return None
    cell = _CHECKS[column.kind](value, column)
    if column.allowed and cell not in column.allowed:
        raise ValueError(f"{_shown(value)} is none of {', '.join(map(str, column.allowed))}.")
    return cell


def _shown(value: object) -> str:
    """A value as people wrote it, cut where it is long."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _whole(value: object, column: Column) -> Cell:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("a whole number is needed.")
    if not -codec.LARGEST_INTEGER <= value <= codec.LARGEST_INTEGER:
        raise ValueError("the number is too large.")
    if column.name == "id" and value < 1:
        raise ValueError("an id must be 1 or more.")
    return value


def _number_of(value: object, column: Column) -> Cell:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError("a number is needed.")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueError("a number of ordinary size is needed.")
    return number


def _text(value: object, column: Column) -> Cell:
    if not isinstance(value, str):
        raise ValueError("text is needed.")
    if not codec.is_storable_text(value):
        raise ValueError("the text holds a character that cannot be kept.")
    return value


def _yes_no(value: object, column: Column) -> Cell:
    if not isinstance(value, int) or value not in (0, 1):
        raise ValueError("0 or 1 is needed.")
    return int(value)


def _date(value: object, column: Column) -> Cell:
    if not isinstance(value, str):
        raise ValueError('a date such as "2026-09-01" is needed.')
    try:
        day = date.fromisoformat(value)
    except ValueError as trouble:
        shaped = len(value) == 10 and value.isascii() and value.replace("-", "").isdigit()
        what = "a date that does not exist" if shaped else 'not a date such as "2026-09-01"'
        raise ValueError(f"{_shown(value)} is {what}.") from trouble
    if day.isoformat() != value:
        # Python also reads "20260901" and "2026-W36-2"; the file has one form only.
        raise ValueError(f'{_shown(value)} is not a date such as "2026-09-01".')
    return value


def _time(value: object, column: Column) -> Cell:
    if not isinstance(value, str):
        raise ValueError('a time such as "08:45" is needed.')
    try:
        codec.minute_from_text(value)
    except ValueError as trouble:
        raise ValueError(f'{_shown(value)} is not a time such as "08:45".') from trouble
    return value


def _list(value: object, column: Column) -> Cell:
    if not isinstance(value, list) or not all(type(item) is column.items for item in value):
        wanted = "whole numbers" if column.items is int else "texts"
        raise ValueError(f"a list of {wanted} is needed.")
    return _json(value)


def _object(value: object, column: Column) -> Cell:
    if not isinstance(value, dict):
        raise ValueError("an object of keys and values is needed.")
    _refuse_deep(value, _DEEPEST)
    return _json(value)


def _json(value: object) -> Cell:
    try:
        return codec.json_text(value)
    except (TypeError, ValueError) as trouble:
        raise ValueError("it holds something that cannot be kept.") from trouble


def _refuse_deep(value: object, left: int) -> None:
    if not isinstance(value, dict | list):
        return
    if left == 0:
        raise ValueError(f"lists and objects are nested more than {_DEEPEST} deep.")
    for item in value.values() if isinstance(value, dict) else value:
        _refuse_deep(item, left - 1)


_CHECKS: Mapping[Kind, Callable[[object, Column], Cell]] = {
    "int": _whole,
    "float": _number_of,
    "text": _text,
    "bool": _yes_no,
    "date": _date,
    "minute": _time,
    "list": _list,
    "map": _object,
}
