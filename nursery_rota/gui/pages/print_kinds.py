"""What can be printed or handed out, and how each document is made from a book. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nursery_rota.documents.costs import cost_summary
from nursery_rota.documents.family import family_sheets as sheets_pdf
from nursery_rota.documents.wall import wall_rota
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import teaching_weeks
from nursery_rota.domain.costs.yearly import term_report
from nursery_rota.domain.family_sheet import family_sheets
from nursery_rota.domain.tables import Term
from nursery_rota.domain.week import week_sheet

Maker = Callable[[Book, Term, date, datetime], bytes]


@dataclass(frozen=True)
class PrintKind:
    """One document of the gallery: what it is called, for whom, and who makes it."""

    key: str
    title: str
    about: str
    sign: str
    make: Maker


def _wall(paper: str) -> Maker:
    def make(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
        weeks = [week_sheet(book, monday, today) for monday in teaching_weeks(book, term)]
        return wall_rota(weeks, printed_at=printed_at, paper=paper)

    return make


def _sheets(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    return sheets_pdf(family_sheets(book, term, today), printed_at=printed_at)


def _costs(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    report = term_report(book, term)
    return cost_summary(report, nursery=book.nursery.name, printed_at=printed_at, made_for="the committee")


KINDS: Sequence[PrintKind] = (
    PrintKind(
        "wall", "Wall rota, A4", "A week a page. First names only, no phone numbers.", "rota", _wall("A4")
    ),
    PrintKind("wall-a3", "Wall rota, A3", "The same, to be read from further away.", "rota", _wall("A3")),
    PrintKind("sheets", "Shift sheets", "One for each family, with a slip for swaps.", "families", _sheets),
    PrintKind("costs", "Cost summary", "For the committee: what parents save, and why.", "costs", _costs),
)
