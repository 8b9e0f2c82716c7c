"""Who could do it, to the last word: the ranked list, what would let each of the others, and the nearest way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.candidates import candidates
from nursery_rota.domain.explain_words import cure, nearest_way
from nursery_rota.domain.findings import CandidateLine, PlaceLine
from nursery_rota.domain.hurdles import hurdles
from nursery_rota.domain.places import place_at
from nursery_rota.domain.why_empty import explanation


def who_could(
    book: Book, on_date: date, shift_id: int, room_id: int | None, today: date
) -> tuple[PlaceLine, tuple[CandidateLine, ...]]:
    """``candidates`` with cures, and for a place that nobody can take the nearest way to fill it."""
    line, people = candidates(book, on_date, shift_id, room_id, today)
    place = place_at(book, on_date, shift_id, room_id)
    if place is None:
        return line, people
    cured = tuple(
        replace(
            p, cure=cure(book, place, line.level, hurdles(book, place, book.person[p.person_id], line.level))
        )
        if p.group != "counts"
        else p
        for p in people
    )
    way = ""
    if not any(p.group == "counts" for p in people):
        found = explanation(book, on_date, shift_id, room_id, today)
        way = nearest_way(book, found) if found is not None else ""
    return replace(line, nearest_way=way), cured
