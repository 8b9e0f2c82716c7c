"""The question a committee asks: how many parents may we lose before the fee must rise by so much?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from nursery_rota.domain.costs.fees import break_even
from nursery_rota.domain.costs.year import YearCost
from nursery_rota.domain.money import pounds


@dataclass(frozen=True)
class Leeway:
    """``parents`` is how many of the ``of`` parents who fill required places may be lost while the break-even
    fee rises by less than ``percent``; None where no fee can be worked out. ``steps`` are the fees in pence
    when none, one, two … are lost."""

    percent: Fraction
    parents: int | None
    of: int
    steps: tuple[int, ...]
    says: str


def leeway(years: Sequence[YearCost], percent: Fraction, currency: str) -> Leeway:
    """Each parent is taken as an average one, and staff are paid in the places that fall empty. What is spent
    on the parents' training stays."""
    people = {place.person_id for year in years for post in year.posts for place in post.post.places}
    charged = sum((year.charged_minutes for year in years), Fraction(0))
    if charged <= 0:
        return Leeway(
            percent, None, len(people), (), "No hours are charged for, so there is no fee that could rise."
        )
    if not people:
        return Leeway(
            percent, 0, 0, (), "No parent fills a required place, so the fee does not depend on them."
        )
    income = sum(year.other_income for year in years)

    def fee(lost: int) -> int:
        kept = 1 - Fraction(lost, len(people))
        costs = sum(year.costs_where(year.filled * kept) for year in years)
        return break_even(costs, income, charged) or 0

    steps = [fee(0)]
    limit = steps[0] * (1 + percent / 100)
    for lost in range(1, len(people) + 1):
        steps.append(fee(lost))
        if steps[-1] >= limit:
            break
    reached = steps[-1] >= limit
    parents = len(steps) - 2 if reached else len(people)
    return Leeway(
        percent, parents, len(people), tuple(steps), _says(percent, len(people), steps, reached, currency)
    )


def _says(percent: Fraction, people: int, steps: Sequence[int], reached: bool, currency: str) -> str:
    rise, first, last = f"{float(percent):g}%", pounds(steps[0], currency), pounds(steps[-1], currency)
    lost = len(steps) - 1
    who = f"{people} parents who fill required places" if people > 1 else "1 parent who fills required places"
    if not reached:
        return f"Even without the {who} the fee would only rise from {first} to {last}."
    if lost == 1:
        return f"Losing 1 of the {who} raises the fee by {rise} or more, from {first} to {last}."
    return (
        f"{lost - 1} of the {who} may go. With {lost} fewer, the fee must rise by {rise} or more, "
        f"from {first} to {last}."
    )
