"""Dated pay and payroll rates, as data: what one file of ``resources/rates`` holds, typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class RateYear:
    """The rates of one tax year, both ends inclusive. Money in pence, percentages as exact ``Decimal``
    parts of one (15% is ``Decimal("0.15")``).

    ``mark`` says how well a rate is known: V seen in the primary source, V2 in a secondary one,
    R recalled. Rates marked R or V2 are shown with their mark.
    """

    label: str
    starts_on: date
    ends_on: date
    currency: str
    minimum_wage_pence: int
    minimum_wage_18_to_20_pence: int
    minimum_wage_under_18_pence: int
    minimum_wage_apprentice_pence: int
    ni_rate: Decimal
    ni_threshold_pence: int
    ni_upper_secondary_pence: int
    employment_allowance_pence: int
    pension_trigger_pence: int
    pension_lower_pence: int
    pension_upper_pence: int
    pension_rate: Decimal
    holiday_rate: Decimal
    vetting_volunteer_pence: int
    vetting_years: int
    first_aid_course_pence: int
    first_aid_years: int
    source: str
    mark: str


@dataclass(frozen=True)
class RateTable:
    """All known tax years, oldest first."""

    years: tuple[RateYear, ...] = ()

    def on(self, day: date) -> RateYear | None:
        """The year that holds ``day``, or None where no rates are known."""
        return next((y for y in self.years if y.starts_on <= day <= y.ends_on), None)
