"""From a path to a connection that can be trusted: is it ours, whole, of our version, and free?

Nothing here changes a file that it refuses. What the rows mean is not its business.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database, Migrations

from nursery_rota.errors import FileDamaged, FileProblem, PasswordNeeded, PasswordWrong
from nursery_rota.store import driver, locking, sealing
from nursery_rota.store.driver import FileDatabase
from nursery_rota.store.migrations import APPLICATION_ID, migrate
from nursery_rota.store.sealing import Key
from nursery_rota.store.trouble import DAMAGED, NOT_OURS, PASSWORD_NEEDED, PASSWORD_WRONG, primary_code

Shape = list[tuple[object, ...]]
"""The columns of a table, as SQLite tells them."""

_WRITING = frozenset(
    f"SQLITE_IOERR_{what}" for what in ("WRITE", "FSYNC", "DIR_FSYNC", "TRUNCATE", "DELETE", "CLOSE")
)
"""Trouble of the disk that says nothing about the file."""
LARGEST = 2 * 1024**3
"""Bytes; ten years of 500 families take a hundredth of it. A copy of a file is made in memory."""
PRIVATE = 0o600
"""For files that hold the nursery's data: whoever else works on this computer has no business with them."""
_NEVER_AFTER_OPENING = frozenset(
    {
        sqlite3.SQLITE_CREATE_TABLE,
        sqlite3.SQLITE_CREATE_INDEX,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_CREATE_VIEW,
        sqlite3.SQLITE_CREATE_VTABLE,
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_DROP_INDEX,
        sqlite3.SQLITE_DROP_TRIGGER,
        sqlite3.SQLITE_DROP_VIEW,
        sqlite3.SQLITE_DROP_VTABLE,
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_ATTACH,
        sqlite3.SQLITE_DETACH,
    }
)


def connect(path: Path, mode: str, key: Key | None = None) -> FileDatabase:
    """A connection to a file that must exist ("rwc": may be made). ``mode`` is "rw", or "immutable" to read past a
    lock; ``key`` opens a sealed file."""
    query = "immutable=1" if mode == "immutable" else f"mode={mode}"
    return driver.connected(driver.uri_of(path.absolute().as_posix(), query), key)


def in_memory(key: Key | None = None) -> FileDatabase:
    """An empty database that is nowhere on disk. Copies to and from a sealed file need its key."""
    return driver.connected(":memory:", key)


def fitting(path: Path, key: Key | None) -> Key | None:
    """The key to open ``path`` with: None for a plain file, whatever is given. ``PasswordNeeded`` without one for a
    sealed file, ``PasswordWrong`` for one that was made for another file."""
    salt = sealing.salt_of(path)
    if salt is None:
        return None
    if key is None:
        raise PasswordNeeded(PASSWORD_NEEDED.format(name=path.name))
    return Key(key.secret, salt)


def refuse_path(path: Path, *, for_writing: bool) -> None:
    """``FileProblem`` for what can be seen from outside: missing, a folder, no permission."""
    if path.is_dir():
        raise FileProblem(f"{path.name} is a folder. Choose the file that ends in .rota.")
    if not path.exists():
        raise FileProblem(f"There is no file {path}. It may have been moved or renamed: choose it again.")
    if path.stat().st_size > LARGEST:
        raise FileProblem(f"{path.name} is larger than any nursery. Choose the file that ends in .rota.")
    if path.stat().st_size == 0:
        # SQLite takes an empty file for an empty database, and writes to it when it is locked.
        raise FileProblem(NOT_OURS.format(name=path.name))
    if not os.access(path, os.R_OK):
        raise FileProblem(
            f"You may not read {path.name}. Ask whoever looks after this computer for permission."
        )
    if for_writing and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise FileProblem(
            f"You may not write to {path.name} or its folder. Open it for reading only, or move it to a "
            "folder of your own."
        )


