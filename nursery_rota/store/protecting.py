"""A file gets a password, another one, or none: on a copy, compared, and only then in the place of the file.

The same is done to its backups, so that nothing lies beside a sealed file that anybody may read. It must not know
where backups are kept; the caller names them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from nursery_rota.errors import FileProblem, RotaProblem
from nursery_rota.store import holding, opening, sealing
from nursery_rota.store.backup import backups_of, copies_of
from nursery_rota.store.creating import put_in_place, temporary_beside
from nursery_rota.store.driver import FileDatabase
from nursery_rota.store.sealing import Key
from nursery_rota.store.verifying import verify
from nursery_rota.wording import listing, plural

NOT_CHANGED = "The new copy could not be read back, so nothing was changed. Move the file to another disk."


@dataclass(frozen=True)
class Protected:
    """``copies`` backups were done like the file; those ``left`` are as they were, because they open by another
    password or could not be read. ``removed`` plain copies (JSON) are gone."""

    copies: int = 0
    left: tuple[Path, ...] = ()
    removed: int = 0

    @property
    def words(self) -> list[str]:
        """What the person has to know of it."""
        told = []
        if self.removed:
            told.append(f"{plural(self.removed, 'plain weekly copy', 'plain weekly copies')} (JSON) removed.")
        if self.left:
            names = listing([copy.name for copy in self.left[:3]])
            more = f" and {len(self.left) - 3} more" if len(self.left) > 3 else ""
            told.append(f"Left as they were, because they do not open by the password of now: {names}{more}.")
        return told


def protect(path: Path, old: Key | None, new: Key | None) -> None:
    """Seal the file with ``new``, or unseal it where that is None; ``old`` is what opens it now.

    ``FileInUse`` while somebody has the file open, ``PasswordNeeded`` where ``old`` does not open it, ``FileProblem``
    where the disk does not take the copy. The file is as it was then.
    """
    opening.refuse_path(path, for_writing=True)
    with temporary_beside(path) as temporary, opening.sqlite_in_words(path):
        db = holding.held(path, old)
        held = holding.identity(path)
        try:
            _write_as(db, temporary, new)
        finally:
            # Some systems do not let an open file be replaced.
            holding.let_go(db, path, held=held)
        put_in_place(temporary, path)


def protect_copies(
    copies: Iterable[Path], plain: Iterable[Path], old: Key | None, new: Key | None
) -> Protected:
    """The same to backups of the file. ``plain`` copies in other forms are removed where there is a password now."""
    done, left = 0, []
    for copy in copies:
        try:
            done += _protect_copy(copy, old, new)
        except RotaProblem:
            left.append(copy)
    removed = 0
    for copy in plain if new is not None else ():
        copy.unlink(missing_ok=True)
        removed += 1
    return Protected(done, tuple(left), removed)


def _protect_copy(copy: Path, old: Key | None, new: Key | None) -> bool:
    """Whether anything had to be done to it."""
    salt = sealing.salt_of(copy)
    if salt == (None if new is None else new.salt):
        return False
    with temporary_beside(copy) as temporary, opening.sqlite_in_words(copy):
        with closing(opening.copy_into_memory(copy, old)) as source:
            _write_as(source, temporary, new)
        os.replace(temporary, copy)
    return True


def _write_as(source: FileDatabase, target: Path, key: Key | None) -> None:
    """All of ``source`` in a new file under another key; read back and compared."""
    target.touch(mode=opening.PRIVATE, exist_ok=False)
    with closing(opening.connect(target, "rw", key)) as made:
        if source.key is not None and key is not None:
            source.conn.backup(made.conn)
        else:
            _pour(source, made)
    with closing(opening.copy_into_memory(target, key)) as made:
        same = opening.content_digest(made) == opening.content_digest(source)
    if not same or verify(target, key):
        raise FileProblem(NOT_CHANGED)


def _pour(source: FileDatabase, target: FileDatabase) -> None:
    """Row by row, because neither library copies the pages of the other."""
    parts = source.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    target.execute("PRAGMA foreign_keys = OFF")
    with target.atomic():
        for kind, name, sql in parts:
            if kind == "table" and not name.startswith("sqlite_"):
                target.execute(sql)
                _pour_rows(source, target, name)
        for kind, _, sql in parts:
            if kind != "table":
                target.execute(sql)
        if any(name == "sqlite_sequence" for _, name, _ in parts):
            target.execute("DELETE FROM sqlite_sequence")
            _pour_rows(source, target, "sqlite_sequence")
    for number in ("application_id", "user_version"):
        (value,) = source.execute(f"PRAGMA {number}").fetchone()
        target.execute(f"PRAGMA {number} = {int(value)}")


def _pour_rows(source: FileDatabase, target: FileDatabase, table: str) -> None:
    rows = source.execute(f"SELECT * FROM [{table}]")
    places = ", ".join("?" * len(rows.description))
    target.conn.executemany(f"INSERT INTO [{table}] VALUES ({places})", rows)


def change_key(path: Path, old: Key | None, new: Key | None, folders: Iterable[Path]) -> Protected:
    """``protect`` the file, then its backups in these folders and the copies kept beside it."""
    protect(path, old, new)
    places = list(dict.fromkeys(folders))
    copies = [copy for place in places for copy in backups_of(path, place)]
    beside = sorted(path.parent.glob(f"{escape(path.stem)} before *{path.suffix}"))
    plain = [copy for place in places for copy in copies_of(path, place, ".json")]
    return protect_copies([*copies, *beside], plain, old, new)
