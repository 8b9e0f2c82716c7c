"""A mended rota: what it answers, how it was found, and that in words no stronger than what was proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.proposal import Proposal, Said
from nursery_rota.domain.tables import Term
from nursery_rota.domain.vacancies import Away
from nursery_rota.wording import day_range, listing, plural

Rung = Literal["nothing", "direct", "chains", "weeks", "term"]
"""How far the search had to go: nothing was vacant; a substitute for each; chains of moves; some weeks planned
anew; all that lies ahead planned anew."""
_RUNGS: tuple[Rung, ...] = ("nothing", "direct", "chains", "weeks", "term")


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
    stopped: bool = False
    """Somebody said stop, and places were left that had not been tried in every way."""

    @property
    def label(self) -> str:
        """What undo calls it."""
        if self.away is None:
            return f"Mended {self.proposal.terms}: {plural(self.changes, 'place')}"
        return f"{away_words(self.book, self.away)}: {plural(self.changes, 'place')} given to others"


def away_words(book: Book, away: Away) -> str:
    """ "Anna Kovács away 5–9 October 2026"."""
    return f"{full_name(book.person[away.person_id])} away {day_range(away.starts_on, away.ends_on)}"


@dataclass(frozen=True)
class MendedTerm:
    """What was done to one term; ``after`` is the whole rota after it. ``stayed`` counts those who keep a place that
    they would have to be asked about, because nobody else can take it; ``calls_given`` and ``calls_left`` the first
    calls that others have now, and that nobody has."""

    term: Term
    after: Book
    rung: Rung
    vacancies: int
    left: int
    changes: int
    wishes: tuple[int, int]
    least: bool
    cut_short: bool = False
    stayed: int = 0
    calls_given: int = 0
    calls_left: int = 0
    stopped: bool = False
    """Somebody said stop before everything had been tried."""


def furthest(parts: Sequence[MendedTerm]) -> Rung:
    """How far the search had to go in the term where it went furthest."""
    return max((part.rung for part in parts), key=_RUNGS.index)


def together(proposals: Sequence[Proposal]) -> Proposal:
    """The proposals of several terms as one, with the shares of each."""
    first = proposals[0]
    return replace(
        first,
        changes=tuple(change for each in proposals for change in each.changes),
        unfilled=tuple(place for each in proposals for place in each.unfilled),
        shares=tuple(shares for each in proposals for shares in each.shares),
        findings=tuple(finding for each in proposals for finding in each.findings),
        kept=sum(each.kept for each in proposals),
        pinned=sum(each.pinned for each in proposals),
        places=sum(each.places for each in proposals),
        filled=sum(each.filled for each in proposals),
    )


def said(parts: Sequence[MendedTerm]) -> Said:
    """Headline and explanation of a mended rota, of all its terms."""
    vacancies, left = sum(p.vacancies for p in parts), sum(p.left for p in parts)
    changes, least = sum(p.changes for p in parts), all(p.least for p in parts)
    wishes = (sum(p.wishes[0] for p in parts), sum(p.wishes[1] for p in parts))
    rung = furthest(parts)
    more = _more(parts)
    if rung == "nothing" or not vacancies:
        words = "Every place that had somebody still has somebody."
        head = "First calls given on" if any(p.calls_given for p in parts) else "Nothing to mend"
        return Said(head, f"{words}{more}", wishes)
    places = plural(vacancies, "place")
    filled = vacancies - left
    if left and any(p.stopped for p in parts):
        words = f"{filled} of {places} filled so far. More may be possible: go on, or keep this."
        return Said("Stopped", f"{words}{more}", wishes, hurried=True)
    if left:
        how = f"{_how(rung, changes)} " if filled else ""
        stay = f"{plural(left, 'place stays', 'places stay')} empty; below it says why, and what would help."
        head = f"{filled} of {places} filled" if filled else f"{places} cannot be filled"
        return Said(head, f"{how}{stay}{more}", wishes)
    head = "Fewest changes (proved)" if least else "Mended"
    return Said(head, f"{places} had nobody. {_how(rung, changes)}{_proof(parts)}{more}", wishes)


def _proof(parts: Sequence[MendedTerm]) -> str:
    if all(part.least for part in parts):
        return " No rota does it with fewer changes."
    if any(part.cut_short for part in parts):
        return " There were more ways than could be tried: one with fewer changes may exist."
    return " One with fewer changes may exist."


def _more(parts: Sequence[MendedTerm]) -> str:
    """What else was done: other terms, first calls, and whom to ask."""
    says = []
    if len(parts) > 1:
        says.append(f"It reaches into {listing([part.term.name for part in parts[1:]])}, mended as well.")
    given, left = sum(p.calls_given for p in parts), sum(p.calls_left for p in parts)
    if given:
        says.append(f"{plural(given, 'first call goes', 'first calls go')} to somebody else.")
    if left:
        says.append(f"{plural(left, 'first call has', 'first calls have')} nobody now.")
    if stayed := sum(p.stayed for p in parts):
        keep = plural(stayed, "person who said no keeps the place", "people who said no keep their places")
        says.append(f"{keep}, because nobody else can take it. Ask first.")
    return "".join(f" {sentence}" for sentence in says)


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
