"""Each rule that steers a fill has a rule of the checker that judges it: left out on the one side, it is found
on the other. A rule that is new on one side only fails here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.candidates import verdict_on
from nursery_rota.domain.problem import build
from nursery_rota.domain.proposal import proposal
from nursery_rota.domain.rota import places_rota
from nursery_rota.domain.rules import RULES as JUDGED
from nursery_rota.domain.rules import check
from nursery_rota.solver import solve
from nursery_rota.solver.rules import RULES as STEERED
from tests.making import MONDAY, at, checks, duty_shift, parent, small_nursery
from tests.solver.rotas import unruled

TERM = t.Term(1, "Autumn", MONDAY, MONDAY + timedelta(days=7))
NOON = {"starts_at": at("12:30"), "ends_at": at("13:30")}


def book(*shifts: t.Shift, people: tuple[t.Person, ...] = (parent(1),), **rows: Any) -> Book:
    """Mondays with one place in the morning, further shifts, and few people who could take them all."""
    setting = replace(
        t.Nursery(name="Test", max_per_day=None, max_per_week=None, own_child="any"),
        **rows.pop("setting", {}),
    )
    made = small_nursery(parents=1, nursery=setting, shifts=(duty_shift(), *shifts), terms=(TERM,), **rows)
    staff = tuple(p for p in made.people if p.family_id is None)
    held = tuple(c for c in made.checks if c.person_id >= 900)
    return replace(made, people=people + staff, checks=checks(*(p.id for p in people)) + held)


def helper(id_: int = 2, weekday: int = 0, **changes: Any) -> t.Shift:
    return duty_shift(weekday, id_, name=f"Helper {id_}", kind="helper", places=1, **changes)


def newcomers() -> Book:
    """No staff, and two parents whom nobody has signed off yet."""
    rows = small_nursery(adults_there=0, parents=2, shifts=(duty_shift(),), terms=(TERM,))
    return replace(rows, people=tuple(replace(p, signed_off_on=None) for p in rows.people))


COUPLE = (parent(1), parent(2, 1))
TWO = (parent(1, level=3), parent(2, 1, level=3))
SIDES: dict[str, tuple[str, Callable[[], Book]]] = {
    "one_place_at_a_time": (
        "two_at_once",
        lambda: book(helper(), setting={"same_family_together": True}),
    ),
    "family_apart": (
        "household",
        lambda: book(helper(), people=COUPLE, setting={"same_family_together": False}),
    ),
    "person_week_limit": (
        "per_week",
        lambda: book(helper(**NOON), people=(parent(1, max_per_week=1),)),
    ),
    "person_month_limit": (
        "per_month",
        lambda: book(people=(parent(1, max_per_month=1),)),
    ),
    "family_day_limit": ("per_day", lambda: book(helper(**NOON), setting={"max_per_day": 1})),
    "family_week_limit": ("per_week", lambda: book(helper(**NOON), setting={"max_per_week": 1})),
    "family_month_limit": ("per_month", lambda: book(setting={"max_per_month": 1})),
    "min_days_between": ("days_between", lambda: book(setting={"min_days_between": 8})),
    "beside": ("without_a_buddy", newcomers),
    "apart": (
        "apart",
        lambda: book(
            people=TWO,
            adults_there=1,
            setting={"same_family_together": True},
            pairings=(t.Pairing(1, 1, 2, "apart"),),
        ),
    ),
}
OTHERWISE = {
    "slot_capacity": "a place with more people than it asks for is lawful; the plan's empty places are compared",
    "cover": "tests/domain/test_session_needs.py holds each need of a session against its finding",
    "person_day_limit": "no table has such a limit; it is there for callers that set one",
}
BY_CANDIDATES = {"said_no", "may_serve", "needs_of_shift"}
"""Judged of each duty, and steered by offering nobody such a place."""
NOT_OF_FILLING = {
    *("manager_or_deputy", "capacity", "check_runs_out", "uncovered_gap", "idle_shift", "closed_day"),
    *("birth_date", "booked_twice", "booking_dates", "overlapping_sessions", "terms_overlap", "places_range"),
    *("minimum_wage", "double_pattern", "on_leave", "sign_off_next", "adults_needed"),
}
"""Findings about staff, children and inputs, which no choice of parents brings about or mends, and the empty
places themselves."""


def test_every_rule_of_filling_has_its_judge() -> None:
    assert {*SIDES, *OTHERWISE} == set(STEERED)


def test_every_rule_of_the_checker_is_steered_for_or_not_of_filling() -> None:
    needs = {"first_aid", "lead_level", "second_lead", "under_twos"}
    company = {"two_at_once", "limits", "without_a_buddy", "apart"}
    assert needs | company | BY_CANDIDATES | NOT_OF_FILLING == set(JUDGED)


@pytest.mark.parametrize("rule", SIDES)
def test_the_checker_finds_what_the_engine_would_do_without_its_rule(rule: str) -> None:
    finding, make = SIDES[rule]
    built = build(make(), TERM, MONDAY)

    kept = proposal(built, solve(built.problem), MONDAY)
    loose = replace(solve(built.problem), chosen=unruled(built.problem, rule))

    assert finding not in {f.rule for f in kept.findings}
    assert finding in {f.rule for f in proposal(built, loose, MONDAY).findings}


def kept_apart(*duties: t.Duty) -> Book:
    """Two parents kept apart, a morning place for one and a helper from the middle of the morning."""
    return book(
        helper(starts_at=at("10:00"), ends_at=at("13:00")),
        people=TWO,
        setting={"same_family_together": True},
        pairings=(t.Pairing(1, 1, 2, "apart"),),
        duties=duties,
    )


def test_two_kept_apart_on_different_shifts_that_overlap_are_found() -> None:
    both = kept_apart(t.Duty(1, MONDAY, 1, None, 1), t.Duty(2, MONDAY, 2, None, 2))
    (finding,) = [f for f in check(both, TERM, MONDAY) if f.rule == "apart"]
    assert "are kept apart" in finding.message


def test_nobody_is_put_beside_a_pinned_duty_of_somebody_they_are_kept_apart_from() -> None:
    built = build(kept_apart(t.Duty(1, MONDAY, 1, None, 1, pinned=True)), TERM, MONDAY)
    beside = [built.duty_of(c) for c in range(len(built.problem.candidates))]
    assert 2 not in {person for what, person in beside if what.place.on_date == MONDAY}
    assert 2 in {person for what, person in beside if what.place.on_date != MONDAY}


def test_a_candidate_is_told_whom_they_are_kept_apart_from() -> None:
    rows = kept_apart(t.Duty(1, MONDAY, 1, None, 1))
    place = next(r.place for r in places_rota(rows, MONDAY) if r.place.shift.id == 2)
    assert verdict_on(rows, place, rows.person[2], 0).group == "waive"
    assert "Parent1 is on duty then; the two are kept apart" in verdict_on(rows, place, rows.person[2], 0).why
