"""Annealing: random exchanges for a given time, worse ones taken less and less often.

From the fair queue; each move gives one duty to somebody else who may take the place. The levels are weighed
against each other in one figure, as such programs do: a missing need 100, a squared duty of unfairness 10,
a wish 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from math import exp
from random import Random
from time import perf_counter

from nursery_rota.domain.planning import Problem
from nursery_rota.solver.greedy import Booking, fair_queue
from nursery_rota.solver.groups import Groups

WARM, COLD = 3.0, 0.02


def annealing(problem: Problem, seconds: float, seed: int = 0) -> frozenset[int]:
    """The best rota met within ``seconds``."""
    groups = Groups(problem)
    draw = Random(seed)
    first = fair_queue(groups)
    duties = sorted(first)
    state = _State(groups, first)
    best, cost, least = first, 0.0, 0.0
    began = perf_counter()
    while duties and (spent := perf_counter() - began) < seconds:
        heat = WARM * (COLD / WARM) ** (spent / seconds)
        place = draw.randrange(len(duties))
        out = duties[place]
        into = draw.choice(groups.by_slot[problem.candidates[out].slot])
        if into in state.rota or not _fits(groups, state.rota - {out}, into):
            continue
        change = state.move(out, into)
        if change <= 0 or draw.random() < exp(-change / heat):
            duties[place] = into
            cost += change
            if cost < least - 1e-9:
                best, least = frozenset(state.rota), cost
        else:
            state.move(into, out)
    return best


def _fits(groups: Groups, rest: Set[int], candidate: int) -> bool:
    """May the candidate join the rest? Only its own family's duties can stand in the way."""
    booking = Booking(groups)
    for other in groups.by_family[groups.family[candidate]]:
        if other in rest:
            booking.add(other)
    return booking.may(candidate)


class _State:
    """A rota and what its cost is made of, so that a move costs little to weigh."""

    def __init__(self, groups: Groups, rota: Set[int]) -> None:
        self._groups = groups
        self._problem = groups.problem
        self.rota = set(rota)
        self._over = [-family.target for family in self._problem.families]
        self._needs: dict[int, list[int]] = defaultdict(list)
        self._present = [0] * len(self._problem.covers)
        for number, need in enumerate(self._problem.covers):
            for c in need.candidates:
                self._needs[c].append(number)
        for c in rota:
            self._count(c, 1)

    def _count(self, candidate: int, by: int) -> None:
        self._over[self._groups.family[candidate]] += by * self._groups.slot[candidate].credit
        for number in self._needs[candidate]:
            self._present[number] += by

    def _cost(self, families: Set[int], needs: Set[int]) -> float:
        unfair = sum(self._over[family] ** 2 for family in families) / 10_000
        covers = self._problem.covers
        missing = sum(max(0, covers[number].at_least - self._present[number]) for number in needs)
        return 100 * missing + 10 * unfair

    def move(self, out: int, into: int) -> float:
        """Makes the exchange and answers by how much the rota became dearer."""
        families = {self._groups.family[out], self._groups.family[into]}
        needs = {*self._needs[out], *self._needs[into]}
        before = self._cost(families, needs)
        self.rota.remove(out)
        self.rota.add(into)
        self._count(out, -1)
        self._count(into, 1)
        wishes = self._problem.candidates[into].comfort - self._problem.candidates[out].comfort
        return self._cost(families, needs) - before - wishes
