"""Clashes: nobody is in two places at once; a family's adults serve at the same time only if it may."""

from __future__ import annotations

from collections.abc import Sequence

from nursery_rota.domain.planning import FixedDuty
from nursery_rota.solver.groups import crossings, overlap
from nursery_rota.solver.model import Model


def one_place_at_a_time(model: Model) -> None:
    """A person's duties of one day never overlap; back to back is allowed."""
    groups = model.groups
    fixed: dict[tuple[int, int], list[FixedDuty]] = {}
    for duty in groups.problem.fixed:
        fixed.setdefault((duty.person, duty.day), []).append(duty)
    for key, own in groups.by_person_day.items():
        _never_overlap(model, own, fixed.get(key, []))


def family_apart(model: Model) -> None:
    """Two adults of one family do not serve at overlapping times, unless the nursery allows it."""
    groups = model.groups
    if groups.problem.family_together:
        return
    fixed: dict[tuple[int, int], list[FixedDuty]] = {}
    for duty, family in zip(groups.problem.fixed, groups.fixed_family, strict=True):
        fixed.setdefault((family, duty.day), []).append(duty)
    for key, own in groups.by_family_day.items():
        _never_overlap(model, own, fixed.get(key, []))


def _never_overlap(model: Model, own: Sequence[int], fixed: Sequence[FixedDuty]) -> None:
    spans = model.groups.spans(own)
    for span in spans:
        if any(overlap(span, duty) for duty in fixed):
            model.shut(span.candidate)
    for together in crossings(spans):
        model.at_most([span.candidate for span in together], 1)
