"""Spacing: days that must lie between a family's duties."""

from __future__ import annotations

from nursery_rota.solver.groups import Groups
from nursery_rota.solver.model import Model


def min_days_between(model: Model) -> None:
    """Two days on which a family serves lie at least ``min_days_between`` days apart.

    With 7, Monday to next Monday is allowed. Duties of one day are the business of the day limit.
    One row for each largest window of days, which is tighter than a row for each pair.
    """
    groups = model.groups
    for family, rule in enumerate(groups.problem.families):
        gap = rule.min_days_between
        if gap <= 1:
            continue
        fixed = groups.fixed_days.get(family, set())
        days = []
        for day in groups.days.get(family, ()):
            if day in fixed:
                continue
            if any(abs(day - other) < gap for other in fixed):
                for candidate in groups.on_duty[family, day]:
                    model.shut(candidate)
            else:
                days.append(day)
        for window in windows(days, gap):
            model.at_most([c for day in window for c in model.serves(family, day)], 1)


def windows(days: list[int], length: int) -> list[tuple[int, ...]]:
    """The largest sets of two or more of the sorted ``days`` that lie within ``length`` days."""
    found: list[tuple[int, ...]] = []
    last = -1
    for first, start in enumerate(days):
        end = first
        while end + 1 < len(days) and days[end + 1] < start + length:
            end += 1
        if end > max(first, last):
            found.append(tuple(days[first : end + 1]))
        last = max(last, end)
    return found


def capacity(groups: Groups, family: int) -> int:
    """No rota gives the family more duties in this run than this (a bound, not always reached)."""
    rule = groups.problem.families[family]
    everything = groups.by_family.get(family, ())
    own = [c for c in everything if not groups.slot[c].reserve]
    bounds = [len(own)]
    for limit, period in (
        (rule.max_per_day, "day"),
        (rule.max_per_week, "week"),
        (rule.max_per_month, "month"),
    ):
        if limit is not None:
            bounds.append(max(0, limit) * len({getattr(groups.slot[c], period) for c in own}))
    if rule.max_per_day is not None and rule.min_days_between > 1:
        kept, last = 0, None
        for day in groups.days.get(family, ()):
            if last is None or day - last >= rule.min_days_between:
                kept, last = kept + 1, day
        bounds.append(kept * rule.max_per_day)
    return min(bounds) + len(everything) - len(own)
