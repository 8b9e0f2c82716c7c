"""Nobody has to think of backups: they come by themselves, once for each state of the file."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nursery_rota.errors import FileProblem
from nursery_rota.store.auto_backup import AutoBackup
from nursery_rota.store.backup import backups_of
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 9, 14, 12)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def auto(reference: Reference, clock: Clock, tmp_path: Path) -> AutoBackup:
    return AutoBackup(reference, now=clock, root=tmp_path / "kept")


def add(file: RotaFile, name: str) -> None:
    with file.step(f"Add {name}") as step:
        step.insert("families", {"name": name})


def test_closing_backs_up_only_what_changed(file: RotaFile, auto: AutoBackup, clock: Clock) -> None:
    add(file, "Ash")
    file.close()
    assert auto.unless_kept(file.path) is not None
    clock.now += timedelta(hours=1)
    assert auto.unless_kept(file.path) is None
    with RotaFile.open(file.path, reference=auto._reference) as again:
        again.undo()
    assert auto.unless_kept(file.path) is not None, "an undo is a change too"


def test_an_open_file_is_backed_up_once_a_day(file: RotaFile, auto: AutoBackup, clock: Clock) -> None:
    add(file, "Ash")
    assert auto.once_a_day(file.path) is not None
    add(file, "Oak")
    assert auto.once_a_day(file.path) is None, "today there is one"
    clock.now += timedelta(days=1)
    assert auto.once_a_day(file.path) is not None
    clock.now += timedelta(days=1)
    assert auto.once_a_day(file.path) is None, "nothing changed"
    assert file.undo_label == "Add Oak", "the open file goes on"


def test_the_first_of_a_week_brings_the_nursery_as_json(
    file: RotaFile, auto: AutoBackup, clock: Clock
) -> None:
    for number in range(15):
        add(file, f"F{number}")
        auto.unless_kept(file.path)
        clock.now += timedelta(days=1)
    plain = sorted(auto.folder(file.path).glob("*.json"))
    assert [p.name[6:16] for p in plain] == ["2026-09-14", "2026-09-21", "2026-09-28"]
    families = json.loads(plain[0].read_text("utf-8"))["tables"]["families"]
    assert [f["name"] for f in families] == ["F0"]


def test_a_damaged_file_drives_out_no_backup(file: RotaFile, auto: AutoBackup, clock: Clock) -> None:
    auto.unless_kept(file.path)
    file.close()
    content = bytearray(file.path.read_bytes())
    content[40960:45056] = b"\xa5" * 4096
    file.path.write_bytes(content)
    clock.now += timedelta(days=1)
    before = backups_of(file.path, auto.folder(file.path))
    with pytest.raises(FileProblem, match="is damaged"):
        auto.unless_kept(file.path)
    assert backups_of(file.path, auto.folder(file.path)) == before


def test_a_backup_that_went_bad_is_made_again(file: RotaFile, auto: AutoBackup, clock: Clock) -> None:
    first = auto.unless_kept(file.path)
    assert first is not None
    first.write_bytes(b"\xa5" * 5000)
    clock.now += timedelta(hours=1)
    assert auto.unless_kept(file.path) is not None


def test_every_backup_goes_to_the_second_place_too(
    path: Path, reference: Reference, clock: Clock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    backups = AutoBackup(reference, now=clock, root=tmp_path / "kept", second=lambda file: stick)
    RotaFile.create(path, name="Acorn", reference=reference).close()
    made = backups.unless_kept(path)
    assert made is not None
    assert "Plug the stick in" in backups.second_trouble
    assert not stick.exists(), "a stick that is not there is not made up"
    stick.mkdir()
    assert backups.unless_kept(path) is None, "the first place holds the same already"
    assert backups.second_trouble == ""
    second = backups.second_folder(path)
    assert second is not None
    assert [p.read_bytes() for p in second.iterdir()] == [made.read_bytes()]
    assert backups.folders(path) == (made.parent, second)
    backups.unless_kept(path)
    assert len(list(second.iterdir())) == 1
