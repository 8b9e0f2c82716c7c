"""A file taken in hand: locked, checked, brought up to date; or a copy of it to read.

It knows the order of these steps; each step is the business of another module.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from nursery_rota.errors import FileProblem
from nursery_rota.store import leftovers, locking, opening, sealing, upgrading
from nursery_rota.store.driver import FileDatabase
from nursery_rota.store.migrations import migrate, migrations
from nursery_rota.store.sealing import Key


def held(path: Path, key: Key | None = None) -> FileDatabase:
    """The file itself, up to date, with the lock on it and a note beside it; ``key`` opens a sealed one."""
    known = migrations()
    key = opening.fitting(path, key)
    db = _locked(path, key)
    try:
        if opening.is_out_of_date(db, path, known):
            upgrading.upgrade(db, path, known, date.today())
            db = _locked(path, key)
            opening.is_out_of_date(db, path, known)
        opening.prepare(db)
        locking.write_note(path, datetime.now().astimezone())
        leftovers.sweep_beside(path)
        sealing.note_held(identity(path), key)
    except BaseException:
        db.close()
        raise
    return db


def _locked(path: Path, key: Key | None) -> FileDatabase:
    db = opening.connect(path, "rw", key)
    try:
        locking.take(db.conn, path)
    except BaseException:
        db.close()
        raise
    return db


def snapshot(path: Path, key: Key | None = None) -> FileDatabase:
    """A copy in memory, up to date; the file itself stays as it is."""
    known = migrations()
    db = opening.copy_into_memory(path, key)
    try:
        if opening.is_out_of_date(db, path, known):
            migrate(db, known)
    except BaseException:
        db.close()
        raise
    return db


def identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at ``path``, whatever its name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def refuse_changed_place(path: Path, opened: tuple[int, int] | None) -> None:
    """``FileProblem`` where another file, or none, now has the name of the one that was opened: what is written
    would go where nobody looks for it."""
    now = identity(path)
    if now == opened:
        return
    what = "deleted, moved or cut off" if now is None else "replaced by another file"
    raise FileProblem(
        f"{path.name} was {what} while it was open, so the change was not saved. Save a copy under a new name, "
        "close this one, and open whichever is right."
    )


def let_go(db: FileDatabase, path: Path, *, held: tuple[int, int] | None) -> None:
    """Close a connection, and with it the hold on the file; ``held`` is which one was held, None for a copy."""
    if held:
        # Before the lock goes, or the note of the next holder could be the one removed.
        locking.remove_note(path)
    db.close()
    sealing.note_let_go(held)
