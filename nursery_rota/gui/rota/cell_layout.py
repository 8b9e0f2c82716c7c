"""Where things stand in one square of the week grid: strip, captions, chips. Numbers only, nothing is drawn.

A square is one row on one day. It may hold several cells ("Helping"); its chips are counted through, so that
one number says which chip of the square is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from nursery_rota.domain.sheets import Cell, Chip
from nursery_rota.gui.theme.look import Look

SIDE = 8
GAP = 4
MOST_CHIPS = 6
"""Beyond these the square says "and 2 more" until it is opened."""


@dataclass(frozen=True)
class ChipBox:
    rect: QRect
    cell: Cell
    chip: Chip


@dataclass(frozen=True)
class Square:
    """The parts of one square, from its top left corner."""

    strips: tuple[tuple[QRect, Cell], ...]
    captions: tuple[tuple[QRect, str], ...]
    chips: tuple[ChipBox, ...]
    more: tuple[QRect, int] | None
    """Where "and 2 more" stands, and how many are hidden."""
    height: int
    tops: tuple[tuple[int, Cell], ...] = ()
    """Where each cell of the square begins."""

    def cell_at(self, point: QPoint) -> Cell | None:
        above = [cell for top, cell in self.tops if top <= point.y()]
        return above[-1] if above else None

    def chip_at(self, point: QPoint) -> int | None:
        return next((number for number, box in enumerate(self.chips) if box.rect.contains(point)), None)


def lay_out(cells: Sequence[Cell], width: int, look: Look, opened: bool = False) -> Square:
    strips: list[tuple[QRect, Cell]] = []
    captions: list[tuple[QRect, str]] = []
    boxes: list[ChipBox] = []
    inner = width - 2 * SIDE - 1
    tops: list[tuple[int, Cell]] = []
    hidden = 0
    at = 0
    for cell in cells:
        tops.append((at, cell))
        if cell.need is not None:
            strips.append((QRect(0, at, width - 1, strip_height(look)), cell))
            at += strip_height(look)
        at += SIDE
        if cell.caption:
            captions.append((QRect(SIDE, at - GAP, inner, look.small_line), cell.caption))
            at += look.small_line - 2
        for chip in cell.chips:
            if not opened and len(boxes) >= MOST_CHIPS:
                hidden += 1
                continue
            tall = look.staff_chip if chip.state in ("staff", "away") else look.chip
            boxes.append(ChipBox(QRect(SIDE, at, inner, tall), cell, chip))
            at += tall + GAP
        at += -GAP if cell.chips else 0
    more = None
    if hidden:
        more = (QRect(SIDE, at + GAP, inner, look.small_line), hidden)
        at += GAP + look.small_line
    return Square(tuple(strips), tuple(captions), tuple(boxes), more, at + SIDE + GAP, tuple(tops))


def strip_height(look: Look) -> int:
    """Two lines of second text and room round them."""
    return 2 * look.small_line + 11
