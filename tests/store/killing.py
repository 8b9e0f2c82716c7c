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
import traceback
from dataclasses import dataclass
from pathlib import Path

from nursery_rota.store.reference import Reference, load_reference
from nursery_rota.store.rota_file import RotaFile

KILLS_PER_FILE = 25
MOST_STEPS = 12
"""How many steps a program tells at most before it is ended, somewhere in the next one."""
LONGEST_STEP = 0.004
"""Seconds within which that next step is most likely under way."""


@dataclass
class Seen:
    """Sums over all kills."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    torn: int = 0
    """Kills that left a journal, so that SQLite had to take back half a step."""


def work(path: Path, reference: Reference, known: int, pipe: int) -> None:
    """Look at what the program before has left, then do numbered steps over three tables without end; each number
    is told after its step has returned."""
    with RotaFile.open(path, reference=reference) as file:
        number = check(file, known)
        os.write(pipe, b"%d\n" % number)
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


def kill_one(path: Path, reference: Reference, known: int, steps: int, delay: float) -> tuple[int, int]:
    """Start a worker, end it ``delay`` seconds after so many steps; answers the number of steps that it found
    and the last one that it told."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            work(path, reference, known, writer)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        found = last = told.readline()
        for _ in range(steps):
            last = told.readline()
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        lines = [last, *told.read().splitlines()]
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the worker found a fault and ended by itself"
    return int(found), int(lines[-1])


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


def check(file: RotaFile, known: int) -> int:
    """Compare what the dead program left with what it told, undo once and redo; answers the number of steps."""
    count = look(file)
    # The step under way may have been whole already, and only then is it there.
    assert known <= count <= known + 1, (known, count)
    if count:
        file.undo()
        assert look(file) == count - 1
        file.redo()
    return count


def is_torn(path: Path) -> bool:
    """Whether half a step is in the file, which SQLite has to take back."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.read_bytes()[:8].strip(b"\0") != b""


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill so many workers, several one after the other on each file."""
    chance = random.Random(seed)
    reference = load_reference()
    seen = Seen()
    while seen.kills < kills:
        path = folder / f"{seen.kills}.rota"
        RotaFile.create(path, name="Acorn", reference=reference).close()
        known = 0
        for _ in range(min(KILLS_PER_FILE, kills - seen.kills)):
            steps, delay = chance.randint(0, MOST_STEPS), chance.uniform(0, LONGEST_STEP)
            found, told = kill_one(path, reference, known, steps, delay)
            seen.unacknowledged += found - known
            seen.acknowledged += told - found
            seen.torn += is_torn(path)
            seen.kills += 1
            known = told
        with RotaFile.open(path, reference=reference) as file:
            check(file, known)
            file.undo_to(0)
            assert look(file) == 0
    print(json.dumps(vars(seen)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
