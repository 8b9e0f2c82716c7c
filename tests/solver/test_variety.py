"""Variety of partners: counted as one would by hand, bettered where nothing else gets worse."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from nursery_rota.domain.planning import Candidate, PlanFamily, PlanPerson, Problem
from nursery_rota.solver import broken, solve
from nursery_rota.solver.variety import repeats, varied
from tests.solver.rotas import drawn, nursery, slot, values


def counted(problem: Problem, chosen: frozenset[int]) -> int:
    """The meetings again, by looking at every two duties."""
    met: Counter[frozenset[int]] = Counter()
    for one, other in combinations(sorted(chosen), 2):
        a, b = (problem.slots[problem.candidates[c].slot] for c in (one, other))
        families = frozenset(problem.people[problem.candidates[c].person].family for c in (one, other))
        together = a.day == b.day and max(a.starts_at, b.starts_at) < min(a.ends_at, b.ends_at)
        if together and len(families) == 2 and not (a.reserve or b.reserve):
            met[families] += 1
    return sum(number - 1 for number in met.values())


@pytest.mark.parametrize("seed", range(60))
def test_meetings_are_counted_as_by_hand(seed: int) -> None:
    problem = drawn(seed)
    everything = frozenset(range(len(problem.candidates)))

    assert repeats(problem, everything) == counted(problem, everything)


def two_places_a_day() -> Problem:
    """Four families, four days apart enough, two places on each: each family serves twice."""
    days = [slot(day, open=2) for day in (0, 10, 20, 30)]
    return nursery([PlanFamily(200)] * 4, days)


def test_families_who_met_before_are_parted_where_nothing_else_gets_worse() -> None:
    problem = two_places_a_day()
    same_again = frozenset({0, 1, 6, 7, 8, 9, 14, 15})

    better = varied(problem, same_again, lambda rota: not broken(problem, rota), lambda: False)

    assert (repeats(problem, same_again), repeats(problem, better)) == (2, 0)
    assert values(problem, better)[:2] == values(problem, same_again)[:2]


def test_a_filled_rota_lets_families_meet() -> None:
    problem = two_places_a_day()

    assert repeats(problem, solve(problem).chosen) == 0


def test_wishes_come_before_variety() -> None:
    """The same two families would rather serve on the same two days than meet others."""
    problem = two_places_a_day()
    liked = {(0, 0), (1, 0), (0, 2), (1, 2), (2, 1), (3, 1), (2, 3), (3, 3)}
    offers = tuple(Candidate(o.person, o.slot, 2 * ((o.person, o.slot) in liked)) for o in problem.candidates)

    plan = solve(replace(problem, candidates=offers))

    assert plan.proof["comfort"].value == -16
    assert repeats(problem, plan.chosen) == 2


def test_two_of_one_family_do_not_meet_each_other() -> None:
    people = (PlanPerson(0), PlanPerson(0))
    problem = replace(nursery([PlanFamily(400)], [slot(0, open=2), slot(9, open=2)]), people=people)

    assert repeats(replace(problem, candidates=(*problem.candidates, Candidate(1, 0))), (0, 1)) == 0
