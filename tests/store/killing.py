"""Kills programs in the middle of their work, and looks at what they leave. Run by ``test_killing``, as a program
of its own: it forks, which a test process with threads must not do.

``python -m tests.store.killing FOLDER KILLS SEED`` prints one JSON object with what it saw.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from nursery_rota.store.reference import Reference, load_reference
from nursery_rota.store.rota_file import RotaFile

KILLS_PER_FILE = 25
LONGEST_LIFE = 0.04
"""Seconds between the first step of a program and its end: a few dozen steps."""


@dataclass
class Seen:
    """Sums over all kills."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    torn: int = 0
    """Kills that left a journal, so that SQLite had to take back half a step."""


def work(path: Path, reference: Reference, pipe: int) -> None:
    """Numbered steps over three tables without end; each number is told after its step has returned."""
    with RotaFile.open(path, reference=reference) as file:
        number = len(file.book().families)
        os.write(pipe, b"open\n")
        while True:
            number += 1
            with file.step(f"Step {number}") as step:
                family = step.insert("families", {"name": str(number), "notes": "x" * 300})
                for name in ("Ruth", "Tom"):
                    step.insert("people", {"family_id": family, "first_name": name})
                step.update("nursery", 1, {"notice_hours": number})
            if number % 4 == 0:
                file.undo()
                file.redo()
            os.write(pipe, b"%d\n" % number)


def kill_one(path: Path, reference: Reference, life: float) -> int:
    """Start a worker, end it after ``life`` seconds; answers the last number that it told, 0 for none."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            work(path, reference, writer)
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        opened = told.readline()
        assert opened == b"open\n", f"the worker could not open the file: {opened!r}"
        time.sleep(life)
        os.kill(child, signal.SIGKILL)
        lines = told.read().splitlines(keepends=True)
    os.waitpid(child, 0)
    return int(lines[-1]) if lines else 0


def look(file: RotaFile) -> int:
    """How many steps the file holds; each must be whole, in every table and in the history."""
    book = file.book()
    count = len(book.families)
    assert [family.name for family in book.families] == [str(n) for n in range(1, count + 1)]
    for family in book.families:
        assert [p.first_name for p in book.adults_of[family.id]] == ["Ruth", "Tom"]
    assert len(book.people) == 2 * count
    assert book.nursery.notice_hours == (count or 24)
    done = [line for line in file.history(1_000_000) if line.state == "done"]
    assert [line.label for line in done] == [f"Step {n}" for n in range(count, 0, -1)]
    return count


def check(path: Path, reference: Reference, before: int, acknowledged: int, seen: Seen) -> int:
    """Open what the dead program left, compare it with what it told, and undo once."""
    journal = path.with_name(f"{path.name}-journal")
    seen.torn += journal.exists() and journal.read_bytes()[:8].strip(b"\0") != b""
    with RotaFile.open(path, reference=reference) as file:
        count = look(file)
        known = max(before, acknowledged)
        # The step under way may have been whole already; while it was undone for a moment, it may be absent.
        assert known <= count <= known + 1, (before, acknowledged, count)
        seen.acknowledged += known - before
        seen.unacknowledged += count - known
        if count:
            file.undo()
            assert look(file) == count - 1
            file.redo()
    return count


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill so many workers, several one after the other on each file."""
    chance = random.Random(seed)
    reference = load_reference()
    seen = Seen()
    while seen.kills < kills:
        path = folder / f"{seen.kills}.rota"
        RotaFile.create(path, name="Acorn", reference=reference).close()
        before = 0
        for _ in range(min(KILLS_PER_FILE, kills - seen.kills)):
            acknowledged = kill_one(path, reference, chance.uniform(0, LONGEST_LIFE))
            before = check(path, reference, before, acknowledged, seen)
            seen.kills += 1
        with RotaFile.open(path, reference=reference) as file:
            file.undo_to(0)
            assert look(file) == 0
    print(json.dumps(vars(seen)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
