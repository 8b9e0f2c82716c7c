"""Typed values of the domain's rows to cells of the file and back.

Everything is read from the annotations of ``domain.tables``, once per class. This module knows what a
cell looks like; it must not know SQL, files or what a value means.
"""

from __future__ import annotations

import json
import math
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from nursery_rota.domain.tables import Minute

Cell = str | int | float | None
Kind = Literal["int", "float", "text", "bool", "date", "minute", "list", "map"]
Row = TypeVar("Row")

LARGEST_INTEGER = 2**63 - 1
"""The largest whole number that a cell can hold; the smallest is one further from zero."""

_PLAIN: Mapping[object, Kind] = {
    Minute: "minute",
    date: "date",
    bool: "bool",
    int: "int",
    float: "float",
    str: "text",
}


@dataclass(frozen=True)
class Column:
    """One column of a table. ``allowed`` is empty where any value of the kind will do; ``items`` is the type
    of a list's items; ``required`` columns have neither a default nor an empty form."""

    name: str
    kind: Kind
    optional: bool
    required: bool
    allowed: tuple[object, ...] = ()
    items: type = str


@cache
def columns(cls: Callable[..., object]) -> tuple[Column, ...]:
    """The columns of a row class in their order, ``id`` first."""
    hints = get_type_hints(cls)
    return tuple(
        _column(f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING)
        for f in fields(cls)  # type: ignore[arg-type]
    )


@cache
def column(cls: Callable[..., object], name: str) -> Column:
    """One column by its name; ``TypeError`` for a name that the class does not have."""
    found = next((c for c in columns(cls) if c.name == name), None)
    if found is None:
        raise TypeError(f"{cls.__name__} has no column {name!r}")
    return found


def _column(name: str, hint: Any, without_default: bool) -> Column:
    optional = get_origin(hint) in (Union, types.UnionType)
    if optional:
        (hint,) = (arg for arg in get_args(hint) if arg is not type(None))
    required = without_default and not optional
    origin = get_origin(hint)
    if origin is Literal:
        allowed = get_args(hint)
        return Column(name, _PLAIN[type(allowed[0])], optional, required, allowed=allowed)
    if origin is tuple:
        return Column(name, "list", optional, required, items=get_args(hint)[0])
    if origin is Mapping:
        return Column(name, "map", optional, required)
    return Column(name, _PLAIN[hint], optional, required)


def cells(cls: type, values: Mapping[str, object]) -> dict[str, Cell]:
    """Typed values as cells. ``TypeError`` or ``ValueError`` (a mistake of the caller) for an unknown column,
    a value of another type, or one outside its enumeration."""
    return {name: encode(column(cls, name), value) for name, value in values.items()}


def row(cls: Callable[..., Row], raw: Mapping[str, Cell]) -> Row:
    """One row of the domain from its cells; columns left out take their defaults."""
    return cls(**{name: decode(column(cls, name), cell) for name, cell in raw.items()})


def rows(cls: Callable[..., Row], records: Sequence[Sequence[Cell]]) -> tuple[Row, ...]:
    """Many rows at once, each record in the order of ``columns(cls)``; column by column, because that is
    several times faster than value by value."""
    if not records:
        return ()
    typed: list[Iterable[object]] = []
    for col, column_cells in zip(columns(cls), zip(*records, strict=True), strict=True):
        reader = _READERS.get(col.kind)
        if reader is None:
            typed.append(column_cells)
            continue
        known: dict[Cell, object] = {cell: reader(cell) for cell in set(column_cells) if cell is not None}
        typed.append(map(known.get, column_cells))
    return tuple(map(cls, *typed))


def decode(col: Column, cell: Cell) -> object:
    """One typed value; ``ValueError`` where the cell is none of its column's kind."""
    reader = _READERS.get(col.kind)
    return cell if cell is None or reader is None else reader(cell)


def encode(col: Column, value: object) -> Cell:
    """One cell; ``TypeError`` or ``ValueError`` naming the column where the value cannot be one."""
    if value is None:
        if not col.optional:
            raise TypeError(f"{col.name}: a value is needed")
        return None
    cell = _WRITERS[col.kind](col, value)
    if col.allowed and value not in col.allowed:
        raise ValueError(f"{col.name}: {value!r} is none of {', '.join(map(str, col.allowed))}")
    return cell


def minute_from_text(text: str) -> Minute:
    """``HH:MM``, 00:00 to 24:00, as minutes since midnight; ``ValueError`` for anything else."""
    hours, colon, minutes = text.partition(":")
    if not (colon and len(hours) == len(minutes) == 2 and text.isascii() and (hours + minutes).isdigit()):
        raise ValueError(f"{text!r} is not a time of day")
    total = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or total > 24 * 60:
        raise ValueError(f"{text!r} is not a time of day")
    return Minute(total)


def minute_to_text(minute: int) -> str:
    """Minutes since midnight as ``HH:MM``."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def is_storable_text(text: str) -> bool:
    """Whether the file can hold the text: no zero character, no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _list_of(cell: Cell) -> tuple[object, ...]:
    return tuple(json.loads(str(cell)))


_READERS: Mapping[Kind, Callable[[Cell], object]] = {
    "bool": bool,
    "date": lambda cell: date.fromisoformat(str(cell)),
    "minute": lambda cell: minute_from_text(str(cell)),
    "list": _list_of,
    "map": lambda cell: json.loads(str(cell)),
}


def _wrong(col: Column, value: object, wanted: str) -> TypeError:
    return TypeError(f"{col.name}: {wanted} is needed, not {value!r}")


def _write_int(col: Column, value: object) -> Cell:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(col, value, "a whole number")
    if not -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
        raise ValueError(f"{col.name}: {value} is too large")
    return value


def _write_float(col: Column, value: object) -> Cell:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _wrong(col, value, "a number")
    if not math.isfinite(value):
        raise ValueError(f"{col.name}: {value} is not a finite number")
    return float(value)


def _write_text(col: Column, value: object) -> Cell:
    if not isinstance(value, str):
        raise _wrong(col, value, "text")
    if not is_storable_text(value):
        raise ValueError(f"{col.name}: the text holds a character that cannot be kept")
    return value


def _write_bool(col: Column, value: object) -> Cell:
    if not isinstance(value, bool):
        raise _wrong(col, value, "yes or no")
    return int(value)


def _write_date(col: Column, value: object) -> Cell:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _wrong(col, value, "a date")
    return value.isoformat()


def _write_minute(col: Column, value: object) -> Cell:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(col, value, "a time of day in minutes")
    if not 0 <= value <= 24 * 60:
        raise ValueError(f"{col.name}: {value} is not a minute of the day")
    return minute_to_text(value)


def _write_list(col: Column, value: object) -> Cell:
    if not isinstance(value, tuple | list) or not all(type(item) is col.items for item in value):
        raise _wrong(col, value, f"a list of {col.items.__name__}")
    return json_text(list(value))


def _write_map(col: Column, value: object) -> Cell:
    if not isinstance(value, Mapping):
        raise _wrong(col, value, "a mapping")
    return json_text(dict(value))


def json_text(value: object) -> str:
    """JSON as the file holds it: compact, readable letters, no NaN."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if not is_storable_text(text):
        raise ValueError("the text holds a character that cannot be kept")
    return text


_WRITERS: Mapping[Kind, Callable[[Column, object], Cell]] = {
    "int": _write_int,
    "float": _write_float,
    "text": _write_text,
    "bool": _write_bool,
    "date": _write_date,
    "minute": _write_minute,
    "list": _write_list,
    "map": _write_map,
}
