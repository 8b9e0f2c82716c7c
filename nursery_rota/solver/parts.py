"""Parts of a rota that are re-opened one at a time, the rest staying as it is.

Some weeks with everybody in them, then some families with all their weeks: what the one kind cannot mend
the other often can. Knows nothing of how a part is searched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from nursery_rota.solver.groups import Groups, gather

PART_SIZE = 1500
"""Candidates that a part should have, so that it is searched in a fraction of a second."""


@dataclass(frozen=True)
class Part:
    free: frozenset[int]
    """The candidates that may change."""
    round: int
    """How many parts make a round in which every candidate was free."""


def parts(groups: Groups, seed: int) -> Iterator[Part]:
    """Parts without end, one round after the other; drawn with ``seed``, so repeatable."""
    draw = Random(seed)
    count = len(groups.slot)
    share = min(1.0, PART_SIZE / max(1, count))
    by_week = gather(range(count), lambda c: groups.slot[c].week)
    weeks = sorted(by_week)
    families = sorted(groups.by_family)
    span = max(2, round(share * len(weeks)))
    size = max(3, round(share * len(families)))
    while True:
        draw.shuffle(families)
        frees = [
            *(_of(by_week, weeks[first : first + span]) for first in range(0, len(weeks), max(1, span // 2))),
            *(
                _of(groups.by_family, families[first : first + size])
                for first in range(0, len(families), size)
            ),
        ]
        for free in frees:
            yield Part(free, len(frees))


def _of(owned: Mapping[int, tuple[int, ...]], keys: Sequence[int]) -> frozenset[int]:
    return frozenset(c for key in keys for c in owned[key])
