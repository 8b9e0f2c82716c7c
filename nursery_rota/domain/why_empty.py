"""Why a place stays empty: the nearest people and what stands in their way, and the cheapest way out."""

from __future__ import annotations

from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.candidates import candidates
from nursery_rota.domain.eligibility import answer_for
from nursery_rota.domain.findings import CandidateLine
from nursery_rota.domain.names import call_name
from nursery_rota.wording import listing, plural, short_day


def why_empty(book: Book, on_date: date, shift_id: int, room_id: int | None, today: date) -> str:
    """One or two sentences for an empty required place: who comes nearest, why not, what would fill it."""
    place, lines = candidates(book, on_date, shift_id, room_id, today)
    qualified = [line for line in lines if line.level >= place.level]
    could = [line for line in qualified if line.group == "counts"]
    if could:
        return f"{could[0].name} could take it. Give it by hand."
    waived = [line for line in qualified if line.group == "waive"]
    if waived:
        return f"{waived[0].name} could take it if you waive a rule of yours: {_clause(waived[0])}."
    return _nobody(
        book, place.level, on_date, shift_id, [line for line in qualified if line.group == "cannot"]
    )


def _nobody(book: Book, level: int, on_date: date, shift_id: int, cannot: list[CandidateLine]) -> str:
    who = f"with level {level} " if level else ""
    refused = [
        line for line in cannot if answer_for(book, line.person_id, book.shift[shift_id], on_date) == "no"
    ]
    nearest = (refused or cannot)[:2]
    if not nearest:
        return f"Nobody {who}counts on {short_day(on_date)}. One more parent {who}would fill such places."
    reasons = listing([f"{line.name} {_clause(line)}" for line in nearest])
    others = len(cannot) - len(nearest)
    more = f" {plural(others, 'other')} cannot either." if others else ""
    words = f"Nobody {who}is free: {reasons}.{more}"
    if refused:
        name = call_name(book.person[refused[0].person_id])
        words += f" If {name} changes the “no” for this one day, it can be filled."
    return words


def _clause(line: CandidateLine) -> str:
    text = line.why.rstrip(".")
    return text[:1].lower() + text[1:]
