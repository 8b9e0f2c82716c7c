"""What an employer pays for people in one tax year: pay with holiday, National Insurance, pension.

An annual approximation of payroll. It knows hours, rates and nothing of nurseries or parents. Between whole
pence everything is exact (percentages come as ``Decimal``, shares of a year are fractions), and each figure
is rounded once, so that totals are sums of what is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from nursery_rota.domain.money import plain, pounds, rounded
from nursery_rota.domain.rates import RateYear


@dataclass(frozen=True)
class PaidTime:
    """Minutes of one year paid at one rate. ``pension_rate`` is the employer's part of one, 0 where none is
    owed (too young, opted out); ``insured`` False where no National Insurance is due below the upper limit
    (under 21, apprentices under 25). ``words`` say how the time came about ("37.5 h × 38 weeks")."""

    minutes: Fraction
    hourly_pence: int
    pension_rate: Fraction
    insured: bool = True
    words: str = ""

    @property
    def pay(self) -> Fraction:
        """Pence, exact, before holiday pay."""
        return self.minutes * self.hourly_pence / 60


@dataclass(frozen=True)
class Employee:
    """``sick_pay`` in pence is what the law makes the employer pay beside wages; it bears no holiday pay."""

    name: str
    initials: str
    paid: tuple[PaidTime, ...]
    sick_pay: Fraction = Fraction(0)


def part_of(employee: Employee, share: Fraction) -> Employee:
    """The same employee for a part of the hours."""
    return replace(
        employee, paid=tuple(replace(paid, minutes=paid.minutes * share) for paid in employee.paid)
    )


@dataclass(frozen=True)
class EmployeeCost:
    """One employee's year in pence; ``ni`` before any allowance, ``other`` further contributions. ``how`` says
    how ``gross`` was worked out."""

    employee: Employee
    gross: int
    ni: int
    pension: int
    other: int
    how: str

    @property
    def name(self) -> str:
        return self.employee.name

    @property
    def initials(self) -> str:
        return self.employee.initials

    @property
    def hours(self) -> Fraction:
        return sum((p.minutes for p in self.employee.paid), Fraction(0)) / 60


@dataclass(frozen=True)
class Payroll:
    """A whole employer's tax year in pence: ``total`` = ``gross`` + ``ni`` − ``allowance`` + ``pension`` +
    ``other`` (contributions that are neither)."""

    gross: int
    ni: int
    allowance: int
    pension: int
    total: int
    employees: tuple[EmployeeCost, ...]
    other: int = 0

    def figures(self) -> dict[str, int]:
        """The sums under their public names; ``other`` only where there are such contributions."""
        found = {
            "gross": self.gross,
            "ni": self.ni,
            "allowance": self.allowance,
            "pension": self.pension,
            "total": self.total,
        }
        return found | {"other": self.other} if self.other else found


def payroll(
    employees: Sequence[Employee], rates: RateYear, allowance_used_elsewhere_pence: int = 0
) -> Payroll:
    """What the whole employer pays, less one Employment Allowance as far as it is still free; the
    allowance never goes beyond the National Insurance it is set against."""
    costs = tuple(employee_cost(e, rates) for e in employees)
    gross, ni, pension, other = (
        sum(getattr(c, part) for c in costs) for part in ("gross", "ni", "pension", "other")
    )
    free = max(0, rates.employment_allowance_pence - allowance_used_elsewhere_pence)
    allowance = min(ni, free)
    return Payroll(gross, ni, allowance, pension, gross + ni - allowance + pension + other, costs, other)


def employee_cost(employee: Employee, rates: RateYear) -> EmployeeCost:
    """One employee's tax year: hours × rate × holiday; National Insurance above its threshold; pension on
    the band between its limits, once pay is over the trigger.

    Where a birthday or a choice divides the year, each rule has its share of the pay.
    """
    pay = sum((p.pay for p in employee.paid), Fraction(0))
    gross = pay * (1 + Fraction(rates.holiday_rate)) + employee.sick_pay
    other = sum(
        rounded(Fraction(c.rate) * _band(gross, c.above_pence, c.upto_pence)) for c in rates.contributions
    )
    return EmployeeCost(
        employee=employee,
        gross=rounded(gross),
        ni=rounded(_insurance(employee, pay, gross, rates)),
        pension=rounded(_pension(employee, pay, gross, rates)),
        other=other,
        how=_how(employee, rates),
    )


def _band(gross: Fraction, above_pence: int, upto_pence: int | None) -> Fraction:
    """The part of the pay between two limits."""
    top = gross if upto_pence is None else min(gross, Fraction(upto_pence))
    return max(Fraction(0), top - above_pence)


def _insurance(employee: Employee, pay: Fraction, gross: Fraction, rates: RateYear) -> Fraction:
    if not pay:
        return Fraction(0)
    insured = sum((p.pay for p in employee.paid if p.insured), Fraction(0)) / pay
    upper = max(rates.ni_upper_secondary_pence, rates.ni_threshold_pence)
    due = insured * _band(gross, rates.ni_threshold_pence, rates.ni_limit_pence)
    return Fraction(rates.ni_rate) * (due + (1 - insured) * _band(gross, upper, rates.ni_limit_pence))


def _pension(employee: Employee, pay: Fraction, gross: Fraction, rates: RateYear) -> Fraction:
    if not pay or gross <= rates.pension_trigger_pence:
        return Fraction(0)
    rate = sum((p.pay * p.pension_rate for p in employee.paid), Fraction(0)) / pay
    return rate * _band(gross, rates.pension_lower_pence, rates.pension_upper_pence)


def _how(employee: Employee, rates: RateYear) -> str:
    """ "37.5 h × 38 weeks × £17.00 × 1.1207"; several rates stand in brackets."""
    if not employee.paid:
        return "no paid hours"
    together = ""
    for paid in employee.paid:
        words = (
            f"{paid.words or hours_words(abs(paid.minutes))} × {pounds(paid.hourly_pence, rates.currency)}"
        )
        if together:
            together += f" {'−' if paid.minutes < 0 else '+'} {words}"
        else:
            together = words
    if len(employee.paid) > 1:
        together = f"({together})"
    sick = pounds(rounded(employee.sick_pay), rates.currency)
    return f"{together} × {1 + rates.holiday_rate}" + (f" + {sick} sick pay" if employee.sick_pay else "")


def hours_words(minutes: Fraction) -> str:
    """ "37.5 h", "1,425 h": hours to two decimals, without zeros at the end."""
    text = plain(rounded(minutes * 100 / 60))
    return f"{text.rstrip('0').rstrip('.')} h"
