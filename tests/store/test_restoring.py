"""Putting a backup back never costs the file that was there."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from nursery_rota.errors import FileInUse, FileProblem
from nursery_rota.store.backup import backup
from nursery_rota.store.reference import Reference
from nursery_rota.store.restoring import restore
from nursery_rota.store.rota_file import RotaFile

NOON = datetime(2026, 9, 14, 12, 0, 0)


@pytest.fixture
def copy(file: RotaFile, tmp_path: Path) -> Path:
    """A backup with Ash; the file itself has Oak too, and is closed."""
    with file.step("Add") as step:
        step.insert("families", {"name": "Ash"})
    made = backup(file.path, tmp_path / "kept", NOON)
    with file.step("Add") as step:
        step.insert("families", {"name": "Oak"})
    file.close()
    return made


def names(path: Path, reference: Reference) -> list[str]:
    with RotaFile.open(path, reference=reference) as opened:
        return [family.name for family in opened.book().families]


def test_the_present_file_is_kept_beside(copy: Path, path: Path, reference: Reference) -> None:
    restored = restore(copy, path, NOON)
    assert names(path, reference) == ["Ash"]
    assert restored.kept == path.with_name("acorn before restore 2026-09-14 120000.rota")
    assert names(restored.kept, reference) == ["Ash", "Oak"]
    again = restore(copy, path, NOON)
    assert again.kept == path.with_name("acorn before restore 2026-09-14 120000 (2).rota")
    assert copy.exists()
    assert sorted(p.suffix for p in path.parent.iterdir()) == ["", ".rota", ".rota", ".rota"]


def test_where_nothing_was_nothing_is_kept(copy: Path, tmp_path: Path, reference: Reference) -> None:
    restored = restore(copy, tmp_path / "new.rota", NOON)
    assert restored.kept is None
    assert names(tmp_path / "new.rota", reference) == ["Ash"]


def test_a_file_in_use_stays(copy: Path, path: Path, reference: Reference) -> None:
    with RotaFile.open(path, reference=reference) as opened:
        with pytest.raises(FileInUse, match="has this file open"):
            restore(copy, path, NOON)
        with opened.step("Add") as step:
            step.insert("families", {"name": "Elm"})
    assert names(path, reference) == ["Ash", "Oak", "Elm"]


def test_a_damaged_file_makes_room_as_it_is(copy: Path, path: Path, reference: Reference) -> None:
    path.write_bytes(b"\xa5" * 9000)
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\1" * 600)
    restored = restore(copy, path, NOON)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == b"\xa5" * 9000
    assert not journal.exists(), "it would be played back into the backup"
    assert restored.kept.with_name(f"{restored.kept.name}-journal").exists()
    assert names(path, reference) == ["Ash"]


def test_sticks_without_second_names_will_do(
    copy: Path, path: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*names: object) -> None:
        raise OSError("not here")

    monkeypatch.setattr(os, "link", refuse)
    restored = restore(copy, path, NOON)
    assert restored.kept is not None
    assert names(restored.kept, reference) == ["Ash", "Oak"]
    assert names(path, reference) == ["Ash"]


def test_what_cannot_be_put_back_is_refused_and_changes_nothing(
    copy: Path, path: Path, tmp_path: Path
) -> None:
    before = path.read_bytes()
    spoilt = tmp_path / "spoilt.rota"
    spoilt.write_bytes(b"\xa5" * 5000)
    with pytest.raises(FileProblem, match="cannot be put back"):
        restore(spoilt, path, NOON)
    with pytest.raises(FileProblem, match="There is no file"):
        restore(tmp_path / "none.rota", path, NOON)
    with pytest.raises(FileProblem, match="is the file itself"):
        restore(path, path, NOON)
    with pytest.raises(FileProblem, match="cannot take a file"):
        restore(copy, tmp_path / "nowhere" / "x.rota", NOON)
    assert path.read_bytes() == before
