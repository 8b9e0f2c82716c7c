"""The budget beside what was spent and what came in, category by category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.ledger import category_of
from nursery_rota.domain.costs.year import YearCost
from nursery_rota.domain.money import rounded
from nursery_rota.domain.tables import Budget

_WAGES = frozenset({"wages", "payroll", "salaries"})
_FEES = frozenset({"fees", "funding"})


@dataclass(frozen=True)
class BudgetLine:
    """One category over the period, in pence. ``better``: how much better than planned, less spent or more
    come in; below zero is worse. ``planned`` False: nobody had planned it."""

    category: str
    income: bool
    budget: int
    actual: int
    planned: bool = True

    @property
    def better(self) -> int:
        return self.actual - self.budget if self.income else self.budget - self.actual


def budget_lines(
    book: Book, years: Iterable[YearCost], start: date, end: date, *, unplanned: bool = False
) -> tuple[BudgetLine, ...]:
    """Each category that has a budget between the dates: its share of the budget by days, and what was
    entered. Wages are the payroll with parents and fees those of the bookings, both by days of the tax year.
    ``unplanned`` adds the categories in which something was entered that has no budget.
    """
    named: dict[str, str] = {}
    planned: dict[str, Fraction] = {}
    for budget in book.budgets:
        days = _days_shared(budget, start, end)
        if days:
            key = category_of(budget.category)
            named.setdefault(key, budget.category)
            part = Fraction(days, (budget.ends_on - budget.starts_on).days + 1)
            planned[key] = planned.get(key, Fraction(0)) + budget.amount_pence * part
    every = tuple(years)
    found = [_line(book, every, key, named[key], rounded(p), start, end) for key, p in planned.items()]
    if unplanned:
        others = {
            category_of(line.category): line.category
            for line in book.ledger_lines
            if start <= line.on_date <= end and category_of(line.category) not in planned
        }
        found += [_line(book, every, key, name, None, start, end) for key, name in others.items()]
    return tuple(found)


def _days_shared(budget: Budget, start: date, end: date) -> int:
    return max(0, (min(budget.ends_on, end) - max(budget.starts_on, start)).days + 1)


def _line(
    book: Book, years: tuple[YearCost, ...], key: str, name: str, budget: int | None, start: date, end: date
) -> BudgetLine:
    planned, amount = budget is not None, budget or 0
    if key in _WAGES:
        wages = sum(_by_days(years, start, end, "wages"), Fraction(0))
        return BudgetLine(name, False, amount, rounded(wages), planned)
    if key in _FEES:
        return BudgetLine(
            name, True, amount, rounded(sum(_by_days(years, start, end, key), Fraction(0))), planned
        )
    entered = [
        line
        for line in book.ledger_lines
        if category_of(line.category) == key and start <= line.on_date <= end
    ]
    ever = [line for line in book.ledger_lines if category_of(line.category) == key]
    income = any(line.kind == "income" for line in ever)
    return BudgetLine(name, income, amount, sum(line.amount_pence for line in entered), planned)


def wages_by_days(years: Iterable[YearCost], start: date, end: date) -> Iterator[Fraction]:
    """The payroll with parents of each tax year, its part by days, in pence."""
    return _by_days(years, start, end, "wages")


def _by_days(years: Iterable[YearCost], start: date, end: date, what: str) -> Iterator[Fraction]:
    for year in years:
        first, last = max(start, year.rates.starts_on), min(end, year.rates.ends_on)
        whole = (year.rates.ends_on - year.rates.starts_on).days + 1
        amount = {"wages": year.with_parents.total, "fees": year.fees.charged}.get(what, year.fees.funded)
        yield Fraction(amount * ((last - first).days + 1), whole)
