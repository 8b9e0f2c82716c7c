"""Cost reports of a book as it stands: the rota's own credited places and bookings put into the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from nursery_rota.domain.attendance import child_minutes
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.closed import ClosedPeriod
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.frozen import closed_period
from nursery_rota.domain.costs.report import cost_report, touched_days
from nursery_rota.domain.costs.trial_book import changes_book, more_places, tried_book
from nursery_rota.domain.costs.what_if import what_if as read_what_if
from nursery_rota.domain.costs.year import MorePlaces, YearCost
from nursery_rota.domain.rota import credited_places
from nursery_rota.domain.tables import FrozenPeriod, Term


def own_report(book: Book, start: date, end: date) -> CostReport:
    """The report for the dates as things stand, without the closed periods in it."""
    return cost_report(
        book, start, end, partial(credited_places, book), child_minutes=partial(child_minutes, book)
    )


def period_report(
    book: Book, start: date, end: date, what_if: Mapping[str, Any] | None = None, *, today: date | None = None
) -> CostReport:
    """The report for the dates, both included, with the closed periods that they touch; ``RotaProblem`` where
    no rates are known for any of the dates. A trial is made on a copy of the book; the budget is compared up to
    ``today``."""
    trial = read_what_if(what_if, book.nursery.currency)
    more: MorePlaces | None = None
    before = book
    if changes_book(trial):
        first, last = touched_days(book, start, end)
        credited = {place.duty_id for place in credited_places(book, first, last)}
        book = tried_book(book, trial, first, last, credited)
        # Those who could be trained stand in the copy, and their courses in its costs.
        trial = replace(trial, more_trained=0, fee_percent=Fraction(0))
        if trial.ratio:
            more = partial(more_places, before, book)
    found = cost_report(
        book,
        start,
        end,
        partial(credited_places, book),
        child_minutes=partial(child_minutes, book),
        what_if=trial,
        more_places=more,
        today=today,
    )
    return found if trial.says else replace(found, closed=_closed(book, found))


def _closed(book: Book, report: CostReport) -> tuple[ClosedPeriod, ...]:
    """The closed periods that the report touches, oldest first, each with what has changed since."""
    touched = (p for p in book.frozen_periods if p.starts_on <= report.end and report.start <= p.ends_on)
    return tuple(
        closed_period(book, frozen, _years_of(book, frozen, report))
        for frozen in sorted(touched, key=lambda p: (p.starts_on, p.id))
    )


def _years_of(book: Book, frozen: FrozenPeriod, report: CostReport) -> tuple[YearCost, ...]:
    """The tax years of a closed period: those of the report where it lies within them."""
    first, last = report.years[0].rates.starts_on, report.years[-1].rates.ends_on
    if first <= frozen.starts_on and frozen.ends_on <= last:
        return report.years
    return own_report(book, frozen.starts_on, frozen.ends_on).years


def term_report(book: Book, term: Term) -> CostReport:
    """The report for a term and the tax years it touches."""
    return period_report(book, term.starts_on, term.ends_on)
