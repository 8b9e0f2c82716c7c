"""The cells of the wall rota as lines that know their height and draw themselves.

Owns what of a ``Cell`` may hang on a wall: short names, their signs, what an empty place needs. Levels of
people, phones, checks and children are not read here at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from nursery_rota.documents.fonts import BOLD, REGULAR, fit, wrap
from nursery_rota.documents.pen import LINE_GREY, Pen, bold, regular
from nursery_rota.documents.signs import Sign, draw_sign
from nursery_rota.domain.sheets import Cell, Chip, ChipState, RowKind

PLAIN = 12.0
"""All that must be read, in points."""
LEAST_NAME = 14.0
"""To this size a long name shrinks before it takes a second line."""

_MOST_LINES = 12
"""So many lines hold any name that a person bears."""

_SIGNS: dict[ChipState, Sign] = {
    "counts": "counts",
    "additional": "additional",
    "watching": "watching",
    "buddy": "buddy",
    "reserve": "first_call",
    "task": "task",
}


@dataclass(frozen=True)
class Density:
    """How large names stand, in points, how much air lines have, and how many dotted lines a care row has
    at the least."""

    name: float
    air: float
    dotted: int

    @property
    def sign(self) -> float:
        return self.name * 0.76

    @property
    def indent(self) -> float:
        return self.sign + 5.0

    def pitch(self, size: float) -> float:
        return size * self.air


DENSITIES = (
    Density(17, 1.32, 2),
    Density(17, 1.26, 1),
    Density(15, 1.24, 1),
    Density(14, 1.2, 1),
    Density(13, 1.16, 0),
    Density(12, 1.12, 0),
)
"""From roomy to tight: the first with which the week fits its page is taken."""

ONE_DAY = Density(26, 1.3, 1)
"""Names where one day has the whole page."""

PITCH_TO_WRITE = 20.0
"""Distance between two lines that people write on, in points."""


class Line(Protocol):
    """One entry of a cell."""

    def height(self, density: Density, width: float) -> float: ...
    def draw(self, pen: Pen, density: Density, x: float, y: float, width: float) -> None: ...


@dataclass(frozen=True)
class Words:
    """A caption or the staff; the staff are underlined, as the ones who are there anyway."""

    text: str
    underlined: bool = False

    def height(self, density: Density, width: float) -> float:
        rows = len(wrap(self.text, REGULAR, PLAIN, width))
        return rows * self._pitch(density) + (3.0 if self.underlined else 0.0)

    def draw(self, pen: Pen, density: Density, x: float, y: float, width: float) -> None:
        pitch = self._pitch(density)
        for row in wrap(self.text, REGULAR, PLAIN, width):
            pen.text(x, y + pitch * 0.5 + PLAIN * 0.36, regular(row, PLAIN))
            y += pitch
        if self.underlined:
            pen.line(x, y + 1.0, x + width, y + 1.0, grey=LINE_GREY)

    @staticmethod
    def _pitch(density: Density) -> float:
        return PLAIN * min(density.air, 1.28)


@dataclass(frozen=True)
class Person:
    """A name with its sign; an asterisk at the right if the duty is new since the issue."""

    sign: Sign
    name: str
    changed: bool

    def height(self, density: Density, width: float) -> float:
        rows, size = self._rows(density, width)
        return density.pitch(density.name) + (len(rows) - 1) * size * 1.15

    def draw(self, pen: Pen, density: Density, x: float, y: float, width: float) -> None:
        rows, size = self._rows(density, width)
        middle = y + density.pitch(density.name) / 2
        draw_sign(pen, self.sign, x, middle - density.sign / 2, density.sign)
        for i, row in enumerate(rows):
            pen.text(x + density.indent, middle + size * 0.36 + i * size * 1.15, bold(row, size))
        if self.changed:
            star = density.sign * 0.95
            draw_sign(pen, "changed", x + width - star, middle - star / 2, star)

    def _rows(self, density: Density, width: float) -> tuple[tuple[str, ...], float]:
        room = width - density.indent - (density.sign + 3 if self.changed else 0)
        fitted = fit(self.name, BOLD, density.name, min(density.name, LEAST_NAME), room, lines=_MOST_LINES)
        return fitted.lines, fitted.size


@dataclass(frozen=True)
class Open:
    """A place that waits for a name: a line to write on; a required one has a ring and says its needs."""

    required: bool
    needs: str

    def height(self, density: Density, width: float) -> float:
        needs = len(self._needs(density, width)) * PLAIN * 1.25
        return max(density.pitch(density.name), PITCH_TO_WRITE) + needs

    def draw(self, pen: Pen, density: Density, x: float, y: float, width: float) -> None:
        high = max(density.pitch(density.name), PITCH_TO_WRITE)
        start = x
        if self.required:
            draw_sign(pen, "empty", x, y + high / 2 - density.sign / 2, density.sign)
            start += density.indent
        line = y + high - 4.0
        pen.line(start, line, x + width, line)
        for i, row in enumerate(self._needs(density, width)):
            pen.text(start, line + PLAIN * (1.22 + 1.25 * i), regular(row, PLAIN))

    def _needs(self, density: Density, width: float) -> list[str]:
        return wrap(f"needs {self.needs}", REGULAR, PLAIN, width - density.indent) if self.needs else []


def cell_lines(cell: Cell, kind: RowKind) -> list[Line]:
    """What stands in the cell, top to bottom."""
    lines: list[Line] = [Words(cell.caption)] if cell.caption else []
    staff = [chip.name for chip in cell.chips if chip.state == "staff"]
    if staff or kind == "care":
        lines.append(Words(", ".join(staff), underlined=True))
    return lines + [line for chip in cell.chips for line in chip_line(chip)]


def chip_line(chip: Chip) -> Sequence[Line]:
    """The entry of a parent or of an open place; none of the staff."""
    if chip.state in ("staff", "away"):
        return ()
    if chip.state in ("empty", "free"):
        return (Open(chip.state == "empty", chip.needs),)
    return (Person(_SIGNS[chip.state], chip.name, chip.changed),)
