"""Disks that are full at every write: for each kind of work, with no room left, with one block more, and so on until
it is done.

Refused in words, nothing has changed and nothing half stands about; with room, the same is done again and goes through.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from nursery_rota.errors import FileProblem
from nursery_rota.store.verifying import verify
from tests.faults.full_works import Work, held, key_of, lay_out, starts, works
from tests.faults.small_disk import BLOCK, SmallDisk, SmallFiles, can_mount, small_disk
from tests.faults.table import Outcome

_WHILE_OPEN = {".nursery.rota.lock", "nursery.rota-journal"}
"""Who has the file open, and SQLite's own: gone when it is closed."""
_SHORT = 24
"""Blocks: with fewer, many kinds of work are refused."""


@dataclass
class Met:
    """What came of a work that met a full disk."""

    refused: bool = False
    lost: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)


def full(folder: Path, tries: int | None, seed: int) -> Outcome:
    """Every work with every room; or ``tries`` works chosen by chance, each with some room."""
    begins = starts(folder)
    place = folder / "disk"
    after = (
        {work.name: _with_room(work, begins, folder / "room") for work in works()} if tries is None else {}
    )
    chance = random.Random(seed)
    met = list(_every(begins, place, after) if tries is None else _some(begins, folder, place, tries, chance))
    for name, room, came in met:
        for trouble in came.lost + came.halves:
            print(f"{name}, {room} blocks left: {trouble}")
    kind = (SmallDisk if can_mount(place) else SmallFiles).kind
    return Outcome(
        f"disk full at every write ({kind})",
        len(met),
        sum(came.refused for *_, came in met),
        sum(len(came.lost) for *_, came in met),
        sum(len(came.halves) for *_, came in met),
    )


State = dict[str, Any]
Case = tuple[str, int, Met]


def _every(begins: dict[str, Path], place: Path, after: dict[str, State]) -> Iterator[Case]:
    for work in works():
        for room in count():
            met = _apart(lambda work=work, room=room: _meet(work, begins, place, room, after[work.name]))  # type: ignore[misc]
            yield work.name, room, met
            if not met.refused:
                break


def _some(
    begins: dict[str, Path], folder: Path, place: Path, tries: int, chance: random.Random
) -> Iterator[Case]:
    for work in chance.sample(list(works()), tries):
        after = _with_room(work, begins, folder / "room")
        room = chance.randrange(_SHORT)
        yield (
            work.name,
            room,
            _apart(
                lambda work=work, room=room, after=after: _meet(work, begins, place, room, after)  # type: ignore[misc]
            ),
        )


def _with_room(work: Work, begins: dict[str, Path], folder: Path) -> State:
    """What the nursery holds after the work when nothing is in its way."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    lay_out(folder, begins, work.start)
    work.do(folder, lambda do: do())
    return held(folder)


def _meet(work: Work, begins: dict[str, Path], place: Path, room: int, after: State) -> Met:
    """The work on a disk with ``room`` blocks left; to be called in a process of its own."""
    shutil.rmtree(place, ignore_errors=True)
    disk = small_disk(place)
    folder = disk.folder
    lay_out(folder, begins, work.start)
    tempfile.tempdir = str(folder)
    before, there = held(folder), _names(folder)
    met = Met()

    def again(do: Callable[[], object]) -> None:
        try:
            do()
        except FileProblem:
            met.refused = True
        else:
            return
        disk.make_room()
        now = held(folder)
        if now != before and not (work.may_stay and now == after):
            met.halves.append("refused, and changed")
        met.halves += _strays(folder, there, before)
        if now == before:
            do()

    disk.leave(room * BLOCK)
    try:
        work.do(folder, again)
    except Exception:  # whatever is not told in words counts as a fault, and the other works are still tried
        met.halves.append(traceback.format_exc())
    disk.make_room()
    if held(folder) != after:
        met.lost.append("done, and not there")
    met.halves += [
        f"left behind: {name}" for name in _names(folder) if name in _WHILE_OPEN or "/." in f"/{name}"
    ]
    return met


def _names(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if not p.is_dir()} - {"ballast"}


def _strays(folder: Path, there: set[str], before: State) -> Iterator[str]:
    """What a refusal has left: a whole backup may be among it, nothing else."""
    for name in _names(folder) - there - _WHILE_OPEN:
        path = folder / name
        if (
            path.suffix != ".rota"
            or name.startswith(".")
            or verify(path, key_of(path))
            or held(folder) != before
        ):
            yield f"left behind: {name}"


def _apart(work: Callable[[], Met]) -> Met:
    """What the work answers, done in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reader)
            with os.fdopen(writer, "w") as out:
                json.dump(vars(work()), out)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader) as lines:
        told = lines.read()
    _, status = os.waitpid(child, 0)
    well = os.waitstatus_to_exitcode(status) == 0
    return Met(**json.loads(told)) if well else Met(halves=["the program ended"])
