"""What the softer levels measure, defined once: prices of dropped duties, of wishes, of close duties.

Plain Python; knows neither how a rota is found nor how it is judged.
"""

from __future__ import annotations

from nursery_rota.domain.planning import Problem

WATCHER_COMFORT = 20
"""Worth of somebody who comes to watch: more than any wish, so watchers come right after the first
three levels."""

CLOSE_PRICE = 1
"""Price of each duty too many in a window of days, see ``spread_days``. A pair of close duties lies in
several windows, the more the closer it is."""

_LONGEST_SPREAD = 28
_SPREAD_SHARE = 0.6


def drop_price(problem: Problem, candidate: int) -> int:
    """Price of dropping a published duty: 3 in the first week of the run, 2 in the next three, then 1."""
    first = min(slot.day for slot in problem.slots)
    ahead = problem.slots[problem.candidates[candidate].slot].day - first
    if ahead < 7:
        return 3
    return 2 if ahead < 28 else 1


def spread_days(problem: Problem, family: int) -> int:
    """Length in days of the windows in which the family should serve once at most; 0: no wish.

    It is 60% of the ideal gap, the days of the run divided by the duties that the family is due.
    """
    target = problem.families[family].target
    places = [slot for slot in problem.slots if slot.open > 0 and slot.credit > 0 and not slot.reserve]
    if not places or target <= 0:
        return 0
    horizon = max(slot.day for slot in places) - min(slot.day for slot in places) + 1
    usual = sum(slot.credit * slot.open for slot in places) / sum(slot.open for slot in places)
    duties = target / usual
    if duties < 1.5:
        return 0
    return min(_LONGEST_SPREAD, int(_SPREAD_SHARE * horizon / duties))


def comfort_floor(problem: Problem) -> int:
    """No rota has a lower comfort value than this: every wish met, nobody's duties close."""
    wishes = sum(
        max(0, offer.comfort + WATCHER_COMFORT * problem.slots[offer.slot].watching)
        for offer in problem.candidates
    )
    return -wishes - sum(max(0, pair.comfort) for pair in problem.togethers)
