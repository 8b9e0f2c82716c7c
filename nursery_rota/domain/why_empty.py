"""Why a place stays empty, in words: the nearest people and what stands in their way, and the cheapest way out."""

from __future__ import annotations

from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.explain import Explanation, explain
from nursery_rota.domain.explain_words import why_words
from nursery_rota.domain.rota import PlaceRota, places_rota


def why_empty(book: Book, on_date: date, shift_id: int, room_id: int | None, today: date) -> str:
    """A few sentences for an empty required place: who comes nearest, why not, what would fill it."""
    found = explanation(book, on_date, shift_id, room_id, today)
    return why_words(book, found) if found is not None else "The shift does not run that day."


def explanation(
    book: Book,
    on_date: date,
    shift_id: int,
    room_id: int | None,
    today: date,
    *,
    settled: bool = False,
) -> Explanation | None:
    """The same as data; None where there is no such place. ``settled``: no chain of moves can fill it."""
    rota = _rota(book, on_date, shift_id, room_id)
    return explain(book, rota, today, settled=settled) if rota is not None else None


def _rota(book: Book, on_date: date, shift_id: int, room_id: int | None) -> PlaceRota | None:
    for rota in places_rota(book, on_date):
        if rota.place.shift.id == shift_id and rota.place.room_id in (room_id, None):
            return rota
    return None
