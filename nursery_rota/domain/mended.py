"""A mended rota: what it answers, how it was found, and that in words no stronger than what was proved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.proposal import Proposal, Said
from nursery_rota.domain.tables import Term
from nursery_rota.domain.vacancies import Away
from nursery_rota.wording import day_range, plural

Rung = Literal["nothing", "direct", "chains", "weeks", "term"]
"""How far the search had to go: nothing was vacant; a substitute for each; chains of moves; some weeks planned
anew; all that lies ahead planned anew."""


@dataclass(frozen=True)
class Mended:
    """``book`` is the rota that was mended, before anybody was away. ``changes`` counts the places that somebody
    else has; ``least``: no rota does with fewer, and that is proved."""

    book: Book
    term: Term
    away: Away | None
    proposal: Proposal
    rung: Rung
    vacancies: int
    left: int
    changes: int
    least: bool
    seconds: float

    @property
    def label(self) -> str:
        """What undo calls it."""
        if self.away is None:
            return f"Mended {self.term.name}: {plural(self.changes, 'place')}"
        return f"{away_words(self.book, self.away)}: {plural(self.changes, 'place')} given to others"


def away_words(book: Book, away: Away) -> str:
    """ "Anna Kovács away 5–9 October 2026"."""
    return f"{full_name(book.person[away.person_id])} away {day_range(away.starts_on, away.ends_on)}"


def said(
    rung: Rung,
    vacancies: int,
    left: int,
    changes: int,
    wishes: tuple[int, int],
    *,
    least: bool,
    stayed: int = 0,
) -> Said:
    """Headline and explanation of a mended rota. ``stayed`` counts those who keep a place that they would have to
    be asked about, because nobody else can take it."""
    asked = (
        f" {plural(stayed, 'person who said no keeps the place', 'people who said no keep their places')}, "
        "because nobody else can take it. Ask first."
        if stayed
        else ""
    )
    if rung == "nothing" or not vacancies:
        words = "Every place that had somebody still has somebody."
        return Said("Nothing to mend", f"{words}{asked}", wishes)
    places = plural(vacancies, "place")
    filled = vacancies - left
    if left:
        how = f"{_how(rung, changes)} " if filled else ""
        stay = f"{plural(left, 'place stays', 'places stay')} empty; below it says why, and what would help."
        head = f"{filled} of {places} filled" if filled else f"{places} cannot be filled"
        return Said(head, f"{how}{stay}{asked}", wishes)
    head = "Fewest changes (proved)" if least else "Mended"
    proof = " No rota does it with fewer changes." if least else " One with fewer changes may exist."
    return Said(head, f"{places} had nobody. {_how(rung, changes)}{proof}{asked}", wishes)


def _how(rung: Rung, changes: int) -> str:
    count = plural(changes, "change")
    match rung:
        case "direct":
            return f"Somebody steps in for each: {count}."
        case "chains":
            return f"Nobody is free for all of them, so some pass a duty on: {count}."
        case "weeks":
            return f"The weeks around were planned anew: {count}."
        case _:
            return f"All that lies ahead was planned anew: {count}."


def is_over(away: Away, today: date) -> bool:
    """Does the absence lie in the past, so that there is nothing to mend?"""
    return away.ends_on < today
