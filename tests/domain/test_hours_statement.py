"""Hours really given, by month and family, with a value that is never cash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.hours_statement import HoursStatement, hours_statement
from nursery_rota.domain.rates import RateTable
from tests.making import FRIDAY, MONDAY, small_nursery


def _worked(id_: int, person: int, weeks: int = 0, **changes: Any) -> t.Duty:
    duty = t.Duty(id_, MONDAY + timedelta(weeks=weeks), 1, None, person, "worked")
    return replace(duty, **changes)


def _of(book: Book, today: date = FRIDAY) -> HoursStatement:
    return hours_statement(book, MONDAY, FRIDAY, today, "Autumn")


DUTIES = (
    _worked(1, 1),
    _worked(2, 2, weeks=1, minutes_worked=200),
    _worked(3, 1, weeks=4),
    _worked(4, 3, weeks=5, status="planned"),
    _worked(5, 3, weeks=6, status="missed"),
)


def test_only_worked_duties_are_hours() -> None:
    found = _of(small_nursery(duties=DUTIES))
    assert (found.duties, found.minutes, found.weeks) == (3, 210 + 200 + 210, 3)
    assert [(m.month, m.duties, m.minutes) for m in found.months] == [
        (9, 2, 410),
        (10, 1, 210),
        (11, 0, 0),
        (12, 0, 0),
    ]
    assert [(f.name, f.duties, f.minutes) for f in found.families] == [
        ("Family1", 2, 420),
        ("Family2", 1, 200),
    ]


def test_the_value_is_hours_at_the_stated_rate() -> None:
    nursery = t.Nursery(name="Test", replacement_rate_pence=1500)
    found = _of(small_nursery(duties=DUTIES, nursery=nursery))
    assert found.value is not None
    assert found.value.value == 620 * 1500 // 60
    assert found.value.how == "at £15.00 an hour"
    assert "Not cash" in found.value.says
    assert found.rate_source == "The rate is the nursery’s own, for paid staff in the same place."


def test_without_a_rate_of_its_own_the_minimum_wage_is_named_with_source_and_mark() -> None:
    found = _of(small_nursery(duties=DUTIES))
    assert found.value is not None
    assert "legal minimum wage from 21 up (2026/27: " in found.rate_source
    assert found.rate_source.endswith("mark R). Check it against the current text.")


def test_without_any_rate_there_are_hours_and_no_value() -> None:
    book = replace(small_nursery(duties=DUTIES), rates=RateTable())
    found = _of(book)
    assert (found.value, found.minutes, found.rate_source) == (None, 620, "")


def test_the_statement_ends_today() -> None:
    assert _of(small_nursery(duties=DUTIES), today=MONDAY + timedelta(days=8)).duties == 2


def test_a_hidden_family_is_in_the_totals_without_its_name() -> None:
    book = small_nursery(duties=DUTIES)
    families = tuple(replace(f, hide_on_prints=f.id == 1) for f in book.families)
    found = _of(replace(book, families=families))
    assert [f.name for f in found.families] == ["Family2"]
    assert found.unnamed is not None
    assert (found.unnamed_count, found.unnamed.minutes, found.minutes) == (1, 420, 620)


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 13), st.integers(0, 500)), max_size=20))
def test_months_and_families_add_up_to_the_whole(given_duties: list[tuple[int, int, int]]) -> None:
    duties = tuple(
        _worked(i, person, weeks, minutes_worked=minutes)
        for i, (person, weeks, minutes) in enumerate(given_duties, start=1)
    )
    found = _of(small_nursery(duties=duties))
    assert sum(m.minutes for m in found.months) == sum(f.minutes for f in found.families) == found.minutes
    assert sum(m.duties for m in found.months) == sum(f.duties for f in found.families) == len(duties)


@pytest.mark.parametrize("minutes", [0, 45])
def test_other_work_is_written_down_apart(minutes: int) -> None:
    credits = (t.Credit(1, 1, MONDAY, 0.5, minutes, "task"),)
    assert _of(small_nursery(duties=DUTIES, credits=credits)).other_minutes == minutes
