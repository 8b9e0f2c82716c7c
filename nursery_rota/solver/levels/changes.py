"""Third level: where a rota was published, as few of its duties dropped as can be, the near ones first."""

from __future__ import annotations

from math import gcd

from nursery_rota.solver.model import Model, Objective


def changes(model: Model) -> Objective:
    objective = Objective("changes")
    for candidate in sorted(model.groups.problem.published):
        price = model.groups.measures.drop_price(candidate)
        objective.constant += price
        objective.price(candidate, -price)
    objective.grain = gcd(*objective.costs.values()) or 1
    return objective
