"""The search, its judge and a third reading of the rules in plain words come to the same, choice by choice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from nursery_rota.domain.planning import PlanFamily, Problem
from nursery_rota.solver import broken, evaluate, solve
from nursery_rota.solver.check import STAGES
from nursery_rota.solver.measures import Measures
from nursery_rota.solver.rules import RULES
from tests.solver.plainly import Plainly
from tests.solver.rotas import choices, drawn, nursery, slot, values

SEEDS = range(1000, 1240)


@cache
def tiny(seed: int) -> Problem:
    """One in four stretches over three months, so that there are blocks of weeks to be even in."""
    return drawn(seed, 90 if seed % 4 == 0 else 10)


@cache
def plainly(seed: int) -> Plainly:
    return Plainly(tiny(seed))


@pytest.mark.parametrize("first", SEEDS[::40])
def test_the_judge_and_the_plain_reading_agree_on_every_choice(first: int) -> None:
    """On the names of the rules that it breaks and on all four values, whether or not it is lawful."""
    for seed in range(first, first + 40):
        problem, plain = tiny(seed), plainly(seed)
        measures = Measures(problem)
        for picked in choices(problem):
            assert {found.split(":")[0] for found in broken(problem, picked)} == plain.broken(picked), seed
            judged = evaluate(problem, picked, measures)
            assert tuple(judged[stage] for stage in STAGES) == plain.values(picked), seed


@pytest.mark.parametrize("first", SEEDS[::40])
def test_the_search_finds_what_the_plain_reading_calls_best(first: int) -> None:
    for seed in range(first, first + 40):
        plan = solve(tiny(seed))
        assert not plainly(seed).broken(plan.chosen), seed
        assert plainly(seed).values(plan.chosen) == plainly(seed).best(), seed
        assert tuple(plan.proof[stage].bound for stage in STAGES) == plainly(seed).best(), seed


def test_the_tiny_nurseries_break_every_rule_and_price_every_wish_somewhere() -> None:
    """Else agreeing on them would say little."""
    rules: set[str] = set()
    priced: Counter[str] = Counter()
    for seed in SEEDS:
        plain, everybody = plainly(seed), set(range(len(tiny(seed).candidates)))
        for picked in (everybody, *({c} for c in everybody)):
            rules |= plain.broken(picked)
        priced["close days"] += plain._close(everybody) > 0
        priced["crowded weeks"] += plain._crowded(everybody) > 0
        priced["unpopular times"] += plain._unliked(everybody) > 0
        priced["changes"] += plain.values(())[2] > 0

    assert rules == set(RULES) - {"cover"}, "a need that is not covered is priced, not forbidden"
    assert min(priced[what] for what in ("close days", "crowded weeks", "unpopular times", "changes")) >= 5


def test_a_window_of_exactly_four_days_is_not_cut_to_three() -> None:
    """60% of 12 days for 1.8 duties is four days; reckoned in binary fractions it comes out just below."""
    places = [slot(day) for day in (0, 1, 2, 4, 6, 8, 9, 10)]
    problem = nursery([PlanFamily(200)], [*places, replace(slot(11), credit=200)])

    assert Measures(problem).spread_days(0) == 4
    assert values(problem, (0, 2)) == Plainly(problem).values((0, 2))
