"""A look for damage in a file that nobody has to have open, and that is never changed by it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from nursery_rota.domain.tables import REFERENCES
from nursery_rota.errors import FileProblem, PasswordNeeded
from nursery_rota.store import driver, opening
from nursery_rota.store.migrations import migrations
from nursery_rota.store.sealing import Key
from nursery_rota.store.trouble import SINGULAR


def verify(path: Path, key: Key | None = None) -> list[str]:
    """What is wrong with a file, in sentences; empty where it is whole. The file itself stays as it is.

    ``FileProblem`` where there is nothing that could be looked at, ``PasswordNeeded`` for a sealed file without its
    ``key``.
    """
    opening.refuse_path(path, for_writing=False)
    try:
        with opening.sqlite_in_words(path), closing(opening.copy_into_memory(path, key)) as copy:
            return faults_of(copy, path)
    except PasswordNeeded:
        raise
    except FileProblem as trouble:
        return [str(trouble)]


def faults_of(copy: Database, path: Path) -> list[str]:
    """What is wrong with a copy of the file at ``path``: rows that refer to nothing, texts that are none.

    ``FileProblem`` where it is not one of ours, is newer, or is damaged (pages and indexes).
    """
    opening.is_out_of_date(copy, path, migrations())
    loose = [_loose(*record) for record in copy.execute("PRAGMA foreign_key_check").fetchall()]
    return loose + [_garbled(table) for table in copy.table_names() if not _can_be_read(copy, table)]


def _can_be_read(copy: Database, table: str) -> bool:
    """Whether every text in it is text: a damaged letter disturbs no page and no index."""
    try:
        for _ in copy.execute(f"SELECT * FROM [{table}]"):
            pass
    except driver.DAMAGE:
        return False
    return True


def _garbled(table: str) -> str:
    return f"The table {table!r} holds what are no letters any more."


def _loose(table: str, row_id: int, target: str, key: int) -> str:
    known = target in SINGULAR and table in REFERENCES
    what = f"a {SINGULAR[target]}" if known else f"a row of {target}"
    return f"Row {row_id} of {table} refers to {what} that is not there."
