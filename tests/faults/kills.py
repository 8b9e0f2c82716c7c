"""Programs ended in the middle of a backup, a restore, an upgrade, an erasure; and what they leave.

It forks, so it must run in a process without threads.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

from nursery_rota.actions.erase import erase_family
from nursery_rota.store import locking, opening, upgrading
from nursery_rota.store.backup import backup, backups_of
from nursery_rota.store.migrations import STEPS
from nursery_rota.store.restoring import restore
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.verifying import verify
from nursery_rota.store.whole_file import export_tables
from tests.faults.table import Outcome
from tests.making import reference

NOON = datetime(2026, 9, 14, 12)
ROOT = Path(__file__).parents[2]


def ended(work: Callable[[], object], after: float) -> bool:
    """Do the work in a process of its own and end that ``after`` so many seconds; answers whether it was still
    at work."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work itself met trouble"
    return os.WIFSIGNALED(status)


def duration(work: Callable[[], object]) -> float:
    """Seconds that the work takes in a process of its own."""
    child = os.fork()
    start = time.perf_counter()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    return time.perf_counter() - start


def make(path: Path, name: str, families: int = 12) -> None:
    """A nursery whose families, people and notes bear its name."""
    with RotaFile.create(path, name=name, reference=reference()) as file:
        for number in range(families):
            with file.step(f"Add {name}{number}") as step:
                family = step.insert("families", {"name": f"{name}{number}", "notes": "x" * 3000})
                step.insert(
                    "people", {"family_id": family, "first_name": "Ana", "last_name": f"{name}{number}"}
                )


def content(path: Path) -> dict[str, Any]:
    """Everything in the file but its history; an unreadable file raises."""
    with RotaFile.open(path, reference=reference()) as file:
        return export_tables(file)


def steps(folder: Path, kills: int, seed: int) -> Outcome:
    """Ordinary actions, undo and redo (``tests.store.killing``, which raises when anything is lost or torn)."""
    arguments = [sys.executable, "-m", "tests.store.killing", str(folder), str(kills), str(seed)]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=True)
    seen = json.loads(done.stdout)
    return Outcome("ended while saving, undoing, redoing", kills, seen["torn"] + seen["unacknowledged"], 0, 0)


def backups(folder: Path, kills: int, seed: int) -> Outcome:
    """The file is as it was, and every backup with a name of its own is whole."""
    chance = random.Random(seed)
    path, kept = folder / "backup.rota", folder / "kept"
    make(path, "Ash")
    before = content(path)
    longest = duration(lambda: backup(path, folder / "first", NOON)) * 1.1
    struck = lost = halves = 0
    for number in range(kills):
        now = NOON.replace(minute=number // 60 % 60, second=number % 60)
        struck += ended(lambda now=now: backup(path, kept, now), chance.uniform(0, longest))  # type: ignore[misc]
        halves += sum(verify(copy) != [] for copy in backups_of(path, kept)[:1])
        lost += content(path) != before
    return Outcome("ended during a backup", kills, struck, lost, halves)


def restores(folder: Path, kills: int, seed: int) -> Outcome:
    """The file is wholly the old one, or wholly the backup with the old one beside it."""
    chance = random.Random(seed)
    longest, struck, lost, halves = 0.0, 0, 0, 0
    for number in range(-1, kills):
        place = folder / f"restore{number}"
        place.mkdir()
        old, new = place / "acorn.rota", place / "other.rota"
        make(old, "Old", 4)
        make(new, "New", 4)
        was, will = content(old), content(new)
        if number < 0:
            longest = duration(lambda old=old, new=new: restore(new, old, NOON)) * 1.1  # type: ignore[misc]
            continue
        struck += ended(lambda old=old, new=new: restore(new, old, NOON), chance.uniform(0, longest))  # type: ignore[misc]
        now = content(old)
        aside = [content(p) for p in place.glob("acorn before*.rota")]
        halves += now not in (was, will)
        lost += now != was and was not in aside
    return Outcome("ended during a restore", kills, struck, lost, halves)


def one_more_column(db: Database) -> None:
    """A migration as the next version may bring one."""
    db.execute("ALTER TABLE families ADD COLUMN colour TEXT")


def upgrades(folder: Path, kills: int, seed: int) -> Outcome:
    """The file is of the old version or of the new one, with every row."""
    chance = random.Random(seed)
    known = Migrations("nursery_rota")
    for step in (*STEPS, one_more_column):
        known()(step)
    longest, struck, lost, halves = 0.0, 0, 0, 0
    for number in range(-1, kills):
        path = folder / f"upgrade{number}.rota"
        make(path, "Oak", 4)

        def work(path: Path = path) -> None:
            db = opening.connect(path, "rw")
            locking.take(db.conn, path)
            upgrading.upgrade(db, path, known, date(2026, 9, 14))

        if number < 0:
            longest = duration(work) * 1.1
            continue
        struck += ended(work, chance.uniform(0, longest))
        with closing(opening.copy_into_memory(path)) as db:
            names = [name for (name,) in db.execute("SELECT name FROM families ORDER BY id")]
            halves += db.execute("PRAGMA integrity_check").fetchone() != ("ok",)
            lost += names != [f"Oak{n}" for n in range(4)]
    return Outcome("ended during an upgrade", kills, struck, lost, halves)


def erasures(folder: Path, kills: int, seed: int) -> Outcome:
    """The family is wholly there, or its name is nowhere in the file."""
    chance = random.Random(seed)
    longest, struck, lost, halves = 0.0, 0, 0, 0
    for number in range(-1, kills):
        path = folder / f"erase{number}.rota"
        make(path, "Elm", 4)
        was = content(path)

        def work(path: Path = path) -> None:
            with RotaFile.open(path, reference=reference()) as file:
                erase_family(file, 2, today=date(2026, 9, 14))

        if number < 0:
            longest = duration(work) * 1.1
            continue
        struck += ended(work, chance.uniform(0, longest))
        now = content(path)
        names = [row["name"] for row in now["tables"]["families"]]
        gone = names == ["Elm0", "Elm2", "Elm3"]
        halves += not (now == was or (gone and b"Elm1" not in path.read_bytes()))
        lost += verify(path) != []
    return Outcome("ended while erasing a family", kills, struck, lost, halves)
