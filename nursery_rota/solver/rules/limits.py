"""Limits: how many duties a person or a family may do in a day, a week, a month.

Fixed duties count. Where they already reach or pass a limit, nothing more is allowed; they themselves
are never undone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable

from nursery_rota.domain.planning import FixedDuty, Slot
from nursery_rota.solver.model import Model

Period = Callable[[Slot | FixedDuty], int]


def _day(place: Slot | FixedDuty) -> int:
    return place.day


def _week(place: Slot | FixedDuty) -> int:
    return place.week


def _month(place: Slot | FixedDuty) -> int:
    return place.month


def person_day_limit(model: Model) -> None:
    _people(model, _day, [person.max_per_day for person in model.groups.problem.people])


def person_week_limit(model: Model) -> None:
    _people(model, _week, [person.max_per_week for person in model.groups.problem.people])


def person_month_limit(model: Model) -> None:
    _people(model, _month, [person.max_per_month for person in model.groups.problem.people])


def family_day_limit(model: Model) -> None:
    _families(model, _day, [family.max_per_day for family in model.groups.problem.families])


def family_week_limit(model: Model) -> None:
    _families(model, _week, [family.max_per_week for family in model.groups.problem.families])


def family_month_limit(model: Model) -> None:
    _families(model, _month, [family.max_per_month for family in model.groups.problem.families])


def _people(model: Model, period: Period, limits: list[int | None]) -> None:
    problem = model.groups.problem
    owners = [candidate.person for candidate in problem.candidates]
    _limit(model, period, limits, owners, [duty.person for duty in problem.fixed])


def _families(model: Model, period: Period, limits: list[int | None]) -> None:
    _limit(model, period, limits, list(model.groups.family), list(model.groups.fixed_family))


def _limit(
    model: Model, period: Period, limits: list[int | None], owners: list[int], fixed_owners: list[int]
) -> None:
    groups = model.groups
    done: Counter[Hashable] = Counter(
        (owner, period(duty)) for owner, duty in zip(fixed_owners, groups.problem.fixed, strict=True)
    )
    limited: dict[tuple[int, int], list[int]] = {}
    for c, (owner, slot) in enumerate(zip(owners, groups.slot, strict=True)):
        model.step()
        if limits[owner] is not None and not slot.reserve:
            limited.setdefault((owner, period(slot)), []).append(c)
    for key, own in limited.items():
        limit = limits[key[0]]
        if limit is not None:
            model.at_most(own, limit - done[key])
