"""The spreadsheet habit: the list of families goes round and round, place by place.

Whoever is next and able takes the place; nobody looks at shares or wishes.
"""

from __future__ import annotations

from nursery_rota.domain.planning import Problem
from nursery_rota.solver.greedy import Booking
from nursery_rota.solver.groups import Groups


def list_in_rotation(problem: Problem) -> frozenset[int]:
    groups = Groups(problem)
    booking = Booking(groups)
    count = max(1, len(problem.families))
    turn = 0
    for slot in sorted(range(len(problem.slots)), key=lambda s: (problem.slots[s].day, s)):
        own = groups.by_slot.get(slot, ())
        for _ in range(problem.slots[slot].open):
            able = [c for c in own if c not in booking.chosen and booking.may(c)]
            if not able:
                break
            following = min(able, key=lambda c: ((groups.family[c] - turn) % count, c))
            booking.add(following)
            turn = (groups.family[following] + 1) % count
    return frozenset(booking.chosen)
