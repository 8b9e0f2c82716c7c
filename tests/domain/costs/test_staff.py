"""The nursery's staff as employees: hours by pattern and by date, wages by date, the rules of age."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.costs.contracts import anniversary
from nursery_rota.domain.costs.payroll import employee_cost
from nursery_rota.domain.costs.staff import staff, wage_doubts
from nursery_rota.domain.costs.wages import legal_minimum, price_list
from nursery_rota.domain.rates import RateTable
from tests.domain.costs.nursery import END, RATES, START, Y25, Y26, book, employee, merged


def hours_of(rows: dict[str, tuple[Any, ...]]) -> Fraction:
    return sum((p.minutes for e in staff(book(rows), Y26) for p in e.paid), Fraction(0)) / 60


def with_rates(rows: dict[str, tuple[Any, ...]], *rates: tuple[date, int]) -> dict[str, tuple[Any, ...]]:
    return rows | {"pay_rates": tuple(t.PayRate(i, 1, day, pence) for i, (day, pence) in enumerate(rates, 1))}


def test_a_whole_year_is_the_week_times_contract_weeks_without_unpaid_breaks() -> None:
    (ruth,) = staff(book(employee(1, "Ruth Okafor", 1700)), Y26)
    assert (ruth.name, ruth.initials) == ("Ruth Okafor", "R. O.")
    cost = employee_cost(ruth, Y26)
    assert (cost.gross, cost.ni, cost.pension) == (2714896, 332234, 62727)
    assert cost.how == "37.5 h × 38 weeks × £17.00 × 1.1207"


def test_paid_extra_hours_come_on_top() -> None:
    assert hours_of(employee(1, "A B", 1500, extra_hours_per_week=2.5, weeks_per_year=40.5)) == 40 * Fraction(
        81, 2
    )


@given(st.dates(date(2026, 1, 1), date(2027, 6, 30)), st.integers(0, 500))
def test_part_of_a_year_is_paid_in_proportion_to_its_days(start: date, length: int) -> None:
    end = date.fromordinal(start.toordinal() + length)
    worked = sum(START <= date.fromordinal(start.toordinal() + n) <= END for n in range(length + 1))
    assert hours_of(employee(1, "A B", 1500, starts_on=start, ends_on=end)) == Fraction(1425 * worked, 365)


def test_a_rise_within_the_year_is_paid_from_its_date() -> None:
    rows = with_rates(employee(1, "A B", 0), (date(2025, 1, 1), 1300), (date(2026, 9, 1), 1400))
    (somebody,) = staff(book(rows), Y26)
    before, after = somebody.paid
    assert (before.hourly_pence, after.hourly_pence) == (1300, 1400)
    assert before.minutes == Fraction(1425 * 60 * 148, 365)
    assert before.minutes + after.minutes == 1425 * 60
    assert after.words == "37.5 h × 38 weeks × 217 of 365 days"


def test_patterns_count_while_they_are_valid() -> None:
    rows = employee(1, "A B", 1500)
    patterns = tuple(
        replace(p, valid_to=date(2026, 12, 31)) if p.weekday == 4 else p for p in rows["work_patterns"]
    )
    days = (date(2026, 12, 31) - START).days + 1
    assert hours_of(rows | {"work_patterns": patterns}) == Fraction(38) * (30 + Fraction(15, 2) * days / 365)


def test_hours_without_a_wage_count_as_nothing_and_the_report_says_so() -> None:
    late = with_rates(employee(1, "Ada Byron", 0), (date(2026, 9, 1), 1400))
    assert hours_of(late) == Fraction(1425 * 217, 365)
    assert wage_doubts(book(late), START, END) == (
        "Ada Byron has no wage from 6 April 2026 to 31 August 2026: these hours count as nothing.",
    )
    assert staff(book(with_rates(employee(1, "Ada Byron", 0))), Y26) == ()


def test_two_contracts_of_one_person_are_one_employee() -> None:
    first, second = employee(1, "A B", 1400, 1200), employee(2, "A B", 1600, 600)
    joined = merged(
        first, second | {"people": (), "employments": (replace(second["employments"][0], person_id=1),)}
    )
    (both,) = staff(book(joined), Y26)
    assert [p.hourly_pence for p in both.paid] == [1400, 1600]


def test_days_agreed_singly_are_paid_once_each_whatever_the_contract_weeks() -> None:
    single = tuple(
        t.WorkPattern(90 + n, 1, day.weekday(), t.Minute(540), t.Minute(750), valid_from=day, valid_to=day)
        for n, day in enumerate((date(2026, 9, 16), date(2026, 10, 1), END, date(2027, 4, 6)))
    )
    not_that_day = t.WorkPattern(
        99, 1, 0, t.Minute(540), t.Minute(750), None, 0, True, date(2026, 9, 15), date(2026, 9, 18)
    )
    rows = employee(1, "Sheila Bank", 1380, role="bank", weeks_per_year=1.0)
    (sheila,) = staff(book(rows | {"work_patterns": (*single, not_that_day)}), Y26)
    assert employee_cost(sheila, Y26).how == "3.5 h on 3 days × £13.80 × 1.1207"
    assert employee_cost(sheila, Y26).hours == Fraction(21, 2)


@pytest.mark.parametrize(
    ("born", "role", "insured", "pensioned"),
    [
        (date(2005, 4, 7), "practitioner", False, False),
        (date(2005, 4, 6), "practitioner", True, False),
        (date(2004, 4, 6), "practitioner", True, True),
        (date(2001, 4, 6), "apprentice", True, True),
        (date(2001, 4, 7), "apprentice", False, True),
        (None, "practitioner", True, True),
    ],
)
def test_age_on_the_first_day_decides_until_the_birthday(
    born: date | None, role: str, insured: bool, pensioned: bool
) -> None:
    (somebody,) = staff(book(employee(1, "A B", 1500, born=born, role=role)), Y26)
    assert (somebody.paid[0].insured, bool(somebody.paid[0].pension_rate)) == (insured, pensioned)


def test_turning_21_within_the_year_divides_it() -> None:
    (somebody,) = staff(book(employee(1, "A B", 1500, born=date(2005, 10, 6))), Y26)
    assert [(p.insured, p.words) for p in somebody.paid] == [
        (False, "37.5 h × 38 weeks × 183 of 365 days"),
        (True, "37.5 h × 38 weeks × 182 of 365 days"),
    ]


def test_who_opted_out_costs_no_pension_and_an_own_percentage_is_used() -> None:
    (out,) = staff(book(employee(1, "A B", 1700, pension=False)), Y26)
    assert employee_cost(out, Y26).pension == 0
    (five,) = staff(book(employee(1, "A B", 1700, pension_percent=5.0)), Y26)
    assert employee_cost(five, Y26).pension == 104545


@pytest.mark.parametrize(
    ("born", "role", "since", "least"),
    [
        (date(2000, 1, 1), "practitioner", date(2020, 1, 1), 1271),
        (date(2006, 1, 1), "practitioner", date(2020, 1, 1), 1085),
        (date(2009, 1, 1), "practitioner", date(2020, 1, 1), 800),
        (date(2000, 1, 1), "apprentice", date(2026, 3, 1), 800),
        (date(2000, 1, 1), "apprentice", date(2024, 3, 1), 1271),
        (date(2008, 1, 1), "apprentice", date(2024, 3, 1), 800),
    ],
)
def test_a_wage_below_the_minimum_for_the_age_is_flagged(
    born: date, role: str, since: date, least: int
) -> None:
    apprentice_since = since if role == "apprentice" else None
    assert legal_minimum(RATES, date(2026, 9, 1), born, apprentice_since) == least
    low, enough = (
        wage_doubts(book(employee(1, "A B", pence, born=born, role=role, starts_on=since)), START, START)
        for pence in (least - 1, least)
    )
    assert enough == ()
    assert low == (
        f"A B is paid £{(least - 1) / 100:.2f} an hour on 6 April 2026; "
        f"the legal minimum for the age is £{least / 100:.2f}.",
    )


def test_an_unknown_birthday_is_said() -> None:
    assert wage_doubts(book(employee(1, "A B", 1500, born=None)), START, END) == (
        "No date of birth is noted for A B: taken as 22 or older.",
    )


@pytest.mark.parametrize(
    ("day", "pence"),
    [
        (date(2026, 3, 31), 1221),
        (date(2026, 4, 1), 1271),
        (date(2026, 4, 5), 1271),
        (date(2026, 4, 6), 1271),
        (date(2027, 4, 5), 1271),
        (date(2025, 4, 6), 1221),
    ],
)
def test_minimum_wages_change_on_1_april_before_the_tax_year_does(day: date, pence: int) -> None:
    assert price_list(RATES, None)(day) == pence


def test_an_own_price_for_a_place_holds_on_every_date_and_unknown_dates_have_none() -> None:
    assert price_list(RATES, 1500, Fraction(10))(date(2026, 5, 1)) == 1650
    assert price_list(RateTable((Y25,)), None)(date(2026, 4, 3)) == 1221
    with pytest.raises(ValueError, match="no rates"):
        price_list(RATES, None)(date(2027, 4, 6))
    assert legal_minimum(RATES, date(2027, 4, 6), None, None) is None


def test_somebody_born_on_29_february_is_older_on_1_march_of_common_years() -> None:
    assert anniversary(date(2004, 2, 29), 21) == date(2025, 3, 1)
    assert anniversary(date(2004, 2, 29), 20) == date(2024, 2, 29)
