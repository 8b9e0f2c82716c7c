"""A backup is put in the place of the present file, which is kept beside it under a name with the date.

At every moment the present file is there under one name or the other, whole as it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nursery_rota.errors import FileProblem
from nursery_rota.store import driver, locking, opening, sealing
from nursery_rota.store.creating import put_in_place, temporary_beside
from nursery_rota.store.sealing import Key
from nursery_rota.store.trouble import primary_code
from nursery_rota.store.verifying import verify


@dataclass(frozen=True)
class Restored:
    """Where the backup now is, and where the file that was there is kept; None where there was none."""

    path: Path
    kept: Path | None


def restore(backup: Path, target: Path, now: datetime, key: Key | None = None) -> Restored:
    """Put a backup in the place of ``target``; the backup itself stays where it is.

    ``FileProblem`` where the backup is not whole or the folder takes nothing, ``FileInUse`` while a program has
    ``target`` open, ``PasswordNeeded`` where the backup is sealed and ``key`` is not its key. Nothing has changed
    then.
    """
    findings = verify(backup, key)
    if findings:
        raise FileProblem(f"{backup.name} cannot be put back: {findings[0]} Choose another backup.")
    if target.exists() and backup.samefile(target):
        raise FileProblem(f"{target.name} is the file itself. Choose one of its backups.")
    if target.is_dir() or not target.parent.is_dir():
        raise FileProblem(f"{target} cannot take a file. Choose a name in a folder that exists.")
    with temporary_beside(target) as temporary, opening.sqlite_in_words(target):
        _copy(backup, temporary, key)
        kept = _set_aside(target, now) if target.exists() else None
        put_in_place(temporary, target)
    return Restored(target, kept)


def _copy(backup: Path, temporary: Path, key: Key | None) -> None:
    with closing(opening.copy_into_memory(backup, key)) as source:
        opening.copy_to(source, temporary)
    if verify(temporary, key):
        raise FileProblem("The copy could not be read back, so nothing was changed. Try another disk.")


def _set_aside(target: Path, now: datetime) -> Path:
    """Give the present file a second name, and take away a journal that belongs to it and not to the backup."""
    kept = _kept_name(target, now)
    journal = _journal(target)
    with _unused(target):
        # A second name costs no room and cannot be half done. Some sticks and shares know no second names.
        _second_name(target, kept)
        if opening.being_written(target):
            _second_name(journal, _journal(kept))
        journal.unlink(missing_ok=True)
    return kept


def _second_name(present: Path, second: Path) -> None:
    try:
        os.link(present, second)
    except OSError:
        with temporary_beside(second) as temporary:
            shutil.copy2(present, temporary)
            os.replace(temporary, second)


@contextmanager
def _unused(target: Path) -> Generator[None]:
    """While nobody else has the file open; ``FileInUse`` otherwise. A file too damaged to be opened is in
    nobody's hands."""
    with closing(opening.connect(target, "rw", _any_key(target))) as db:
        try:
            locking.take(db.conn, target)
        except driver.DATABASE_ERRORS as trouble:
            if primary_code(trouble) not in ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_IOERR"):
                raise
        yield


def _any_key(target: Path) -> Key | None:
    """A lock is had without reading, so that any key will do; but it takes the library of the file's kind."""
    salt = sealing.salt_of(target)
    return None if salt is None else Key(bytes(32), salt)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _kept_name(path: Path, now: datetime) -> Path:
    """A free name beside ``path`` for the file that makes room."""
    name = f"{path.stem} before restore {now:%Y-%m-%d %H%M%S}"
    kept = path.with_name(f"{name}{path.suffix}")
    number = 2
    while kept.exists():
        kept = path.with_name(f"{name} ({number}){path.suffix}")
        number += 1
    return kept
