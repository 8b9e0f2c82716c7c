"""How good a filled rota is, in words no stronger than what was proved."""

from __future__ import annotations

from nursery_rota.domain.planning import Plan, Problem

NOTHING_OPEN = (
    "Nothing to fill",
    "There is no session with a place for a parent that is still open. Places open when children are booked "
    "and staff alone are too few.",
)


def verdict(problem: Problem, plan: Plan, *, changed: bool) -> tuple[str, str]:
    """A headline, and a sentence or two that explain it."""
    places = sum(slot.open for slot in problem.slots if not slot.watching)
    given = sum(not problem.slots[problem.candidates[c].slot].watching for c in plan.chosen)
    proved = {name for name, proof in plan.proof.items() if proof.proved}
    if plan.status == "cancelled":
        return (
            "Stopped",
            f"Stopped after {plan.seconds:.0f} seconds. This is the best so far: keep it or go on.",
        )
    if not places and not changed:
        return NOTHING_OPEN
    if {"fill", "fairness"} <= proved:
        return _proved(plan, changed=changed, gaps=given < places)
    if "fill" in proved:
        return "Best so far", "No rota can fill more places. A fairer one may still exist."
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


def _wishes(plan: Plan) -> str:
    """How far the wishes could at most be met better, where that is still open."""
    wishes = plan.proof.get("comfort")
    if wishes is None or wishes.proved or not wishes.bound:
        return ""
    share = 100 * (wishes.value - wishes.bound) / abs(wishes.bound)
    return f" Wishes could be met better by {max(1, round(share))}% at most."
