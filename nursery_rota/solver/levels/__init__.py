"""The levels of a good rota, in the order in which they are settled.

Each level takes the model, adds the columns and rows it needs and answers what it wants least of.
Names are those of ``Plan.proof``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nursery_rota.solver.levels.changes import changes
from nursery_rota.solver.levels.comfort import comfort
from nursery_rota.solver.levels.fairness import fairness
from nursery_rota.solver.levels.fill import fill
from nursery_rota.solver.model import Model, Objective

LEVELS: Mapping[str, Callable[[Model], Objective]] = {
    "fill": fill,
    "fairness": fairness,
    "changes": changes,
    "comfort": comfort,
}
