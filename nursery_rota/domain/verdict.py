"""How good a filled rota is, in words no stronger than what was proved."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

from nursery_rota.domain.planning import Plan, Problem
from nursery_rota.wording import duties, plural

NOTHING_OPEN = (
    "Nothing to fill",
    "There is no session with a place for a parent that is still open. Places open when children are booked "
    "and staff alone are too few.",
)


def verdict(problem: Problem, plan: Plan, filled: int, required: int, *, changed: bool) -> tuple[str, str]:
    """A headline, and a sentence or two that explain it; ``filled`` of the ``required`` places have somebody."""
    places = sum(slot.open for slot in problem.slots if not slot.watching)
    given = sum(not problem.slots[problem.candidates[c].slot].watching for c in plan.chosen)
    proved = {name for name, proof in plan.proof.items() if proof.proved}
    if plan.status == "cancelled":
        return (
            "Stopped",
            f"Stopped after {plural(round(plan.seconds), 'second')}. This is the best so far: {filled} of "
            f"{plural(required, 'place')}. Keep it or go on.",
        )
    if not places and not changed:
        return NOTHING_OPEN
    if {"fill", "fairness"} <= proved:
        return _proved(plan, changed=changed, gaps=given < places)
    if "fill" in proved:
        return "Best so far", f"No rota can fill more places. A fairer one may still exist{_gain(plan)}."
    return "Best so far", "A rota that fills more places may still exist."


def _proved(plan: Plan, *, changed: bool, gaps: bool) -> tuple[str, str]:
    if not changed:
        if gaps:
            return (
                "No more can be filled",
                "No rota can fill more places, and no fairer one exists under your rules. Nothing would change.",
            )
        return "Nothing to improve", "Your rota is already the fairest possible. Nothing would change."
    return (
        "Fairest possible (proved)",
        "No rota can fill more places, and no fairer rota exists under your rules. Proved, not estimated."
        + _wishes(plan),
    )


def _gain(plan: Plan) -> str:
    """By how much all families together could at most be nearer to their shares."""
    fairness = plan.proof.get("fairness")
    if fairness is None:
        return ""
    amount = Fraction(sqrt(fairness.value) - sqrt(max(0.0, fairness.bound))) / 100
    words = duties(amount)
    if words == "0":
        return ": less than a tenth of a duty could be gained"
    return f": at most {words} {'of a duty' if amount < 1 else 'duties'} could be gained"


def _wishes(plan: Plan) -> str:
    """How far the wishes could at most be met better, where that is still open."""
    wishes = plan.proof.get("comfort")
    if wishes is None or wishes.proved or not wishes.bound:
        return ""
    share = 100 * (wishes.value - wishes.bound) / abs(wishes.bound)
    return f" Wishes could be met better by {max(1, round(share))}% at most."
