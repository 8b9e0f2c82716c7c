"""Backups are whole copies, also of a file in use; a damaged file never drives out a good one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nursery_rota.errors import FileProblem
from nursery_rota.store.backup import KEPT, backup, backups_of, verify
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import export_tables

NOON = datetime(2026, 9, 14, 12, 0, 0)


def test_a_backup_is_the_file_also_while_it_is_open(
    file: RotaFile, tmp_path: Path, reference: Reference
) -> None:
    with file.step("Add") as step:
        step.insert("families", {"name": "Ash"})
    copy = backup(file.path, tmp_path / "kept", NOON)
    assert copy.name == "acorn 2026-09-14 120000.rota"
    with RotaFile.open(copy, reference=reference) as kept:
        assert export_tables(kept) == export_tables(file)
        assert kept.undo_label == "Add"
    with file.step("Add") as step:
        step.insert("families", {"name": "Oak"})
    assert file.undo_label == "Add", "the file itself goes on"


def test_the_newest_backups_stay(file: RotaFile, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    others = {folder / "acorn of Ruth.rota", folder / "acorns 2026-09-14 120000.rota", folder / "acorn.txt"}
    for other in others:
        other.touch()
    made = [backup(file.path, folder, NOON + timedelta(days=n)) for n in range(KEPT + 2)]
    assert backups_of(file.path, folder) == tuple(reversed(made[2:]))
    assert set(folder.iterdir()) == set(made[2:]) | others


def test_a_damaged_file_is_not_backed_up(file: RotaFile, tmp_path: Path) -> None:
    file.close()
    content = bytearray(file.path.read_bytes())
    content[40960:45056] = b"\xa5" * 4096
    file.path.write_bytes(content)
    assert verify(file.path) == [
        "acorn.rota is damaged. It was left as it is: open the newest backup, or repair a copy."
    ]
    with pytest.raises(FileProblem, match="is not backed up"):
        backup(file.path, tmp_path / "kept", NOON)
    assert not (tmp_path / "kept").exists()


def test_a_folder_that_takes_nothing_is_said(file: RotaFile, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file, no folder")
    with pytest.raises(FileProblem, match="Backups cannot be written"):
        backup(file.path, tmp_path / "kept", NOON)


def test_verify_finds_rows_that_refer_to_nothing(file: RotaFile) -> None:
    assert verify(file.path) == []
    file.close()
    assert verify(file.path) == []
    with closing(sqlite3.connect(file.path)) as connection:
        connection.execute("INSERT INTO people (id, family_id, first_name) VALUES (4, 9, 'x')")
        connection.commit()
    before = file.path.read_bytes()
    assert verify(file.path) == ["Row 4 of people refers to a family that is not there."]
    assert file.path.read_bytes() == before


def test_verify_needs_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="There is no file"):
        verify(tmp_path / "gone.rota")
