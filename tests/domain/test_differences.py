"""What differs between two rotas: told by place, in the words of what happened to it."""

from __future__ import annotations

from dataclasses import replace

from nursery_rota.domain import tables as t
from nursery_rota.domain.differences import Change, differences
from tests.making import MONDAY, TERM, small_nursery

ANNA = t.Duty(1, MONDAY, 1, None, 1)
BEN = t.Duty(2, MONDAY, 1, None, 2)
CARO = t.Duty(3, MONDAY, 1, None, 3)


def told(before: tuple[t.Duty, ...], after: tuple[t.Duty, ...]) -> list[tuple[str, str, str, str]]:
    rows = small_nursery()
    found, _ = differences(replace(rows, duties=before), replace(rows, duties=after), TERM, MONDAY)
    return [_short(change) for change in found]


def _short(change: Change) -> tuple[str, str, str, str]:
    return (change.kind, change.before, change.after, change.why)


def test_who_comes_for_somebody_excused_stands_in_for_them() -> None:
    excused = replace(ANNA, status="excused")
    assert told((excused,), (excused, BEN)) == [
        ("stands_in", "", "Parent2 F.", "stands in for Parent1 F."),
    ]


def test_one_more_than_were_excused_fills_a_place() -> None:
    excused = replace(ANNA, status="excused")
    kinds = [kind for kind, *_ in told((excused,), (excused, BEN, CARO))]
    assert kinds == ["stands_in", "filled"]


def test_where_somebody_stepped_in_already_the_next_is_no_stand_in() -> None:
    excused, steps_in = replace(ANNA, status="excused"), replace(BEN, origin="cover")
    assert [kind for kind, *_ in told((excused, steps_in), (excused, steps_in, CARO))] == ["filled"]


def test_a_first_call_is_not_told_as_filling_a_place() -> None:
    assert told((), (replace(ANNA, reserve=True),)) == [
        ("first_call", "", "Parent1 F.", "is rung first if somebody cannot come"),
    ]


def test_a_first_call_and_a_duty_at_one_place_are_not_taken_for_each_other() -> None:
    went, came = replace(ANNA, reserve=True), BEN
    assert [(kind, old, new) for kind, old, new, _ in told((went,), (came,))] == [
        ("filled", "", "Parent2 F."),
        ("removed", "Parent1 F.", ""),
    ]


def test_a_first_call_who_is_put_on_duty_is_told_once() -> None:
    excused, called = replace(ANNA, status="excused"), replace(BEN, reserve=True)
    assert [(kind, new) for kind, _, new, _ in told((excused, called), (excused, BEN))] == [
        ("stands_in", "Parent2 F.")
    ]
