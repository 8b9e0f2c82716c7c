"""A fill picks people so that what a session asks beyond numbers is met, and counts what cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.problem import build
from nursery_rota.domain.proposal import proposal
from nursery_rota.solver import solve
from tests.making import MONDAY, ages, checks, duty_shift, parent, small_nursery

TERM = t.Term(1, "Autumn", MONDAY, MONDAY + timedelta(days=11))


def two_mondays(
    people: tuple[t.Person, ...], *, adults_there: int, kids: tuple[int, ...], rules: str, training: str = ""
) -> Book:
    """Two Mondays; the staff hold no baby care and do not know under-twos; the last parent has ``training``."""
    rows = small_nursery(
        adults_there=adults_there,
        parents=len(people),
        kids=kids,
        nursery=t.Nursery(name="Test", rule_set=rules, max_per_week=1, own_child="any"),
        rules=rules,
        shifts=(duty_shift(places=2),),
        terms=(TERM,),
    )
    paid = tuple(replace(p, under_twos_experience=False) for p in rows.people if p.family_id is None)
    held = tuple(c for c in rows.checks if c.kind != "baby_care")
    if training:
        held = (*held, t.Check(9000, people[-1].id, training))  # type: ignore[arg-type]
    return replace(rows, people=people + paid, checks=held)


def someone_who_knows_babies() -> Book:
    five = tuple(parent(i) for i in range(1, 6))
    knows = parent(6, level=3, under_twos_experience=True)
    return two_mondays(
        (*five, knows),
        adults_there=2,
        kids=ages(babies=2, twos=4, threes=9),
        rules="england",
        training="baby_care",
    )


def a_second_teacher() -> Book:
    return two_mondays(
        (*(parent(i) for i in range(1, 6)), parent(6, level=3)),
        adults_there=1,
        kids=ages(threes=26),
        rules="california-co-op",
    )


def a_lead_in_scotland() -> Book:
    rows = two_mondays(
        (*(parent(i) for i in range(1, 6)), parent(6, level=3)),
        adults_there=1,
        kids=ages(threes=12),
        rules="scotland",
    )
    return replace(rows, people=tuple(replace(p, level=0) if p.family_id is None else p for p in rows.people))


def a_second_first_aider() -> Book:
    rows = two_mondays(
        tuple(parent(i) for i in range(1, 7)),
        adults_there=1,
        kids=ages(threes=26),
        rules="new-zealand-playcentre",
    )
    aid = (*checks(*range(1, 6), first_aid=False), *checks(6))
    paid = tuple(c for c in rows.checks if c.person_id >= 900)
    return replace(rows, checks=aid + paid)


@pytest.mark.parametrize(
    ("make", "label"),
    [
        (someone_who_knows_babies, "under_twos"),
        (a_second_teacher, "second_lead"),
        (a_lead_in_scotland, "lead_level"),
        (a_second_first_aider, "first_aid"),
    ],
)
def test_the_one_who_meets_the_need_is_put_on_each_session(make: Callable[[], Book], label: str) -> None:
    """Parent 6 alone meets it, and would have one duty in three if only numbers counted."""
    built = build(make(), TERM, MONDAY)
    wanted = [row for row in built.problem.covers if row.label == label]
    assert wanted

    plan = solve(built.problem)
    after = proposal(built, plan, MONDAY)

    assert {d.on_date for d in after.duties if d.person_id == 6} == {MONDAY, MONDAY + timedelta(days=7)}
    assert label not in {f.rule for f in after.findings}
    # Without the rows nobody would have been chosen for it.
    unruled = replace(built.problem, covers=tuple(row for row in built.problem.covers if row.label != label))
    assert label in {f.rule for f in proposal(built, solve(unruled), MONDAY).findings}


def test_a_need_that_staff_meet_asks_nobody() -> None:
    built = build(small_nursery(terms=(TERM,)), TERM, MONDAY)

    assert {row.label for row in built.problem.covers} <= {"watching"}
