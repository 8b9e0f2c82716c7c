"""Disks that take no more, files that are taken away, and programs that want the same file."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import traceback
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from nursery_rota.actions.erase import erase_family
from nursery_rota.errors import FileInUse, FileProblem
from nursery_rota.store import protecting, sealing
from nursery_rota.store.backup import backup, backups_of
from nursery_rota.store.repair import salvage
from nursery_rota.store.restoring import restore
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.verifying import verify
from tests.faults.kills import content, make
from tests.faults.table import Outcome
from tests.making import reference

PAGE = 4096
_KEY = Key(bytes(range(32)), b"s" * 16)
_DONE, _REFUSED, _BROKEN = 0, 7, 9


def _with_room(work: Callable[[], object], largest: int) -> int:
    """Do the work where no file may grow over ``largest`` bytes; how it ended."""
    child = os.fork()
    if child == 0:
        code = _BROKEN
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
            work()
            code = _DONE
        except FileProblem:
            code = _REFUSED
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.WEXITSTATUS(status)


def _add(path: Path) -> None:
    with RotaFile.open(path, reference=reference()) as file, file.step("Add") as step:
        for number in range(30):
            step.insert("families", {"name": f"New{number}", "notes": "y" * 2000})


def _erase(path: Path) -> None:
    with RotaFile.open(path, reference=reference()) as file:
        erase_family(file, 2, today=date(2026, 9, 14))


def full(folder: Path, tries: int) -> Outcome:
    """However little room there is, work is done or refused in words, and the file is as it was or as it shall be."""
    path = folder / "full.rota"
    make(path, "Fir")
    before, size = content(path), path.stat().st_size
    spare = folder / "spare.rota"
    shutil.copyfile(path, spare)
    works: tuple[tuple[Callable[[], object], bool], ...] = (
        (lambda: _add(path), True),
        (lambda: _erase(path), True),
        (lambda: backup(path, folder / "kept", datetime.now()), False),
        (lambda: restore(spare, path, datetime.now()), False),
        (lambda: protecting.protect(path, None, None), False),
        (lambda: protecting.protect(path, None, _KEY), False),
        (lambda: salvage(path, folder / "salvaged.rota"), False),
    )
    struck = lost = halves = 0
    for number in range(tries):
        work, changes = works[number % len(works)]
        code = _with_room(work, number * (size + 20 * PAGE) // tries // 512 * 512)
        struck += code == _REFUSED
        (folder / "salvaged.rota").unlink(missing_ok=True)
        if sealing.salt_of(path) is not None:
            protecting.protect(path, _KEY, None)  # back again: what it holds is what counts
        now = content(path)
        halves += code == _BROKEN or verify(path) != [] or (now != before and not changes)
        halves += sum(verify(copy) != [] for copy in backups_of(path, folder / "kept"))
        lost += code == _DONE and changes and now == before
        lost += code == _REFUSED and now != before
        shutil.copyfile(spare, path)
    return Outcome("disk full at every size", tries, struck, lost, halves)


def taken_away(folder: Path, tries: int) -> Outcome:
    """A file that is deleted, moved or replaced while open: the next change says so, and a copy can be saved."""
    struck = lost = halves = 0
    for number in range(tries):
        path = folder / f"away{number}.rota"
        make(path, "Yew", 2)
        with RotaFile.open(path, reference=reference()) as file:
            if number % 3 == 0:
                path.unlink()
            elif number % 3 == 1:
                path.rename(path.with_suffix(".moved"))
            else:
                other = folder / f"other{number}.rota"
                make(other, "Box", 1)
                os.replace(other, path)
            try:
                with file.step("Add") as step:
                    step.insert("families", {"name": "Lost"})
                lost += 1
            except FileProblem:
                struck += 1
            saved = folder / f"saved{number}.rota"
            file.save_copy(saved)
        halves += [row["name"] for row in content(saved)["tables"]["families"]] != ["Yew0", "Yew1"]
    return Outcome("deleted, moved or replaced while open", tries, struck, lost, halves)


def racing(folder: Path, tries: int) -> Outcome:
    """Two programs that open, save and close as fast as they can: each change that was told is there."""
    path = folder / "race.rota"
    RotaFile.create(path, name="Race", reference=reference()).close()
    pipes = [_racer(path, name, tries // 2) for name in ("Left", "Right")]
    told: set[str] = set()
    struck = 0
    for reader, child in pipes:
        with os.fdopen(reader) as lines:
            for line in lines:
                refused = line.startswith("busy")
                struck += refused
                if not refused:
                    told.add(line.strip())
        _, status = os.waitpid(child, 0)
        assert os.WEXITSTATUS(status) == _DONE, "a racer met trouble that is none of words"
    there = {row["name"] for row in content(path)["tables"]["families"]}
    return Outcome("two programs on one file", tries, struck, len(told - there), len(there - told))


def _racer(path: Path, name: str, tries: int) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return reader, child
    code = _BROKEN
    try:
        for number in range(tries):
            try:
                with RotaFile.open(path, reference=reference()) as file, file.step("Add") as step:
                    step.insert("families", {"name": f"{name} {number}"})
            except FileInUse:
                os.write(writer, b"busy\n")
            else:
                os.write(writer, f"{name} {number}\n".encode())
        code = _DONE
    finally:
        os._exit(code)


def read_only(folder: Path, tries: int) -> Outcome:
    """A file opened to read refuses every change in words and stays as it is."""
    path = folder / "read.rota"
    make(path, "Bay", 2)
    before = path.read_bytes()
    struck = lost = 0
    for number in range(tries):
        with RotaFile.open(path, read_only=True, reference=reference()) as file:
            try:
                with file.step("Add") as step:
                    step.insert("families", {"name": f"No {number}"})
                lost += 1
            except FileProblem:
                struck += 1
    return Outcome("changes to a file opened to read", tries, struck, lost, int(path.read_bytes() != before))
