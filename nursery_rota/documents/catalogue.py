"""Every paper by its public name, made from a book: what ``print`` and the Print page both offer.

One place, so that the command line and the window can never print different things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from nursery_rota.documents.change_slips import change_slips as slips_paper
from nursery_rota.documents.choices import NO_CHOICE, Choices, NothingToPrint
from nursery_rota.documents.costs import cost_summary as cost_paper
from nursery_rota.documents.day_sheet import day_sheets as day_papers
from nursery_rota.documents.family import family_sheets as family_papers
from nursery_rota.documents.frame import PORTRAIT, PORTRAIT_LARGE, Paper
from nursery_rota.documents.hours_statement import hours_statement as hours_paper
from nursery_rota.documents.ring_list import ring_list as ring_paper
from nursery_rota.documents.rules_page import rules_paper
from nursery_rota.documents.supervision import supervision_plan as supervision_paper
from nursery_rota.documents.wall import wall_rota
from nursery_rota.documents.wall_month import wall_month
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of, open_days
from nursery_rota.domain.change_slips import change_slips
from nursery_rota.domain.costs.yearly import term_report
from nursery_rota.domain.day_sheet import day_sheet, open_days_of_week
from nursery_rota.domain.family_sheet import family_sheets
from nursery_rota.domain.hours_statement import hours_statement
from nursery_rota.domain.ring_list import ring_list
from nursery_rota.domain.rules_page import rules_page
from nursery_rota.domain.sheets import FamilySheet
from nursery_rota.domain.supervision import supervision_plan
from nursery_rota.domain.tables import Term
from nursery_rota.domain.wall_sheet import single_days, wall_weeks
from nursery_rota.domain.wall_span import wall_spans
from nursery_rota.wording import full_date


class Printer(Protocol):
    """Book, term, today, when it is printed, what was chosen; answers a PDF. ``NothingToPrint`` where the
    choices leave no page."""

    def __call__(
        self,
        book: Book,
        term: Term,
        today: date,
        printed_at: datetime,
        choices: Choices = NO_CHOICE,
        /,
    ) -> bytes: ...


NO_DATES = "Nothing to print for these dates. Choose dates in the term on which the nursery is open."
NO_FAMILIES = "Nothing to print: no family that may be named on prints was chosen."


def _paper(choices: Choices) -> Paper:
    return PORTRAIT_LARGE if choices.large else PORTRAIT


def wall(book: Book, term: Term, today: date, printed_at: datetime, choices: Choices = NO_CHOICE) -> bytes:
    """The wall rota: a week a page, a month or the term; in large print on A4 a day a page."""
    first, last = choices.dates_in(term)
    days_alone = choices.large and choices.paper == "A4"
    if choices.span != "week" and not days_alone:
        spans = wall_spans(book, term, today, choices.span, first, last)
        if not spans:
            raise NothingToPrint(NO_DATES)
        pdf = wall_month(spans, printed_at=printed_at, paper=choices.paper, large=choices.large)
        if pdf is not None:
            return pdf
    weeks = [
        sheet
        for sheet in wall_weeks(book, term, today)
        if sheet.monday <= last and sheet.monday + timedelta(days=6) >= first
    ]
    if days_alone:
        days = [one for sheet in weeks for one in single_days(sheet) if first <= one.days[0].on_date <= last]
        weeks = days
    if not weeks:
        raise NothingToPrint(NO_DATES)
    return wall_rota(weeks, printed_at=printed_at, paper="day" if days_alone else choices.paper)


def wall_a3(book: Book, term: Term, today: date, printed_at: datetime, choices: Choices = NO_CHOICE) -> bytes:
    """The same on A3: the older name for it, kept for scripts."""
    return wall(book, term, today, printed_at, replace(choices, paper="A3"))


def sheets(book: Book, term: Term, today: date, printed_at: datetime, choices: Choices = NO_CHOICE) -> bytes:
    """One sheet for each family, or for those chosen."""
    found = _chosen_sheets(book, term, today, choices)
    return family_papers(found, printed_at=printed_at, paper=_paper(choices))


def each_sheet(
    book: Book, term: Term, today: date, printed_at: datetime, choices: Choices = NO_CHOICE
) -> tuple[Sequence[str], Iterator[bytes]]:
    """The families' names, and a PDF for each of them, made one after the other."""
    found = _chosen_sheets(book, term, today, choices)
    paper = _paper(choices)
    pdfs = (family_papers([sheet], printed_at=printed_at, paper=paper) for sheet in found)
    return [sheet.family for sheet in found], pdfs


