"""Why a family cannot come nearer to its share, from what its adults could take at all; "" where nothing forbids it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from fractions import Fraction

from nursery_rota.domain.problem import BuiltProblem
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.wording import duties, plural

_A_DUTY = 100
"""Hundredths, in which a planning problem counts."""
_WORTH_SAYING = Fraction(1, 2)
"""Duties of its share that a family cannot do: fewer are but the rounding to whole duties."""


def why_far(built: BuiltProblem) -> Callable[[LedgerRow], str]:
    """What to say of each account once the rota of ``built`` is filled."""
    weeks = _weeks_open(built)
    return lambda row: _why(built, weeks, row)


def _weeks_open(built: BuiltProblem) -> Mapping[int, set[int]]:
    """By family, the weeks in which its adults could take a place."""
    found: dict[int, set[int]] = defaultdict(set)
    problem = built.problem
    for offer in problem.candidates:
        family_id = built.family_ids[problem.people[offer.person].family]
        found[family_id].add(problem.slots[offer.slot].week)
    return found


def _why(built: BuiltProblem, weeks: Mapping[int, set[int]], row: LedgerRow) -> str:
    """Why a family cannot come within one duty of its share, from what its adults could take at all."""
    mine = weeks.get(row.family_id)
    beyond = built.beyond_reach.get(row.family_id, Fraction(0))
    if beyond > _WORTH_SAYING and mine:
        return (
            f"It could give {duties(row.owed - beyond)} of its {duties(row.owed)} duties: its adults may "
            "take no more within your limits. The others share the rest."
        )
    if abs(row.balance) <= 1:
        return ""
    if row.balance > 1:
        due = {id_: f.target for id_, f in zip(built.family_ids, built.problem.families, strict=True)}
        if due.get(row.family_id, -1) < 0:
            return "Its duties so far, or those you pinned, are already more than its share."
        return _all_together(built)
    if not mine:
        return "Nobody of the family can serve in this term as things stand."
    if len(mine) < len(set().union(*weeks.values())):
        return f"Its adults can take places in only {plural(len(mine), 'week')} of those ahead."
    return _all_together(built)


def _all_together(built: BuiltProblem) -> str:
    """Where weeks went by without duties everybody stays short of what is owed, and where too little was agreed on
    everybody does more; "" where what is owed and what is left are about the same."""
    problem = built.problem
    owed = sum(family.target for family in problem.families)
    left = sum(slot.open * slot.credit for slot in problem.slots if not slot.watching)
    if abs(owed - left) <= _A_DUTY:
        return ""
    words = [duties(Fraction(amount, _A_DUTY)) for amount in (owed, left)]
    return f"All families together still owe {words[0]} duties, and {words[1]} are left in this term."
