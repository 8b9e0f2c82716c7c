"""The words of SQL in which migrations describe columns.

The name of each CHECK is the sentence that people read when it is broken (``column: what must be``), so the
file says the same as the program. Migrations that were published rely on this text: add, do not change.
"""

from __future__ import annotations

from collections.abc import Sequence

_UNSET = object()


def text(name: str, *, null: bool = False, default: object = _UNSET) -> str:
    """Any text."""
    return _column(name, "TEXT", null, default)


def whole(name: str, *, null: bool = False, default: object = _UNSET, least: int | None = None) -> str:
    """A whole number, perhaps with a least value."""
    column = _column(name, "INTEGER", null, default)
    return (
        column if least is None else column + _check(name, f"must be {least} or more", f"{name} >= {least}")
    )


def number(
    name: str,
    *,
    null: bool = False,
    default: object = _UNSET,
    least: int | None = None,
    most: int | None = None,
) -> str:
    """A number with a fraction, perhaps within bounds."""
    column = _column(name, "REAL", null, default)
    if most is not None:
        return column + _check(name, f"must be {least} to {most}", f"{name} BETWEEN {least} AND {most}")
    return (
        column if least is None else column + _check(name, f"must be {least} or more", f"{name} >= {least}")
    )


def yes_no(name: str, default: int) -> str:
    """0 or 1."""
    return _column(name, "INTEGER", False, default) + _check(name, "must be 0 or 1", f"{name} IN (0, 1)")


def weekday(name: str = "weekday", *, null: bool = False) -> str:
    """0 (Monday) to 6."""
    column = _column(name, "INTEGER", null, _UNSET)
    return column + _check(name, "must be 0 (Monday) to 6 (Sunday)", f"{name} BETWEEN 0 AND 6")


def level(name: str, *, null: bool = False, default: object = _UNSET) -> str:
    """A level of qualification."""
    return _column(name, "INTEGER", null, default) + _check(
        name, "must be 0, 2, 3 or 6", f"{name} IN (0, 2, 3, 6)"
    )


def day(name: str, *, null: bool = False) -> str:
    """A date that exists, ``YYYY-MM-DD``."""
    # Adding nothing makes SQLite work the date out, by which 2026-02-31 becomes 2026-03-03.
    same = f"{name} IS date({name}, '+0 days')"
    exists = f"{name} GLOB '[0-9][0-9][0-9][0-9]-*' AND {name} >= '0001' AND {same}"
    return _column(name, "TEXT", null, _UNSET) + _check(name, "must be a date such as 2026-09-01", exists)


def clock(name: str) -> str:
    """A time of day, ``HH:MM``, 24:00 being the end of the day."""
    shape = f"{name} GLOB '[0-2][0-9]:[0-5][0-9]' AND {name} <= '24:00'"
    return _column(name, "TEXT", False, _UNSET) + _check(name, "must be a time such as 08:45", shape)


def one_of(name: str, values: Sequence[str], *, default: object = _UNSET) -> str:
    """One value of an enumeration."""
    listed = ", ".join(f"'{value}'" for value in values)
    words = f"must be one of {', '.join(values)}"
    return _column(name, "TEXT", False, default) + _check(name, words, f"{name} IN ({listed})")


def json_list(name: str) -> str:
    """JSON text that is a list."""
    return _json(name, "array", "[]", "must be a list")


def json_object(name: str) -> str:
    """JSON text that is an object."""
    return _json(name, "object", "{}", "must be an object of keys and values")


def refers(name: str, table: str, *, null: bool = False, owned: bool = False) -> str:
    """The id of a row of another table. Owned rows go when that row goes; others keep it from going."""
    column = f"{_column(name, 'INTEGER', null, _UNSET)} REFERENCES {table}(id)"
    return f"{column} ON DELETE CASCADE" if owned else column


def in_order(earlier: str, later: str) -> str:
    """A rule of the table: the second of two dates is not before the first; an open end is in order."""
    return _check(later, f"must not be before {earlier}", f"{later} >= {earlier}").strip()


def after(earlier: str, later: str) -> str:
    """A rule of the table: the second of two times is after the first."""
    return _check(later, f"must be after {earlier}", f"{later} > {earlier}").strip()


def _json(name: str, kind: str, default: str, words: str) -> str:
    # CASE, because json_type() of text that is no JSON raises instead of being false.
    good = f"CASE WHEN json_valid({name}) THEN json_type({name}) = '{kind}' ELSE 0 END"
    return _column(name, "TEXT", False, default) + _check(name, words, good)


def _column(name: str, kind: str, null: bool, default: object) -> str:
    column = f"{name} {kind}" if null else f"{name} {kind} NOT NULL"
    if default is _UNSET:
        return column
    return f"{column} DEFAULT '{default}'" if isinstance(default, str) else f"{column} DEFAULT {default}"


def _check(name: str, words: str, rule: str) -> str:
    return f' CONSTRAINT "{name}: {words}" CHECK ({rule})'