def _chosen_sheets(book: Book, term: Term, today: date, choices: Choices) -> list[FamilySheet]:
    found = list(family_sheets(book, term, today, choices.families))
    if not found:
        raise NothingToPrint(NO_FAMILIES)
    return found


def costs(book: Book, term: Term, today: date, printed_at: datetime, choices: Choices = NO_CHOICE) -> bytes:
    """What parents save, with where the figures come from."""
    report = term_report(book, term)
    return cost_paper(
        report,
        nursery=book.nursery.name,
        printed_at=printed_at,
        made_for="the committee",
        paper=_paper(choices),
    )


def rules(book: Book, term: Term, today: date, printed_at: datetime, choices: Choices = NO_CHOICE) -> bytes:
    """What the nursery agreed and what the law asks, in plain words."""
    return rules_paper(rules_page(book, term, today), printed_at=printed_at, paper=_paper(choices))


def day_choice(
    book: Book, term: Term, today: date, printed_at: datetime, choices: Choices = NO_CHOICE
) -> bytes:
    """A day sheet for each open day that was chosen; else of the week of ``today``, or of the next week that
    has one."""
    if not choices.dated:
        return days(book, open_days_of_week(book, today), printed_at, choices)
    found = open_days(book, *choices.dates_in(term))
    if not found:
        raise NothingToPrint(NO_DATES)
    return days(book, found, printed_at, choices)


def days(book: Book, dates: Sequence[date], printed_at: datetime, choices: Choices = NO_CHOICE) -> bytes:
    """The day sheets of the dates."""
    return day_papers([day_sheet(book, day) for day in dates], printed_at=printed_at, paper=_paper(choices))


def ring(book: Book, term: Term, today: date, printed_at: datetime, choices: Choices = NO_CHOICE) -> bytes:
    """Whom to ring in the coming two weeks."""
    return ring_paper(ring_list(book, today), printed_at=printed_at, paper=_paper(choices))


def supervision(
    book: Book, term: Term, today: date, printed_at: datetime, choices: Choices = NO_CHOICE
) -> bytes:
    """Who is in charge, levels and first aid, in the weeks chosen; else in the week of ``today``, or the term's
    first week before it."""
    mondays: Sequence[date] = (monday_of(max(today, term.starts_on)),)
    if choices.dated:
        mondays = list(dict.fromkeys(monday_of(day) for day in open_days(book, *choices.dates_in(term))))
    if not mondays:
        raise NothingToPrint(NO_DATES)
    plans = [supervision_plan(book, monday) for monday in mondays]
    return supervision_paper(plans, printed_at=printed_at, paper=_paper(choices))


def changes(book: Book, term: Term, today: date, printed_at: datetime, choices: Choices = NO_CHOICE) -> bytes:
    """A slip for each family whose duties are not as published."""
    slips = change_slips(book, term, today, choices.families)
    return slips_paper(slips, printed_at=printed_at, paper=_paper(choices))


def hours(book: Book, term: Term, today: date, printed_at: datetime, choices: Choices = NO_CHOICE) -> bytes:
    """The hours that families gave in the term so far, or between the dates chosen."""
    first, last = choices.dates_in(term)
    if first > last:
        raise NothingToPrint(NO_DATES)
    title = f"{full_date(first)} to {full_date(last)}" if choices.dated else term.name
    statement = hours_statement(book, first, last, today, title)
    return hours_paper(statement, printed_at=printed_at, paper=_paper(choices))


PAPERS: Mapping[str, Printer] = {
    "wall": wall,
    "wall-a3": wall_a3,
    "sheets": sheets,
    "day": day_choice,
    "ring-list": ring,
    "rules": rules,
    "supervision": supervision,
    "changes": changes,
    "costs": costs,
    "hours": hours,
}
