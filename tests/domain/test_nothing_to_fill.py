"""Nurseries in which there is nothing to fill, or nobody to fill it with: an answer and a sentence each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain import unfilled
from nursery_rota.domain.book import Book
from nursery_rota.domain.planning import Plan, StageProof
from nursery_rota.domain.problem import build
from nursery_rota.domain.proposal import Proposal, proposal
from nursery_rota.solver import solve
from tests.making import MONDAY, small_nursery

TERM = t.Term(1, "Autumn", MONDAY, MONDAY + timedelta(days=11))


def filled(rows: Book) -> Proposal:
    built = build(replace(rows, terms=(TERM,)), TERM, MONDAY)
    plan = solve(built.problem)
    assert plan.status == "optimal"
    return proposal(built, plan, MONDAY)


def no_children() -> Book:
    return small_nursery(kids=())


def staff_enough() -> Book:
    return small_nursery(adults_there=4)


def no_shifts() -> Book:
    return replace(small_nursery(adults_there=4), shifts=())


@pytest.mark.parametrize("make", [no_children, staff_enough, no_shifts])
def test_where_no_place_is_open_it_says_that_nothing_is_to_be_filled(make: Callable[[], Book]) -> None:
    result = filled(make())

    assert (result.places, result.filled, result.changes) == (0, 0, ())
    assert result.headline == "Nothing to fill"
    assert "no session" in result.explanation.lower()


def everyone_exempt() -> Book:
    return replace(
        small_nursery(parents=2),
        exemptions=tuple(t.Exemption(i, i, MONDAY, None, 0.0, "care") for i in (1, 2)),
    )


def everyone_away() -> Book:
    return replace(
        small_nursery(parents=2),
        availability=tuple(t.Availability(i, i, weekday=0, answer="no") for i in (1, 2)),
    )


def no_families() -> Book:
    rows = small_nursery(parents=1)
    return replace(rows, people=tuple(p for p in rows.people if p.family_id is None))


@pytest.mark.parametrize("make", [everyone_exempt, everyone_away, no_families])
def test_where_nobody_can_serve_every_place_stays_empty_with_its_reason(make: Callable[[], Book]) -> None:
    result = filled(make())

    assert (result.places, result.filled) == (2, 0)
    assert len(result.unfilled) == 2
    assert all(place.why for place in result.unfilled)
    assert result.headline
    assert "No rota can fill more places" in result.explanation


def test_one_family_has_every_place_it_may_have() -> None:
    result = filled(small_nursery(parents=1))

    assert (result.places, result.filled) == (2, 2)
    assert [row.duties for row in result.fairness] == [2]


def test_pins_against_the_rules_stay_and_the_rest_is_filled_around_them() -> None:
    """Two pinned duties of one person at one time: the fill touches neither, and the checker names them."""
    pins = tuple(t.Duty(i, MONDAY, 1, None, 1, pinned=True) for i in (1, 2))

    result = filled(replace(small_nursery(), duties=pins))

    assert {d.id for d in result.duties if d.pinned} == {1, 2}
    assert result.filled == result.places
    assert result.findings


def test_whoever_stopped_a_fill_does_not_wait_for_the_reasons_of_every_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(unfilled, "HURRIED", 1)
    rows = replace(everyone_exempt(), terms=(TERM,))
    built = build(rows, TERM, MONDAY)

    result = proposal(built, Plan("cancelled", ()), MONDAY)

    closely, other = result.unfilled
    assert closely.explanation is not None
    assert (other.explanation, other.why) == (None, unfilled.NOT_LOOKED_AT)
    assert result.explanation.endswith("Why a place is empty was looked at for the first 1 of 2.")


def test_where_chains_were_looked_for_at_some_places_only_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfilled, "CHAINS_FOR", 1)
    rows = replace(everyone_exempt(), terms=(TERM,))
    built = build(rows, TERM, MONDAY)

    unsure, sure = (
        proposal(built, Plan("feasible", (), proof), MONDAY).explanation
        for proof in ({}, {"fill": StageProof(20, 20)})
    )

    assert unsure.endswith("Whether moving others would fill a place was looked at for the first 1 of 2.")
    assert "first 1" not in sure
