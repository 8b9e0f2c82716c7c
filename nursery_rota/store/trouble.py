"""What SQLite says when it refuses, in words for people.

Only refusals that a person can mend are translated; anything else stays what it is, a bug.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Mapping
from contextlib import contextmanager

from nursery_rota.domain.tables import REFERENCES
from nursery_rota.errors import FileProblem, NotPossible, RotaProblem
from nursery_rota.store import driver

SINGULAR: Mapping[str, str] = {
    "rooms": "room",
    "families": "family",
    "people": "person",
    "children": "child",
    "sessions": "session",
    "shifts": "shift",
    "employments": "employment",
    "duties": "duty",
    "terms": "term",
    "publications": "issue of the rota",
}
"""What one row is called, for every table that others refer to."""

NOT_OURS = "{name} is not a nursery rota file. Choose the file that ends in .rota."
PASSWORD_NEEDED = "{name} has a password. Type it to open the file."
PASSWORD_WRONG = (
    "This password does not open {name}. Mind capital letters and the keyboard’s language. The recovery key opens it "
    "too."
)
DAMAGED = "{name} is damaged. It was left as it is: open the newest backup, or repair a copy."
_SHADES: Mapping[str, str] = {
    "SQLITE_CONSTRAINT_FOREIGNKEY": "FOREIGN KEY",
    "SQLITE_CONSTRAINT_CHECK": "CHECK",
    "SQLITE_CONSTRAINT_NOTNULL": "NOT NULL",
}
_DISK: Mapping[str, str] = {
    "SQLITE_FULL": "The disk is full, so the change was not saved. Make room on the disk, then do it again.",
    "SQLITE_READONLY": "The file may not be changed, so the change was not saved. Ask whoever looks after "
    "this computer for permission to write to it.",
    "SQLITE_IOERR": "The disk did not take the change, so it was not saved. Check that the disk or the "
    "network drive is still connected, then do it again.",
    "SQLITE_CORRUPT": "The file is damaged, so the change was not saved. Close it, then open the newest "
    "backup.",
    "SQLITE_CANTOPEN": "The folder of the file may not be written to, so the change was not saved. Move the "
    "file to a folder of your own.",
}
_BY_WORDS: Mapping[str, str] = {
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "unable to open database file": "SQLITE_CANTOPEN",
    "file is not a database": "SQLITE_NOTADB",
    "database is locked": "SQLITE_BUSY",
}


def shade_of(trouble: Exception) -> str:
    """Which rule of a table was broken, by SQLite's name for it. The message tells where the library gives only the
    coarse code."""
    words = str(trouble)
    if words.startswith("UNIQUE"):
        alone = words.endswith(".id") and "," not in words
        return f"SQLITE_CONSTRAINT_{'PRIMARYKEY' if alone else 'UNIQUE'}"
    for shade, beginning in _SHADES.items():
        if words.startswith(beginning):
            return shade
    return getattr(trouble, "sqlite_errorname", "") or ""


def primary_code(trouble: Exception) -> str:
    """SQLite's name of the trouble without its finer shade ("SQLITE_IOERR" for "SQLITE_IOERR_WRITE"). Where a whole
    file is copied, SQLCipher's library gives its words alone."""
    name: str = getattr(trouble, "sqlite_errorname", "") or _BY_WORDS.get(str(trouble), "")
    return "_".join(name.split("_")[:2])


@contextmanager
def disk_trouble_in_words() -> Generator[None]:
    """Turns trouble with the disk into ``FileProblem``; all else passes."""
    try:
        yield
    except driver.ERRORS as trouble:
        words = _DISK.get(primary_code(trouble))
        if words is None:
            raise
        raise FileProblem(words) from trouble


def refused(
    connection: sqlite3.Connection, table: str, values: Mapping[str, object], trouble: Exception
) -> RotaProblem:
    """What a refused insert or update of ``table`` means. ``values`` are cells."""
    shade = shade_of(trouble)
    if shade == "SQLITE_CONSTRAINT_FOREIGNKEY":
        return NotPossible(_refers_to_nothing(connection, table, values))
    if shade == "SQLITE_CONSTRAINT_CHECK":
        column, words = broken_check(trouble)
        return NotPossible(f"{column.replace('_', ' ')} {words}.".capitalize())
    if shade == "SQLITE_CONSTRAINT_NOTNULL":
        column = str(trouble).rpartition(".")[2]
        return NotPossible(f"{column.replace('_', ' ')} is needed.".capitalize())
    if shade == "SQLITE_CONSTRAINT_UNIQUE" and table == "duties":
        return NotPossible("This person already has this duty on that date.")
    if shade == "SQLITE_CONSTRAINT_PRIMARYKEY":
        return NotPossible(f"There is already a row with id {values.get('id')} in {table}.")
    raise trouble


def broken_check(trouble: Exception) -> tuple[str, str]:
    """The column and the words of a CHECK: migrations name each one so that it can be read out."""
    column, _, words = str(trouble).removeprefix("CHECK constraint failed: ").partition(": ")
    return column, words


def still_used(connection: sqlite3.Connection, table: str, row_id: int) -> NotPossible:
    """Why a row cannot go: what still refers to it, and how often."""
    users = []
    for other, references in REFERENCES.items():
        for column, target in references.items():
            if target == table:
                (count,) = connection.execute(
                    f"SELECT count(*) FROM {other} WHERE {column} = ?", (row_id,)
                ).fetchone()
                if count:
                    users.append(f"{other.replace('_', ' ')}: {count}")
    return NotPossible(
        f"This {SINGULAR[table]} is still used ({'; '.join(users)}). Change or remove these first."
    )


def _refers_to_nothing(connection: sqlite3.Connection, table: str, values: Mapping[str, object]) -> str:
    for column, target in REFERENCES.get(table, {}).items():
        wanted = values.get(column)
        if wanted is None:
            continue
        if connection.execute(f"SELECT 1 FROM {target} WHERE id = ?", (wanted,)).fetchone() is None:
            return f"There is no {SINGULAR[target]} with id {wanted} any more."
    return "The change refers to something that is no longer there."
