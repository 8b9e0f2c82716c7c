"""What parents cost in training, and the hours they give, which are never cash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.ledger import category_of
from nursery_rota.domain.costs.parents import in_kind, parent_costs, together, trained
from nursery_rota.domain.costs.wages import price_list
from tests.domain.costs.nursery import (
    END,
    RATES,
    START,
    Y26,
    book,
    merged,
    one_place,
    parents,
    plum_lane,
    report,
)

PRICE = price_list(RATES, None)
DAY = date(2026, 9, 14)
SHIFT = t.Shift(1, "Morning duty", 0, t.Minute(525), t.Minute(735))


def on_duty(*duties: t.Duty, **more: tuple[Any, ...]) -> Book:
    return book(merged(parents(2), {"duties": duties, "shifts": (SHIFT,)}, more))


def duty(number: int = 1, person: int = 101, **more: Any) -> t.Duty:
    return replace(t.Duty(number, DAY, 1, None, person), **more)


def test_training_of_23_parents_is_spread_over_three_years() -> None:
    lines = parent_costs(plum_lane(), Y26)
    assert [(x.label, x.how, x.pence) for x in lines] == [
        ("First aid courses", "23 parents × £120.00 ÷ 3 years", 92000),
        ("Vetting admin", "23 parents × £22.00 ÷ 3 years", 16867),
    ]
    assert sum(x.pence for x in lines) == 108867


def test_nobody_trained_costs_nothing() -> None:
    assert [(x.how, x.pence) for x in parent_costs(book(), Y26)] == [("none", 0), ("none", 0)]


def with_parent(**changes: Any) -> Book:
    rows = parents(1)
    return book(rows | {"people": (replace(rows["people"][0], **changes),)})


def with_check(**changes: Any) -> Book:
    rows = parents(1)
    return book(rows | {"checks": (replace(rows["checks"][0], **changes),)})


@pytest.mark.parametrize(
    ("of", "count"),
    [
        (with_parent(), 1),
        (with_parent(does_duties=False), 0),
        (with_parent(family_id=None), 0),
        (with_parent(left_on=date(2026, 4, 5)), 0),
        (with_parent(left_on=date(2026, 4, 6)), 1),
        (with_check(expires_on=date(2026, 4, 5)), 0),
        (with_check(issued_on=None, expires_on=None), 1),
        (with_check(issued_on=date(2027, 4, 6)), 0),
    ],
)
def test_trained_are_parents_on_duty_who_hold_the_check_in_the_year(of: Book, count: int) -> None:
    assert trained(of, "first_aid", Y26) == count


def test_hours_given_are_priced_and_never_called_cash() -> None:
    given = in_kind(on_duty(duty(1), duty(2, 102)), START, END, PRICE)
    assert (given.hours, given.value, given.how) == (Decimal(7), 8897, "at £12.71 an hour")
    assert given.says.startswith("Not cash")
    assert "meetings" in given.excludes


def test_additional_and_watching_parents_give_hours_too() -> None:
    assert in_kind(on_duty(duty(observing=True)), START, END, PRICE).minutes == 210


@pytest.mark.parametrize("status", ["missed", "excused", "cancelled"])
def test_duties_that_were_not_done_give_none(status: str) -> None:
    assert in_kind(on_duty(duty(status=status)), START, END, PRICE).minutes == 0


def test_standing_by_staff_and_other_dates_give_none() -> None:
    staff_duty = (t.Person(1, None, "Staff"),)
    assert in_kind(on_duty(duty(reserve=True)), START, END, PRICE).minutes == 0
    assert in_kind(on_duty(duty(1, 1), people=staff_duty), START, END, PRICE).minutes == 0
    assert in_kind(on_duty(duty()), START, date(2026, 9, 13), PRICE).how == "no hours"


def test_time_noted_counts_instead_of_the_shifts() -> None:
    assert in_kind(on_duty(duty(status="worked", minutes_worked=95)), START, END, PRICE).value == 2012


def test_a_parent_who_is_paid_for_part_of_the_shift_gives_the_rest() -> None:
    paid = {
        "employments": (t.Employment(1, 101, "bank", date(2026, 1, 1)),),
        "work_patterns": (t.WorkPattern(1, 1, 0, t.Minute(660), t.Minute(900)),),
    }
    assert in_kind(on_duty(duty(), **paid), START, END, PRICE).minutes == 210 - 75


def test_a_period_over_two_years_has_both_rates() -> None:
    old = replace(duty(1), on_date=date(2026, 3, 16))
    of = on_duty(old, duty(2))
    parts = [in_kind(of, date(2025, 9, 1), date(2026, 4, 5), PRICE), in_kind(of, START, END, PRICE)]
    both = together(parts, "GBP")
    assert (both.hours, both.value) == (Decimal(7), 4274 + 4449)
    assert both.how == "at £12.21 and £12.71 an hour"


def test_value_for_each_pound_spent_is_told() -> None:
    # 23 trained parents cost 1,088.67; 7 hours are worth 88.97.
    rows = merged(parents(23), {"duties": (duty(1), duty(2, 102)), "shifts": (SHIFT,)})
    assert report(book(rows), one_place()).viva_ratio == Decimal("0.1")


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        ("Parents' expenses", "expenses"),
        ("parents’ insurance", "insurance"),
        ("rota_hours", "rota hours"),
        ("Buy-out", "buy out"),
        ("rent", "rent"),
        ("parents", ""),
    ],
)
def test_categories_are_read_as_people_type_them(typed: str, category: str) -> None:
    assert category_of(typed) == category
