"""Rounds a relaxed solution to a rota that is as good: a descent decides one candidate after the other, family by
family, and relaxes again in between.

What a rota as good as that cannot hold is shut out from the beginning and after each step. Descents differ by
chance, and families who led one astray are decided sooner in the next. Knows neither rules nor the solver library.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from nursery_rota.solver.engine import FEASIBLE, Ask, Relaxed, Repeated
from nursery_rota.solver.matrix import Marks, Matrix, Numbers, excerpt

MISSTEPS = 5
"""Candidates whom a descent may find impossible before it is given up."""

TRIES = 12
"""Descents in a small rota."""

WORK = 60_000
"""Candidates that all descents together may begin with: one in a large rota takes longer."""

TROUBLE = 3.0
"""How much sooner a family is decided for each candidate of theirs who was found impossible before."""

_WHOLE = 1e-6

_CHANCE = 0.3
"""How far chance sways what is decided next."""

Owners = npt.NDArray[np.int64]


def descents(
    matrix: Matrix, relaxed: Relaxed, target: float, owners: Owners, seed: int, ask: Ask
) -> Iterator[frozenset[int] | None]:
    """The rotas that so many descents come to, none where one leads nowhere. Raises Interrupted when told to stop.

    ``target`` is the most that a rota may cost, in the scaled unit of the objective without its constant; ``owners``
    says whose each candidate is.
    """
    dive = Dive(matrix, relaxed, target, owners, seed, ask)
    for _ in range(max(2, min(TRIES, WORK // max(1, matrix.candidates)))):
        yield dive.rota()


class Dive:
    """What all descents from one relaxed solution share: the candidates that a rota within the target may hold."""

    def __init__(
        self, matrix: Matrix, relaxed: Relaxed, target: float, owners: Owners, seed: int, ask: Ask
    ) -> None:
        count = matrix.candidates
        lower, upper = _within(
            matrix.lower[:count], matrix.upper[:count], relaxed.reduced[:count], target - relaxed.value
        )
        small = excerpt(matrix, lower, lower < upper)
        self._size = small.matrix.candidates
        self._columns = small.columns[: self._size]
        self._kept = frozenset(np.flatnonzero((lower > 0.5) & (lower == upper)).tolist())
        self._owners = owners[self._columns]
        self._trouble = np.zeros(owners.max(initial=0) + 1)
        self._chance = np.random.default_rng(seed % 2**31)
        self._relaxation = Repeated(small.matrix, seed, ask)
        self._lower, self._upper = np.zeros(self._size), np.ones(self._size)
        first = self._relaxation.solve()
        # What is held costs something too and is not in the excerpt: both begin at the same solution.
        self._target = -np.inf if first is None else first.value + target - relaxed.value

    def rota(self) -> frozenset[int] | None:
        """One descent, none if it led nowhere."""
        self._set(np.zeros(self._size), np.ones(self._size))
        missteps = 0
        found = self._solve()
        while found is not None:
            self._shut_out(found)
            share = found.columns[: self._size]
            divided = np.flatnonzero((share > _WHOLE) & (share < 1 - _WHOLE))
            if not len(divided):
                return self._kept.union(self._columns[share > 0.5].tolist())
            column = self._next(share, divided)
            step = np.arange(self._size) == column
            before = self._lower, self._upper
            self._set(np.where(step, 1.0, self._lower), self._upper)
            found = self._solve()
            if found is not None:
                continue
            missteps += 1
            self._trouble[self._owners[column]] += TROUBLE
            if missteps <= MISSTEPS:
                self._set(before[0], np.where(step, 0.0, before[1]))
                found = self._solve()
        return None

    def _next(self, share: Numbers, divided: npt.NDArray[np.int64]) -> int:
        """Of the family that is divided most or made trouble, the candidate that is nearly chosen, up to chance."""
        owners = self._owners[divided]
        weight = np.bincount(owners, minlength=len(self._trouble)) * (1 + self._trouble)
        weight *= 1 + _CHANCE * self._chance.random(len(weight))
        own = divided[owners == np.argmax(weight)]
        return int(own[np.argmax(share[own] - _CHANCE * self._chance.random(len(own)))])

    def _solve(self) -> Relaxed | None:
        found = self._relaxation.solve()
        return found if found is not None and found.value <= self._target + FEASIBLE * 10 else None

    def _shut_out(self, found: Relaxed) -> None:
        """Keeps at its end whatever cannot change any more within the target."""
        room = self._target - found.value
        self._set(*_within(self._lower, self._upper, found.reduced[: self._size], room))

    def _set(self, lower: Numbers, upper: Numbers) -> None:
        """Tells the relaxation what has changed of the ends."""
        changed: Marks = (lower != self._lower) | (upper != self._upper)
        which = np.flatnonzero(changed).astype(np.int32)
        self._relaxation.bound(which, lower[which], upper[which])
        self._lower, self._upper = lower, upper


def _within(lower: Numbers, upper: Numbers, reduced: Numbers, room: float) -> tuple[Numbers, Numbers]:
    """The ends of columns drawn in to what a step away from them costs no more than ``room``."""
    room += FEASIBLE * 10
    return np.where(reduced < -room, upper, lower), np.where(reduced > room, lower, upper)
