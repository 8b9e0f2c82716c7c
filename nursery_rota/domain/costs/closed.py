"""A closed period beside what its figures are now: plain values, for pages, prints and tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Adjustment:
    """One figure of a closed period in pence: as it was closed, and as it comes out now."""

    label: str
    frozen: int
    now: int

    @property
    def since(self) -> int:
        return self.now - self.frozen


@dataclass(frozen=True)
class ClosedPeriod:
    """``closed_on`` is the day it was closed; every figure, changed since or not."""

    id: int
    starts_on: date
    ends_on: date
    closed_on: date
    figures: tuple[Adjustment, ...]

    @property
    def changed(self) -> tuple[Adjustment, ...]:
        """The figures that later edits have moved."""
        return tuple(figure for figure in self.figures if figure.since)
