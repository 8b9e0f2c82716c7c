"""Payroll rules of other countries: the nursery's own percentages, thresholds and limits, in its own money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.costs.payroll import Employee, PaidTime, employee_cost, payroll
from nursery_rota.domain.rates import Contribution, RateTable, RateYear
from nursery_rota.errors import RotaProblem
from tests.domain.costs.nursery import Y26, book, employee, one_place, report, ruth_and_piotr

ABROAD = replace(
    Y26,
    label="2026",
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 12, 31),
    employment_allowance_pence=0,
    ni_threshold_pence=0,
    ni_upper_secondary_pence=0,
    ni_from_age=0,
    ni_apprentice_from_age=0,
    pension_trigger_pence=0,
    pension_lower_pence=0,
    pension_from_age=0,
    holiday_rate=Decimal("0.08"),
    mark="V",
)
DUBLIN = replace(
    ABROAD, currency="EUR", ni_name="Employer PRSI", ni_rate=Decimal("0.1115"), pension_rate=Decimal("0.015")
)
BOSTON = replace(
    ABROAD,
    currency="USD",
    ni_name="Employer FICA",
    ni_rate=Decimal("0.0765"),
    ni_limit_pence=18450000,
    contributions=(
        Contribution("State unemployment", Decimal("0.0242"), 0, 1500000),
        Contribution("Federal unemployment", Decimal("0.006"), 0, 700000),
    ),
)
WELLINGTON = replace(
    ABROAD,
    currency="NZD",
    starts_on=date(2026, 4, 1),
    ends_on=date(2027, 3, 31),
    ni_rate=Decimal(0),
    pension_rate=Decimal("0.035"),
    contributions=(Contribution("Accident levy", Decimal("0.007")),),
)


def paid(pounds: int, *, pension: Decimal = Decimal(0)) -> Employee:
    """Somebody whose pay before holiday is so many whole units."""
    return Employee("Some Body", "S. B.", (PaidTime(Fraction(pounds * 60), 100, Fraction(pension)),))


@pytest.mark.parametrize(
    ("year", "pay", "gross", "ni", "pension", "other"),
    [
        (DUBLIN, 20000, 2160000, 240840, 32400, 0),
        (DUBLIN, 0, 0, 0, 0, 0),
        (BOSTON, 10000, 1080000, 82620, 0, 26136 + 4200),
        (BOSTON, 20000, 2160000, 165240, 0, 36300 + 4200),
        (BOSTON, 200000, 21600000, 1411425, 0, 36300 + 4200),
        (WELLINGTON, 30000, 3240000, 0, 113400, 22680),
    ],
)
def test_percentages_thresholds_and_limits_do_what_they_say(
    year: RateYear, pay: int, gross: int, ni: int, pension: int, other: int
) -> None:
    somebody = paid(pay, pension=year.pension_rate if year is not BOSTON else Decimal(0))
    cost = employee_cost(somebody, year)
    assert (cost.gross, cost.ni, cost.pension, cost.other) == (gross, ni, pension, other)
    whole = payroll([somebody], year)
    assert whole.total == gross + ni + pension + other
    assert whole.figures().get("other", 0) == other


@pytest.mark.parametrize(
    ("year", "sign"), [(DUBLIN, "€"), (BOSTON, "$"), (WELLINGTON, "NZ$")], ids=["EUR", "USD", "NZD"]
)
def test_the_whole_report_is_in_the_nursery_s_money(year: RateYear, sign: str) -> None:
    nursery = t.Nursery(name="Abroad", currency=year.currency, replacement_rate_pence=1500)
    of = book(ruth_and_piotr(), nursery=nursery, rates=RateTable((year,)))
    found = report(of, one_place(), year.starts_on, year.ends_on)
    assert found.cash_saving > 0
    assert f"saves {sign}" in found.headline
    words = "\n".join([*found.uncertain, *found.rates_say, *(line.how for line in found.trace)])
    assert "£" not in words
    assert "Employment Allowance" not in words, "there is none in these rates"
    names = [line.label for line in found.trace]
    assert (year.ni_name in names) == bool(year.ni_rate)
    assert all(c.name in " ".join(names) for c in year.contributions)
    for pay in (found.payroll_with_parents, found.payroll_without_parents):
        assert pay["total"] == pay["gross"] + pay["ni"] - pay["allowance"] + pay["pension"] + pay.get(
            "other", 0
        )
    depth_one = sum(line.pence for line in found.trace if line.depth == 1)
    assert depth_one == found.cash_saving


def test_a_young_person_abroad_has_the_pension_and_insurance_of_everybody() -> None:
    young = employee(1, "Young Person", 1500, born=date(2008, 1, 1))
    nursery = t.Nursery(currency="EUR")
    found = report(
        book(young, nursery=nursery, rates=RateTable((DUBLIN,))), (), DUBLIN.starts_on, DUBLIN.ends_on
    )
    assert found.payroll_with_parents["ni"] > 0
    assert found.payroll_with_parents["pension"] > 0


def test_money_that_no_rates_are_known_in_says_what_to_do() -> None:
    with pytest.raises(RotaProblem, match="Enter your own rates under Costs, Rates and wages"):
        report(book(nursery=t.Nursery(currency="EUR")))
