"""The six steps, and how far a nursery has come: read off the file, so that nothing has to be remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.book import Book


@dataclass(frozen=True)
class StepInfo:
    key: str
    title: str
    how: str


STEPS = (
    StepInfo("nursery", "Your nursery", "name, country, how adults are counted"),
    StepInfo("sessions", "When children come", "sessions, and parents' shifts from them"),
    StepInfo("staff", "Staff", "hours, levels, first aid"),
    StepInfo("families", "Families", "from your spreadsheet, or typed"),
    StepInfo("term", "Term dates", "first and last day, closed days"),
    StepInfo("fill", "Fill the rota", "look, change, print"),
)
KEYS = tuple(step.key for step in STEPS)


def done(book: Book) -> frozenset[str]:
    """The steps that have what the next ones need."""
    known = {
        "nursery": bool(book.nursery.name),
        "sessions": bool(book.sessions and book.shifts),
        "staff": bool(book.employments),
        "families": bool(book.families and book.children and book.bookings),
        "term": bool(book.terms),
        "fill": bool(book.duties),
    }
    return frozenset(key for key, is_done in known.items() if is_done)


def first_open(book: Book) -> str:
    """The step to go on with."""
    finished = done(book)
    return next((key for key in KEYS if key not in finished), "fill")


def wants_guide(book: Book) -> bool:
    """Is this a nursery that nobody could make a rota for yet?"""
    finished = done(book)
    return "fill" not in finished and not {"sessions", "families", "term"} <= finished


def suggested_term(today: date) -> tuple[str, date, date]:
    """The coming term as schools of England have it, to be put right: name, first and last day."""
    coming = (
        ("Spring term", date(today.year, 1, 4), date(today.year, 3, 26)),
        ("Summer term", date(today.year, 4, 12), date(today.year, 7, 21)),
        ("Autumn term", date(today.year, 9, 2), date(today.year, 12, 18)),
        ("Spring term", date(today.year + 1, 1, 4), date(today.year + 1, 3, 26)),
    )
    name, first, last = next(term for term in coming if term[1] > today)
    return f"{name} {first.year}", first, last
