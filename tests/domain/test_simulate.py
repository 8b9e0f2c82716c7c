"""Shares by kind of family, before anybody is named: the same as a second reckoning made the other way round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.obligation import to_hand_out
from nursery_rota.domain.simulate import (
    Kind,
    ShareRule,
    balance_words,
    beside,
    read_scale,
    read_table,
    rule_in_force,
    share_words,
    simulate,
    write_table,
)
from nursery_rota.errors import NotPossible
from tests.making import MONDAY, children, duty_shift, morning, parent, small_nursery

TERM = t.Term(1, "Autumn", MONDAY, MONDAY + timedelta(days=67))
EVERY_DAY = range(5)


def nursery(*brought: tuple[int, ...], closed: tuple[date, ...] = ()) -> Book:
    """A family for each entry, with a child for each number: so many mornings a week from Monday on."""
    kids, bookings = [], []
    for family, days in enumerate(brought, start=1):
        for count in days:
            (child,) = children(42, family_id=family)
            kids.append(replace(child, id=len(kids) + 1))
            bookings += [(len(kids), day) for day in range(count)]
    return replace(
        small_nursery(
            sessions=tuple(morning(day, day + 1) for day in EVERY_DAY),
            shifts=tuple(duty_shift(day, day + 1, places=1) for day in EVERY_DAY),
            terms=(TERM,),
            closures=tuple(t.Closure(i, d, d) for i, d in enumerate(closed, start=1)),
        ),
        children=tuple(kids),
        bookings=tuple(t.Booking(i, child, day + 1) for i, (child, day) in enumerate(bookings, start=1)),
        families=tuple(t.Family(i, f"Family{i}") for i in range(1, len(brought) + 1)),
        people=tuple(parent(i) for i in range(1, len(brought) + 1)) + small_nursery().people[6:],
    )


def mornings(weekday: int, closed: tuple[date, ...]) -> int:
    """How many mornings of that weekday the term really has."""
    days = (MONDAY + timedelta(days=weekday + 7 * week) for week in range(20))
    return sum(d <= TERM.ends_on and d not in closed for d in days)


def test_kinds_are_children_and_days_and_the_most_come_first() -> None:
    found = simulate(nursery((5,), (3,), (3,), (5, 2)), TERM)
    assert [(k.kind.children, k.kind.days, k.families) for k in found.kinds] == [
        (2, 7, 1),
        (1, 5, 1),
        (1, 3, 2),
    ]
    assert Kind(2, 7).words == "2 children, 7 days a week"
    assert Kind(0, 0).words == "nobody booked"


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=3).map(tuple), min_size=1, max_size=5),
    st.sets(st.integers(0, 60), max_size=4),
)
def test_shares_by_sessions_agree_with_a_reckoning_weekday_by_weekday(
    brought: list[tuple[int, ...]], shut: set[int]
) -> None:
    closed = tuple(MONDAY + timedelta(days=d) for d in sorted(shut))
    rows = nursery(*brought, closed=closed)
    found = simulate(rows, TERM)
    weight = [sum(mornings(day, closed) for count in days for day in range(count)) for days in brought]
    for kind in found.kinds:
        alike = [
            w for w, days in zip(weight, brought, strict=True) if Kind(len(days), sum(days)) == kind.kind
        ]
        expected = [to_hand_out(rows, TERM) * w / sum(weight) for w in alike]
        assert (kind.least, kind.most, kind.total) == (min(expected), max(expected), sum(expected))
    assert found.owed == found.to_do or not sum(weight)


def test_by_children_with_a_scale_the_second_child_weighs_less() -> None:
    rows = nursery((5,), (5, 5))
    found = simulate(rows, TERM, ShareRule("child", (6, 10, 14)))
    one, two = found.kinds[1], found.kinds[0]
    assert two.average / one.average == Fraction(10, 6)
    assert found.short == 0


def test_a_table_and_a_quota_say_the_number_themselves_and_may_not_fit() -> None:
    rows = nursery((5,), (3,))
    by_table = simulate(rows, TERM, ShareRule("table", table=read_table("5:5 3:3 in 5 weeks")))
    assert [k.average for k in by_table.kinds] == [10, 6]
    assert by_table.owed == 16
    fixed = simulate(rows, TERM, ShareRule("quota", quota=2))
    assert [k.average for k in fixed.kinds] == [2, 2]
    assert fixed.short == fixed.to_do - 4
    assert balance_words(fixed).endswith("of them nobody would owe.")
    assert balance_words(simulate(rows, TERM, ShareRule("quota", quota=99))).endswith("than are to be done.")


def test_two_rules_stand_side_by_side_kind_by_kind() -> None:
    rows = nursery((5,), (1,))
    pairs = beside(simulate(rows, TERM), simulate(rows, TERM, ShareRule("family")))
    assert [p.kind.days for p in pairs] == [5, 1]
    assert pairs[0].more < 0 < pairs[1].more
    assert sum((p.more * p.families for p in pairs), Fraction(0)) == 0


def test_families_that_are_not_there_in_the_term_are_left_out() -> None:
    rows = nursery((5,), (5,), (5,))
    gone = (
        replace(rows.families[0], left_on=MONDAY - timedelta(days=1)),
        replace(rows.families[1], joined_on=TERM.ends_on + timedelta(days=1)),
        rows.families[2],
    )
    assert [k.families for k in simulate(replace(rows, families=gone), TERM).kinds] == [1]


@pytest.mark.parametrize("text", ["6/10/x", "10/6", "0/4"])
def test_a_scale_that_makes_no_sense_is_met_with_how_to_write_one(text: str) -> None:
    with pytest.raises(NotPossible, match="6/10/14"):
        read_scale(text)
    assert read_scale(" 6, 10/14 ") == (6, 10, 14)
    assert read_scale("") == ()


@pytest.mark.parametrize("text", ["", "5", "5:a", "5:5 in x weeks", "5:-1"])
def test_a_table_that_makes_no_sense_is_met_with_how_to_write_one(text: str) -> None:
    with pytest.raises(NotPossible, match="5:5 4:4"):
        read_table(text)


def test_a_table_is_written_as_it_is_read() -> None:
    table = read_table("5:5, 3:2.5 in 5 weeks")
    assert write_table(table) == "5:5 3:2.5 in 5 weeks"
    assert read_table(write_table(table)) == table
    assert write_table({}) == ""
    assert rule_in_force(nursery((1,))).basis == "session"
    assert share_words(simulate(nursery((1,)), TERM, ShareRule("quota", quota=2)).kinds[0]) == "2"
