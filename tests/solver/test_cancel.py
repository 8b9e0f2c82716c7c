"""Told to stop, a fill starts nothing new, wherever it is: counted in pieces of work, not in seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from bench.instances import Nursery, made_up
from nursery_rota.domain.planning import Problem
from nursery_rota.solver import broken, engine, fill, model, solve, variety
from nursery_rota.solver.groups import Groups
from nursery_rota.solver.levels import LEVELS
from nursery_rota.solver.matrix import as_matrix
from nursery_rota.solver.model import Model
from nursery_rota.solver.narrow import drop_implied
from nursery_rota.solver.nearby import neighbours
from nursery_rota.solver.rules import RULES
from nursery_rota.solver.watch import Interrupted, Watch

TERM = Nursery(families=12, weeks=8, rooms=2, sessions=50, places=70)


class Foreman:
    """Says stop at the ``at``-th question, and notes what is begun after that."""

    def __init__(self, at: int) -> None:
        self.at, self.asked = at, 0
        self.after: list[str] = []

    def stop(self) -> bool:
        self.asked += 1
        return self.asked >= self.at

    def watching(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*given: Any, **named: Any) -> Any:
            if self.asked >= self.at:
                self.after.append(name)
            return work(*given, **named)

        return watched


@pytest.fixture
def problem() -> Problem:
    return made_up(TERM, 0)


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop is asked for at each tenth step, so that a small nursery has as many moments as a large one."""
    monkeypatch.setattr(model, "BREATHE_EVERY", 10)


@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("at", [1, 2, 9, 40, 75, 120, 200, 300])
def test_after_a_stop_no_new_work_is_begun(
    at: int, problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is in hand is judged: it may be the best so far."""
    foreman = Foreman(at)
    monkeypatch.setattr(engine._Run, "until", foreman.watching("search", engine._Run.until))
    monkeypatch.setattr(Model, "row", foreman.watching("row", Model.row))
    monkeypatch.setattr(variety._Company, "gain", foreman.watching("exchange", variety._Company.gain))
    monkeypatch.setattr(fill, "evaluate", foreman.watching("judge", fill.evaluate))

    plan = solve(problem, stop=foreman.stop)

    assert foreman.asked == at, "who has said stop is not asked again"
    assert set(foreman.after) <= {"judge"}
    assert len(foreman.after) <= 3
    assert broken(problem, plan.chosen) == ()


def test_a_stop_before_anything_was_done_keeps_what_stands(
    problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*given: object) -> frozenset[int]:
        raise AssertionError("no queue is made for somebody who does not want it")

    monkeypatch.setattr(fill, "fair_queue", never)

    assert solve(problem, stop=lambda: True).chosen == ()


class Breaths:
    """Notes how far the work was at each breath, and runs out of breath at the ``last``."""

    def __init__(self, last: int | None = None) -> None:
        self.last = last
        self.model: Model | None = None
        self.rows: list[int] = []

    def __call__(self) -> None:
        self.rows.append(len(self.model.rows) if self.model else 0)
        if len(self.rows) == self.last:
            raise Interrupted


@pytest.mark.usefixtures("small_steps")
def test_rules_and_levels_never_grow_by_more_than_a_few_rows_between_two_breaths(problem: Problem) -> None:
    breaths = Breaths()
    breaths.model = Model(Groups(problem), breaths)
    for grow in (*RULES.values(), *LEVELS.values()):
        grow(breaths.model)

    assert len(breaths.model.rows) > 200
    assert max(late - soon for soon, late in zip([0, *breaths.rows], breaths.rows, strict=False)) <= 10


@pytest.mark.usefixtures("small_steps")
def test_every_long_piece_of_preparing_can_be_broken_off(problem: Problem) -> None:
    groups = Groups(problem)
    ready = fill.build(groups)
    objective = LEVELS["fairness"](ready)

    def pieces(breaths: Breaths) -> Iterator[Callable[[], object]]:
        ready.breathe = breaths
        yield lambda: fill.build(groups, (), breaths)
        yield lambda: drop_implied(ready)
        yield lambda: LEVELS["comfort"](ready)
        yield lambda: as_matrix(ready, objective)
        yield lambda: neighbours(groups, breaths)

    for number in range(5):
        breaths = Breaths(last=2)
        with pytest.raises(Interrupted):
            list(pieces(breaths))[number]()
        assert len(breaths.rows) == 2


def test_a_part_that_is_not_wanted_any_more_is_not_searched(
    problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it is worth as it stands is found first, and that hears a stop as well."""
    ready = fill.build(Groups(problem))
    objective = LEVELS["fairness"](ready)
    search = engine.Search(as_matrix(ready, objective), objective, 0)
    monkeypatch.setattr(engine._Run, "until", lambda self, ask: False)
    monkeypatch.setattr(engine.Search, "_highs", None)

    with pytest.raises(Interrupted):
        search.part(
            frozenset(), np.full(len(problem.candidates), True), lambda *_: True, nodes=10, better=True
        )


@pytest.mark.parametrize(("large", "judged"), [(10**6, True), (0, False)])
def test_what_a_part_had_found_is_judged_after_a_stop_only_where_that_takes_no_time(
    large: int, judged: bool, problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To judge one more rota of hundreds of families would keep whoever has said stop waiting."""
    foreman = Foreman(10**9)
    seen: list[frozenset[int]] = []

    def found(self: engine.Search, rota: frozenset[int], *given: Any, **named: Any) -> engine.Searched:
        foreman.at = 0
        return engine.Searched(frozenset({-1}), None, complete=False)

    monkeypatch.setattr(engine.Search, "part", found)
    monkeypatch.setattr(fill, "LARGE", large)
    filling = fill.Filling(problem, Watch(None, foreman.stop, None), seed=0, work_limit=fill.WORK)
    monkeypatch.setattr(filling, "_take", seen.append)
    ready = fill.build(filling.groups)
    objective = LEVELS["fairness"](ready)
    search = engine.Search(as_matrix(ready, objective), objective, 0)

    with pytest.raises(Interrupted):
        filling._part(search, frozenset(), np.full(len(problem.candidates), True), objective, better=False)

    assert seen == ([frozenset({-1})] if judged else [])
