"""Older files are brought up to date on a copy, and kept; a file of every released version still opens."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from nursery_rota.errors import FileProblem
from nursery_rota.store import holding, opening, upgrading
from nursery_rota.store.migrations import STEPS, VERSION
from nursery_rota.store.reference import Reference
from nursery_rota.store.repair import salvage
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import export_tables


def add_nickname(db: Database) -> None:
    """A migration such as a later version may bring."""
    db.execute("ALTER TABLE families ADD COLUMN nickname TEXT")


def forget_nursery(db: Database) -> None:
    """A migration that goes wrong: it leaves rows that refer to nothing."""
    db.execute("INSERT INTO people (family_id, first_name) VALUES (99, 'Nobody')")


def with_later(monkeypatch: pytest.MonkeyPatch, *later: Callable[[Database], None]) -> None:
    def known() -> Migrations:
        result = Migrations("nursery_rota")
        for step in (*STEPS, *later):
            result()(step)
        return result

    monkeypatch.setattr(holding, "migrations", known)


def test_an_older_file_is_upgraded_and_kept(
    closed: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closed.read_bytes()
    closed.chmod(0o660)
    with_later(monkeypatch, add_nickname)
    with RotaFile.open(closed, reference=reference) as file:
        assert stat.S_IMODE(closed.stat().st_mode) == 0o660, "whoever could open it still can"
        assert [f.name for f in file.book().families] == ["Ash"]
        assert file.undo() is not None, "history from before goes on"
        file.redo()
        assert [f.name for f in file.book().families] == ["Ash"]
    (kept,) = (p for p in closed.parent.iterdir() if "before upgrade" in p.name)
    with closing(sqlite3.connect(closed)) as connection:
        assert connection.execute("SELECT nickname FROM families").fetchall() == [(None,)]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)
    monkeypatch.undo()
    assert len(kept.read_bytes()) == len(before)
    assert stat.S_IMODE(kept.stat().st_mode) == opening.PRIVATE
    with RotaFile.open(kept, reference=reference) as old:
        assert [f.name for f in old.book().families] == ["Ash"]


def test_reading_an_older_file_leaves_it(
    closed: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closed.read_bytes()
    with_later(monkeypatch, add_nickname)
    with RotaFile.open(closed, read_only=True, reference=reference) as file:
        assert [f.name for f in file.book().families] == ["Ash"]
    assert closed.read_bytes() == before
    assert [p.name for p in closed.parent.iterdir()] == ["acorn.rota"]


def test_an_upgrade_that_does_not_work_out_changes_nothing(
    closed: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closed.read_bytes()
    with_later(monkeypatch, forget_nursery)
    with pytest.raises(FileProblem, match="could not be brought up to date"):
        RotaFile.open(closed, reference=reference)
    assert closed.read_bytes() == before
    assert [p.name for p in closed.parent.iterdir()] == ["acorn.rota"]


def test_a_kept_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "acorn.rota"
    first = upgrading.kept_name(path, date(2026, 9, 1))
    first.touch()
    assert first.name == "acorn before upgrade 2026-09-01.rota"
    assert upgrading.kept_name(path, date(2026, 9, 1)).name == "acorn before upgrade 2026-09-01 (2).rota"


FILES = Path(__file__).parents[1] / "fixtures" / "files"


def test_there_is_a_file_of_every_version() -> None:
    assert sorted(p.name for p in FILES.glob("schema_*")) == [
        f"schema_{version:04}.rota" for version in range(1, VERSION + 1)
    ]


def test_what_can_be_read_of_a_damaged_older_file_is_saved_into_a_new_one(
    tmp_path: Path, reference: Reference
) -> None:
    account = salvage(FILES / "schema_0001.rota", tmp_path / "new.rota")
    assert account.whole
    with RotaFile.open(tmp_path / "new.rota", reference=reference) as file:
        assert file.book().nursery.name == "Acorn"
        assert file.book().nursery.custom_rates == {}


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_every_version_still_opens(tmp_path: Path, reference: Reference, version: int) -> None:
    fixture = FILES / f"schema_{version:04}.rota"
    path = tmp_path / fixture.name
    shutil.copy(fixture, path)
    with RotaFile.open(path, reference=reference) as file:
        assert file.book().nursery.name == "Acorn"
        assert file.book().nursery.custom_rates == {}
        assert [f.name for f in file.book().families] == ["<b>O'Neil & Söns</b>", "Ångström"]
        assert file.redo_label == "Rename"
        assert file.undo_label == "Add family"
        file.redo()
        assert [f.name for f in file.book().families][1] == "Ągnieszka"
        file.undo_to(0)
        assert export_tables(file)["tables"]["families"] == []
