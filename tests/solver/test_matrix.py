"""Excerpts and relaxations: smaller or looser than the whole, and never wrong about it."""

from __future__ import annotations

import numpy as np
import pytest

from bench.instances import Nursery, made_up
from nursery_rota.domain.planning import Problem
from nursery_rota.solver import broken, evaluate, solve
from nursery_rota.solver.engine import Search, relax
from nursery_rota.solver.fill import Filling, build
from nursery_rota.solver.groups import Groups
from nursery_rota.solver.levels import LEVELS
from nursery_rota.solver.matrix import Matrix, as_matrix, excerpt
from nursery_rota.solver.model import Objective
from nursery_rota.solver.nearby import around, by_group, neighbours, touching
from nursery_rota.solver.watch import Watch

SITES = Nursery(families=24, weeks=6, rooms=4, sessions=60, places=96, sites=2)


@pytest.fixture(scope="module")
def problem() -> Problem:
    return made_up(SITES, 1)


@pytest.fixture(scope="module")
def comfort(problem: Problem) -> tuple[Matrix, Objective]:
    model = build(Groups(problem))
    objective = LEVELS["comfort"](model)
    return as_matrix(model, objective), objective


def never(*_: object) -> bool:
    return False


def test_lazy_rows_end_at_the_value_of_all_rows_together(comfort: tuple[Matrix, Objective]) -> None:
    matrix, _ = comfort
    assert matrix.lazy.any()

    lazily = relax(matrix, never, 0)
    at_once = relax(
        Matrix(
            matrix.rows,
            np.zeros_like(matrix.lazy),
            matrix.costs,
            matrix.lower,
            matrix.upper,
            matrix.candidates,
        ),
        never,
        0,
    )

    assert lazily.complete
    assert lazily.value == pytest.approx(at_once.value)


def test_an_excerpt_with_everything_free_is_the_whole(comfort: tuple[Matrix, Objective]) -> None:
    matrix, _ = comfort
    everything = excerpt(matrix, np.zeros(matrix.candidates), np.ones(matrix.candidates, dtype=np.bool_))

    assert relax(everything.matrix, never, 0).value == pytest.approx(relax(matrix, never, 0).value)


def test_an_excerpt_is_no_larger_than_what_is_free(comfort: tuple[Matrix, Objective]) -> None:
    matrix, _ = comfort
    free = np.zeros(matrix.candidates, dtype=np.bool_)
    free[:5] = True

    small = excerpt(matrix, np.zeros(matrix.candidates), free)

    assert small.matrix.candidates == 5
    assert len(small.matrix.rows) < len(matrix.rows) / 4


def test_a_part_changes_only_what_is_free_and_keeps_every_rule(
    problem: Problem, comfort: tuple[Matrix, Objective]
) -> None:
    matrix, objective = comfort
    rota = frozenset(solve(problem, work_limit=0).chosen)
    free = np.zeros(matrix.candidates, dtype=np.bool_)
    free[::3] = True

    found = Search(matrix, objective, 0).part(rota, free, never, 20, better=False).chosen

    assert found is not None
    assert all(free[c] for c in found ^ rota)
    assert broken(problem, found) == ()
    assert evaluate(problem, found)["comfort"] <= evaluate(problem, rota)["comfort"]


def test_a_part_that_should_be_better_offers_nothing_worse_where_nothing_is(
    problem: Problem, comfort: tuple[Matrix, Objective]
) -> None:
    matrix, objective = comfort
    everything = np.ones(matrix.candidates, dtype=np.bool_)
    search = Search(matrix, objective, 0)
    best = search.part(frozenset(), everything, never, 500, better=False).chosen
    assert best is not None

    again = search.part(best, everything, never, 500, better=True).chosen

    assert again is None or evaluate(problem, again)["comfort"] == evaluate(problem, best)["comfort"]


def test_families_of_one_site_are_one_group(problem: Problem) -> None:
    groups = neighbours(Groups(problem))

    assert sorted(family for group in groups for family in group) == sorted(Groups(problem).by_family)
    assert len(groups) <= 3


def test_hundreds_of_families_are_rounded_by_steps_to_a_lawful_rota_within_its_bound(
    problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way of the largest nurseries, forced on a small one; the whole is proved here, so both can be held
    against each other."""
    monkeypatch.setattr("nursery_rota.solver.nearby.MOST", -1)
    monkeypatch.setattr("nursery_rota.solver.fill.LOOK_UP_TO", -1)
    monkeypatch.setattr("nursery_rota.solver.fill.CAREFUL_FROM", 10**9)
    filling = Filling(problem, Watch(None, None, None), seed=0, work_limit=6)

    plan = filling.run()

    monkeypatch.undo()
    exact = solve(problem)
    assert broken(problem, plan.chosen) == ()
    assert exact.status == "optimal"
    for stage in ("fill", "fairness"):
        assert plan.proof[stage].value == exact.proof[stage].value
    assert plan.proof["comfort"].bound <= exact.proof["comfort"].value <= plan.proof["comfort"].value


def test_what_is_left_open_grows_and_holds_what_is_divided(
    problem: Problem, comfort: tuple[Matrix, Objective]
) -> None:
    matrix, _ = comfort
    relaxed = relax(matrix, never, 0)
    groups = Groups(problem)
    for marks in (list(around(relaxed, matrix.candidates, 1.0)), list(touching(relaxed, groups, 1.0))):
        assert all((wider | marks[0]).sum() == wider.sum() for wider in marks)
    rota = frozenset({0, 1})
    assert any(marks[0] for marks in by_group(relaxed, groups, rota, 1.0))
