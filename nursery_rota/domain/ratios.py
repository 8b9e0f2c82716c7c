"""How many adults a group of children needs when its ages are mixed.

A group is given as one number per child: how many such children one adult may care for. No statute gives
a formula for mixed ages; four methods are in use and the nursery chooses. For every group
``pooled <= youngest_first <= per_band``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil


def per_band(kids: Sequence[int]) -> int:
    """Round up in each band, then add."""
    return sum(ceil(Fraction(count, ratio)) for ratio, count in Counter(kids).items())


def youngest_first(kids: Sequence[int]) -> int:
    """Children from the strictest ratio on; each adult takes as many as the strictest of them allows."""
    queue = sorted(kids)
    adults = taken = 0
    while taken < len(queue):
        taken += queue[taken]
        adults += 1
    return adults


def pooled(kids: Sequence[int]) -> int:
    """Add up each child's part of an adult exactly, round up once."""
    return ceil(sum((Fraction(1, ratio) for ratio in kids), Fraction(0)))


def youngest_sets_room(kids: Sequence[int]) -> int:
    """All children at the strictest ratio present."""
    return ceil(Fraction(len(kids), min(kids))) if kids else 0


METHODS: Mapping[str, Callable[[Sequence[int]], int]] = {
    "per-band": per_band,
    "youngest-first": youngest_first,
    "pooled": pooled,
    "youngest-sets-room": youngest_sets_room,
}


def required_adults(kids: Sequence[int], method: str, minimum: int) -> int:
    """Adults for the group by ``method``, at least ``minimum`` when any child is there."""
    return max(METHODS[method](kids), minimum) if kids else 0
