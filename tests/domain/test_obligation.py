"""Exact shares on every basis, and the account of a family."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.obligation import exact, ledger, owed, to_hand_out, weights
from tests.making import MONDAY, TERM, at, book, booked, born, children, duty_shift, morning, small_nursery


def families_of(*sessions_booked: int, nursery: t.Nursery | None = None, **rows: Any) -> Book:
    """One family for each number: one child booked on so many weekday mornings; a helper place each day."""
    sessions = tuple(morning(weekday, weekday + 1) for weekday in range(5))
    kids = tuple(t.Child(i, i, f"Child{i}", "Test", born(3)) for i in range(1, len(sessions_booked) + 1))
    bookings = tuple(
        t.Booking(child.id * 10 + weekday, child.id, weekday + 1)
        for child, count in zip(kids, sessions_booked, strict=True)
        for weekday in range(count)
    )
    shifts = tuple(duty_shift(w, w + 1, kind="helper", places=2) for w in range(5))
    given_rows: dict[str, Any] = {
        "sessions": sessions,
        "shifts": shifts,
        "children": kids,
        "bookings": bookings,
    }
    return book(nursery, **{**given_rows, **rows})


def share(rows: Book) -> list[Fraction]:
    found = owed(rows, TERM)
    return [found[family.id] for family in rows.families]


def test_shares_are_in_proportion_to_booked_sessions_and_exact() -> None:
    rows = families_of(5, 3, 1)
    assert to_hand_out(rows, TERM) == 140
    assert share(rows) == [Fraction(140 * n, 9) for n in (5, 3, 1)]


def test_monday_families_lose_the_mondays_that_are_closed() -> None:
    closed = tuple(
        t.Closure(
            i, MONDAY + timedelta(days=7 * i), MONDAY + timedelta(days=7 * i), "bank_holiday", "Holiday"
        )
        for i in (1, 2)
    )
    rows = families_of(1, 5, closures=closed)
    found = weights(rows, TERM)
    assert (found[1], found[2]) == (12, 68)


def test_joining_leaving_share_and_exemption_lessen_what_is_owed() -> None:
    half = date(2026, 11, 2)
    families = (
        t.Family(1, "A"),
        t.Family(2, "B", joined_on=half),
        t.Family(3, "C", share=0.5),
        t.Family(4, "D"),
    )
    exempt = (t.Exemption(1, 4, TERM.starts_on, TERM.ends_on, 0.25, "care"),)
    found = weights(families_of(5, 5, 5, 5, families=families, exemptions=exempt), TERM)
    assert [found[i] for i in (1, 2, 3, 4)] == [70, 35, 35, Fraction(70, 4)]


@pytest.mark.parametrize(
    ("nursery", "expected"),
    [
        (t.Nursery(obligation_basis="family"), [Fraction(140, 3)] * 3),
        (t.Nursery(obligation_basis="child"), [Fraction(140, 4), Fraction(140, 4), Fraction(140, 2)]),
        (
            t.Nursery(obligation_basis="child", sibling_scale=(6, 10, 14)),
            [Fraction(140 * 6, 22), Fraction(140 * 6, 22), Fraction(140 * 10, 22)],
        ),
        (
            t.Nursery(
                obligation_basis="table", obligation_table={"weeks": 5, "days": {"1": 1, "3": 3, "5": 5}}
            ),
            [Fraction(14), Fraction(42, 5), Fraction(28, 5)],
        ),
        (t.Nursery(obligation_basis="none"), [Fraction(0)] * 3),
    ],
    ids=["family", "child", "sibling scale", "table by days", "none"],
)
def test_every_basis(nursery: t.Nursery, expected: list[Fraction]) -> None:
    rows = families_of(5, 3, 1, nursery=nursery)
    sibling = t.Child(9, 3, "Sibling", "Test", born(4))
    rows = replace(rows, children=(*rows.children, sibling), bookings=(*rows.bookings, t.Booking(99, 9, 1)))
    assert share(rows) == expected


@pytest.mark.parametrize(
    "table",
    [{}, {"weeks": 0}, {"weeks": "five", "days": {"three": 3}}, {"days": [1, 2]}, {"days": {"5": "five"}}],
)
def test_a_table_that_makes_no_sense_is_a_duty_a_week_for_each_day(table: dict[str, Any]) -> None:
    nursery = t.Nursery(obligation_basis="table", obligation_table=table)
    assert share(families_of(5, 1, nursery=nursery)) == [70, 14]


def test_a_fixed_quota_is_lessened_by_time_away() -> None:
    families = (t.Family(1, "A", quota=6.0), t.Family(2, "B", quota=6.0, share=0.5))
    rows = families_of(5, 5, families=families, nursery=t.Nursery(obligation_basis="quota"))
    assert share(rows) == [6, 3]


def test_credit_of_a_shift_weighs_in_what_is_handed_out() -> None:
    heavy = tuple(
        duty_shift(w, w + 1, kind="helper", places=1, credit=2.0 if w == 0 else 0.1) for w in range(5)
    )
    assert to_hand_out(families_of(5, shifts=heavy), TERM) == 14 * 2 + 14 * 4 * Fraction(1, 10)


def test_the_account_counts_what_stands_and_carries_credits() -> None:
    duties = (
        t.Duty(1, MONDAY, 1, None, 1, "worked"),
        t.Duty(2, MONDAY + timedelta(days=7), 1, None, 1, "confirmed"),
        t.Duty(3, MONDAY + timedelta(days=14), 1, None, 1, "missed"),
        t.Duty(4, MONDAY + timedelta(days=21), 1, None, 1, "cancelled"),
        t.Duty(5, MONDAY + timedelta(days=28), 1, None, 1, "planned", reserve=True),
    )
    credit = (t.Credit(1, 1, MONDAY, 0.3, 30, "carried_over"),)
    rows = small_nursery(duties=duties, credits=credit)
    mine = next(r for r in ledger(rows, TERM, MONDAY) if r.family_id == 1)
    assert (mine.done, mine.planned, mine.missed) == (1, Fraction(5, 4), 1)
    assert mine.credits == Fraction(3, 10)
    assert mine.balance == 1 + Fraction(5, 4) + Fraction(3, 10) - mine.owed
    assert mine.minutes_given == 210 + 30
    assert "booked sessions this term" in mine.why


def test_stored_decimals_are_the_fractions_that_were_typed() -> None:
    assert [exact(x) for x in (0.1, 0.25, 1.0)] == [Fraction(1, 10), Fraction(1, 4), 1]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_shares_add_up_exactly_whatever_the_order_of_rows(booked_days: list[int], random: Any) -> None:
    rows = families_of(*booked_days)
    found = owed(rows, TERM)
    assert sum(found.values()) == (to_hand_out(rows, TERM) if any(booked_days) else 0)
    shuffled = {name: list(getattr(rows, name)) for name in ("families", "children", "bookings", "shifts")}
    for group in shuffled.values():
        random.shuffle(group)
    again = replace(rows, **{name: tuple(group) for name, group in shuffled.items()})
    assert owed(again, TERM) == found


def test_a_family_without_children_or_term_owes_nothing() -> None:
    rows = families_of(0, families=(t.Family(1, "A"), t.Family(2, "B")))
    assert share(rows) == [0, 0]
    empty = book(sessions=(morning(),), shifts=(duty_shift(kind="task", starts_at=at("15:00")),))
    assert owed(empty, TERM) == {}
    kids = children(42)
    assert weights(book(sessions=(morning(),), children=kids, bookings=booked(kids)), TERM)[1] == 14
