"""Variety of partners: counted as one would by hand, bettered where nothing else gets worse."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from nursery_rota.domain.planning import Candidate, PlanFamily, PlanPerson, Problem
from nursery_rota.solver import broken, solve
from nursery_rota.solver.groups import Groups
from nursery_rota.solver.variety import repeats, varied
from tests.solver.rotas import drawn, nursery, slot, values


def counted(problem: Problem, chosen: frozenset[int]) -> int:
    """The meetings again, by looking at every two duties."""
    met: Counter[frozenset[int]] = Counter()
    for one, other in combinations(sorted(chosen), 2):
        a, b = (problem.slots[problem.candidates[c].slot] for c in (one, other))
        families = frozenset(problem.people[problem.candidates[c].person].family for c in (one, other))
        together = a is b or (a.place is not None and a.place == b.place)
        if together and len(families) == 2 and not (a.reserve or b.reserve):
            met[families] += 1
    return sum(number - 1 for number in met.values())


@pytest.mark.parametrize("seed", range(60))
def test_meetings_are_counted_as_by_hand(seed: int) -> None:
    plain = drawn(seed)
    problem = replace(plain, slots=tuple(replace(s, place=n // 2) for n, s in enumerate(plain.slots)))
    everything = frozenset(range(len(problem.candidates)))

    assert repeats(problem, everything) == counted(problem, everything)


def two_places_a_day() -> Problem:
    """Four families, four days apart enough, two places on each: each family serves twice."""
    days = [slot(day, open=2) for day in (0, 10, 20, 30)]
    return nursery([PlanFamily(200)] * 4, days)


def test_families_who_met_before_are_parted_where_nothing_else_gets_worse() -> None:
    problem = two_places_a_day()
    same_again = frozenset({0, 1, 6, 7, 8, 9, 14, 15})

    better = varied(Groups(problem), same_again, lambda rota: not broken(problem, rota), lambda: False)

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
    problem = nursery([PlanFamily(400)], [slot(0, open=2), slot(9, open=2)], adults=2)
    strangers = replace(problem, people=(PlanPerson(0), PlanPerson(1)), families=problem.families * 2)

    assert repeats(problem, range(4)) == 0
    assert repeats(strangers, range(4)) == 1


def test_levels_of_one_place_are_side_by_side_and_other_rooms_are_not() -> None:
    def met(*places: int | None) -> int:
        slots = [slot(day, place=place) for day, place in zip((0, 0, 9, 9), places, strict=True)]
        rota = [
            c for c, offer in enumerate(nursery(homes, slots).candidates) if offer.person == offer.slot % 2
        ]
        return repeats(nursery(homes, slots), rota)

    homes = [PlanFamily(200)] * 2
    assert met(0, 0, 1, 1) == 1
    assert met(0, 1, 2, 3) == 0
    assert met(None, None, None, None) == 0
