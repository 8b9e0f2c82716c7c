"""Whether the checker and the ledger, who know nothing of the engine, come to the same as it does about a plan.

What differs is a mistake of the program, and is shown as such: nobody should have to find it in a published rota.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.findings import Finding
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.planning import Plan
from nursery_rota.domain.problem import BuiltProblem
from nursery_rota.domain.rota import places_rota
from nursery_rota.wording import duties, plural

KEPT_BY_A_FILL = frozenset(
    {
        *("two_at_once", "said_no", "may_serve", "needs_of_shift", "per_day", "per_week", "per_month"),
        *("days_between", "household", "own_child", "apart", "without_a_buddy", "closed_day"),
    }
)
"""Rules of the checker that no duty may break which a fill has placed; what it cannot fill is another matter."""

MISTAKE = "This is a mistake of the program: discard this proposal, and please report it."


def disagreements(
    built: BuiltProblem, plan: Plan, after: Book, findings: Iterable[Finding]
) -> tuple[str, ...]:
    """Where checker or ledger judge the rota of ``after``, made from ``plan``, differently, in sentences."""
    return (*_broken(built, plan, findings), *_empty(built, plan, after), *_given(built, plan, after))


def _broken(built: BuiltProblem, plan: Plan, findings: Iterable[Finding]) -> Iterator[str]:
    placed = {(what.place.on_date, person) for what, person in map(built.duty_of, plan.chosen)}
    for finding in findings:
        if finding.rule in KEPT_BY_A_FILL and any((finding.on_date, p) in placed for p in finding.people):
            yield f"{finding.where}: {finding.message}"


def _empty(built: BuiltProblem, plan: Plan, after: Book) -> Iterator[str]:
    """Required places that nobody has, as the checker counts them and as the engine does."""
    open_now = sum(
        slot.open for slot, what in zip(built.problem.slots, built.slots, strict=True) if what.required
    )
    left = open_now - sum(built.duty_of(c)[0].required for c in plan.chosen)
    days = {what.place.on_date for what in built.slots if what.required}
    found = sum(len(rota.empty) for day in days for rota in places_rota(after, day))
    if found != left:
        yield f"The fill leaves {plural(left, 'place')} empty, and the check counts {found}."


def _given(built: BuiltProblem, plan: Plan, after: Book) -> Iterator[str]:
    """What each family is given, by its account and by the engine; the engine rounds each duty to hundredths."""
    given: Counter[int] = Counter()
    number: Counter[int] = Counter()
    for c in plan.chosen:
        offer = built.problem.candidates[c]
        family_id = built.family_ids[built.problem.people[offer.person].family]
        given[family_id] += built.problem.slots[offer.slot].credit
        number[family_id] += 1
    before = {row.family_id: row.balance for row in ledger(built.base, built.term, built.starts_on)}
    for row in ledger(after, built.term, built.starts_on):
        more = row.balance - before.get(row.family_id, Fraction(0))
        engine = Fraction(given[row.family_id], 100)
        if abs(more - engine) > Fraction(number[row.family_id], 200):
            yield (
                f"The {row.family} family is given {duties(engine)} duties by the fill, and {duties(more)} by its "
                "account."
            )
