"""The one place that chooses the library: SQLite for a plain file, SQLCipher for a sealed one.

Both raise exceptions of their own; the tuples here catch either. A file is only ever touched by the library that its
kind asks for: two copies of SQLite in one process would let go of each other's locks.
"""

from __future__ import annotations

import sqlite3
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database

from nursery_rota.errors import FileProblem
from nursery_rota.store.sealing import Key

try:
    from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]
except ImportError:  # no wheel for this system: files without a password work all the same
    sqlcipher = None

ERRORS: tuple[type[Exception], ...] = (sqlite3.Error,)
DATABASE_ERRORS: tuple[type[Exception], ...] = (sqlite3.DatabaseError,)
OPERATIONAL_ERRORS: tuple[type[Exception], ...] = (sqlite3.OperationalError,)
INTEGRITY_ERRORS: tuple[type[Exception], ...] = (sqlite3.IntegrityError,)
if sqlcipher is not None:
    ERRORS += (sqlcipher.Error,)
    DATABASE_ERRORS += (sqlcipher.DatabaseError,)
    OPERATIONAL_ERRORS += (sqlcipher.OperationalError,)
    INTEGRITY_ERRORS += (sqlcipher.IntegrityError,)

DAMAGE: tuple[type[Exception], ...] = (*DATABASE_ERRORS, UnicodeDecodeError)
"""What reading a damaged file raises: SQLite quotes its bytes, which need not be letters."""

NO_SQLCIPHER = (
    "Files with a password need the part “sqlcipher3”, which is not installed on this computer. Install it with "
    "“pip install sqlcipher3”, or open the file on the computer where the password was set."
)


class FileDatabase(Database):
    """A connection that knows its key; None where the file is plain."""

    key: Key | None = None


def can_seal() -> bool:
    """Whether files with a password can be used here."""
    return sqlcipher is not None


def connected(name: str, key: Key | None) -> FileDatabase:
    """A connection to ``name``, which may be a URI. ``FileProblem`` where SQLCipher is needed and missing."""
    # Opened beside the window and handed to it: never used by two threads at a time, so it need not refuse the second.
    how: dict[str, Any] = {"uri": True, "isolation_level": None, "check_same_thread": False}
    if key is None:
        return _database(sqlite3.connect(name, **how), None)
    if sqlcipher is None:
        raise FileProblem(NO_SQLCIPHER)
    connection = sqlcipher.connect(name, **how)
    # It writes to stderr of its own accord when a key does not fit.
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f'PRAGMA key = "{key.pragma}"').fetchall()
    return _database(connection, key)


def uri_of(name: str, query: str) -> str:
    """The URI of a file by its absolute name with forward slashes."""
    # A name that begins with two slashes, on a Windows network drive, would be read as one of another computer.
    return f"file:{'//' if name.startswith('//') else ''}{quote(name, safe='/:')}?{query}"


def _database(connection: Any, key: Key | None) -> FileDatabase:
    made = FileDatabase(connection, execute_plugins=False)
    made.key = key
    return made