@contextmanager
def sqlite_in_words(path: Path) -> Generator[None]:
    """Turns SQLite's refusals while opening into ``FileProblem``."""
    try:
        yield
    except UnicodeDecodeError as trouble:
        raise FileDamaged(DAMAGED.format(name=path.name)) from trouble
    except driver.DATABASE_ERRORS as trouble:
        code = primary_code(trouble)
        if code == "SQLITE_NOTADB" and sealing.salt_of(path) is not None:
            raise PasswordWrong(PASSWORD_WRONG.format(name=path.name)) from trouble
        if code == "SQLITE_NOTADB":
            raise FileProblem(NOT_OURS.format(name=path.name)) from trouble
        if getattr(trouble, "sqlite_errorname", "") in _WRITING:
            raise FileProblem(
                f"The disk did not take what belongs to {path.name}. Make room on it, or see that it is connected."
            ) from trouble
        # What is asked of a file here is always the same and does not fail with a whole one: where SQLite has no better
        # word than "error", a letter was turned in the rules of a table, in a text, or in the head of the file.
        if code in ("SQLITE_CORRUPT", "SQLITE_IOERR", "SQLITE_ERROR", ""):
            raise FileDamaged(DAMAGED.format(name=path.name)) from trouble
        if code in ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM"):
            raise FileProblem(
                f"{path.name} cannot be opened here. Check that you may write to it and to its folder."
            ) from trouble
        if code == "SQLITE_FULL":
            raise FileProblem(
                f"The disk is full, so {path.name} cannot be opened. Make room on it."
            ) from trouble
        raise


def is_out_of_date(db: Database, path: Path, known: Migrations) -> bool:
    """Whether the file is one of ours, whole, and needs migrating; ``FileProblem`` where it is not for us."""
    _refuse_strangers(db, path)
    _refuse_newer(db, path, known)
    # The quick check would not see that a page holds what belongs elsewhere, or what it held last week.
    findings = [str(finding) for (finding,) in db.execute("PRAGMA integrity_check(20)")]
    if findings != ["ok"]:
        raise FileDamaged(DAMAGED.format(name=path.name))
    if known.pending(db):
        return True
    _refuse_altered(db, path, known)
    return False


def prepare(db: Database) -> None:
    """The settings under which all work on an open file is done."""
    for setting in (
        "journal_mode = DELETE",
        "synchronous = FULL",
        "secure_delete = ON",
        "foreign_keys = ON",
        # What SQLite sorts or rebuilds shall not lie in a folder for temporary files.
        "temp_store = MEMORY",
    ):
        db.execute(f"PRAGMA {setting}").fetchall()


def forbid_new_tables(db: Database) -> None:
    """From here on no statement makes, drops or alters a table, so that a mistyped name cannot become one."""
    db.conn.set_authorizer(_judge)


def rewrite(db: Database) -> None:
    """Write the whole file anew without its free pages, so that nothing deleted is left in it or its journal.
    Not within a transaction."""
    db.conn.set_authorizer(None)
    try:
        # A journal is kept while the lock is held, with the pages that it saved; cut, it holds nothing.
        db.execute("PRAGMA journal_size_limit = 0").fetchall()
        db.execute("VACUUM")
    finally:
        forbid_new_tables(db)


def _judge(action: int, first: str | None, second: str | None, schema: str | None, source: str | None) -> int:
    return sqlite3.SQLITE_DENY if action in _NEVER_AFTER_OPENING else sqlite3.SQLITE_OK


def refuse_wrong_key(path: Path, key: Key | None) -> None:
    """``PasswordNeeded`` or ``PasswordWrong`` where ``key`` does not open it; ``FileProblem`` where it is not ours."""
    with sqlite_in_words(path), closing(connect(path, "immutable", fitting(path, key))) as db:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()


def copy_to(source: FileDatabase, target: Path) -> None:
    """Write a whole database to ``target``, which must not exist."""
    target.touch(mode=PRIVATE, exist_ok=False)
    with closing(connect(target, "rw", source.key)) as copy:
        source.conn.backup(copy.conn)


