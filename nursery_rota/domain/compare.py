"""Drafts of one term side by side: places, shares, wishes, changes, what they cost; and which is better in what.

A draft is a book; how it came about is nobody's business here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.yearly import own_report
from nursery_rota.domain.differences import differences
from nursery_rota.domain.issues import changes_since, newest_issue
from nursery_rota.domain.money import pounds
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.places import places
from nursery_rota.domain.problem import first_day
from nursery_rota.domain.proposal import wishes_met
from nursery_rota.domain.rota import places_rota
from nursery_rota.domain.rules import check
from nursery_rota.domain.tables import Term
from nursery_rota.errors import RotaProblem
from nursery_rota.wording import duties

_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class DraftFigures:
    """What can be said of a draft in numbers. Balances in duties, ``squares`` is the sum of their squares;
    ``changes`` counts places that differ from the rota of now, ``since_issue`` from the newest issue (None: none
    yet); ``saving`` in pence over the term, None without pay rates."""

    name: str
    places: int
    filled: int
    law: int
    own_rules: int
    over: Fraction
    under: Fraction
    squares: Fraction
    out: int
    prefer: int
    avoid: int
    changes: int
    since_issue: int | None
    saving: int | None


@dataclass(frozen=True)
class Line:
    """One measure of all drafts: ``values`` in their order, ``best`` the places of the best ones (empty where all
    are alike)."""

    measure: str
    values: tuple[str, ...]
    best: tuple[int, ...]


def figures(name: str, now: Book, draft: Book, term: Term, today: date) -> DraftFigures:
    """The figures of ``draft`` beside the rota of ``now``."""
    start = first_day(term, today)
    required = places(draft, start, term.ends_on)
    empty = sum(len(rota.empty) for day in {p.on_date for p in required} for rota in places_rota(draft, day))
    total = sum(len(p.required) for p in required)
    balances = [row.balance for row in ledger(draft, term, today)] or [Fraction(0)]
    findings = check(draft, term, today)
    prefer, avoid = wishes_met(draft, term, start)
    return DraftFigures(
        name=name,
        places=total,
        filled=total - empty,
        law=sum(f.severity == "law" for f in findings),
        own_rules=sum(f.severity == "policy" for f in findings),
        over=max(*balances, Fraction(0)),
        under=max(*(-b for b in balances), Fraction(0)),
        squares=sum((b * b for b in balances), Fraction(0)),
        out=sum(abs(b) > _HALF for b in balances),
        prefer=prefer,
        avoid=avoid,
        changes=len(differences(now, draft, term, start)[0]),
        since_issue=_since_issue(draft, term),
        saving=_saving(draft, term),
    )


def _since_issue(book: Book, term: Term) -> int | None:
    if newest_issue(book, term) is None:
        return None
    came, went = changes_since(book, term)
    return max(len(came), len(went))


def _saving(book: Book, term: Term) -> int | None:
    """What the parents' duties of the term save in wages, net."""
    try:
        return own_report(book, term.starts_on, term.ends_on).period_saving
    except RotaProblem:
        return None


def side_by_side(drafts: Sequence[DraftFigures], currency: str) -> tuple[Line, ...]:
    """The drafts' figures measure by measure."""
    lines = [
        _line("Required places filled", drafts, lambda d: d.filled, lambda d: f"{d.filled} of {d.places}"),
        _line("Against the law", drafts, lambda d: -d.law, lambda d: _count(d.law)),
        _line("Against rules of ours", drafts, lambda d: -d.own_rules, lambda d: _count(d.own_rules)),
        _line("Most over its share", drafts, lambda d: -d.over, lambda d: duties(d.over)),
        _line("Most under its share", drafts, lambda d: -d.under, lambda d: duties(d.under)),
        _line("Families over half a duty out", drafts, lambda d: -d.out, lambda d: _count(d.out)),
        _line("Unevenness (sum of squares)", drafts, lambda d: -d.squares, lambda d: duties(d.squares)),
        _line("At preferred times", drafts, lambda d: d.prefer, lambda d: str(d.prefer)),
        _line("At times they would rather not", drafts, lambda d: -d.avoid, lambda d: _count(d.avoid)),
        _line("Places that change now", drafts, lambda d: -d.changes, lambda d: _count(d.changes)),
    ]
    if any(d.since_issue is not None for d in drafts):
        lines.append(
            _line(
                "Changed since the last issue",
                drafts,
                lambda d: -(d.since_issue or 0),
                lambda d: _count(d.since_issue or 0),
            )
        )
    if any(d.saving is not None for d in drafts):
        lines.append(
            _line(
                "Wages saved this term, net",
                drafts,
                lambda d: d.saving or 0,
                lambda d: pounds(d.saving, currency) if d.saving is not None else "not known",
            )
        )
    return tuple(lines)


def _count(number: int) -> str:
    return str(number) if number else "none"


def _line(
    measure: str,
    drafts: Sequence[DraftFigures],
    good: Callable[[DraftFigures], Fraction | int],
    words: Callable[[DraftFigures], str],
) -> Line:
    """``good`` is higher for the better."""
    worth = [good(d) for d in drafts]
    top = max(worth, default=0)
    alike = len(set(worth)) <= 1
    return Line(
        measure=measure,
        values=tuple(words(d) for d in drafts),
        best=() if alike else tuple(i for i, w in enumerate(worth) if w == top),
    )
