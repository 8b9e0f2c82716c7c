"""Staff away without pay: hours taken off, sick pay by the law, and cover that is paid beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.payroll import EmployeeCost, employee_cost
from nursery_rota.domain.costs.staff import staff
from nursery_rota.domain.rates import RateYear
from tests.domain.costs.nursery import Y25, Y26, book, employee, merged

MONDAY = date(2026, 9, 14)
SESSIONS = {
    "sessions": tuple(t.Session(d + 1, "Morning", d, t.Minute(540), t.Minute(720)) for d in range(5)),
    "terms": (t.Term(1, "Autumn", date(2026, 9, 1), date(2026, 12, 18)),),
}


def absent(first: date, last: date, kind: Any = "leave", *, paid: bool = False) -> t.StaffAbsence:
    return t.StaffAbsence(first.toordinal(), 1, first, last, kind, paid)


def nursery(*absences: t.StaffAbsence, **more: Any) -> Book:
    return book(employee(1, "Piotr Zieliński", 1450, **more), SESSIONS, {"staff_absences": absences})


def cost(of: Book, year: RateYear = Y26) -> EmployeeCost:
    (found,) = staff(of, year)
    return employee_cost(found, year)


def test_paid_leave_and_sickness_with_full_pay_change_nothing() -> None:
    usual = cost(nursery())
    for kind in ("leave", "sick", "training"):
        assert cost(nursery(absent(MONDAY, MONDAY + timedelta(days=4), kind, paid=True))).gross == usual.gross


def test_a_week_of_unpaid_leave_takes_a_week_off() -> None:
    away = cost(nursery(absent(MONDAY, MONDAY + timedelta(days=6))))
    assert away.hours == Fraction(75, 2) * 37
    assert away.how == "(37.5 h × 38 weeks × £14.50 − 37.5 h away without pay × £14.50) × 1.1207"


def test_days_on_which_the_nursery_is_closed_are_not_taken_off() -> None:
    half_term = t.Closure(1, MONDAY, MONDAY + timedelta(days=1), "half_term", "")
    away = nursery(absent(MONDAY, MONDAY + timedelta(days=6)))
    assert cost(replace(away, closures=(half_term,))).hours == Fraction(75, 2) * 38 - Fraction(45, 2)
    summer = nursery(absent(date(2026, 8, 3), date(2026, 8, 28)))
    assert cost(summer).hours == cost(nursery()).hours


def test_a_day_in_two_absences_is_taken_off_once_and_never_more_than_the_contract() -> None:
    twice = nursery(absent(MONDAY, MONDAY), replace(absent(MONDAY, MONDAY), id=1))
    assert cost(twice).hours == Fraction(75, 2) * 38 - Fraction(15, 2)
    whole = nursery(absent(date(2026, 4, 6), date(2027, 4, 5)), weeks_per_year=2)
    assert cost(whole).hours == 0
    assert (cost(whole).gross, cost(whole).ni, cost(whole).pension) == (0, 0, 0)


def test_unpaid_hours_have_their_part_of_the_paid_extra_hours() -> None:
    extra = nursery(absent(MONDAY, MONDAY + timedelta(days=4)), extra_hours_per_week=2.5)
    assert cost(extra).hours == 40 * 37


def test_sickness_without_pay_by_contract_brings_the_sick_pay_of_the_law() -> None:
    sick = cost(nursery(absent(MONDAY, MONDAY + timedelta(days=4), "sick")))
    unpaid = cost(nursery(absent(MONDAY, MONDAY + timedelta(days=4))))
    assert sick.gross - unpaid.gross == 12325
    assert sick.how.endswith("+ £123.25 sick pay")


def test_sick_pay_is_never_more_than_the_law_s_part_of_usual_pay() -> None:
    few = {"weekly_minutes": 5 * 60}
    sick, unpaid = (
        cost(nursery(absent(MONDAY, MONDAY + timedelta(days=4), k), **few)) for k in ("sick", "leave")
    )
    assert abs(sick.gross - unpaid.gross - 5 * 1450 * 8 // 10) <= 1


def test_waiting_days_of_the_year_before_bring_nothing() -> None:
    rows = merged(
        employee(1, "Piotr Zieliński", 1450),
        SESSIONS | {"terms": (t.Term(1, "Autumn", date(2025, 9, 1), date(2025, 12, 19)),)},
    )
    first = date(2025, 9, 15)
    for length, paid_days in ((0, 0), (2, 0), (3, 1), (4, 2), (7, 3)):
        away = book(rows, {"staff_absences": (absent(first, first + timedelta(days=length), "sick"),)})
        (found,) = staff(away, Y25)
        assert found.sick_pay == Fraction(11875, 5) * paid_days


@pytest.mark.parametrize("kind", ["leave", "sick"])
def test_who_covers_is_paid_beside(kind: Any) -> None:
    bank = employee(2, "Bank Person", 1300, role="bank", weeks_per_year=0)
    day = t.WorkPattern(99, 2, 0, t.Minute(540), t.Minute(720), valid_from=MONDAY, valid_to=MONDAY)
    rows = merged(employee(1, "Piotr Zieliński", 1450), bank, SESSIONS, {"work_patterns": (day,)})
    away = book(rows, {"staff_absences": (absent(MONDAY, MONDAY, kind, paid=True),)})
    piotr, cover = (employee_cost(e, Y26) for e in staff(away, Y26))
    assert piotr.hours == 1425
    assert cover.hours == 3
