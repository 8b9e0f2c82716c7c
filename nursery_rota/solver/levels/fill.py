"""First level: as few empty places and unmet needs as can be, the dear ones first."""

from __future__ import annotations

from math import gcd

from nursery_rota.solver.model import Model, Objective


def fill(model: Model) -> Objective:
    """Severity of each empty position, and of each person missing from a need."""
    problem = model.groups.problem
    objective = Objective("fill", scale=10.0)
    for index, column in model.empty.items():
        objective.price(column, problem.slots[index].severity)
    for index, column in model.missing.items():
        objective.price(column, problem.covers[index].severity)
    objective.grain = gcd(*objective.costs.values()) or 1
    return objective
