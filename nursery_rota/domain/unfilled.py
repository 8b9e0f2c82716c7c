"""The places that a proposed rota leaves empty, each with why: as many as can be looked at while somebody waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.explain import Explanation, explain
from nursery_rota.domain.explain_words import why_words
from nursery_rota.domain.places import places
from nursery_rota.domain.rota import PlaceRota, places_rota
from nursery_rota.domain.tables import Term

CHAINS_FOR = 20
"""Empty places for which a chain of moves is looked for: each takes a moment."""

CLOSELY, HURRIED = 100, 10
"""Empty places for which everybody is asked why not; and where somebody has pressed "Stop" and waits."""

NOT_LOOKED_AT = (
    "Not looked at one by one, because so many are empty. Choose it in the rota to see who could take it."
)


@dataclass(frozen=True)
class Unfilled:
    on_date: date
    shift_id: int
    room_id: int | None
    shift: str
    room: str
    needs: str
    why: str
    explanation: Explanation | None
    """The same as data: for programs, and for whoever wants to look closer. None: it was not looked at closely."""


def unfilled(
    after: Book, term: Term, start: date, today: date, *, settled: bool, hurried: bool = False
) -> tuple[Unfilled, ...]:
    """Every empty required place from ``start`` on, with why. ``settled``: it is proved that no rota fills more, so
    that no chain of moves need be looked for; ``hurried``: few places are looked at, and no chains."""
    most = HURRIED if hurried else CLOSELY
    found: list[Unfilled] = []
    for rota, level in _empty(after, term, start):
        closer = None
        if len(found) < most:
            no_chain = settled or hurried or len(found) >= CHAINS_FOR
            closer = explain(after, rota, today, settled=no_chain)
        place = rota.place
        room = after.room.get(place.room_id or 0)
        found.append(
            Unfilled(
                on_date=place.on_date,
                shift_id=place.shift.id,
                room_id=place.room_id,
                shift=place.shift.name,
                room=room.name if room else "",
                needs=f"level {level}" if level else "",
                why=NOT_LOOKED_AT if closer is None else why_words(after, closer),
                explanation=closer,
            )
        )
    return tuple(found)


def _empty(after: Book, term: Term, start: date) -> Iterator[tuple[PlaceRota, int]]:
    """Each empty required position, by day, with the level that it asks for."""
    for day in dict.fromkeys(p.on_date for p in places(after, start, term.ends_on)):
        for rota in places_rota(after, day):
            for level in rota.empty:
                yield rota, level


def looked_closely(empty: tuple[Unfilled, ...], *, settled: bool) -> str:
    """What was not looked at, in a sentence; "" where everything was."""
    closely = sum(place.explanation is not None for place in empty)
    if closely < len(empty):
        return f"Why a place is empty was looked at for the first {closely} of {len(empty)}."
    if len(empty) > CHAINS_FOR and not settled:
        return f"Whether moving others would fill a place was looked at for the first {CHAINS_FOR} of {len(empty)}."
    return ""
