"""What a proposal would change, as a list for paper: to be talked over before anybody accepts it.

It is no slip for families: nothing of it holds until it is accepted, and each page says so.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.differences import NOBODY
from nursery_rota.domain.names import short_names
from nursery_rota.domain.plain_list import ListGroup, PlainList
from nursery_rota.domain.privacy import hidden
from nursery_rota.domain.proposal import Change, ChangeKind, Proposal, Unfilled
from nursery_rota.domain.supervision import NOT_NAMED
from nursery_rota.wording import day_month, plural, short_day

_KINDS: dict[ChangeKind, str] = {
    "filled": "Filled",
    "moved": "Moved",
    "removed": "Removed",
    "watching": "Watching",
    "stands_in": "Stands in",
    "first_call": "First call",
}
_COLUMNS = (("What", 72.0), ("When", 173.0), ("Now", 75.0), ("Proposed", 75.0), ("Why", 128.0))


def proposal_list(proposal: Proposal) -> PlainList:
    """The changes week by week. Who hides from prints is not named, and no reason names the family."""
    book = proposal.after
    return PlainList(
        title="What would change",
        subtitle=f"{book.nursery.name}, {proposal.terms}",
        nursery=book.nursery.name,
        aside=("Proposal", "nothing has been changed yet"),
        says=(
            f"{proposal.headline}. {proposal.explanation}",
            _stay_empty(proposal.unfilled),
            "" if proposal.changes else "Nothing would change.",
        ),
        columns=_COLUMNS,
        groups=tuple(
            ListGroup(f"Week of {day_month(monday)}", plural(len(rows), "change"), rows)
            for monday, rows in _weeks(book, proposal.changes)
        ),
    )


def _weeks(book: Book, changes: tuple[Change, ...]) -> list[tuple[date, tuple[tuple[str, ...], ...]]]:
    short = short_names(book)
    unnamed = {short[p.id] for p in book.people if hidden(book, p.id)}
    never = unnamed | {f.name for f in book.families if f.hide_on_prints}
    in_order = sorted(changes, key=lambda change: change.on_date)
    return [
        (monday, tuple(_row(change, unnamed, never) for change in week))
        for monday, week in groupby(in_order, key=lambda change: monday_of(change.on_date))
    ]


def _row(change: Change, unnamed: set[str], never: set[str]) -> tuple[str, ...]:
    before, after = (NOT_NAMED if name in unnamed else name for name in (change.before, change.after))
    tells = any(name and name in change.why for name in never) or NOT_NAMED in (before, after)
    return (
        _KINDS[change.kind],
        change.where,
        before or NOBODY,
        after or NOBODY,
        "" if tells else change.why,
    )


def _stay_empty(places: tuple[Unfilled, ...]) -> str:
    """Which places nobody can take, in one sentence."""
    if not places:
        return ""
    where = (
        f"{short_day(place.on_date)}, {place.shift}" + (f" (needs {place.needs})" if place.needs else "")
        for place in places
    )
    return f"{plural(len(places), 'place stays', 'places stay')} empty: {'; '.join(where)}."
