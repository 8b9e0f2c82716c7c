"""Backups are whole copies, also of a file in use; a damaged file never drives out a good one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nursery_rota.errors import FileProblem
from nursery_rota.store.backup import KEPT, backup, backups_of, folder_of, made_at, verify
from nursery_rota.store.backup_list import holdings_of
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


def test_backups_thin_out_with_age_and_nothing_else_is_touched(file: RotaFile, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    others = {folder / "acorn of Ruth.rota", folder / "acorns 2026-09-14 120000.rota", folder / "acorn.txt"}
    for other in others:
        other.touch()
    made = [backup(file.path, folder, NOON + timedelta(days=n)) for n in range(-2, 13)]
    kept = backups_of(file.path, folder)
    assert kept[: KEPT.daily] == tuple(reversed(made[-KEPT.daily :]))
    assert [made_at(copy).strftime("%a") for copy in kept[KEPT.daily :]] == ["Sun"]
    assert set(folder.iterdir()) == set(kept) | others


def test_a_clock_put_back_writes_over_nothing(file: RotaFile, tmp_path: Path) -> None:
    first = backup(file.path, tmp_path / "kept", NOON)
    before = first.read_bytes()
    second = backup(file.path, tmp_path / "kept", NOON)
    assert second.name == "acorn 2026-09-14 120001.rota"
    assert not first.exists() or first.read_bytes() == before


def test_files_of_one_name_do_not_share_their_backups(tmp_path: Path) -> None:
    first, second = folder_of(tmp_path / "a" / "rota.rota"), folder_of(tmp_path / "b" / "rota.rota")
    assert first != second
    assert first.name.startswith("rota ")
    assert folder_of(tmp_path / "a" / "rota.rota", tmp_path).parent == tmp_path


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


def test_the_list_says_what_each_backup_holds(file: RotaFile, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    backup(file.path, folder, NOON)
    with file.step("Add Ash") as step:
        step.insert("families", {"name": "Ash"})
    backup(file.path, folder, NOON + timedelta(days=1))
    (folder / "acorn 2026-09-13 120000.rota").write_bytes(b"spoilt" * 1000)
    newest, first, spoilt = holdings_of(file.path, folder)
    assert (newest.families, newest.duties, newest.last_change) == (1, 0, "Add Ash")
    assert newest.made_at == NOON + timedelta(days=1)
    assert (first.families, first.last_change) == (0, None)
    assert "not a nursery rota file" in (spoilt.trouble or "")
