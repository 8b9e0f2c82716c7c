"""Child-hours, what they bring in, and the fee that just pays."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.fees import break_even, fee_income
from tests.domain.costs.nursery import book, one_place, plum_lane, report

MONDAY = date(2026, 9, 14)
FEES = (
    t.Fee(1, 0, 24, 620, 1150, date(2026, 4, 1)),
    t.Fee(2, 24, None, 560, None, date(2026, 4, 1)),
    t.Fee(3, 24, None, 500, None, date(2025, 4, 1), date(2026, 8, 31)),
)


def nursery(*bookings: t.Booking, fees: tuple[t.Fee, ...] = FEES, **more: Any) -> Book:
    rows: dict[str, tuple[Any, ...]] = {
        "families": (t.Family(1, "Lane"),),
        "sessions": (t.Session(1, "Morning", 0, t.Minute(540), t.Minute(720)),),
        "children": (
            t.Child(1, 1, "Ada", "Lane", date(2024, 9, 15)),
            t.Child(2, 1, "Ben", "Lane", date(2023, 1, 1)),
        ),
        "bookings": bookings,
        "fees": fees,
    }
    return book(rows | more)


def test_hours_are_charged_by_age_on_the_day_and_funded_ones_apart() -> None:
    of = nursery(t.Booking(1, 1, 1), t.Booking(2, 2, 1), t.Booking(3, 2, 1, funded=True))
    first = fee_income(of, MONDAY, MONDAY)
    assert [(x.label, x.charged_minutes, x.charged, x.funded_minutes, x.funded) for x in first.lines] == [
        ("from 0 to 2 years", 180, 1860, 0, 0),
        ("from 2 years", 0, 0, 180, 0),
    ]
    birthday_later = fee_income(of, MONDAY, date(2026, 9, 21))
    assert [(x.label, x.charged) for x in birthday_later.lines] == [
        ("from 0 to 2 years", 1860),
        ("from 2 years", 1680),
    ]
    assert (birthday_later.charged, birthday_later.funded, birthday_later.funded_minutes) == (3540, 0, 360)


def test_the_fee_in_force_on_the_day_is_taken() -> None:
    of = nursery(t.Booking(1, 2, 1))
    assert fee_income(of, date(2026, 8, 31), date(2026, 8, 31)).charged == 1680
    assert fee_income(of, date(2026, 3, 30), date(2026, 3, 30)).charged == 1500


def test_hours_without_a_fee_bring_nothing_and_are_named() -> None:
    of = nursery(t.Booking(1, 1, 1), fees=())
    assert [(x.label, x.charged_minutes, x.charged) for x in fee_income(of, MONDAY, MONDAY).lines] == [
        ("no fee set", 180, 0)
    ]
    assert any("no fee set" in s for s in report(of).uncertain)


def test_closed_days_and_ended_bookings_bring_nothing() -> None:
    closed = nursery(t.Booking(1, 1, 1), closures=(t.Closure(1, MONDAY, MONDAY),))
    assert fee_income(closed, MONDAY, MONDAY).charged_minutes == 0
    ended = nursery(t.Booking(1, 1, 1, ends_on=date(2026, 9, 13)))
    assert fee_income(ended, MONDAY, MONDAY).lines == ()


@pytest.mark.parametrize(
    ("costs", "income", "minutes", "fee"),
    [(100000, 0, 60000, 100), (100000, 40000, 60000, 60), (1, 0, 0, None)],
)
def test_the_fee_that_pays_what_other_income_leaves(
    costs: int, income: int, minutes: int, fee: int | None
) -> None:
    assert break_even(costs, income, Fraction(minutes)) == fee


def test_without_parents_the_fee_is_higher_by_the_saving_for_each_hour() -> None:
    lines = (
        t.LedgerLine(1, MONDAY, "cost", "rent", 500000),
        t.LedgerLine(2, MONDAY, "income", "grants", 100000),
    )
    rows = nursery(t.Booking(1, 1, 1), t.Booking(2, 2, 1))
    lane = plum_lane(
        ledger_lines=lines,
        sessions=rows.sessions,
        children=rows.children,
        bookings=rows.bookings,
        fees=rows.fees,
    )
    of = report(lane, one_place())
    (year,) = of.years
    hours = year.charged_minutes // 60
    assert hours == 53 * 3 * 2
    assert year.other_income == 100000
    assert of.break_even_with_parents == round((5144018 + 108867 + 500000 - 100000) / hours)
    assert of.break_even_without_parents == round((6546959 + 500000 - 100000) / hours)


def test_without_hours_to_charge_for_there_is_a_reason_instead_of_a_fee() -> None:
    of = report(nursery(t.Booking(1, 1, 1, funded=True)))
    assert of.break_even_with_parents is None
    assert of.break_even_without_parents is None
    assert "no fee to work out" in of.break_even_why
    assert any("No funded rate is set for children from 2 years" in s for s in of.uncertain)
