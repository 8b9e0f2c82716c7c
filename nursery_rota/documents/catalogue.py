"""Every paper by its public name, made from a book: what ``print`` and the Print page both offer.

One place, so that the command line and the window can never print different things.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from nursery_rota.documents.change_slips import change_slips as slips_paper
from nursery_rota.documents.costs import cost_summary as cost_paper
from nursery_rota.documents.day_sheet import day_sheets as day_papers
from nursery_rota.documents.family import family_sheets as family_papers
from nursery_rota.documents.hours_statement import hours_statement as hours_paper
from nursery_rota.documents.ring_list import ring_list as ring_paper
from nursery_rota.documents.rules_page import rules_paper
from nursery_rota.documents.supervision import supervision_plan as supervision_paper
from nursery_rota.documents.wall import wall_rota
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.change_slips import change_slips
from nursery_rota.domain.costs.yearly import term_report
from nursery_rota.domain.day_sheet import day_sheet, open_days_of_week
from nursery_rota.domain.family_sheet import family_sheets
from nursery_rota.domain.hours_statement import hours_statement
from nursery_rota.domain.ring_list import ring_list
from nursery_rota.domain.rules_page import rules_page
from nursery_rota.domain.supervision import supervision_plan
from nursery_rota.domain.tables import Term
from nursery_rota.domain.wall_sheet import wall_weeks

Printer = Callable[[Book, Term, date, datetime], bytes]
"""Book, term, today, when it is printed; answers a PDF."""


def wall(book: Book, term: Term, today: date, printed_at: datetime, *, paper: str = "A4") -> bytes:
    """The wall rota of a term, a week a page."""
    return wall_rota(wall_weeks(book, term, today), printed_at=printed_at, paper=paper)


def sheets(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    """One sheet for each family."""
    return family_papers(family_sheets(book, term, today), printed_at=printed_at)


def costs(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    """What parents save, with where the figures come from."""
    report = term_report(book, term)
    return cost_paper(report, nursery=book.nursery.name, printed_at=printed_at, made_for="the committee")


def rules(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    """What the nursery agreed and what the law asks, in plain words."""
    return rules_paper(rules_page(book, term, today), printed_at=printed_at)


def week_of_days(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    """A day sheet for each open day of the week of ``today``, or of the next week that has one."""
    return days(book, open_days_of_week(book, today), printed_at)


def days(book: Book, dates: Sequence[date], printed_at: datetime) -> bytes:
    """The day sheets of the dates."""
    return day_papers([day_sheet(book, day) for day in dates], printed_at=printed_at)


def ring(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    """Whom to ring in the coming two weeks."""
    return ring_paper(ring_list(book, today), printed_at=printed_at)


def supervision(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    """Who is in charge, levels and first aid in the week of ``today``; the term's first week before it."""
    monday = monday_of(max(today, term.starts_on))
    return supervision_paper(supervision_plan(book, monday), printed_at=printed_at)


def changes(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    """A slip for each family whose duties are not as published."""
    return slips_paper(change_slips(book, term, today), printed_at=printed_at)


def hours(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    """The hours that families gave in the term so far."""
    statement = hours_statement(book, term.starts_on, term.ends_on, today, term.name)
    return hours_paper(statement, printed_at=printed_at)


PAPERS: Mapping[str, Printer] = {
    "wall": wall,
    "wall-a3": partial(wall, paper="A3"),
    "sheets": sheets,
    "day": week_of_days,
    "ring-list": ring,
    "rules": rules,
    "supervision": supervision,
    "changes": changes,
    "costs": costs,
    "hours": hours,
}
