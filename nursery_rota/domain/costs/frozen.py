"""A closed period: its figures as they were that day, and what later edits have made of them.

The figures of a closed period are never changed. What was entered, marked or corrected afterwards shows as an
adjustment beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.budget import wages_by_days
from nursery_rota.domain.costs.closed import Adjustment, ClosedPeriod
from nursery_rota.domain.costs.parents import in_kind
from nursery_rota.domain.costs.what_if import WhatIf
from nursery_rota.domain.costs.year import YearCost, trial_price
from nursery_rota.domain.money import rounded
from nursery_rota.domain.tables import FrozenPeriod, LedgerKind

_LABELS: Mapping[str, str] = {
    "cash_saving": "Cash saving",
    "wages": "Wages, by days of the tax year",
    "costs": "Costs entered",
    "income": "Income entered",
    "in_kind_value": "Given in kind, not cash",
}
"""The figures in pence that a period is closed with."""


def period_figures(book: Book, years: Sequence[YearCost], start: date, end: date) -> dict[str, int]:
    """What a period is closed with, in pence, by public names. ``years`` are the tax years that it touches."""
    price = trial_price(book, WhatIf())
    given = (
        in_kind(book, max(start, year.rates.starts_on), min(end, year.rates.ends_on), price).value
        for year in years
    )
    return {
        "cash_saving": sum(s.pence for year in years for s in year.shares if start <= s.on_date <= end),
        "wages": rounded(sum(wages_by_days(years, start, end), Fraction(0))),
        "costs": _entered(book, start, end, "cost"),
        "income": _entered(book, start, end, "income"),
        "in_kind_value": sum(given),
    }


def closed_period(book: Book, frozen: FrozenPeriod, years: Sequence[YearCost]) -> ClosedPeriod:
    """The closed period beside the figures that the same dates have now."""
    now = period_figures(book, years, frozen.starts_on, frozen.ends_on)
    kept = {key: _pence(frozen.figures.get(key)) for key in _LABELS}
    figures = (Adjustment(_LABELS[key], pence, now[key]) for key, pence in kept.items() if pence is not None)
    closed_on = date.fromisoformat(frozen.frozen_at[:10])
    return ClosedPeriod(frozen.id, frozen.starts_on, frozen.ends_on, closed_on, tuple(figures))


def _entered(book: Book, start: date, end: date, kind: LedgerKind) -> int:
    return sum(
        line.amount_pence for line in book.ledger_lines if line.kind == kind and start <= line.on_date <= end
    )


def _pence(value: Any) -> int | None:
    """A figure that another program wrote as something else is left out."""
    return value if type(value) is int else None
