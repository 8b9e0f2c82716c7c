"""Two drafts side by side: the figures are those of the rota, and the better one is marked line by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from nursery_rota.domain import tables as t
from nursery_rota.domain.compare import figures, side_by_side
from nursery_rota.domain.obligation import ledger
from tests.making import MONDAY, small_nursery

TERM = t.Term(1, "Autumn", MONDAY, MONDAY + timedelta(days=21))
WISHES = (t.Availability(1, 1, weekday=0, answer="prefer"), t.Availability(2, 2, weekday=0, answer="avoid"))


def with_duties(*people: int) -> object:
    duties = tuple(
        t.Duty(i + 1, MONDAY + timedelta(days=7 * i), 1, None, person)
        for i, person in enumerate(people)
        if person
    )
    return replace(small_nursery(terms=(TERM,), availability=WISHES), duties=duties)


def test_the_figures_of_a_draft() -> None:
    now, draft = with_duties(2, 2), with_duties(1, 3, 4, 5)
    found = figures("Draft", now, draft, TERM, MONDAY)  # type: ignore[arg-type]
    balances = [row.balance for row in ledger(draft, TERM, MONDAY)]  # type: ignore[arg-type]
    assert (found.places, found.filled, found.law) == (4, 4, 0)
    assert (found.prefer, found.avoid) == (1, 0)
    assert (found.changes, found.since_issue) == (4, None)
    assert found.squares == sum((b**2 for b in balances), Fraction(0))
    assert (found.over, found.under) == (max(balances), -min(balances))


def test_the_better_draft_is_marked_in_each_line_and_nothing_where_they_are_alike() -> None:
    now, draft = with_duties(2, 2), with_duties(1, 3, 4, 5)
    both = [figures(name, now, book, TERM, MONDAY) for name, book in (("Now", now), ("Draft", draft))]  # type: ignore[arg-type]
    lines = {line.measure: line for line in side_by_side(both, "GBP")}
    assert lines["Required places filled"].values == ("2 of 4", "4 of 4")
    assert lines["Required places filled"].best == (1,)
    assert lines["Places that change now"].best == (0,)
    assert lines["At times they would rather not"].values == ("2", "none")
    same = side_by_side([both[0], both[0]], "GBP")
    assert all(line.best == () for line in same)
