"""Each hard rule on a tiny rota that breaks it as soon as the rule is left out of the search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from nursery_rota.domain.planning import (
    ApartRow,
    BesideRow,
    Candidate,
    CoverRow,
    PlanFamily,
    PlanPerson,
    Problem,
)
from nursery_rota.solver import broken, evaluate, solve
from nursery_rota.solver.fill import build
from nursery_rota.solver.groups import Groups
from nursery_rota.solver.rules import RULES
from tests.solver.rotas import fixed, nursery, slot, unruled

ONE = PlanFamily(100)
MORE = PlanFamily(500)


def too_many_for_a_place() -> Problem:
    return nursery([ONE, ONE], [slot(0)])


def two_places_at_once() -> Problem:
    return nursery([MORE], [slot(0), slot(0, 600)], family_together=True)


def both_parents_at_once() -> Problem:
    return nursery([MORE], [slot(0), slot(0, 600)], adults=2)


def person_limited(**limit: int) -> Problem:
    """Two places on one day, back to back."""
    problem = nursery([MORE], [slot(0), slot(0, 720, 900)])
    return replace(problem, people=(PlanPerson(0, **limit),))


def family_limited(**limit: int) -> Problem:
    return nursery([PlanFamily(500, **limit)], [slot(0), slot(0, 720, 900)], adults=2)


def days_too_close() -> Problem:
    return nursery([PlanFamily(500, min_days_between=7)], [slot(0), slot(6), slot(7)])


def newcomer_alone() -> Problem:
    """The newcomer may take the first place only while the other family takes the second, which it may not."""
    problem = nursery([ONE, PlanFamily(0)], [slot(0), slot(0)], candidates=(Candidate(0, 0), Candidate(1, 1)))
    kept = replace(problem, aparts=(ApartRow((0, 1)),), besides=(BesideRow(0, (1,)),))
    return replace(kept, slots=(slot(0, severity=20), slot(0)))


def kept_apart() -> Problem:
    return nursery([ONE, ONE], [slot(0, open=2)], aparts=(ApartRow((0, 1)),))


CASES: dict[str, Callable[[], Problem]] = {
    "slot_capacity": too_many_for_a_place,
    "one_place_at_a_time": two_places_at_once,
    "family_apart": both_parents_at_once,
    "person_day_limit": lambda: person_limited(max_per_day=1),
    "person_week_limit": lambda: person_limited(max_per_week=1),
    "person_month_limit": lambda: person_limited(max_per_month=1),
    "family_day_limit": lambda: family_limited(max_per_day=1),
    "family_week_limit": lambda: family_limited(max_per_week=1),
    "family_month_limit": lambda: family_limited(max_per_month=1),
    "min_days_between": days_too_close,
    "beside": newcomer_alone,
    "apart": kept_apart,
}


def test_every_rule_has_its_case() -> None:
    assert {*CASES, "cover"} == set(RULES)


@pytest.mark.parametrize("rule", CASES)
def test_rule_is_what_keeps_the_rota_lawful(rule: str) -> None:
    problem = CASES[rule]()

    assert not broken(problem, solve(problem).chosen)
    # Without the rule the search goes where only this rule forbids it to go.
    names = {line.split(":")[0] for line in broken(problem, unruled(problem, rule))}
    assert names == {rule}


def test_a_need_is_covered_before_a_place_of_less_price_is_filled() -> None:
    """Only the second family has first aid; it may serve once, and the need is dearer than the place."""
    problem = nursery(
        [ONE, PlanFamily(100, max_per_day=1)],
        [slot(0, severity=4), slot(0, 720, 900, severity=4)],
        candidates=(Candidate(0, 0), Candidate(1, 0), Candidate(1, 1)),
    )
    aided = replace(problem, covers=(CoverRow((1,), 1, 8, "first aid"),))

    assert solve(problem).chosen == (0, 2)
    assert solve(aided).chosen == (1,)
    assert evaluate(aided, (1,))["fill"] == 4


def test_a_need_that_nobody_meets_is_paid_for_and_stops_nothing() -> None:
    problem = replace(nursery([ONE], [slot(0)]), covers=(CoverRow((), 2, 8),))

    plan = solve(problem)

    assert plan.chosen == (0,)
    assert plan.proof["fill"].value == 16
    assert plan.status == "optimal"


def test_back_to_back_is_no_clash() -> None:
    problem = nursery([MORE], [slot(0, 540, 720), slot(0, 720, 900)])

    assert solve(problem).chosen == (0, 1)


def test_both_parents_serve_together_where_the_nursery_allows_it() -> None:
    problem = replace(both_parents_at_once(), family_together=True)

    assert len(solve(problem).chosen) == 2


def test_fixed_duties_count_in_limits_gaps_and_clashes() -> None:
    places = [slot(7), slot(7, 600), slot(9), slot(13), slot(14)]
    homes = [PlanFamily(500, max_per_month=3, min_days_between=7)]
    problem = replace(nursery(homes, places), fixed=(fixed(0, 7, 660, 780),))

    # Days 9 and 13 lie within a week of the fixed duty, the places of day 7 at the same hours.
    assert solve(problem).chosen == (4,)
    assert {line.split(":")[0] for line in broken(problem, (0,))} == {"one_place_at_a_time", "family_apart"}
    assert {line.split(":")[0] for line in broken(problem, (3,))} == {"min_days_between"}
    full = replace(problem, fixed=(*problem.fixed, fixed(0, 0), fixed(0, 1)))
    assert solve(full).chosen == ()


def test_fixed_duties_that_break_a_rule_leave_the_rest_possible() -> None:
    """Two fixed duties in a week of one: that week takes no more, all else goes on."""
    problem = replace(
        nursery([PlanFamily(500, max_per_week=1, min_days_between=5)], [slot(2), slot(20)]),
        fixed=(fixed(0, 0), fixed(0, 1)),
    )

    plan = solve(problem)

    assert plan.chosen == (1,)
    assert plan.status == "optimal"
    assert broken(problem, plan.chosen) == ()


def test_rows_that_other_rows_imply_are_left_out() -> None:
    """One duty a week says all that one a day and one place at a time say."""
    weekly = nursery([PlanFamily(500, max_per_week=1)], [slot(0), slot(0, 600), slot(1)])

    limits = [row for row in build(Groups(weekly)).rows if row.upper == 1 and row.lower < 0]

    assert [len(row.columns) for row in limits] == [3]
