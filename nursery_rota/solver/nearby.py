"""Which candidates to leave open around a relaxed solution, so that a small search finds a rota nearly as good.

What the relaxation gives to nobody, and would give to somebody only at a price, is left at that. Knows
nothing of how the rest is searched.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nursery_rota.solver.engine import Relaxed
from nursery_rota.solver.groups import Groups
from nursery_rota.solver.matrix import Marks
from nursery_rota.solver.watch import Breathe

PRICES = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Prices, in steps of the level, up to which a candidate is left open."""

FEW = 6000
"""Open candidates up to which the dearest price is taken at the first attempt."""

MOST = 20_000
"""Open candidates beyond which the whole is not searched at once but by groups of families."""

GROUP = 80_000
"""Candidates that a group of families may have."""

_WHOLE = 1e-6


def divided(relaxed: Relaxed, candidates: int) -> Marks:
    """The candidates that the relaxation divides."""
    share = relaxed.columns[:candidates]
    return np.asarray((share > _WHOLE) & (share < 1 - _WHOLE))


def around(relaxed: Relaxed, candidates: int, grain: float) -> Iterator[Marks]:
    """Open candidates for one attempt after the other, each wider than the one before; none where even the
    narrowest is too wide to be searched at once."""
    cost = np.abs(relaxed.reduced[:candidates])
    unclear = divided(relaxed, candidates)
    opened = [unclear | (cost <= price * grain) for price in PRICES]
    few = [marks for marks in opened[:3] if marks.sum() <= FEW]
    first = max(0, len(few) - 1)
    for marks in opened[first:]:
        if marks.sum() > MOST:
            return
        yield marks


def touching(relaxed: Relaxed, groups: Groups, grain: float) -> Iterator[Marks]:
    """For a rota too wide to be searched at once: first the cheap candidates of places and of weeks of families
    that the relaxation divides, then all weeks of those families."""
    count = len(groups.family)
    cost = np.abs(relaxed.reduced[:count])
    unclear = divided(relaxed, count)
    places = np.array([offer.slot for offer in groups.problem.candidates])
    families = np.array(groups.family)
    weeks = np.array([slot.week for slot in groups.slot])
    weeks = families * (int(weeks.max()) + 1) + weeks
    for shared in (weeks, families):
        near = np.isin(places, places[unclear]) | np.isin(shared, shared[unclear])
        yield unclear | (near & (cost <= PRICES[0] * grain))


def by_group(
    relaxed: Relaxed, groups: Groups, rota: frozenset[int], grain: float, breathe: Breathe = lambda: None
) -> Iterator[Marks]:
    """Open candidates of one group of families after the other, with what the rota holds of theirs. Raises
    Interrupted when ``breathe`` does."""
    candidates = len(groups.family)
    cheap = divided(relaxed, candidates) | (np.abs(relaxed.reduced[:candidates]) <= PRICES[0] * grain)
    cheap[sorted(rota)] = True
    for families in neighbours(groups, breathe):
        marks = np.zeros(candidates, dtype=np.bool_)
        for family in families:
            marks[list(groups.by_family[family])] = True
        yield marks & cheap


def neighbours(groups: Groups, breathe: Breathe = lambda: None) -> list[list[int]]:
    """The families in groups that serve at the same places, such as those of one site."""
    problem = groups.problem
    families = sorted(groups.by_family)
    serves = np.zeros((len(problem.families), len(problem.slots)), dtype=np.bool_)
    for c, offer in enumerate(problem.candidates):
        serves[groups.family[c], offer.slot] = True
    reach = serves.sum(axis=1)
    left = list(families)
    found: list[list[int]] = []
    while left:
        group = [left.pop(0)]
        places = serves[group[0]].copy()
        size = len(groups.by_family[group[0]])
        while left:
            breathe()
            shared = (serves[left] & places).sum(axis=1) / reach[left]
            nearest = int(np.argmax(shared))
            size += len(groups.by_family[left[nearest]])
            if size > GROUP or shared[nearest] < 0.5:
                break
            family = left.pop(nearest)
            group.append(family)
            places |= serves[family]
        found.append(group)
    return found
