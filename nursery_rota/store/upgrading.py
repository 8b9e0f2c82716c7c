"""An older file becomes one of this version: on a copy, checked, and only then in the place of the old one.

The old file is kept beside the new one under a name with the date. Nothing is lost at any moment: until the
last step the old file is untouched.
"""

from __future__ import annotations

import os
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlite_utils import Migrations

from nursery_rota.errors import FileProblem
from nursery_rota.store import opening
from nursery_rota.store.creating import put_in_place, temporary_beside
from nursery_rota.store.driver import FileDatabase
from nursery_rota.store.migrations import migrate


def upgrade(db: FileDatabase, path: Path, known: Migrations, today: date) -> None:
    """Bring ``path`` up to date. ``db`` is the connection that holds it and is closed here, because some
    systems do not let an open file be replaced. ``FileProblem`` where the new file would not be whole."""
    kept = kept_name(path, today)
    with temporary_beside(path) as temporary, temporary_beside(kept) as old, closing(db):
        opening.copy_to(db, temporary)
        with closing(opening.connect(temporary, "rw", db.key)) as copy:
            # Rebuilding a table would take its children along with foreign keys on; they are checked below.
            copy.execute("PRAGMA foreign_keys = OFF")
            migrate(copy, known)
            _refuse_broken(copy, path)
        opening.copy_to(db, old)
        db.close()
        os.replace(old, kept)
        put_in_place(temporary, path)


def kept_name(path: Path, today: date) -> Path:
    """A free name beside ``path`` for the file as it was."""
    name = f"{path.stem} before upgrade {today.isoformat()}"
    kept = path.with_name(f"{name}{path.suffix}")
    number = 2
    while kept.exists():
        kept = path.with_name(f"{name} ({number}){path.suffix}")
        number += 1
    return kept


def _refuse_broken(copy: FileDatabase, path: Path) -> None:
    loose = copy.execute("PRAGMA foreign_key_check").fetchone()
    (whole,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if loose is not None or whole != "ok":
        raise FileProblem(
            f"{path.name} could not be brought up to date, because rows in it do not fit together. It was "
            "left as it is: open the newest backup."
        )
