"""Reading typed values out of a mapping that people or files wrote, field by field of a frozen class.

Whatever the mapping holds, the answer is the value or a ``RuleFileProblem`` with its place. Knows how values
are asked for (type hints, ``Between``, ``NEEDED``), not what any rule means.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from reprlib import repr as shortened
from typing import Annotated, Any, Literal, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

from nursery_rota.errors import RuleFileProblem

Made = TypeVar("Made")
Place = tuple[str | int, ...]
"""Keys and positions from the top of the mapping to a value in it."""
NEEDED = "needed"
"""Marks text that may not be blank."""


@dataclass(frozen=True)
class Between:
    """Marks a whole number that lies between the two, both included; ``says`` is the sentence otherwise."""

    least: int
    most: int
    says: str = ""


def refuse(place: Place, says: str) -> NoReturn:
    """Refuse the value at ``place`` for the reason ``says``, a sentence that goes on after its place."""
    raise RuleFileProblem(f"{dotted(place)}: {says}" if place else says, place=place, says=says)


def dotted(place: Place) -> str:
    """ "versions[0].bands[2].kids"."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return text.removeprefix(".")


def read(kind: type[Made], raw: object, place: Place = (), **given: Any) -> Made:
    """A ``kind`` (a frozen class) from a mapping of its fields; ``given`` are fields the mapping has not.

    A field that is missing takes its default; one that may be None is None; one that is itself such a class
    is made of defaults.
    """
    if not isinstance(raw, Mapping):
        refuse(place, f"keys with values are needed, not {_shown(raw)}.")
    hints = {
        name: hint for name, hint in get_type_hints(kind, include_extras=True).items() if name not in given
    }
    for name in raw:
        if name not in hints:
            refuse((*place, str(name)), f"this key is not known. Known: {', '.join(sorted(hints))}.")
    values = dict(given)
    for field in fields(kind):  # type: ignore[arg-type]
        at = (*place, field.name)
        if field.name in raw:
            values[field.name] = _value(hints[field.name], raw[field.name], at)
        elif field.name not in given and field.default is MISSING:
            values[field.name] = _left_out(hints[field.name], at)
    return kind(**values)


def _left_out(hint: Any, place: Place) -> Any:
    if isinstance(hint, type) and is_dataclass(hint):
        return read(hint, {}, place)
    if get_origin(hint) in (Union, types.UnionType):
        return None
    refuse(place, "this key is missing.")


def _value(hint: Any, raw: object, place: Place) -> Any:
    if isinstance(hint, type) and is_dataclass(hint):
        return read(hint, raw, place)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _marked(_value(parts[0], raw, place), parts[1], place)
    if origin in (Union, types.UnionType):
        inner = next(part for part in parts if part is not type(None))
        return None if raw is None else _value(inner, raw, place)
    if origin is tuple:
        if not isinstance(raw, list | tuple):
            refuse(place, f"a list is needed, not {_shown(raw)}.")
        return tuple(_value(parts[0], item, (*place, i)) for i, item in enumerate(raw))
    if origin is Literal:
        if raw not in parts:
            refuse(place, f"{_shown(raw)} is none of {', '.join(parts)}.")
        return raw
    return _plain(hint, raw, place)


def _marked(value: Any, mark: object, place: Place) -> Any:
    if isinstance(mark, Between) and not mark.least <= value <= mark.most:
        refuse(place, mark.says or f"a number from {mark.least} to {mark.most} is needed.")
    if mark == NEEDED and not value.strip():
        refuse(place, "this may not be left empty.")
    return value


_WANTED: Mapping[type, str] = {
    int: "a whole number",
    bool: "true or false",
    str: "text",
    date: "a date",
    Decimal: "a number in quotes",
}


def _plain(kind: type, raw: object, place: Place) -> object:
    # type(), because True is an int and a date with a time is a date.
    if type(raw) is kind:
        return raw
    if kind is date and isinstance(raw, str):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            refuse(place, f"{_shown(raw)} is not a date. Write it like 2026-11-24.")
    if kind is Decimal and isinstance(raw, str):
        return _decimal(raw, place)
    refuse(place, f"{_WANTED[kind]} is needed, not {_shown(raw)}.")


def _decimal(raw: str, place: Place) -> Decimal:
    try:
        number = Decimal(raw)
    except InvalidOperation:
        refuse(place, f"{_shown(raw)} is not a number.")
    if not number.is_finite():
        refuse(place, f"{_shown(raw)} is not a number.")
    return number


def _shown(raw: object) -> str:
    """What stands there, short: text as it is, anything else by its kind."""
    if isinstance(raw, str):
        return shortened(raw)
    kinds: tuple[tuple[Any, str], ...] = (
        (type(None), "nothing"),
        (bool, "true or false"),
        (int | float, "a number"),
        (date, "a date"),
        (list | tuple, "a list"),
        (Mapping, "keys with values"),
    )
    return next((words for kind, words in kinds if isinstance(raw, kind)), "something else")
