"""Days of the week as people type them become days, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain.drafts import DayDraft
from nursery_rota.exchange.days_in import NotDays, day_words, days_of, ticked, weekday_of_head


def days(*weekdays: int, part: str = "") -> tuple[DayDraft, ...]:
    return tuple(DayDraft(day, part) for day in weekdays)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tu We Th", days(1, 2, 3)),
        ("Monday, Wednesday and Friday", days(0, 2, 4)),
        ("Mon-Fri", days(0, 1, 2, 3, 4)),
        ("Mon to Wed, Fri", days(0, 1, 2, 4)),
        ("M/W/F", days(0, 2, 4)),
        ("MWF", days(0, 2, 4)),
        ("MTWTF", days(0, 1, 2, 3, 4)),
        ("tuweth", days(1, 2, 3)),
        ("M T W", days(0, 1, 2)),
        ("every day", days(0, 1, 2, 3, 4)),
        ("all", days(0, 1, 2, 3, 4)),
        ("Tues. & Thurs.", days(1, 3)),
        ("Mondays and Tuesdays", days(0, 1)),
        ("Mon am, Tue pm", (DayDraft(0, "am"), DayDraft(1, "pm"))),
        ("Mon Tue am", days(0, 1, part="am")),
        ("mornings only", days(0, 1, 2, 3, 4, part="am")),
        ("am: Mo Fr", days(0, 4, part="am")),
        ("Fri, Mon, Fri", days(0, 4)),
        ("Sat", days(5)),
    ],
)
def test_what_people_type(typed: str, meant: tuple[DayDraft, ...]) -> None:
    assert days_of(typed) == meant


@pytest.mark.parametrize("typed", ["3", "3 days", "tbd soon", "Room 2", "x"])
def test_what_does_not_say_which_days(typed: str) -> None:
    with pytest.raises(NotDays, match="does not say which days"):
        days_of(typed)


def test_a_column_for_each_day() -> None:
    monday, early = weekday_of_head("Mon"), weekday_of_head("Wed am")
    assert (monday, early) == (DayDraft(0), DayDraft(2, "am"))
    assert [weekday_of_head(head) for head in ("M", "Month", "Mon phone", "Sunday school club")] == [None] * 4
    assert monday is not None
    assert ticked("x", monday) == DayDraft(0)
    assert ticked("AM", monday) == DayDraft(0, "am")
    assert ticked("no", monday) is None
    assert ticked(None, monday) is None


def test_days_are_said_in_words() -> None:
    assert day_words((DayDraft(0), DayDraft(1, "am"))) == "Monday and Tuesday am"


@given(st.text(max_size=40))
def test_any_text_is_days_or_is_not(text: str) -> None:
    try:
        found = days_of(text)
    except NotDays:
        return
    assert found == tuple(sorted(set(found), key=lambda day: (day.weekday, day.part)))
    assert all(0 <= day.weekday <= 6 for day in found)
