"""Swaps keep law, limits, shares and everybody's answers, are ranked, and say who confirms at short notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.agreement import KEPT_BY_A_FILL
from nursery_rota.domain.book import Book
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.problem import build
from nursery_rota.domain.proposal import proposal
from nursery_rota.domain.rules import check
from nursery_rota.domain.swaps import Swap, notice_words, swaps
from nursery_rota.domain.trial import handed
from nursery_rota.errors import NotPossible
from nursery_rota.solver import solve
from tests.domain.test_engine_and_checker import TERM, nurseries
from tests.making import MONDAY, duty_shift, morning, parent, small_nursery

NOW = datetime(2026, 9, 10, 9, 0)
WEEK = timedelta(days=7)


def mondays(*people: int, **rows: object) -> Book:
    """Parent after parent on the Mondays of the term."""
    duties = tuple(t.Duty(i + 1, MONDAY + i * WEEK, 1, None, person) for i, person in enumerate(people))
    return small_nursery(duties=duties, **rows)  # type: ignore[arg-type]


def who(swap: Swap) -> list[tuple[int, int]]:
    return [(h.duty.id, h.to_person) for h in swap.handovers]


def test_two_people_take_each_others_duty_and_the_nearest_comes_first() -> None:
    found = swaps(mondays(1, 2, 3), 1, NOW)
    assert who(found[0]) == [(1, 2), (2, 1)]
    assert found[0].title == "With Parent2 Family2"
    assert found[0].says == (
        "Parent2 takes Mon 14 Sep, Morning duty.",
        "Parent1 takes Mon 21 Sep, Morning duty.",
    )
    assert [s.rank for s in found] == list(range(1, len(found) + 1))


def test_another_adult_of_the_family_comes_before_all_others() -> None:
    rows = mondays(1, 2)
    rows = replace(
        rows,
        people=(*rows.people, parent(7, 1)),
        checks=(*rows.checks, *(replace(c, id=c.id + 5000, person_id=7) for c in rows.checks[:4])),
    )
    first = swaps(rows, 1, NOW)[0]
    assert (first.kind, who(first)) == ("family", [(1, 7)])
    assert "same family" in first.pros[0]


def test_nobody_is_offered_a_day_they_said_no_to() -> None:
    no = (t.Availability(1, 2, answer="no", starts_on=MONDAY, ends_on=MONDAY),)
    rows = mondays(1, 2, 3, availability=no)
    assert all((1, 2) not in who(s) for s in swaps(rows, 1, NOW))
    mine = (t.Availability(1, 1, answer="no", starts_on=MONDAY + WEEK, ends_on=MONDAY + WEEK),)
    assert all((2, 1) not in who(s) for s in swaps(mondays(1, 2, 3, availability=mine), 1, NOW))


def test_a_ring_of_three_helps_where_no_two_can_swap() -> None:
    # Parent 1 could only come on the third Monday, and parent 3 not on the first: parent 2 goes between.
    def only_no(person: int, *weeks: int) -> tuple[t.Availability, ...]:
        days = (MONDAY + w * WEEK for w in weeks)
        return tuple(
            t.Availability(person * 100 + i, person, answer="no", starts_on=d, ends_on=d)
            for i, d in enumerate(days)
        )

    rows = mondays(1, 2, 3, availability=(*only_no(1, 1), *only_no(3, 0)))
    (ring,) = swaps(rows, 1, NOW)
    assert (ring.kind, who(ring)) == ("ring", [(1, 2), (2, 3), (3, 1)])
    assert ring.title == "With Parent2 Family2 and Parent3 Family3"


def test_wishes_decide_between_equals_and_are_said() -> None:
    wishes = (
        t.Availability(1, 2, weekday=0, answer="avoid"),
        t.Availability(2, 3, weekday=0, answer="prefer"),
    )
    found = swaps(mondays(1, 2, 3, availability=wishes), 1, NOW)
    assert who(found[0]) == [(1, 3), (3, 1)]
    assert "Parent3 prefers Mon" in found[0].pros
    late = next(s for s in found if (1, 2) in who(s))
    assert late.cons == ("Parent2 would rather not on Mon",)


def test_within_the_notice_period_the_manager_confirms() -> None:
    rows = mondays(1, 2)
    assert not swaps(rows, 1, datetime(2026, 9, 13, 8, 44))[0].late
    late = swaps(rows, 1, datetime(2026, 9, 13, 8, 46))[0]
    assert late.late
    assert notice_words(rows) == "Less than 24 hours ahead: the manager confirms this swap."


def test_a_duty_that_counts_double_is_not_swapped_for_a_single_one_against_the_shares() -> None:
    shifts = (duty_shift(), duty_shift(1, 2, credit=3.0))
    duties = (t.Duty(1, MONDAY, 1, None, 1), t.Duty(2, MONDAY + timedelta(days=8), 2, None, 2))
    rows = small_nursery(
        nursery=t.Nursery(name="Test", obligation_basis="none"),
        sessions=(morning(), morning(1, 2)),
        shifts=shifts,
        duties=duties,
    )
    assert swaps(rows, 1, NOW) == ()


@pytest.mark.parametrize("change", [{"status": "worked"}, {"reserve": True}, {"observing": True}])
def test_only_a_duty_to_come_can_be_swapped(change: dict[str, object]) -> None:
    rows = mondays(1, 2)
    rows = replace(rows, duties=(replace(rows.duties[0], **change), rows.duties[1]))  # type: ignore[arg-type]
    with pytest.raises(NotPossible, match="still to come"):
        swaps(rows, 1, NOW)
    with pytest.raises(NotPossible, match="no longer"):
        swaps(rows, 99, NOW)


def findings_by_rule(book: Book) -> dict[tuple[str, str], int]:
    """Own limits by rule and person, and law by rule and session: what a swap must not add to."""
    found: dict[tuple[str, str], int] = {}
    for f in check(book, TERM, MONDAY):
        key = (f.rule, ",".join(f.names) if f.rule in KEPT_BY_A_FILL else f.where)
        if f.severity == "law" or f.rule in KEPT_BY_A_FILL:
            found[key] = found.get(key, 0) + 1
    return found


@settings(max_examples=25)
@given(nurseries(), st.integers(0, 50))
def test_no_swap_breaks_a_rule_or_takes_a_family_far_from_its_share(rows: Book, pick: int) -> None:
    built = build(rows, TERM, MONDAY)
    filled = proposal(built, solve(built.problem, work_limit=1), MONDAY).after
    duties = tuple(replace(d, id=i) for i, d in enumerate(filled.duties, start=1))
    book = replace(filled, duties=duties)
    movable = [d for d in duties if not d.observing and not d.reserve]
    if not movable:
        return
    before, shares = findings_by_rule(book), {r.family_id: r.balance for r in ledger(book, TERM, MONDAY)}
    for swap in swaps(book, movable[pick % len(movable)].id, NOW)[:4]:
        after = handed(book, swap.handovers)
        new = {k: n for k, n in findings_by_rule(after).items() if n > before.get(k, 0)}
        assert not new, (swap.says, new)
        for row in ledger(after, TERM, MONDAY):
            assert abs(row.balance) <= max(abs(shares[row.family_id]), 0.5)
