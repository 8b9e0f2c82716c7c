"""Dated pay and payroll rates, as data: what one file of ``resources/rates`` holds, typed, and the years that
a nursery has typed itself.

The words are those of the United Kingdom, the arithmetic is not: percentages, thresholds and limits that are
nought or left out simply do nothing, so that the payroll rules of other countries fit in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from nursery_rota.domain.rule_values import Place, read, refuse


@dataclass(frozen=True)
class Contribution:
    """A further cost on pay, such as a levy or an accident insurance: ``rate`` (part of one) on what an
    employee earns in the year above ``above_pence`` and, where there is a limit, below ``upto_pence``."""

    name: str
    rate: Decimal
    above_pence: int = 0
    upto_pence: int | None = None


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
    ni_name: str = "Employer NI"
    """What the employer's insurance is called; the allowance is set against it."""
    ni_limit_pence: int | None = None
    """Pay above this bears no insurance; None: there is no limit."""
    ni_from_age: int = 21
    ni_apprentice_from_age: int = 25
    """Below these ages insurance is due only on pay above ``ni_upper_secondary_pence``."""
    pension_from_age: int = 22
    contributions: tuple[Contribution, ...] = ()
    sick_weekly_pence: int = 0
    """What the law makes the employer pay for a week of sickness without pay by contract."""
    sick_share: Decimal = Decimal(1)
    """Never more than this part of usual weekly pay."""
    sick_waiting_days: int = 0
    """Working days at the start of a sickness for which that is not owed."""


@dataclass(frozen=True)
class RateTable:
    """All known tax years, oldest first."""

    years: tuple[RateYear, ...] = ()

    def on(self, day: date) -> RateYear | None:
        """The year that holds ``day``, or None where no rates are known."""
        return next((y for y in self.years if y.starts_on <= day <= y.ends_on), None)

    def with_own(self, own: tuple[RateYear, ...]) -> RateTable:
        """The nursery's own years, and of the others those that no own year touches."""
        others = (
            year
            for year in self.years
            if not any(mine.starts_on <= year.ends_on and year.starts_on <= mine.ends_on for mine in own)
        )
        return RateTable(tuple(sorted((*own, *others), key=lambda year: year.starts_on))) if own else self


def parse_year(raw: object, place: Place = ()) -> RateYear:
    """One year from a mapping of its keys; ``RuleFileProblem`` names the key that cannot be used."""
    year = read(RateYear, raw, place)
    if year.ends_on < year.starts_on:
        refuse((*place, "ends_on"), "the year ends before it starts.")
    for key in ("first_aid_years", "vetting_years"):
        if getattr(year, key) < 1:
            refuse((*place, key), "1 year or more is needed.")
    return year


def parse_own(raw: Mapping[str, Any]) -> tuple[RateYear, ...]:
    """The nursery's own years out of its settings (``{"years": [...]}``, or nothing), oldest first."""
    if not raw:
        return ()
    for key in raw:
        if key != "years":
            refuse((key,), "this key is not known. Known: years.")
    given = raw.get("years")
    if not isinstance(given, list | tuple):
        refuse(("years",), "a list is needed.")
    years = tuple(parse_year(year, ("years", place)) for place, year in enumerate(given))
    inorder = sorted(years, key=lambda year: year.starts_on)
    for earlier, later in pairwise(inorder):
        if later.starts_on <= earlier.ends_on:
            refuse(("years",), f"{earlier.label} and {later.label} share days. Each day belongs to one year.")
    return tuple(inorder)


def as_mapping(year: RateYear) -> dict[str, Any]:
    """The year as JSON holds it: ``parse_year(as_mapping(year)) == year``."""
    return {name: _as_json(value) for name, value in asdict(year).items() if value is not None}


def _as_json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [{name: _as_json(part) for name, part in item.items() if part is not None} for item in value]
    return value
