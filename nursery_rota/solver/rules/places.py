"""Places: a slot takes no more people than it has positions; a session's needs are covered or paid for."""

from __future__ import annotations

from nursery_rota.solver.model import INFINITE, Model


def slot_capacity(model: Model) -> None:
    """Chosen people plus empty positions make the open positions of each slot.

    A watching slot stays empty at no price, so it has no column of empty positions.
    """
    problem = model.groups.problem
    for index, slot in enumerate(problem.slots):
        own = model.groups.by_slot.get(index, ())
        if slot.watching:
            model.at_most(own, slot.open)
            continue
        empty = model.column(max(0, slot.open), whole=True)
        model.empty[index] = empty
        model.row([(empty, 1.0), *((c, 1.0) for c in own)], max(0, slot.open), max(0, slot.open))


def cover(model: Model) -> None:
    """At least so many of the named candidates, or each one missing is counted (first aid, levels)."""
    for index, need in enumerate(model.groups.problem.covers):
        if need.at_least <= 0:
            continue
        missing = model.column(need.at_least, whole=True)
        model.missing[index] = missing
        terms = [(missing, 1.0), *((c, 1.0) for c in dict.fromkeys(need.candidates))]
        model.row(terms, need.at_least, INFINITE)
