"""Tables with ruled cells, to be filled in by hand: columns, blocks of words in them, rows that never split."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from nursery_rota.documents.flow import Piece
from nursery_rota.documents.fonts import REGULAR, width, wrap
from nursery_rota.documents.pen import HEAD_GREY, Pen, Run, bold, regular, wrap_runs
from nursery_rota.documents.signs import draw_sign

PAD = 6.5
_PITCH = 15.0
_MARK = 10.5


@dataclass(frozen=True)
class Block:
    """What stands in a cell: ``draw`` gets the pen, the left edge of the room for it and its top."""

    height: float
    draw: Callable[[Pen, float, float], object]


EMPTY = Block(0, lambda pen, x, y: None)
"""A cell to write in."""


@dataclass(frozen=True)
class Columns:
    """Columns side by side from ``left``, ``widths`` points wide."""

    left: float
    widths: tuple[float, ...]

    @property
    def edges(self) -> tuple[float, ...]:
        return tuple(accumulate(self.widths, initial=self.left))

    def room(self, index: int) -> float:
        """Points across for the words of a cell."""
        return self.widths[index] - 2 * PAD


def words(runs: Sequence[Run], room: float) -> Block:
    """Runs as one text, broken where it does not fit."""
    lines = _lines(runs, room)

    def draw(pen: Pen, x: float, y: float) -> None:
        for i, line in enumerate(lines):
            pen.runs(x, y + 11.5 + _PITCH * i, line)

    return Block(len(lines) * _PITCH if any(lines) else 0, draw)


def figure(run: Run, wide: float) -> Block:
    """A number in the middle of a cell ``wide`` points across, never broken."""
    return Block(_PITCH, lambda pen, x, y: pen.text(x - PAD + wide / 2, y + 11.5, run, "centre"))


def _lines(runs: Sequence[Run], room: float) -> list[list[Run]]:
    """Lines no wider than ``room``, also where one word alone would be: it is broken."""
    narrow = [
        (font, " ".join(part for word in text.split() for part in wrap(word, font, size, room)), size)
        for font, text, size in runs
    ]
    return wrap_runs(narrow, room)


def to_write(room: float) -> Block:
    """A dotted line for a word by hand."""
    return Block(17, lambda pen, x, y: pen.dotted(x, x + room, y + 13))


def stacked(blocks: Sequence[Block]) -> Block:
    """One below the other."""

    def draw(pen: Pen, x: float, y: float) -> None:
        for block in blocks:
            block.draw(pen, x, y)
            y += block.height

    return Block(sum(block.height for block in blocks), draw)


def person(name: Run, level: int, first_aid: bool, room: float, more: Sequence[Run] = ()) -> Block:
    """A name with the level held as a framed "L3" and the sign of first aid behind it, then ``more`` words."""
    tag = width(_tag(level), REGULAR, 10) + 6 if level else 0.0
    marks = (tag + 4 if level else 0.0) + (_MARK + 4 if first_aid else 0.0)
    lines = _lines([name], room)
    if lines[-1] and sum(width(t, f, s) for f, t, s in lines[-1]) + marks > room:
        lines.append([])
    height = len(lines) * _PITCH

    def draw(pen: Pen, x: float, y: float) -> None:
        end = x
        for i, line in enumerate(lines):
            end = pen.runs(x, y + 11.5 + _PITCH * i, line) if line else x - 4
        base = y + 11.5 + _PITCH * (len(lines) - 1)
        if level:
            pen.box(end + 4, base - 9.7, tag, 12)
            pen.text(end + 7, base - 0.1, bold(_tag(level), 10))
            end += tag + 4
        if first_aid:
            draw_sign(pen, "first_aid", end + 4, base - 9, _MARK)

    first = Block(height, draw)
    return stacked([first, words(more, room)]) if more else first


def _tag(level: int) -> str:
    return f"L{level}"


def key_of_marks(left: float, room: float) -> Piece:
    """What the marks of ``person`` mean."""

    def draw(pen: Pen, y: float) -> None:
        block = person(regular("Level 3 held:"), 3, False, room)
        block.draw(pen, left, y)
        aid = left + width("Level 3 held:", REGULAR, 12) + 52
        pen.text(aid, y + 11.5, regular("Paediatric first aid, current:"))
        end = aid + width("Paediatric first aid, current:", REGULAR, 12)
        draw_sign(pen, "first_aid", end + 5, y + 2.5, _MARK)

    return Piece(19, draw)


def row(
    columns: Columns,
    blocks: Sequence[Block],
    least: float,
    fills: Sequence[float | None] = (),
    middle: bool = True,
) -> Piece:
    """A row of cells with their blocks in the middle of its height, or at its top; ``least`` points high at
    the least; ``fills`` are greys by column."""
    high = max(least, *(block.height + 4 for block in blocks))

    def draw(pen: Pen, y: float) -> None:
        edges = columns.edges
        for i, block in enumerate(blocks):
            fill = fills[i] if fills else None
            pen.box(edges[i], y, columns.widths[i], high, fill=fill)
            down = (high - block.height) / 2 if middle else 2.0
            block.draw(pen, edges[i] + PAD, y + down)

    return Piece(high, draw)


def heads(columns: Columns, texts: Sequence[str], least: float = 20) -> Piece:
    """The grey row over a table."""
    blocks = [words([bold(text)], columns.room(i)) for i, text in enumerate(texts)]
    return row(columns, blocks, least, [HEAD_GREY] * len(texts))


def band(columns: Columns, runs: Sequence[Run], aside: str = "") -> Piece:
    """A grey row across all columns that names what follows, with a word at its right."""
    wide = sum(columns.widths)

    def draw(pen: Pen, y: float) -> None:
        pen.box(columns.left, y, wide, 22, fill=HEAD_GREY)
        pen.runs(columns.left + PAD, y + 15.5, runs)
        if aside:
            pen.text(columns.left + wide - PAD, y + 15.5, regular(aside), "right")

    return Piece(22, draw)
