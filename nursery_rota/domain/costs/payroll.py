"""What an employer pays for people in one tax year: pay with holiday, National Insurance, pension.

An annual approximation of payroll. It knows hours, rates and nothing of nurseries or parents. Between whole
pence everything is exact (percentages come as ``Decimal``, shares of a year are fractions), and each figure
is rounded once, so that totals are sums of what is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    name: str
    initials: str
    paid: tuple[PaidTime, ...]


@dataclass(frozen=True)
class EmployeeCost:
    """One employee's year in pence; ``ni`` before any allowance. ``how`` says how ``gross`` was worked out."""

    name: str
    initials: str
    hours: Fraction
    gross: int
    ni: int
    pension: int
    how: str


@dataclass(frozen=True)
class Payroll:
    """A whole employer's tax year in pence: ``total`` = ``gross`` + ``ni`` − ``allowance`` + ``pension``."""

    gross: int
    ni: int
    allowance: int
    pension: int
    total: int
    employees: tuple[EmployeeCost, ...]

    def figures(self) -> dict[str, int]:
        """The five sums under their public names."""
        return {
            "gross": self.gross,
            "ni": self.ni,
            "allowance": self.allowance,
            "pension": self.pension,
            "total": self.total,
        }


def payroll(
    employees: Sequence[Employee], rates: RateYear, allowance_used_elsewhere_pence: int = 0
) -> Payroll:
    """What the whole employer pays, less one Employment Allowance as far as it is still free; the
    allowance never goes beyond the National Insurance it is set against."""
    costs = tuple(employee_cost(e, rates) for e in employees)
    gross, ni, pension = (sum(getattr(c, part) for c in costs) for part in ("gross", "ni", "pension"))
    free = max(0, rates.employment_allowance_pence - allowance_used_elsewhere_pence)
    allowance = min(ni, free)
    return Payroll(gross, ni, allowance, pension, gross + ni - allowance + pension, costs)


def employee_cost(employee: Employee, rates: RateYear) -> EmployeeCost:
    """One employee's tax year: hours × rate × holiday; National Insurance above its threshold; pension on
    the band between its limits, once pay is over the trigger.

    Where a birthday or a choice divides the year, each rule has its share of the pay.
    """
    pay = sum((p.pay for p in employee.paid), Fraction(0))
    gross = pay * (1 + Fraction(rates.holiday_rate))
    return EmployeeCost(
        name=employee.name,
        initials=employee.initials,
        hours=sum((p.minutes for p in employee.paid), Fraction(0)) / 60,
        gross=rounded(gross),
        ni=rounded(_insurance(employee, pay, gross, rates)),
        pension=rounded(_pension(employee, pay, gross, rates)),
        how=_how(employee, rates),
    )


def _insurance(employee: Employee, pay: Fraction, gross: Fraction, rates: RateYear) -> Fraction:
    if not pay:
        return Fraction(0)
    insured = sum((p.pay for p in employee.paid if p.insured), Fraction(0)) / pay
    above_threshold = max(Fraction(0), gross - rates.ni_threshold_pence)
    above_upper = max(Fraction(0), gross - rates.ni_upper_secondary_pence)
    return Fraction(rates.ni_rate) * (insured * above_threshold + (1 - insured) * above_upper)


def _pension(employee: Employee, pay: Fraction, gross: Fraction, rates: RateYear) -> Fraction:
    if gross <= rates.pension_trigger_pence:
        return Fraction(0)
    rate = sum((p.pay * p.pension_rate for p in employee.paid), Fraction(0)) / pay
    return rate * (min(gross, Fraction(rates.pension_upper_pence)) - rates.pension_lower_pence)


def _how(employee: Employee, rates: RateYear) -> str:
    """ "37.5 h × 38 weeks × £17.00 × 1.1207"; several rates stand in brackets."""
    if not employee.paid:
        return "no paid hours"
    parts = [
        f"{p.words or hours_words(p.minutes)} × {pounds(p.hourly_pence, rates.currency)}"
        for p in employee.paid
    ]
    together = f"({' + '.join(parts)})" if len(parts) > 1 else parts[0]
    return f"{together} × {1 + rates.holiday_rate}"


def hours_words(minutes: Fraction) -> str:
    """ "37.5 h", "1,425 h": hours to two decimals, without zeros at the end."""
    text = plain(rounded(minutes * 100 / 60))
    return f"{text.rstrip('0').rstrip('.')} h"
