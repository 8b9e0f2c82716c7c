"""Descents from what divides people to a rota that is as good."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from bench.instances import Nursery, made_up
from nursery_rota.domain.planning import Problem
from nursery_rota.solver import broken, evaluate, solve
from nursery_rota.solver.dive import TRIES, descents
from nursery_rota.solver.engine import Relaxed, relax
from nursery_rota.solver.fill import build
from nursery_rota.solver.groups import Groups
from nursery_rota.solver.levels import LEVELS
from nursery_rota.solver.matrix import Matrix, as_matrix
from nursery_rota.solver.watch import Interrupted

SMALL = Nursery(families=12, weeks=6, rooms=2, sessions=60, places=70)


@dataclass(frozen=True)
class Relaxation:
    """The wishes of one rota, as if people could be divided."""

    problem: Problem
    matrix: Matrix
    relaxed: Relaxed
    owners: np.ndarray

    def rotas(self, target: float, seed: int = 0) -> list[frozenset[int] | None]:
        return list(descents(self.matrix, self.relaxed, target, self.owners, seed, never))


def never(*_: object) -> bool:
    return False


def relaxation(number: int) -> Relaxation:
    problem = made_up(SMALL, number)
    groups = Groups(problem)
    model = build(groups)
    matrix = as_matrix(model, LEVELS["comfort"](model))
    return Relaxation(problem, matrix, relax(matrix, never, 0), np.array(groups.family))


@pytest.fixture(scope="module")
def wishes() -> Relaxation:
    return relaxation(1)


@pytest.mark.parametrize("number", range(6))
def test_what_a_descent_comes_to_keeps_the_rules_and_costs_no_more_than_was_asked(number: int) -> None:
    wishes = relaxation(number)
    target = float(np.ceil(wishes.relaxed.value)) + 2

    found = [rota for rota in wishes.rotas(target) if rota is not None]

    assert found
    assert not any(broken(wishes.problem, rota) for rota in found)
    assert all(evaluate(wishes.problem, rota)["comfort"] <= target for rota in found)


def test_descents_end_where_no_rota_is_as_good(wishes: Relaxation) -> None:
    assert wishes.rotas(wishes.relaxed.value - 1) == [None] * TRIES


def test_the_same_seed_comes_to_the_same_rotas(wishes: Relaxation) -> None:
    target = float(np.ceil(wishes.relaxed.value))

    assert wishes.rotas(target, seed=5) == wishes.rotas(target, seed=5)


def test_a_descent_hears_a_stop(wishes: Relaxation) -> None:
    asked = 0

    def soon(*_: object) -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    with pytest.raises(Interrupted):
        list(descents(wishes.matrix, wishes.relaxed, wishes.relaxed.value + 1, wishes.owners, 0, soon))


def test_a_seed_may_be_below_zero(wishes: Relaxation) -> None:
    assert solve(wishes.problem, seed=-3).status in {"optimal", "feasible"}
