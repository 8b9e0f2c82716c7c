"""Days as people type them in a hurry."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.gui.find.days import read_day
from nursery_rota.wording import MONTHS

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TUESDAY),
        ("Tomorrow", date(2026, 11, 25)),
        ("yesterday", date(2026, 11, 23)),
        ("26 nov", date(2026, 11, 26)),
        ("Nov 26", date(2026, 11, 26)),
        ("26th November", date(2026, 11, 26)),
        ("thu 26 nov 2026", date(2026, 11, 26)),
        ("26/11", date(2026, 11, 26)),
        ("26.11.27", date(2027, 11, 26)),
        ("2026-11-26", date(2026, 11, 26)),
        ("4 feb", date(2027, 2, 4)),
        ("monday", date(2026, 11, 30)),
        ("tue", TUESDAY),
        ("next monday", date(2026, 11, 30)),
        ("last friday", date(2026, 11, 20)),
        ("this friday", date(2026, 11, 27)),
        ("next week", date(2026, 11, 30)),
        ("in 2 weeks", date(2026, 12, 8)),
        ("3 days ago", date(2026, 11, 21)),
    ],
)
def test_what_means_a_day(text: str, day: date) -> None:
    assert read_day(text, TUESDAY) == day


@pytest.mark.parametrize(
    "text", ["", "t", "mo", "mayer", "31 feb", "26", "in 2 weeks ago", "2 weeks", "nov", "13/13", "last"]
)
def test_what_means_none(text: str) -> None:
    assert read_day(text, TUESDAY) is None


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(-180, 180))
def test_a_day_without_its_year_is_the_nearest_one(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    if (day.month, day.day) != (2, 29):
        assert read_day(f"{day.day} {MONTHS[day.month - 1][:3]}", today) == day


@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    found = read_day(text, TUESDAY)
    assert found is None or isinstance(found, date)
