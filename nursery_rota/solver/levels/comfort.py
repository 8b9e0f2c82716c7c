"""Fourth level: wishes met, people who asked to serve together, watchers placed, duties spread evenly."""

from __future__ import annotations

from math import gcd

from nursery_rota.domain.planning import TogetherRow
from nursery_rota.solver.groups import Groups
from nursery_rota.solver.measures import CLOSE_PRICE, WATCHER_COMFORT, spread_days
from nursery_rota.solver.model import INFINITE, Model, Objective
from nursery_rota.solver.rules.spacing import windows


def comfort(model: Model) -> Objective:
    """Less is better: wishes met count below zero, close duties above."""
    objective = Objective("comfort")
    problem = model.groups.problem
    for candidate, offer in enumerate(problem.candidates):
        watcher = WATCHER_COMFORT if problem.slots[offer.slot].watching else 0
        objective.price(candidate, -offer.comfort - watcher)
    for pair in problem.togethers:
        _together(model, objective, pair)
    for family in sorted(model.groups.by_family):
        _spread(model, objective, family)
    objective.grain = gcd(*objective.costs.values()) or 1
    return objective


def _together(model: Model, objective: Objective, pair: TogetherRow) -> None:
    if pair.first == pair.second or not pair.comfort:
        return
    both = model.column(1.0, whole=True)
    if pair.comfort > 0:
        model.row([(both, 1.0), (pair.first, -1.0)], -INFINITE, 0.0)
        model.row([(both, 1.0), (pair.second, -1.0)], -INFINITE, 0.0)
    else:
        model.row([(pair.first, 1.0), (pair.second, 1.0), (both, -1.0)], -INFINITE, 1.0)
    objective.price(both, -pair.comfort)


def _spread(model: Model, objective: Objective, family: int) -> None:
    """Each day of duty beyond the first in a window is paid for; days of fixed duties count."""
    groups = model.groups
    length = spread_days(groups.problem, family)
    if length <= 1:
        return
    fixed = groups.fixed_days.get(family, set())
    days = sorted({*groups.days[family], *fixed})
    for window in windows(days, length):
        free = [day for day in window if day not in fixed]
        allowed = max(0, 1 - (len(window) - len(free)))
        if len(free) <= allowed or (allowed == 1 and _kept_by_rule(groups, family, free)):
            continue
        extra = model.column(len(free) - allowed, whole=True)
        served = [(c, 1.0) for day in free for c in model.serves(family, day)]
        model.row([(extra, -1.0), *served], -INFINITE, float(allowed), lazy=True)
        objective.price(extra, CLOSE_PRICE)


def _kept_by_rule(groups: Groups, family: int, days: list[int]) -> bool:
    """Does a hard rule already keep the family to one of these days, so that nothing is left to wish?"""
    rule = groups.problem.families[family]
    weeks = {groups.slot[c].week for day in days for c in groups.on_duty[family, day]}
    once_a_week = rule.max_per_week is not None and rule.max_per_week <= 1 and len(weeks) == 1
    return once_a_week or days[-1] - days[0] < rule.min_days_between
