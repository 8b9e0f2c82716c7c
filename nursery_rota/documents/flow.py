"""Pieces of a page one below the other, shared out over as many pages as they need.

A piece is never split. Rows of one table carry its head, which is drawn again on each page; glue keeps a title
with what follows, and the first and last rows of a table together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from nursery_rota.documents.pen import Pen, Run, bold, wrap_runs

_TOGETHER = 3
"""No page holds fewer rows of a table than this, unless the table has no more."""


@dataclass(frozen=True)
class Piece:
    """``draw`` gets the pen and the y of the top; ``glue`` keeps the piece on the page of the next one;
    ``head`` is drawn first where a page begins with this piece. ``floor``: y from which the piece is drawn at
    the foot of the page, whatever stands above."""

    height: float
    draw: Callable[[Pen, float], None]
    glue: bool = False
    head: Piece | None = None
    floor: float | None = None


@dataclass(frozen=True)
class Placed:
    piece: Piece
    y: float


def pages_of(pieces: Sequence[Piece], top: float, bottom: float) -> list[list[Placed]]:
    """Pages between ``top`` and ``bottom``; at least one, which may be empty."""
    pages: list[list[Placed]] = [[]]
    y = top
    for group in _groups(pieces):
        if pages[-1] and not _fits(group, y, bottom):
            pages.append([])
            y = top
            head = group[0].head
            if head is not None:
                y = _place(pages[-1], head, y)
        for piece in group:
            if pages[-1] and not _fits([piece], y, bottom):
                pages.append([])
                y = top
            y = _place(pages[-1], piece, y)
    return pages


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    joined = False
    for piece in pieces:
        if joined:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        joined = piece.glue
    return groups


def _fits(group: Sequence[Piece], y: float, bottom: float) -> bool:
    for piece in group:
        if piece.floor is not None and y > piece.floor:
            return False
        y = (y if piece.floor is None else piece.floor) + piece.height
    return y <= bottom + 0.01


def _place(page: list[Placed], piece: Piece, y: float) -> float:
    y = y if piece.floor is None else piece.floor
    page.append(Placed(piece, y))
    return y + piece.height


def table(title: Piece | None, head: Piece, rows: Sequence[Piece]) -> list[Piece]:
    """A table whose head stands again on each page and whose title, first and last rows hold together."""
    glued = [
        replace(row, head=head, glue=i < _TOGETHER - 1 or i >= len(rows) - _TOGETHER)
        for i, row in enumerate(rows)
    ]
    if glued:
        glued[-1] = replace(glued[-1], glue=False)
    top = [replace(title, glue=True)] if title is not None else []
    return [*top, replace(head, glue=True), *glued]


def section(text: str, x: float, size: float = 15) -> Piece:
    """The title of a part of the page."""
    return Piece(23, lambda pen, y: _text(pen, x, y + 17, bold(text, size)), glue=True)


def paragraph(runs: Sequence[Run], x: float, room: float, pitch: float = 15.75) -> Piece:
    """Running text, ``room`` points wide."""
    lines = wrap_runs(runs, room)

    def draw(pen: Pen, y: float) -> None:
        for i, line in enumerate(lines):
            pen.runs(x, y + 11.5 + pitch * i, line)

    return Piece(len(lines) * pitch, draw)


def space(height: float) -> Piece:
    """Nothing, so many points of it."""
    return Piece(height, lambda pen, y: None)


def _text(pen: Pen, x: float, y: float, run: Run) -> None:
    pen.text(x, y, run)
