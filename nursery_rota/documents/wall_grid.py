"""The grid of the wall rota: its rows, measured and shared out over pages.

Owns sizes and page breaks, not ink. Nothing is ever left out: what does not fit is set tighter, then goes on to
a further page, with the heads of days and rows again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nursery_rota.documents.fonts import BOLD, REGULAR, fit, width, wrap
from nursery_rota.documents.wall_cells import (
    DENSITIES,
    ONE_DAY,
    PITCH_TO_WRITE,
    PLAIN,
    Density,
    Line,
    cell_lines,
)
from nursery_rota.domain.sheets import WeekSheet

PAD = 6.5
"""Between a cell's border and its text, left and right."""
ROW_PAD = 5.0
"""The same above and below."""

_NARROWEST, _WIDEST = 93.0, 126.0
_TITLE = 14.5
_TIGHT = 4
"""From this density on the first column may take room from the days."""


@dataclass(frozen=True)
class Row:
    """A row of the grid. ``cells[d]`` are the lines of day d, None where the row has no shift; ``care`` rows
    share what room is left."""

    title: str
    times: tuple[str, ...]
    care: bool
    cells: tuple[tuple[Line, ...] | None, ...]


@dataclass(frozen=True)
class Columns:
    """Widths in points: the column of row titles, and that of each day."""

    first: float
    day: float


@dataclass(frozen=True)
class GridPage:
    """Rows that stand on one page, each with its height in points."""

    rows: tuple[Row, ...]
    heights: tuple[float, ...]
    density: Density
    columns: Columns


def grid_rows(sheet: WeekSheet) -> tuple[Row, ...]:
    """The rows of the week; where nothing is planned, one row to be filled in by hand."""
    if not sheet.rows:
        return (Row("By hand", ("nothing is planned yet",), True, tuple(() for _ in sheet.days)),)
    return tuple(
        Row(
            row.title,
            row.times,
            row.kind == "care",
            tuple(
                None
                if day.closed is not None or not cells
                else tuple(line for cell in cells for line in cell_lines(cell, row.kind))
                for day, cells in zip(sheet.days, row.cells, strict=True)
            ),
        )
        for row in sheet.rows
    )


def lay_out(rows: Sequence[Row], days: int, whole: float, room: float) -> list[GridPage]:
    """Pages of rows, ``whole`` points wide and ``room`` points high, as roomy as one page allows."""
    roomy = Columns(_NARROWEST, (whole - _NARROWEST) / days)
    first = _widened(rows)
    tight = Columns(first, (whole - first) / days)
    densities = (ONE_DAY, *DENSITIES) if days == 1 else DENSITIES
    settings = [(d, tight if d in DENSITIES[_TIGHT:] else roomy) for d in densities]
    for density, columns in settings:
        if sum(_least(row, density, columns) for row in rows) <= room:
            return [_page(rows, density, columns, room)]
    tries = [_over_pages(rows, density, columns, room) for density, columns in settings[1:]]
    fewest = min(len(pages) for pages in tries)
    roomiest = next(pages for pages in tries if len(pages) == fewest)
    return _balanced(rows, roomiest, room)


def _widened(rows: Sequence[Row]) -> float:
    """The width that takes the longest title on one line, within bounds: for weeks with many rows."""
    longest = max((width(row.title, BOLD, PLAIN) for row in rows), default=0.0)
    return min(max(longest + 2 * PAD + 1, _NARROWEST), _WIDEST)


def _balanced(rows: Sequence[Row], pages: list[GridPage], room: float) -> list[GridPage]:
    """As many pages, none of them nearly empty: the lowest fill that still needs no further page."""
    density, columns = pages[0].density, pages[0].columns
    tries = (_over_pages(rows, density, columns, room * part / 20, room) for part in range(8, 20))
    return next((balanced for balanced in tries if len(balanced) == len(pages)), pages)


def _over_pages(
    rows: Sequence[Row], density: Density, columns: Columns, fill: float, room: float | None = None
) -> list[GridPage]:
    """Pages filled up to ``fill`` points each; their rows then share ``room`` (the same, if not given)."""
    room = fill if room is None else room
    waiting = list(rows)
    pages: list[GridPage] = []
    here: list[Row] = []
    while waiting:
        used = sum(_least(row, density, columns) for row in here)
        if used + _least(waiting[0], density, columns) <= fill:
            here.append(waiting.pop(0))
            continue
        if not here:
            first, rest = _split(waiting.pop(0), density, columns, fill)
            here, waiting = [first], [*([rest] if any(rest.cells) else []), *waiting]
        pages.append(_page(here, density, columns, room))
        here = []
    return [*pages, _page(here, density, columns, room)] if here else pages


def _page(rows: Sequence[Row], density: Density, columns: Columns, room: float) -> GridPage:
    least = [_least(row, density, columns) for row in rows]
    return GridPage(tuple(rows), _share(rows, least, room), density, columns)


def _split(row: Row, density: Density, columns: Columns, room: float) -> tuple[Row, Row]:
    """As many lines of each day as ``room`` holds, and a row that goes on with the others."""
    first: list[tuple[Line, ...] | None] = []
    rest: list[tuple[Line, ...] | None] = []
    for cell in row.cells:
        lines = cell or ()
        used, count = 2 * ROW_PAD, 0
        while count < len(lines):
            used += lines[count].height(density, columns.day - 2 * PAD)
            if used > room and count:
                break
            count += 1
        first.append(lines[:count] if cell is not None else None)
        rest.append(lines[count:] if cell is not None else None)
    title = row.title.removesuffix(", more")
    return replace(row, cells=tuple(first)), replace(row, title=f"{title}, more", cells=tuple(rest))


def _least(row: Row, density: Density, columns: Columns) -> float:
    wide = columns.day - 2 * PAD
    content = max(
        (sum(line.height(density, wide) for line in lines or ()) for lines in row.cells), default=0.0
    )
    dotted = density.dotted * PITCH_TO_WRITE if row.care else 0.0
    return max(content + dotted, _title_height(row, density, columns.first)) + 2 * ROW_PAD


def _share(rows: Sequence[Row], least: Sequence[float], room: float) -> tuple[float, ...]:
    """What is left of the room goes to the care rows, in proportion to what they hold."""
    spare = room - sum(least)
    takers = [row.care for row in rows] if any(row.care for row in rows) else [True for _ in rows]
    weight = sum(high for high, takes in zip(least, takers, strict=True) if takes)
    return tuple(
        high + (spare * high / weight if takes else 0.0) for high, takes in zip(least, takers, strict=True)
    )


def title_lines(row: Row, density: Density, first: float) -> tuple[list[str], list[str], float]:
    """The row's title and times broken into lines, and the size of the title in points."""
    wide = first - 2 * PAD
    size = min(_TITLE, density.name)
    if width(row.title, BOLD, PLAIN) <= wide:
        size = fit(row.title, BOLD, size, PLAIN, wide).size
    times = [line for text in row.times for line in wrap(text, REGULAR, PLAIN, wide)]
    return wrap(row.title, BOLD, size, wide), times, size


def _title_height(row: Row, density: Density, first: float) -> float:
    titles, times, size = title_lines(row, density, first)
    return len(titles) * size * 1.2 + len(times) * PLAIN * 1.25
