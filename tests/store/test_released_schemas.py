"""A file of every released version is opened, brought up to date, and holds what it held: every cell of every row."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from nursery_rota.store import protecting
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.verifying import verify

FILES = sorted((Path(__file__).parents[1] / "fixtures" / "files").glob("schema_*.rota"))
KEY = Key(bytes(range(32)), b"s" * 16)

Cells = dict[str, list[dict[str, Any]]]


def cells(path: Path) -> Cells:
    """Every table as rows of cells by column."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        ours = [name for name in tables if not name.startswith(("_", "sqlite_"))]
        return {
            table: [dict(row) for row in db.execute(f"SELECT * FROM [{table}] ORDER BY id")] for table in ours
        }


@pytest.mark.parametrize("fixture", FILES, ids=lambda path: path.stem)
def test_nothing_is_lost_on_the_way_from_any_released_version(
    tmp_path: Path, reference: Reference, fixture: Path
) -> None:
    path = tmp_path / "acorn.rota"
    shutil.copyfile(fixture, path)
    old = cells(fixture)
    assert sum(map(len, old.values())) > 10, "there is something to lose"
    RotaFile.open(path, reference=reference).close()
    new = cells(path)
    for table, rows in old.items():
        assert (
            [{column: row[column] for column in rows[0]} for row in new[table]] == rows
            if rows
            else not new[table]
        )
    assert verify(path) == []
    kept = list(tmp_path.glob("acorn before upgrade*.rota"))
    assert [cells(copy) for copy in kept] == [old] * len(kept)


def test_an_older_file_with_a_password_is_brought_up_to_date_and_stays_sealed(
    tmp_path: Path, reference: Reference
) -> None:
    path = tmp_path / "acorn.rota"
    shutil.copyfile(FILES[0], path)
    with closing(sqlite3.connect(path)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM families ORDER BY id")]
    # Setting a password brings the file up to date on the way; its first form is sealed as a backup would be.
    protecting.protect_copies([path], [], None, KEY)
    with RotaFile.open(path, reference=reference, key=KEY) as file:
        assert [family.name for family in file.book().families] == names
    kept = [p for p in tmp_path.glob("acorn before upgrade*.rota")]
    assert all(b"SQLite format" not in p.read_bytes()[:16] for p in (path, *kept))
    assert verify(path, KEY) == []
