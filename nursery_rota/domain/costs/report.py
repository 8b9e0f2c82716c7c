"""Putting the cost report together: which tax years a period touches, and everything worked out for each.

It takes the book and two functions (credited places, booked child-minutes) and gives back one frozen value.
It must not know pages, paper or files.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from nursery_rota.domain.book import Book
from nursery_rota.domain.costs import doubts
from nursery_rota.domain.costs.breakdown import by_family, by_term, by_week, sessions
from nursery_rota.domain.costs.budget import budget_lines
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.leeway import leeway
from nursery_rota.domain.costs.months import last_worked, months, weeks_open
from nursery_rota.domain.costs.parents import in_kind, together
from nursery_rota.domain.costs.trace import trace
from nursery_rota.domain.costs.what_if import WhatIf
from nursery_rota.domain.costs.what_if import what_if as trial_of
from nursery_rota.domain.costs.year import ChildMinutes, CreditedPlaces, MorePlaces, trial_price, year_cost
from nursery_rota.domain.rates import RateYear
from nursery_rota.errors import RotaProblem
from nursery_rota.wording import full_date, listing

_DAY = timedelta(days=1)


class NoRates(RotaProblem):
    """No pay rates are known for any day of the period, so there is nothing to work out."""


def cost_report(
    book: Book,
    start: date,
    end: date,
    credited: CreditedPlaces,
    *,
    child_minutes: ChildMinutes,
    what_if: Mapping[str, Any] | WhatIf | None = None,
    more_places: MorePlaces | None = None,
    today: date | None = None,
) -> CostReport:
    """The report for the dates, both included: whole tax years worked out, the period's share of them.

    ``credited`` gives the required places that parents lawfully fill between two dates, ``child_minutes``
    the booked minutes of childcare. ``what_if`` holds changes to try, ``more_places`` the places that a trial
    adds and staff are paid for; the budget is compared up to ``today``, or to the end where none is given.
    Days without known rates are left out and named; ``NoRates`` where that is all of them, ``RotaProblem`` for
    dates or changes that make no sense.
    """
    if end < start:
        raise RotaProblem(f"The period ends on {full_date(end)}, before it starts. Turn the dates round.")
    trial = what_if if isinstance(what_if, WhatIf) else trial_of(what_if, book.nursery.currency)
    rates = _years(book, start, end)
    years = tuple(year_cost(book, year, credited, child_minutes, trial, more_places) for year in rates)
    missing = _missing(rates, start, end)
    budget_to = end if today is None else max(start, min(end, today))
    return CostReport(
        nursery=book.nursery.name,
        currency=book.nursery.currency,
        start=start,
        end=end,
        years=years,
        months=months(book, years),
        sessions=sessions(book, years, start, end),
        by_week=by_week(years, start, end),
        by_term=by_term(book, years),
        by_family=by_family(book, years, start, end),
        trace=trace(years),
        in_kind=together(
            [
                in_kind(
                    book,
                    max(start, year.starts_on),
                    min(end, year.ends_on),
                    trial_price(book, trial),
                    cost.filled,
                )
                for year, cost in zip(rates, years, strict=True)
            ],
            book.nursery.currency,
        ),
        rates_say=doubts.rates_say(book, years),
        uncertain=doubts.uncertain(book, years, missing),
        left_out=doubts.LEFT_OUT,
        trial=trial.says,
        weeks=weeks_open(book, start, end),
        worked_to=last_worked(years),
        budget=budget_lines(book, years, start, budget_to, unplanned=True),
        budget_to=budget_to,
        may_lose=leeway(years, trial.fee_rise, book.nursery.currency),
    )


def touched_days(book: Book, start: date, end: date) -> tuple[date, date]:
    """First and last day of the tax years that the dates touch."""
    years = _years(book, start, end)
    return years[0].starts_on, years[-1].ends_on


def _years(book: Book, start: date, end: date) -> tuple[RateYear, ...]:
    """The tax years with rates, in the nursery's money, that the period touches."""
    currency = book.nursery.currency
    own = [y for y in book.rates.years if y.currency == currency]
    touched = tuple(y for y in own if y.starts_on <= end and start <= y.ends_on)
    if touched:
        return touched
    if not own:
        known = listing(sorted({y.currency for y in book.rates.years})) or "no currency"
        raise NoRates(
            f"Pay rates are known in {known} only, and the nursery counts in {currency}. "
            "Enter your own rates under Costs, Rates and wages."
        )
    raise NoRates(
        f"No pay rates are known for {full_date(start)} to {full_date(end)}; they reach from "
        f"{full_date(own[0].starts_on)} to {full_date(own[-1].ends_on)}. Choose dates within them, or enter "
        "the new rates under Costs, Rates and wages."
    )


def _missing(years: tuple[RateYear, ...], start: date, end: date) -> tuple[doubts.Missing, ...]:
    """The stretches of the period that lie in none of ``years`` (oldest first)."""
    found = []
    day = start
    for year in years:
        if day < year.starts_on:
            found.append(doubts.Missing(day, year.starts_on - _DAY))
        day = year.ends_on + _DAY
    if day <= end:
        found.append(doubts.Missing(day, end))
    return tuple(found)
