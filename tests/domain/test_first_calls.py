"""A fill names the stand-ins that the nursery asks for, who count a little and stand in nobody's way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.problem import build
from nursery_rota.domain.proposal import Proposal, proposal
from nursery_rota.solver import solve
from tests.making import MONDAY, small_nursery

TERM = t.Term(1, "Autumn", MONDAY, MONDAY + timedelta(days=11))
SETTING = t.Nursery(name="Test", reserves_per_shift=1, max_per_week=1, own_child="any")


def filled(rows: Book) -> Proposal:
    built = build(rows, TERM, MONDAY)
    return proposal(built, solve(built.problem), MONDAY)


def test_each_session_gets_its_stand_in_besides_those_on_duty() -> None:
    result = filled(small_nursery(nursery=SETTING, terms=(TERM,)))

    for monday in (MONDAY, MONDAY + timedelta(days=7)):
        there = [d for d in result.duties if d.on_date == monday]
        assert sum(d.reserve for d in there) == 1
        assert len({d.person_id for d in there}) == len(there)
    assert result.filled == result.places == 2
    assert result.unfilled == ()


def test_a_stand_in_counts_a_quarter_of_a_duty() -> None:
    result = filled(small_nursery(nursery=SETTING, terms=(TERM,)))

    assert sum(row.duties for row in result.fairness) == 2 + 2 * Fraction(1, 4)


def test_a_place_is_filled_before_a_stand_in_is_named() -> None:
    result = filled(small_nursery(parents=1, nursery=SETTING, terms=(TERM,)))

    assert result.filled == 2
    assert not any(d.reserve for d in result.duties)


def test_a_stand_in_once_named_is_left_and_not_put_on_duty_at_that_time() -> None:
    first = filled(small_nursery(nursery=SETTING, terms=(TERM,)))
    named = tuple(replace(d, id=i) for i, d in enumerate((d for d in first.duties if d.reserve), 1))

    again = filled(small_nursery(nursery=SETTING, terms=(TERM,), duties=named))

    assert {d for d in again.duties if d.reserve} == set(named)
    keys = [(d.on_date, d.shift_id, d.person_id) for d in again.duties]
    assert len(set(keys)) == len(keys)
