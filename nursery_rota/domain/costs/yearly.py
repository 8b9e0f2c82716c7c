"""Cost reports of a book as it stands: the rota's own credited places and bookings put into the report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from nursery_rota.domain.attendance import child_minutes
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.report import cost_report
from nursery_rota.domain.rota import credited_places
from nursery_rota.domain.tables import Term


def period_report(book: Book, start: date, end: date, what_if: Mapping[str, Any] | None = None) -> CostReport:
    """The report for the dates, both included; ``RotaProblem`` where no rates are known for any of them."""
    return cost_report(
        book,
        start,
        end,
        partial(credited_places, book),
        child_minutes=partial(child_minutes, book),
        what_if=what_if,
    )


def term_report(book: Book, term: Term) -> CostReport:
    """The report for a term and the tax years it touches."""
    return period_report(book, term.starts_on, term.ends_on)
