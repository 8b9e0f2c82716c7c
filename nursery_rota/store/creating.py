"""A new file: built under a temporary name, whole before it has its own.

It must not know where the rows come from.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterable, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from nursery_rota.errors import FileProblem, NotPossible
from nursery_rota.store import driver, opening
from nursery_rota.store.codec import Cell
from nursery_rota.store.migrations import migrate, migrations
from nursery_rota.store.sealing import Key


class RowRefused(Exception):
    """A row that the tables do not take; ``position`` counts from 0 within its table."""

    def __init__(self, table: str, position: int, trouble: Exception) -> None:
        super().__init__(f"{table}[{position}]: {trouble}")
        self.table = table
        self.position = position
        self.trouble = trouble


def new_file(path: Path, tables: Mapping[str, Iterable[Mapping[str, Cell]]], key: Key | None = None) -> None:
    """Write ``path`` with the given rows of cells, sealed with ``key`` if there is one. ``FileProblem`` where the
    name is taken or the folder does not take it, ``RowRefused`` for a row, ``NotPossible`` where one refers to nothing;
    nothing is left behind then."""
    refuse_taken(path)
    with temporary_beside(path) as temporary, opening.sqlite_in_words(path):
        temporary.touch(mode=opening.PRIVATE, exist_ok=False)
        with closing(opening.connect(temporary, "rw", key)) as db:
            migrate(db, migrations())
            opening.prepare(db)
            with db.atomic():
                db.execute("PRAGMA defer_foreign_keys = ON")
                for table, rows in tables.items():
                    _fill(db, table, rows)
                _refuse_loose(db)
        refuse_taken(path)
        os.replace(temporary, path)


def refuse_taken(path: Path) -> None:
    """``FileProblem`` where there is already something of that name, or no folder for it."""
    if path.exists() or path.is_symlink():
        raise FileProblem(f"There is already a file {path.name}. Choose another name.")
    if not path.parent.is_dir():
        raise FileProblem(f"There is no folder {path.parent}. Choose one that exists.")


@contextmanager
def temporary_beside(path: Path) -> Generator[Path]:
    """A name in the folder of ``path`` for work in progress; whatever has that name afterwards is removed."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield temporary
    except PermissionError as trouble:
        raise FileProblem(
            f"{path.name} cannot be written ({trouble.strerror}). If another program shows it, close it there; else "
            "choose another folder."
        ) from trouble
    except OSError as trouble:
        raise FileProblem(
            f"{path.name} cannot be written ({trouble.strerror or trouble}). Choose another folder or make room on it."
        ) from trouble
    finally:
        for leftover in (temporary, temporary.with_name(f"{temporary.name}-journal")):
            leftover.unlink(missing_ok=True)


def put_in_place(made: Path, path: Path) -> None:
    """``made`` takes the name ``path``; whoever might open the file that had it may open this one."""
    if path.exists():
        shutil.copymode(path, made)
    os.replace(made, path)


def _fill(db: Database, table: str, rows: Iterable[Mapping[str, Cell]]) -> None:
    for position, row in enumerate(rows):
        try:
            db.execute(*insert_statement(table, row))
        except driver.INTEGRITY_ERRORS as trouble:
            raise RowRefused(table, position, trouble) from trouble


def _refuse_loose(db: Database) -> None:
    loose = db.execute("PRAGMA foreign_key_check").fetchone()
    if loose is not None:
        table, row_id, target, _ = loose
        raise NotPossible(f"Row {row_id} of {table} refers to a row of {target} that is not there.")


def insert_statement(table: str, row: Mapping[str, Cell]) -> tuple[str, list[Cell]]:
    """The SQL and its arguments that insert one row of cells."""
    if not row:
        return f"INSERT INTO {table} DEFAULT VALUES", []
    places = ", ".join("?" * len(row))
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values())
