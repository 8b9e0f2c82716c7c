"""How long the file takes: opening it, one edit, reading it again, undo."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.nurseries import rows
from nursery_rota.store.reference import Reference, load_reference
from nursery_rota.store.rota_file import RotaFile

SIZES = ((20, 150), (60, 1440), (120, 3000))
TIMES = 20


def main() -> None:
    """Prints the section "The file"."""
    reference = load_reference()
    print("## The file\n")
    print(f"Every edit is on the disk before it counts as made. Middle of {TIMES} runs, in milliseconds.\n")
    print("| Families | Duties | Size, kB | Open and read | One edit | Read after it | Undo | Redo |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for families, duties in SIZES:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "bench.rota"
            made = rows(families, duties_done=duties)
            RotaFile.create(path, name="Bench", tables=made, reference=reference).close()
            figures = " | ".join(f"{figure:.1f}" for figure in measured(path, reference))
            print(f"| {families} | {duties} | {path.stat().st_size / 1000:.0f} | {figures} |")


def measured(path: Path, reference: Reference) -> list[float]:
    """Open, edit, read, undo, redo: the middle time of each, in milliseconds."""

    def opened() -> None:
        with RotaFile.open(path, reference=reference) as file:
            file.book()

    opening = _middle(opened)
    with RotaFile.open(path, reference=reference) as file:
        turns = iter(range(TIMES))

        def move() -> None:
            with file.step("Move a duty") as step:
                step.update("duties", 1 + next(turns), {"pinned": True})

        edits, reads = [], []
        for _ in range(TIMES):
            edits.append(_timed(move))
            reads.append(_timed(file.book))
        undos = _middle(file.undo)
        redos = _middle(file.redo)
    return [opening, median(edits), median(reads), undos, redos]


def _middle(work: Callable[[], object]) -> float:
    return median(_timed(work) for _ in range(TIMES))


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds that ``work`` takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
