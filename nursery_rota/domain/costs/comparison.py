"""A trial beside the nursery's own figures, and the budget beside what was spent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.ledger import category_of
from nursery_rota.domain.money import rounded
from nursery_rota.domain.tables import Budget

_WAGES = frozenset({"wages", "payroll", "salaries"})


@dataclass(frozen=True)
class Difference:
    """One figure of the nursery's own report beside that of a trial, in pence; None: there is no fee."""

    label: str
    yours: int | None
    trial: int | None

    @property
    def difference(self) -> int | None:
        return None if self.yours is None or self.trial is None else self.trial - self.yours


def differences(yours: CostReport, trial: CostReport) -> tuple[Difference, ...]:
    """The figures that people compare when they try a change."""
    figures: tuple[tuple[str, Callable[[CostReport], int | None]], ...] = (
        ("Cash saving in the year", lambda r: r.cash_saving),
        ("Payroll with parents", lambda r: r.payroll_with_parents["total"]),
        ("Payroll without parents", lambda r: r.payroll_without_parents["total"]),
        ("What parents cost", lambda r: r.parent_costs),
        ("Break-even fee with parents", lambda r: r.break_even_with_parents),
        ("Break-even fee without", lambda r: r.break_even_without_parents),
    )
    return tuple(Difference(label, figure(yours), figure(trial)) for label, figure in figures)


@dataclass(frozen=True)
class BudgetLine:
    """One category over the period, in pence. ``better``: how much better than planned, less spent or more
    come in; below zero is worse."""

    category: str
    income: bool
    budget: int
    actual: int

    @property
    def better(self) -> int:
        return self.actual - self.budget if self.income else self.budget - self.actual


def budget_lines(book: Book, report: CostReport) -> tuple[BudgetLine, ...]:
    """Each category that has a budget in the report's period: its share of the budget by days, and what was
    entered. Wages are the payroll with parents, by days."""
    named: dict[str, str] = {}
    planned: dict[str, Fraction] = {}
    for budget in book.budgets:
        days = _days_shared(budget, report.start, report.end)
        if days:
            key = category_of(budget.category)
            named.setdefault(key, budget.category)
            part = Fraction(days, (budget.ends_on - budget.starts_on).days + 1)
            planned[key] = planned.get(key, Fraction(0)) + budget.amount_pence * part
    return tuple(_line(book, report, key, named[key], rounded(pence)) for key, pence in planned.items())


def _days_shared(budget: Budget, start: date, end: date) -> int:
    return max(0, (min(budget.ends_on, end) - max(budget.starts_on, start)).days + 1)


def _line(book: Book, report: CostReport, key: str, name: str, budget: int) -> BudgetLine:
    if key in _WAGES:
        return BudgetLine(name, False, budget, rounded(sum(_wages(report), Fraction(0))))
    entered = [line for line in book.ledger_lines if category_of(line.category) == key]
    actual = sum(line.amount_pence for line in entered if report.start <= line.on_date <= report.end)
    return BudgetLine(name, any(line.kind == "income" for line in entered), budget, actual)


def _wages(report: CostReport) -> Iterator[Fraction]:
    for year in report.years:
        first, last = max(report.start, year.rates.starts_on), min(report.end, year.rates.ends_on)
        whole = (year.rates.ends_on - year.rates.starts_on).days + 1
        yield Fraction(year.with_parents.total * ((last - first).days + 1), whole)
