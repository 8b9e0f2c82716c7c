"""Duties that are fixed count in every share: of the whole run, and of each block of four weeks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from bench.instances import Nursery, made_up
from nursery_rota.domain.planning import FixedDuty, PlanFamily, Problem
from nursery_rota.solver import broken, evaluate, fill, nearby, solve
from nursery_rota.solver.greedy import fair_queue
from nursery_rota.solver.groups import Groups
from nursery_rota.solver.measures import Measures
from tests.solver.rotas import fixed, nursery, slot, values

TERM = Nursery(families=16, weeks=12, rooms=2, sessions=90, places=130)
SITES = Nursery(families=18, weeks=12, rooms=4, sessions=110, places=150, sites=2)


def pinned(problem: Problem, seed: int) -> Problem:
    """The problem with part of a lawful rota fixed: of everybody three in ten, or of a third of the families all that
    lies in the first half, so that they have little left to do and the others all the more."""
    draw = Random(seed)
    rota = sorted(fair_queue(Groups(problem)))
    if seed % 2:
        early = set(draw.sample(range(len(problem.families)), len(problem.families) // 3))
        middle = sorted(place.day for place in problem.slots)[len(problem.slots) // 2]
        pins = [c for c in rota if family_of(problem, c) in early and place_of(problem, c).day < middle]
    else:
        pins = draw.sample(rota, len(rota) * 3 // 10)
    held = Counter(problem.candidates[c].slot for c in pins)
    done: Counter[int] = Counter()
    for c in pins:
        done[family_of(problem, c)] += place_of(problem, c).credit
    return replace(
        problem,
        slots=tuple(replace(place, open=place.open - held[i]) for i, place in enumerate(problem.slots)),
        families=tuple(replace(f, target=f.target - done[i]) for i, f in enumerate(problem.families)),
        fixed=tuple(as_fixed(problem, c) for c in pins),
        covers=tuple(
            replace(need, at_least=max(0, need.at_least - len(set(need.candidates) & set(pins))))
            for need in problem.covers
        ),
    )


def family_of(problem: Problem, c: int) -> int:
    return problem.people[problem.candidates[c].person].family


def place_of(problem: Problem, c: int):  # type: ignore[no-untyped-def]
    return problem.slots[problem.candidates[c].slot]


def as_fixed(problem: Problem, c: int) -> FixedDuty:
    place = place_of(problem, c)
    return FixedDuty(
        problem.candidates[c].person,
        place.day,
        place.starts_at,
        place.ends_at,
        place.week,
        place.month,
        place.credit,
    )


@pytest.mark.parametrize("sizes", [TERM, SITES], ids=["one site", "two sites"])
@pytest.mark.parametrize("seed", range(4))
def test_part_by_part_comes_to_the_same_as_the_whole_at_once(
    sizes: Nursery, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for hundreds of families: wishes are settled around what the relaxed rota divides, group by group and part
    by part, never in one piece. No share suffers from it, whatever is pinned."""
    problem = pinned(made_up(sizes, seed), seed)
    whole = solve(problem)
    assert whole.status == "optimal"

    for name, few in (("MOST", 200), ("FEW", 200), ("GROUP", 600)):
        monkeypatch.setattr(nearby, name, few)
    monkeypatch.setattr(fill, "LOOK_UP_TO", 200)
    monkeypatch.setattr(fill, "CAREFUL_FROM", 10**9)
    parts = solve(problem)

    assert broken(problem, parts.chosen) == ()
    *shares, wishes = values(problem, parts.chosen)
    *best, most = values(problem, whole.chosen)
    assert shares == best
    assert parts.proof["fairness"].bound == whole.proof["fairness"].value
    assert parts.proof["comfort"].bound <= most <= wishes <= most + 0.02 * abs(most)


def test_what_a_family_has_in_four_weeks_is_taken_off_its_share_of_them() -> None:
    """Three of its duties are fixed in the first month: one more there is its share, two in the second."""
    places = [slot(day) for day in (0, 9, 18, 27, 29, 38, 46, 55)]
    problem = nursery(
        [PlanFamily(250), PlanFamily(550)], places, fixed=tuple(fixed(0, day) for day in (2, 11, 20))
    )

    plan = solve(problem)

    assert Measures(problem).block_shares == {(0, 0): 1, (0, 1): 2, (1, 0): 4, (1, 1): 2}
    theirs = [place_of(problem, c).day for c in plan.chosen if family_of(problem, c) == 0]
    assert theirs[0] == 27, "away from the days that are fixed"
    assert [day >= 28 for day in theirs] == [False, True, True]
    early = frozenset({2, 6, 8} | {1, 5, 11, 13, 15})
    assert evaluate(problem, early)["fairness"] == plan.proof["fairness"].value
    assert evaluate(problem, early)["comfort"] > plan.proof["comfort"].value


def test_the_gap_that_is_wished_for_is_that_of_all_duties_of_a_family() -> None:
    """One more duty beside three that are fixed: it should lie apart from them, though it is only one."""
    places = [slot(day) for day in range(0, 60, 3)]
    held = tuple(fixed(0, day, 800, 900) for day in (5, 25, 45))
    problem = nursery([PlanFamily(100), PlanFamily(1900)], places, fixed=held)

    assert Measures(replace(problem, fixed=())).spread_days(0) == 0
    assert Measures(problem).spread_days(0) == 8
    (theirs,) = [place_of(problem, c).day for c in solve(problem).chosen if family_of(problem, c) == 0]
    assert min(abs(theirs - day) for day in (5, 25, 45)) >= 8


def test_who_has_come_to_watch_has_done_that_much_of_the_first_weeks() -> None:
    """Watching counts in the account of the family, so it counts in what it has in four weeks as well."""
    places = [slot(1, watching=True), *(slot(day, 800, 900) for day in (4, 13, 22, 32, 41, 50))]
    problem = nursery([PlanFamily(300), PlanFamily(300)], places)
    first = frozenset(
        c for c, offer in enumerate(problem.candidates) if offer.slot == 0 and offer.person == 0
    )

    def comfort(*days: int) -> int:
        """With the first family watching, and serving on these days; the other one on all others."""
        mine = {
            c
            for c, offer in enumerate(problem.candidates)
            if offer.slot > 0 and (offer.person == 0) == (problem.slots[offer.slot].day in days)
        }
        return evaluate(problem, first | mine)["comfort"]

    assert comfort(13, 32, 41) < comfort(13, 22, 41)
