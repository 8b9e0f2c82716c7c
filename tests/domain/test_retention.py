"""What has been kept long enough is named with its dates, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.retention import due_checks, due_families, months_later
from tests import making

TODAY = date(2026, 11, 24)


def book(left: date | None, child_leaves: date | None = None, **changes: object) -> Book:
    family = t.Family(1, "Lima", left_on=left)
    person = making.parent(1, 1)
    child = t.Child(1, 1, "Ana", "Lima", date(2020, 1, 1), leaves_on=child_leaves)
    check = t.Check(1, 1, "vetting", "0012345678", date(2020, 1, 1))
    made = making.book(families=(family,), people=(person,), children=(child,), checks=(check,))
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("left", "due"),
    [
        (None, False),
        (date(2026, 11, 1), False),
        (date(2023, 11, 25), False),
        (date(2023, 11, 24), True),
        (date(2019, 7, 1), True),
    ],
)
def test_a_family_is_due_so_many_months_after_it_left(left: date | None, due: bool) -> None:
    found = due_families(book(left, left), TODAY)
    assert [one.name for one in found] == (["Lima"] if due else [])


def test_a_family_counts_from_its_last_child_and_by_the_setting_of_the_nursery() -> None:
    still_here = book(date(2019, 7, 1), date(2026, 7, 1))
    assert due_families(still_here, TODAY) == ()
    sooner = replace(still_here, nursery=replace(still_here.nursery, retention_months=3))
    assert "kept until 1 October 2026" in due_families(sooner, TODAY)[0].words


def test_a_family_whose_name_was_forgotten_is_not_due_again() -> None:
    known = book(date(2019, 7, 1), date(2019, 7, 1))
    shell = replace(
        known,
        families=(replace(known.families[0], name="Left family 1"),),
        people=(replace(known.people[0], first_name="Former", last_name="parent"),),
        children=(replace(known.children[0], first_name="Former", last_name="child"),),
    )
    assert due_families(shell, TODAY) == ()


def test_numbers_of_checks_are_due_half_a_year_after_leaving_but_not_for_staff() -> None:
    left = book(date(2026, 5, 24), date(2026, 5, 24))
    assert [one.checks for one in due_checks(left, TODAY)] == [(1,)]
    assert due_checks(left, TODAY - timedelta(days=1)) == ()
    job = t.Employment(1, 1, "practitioner", date(2020, 1, 1))
    assert due_checks(replace(left, employments=(job,)), TODAY) == ()


@given(day=st.dates(date(1990, 1, 1), date(2090, 1, 1)), months=st.integers(0, 120))
def test_months_later_is_in_the_right_month_and_never_past_the_day(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
