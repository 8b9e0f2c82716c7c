"""What a family could give at most, and who shares what it cannot."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from nursery_rota.domain.planning import PlanFamily, PlanPerson, Problem
from nursery_rota.domain.reach import passed_on, reach
from nursery_rota.solver import broken
from tests.solver.rotas import choices, drawn, fixed, nursery, slot


def alone(**changes: int) -> Problem:
    """One family, and a place on each of these days."""
    return nursery([PlanFamily(0, **changes)], [slot(day) for day in (0, 2, 3, 8, 9, 30)])


@pytest.mark.parametrize(
    ("limits", "duties"),
    [
        ({}, 6),
        ({"max_per_week": 1}, 3),
        ({"max_per_month": 2}, 3),
        ({"min_days_between": 3}, 4),
        ({"max_per_week": 2, "max_per_month": 3}, 4),
        ({"max_per_day": 0}, 0),
    ],
)
def test_a_family_can_give_what_its_limits_allow(limits: dict[str, int], duties: int) -> None:
    assert reach(alone(**limits)) == (100 * duties,)


def test_the_dearest_duties_count_where_limits_leave_a_choice() -> None:
    """A light one on Monday or a double one on Tuesday; the gap allows one of them."""
    places = [slot(0, credit=50), slot(1, credit=200), slot(9)]
    assert reach(nursery([PlanFamily(0, min_days_between=5)], places)) == (300,)


def test_what_is_fixed_takes_up_room() -> None:
    problem = replace(alone(max_per_month=4, min_days_between=3), fixed=(fixed(0, 9, 800, 900),))
    # Days 0 and 3, day 9 itself at another time, and day 30; day 8 lies too near.
    assert reach(problem) == (400,)
    assert reach(replace(problem, families=(PlanFamily(0, max_per_month=2, min_days_between=3),))) == (200,)


def test_two_adults_serve_beside_each_other_only_where_that_is_allowed() -> None:
    problem = nursery([PlanFamily(0)], [slot(0), slot(0, 600, 800)], adults=2)
    assert reach(problem) == (100,)
    assert reach(replace(problem, family_together=True)) == (200,)


def test_the_limits_of_both_adults_together_hold() -> None:
    problem = nursery([PlanFamily(0)], [slot(day) for day in range(6)], adults=2)
    assert reach(replace(problem, people=(PlanPerson(0, max_per_week=1), PlanPerson(0, max_per_week=2)))) == (
        300,
    )
    assert reach(replace(problem, people=(PlanPerson(0, max_per_week=1), PlanPerson(0)))) == (600,)


@pytest.mark.parametrize("first", range(0, 200, 40))
def test_no_lawful_rota_gives_a_family_more(first: int) -> None:
    for seed in range(first, first + 40):
        problem = drawn(seed)
        limits = reach(problem)
        for picked in choices(problem):
            if broken(problem, picked):
                continue
            given = [0] * len(problem.families)
            for c in picked:
                offer = problem.candidates[c]
                given[problem.people[offer.person].family] += problem.slots[offer.slot].credit
            assert all(had <= most for had, most in zip(given, limits, strict=True)), seed


def test_what_one_cannot_give_the_others_share_in_proportion() -> None:
    """The first owes 5 and can give 3; of the 2 left the third, who owes twice as much, takes twice as much."""
    weights = [Fraction(5), Fraction(2), Fraction(4)]
    targets = passed_on((500, 200, 400), (300, 900, 900), weights)
    assert targets == (300, 200 + Fraction(200, 3), 400 + Fraction(400, 3))


def test_who_can_take_no_more_hands_it_on_in_turn() -> None:
    weights = [Fraction(5), Fraction(2), Fraction(4)]
    assert passed_on((500, 200, 400), (300, 210, 900), weights) == (300, 210, 590)
    assert sum(passed_on((500, 200, 400), (300, 210, 410), weights)) == 1100, "nobody can: nothing is lost"


def test_who_owes_nothing_shares_nothing() -> None:
    assert passed_on((500, 0), (300, 900), [Fraction(5), Fraction(0)]) == (500, 0)
