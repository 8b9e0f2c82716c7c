"""A sheet as rows of typed cells, whatever file it came from.

It owns what a cell may hold and how large a sheet may be; it must not know what the columns mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import category

from nursery_rota.errors import ImportProblem

Cell = str | date | None

MOST_ROWS = 5_000
"""Rows that hold something. The largest nurseries have a few hundred children."""
MOST_COLUMNS = 200


@dataclass(frozen=True)
class Line:
    """One row that holds something; ``number`` is the one the spreadsheet program shows."""

    number: int
    cells: tuple[Cell, ...]

    def __getitem__(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True)
class Merge:
    """Cells merged into one; rows count from 1, columns from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """One sheet. Empty rows are left out; a value merged over several rows stands in each of them."""

    lines: tuple[Line, ...]
    merges: tuple[Merge, ...] = ()


def lines_of(rows: Iterable[Sequence[Cell]], source: str) -> tuple[Line, ...]:
    """The rows that hold something, numbered from 1. ``ImportProblem`` where there are absurdly many."""
    lines: list[Line] = []
    for number, row in enumerate(rows, 1):
        width = max((i for i, cell in enumerate(row, 1) if cell is not None), default=0)
        if not width:
            continue
        if len(lines) == MOST_ROWS:
            raise ImportProblem(
                f"{source} has more than {MOST_ROWS:,} rows. Keep only the families in it, and try again."
            )
        if width > MOST_COLUMNS:
            raise ImportProblem(
                f"{source} has more than {MOST_COLUMNS} columns. Keep only the families in it, and try again."
            )
        lines.append(Line(number, tuple(row[:width])))
    return tuple(lines)


def fill_down(lines: Sequence[Line], merges: Sequence[Merge]) -> tuple[Line, ...]:
    """Give every row of a merged cell its value; only the first row of it holds one in the file."""
    by_number = {line.number: list(line.cells) for line in lines}
    for merge in merges:
        top = by_number.get(merge.top)
        if top is None or merge.left >= len(top) or merge.bottom == merge.top:
            continue
        for number, cells in by_number.items():
            # Not the other way round: a merge may claim a million rows, of which hardly any hold something.
            if merge.top < number <= merge.bottom:
                cells.extend([None] * (merge.left + 1 - len(cells)))
                cells[merge.left] = top[merge.left]
    return tuple(Line(number, tuple(cells)) for number, cells in by_number.items())


def clean(text: str) -> str | None:
    """``text`` on its lines without stray blanks and without characters that cannot be seen; None if empty."""
    kept = "".join(c for c in text if c in "\n\t" or category(c) not in ("Cc", "Cs"))
    lines = (" ".join(line.split()) for line in kept.replace("\t", " ").splitlines())
    return "\n".join(line for line in lines if line) or None
