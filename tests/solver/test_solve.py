"""The way in: edges, starts, stops, limits, repeatability, reports."""

from __future__ import annotations

import itertools
import threading
from dataclasses import replace

import pytest

from bench.instances import SIZES, Nursery, made_up
from nursery_rota.domain.planning import Candidate, PlanFamily, Problem, Progress
from nursery_rota.solver import broken, evaluate, solve
from nursery_rota.solver.check import STAGES
from nursery_rota.solver.watch import REPORT_EVERY, Watch
from tests.solver.rotas import drawn, nursery, slot, values

TERM = Nursery(families=12, weeks=8, rooms=2, sessions=50, places=70)
YEAR = Nursery(families=40, weeks=30, rooms=3, sessions=400, places=800)


@pytest.mark.parametrize(
    "problem",
    [
        Problem((), (), (), ()),
        nursery([PlanFamily(100)], []),
        nursery([], [slot(0)]),
        nursery([PlanFamily(100)], [slot(0)], candidates=()),
        nursery([PlanFamily(100)], [slot(0, open=0)]),
    ],
    ids=["nothing", "no places", "no people", "no candidates", "no position"],
)
def test_where_nothing_can_be_placed_the_empty_rota_is_the_best(problem: Problem) -> None:
    plan = solve(problem)

    assert plan.chosen == ()
    assert plan.status == "optimal"
    assert {stage: proof.value for stage, proof in plan.proof.items()} == evaluate(problem, ())


def test_one_family_takes_all_places() -> None:
    assert solve(nursery([PlanFamily(100)], [slot(day) for day in range(6)])).chosen == tuple(range(6))


def test_the_same_problem_and_seed_give_the_same_rota() -> None:
    problem = made_up(TERM, 3)

    first, second = solve(problem, seed=7), solve(problem, seed=7)

    assert first.chosen == second.chosen
    assert first.proof == second.proof


def test_another_seed_gives_a_rota_that_is_just_as_good() -> None:
    problem = made_up(TERM, 4)

    assert values(problem, solve(problem, seed=1).chosen) == values(problem, solve(problem, seed=2).chosen)


@pytest.mark.parametrize("seed", range(3))
def test_a_term_is_proved_on_every_level(seed: int) -> None:
    problem = made_up(TERM, seed)

    plan = solve(problem)

    assert plan.status == "optimal"
    assert broken(problem, plan.chosen) == ()
    assert all(plan.proof[stage].proved for stage in STAGES)


def test_the_rota_that_stands_is_never_made_worse() -> None:
    """Stopped before it began, a fill still answers with the better of what stands and the fair queue."""
    problem = made_up(TERM, 5)
    best = solve(problem)

    plan = solve(replace(problem, present=frozenset(best.chosen)), stop=lambda: True)

    assert values(problem, plan.chosen) == values(problem, best.chosen)


@pytest.mark.parametrize("seed", range(600, 640))
def test_never_worse_than_what_stood_whatever_the_limit(seed: int) -> None:
    problem = drawn(seed)
    present = frozenset(problem.present) if not broken(problem, problem.present) else frozenset()

    plan = solve(problem, seconds=0.0)

    assert values(problem, plan.chosen) <= values(problem, present)
    assert broken(problem, plan.chosen) == ()


def test_a_rota_that_stands_against_the_rules_is_no_start() -> None:
    problem = nursery([PlanFamily(500, max_per_week=1)], [slot(0), slot(1)], present=frozenset({0, 1}))

    assert len(solve(problem).chosen) == 1


def searching() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "rota-search"]


@pytest.mark.parametrize("searches", [False, True], ids=["while preparing", "while searching"])
def test_a_stop_leaves_a_lawful_rota_and_nothing_running(searches: bool) -> None:
    problem = made_up(YEAR, 0)
    asked = itertools.count()
    said: list[int] = []

    def stop() -> bool:
        number = next(asked)
        if bool(searching()) == searches and number > 5:
            said.append(number)
        return bool(said)

    plan = solve(problem, stop=stop)

    assert plan.status == "cancelled"
    assert len(said) == 1, "who has said stop is not asked again"
    for thread in searching():
        thread.join(30)
        assert not thread.is_alive()
    assert broken(problem, plan.chosen) == ()
    assert all(proof.bound <= proof.value for proof in plan.proof.values())


def test_out_of_time_the_best_so_far_is_feasible_not_cancelled() -> None:
    plan = solve(made_up(TERM, 1), seconds=0.0)

    assert plan.status == "feasible"
    assert len(plan.chosen) > 60


def test_progress_tells_how_far_families_are_from_their_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every report is heard, however fast the search is."""
    monkeypatch.setattr("nursery_rota.solver.watch.REPORT_EVERY", 0.0)
    heard: list[Progress] = []
    problem = made_up(SIZES["20 families, 12 weeks"], 0)

    plan = solve(problem, progress=heard.append)

    assert all(report.off is not None for report in heard)
    settled = [report.off for report in heard if report.stage == "comfort"]
    families = {problem.people[offer.person].family for offer in problem.candidates}
    squares = plan.proof["fairness"].value
    sharing = [report.off or 0.0 for report in heard if report.stage != "fill"]
    assert sharing == sorted(sharing, reverse=True), "families come nearer to their shares, and stay there"
    assert settled
    assert settled == pytest.approx([(squares / len(families)) ** 0.5 / 100] * len(settled))


def test_progress_comes_in_order_and_at_most_ten_times_a_second() -> None:
    heard: list[Progress] = []

    solve(made_up(SIZES["20 families, 12 weeks"], 0), progress=heard.append)

    assert heard[0].filled > 140
    stages = [STAGES.index(report.stage) for report in heard]
    assert stages == sorted(stages)
    assert all(0 <= report.done <= 1 for report in heard)
    pairs = itertools.pairwise(heard)
    assert all(later.seconds - sooner.seconds >= REPORT_EVERY for sooner, later in pairs)


def test_trouble_in_the_listener_is_not_swallowed() -> None:
    def listener(report: Progress) -> None:
        raise RuntimeError(report.stage)

    with pytest.raises(RuntimeError, match="fill"):
        solve(made_up(TERM, 1), progress=listener)


def test_the_watch_tells_a_stop_from_a_limit_in_time() -> None:
    now = [0.0]
    watch = Watch(None, None, 5.0, clock=lambda: now[0])

    assert not watch.must_end()
    now[0] = 5.0
    assert watch.must_end()
    assert watch.over == "time"
    stopped = Watch(None, lambda: True, 5.0, clock=lambda: now[0])
    assert stopped.must_end()
    assert stopped.over == "stop"


def test_nothing_is_written_to_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    solve(made_up(TERM, 2))

    assert capfd.readouterr() == ("", "")


def test_out_of_work_the_bound_says_what_is_still_open() -> None:
    """One branch is not enough for a knapsack of odd credits; the rota is lawful, the bound below it."""
    places = [slot(day, credit=credit) for day, credit in enumerate((61, 73, 89, 97, 101, 107, 113, 127))]
    problem = nursery([PlanFamily(384), PlanFamily(384)], places)

    plan = solve(problem, work_limit=0)

    assert broken(problem, plan.chosen) == ()
    assert plan.proof["fairness"].bound <= plan.proof["fairness"].value
    assert plan.proof["fill"].proved


def test_the_candidates_of_a_person_twice_in_one_place_are_one_duty() -> None:
    problem = nursery([PlanFamily(300)], [slot(0, open=2)], candidates=(Candidate(0, 0), Candidate(0, 0)))

    assert len(solve(problem).chosen) == 1
