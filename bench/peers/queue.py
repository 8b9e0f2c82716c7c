"""What sign-up tools do: each place goes to whoever is furthest behind. It is also where our search starts."""

from __future__ import annotations

from nursery_rota.domain.planning import Problem
from nursery_rota.solver.greedy import fair_queue
from nursery_rota.solver.groups import Groups


def queue(problem: Problem) -> frozenset[int]:
    return fair_queue(Groups(problem))
