"""Second level: what each family is given lies as near its target as can be.

The price is the square of the difference, in hundredths of a duty. A square is not linear, but a family
can only be given certain amounts: sums of the credits of single duties. Between neighbouring amounts the
price runs straight, so it is exact at every amount that can occur, whatever the credits are; and since
each further step costs more than the one before, the steps are bought in their order by themselves.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from math import gcd

from nursery_rota.solver.groups import Groups
from nursery_rota.solver.model import INFINITE, Model, Objective
from nursery_rota.solver.rules.spacing import capacity

MOST_STEPS = 400
"""With more amounts than this, only those nearest the target get steps of their own. Outside them the
price goes on in a straight line, which is never too dear, so a proven bound stays true."""


def fairness(model: Model) -> Objective:
    """Sum over all families of (given - target) squared, in squared hundredths of a duty."""
    groups = model.groups
    objective = Objective("fairness", scale=10_000.0)
    grain = 0
    for family, rule in enumerate(groups.problem.families):
        reach = amounts(groups, family)
        squares = [(amount - rule.target) ** 2 for amount in reach]
        for before, after in itertools.pairwise(squares):
            grain = gcd(grain, after - before)
        if len(reach) == 1:
            objective.constant += squares[0]
        else:
            _steps(model, objective, family, reach)
    objective.grain = grain or 1
    return objective


def _steps(model: Model, objective: Objective, family: int, reach: list[int]) -> None:
    """Columns of 0 to 1 for each step from one amount to the next, tied to the duties chosen."""
    groups = model.groups
    target = groups.problem.families[family].target
    kept = nearest(reach, target)
    slopes = [low + high - 2 * target for low, high in itertools.pairwise(kept)]
    # The outer steps go on straight to the ends of what the family can be given.
    edges = [0, *kept[1:-1], reach[-1]]
    objective.constant += (kept[0] - target) ** 2 - slopes[0] * kept[0]
    terms = [(c, groups.slot[c].credit / 100) for c in groups.by_family[family] if groups.slot[c].credit]
    steps = {}
    for slope, low, high in zip(slopes, edges, edges[1:], strict=False):
        column = model.column(1.0, whole=len(kept) == len(reach))
        objective.price(column, slope * (high - low))
        terms.append((column, -(high - low) / 100))
        steps[low, high] = column
    model.row(terms, 0.0, 0.0)
    if len(kept) < len(reach):
        del steps[edges[0], edges[1]], steps[edges[-2], edges[-1]]
    _only_by_odd_credits(model, family, steps)


def _only_by_odd_credits(model: Model, family: int, steps: dict[tuple[int, int], int]) -> None:
    """Whoever serves at places of the usual credit only is given a multiple of it: between two multiples, the first
    step is bought without the last only with a place of another credit. No rota is lost by this row, and what
    divides people loses its cheapest way to do so."""
    groups = model.groups
    credits = Counter(groups.slot[c].credit for c in groups.by_family[family] if groups.slot[c].credit)
    usual = credits.most_common(1)[0][0]
    odd = [c for c in groups.by_family[family] if groups.slot[c].credit % usual]
    if not odd:
        return
    first = {low // usual: column for (low, _), column in steps.items() if low % usual == 0}
    last = {high // usual - 1: column for (_, high), column in steps.items() if high % usual == 0}
    between = [(first[unit], last[unit]) for unit in first.keys() & last.keys() if first[unit] != last[unit]]
    ends = [term for begin, end in between for term in ((begin, 1.0), (end, -1.0))]
    model.row([*ends, *((c, -1.0) for c in odd)], -INFINITE, 0.0)


def amounts(groups: Groups, family: int) -> list[int]:
    """All that the family's duties of this run could sum to, in hundredths, from 0 up; some of these
    no rota may reach, but none that a rota reaches is left out."""
    credits = sorted({groups.slot[c].credit for c in groups.by_family.get(family, ())} - {0})
    duties = capacity(groups, family)
    reach, latest = {0}, {0}
    for _ in range(duties if credits else 0):
        latest = {amount + credit for amount in latest for credit in credits} - reach
        if not latest:
            break
        reach |= latest
    return sorted(reach)


def nearest(reach: list[int], target: int) -> list[int]:
    """The neighbouring amounts around the target, all of them unless they are too many."""
    if len(reach) <= MOST_STEPS + 1:
        return reach
    first = min(max(0, bisect_left(reach, target) - MOST_STEPS // 2), len(reach) - MOST_STEPS - 1)
    return reach[first : first + MOST_STEPS + 1]
