"""What an ended program left is swept away at the next opening; what a running one writes is not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from nursery_rota.store import leftovers
from nursery_rota.store.backup import backup
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile


@pytest.fixture(scope="module")
def ended() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait()
    return process.pid


def test_opening_a_file_removes_unfinished_copies_of_it_and_nothing_else(
    path: Path, reference: Reference, ended: int
) -> None:
    RotaFile.create(path, name="Acorn", reference=reference).close()
    gone = [f".acorn.rota.{ended}.new", f".acorn.rota.{ended}.new-journal"]
    stay = [
        f".acorn.rota.{os.getpid()}.new",
        f".other.rota.{ended}.new",
        ".acorn.rota.x.new",
        f"acorn.rota.{ended}.new",
        ".acorn.rota.99999999999999999999.new",
    ]
    for name in gone + stay:
        (path.parent / name).write_text("Ana Lima")
    RotaFile.open(path, reference=reference).close()
    assert {p.name for p in path.parent.iterdir()} == {*stay, path.name}


def test_a_backup_removes_unfinished_ones_in_its_folder(path: Path, reference: Reference, ended: int) -> None:
    RotaFile.create(path, name="Acorn", reference=reference).close()
    folder = path.parent / "kept"
    folder.mkdir()
    (folder / f".acorn 2026-01-01 120000.rota.{ended}.new").write_text("Ana Lima")
    made = backup(path, folder, datetime(2026, 9, 14, 12))
    assert list(folder.iterdir()) == [made]
    assert sys.platform == "win32" or made.stat().st_mode & 0o777 == 0o600


def test_folders_of_broken_off_repairs_go_after_an_hour(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in ("nursery-rota-old", "nursery-rota-new", "other-old"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "copy.rota").write_text("Ana Lima")
    for folder in (old, other):
        os.utime(folder, (time.time() - 7200,) * 2)
    assert leftovers.sweep_salvage(tmp_path) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["nursery-rota-new", "other-old"]
