"""The ink of the wall rota's grid: heads of days, rows of places, closed days, lines to write on."""

from __future__ import annotations

from collections.abc import Sequence

from nursery_rota.documents.fonts import BOLD, REGULAR, fit, wrap
from nursery_rota.documents.pen import HEAD_GREY, Pen, bold, regular
from nursery_rota.documents.wall_cells import PITCH_TO_WRITE, PLAIN, Density, Line
from nursery_rota.documents.wall_grid import PAD, ROW_PAD, GridPage, Row, title_lines
from nursery_rota.domain.sheets import Day

HEAD_HEIGHT = 22.0
_MOST_DOTTED = 3
_ALL_DOTTED = 99


def draw_grid(pen: Pen, page: GridPage, days: Sequence[Day], left: float, top: float) -> None:
    """The grid of one page from its top left corner."""
    columns = page.columns
    start, body = left + columns.first, top + HEAD_HEIGHT
    total, wide = sum(page.heights), columns.day * len(days)
    pen.box(start, top, wide, HEAD_HEIGHT, fill=HEAD_GREY)
    for i, day in enumerate(days):
        x = start + i * columns.day
        pen.line(x, top, x, body + total)
        head = fit(day.long_title, BOLD, 13, 9, columns.day - 2 * PAD)
        pen.text(x + PAD, top + 15.5, bold(head.lines[0], head.size))
    y = body
    for row, high in zip(page.rows, page.heights, strict=True):
        _draw_title(pen, row, page.density, (left, y, columns.first, high))
        pen.line(start, y + high, start + wide, y + high)
        for i, lines in enumerate(row.cells):
            if lines is not None:
                most = _MOST_DOTTED if any(row.cells) else _ALL_DOTTED
                place = (start + i * columns.day, y, columns.day, high)
                _draw_cell(pen, lines, page.density, place, most if row.care else 0)
        y += high
    pen.box(start, body, wide, total)
    for i, day in enumerate(days):
        if day.closed is not None:
            draw_closed(pen, day.closed, (start + i * columns.day, body, columns.day, total))


def _draw_title(pen: Pen, row: Row, density: Density, place: tuple[float, float, float, float]) -> None:
    left, y, wide, high = place
    pen.box(left, y, wide, high, fill=HEAD_GREY)
    titles, times, size = title_lines(row, density, wide)
    y += ROW_PAD - 0.5
    for line in titles:
        y += size * 1.2
        pen.text(left + PAD, y - size * 0.2, bold(line, size))
    for line in times:
        y += PLAIN * 1.25
        pen.text(left + PAD, y - PLAIN * 0.2, regular(line, PLAIN))


def _draw_cell(
    pen: Pen,
    lines: Sequence[Line],
    density: Density,
    place: tuple[float, float, float, float],
    most_dotted: int,
) -> None:
    """The entries from the top; from the bottom up dotted lines, as many as there is room for."""
    x, y, wide, high = place
    bottom = y + high - ROW_PAD
    x, y, wide = x + PAD, y + ROW_PAD, wide - 2 * PAD
    for line in lines:
        line.draw(pen, density, x, y, wide)
        y += line.height(density, wide)
    for i in range(min(most_dotted, int((bottom - y) // PITCH_TO_WRITE))):
        pen.dotted(x, x + wide, bottom - PITCH_TO_WRITE * i)


def draw_closed(pen: Pen, reason: str, place: tuple[float, float, float, float]) -> None:
    """The whole day hatched, with a framed "Closed" and the reason in its middle."""
    x, top, column, high = place
    pen.box(x, top, column, high, fill=1.0)
    pen.hatch(x, top, column, high)
    pen.box(x, top, column, high)
    wide = column - 22
    lines = wrap(reason, REGULAR, PLAIN, wide - 12)
    frame = 38 + 15.5 * len(lines)
    y = top + max(4.0, high / 2 - frame / 2)
    pen.box(x + 11, y, wide, frame, fill=1.0)
    pen.text(x + column / 2, y + 25, bold("Closed", 15.5), "centre")
    for i, line in enumerate(lines):
        pen.text(x + column / 2, y + 43 + 15.5 * i, regular(line, PLAIN), "centre")