def copy_into_memory(path: Path, key: Key | None = None) -> FileDatabase:
    """The file as it is now, also while somebody else holds it. ``FileInUse`` where it never rests."""
    key = fitting(path, key)
    try:
        # A file left by a program that stopped in the middle is put right by the first who may write to it.
        return _copied(path, "rw" if os.access(path, os.W_OK) else "ro", key)
    except driver.OPERATIONAL_ERRORS as trouble:
        if primary_code(trouble) != "SQLITE_BUSY":
            raise
    return _copied_past_lock(path, key)


def digest(db: FileDatabase) -> bytes:
    """A digest of a database: equal for equal copies of one file."""
    if db.key is None:
        # Every page. The first 100 bytes count writes and say nothing about what was written.
        return sha256(db.conn.serialize()[100:]).digest()
    return content_digest(db)


def content_digest(db: Database) -> bytes:
    """A digest of every row, whatever library and pages it lies in."""
    found = sha256()
    for table, sql in db.execute("SELECT name, sql FROM sqlite_master ORDER BY type, name").fetchall():
        found.update(repr((table, sql)).encode())
        if sql and sql.startswith("CREATE TABLE"):
            for record in db.execute(f"SELECT * FROM [{table}]"):
                found.update(repr(record).encode("utf-8", "surrogatepass"))
    return found.digest()


def _copied_past_lock(path: Path, key: Key | None) -> FileDatabase:
    """Two equal copies with no write under way before, between and after are one state of the file: a write
    shows in the journal from before its first page until after its last."""
    for _ in range(20):
        if not being_written(path):
            first, second = _copied(path, "immutable", key), _copied(path, "immutable", key)
            same = digest(first) == digest(second)
            first.close()
            if same and not being_written(path):
                return second
            second.close()
    raise locking.busy(path)


def being_written(path: Path) -> bool:
    """Whether a write is under way, or was broken off and is still to be taken back."""
    try:
        with path.with_name(f"{path.name}-journal").open("rb") as journal:
            return journal.read(8).strip(b"\0") != b""
    except FileNotFoundError:
        return False


def _copied(path: Path, mode: str, key: Key | None) -> FileDatabase:
    source = connect(path, mode, key)
    try:
        source.execute("PRAGMA busy_timeout = 200")
        # The backup waits for a lock without end; a read under way is enough for it, or fails at once.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        memory = in_memory(key)
        source.conn.backup(memory.conn)
        return memory
    finally:
        source.close()


def _refuse_strangers(db: Database, path: Path) -> None:
    (application_id,) = db.execute("PRAGMA application_id").fetchone()
    if application_id != APPLICATION_ID:
        raise FileProblem(NOT_OURS.format(name=path.name))
    foreign = db.execute(
        "SELECT type FROM sqlite_master WHERE type IN ('trigger', 'view') "
        "OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL%')"
    ).fetchone()
    if foreign is not None:
        raise FileProblem(
            f"{path.name} holds instructions of its own (a {foreign[0]}), which no file of this program has. "
            "Do not open it unless you know who made it; ask them for the export as JSON instead."
        )


def _refuse_newer(db: Database, path: Path, known: Migrations) -> None:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    with closing(in_memory()) as empty:
        ours = {migration.name for migration in known.pending(empty)}
    applied = {migration.name for migration in known.applied(db)}
    if version > len(ours) or not applied <= ours:
        raise FileProblem(
            f"{path.name} was last used with a newer version of this program. Install that one to open it."
        )


def _refuse_altered(db: Database, path: Path, known: Migrations) -> None:
    for table, shape in _shapes(known).items():
        if _shape(db, table) != shape:
            raise FileProblem(
                f"The table {table!r} of {path.name} was altered elsewhere. Open the newest backup."
            )


@cache
def _shapes(known: Migrations) -> Mapping[str, Shape]:
    with closing(in_memory()) as model:
        migrate(model, known)
        return {table: _shape(model, table) for table in model.table_names()}


def _shape(db: Database, table: str) -> Shape:
    return [tuple(column) for column in db.execute(f"PRAGMA table_info([{table}])")]
