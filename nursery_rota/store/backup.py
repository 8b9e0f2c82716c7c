"""Verified copies of a file in another folder, and a look for damage.

It must not know when a backup is due; the caller says when and where.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from nursery_rota.domain.tables import REFERENCES
from nursery_rota.errors import FileProblem
from nursery_rota.store import opening
from nursery_rota.store.creating import temporary_beside
from nursery_rota.store.migrations import migrations
from nursery_rota.store.trouble import SINGULAR

KEPT = 12
"""How many backups of one file stay in a folder."""
_STAMP = "%Y-%m-%d %H%M%S"


def backup(file_path: Path, target_dir: Path, now: datetime) -> Path:
    """A copy of the file as it is now, verified, named by date and time; answers where it is.

    The newest ``KEPT`` copies of this file stay. A file with findings is not backed up, lest it drive out
    good copies: ``FileProblem`` then, as for a folder that does not take the copy.
    """
    findings = verify(file_path)
    if findings:
        raise FileProblem(f"{file_path.name} is not backed up, because it is damaged: {findings[0]}")
    try:
        target_dir.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise FileProblem(
            f"Backups cannot be written to {target_dir} ({trouble.strerror}). Choose another folder."
        ) from trouble
    target = _name_of(target_dir, file_path, now)
    with temporary_beside(target) as temporary, opening.sqlite_in_words(target):
        temporary.touch(exist_ok=False)
        with (
            closing(opening.copy_into_memory(file_path)) as source,
            closing(opening.connect(temporary, "rw")) as copy,
        ):
            source.conn.backup(copy.conn)
        _refuse_unlike(temporary)
        os.replace(temporary, target)
    for superseded in backups_of(file_path, target_dir)[KEPT:]:
        superseded.unlink()
    return target


def backups_of(file_path: Path, target_dir: Path) -> tuple[Path, ...]:
    """The backups of a file in a folder, newest first."""
    prefix = f"{file_path.stem} "
    found = (
        p for p in target_dir.glob("*.rota") if p.name.startswith(prefix) and _is_stamp(p.stem[len(prefix) :])
    )
    return tuple(sorted(found, reverse=True))


def verify(path: Path) -> list[str]:
    """What is wrong with a file, in sentences; empty where it is whole. The file itself stays as it is.

    ``FileProblem`` where there is nothing that could be looked at.
    """
    opening.refuse_path(path, for_writing=False)
    try:
        with opening.sqlite_in_words(path), closing(opening.copy_into_memory(path)) as copy:
            opening.is_out_of_date(copy, path, migrations())
            damage = [str(words) for (words,) in copy.execute("PRAGMA integrity_check") if words != "ok"]
            loose = copy.execute("PRAGMA foreign_key_check").fetchall()
    except FileProblem as trouble:
        return [str(trouble)]
    return [f"The file is damaged: {words}." for words in damage] + [_loose(*record) for record in loose]


def _loose(table: str, row_id: int, target: str, key: int) -> str:
    known = target in SINGULAR and table in REFERENCES
    what = f"a {SINGULAR[target]}" if known else f"a row of {target}"
    return f"Row {row_id} of {table} refers to {what} that is not there."


def _name_of(folder: Path, file_path: Path, now: datetime) -> Path:
    return folder / f"{file_path.stem} {now.strftime(_STAMP)}.rota"


def _is_stamp(text: str) -> bool:
    try:
        datetime.strptime(text, _STAMP)
    except ValueError:
        return False
    return True


def _refuse_unlike(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        (whole,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if whole != "ok":
        raise FileProblem(
            "The backup could not be read back, so it was not kept. Choose another folder or disk."
        )
