"""Files that are taken away, programs that want the same file, and files that may only be read."""

from __future__ import annotations

import os
from pathlib import Path

from nursery_rota.errors import FileInUse, FileProblem
from nursery_rota.store.rota_file import RotaFile
from tests.faults.kills import content, make
from tests.faults.table import Outcome
from tests.making import reference

_DONE, _BROKEN = 0, 9


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
