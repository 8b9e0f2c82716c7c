"""One employee's tax year and the whole employer's, against reference figures and a second computation."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain.costs.payroll import Employee, PaidTime, employee_cost, payroll
from tests.domain.costs.nursery import Y25, Y26

THREE_PERCENT = Fraction(3, 100)


def somebody(pence: int, hours: str, *, pension: Fraction = THREE_PERCENT, insured: bool = True) -> Employee:
    """38 weeks of these hours at this wage."""
    time = PaidTime(Fraction(hours) * 60 * 38, pence, pension, insured)
    return Employee("Some Body", "S. B.", (time,))


REFERENCE = [
    (1271, "15", 811914, 46787, 0, "15.06", "14.24"),
    (1271, "20", 1082551, 87383, 13757, "15.57", "14.43"),
    (1271, "25.5", 1380253, 132038, 22688, "15.84", "14.48"),
    (1271, "37.5", 2029784, 229468, 42174, "16.15", "14.54"),
    (1450, "37.5", 2315646, 272347, 50749, "18.52", "16.61"),
    (1700, "37.5", 2714896, 332234, 62727, "21.82", "19.49"),
]


@pytest.mark.parametrize(("pence", "hours", "gross", "ni", "pension", "with_ni", "within"), REFERENCE)
def test_reference_figures_of_38_weeks(
    pence: int, hours: str, gross: int, ni: int, pension: int, with_ni: str, within: str
) -> None:
    cost = employee_cost(somebody(pence, hours), Y26)
    assert (cost.gross, cost.ni, cost.pension) == (gross, ni, pension)
    assert cost.hours == Fraction(hours) * 38
    assert f"{_an_hour(gross + ni + pension, cost.hours)}" == with_ni
    assert f"{_an_hour(gross + pension, cost.hours)}" == within


def _an_hour(pence: int, hours: Fraction) -> Decimal:
    exact = Decimal(pence) / 100 * hours.denominator / hours.numerator
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_four_at_the_minimum_wage_lie_wholly_inside_the_allowance() -> None:
    four = payroll([somebody(1271, "37.5")] * 4, Y26)
    assert (four.ni, four.allowance, four.total) == (917872, 917872, 8287832)


@pytest.mark.parametrize(("before", "after"), [(900000, 0), (1050000, 0), (1050001, 1), (1100000, 50000)])
def test_national_insurance_is_less_one_allowance_and_never_below_nothing(before: int, after: int) -> None:
    # 15% of what lies above 5,000: a gross that gives exactly this insurance, without holiday or pension.
    year = replace(Y26, holiday_rate=Decimal(0))
    gross = Fraction(before) / Fraction(year.ni_rate) + year.ni_threshold_pence
    one = Employee("One", "O.", (PaidTime(gross * 60, 1, Fraction(0)),))
    paid = payroll([one], year)
    assert paid.ni == before
    assert paid.ni - paid.allowance == after
    assert paid.total == paid.gross + after


@pytest.mark.parametrize(
    ("elsewhere", "allowance"), [(0, 132038), (1000000, 50000), (1050000, 0), (2000000, 0)]
)
def test_allowance_that_is_used_elsewhere_is_not_used_twice(elsewhere: int, allowance: int) -> None:
    paid = payroll([somebody(1271, "25.5")], Y26, elsewhere)
    assert paid.allowance == allowance
    assert paid.total == 1380253 + 132038 - allowance + 22688


def test_nobody_employed_costs_nothing() -> None:
    assert payroll([], Y26).figures() == dict.fromkeys(("gross", "ni", "allowance", "pension", "total"), 0)
    assert employee_cost(Employee("New", "N.", ()), Y26).how == "no paid hours"


@pytest.mark.parametrize(
    ("gross", "ni", "pension"),
    [(500000, 0, 0), (500007, 1, 0), (1000000, 75000, 0), (1000100, 75015, 11283), (6000000, 825000, 132090)],
)
def test_thresholds_trigger_and_upper_limit(gross: int, ni: int, pension: int) -> None:
    year = replace(Y26, holiday_rate=Decimal(0))
    cost = employee_cost(Employee("A", "A.", (PaidTime(Fraction(gross) * 60, 1, THREE_PERCENT),)), year)
    assert (cost.gross, cost.ni, cost.pension) == (gross, ni, pension)


def test_the_young_are_insured_only_above_the_upper_limit() -> None:
    assert employee_cost(somebody(1271, "37.5", insured=False), Y26).ni == 0
    year = replace(Y26, holiday_rate=Decimal(0))
    rich = Employee("A", "A.", (PaidTime(Fraction(5127000 * 60), 1, Fraction(0), insured=False),))
    assert employee_cost(rich, year).ni == 15000


def test_pay_divided_by_a_birthday_has_its_share_of_insurance_and_pension() -> None:
    half = Fraction(75, 4) * 60 * 38
    before = PaidTime(half, 1271, Fraction(0), insured=False)
    after = PaidTime(half, 1271, THREE_PERCENT, insured=True)
    cost = employee_cost(Employee("A", "A.", (before, after)), Y26)
    assert cost.gross == 2029784
    assert (cost.ni, cost.pension) == (114734, 21087)


def test_how_says_hours_wage_and_holiday() -> None:
    two = Employee(
        "A",
        "A.",
        (
            PaidTime(Fraction(6000), 1271, Fraction(0), words="10 h × 10 weeks"),
            PaidTime(Fraction(90), 1300, Fraction(0)),
        ),
    )
    assert employee_cost(two, Y26).how == "(10 h × 10 weeks × £12.71 + 1.5 h × £13.00) × 1.1207"


class SecondOpinion:
    """The same payroll, written again from the formulas: Decimals of pounds, sixty times the amount so that
    minutes need no division until the end, and a formula for each case instead of shares."""

    def __init__(self, minutes: int, wage: Decimal, *, pensioned: bool, insured: bool) -> None:
        sixty_gross = minutes * wage * Decimal("1.1207")
        free = 5000 if insured else 50270
        sixty_band = min(sixty_gross, Decimal(60 * 50270)) - 60 * 6240
        self.gross = self._pence(sixty_gross)
        self.ni = self._pence((sixty_gross - 60 * free) * Decimal("0.15")) if sixty_gross > 60 * free else 0
        eligible = pensioned and sixty_gross > 60 * 10000
        self.pension = self._pence(sixty_band * Decimal("0.03")) if eligible else 0

    @staticmethod
    def _pence(sixty_pounds: Decimal) -> int:
        return int((sixty_pounds * 100 / 60).to_integral_value(ROUND_HALF_UP))


people = st.tuples(
    st.integers(0, 4000 * 60).map(Fraction),
    st.integers(755, 6000),
    st.booleans(),
    st.booleans(),
)


@given(people)
def test_every_figure_agrees_with_a_second_opinion(person: tuple[Fraction, int, bool, bool]) -> None:
    minutes, pence, pensioned, insured = person
    time = PaidTime(minutes, pence, THREE_PERCENT if pensioned else Fraction(0), insured)
    cost = employee_cost(Employee("A", "A.", (time,)), Y26)
    other = SecondOpinion(int(minutes), Decimal(pence) / 100, pensioned=pensioned, insured=insured)
    assert (cost.gross, cost.ni, cost.pension) == (other.gross, other.ni, other.pension)


@given(st.lists(people, max_size=6), st.integers(0, 1500000))
def test_totals_are_sums_of_what_is_printed(
    team: list[tuple[Fraction, int, bool, bool]], elsewhere: int
) -> None:
    employees = [
        Employee(str(i), "X.", (PaidTime(m, p, THREE_PERCENT if pen else Fraction(0), ins),))
        for i, (m, p, pen, ins) in enumerate(team)
    ]
    paid = payroll(employees, Y26, elsewhere)
    assert paid.gross == sum(e.gross for e in paid.employees)
    assert paid.pension == sum(e.pension for e in paid.employees)
    assert paid.ni == sum(e.ni for e in paid.employees)
    assert paid.allowance == min(paid.ni, max(0, 1050000 - elsewhere))
    assert paid.total == paid.gross + paid.ni - paid.allowance + paid.pension


@given(people, st.integers(1, 600))
def test_more_hours_never_cost_less(person: tuple[Fraction, int, bool, bool], more: int) -> None:
    minutes, pence, pensioned, insured = person
    rate = THREE_PERCENT if pensioned else Fraction(0)
    less, longer = (
        payroll([Employee("A", "A.", (PaidTime(m, pence, rate, insured),))], Y26).total
        for m in (minutes, minutes + more)
    )
    assert longer >= less


def test_each_year_has_its_own_minimum_wages() -> None:
    assert (Y25.minimum_wage_pence, Y25.minimum_wage_18_to_20_pence, Y25.minimum_wage_under_18_pence) == (
        1221,
        1000,
        755,
    )
    assert (Y26.minimum_wage_pence, Y26.minimum_wage_18_to_20_pence, Y26.minimum_wage_under_18_pence) == (
        1271,
        1085,
        800,
    )
    assert (Y25.ends_on.isoformat(), Y26.starts_on.isoformat()) == ("2026-04-05", "2026-04-06")
