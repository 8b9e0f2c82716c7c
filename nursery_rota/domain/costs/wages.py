"""The lowest lawful wage on a date, and what an hour of a parent's place is priced at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from nursery_rota.domain.calendar import years_old
from nursery_rota.domain.money import rounded
from nursery_rota.domain.rates import RateTable, RateYear

_WAGES_MONTH = 4
"""Minimum wages of the United Kingdom change on 1 April, five days before the tax year does."""


def wage_year(rates: RateTable, day: date) -> RateYear | None:
    """The year whose minimum wages hold on ``day``. In the first days of April the coming tax year's do,
    where they are known; where not, those of the tax year itself."""
    current = rates.on(day)
    if day.month != _WAGES_MONTH or current is None or current.starts_on.month != _WAGES_MONTH:
        return current
    coming = (y for y in rates.years if (y.starts_on.year, y.starts_on.month) == (day.year, _WAGES_MONTH))
    return next((y for y in coming if y.currency == current.currency), current)


def legal_minimum(
    rates: RateTable, day: date, born: date | None, apprentice_since: date | None
) -> int | None:
    """Pence an hour that must be paid at least, or None where no rates are known for the day.

    The apprentice rate holds under 19 and in the first year of an apprenticeship. Without a date of birth
    the adult wage is asked for.
    """
    year = wage_year(rates, day)
    if year is None:
        return None
    age = None if born is None else years_old(born, day)
    if apprentice_since is not None and (
        (age is not None and age < 19) or years_old(apprentice_since, day) < 1
    ):
        return year.minimum_wage_apprentice_pence
    if age is None or age >= 21:
        return year.minimum_wage_pence
    return year.minimum_wage_18_to_20_pence if age >= 18 else year.minimum_wage_under_18_pence


def price_list(
    rates: RateTable, set_pence: int | None, raise_percent: Fraction = Fraction(0)
) -> Callable[[date], int]:
    """What an hour of paid staff in a parent's place costs on a date, in pence: the rate that was set, else
    the minimum wage from 21 up; either raised by a percentage. Every date asked for needs known rates."""

    def price(day: date) -> int:
        year = wage_year(rates, day)
        if year is None:
            raise ValueError(f"no rates for {day}")
        return rounded(
            (year.minimum_wage_pence if set_pence is None else set_pence) * (1 + raise_percent / 100)
        )

    return price
