"""Trials beside the nursery's own figures, and the budget beside what was spent."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.costs.comparison import differences
from nursery_rota.domain.costs.what_if import KEYS, what_if
from nursery_rota.errors import RotaProblem
from tests.domain.costs.nursery import END, START, book, employee, one_place, plum_lane, report


def test_a_higher_wage_and_fewer_places_filled() -> None:
    trial = report(plum_lane(), one_place(), what_if={"wage": "13.45", "participation": "90%"})
    assert trial.cash_saving == 1230784
    assert trial.payroll_without_parents["total"] == 6629730
    assert trial.payroll_with_parents["total"] == 5290079
    assert trial.trial == (
        "An hour of a parent’s place at £13.45.",
        "Parents fill 90% of their places; staff are paid for the others.",
    )


def test_if_parents_fill_nothing_no_wage_is_saved() -> None:
    assert report(book(), one_place(), what_if={"participation": 0}).wages_saved == 0
    assert report(book(), one_place(), what_if={"participation": 100}).wages_saved == 1402941


def test_a_rise_for_everybody_is_on_staff_and_on_parents_places() -> None:
    trial = report(book(employee(1, "A B", 1000)), one_place(), what_if={"wage_percent": "10"})
    assert [e.how for e in trial.years[0].without_parents.employees] == [
        "37.5 h × 38 weeks × £11.00 × 1.1207",
        "25.5 h × 38 weeks × £13.98 × 1.1207",
    ]


def test_families_who_leave_take_their_hours_and_fees_with_them() -> None:
    yours = report(plum_lane(), one_place(), child_minutes=24 * 60)
    trial = report(plum_lane(), one_place(), child_minutes=24 * 60, what_if={"families_leave": 6})
    assert (yours.families, trial.families) == (24, 18)
    assert trial.years[0].child_minutes == 18 * 60
    assert trial.cash_saving == yours.cash_saving
    with pytest.raises(RotaProblem, match="24 families cannot leave: there are 24"):
        report(plum_lane(), one_place(), what_if={"families_leave": 24})


def test_more_parents_trained_cost_their_courses() -> None:
    trial = report(plum_lane(), one_place(), what_if={"more_trained": "1"})
    assert [line.pence for line in trial.parent_cost_lines] == [96000, 17600]


@pytest.mark.parametrize(
    ("key", "value", "field", "read"),
    [
        ("wage", "£13.45", "wage_pence", 1345),
        ("Wage", 13.45, "wage_pence", 1345),
        ("replacement_rate_pence", "1345", "wage_pence", 1345),
        ("wage_percent", "-2.5%", "wage_percent", Fraction(-5, 2)),
        ("participation", "90", "participation", Fraction(9, 10)),
        ("participation_percent", "0.9", "participation", Fraction(9, 10)),
        ("participation", "0.9%", "participation", Fraction(9, 1000)),
        ("participation", "1", "participation", Fraction(1, 100)),
        ("families_leave", "2", "families_leave", 2),
    ],
)
def test_values_are_read_as_people_type_them(key: str, value: object, field: str, read: object) -> None:
    assert getattr(what_if({key: value}), field) == read


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("wage", "lots"),
        ("wage", "0"),
        ("wage", "1345"),
        ("replacement_rate_pence", "0"),
        ("participation", "101"),
        ("participation", "-1"),
        ("participation", "nan"),
        ("participation", "many"),
        ("wage_percent", "-100"),
        ("families_leave", "1.5"),
        ("more_trained", "-1"),
    ],
)
def test_values_that_make_no_sense_are_refused_with_an_example(key: str, value: str) -> None:
    with pytest.raises(RotaProblem, match=f"cannot be used for {key}. Write"):
        what_if({key: value})


def test_what_cannot_be_tried_is_answered_with_what_can() -> None:
    with pytest.raises(RotaProblem, match="“weather” cannot be tried") as refused:
        what_if({"weather": "fine"})
    assert all(key in str(refused.value) for key in KEYS)


def test_no_change_is_the_nurserys_own_report() -> None:
    assert (
        report(plum_lane(), one_place(), what_if={}).as_json() == report(plum_lane(), one_place()).as_json()
    )


def test_a_trial_stands_beside_the_nurserys_figures_with_the_difference() -> None:
    yours = report(plum_lane(), one_place())
    trial = report(plum_lane(), one_place(), what_if={"wage": "13.45", "participation": "90"})
    rows = {d.label: (d.yours, d.trial, d.difference) for d in differences(yours, trial)}
    assert rows["Cash saving in the year"] == (1294074, 1230784, -63290)
    assert rows["Break-even fee without"] == (None, None, None)


def test_a_budget_is_shared_by_days_and_stands_beside_what_was_entered() -> None:
    rows: dict[str, tuple[Any, ...]] = {
        "budgets": (
            t.Budget(1, START, END, "wages", 5150000),
            t.Budget(2, START, END, "rent", 730000),
            t.Budget(3, START, END, "grants", 36500),
            t.Budget(4, date(2024, 1, 1), date(2024, 12, 31), "rent", 1),
        ),
        "ledger_lines": (
            t.LedgerLine(1, date(2026, 4, 6), "cost", "Rent", 195000),
            t.LedgerLine(2, date(2026, 5, 6), "cost", "rent", 5000),
            t.LedgerLine(3, date(2026, 4, 7), "income", "grants", 5000),
        ),
    }
    lane = plum_lane(**rows)
    ten_days = report(lane, one_place(), START, date(2026, 4, 15))
    assert [(b.category, b.budget, b.actual, b.better) for b in ten_days.budget] == [
        ("wages", 141096, 140932, 164),
        ("rent", 20000, 195000, -175000),
        ("grants", 1000, 5000, 4000),
    ]
