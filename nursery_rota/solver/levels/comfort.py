"""Fourth level: wishes met, people who asked to serve together, watchers placed, duties spread evenly over the
days, over blocks of four weeks, and those at unpopular times over the families."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import gcd

from nursery_rota.solver.groups import Groups, Span, crossings
from nursery_rota.solver.measures import CLOSE_PRICE, CROWD_PRICE, UNPOPULAR_PRICE, WATCHER_COMFORT
from nursery_rota.solver.model import INFINITE, Model, Objective
from nursery_rota.solver.rules.spacing import windows


def comfort(model: Model) -> Objective:
    """Less is better: wishes met count below zero, close duties above."""
    objective = Objective("comfort")
    problem = model.groups.problem
    for candidate, offer in enumerate(problem.candidates):
        watcher = WATCHER_COMFORT if problem.slots[offer.slot].watching else 0
        objective.price(candidate, -offer.comfort - watcher)
    model.breathe()
    _together(model, objective)
    for family in sorted(model.groups.by_family):
        model.breathe()
        _spread(model, objective, family)
    _crowded_blocks(model, objective)
    _unpopular_times(model, objective)
    objective.grain = gcd(*objective.costs.values()) or 1
    return objective


def _together(model: Model, objective: Objective) -> None:
    """Two people chosen together earn or cost what their pairs say."""
    groups = model.groups
    offers = groups.problem.candidates
    worth: Counter[tuple[int, int]] = Counter()
    for pair in groups.problem.togethers:
        if pair.first != pair.second:
            worth[min(pair.first, pair.second), max(pair.first, pair.second)] += pair.comfort
    beside: dict[tuple[int, int], list[tuple[Span, int]]] = defaultdict(list)
    for (first, second), comfort in worth.items():
        if not comfort:
            continue
        both = model.column(1.0, whole=True)
        objective.price(both, -comfort)
        if comfort < 0:
            model.row([(first, 1.0), (second, 1.0), (both, -1.0)], -INFINITE, 1.0)
            continue
        for one, (other,) in ((first, groups.spans([second])), (second, groups.spans([first]))):
            beside[one, offers[other.candidate].person].append((other, both))
    for (one, _), others in beside.items():
        _with_one_of(model, one, others)


def _with_one_of(model: Model, one: int, others: Sequence[tuple[Span, int]]) -> None:
    """Of the other person's candidates that overlap, ``one`` serves beside a single one: nobody is in two places at
    a time. Were it said of each pair alone, a relaxation would halve both people and earn half of every pair."""
    together = crossings([span for span, _ in others])
    crossed = {span for spans in together for span in spans}
    alone = [(span,) for span, _ in others if span not in crossed]
    for spans in (*together, *alone):
        pairs = [(both, 1.0) for span, both in others if span in spans]
        model.row([*pairs, (one, -1.0)], -INFINITE, 0.0)


def _spread(model: Model, objective: Objective, family: int) -> None:
    """Each day of duty beyond the first in a window is paid for; days of fixed duties count."""
    groups = model.groups
    length = groups.measures.spread_days(family)
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


def _crowded_blocks(model: Model, objective: Objective) -> None:
    """Each duty beyond the family's share of four weeks is paid for."""
    groups = model.groups
    measures, shares = groups.measures, groups.measures.block_shares
    within: dict[tuple[int, int], list[int]] = defaultdict(list)
    for family, own in groups.by_family.items():
        for c in own:
            if not groups.slot[c].reserve:
                within[family, measures.block_of(groups.slot[c].day)].append(c)
    for key, crowd in within.items():
        if key in shares:
            _beyond(model, objective, crowd, shares[key], CROWD_PRICE)


def _unpopular_times(model: Model, objective: Objective) -> None:
    """Each duty at an unpopular time beyond the family's share is paid for, unless it is one they like."""
    groups = model.groups
    slots = groups.measures.unpopular
    for family, share in groups.measures.unpopular_shares.items():
        offers = ((c, groups.problem.candidates[c]) for c in groups.by_family.get(family, ()))
        own = [c for c, offer in offers if offer.slot in slots and offer.comfort <= 0]
        _beyond(model, objective, own, share, UNPOPULAR_PRICE)


def _beyond(model: Model, objective: Objective, own: Sequence[int], share: int, price: int) -> None:
    if len(own) <= share:
        return
    extra = model.column(len(own) - share, whole=True)
    model.row([(extra, -1.0), *((c, 1.0) for c in own)], -INFINITE, float(share), lazy=True)
    objective.price(extra, price)


def _kept_by_rule(groups: Groups, family: int, days: list[int]) -> bool:
    """Does a hard rule already keep the family to one of these days, so that nothing is left to wish?"""
    rule = groups.problem.families[family]
    weeks = {groups.slot[c].week for day in days for c in groups.on_duty[family, day]}
    once_a_week = rule.max_per_week is not None and rule.max_per_week <= 1 and len(weeks) == 1
    return once_a_week or days[-1] - days[0] < rule.min_days_between
