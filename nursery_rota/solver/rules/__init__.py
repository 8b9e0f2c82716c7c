"""The hard rules of a rota, one named unit each.

A rule takes the model and adds rows; it never looks at another rule. ``nursery_rota.solver.check`` states
the same rules a second time in plain Python, under the same names, and the tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nursery_rota.solver.model import Model
from nursery_rota.solver.rules import clashes, limits, places, spacing, ties

Rule = Callable[[Model], None]

RULES: Mapping[str, Rule] = {
    "slot_capacity": places.slot_capacity,
    "cover": places.cover,
    "one_place_at_a_time": clashes.one_place_at_a_time,
    "family_apart": clashes.family_apart,
    "person_day_limit": limits.person_day_limit,
    "person_week_limit": limits.person_week_limit,
    "person_month_limit": limits.person_month_limit,
    "family_day_limit": limits.family_day_limit,
    "family_week_limit": limits.family_week_limit,
    "family_month_limit": limits.family_month_limit,
    "min_days_between": spacing.min_days_between,
    "beside": ties.beside,
    "apart": ties.apart,
}
