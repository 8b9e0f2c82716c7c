"""The rows and columns of one rota as numbers, before any solver library sees them.

Column ``c`` is candidate ``c`` (1: chosen). Rules add rows, levels add priced columns. Knows no rule,
no level and no library.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nursery_rota.solver.groups import Groups
from nursery_rota.solver.watch import Breathe

INFINITE = math.inf

BREATHE_EVERY = 1000
"""Steps in building a model between two questions whether to stop: some milliseconds."""


@dataclass(frozen=True)
class Row:
    columns: tuple[int, ...]
    factors: tuple[float, ...]
    lower: float
    upper: float
    lazy: bool = False
    """True: it seldom matters, so a relaxation may leave it out until a solution breaks it."""


@dataclass
class Objective:
    """What one level wants least of: ``constant`` plus the sum of whole-number prices of columns.

    Values that rotas can reach differ by multiples of ``grain``, which lets a proven bound be rounded up.
    ``scale`` only brings the prices near one for the arithmetic of the solver.
    """

    stage: str
    costs: dict[int, int] = field(default_factory=dict)
    constant: int = 0
    grain: int = 1
    scale: float = 1.0

    def price(self, column: int, cost: int) -> None:
        if cost:
            self.costs[column] = self.costs.get(column, 0) + cost


class Model:
    """Grows by ``column`` and ``row``; ``shut`` narrows it. Building one can take seconds: every so many steps it
    calls ``breathe``, which may raise Interrupted; then the model is of no use any more."""

    def __init__(self, groups: Groups, breathe: Breathe = lambda: None) -> None:
        self.groups = groups
        self.breathe = breathe
        self._steps = 0
        count = len(groups.problem.candidates)
        self.candidates = count
        self.lower = [0.0] * count
        self.upper = [1.0] * count
        self.whole = [True] * count
        self.rows: list[Row] = []
        self.empty: dict[int, int] = {}
        """Column of the empty positions by slot."""
        self.missing: dict[int, int] = {}
        """Column of the missing people by cover row."""
        self._said: set[tuple[tuple[int, ...], int]] = set()
        """What ``at_most`` has said already: several rules often say the very same."""
        self._serves: dict[tuple[int, int], tuple[int, ...]] = {}

    def step(self) -> None:
        """One small piece of work on the model is done."""
        self._steps += 1
        if self._steps % BREATHE_EVERY == 0:
            self.breathe()

    def column(self, upper: float, *, whole: bool = False) -> int:
        """A new column from 0 to ``upper``; ``whole``: some best rota has a whole number in it."""
        self.lower.append(0.0)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1

    def row(
        self, terms: Iterable[tuple[int, float]], lower: float, upper: float, *, lazy: bool = False
    ) -> None:
        """The sum of factor times column lies from ``lower`` to ``upper``."""
        self.step()
        merged: dict[int, float] = defaultdict(float)
        for column, factor in terms:
            merged[column] += factor
        self.rows.append(Row(tuple(merged), tuple(merged.values()), lower, upper, lazy))

    def at_most(self, columns: Sequence[int], limit: int) -> None:
        """No more than ``limit`` of these columns of 0 or 1; says nothing if they cannot exceed it."""
        self.step()
        if limit <= 0:
            for column in columns:
                self.shut(column)
        elif len(columns) > limit and (said := (tuple(columns), limit)) not in self._said:
            self._said.add(said)
            self.row(((column, 1.0) for column in columns), -INFINITE, limit)

    def shut(self, column: int) -> None:
        self.upper[column] = self.lower[column] = 0.0

    def serves(self, family: int, day: int) -> tuple[int, ...]:
        """The columns whose sum is 1 if any of the family serves on that day, else 0.

        With one duty a day at most these are the duties themselves. Else it is a column that they push up
        and that only rows ever hold down, so it needs no whole-number condition of its own.
        """
        key = (family, day)
        known = self._serves.get(key)
        if known is not None:
            return known
        own = self.groups.on_duty[key]
        limit = self.groups.problem.families[family].max_per_day
        if len(own) > 1 and (limit is None or limit > 1):
            column = self.column(1.0)
            for c in own:
                self.row([(c, 1.0), (column, -1.0)], -INFINITE, 0.0)
            own = (column,)
        self._serves[key] = own
        return own
