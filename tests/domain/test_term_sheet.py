"""A month and a term as sheets: weeks, closed weeks, the line of today, families, totals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days
from nursery_rota.domain.rota import places_rota
from nursery_rota.domain.term_shapes import Band, TermSheet, TermWeek
from nursery_rota.domain.term_sheet import month_sheet, term_sheet
from tests.making import FRIDAY, MONDAY, TERM, ages, at, duty_shift, morning, small_nursery

WEEK = timedelta(weeks=1)
HALF_TERM = t.Closure(1, date(2026, 10, 26), date(2026, 10, 30), "half_term", "Half-term")
TRAINING = t.Closure(2, date(2026, 9, 21), date(2026, 9, 21), "inset")


def sheet_of(book: Book, today: date = MONDAY) -> TermSheet:
    return term_sheet(book, TERM, today)


def on(sheet: TermSheet, day: date) -> list[tuple[str, str]]:
    """(name or state, status) of each line of a day."""
    found = next(one for week in sheet.weeks for one in week.days if one.on_date == day)
    return [(line.chip.name, line.chip.status) if line.chip else ("", "") for line in found.lines]


def test_a_term_has_a_row_for_each_week_and_says_what_it_is() -> None:
    sheet = sheet_of(small_nursery())
    assert (sheet.title, sheet.second) == ("Autumn", "14 September to 18 December")
    assert len(sheet.weeks) == 14
    assert (sheet.weeks[0].title, sheet.weeks[0].second) == ("14 Sep", "week 1")
    assert sheet.weekdays == (0, 1, 2, 3, 4)
    assert sheet.children[:2] == ("16", "")
    assert sheet.order == "Morning"


def test_a_closed_week_is_one_band_and_is_not_counted() -> None:
    sheet = sheet_of(small_nursery(closures=(HALF_TERM,)))
    (band,) = [row for row in sheet.rows if isinstance(row, Band)]
    assert (band.kind, band.words) == ("closed", "Half-term, 26–30 October. Closed.")
    assert [week.second for week in sheet.weeks][-1] == "week 13"


def test_closed_weeks_of_one_reason_are_one_band() -> None:
    long = replace(HALF_TERM, ends_on=date(2026, 11, 6))
    bands = [row for row in sheet_of(small_nursery(closures=(long,))).rows if isinstance(row, Band)]
    assert [band.words for band in bands] == ["Half-term, 26 October – 6 November. Closed."]


def test_a_single_closed_day_says_why() -> None:
    sheet = sheet_of(small_nursery(closures=(TRAINING,)))
    day = sheet.weeks[1].days[0]
    assert day.closed == "Training day"
    assert day.spoken == "Monday 21 September, closed, training day"
    assert (sheet.weeks[1].required, sheet.weeks[1].filled) == (0, 0)


def test_an_empty_place_and_a_filled_one() -> None:
    sheet = sheet_of(small_nursery(duties=(t.Duty(1, MONDAY + WEEK, 1, None, 1, pinned=True),)))
    assert on(sheet, MONDAY) == [("Empty", "")]
    (line,) = sheet.weeks[1].days[0].lines
    assert line.chip is not None
    assert (line.chip.person_id, line.chip.state, line.chip.pinned) == (1, "counts", True)
    assert [(week.filled, week.required) for week in sheet.weeks[:2]] == [(0, 1), (1, 1)]
    assert sheet.weeks[0].days[0].spoken == "Monday 14 September, today: Morning duty, Empty required place."


def test_the_line_of_today_parts_worked_from_planned() -> None:
    wednesday = MONDAY + 2 * WEEK + timedelta(days=2)
    rows = sheet_of(small_nursery(), wednesday).rows
    place = next(n for n, row in enumerate(rows) if isinstance(row, Band))
    band, below = rows[place], rows[place + 1]
    assert isinstance(band, Band)
    assert isinstance(below, TermWeek)
    assert (place, below.monday) == (2, MONDAY + 2 * WEEK)
    assert band.words == ("Today, Wed 30 Sep. Above: what was worked. This week and below: what is planned.")


def test_a_week_that_is_all_marked_stands_above_the_line() -> None:
    today = MONDAY + WEEK
    book = small_nursery(duties=(t.Duty(1, today, 1, None, 1, status="worked"),))
    days_left = tuple(
        t.Closure(n, today + timedelta(days=n), today + timedelta(days=n), "other") for n in range(1, 5)
    )
    rows = sheet_of(replace(book, closures=days_left), today).rows
    assert isinstance(rows[2], Band)
    assert rows[2].words == "Today, Mon 21 Sep. Above: what was worked. Below: what is planned."


@pytest.mark.parametrize("today", [MONDAY, MONDAY - WEEK, FRIDAY + WEEK])
def test_there_is_no_line_where_weeks_lie_on_one_side_only(today: date) -> None:
    assert not [row for row in sheet_of(small_nursery(), today).rows if isinstance(row, Band)]


def test_a_missed_duty_keeps_its_place_once_the_day_is_past() -> None:
    book = small_nursery(duties=(t.Duty(1, MONDAY, 1, None, 1, status="missed"),))
    past = sheet_of(book, MONDAY + WEEK)
    assert [status for _, status in on(past, MONDAY)] == ["missed"]
    assert (past.totals.missed, past.weeks[0].filled) == (1, 1)
    same_day = sheet_of(book, MONDAY)
    assert on(same_day, MONDAY) == [("Empty", "")]
    assert [chip.status for chip in same_day.weeks[0].days[0].lines[0].beside] == ["missed"]
    assert same_day.totals.missed == 0


def test_a_cover_is_marked_and_the_one_who_missed_stands_beside() -> None:
    duties = (
        t.Duty(1, MONDAY, 1, None, 1, status="missed"),
        t.Duty(2, MONDAY, 1, None, 2, status="worked", origin="cover"),
    )
    (line,) = sheet_of(small_nursery(duties=duties), MONDAY + WEEK).weeks[0].days[0].lines
    assert line.cover
    assert line.spoken.endswith("worked, a cover; Parent1 Family1, missed")


def test_who_watches_stands_beside_the_place() -> None:
    duties = (t.Duty(1, MONDAY, 1, None, 1), t.Duty(2, MONDAY, 1, None, 2, observing=True))
    (line,) = sheet_of(small_nursery(duties=duties)).weeks[0].days[0].lines
    assert [(chip.state, chip.person_id) for chip in line.beside] == [("watching", 2)]


def test_helpers_have_a_column_of_their_own() -> None:
    helper = duty_shift(0, 2, name="Garden helper", kind="helper", starts_at=at("09:30"))
    duties = (t.Duty(1, MONDAY, 2, None, 1),)
    sheet = sheet_of(small_nursery(shifts=(duty_shift(), helper), duties=duties))
    assert [(line.shift, line.on_date) for line in sheet.weeks[0].helping] == [("Garden helper", MONDAY)]
    assert sheet.order == "Morning"


def test_two_shifts_are_named_above_and_below() -> None:
    late = duty_shift(0, 2, name="Late duty", starts_at=at("12:00"), ends_at=at("15:00"))
    afternoon = morning(0, 2, name="Late", starts_at=at("12:00"), ends_at=at("15:00"))
    sheet = sheet_of(small_nursery(shifts=(duty_shift(), late), sessions=(morning(), afternoon)))
    assert sheet.order == "Morning above, Late below"


def test_where_staff_are_enough_the_line_says_so() -> None:
    sheet = sheet_of(small_nursery(kids=ages(threes=4)))
    (line,) = sheet.weeks[0].days[0].lines
    assert (line.chip, line.spoken) == (None, "Morning duty, no parent needed")
    assert sheet.totals.required == 0


def test_each_family_has_its_duties_by_week() -> None:
    duties = (
        t.Duty(1, MONDAY, 1, None, 1, status="worked"),
        t.Duty(2, MONDAY + WEEK, 1, None, 1),
        t.Duty(3, MONDAY + 2 * WEEK, 1, None, 1, status="missed"),
        t.Duty(4, MONDAY + 3 * WEEK, 1, None, 2, reserve=True),
    )
    first, second, *_ = sheet_of(small_nursery(duties=duties), MONDAY + WEEK).families
    assert (first.worked, first.planned, first.missed) == (1, 1, 1)
    assert [[line.on_date for line in week] for week in first.weeks[:3]] == [
        [MONDAY],
        [MONDAY + WEEK],
        [MONDAY + 2 * WEEK],
    ]
    assert [line.chip.state for line in second.weeks[3] if line.chip] == ["reserve"]


def test_families_stand_as_people_look_them_up_and_leavers_are_left_out() -> None:
    book = small_nursery(parents=4)
    names = ("Zoe", "Åkesson", "adjei", "Gone")
    families = tuple(
        replace(family, name=name, left_on=MONDAY - WEEK if name == "Gone" else None)
        for family, name in zip(book.families, names, strict=False)
    )
    sheet = sheet_of(replace(book, families=families))
    assert [family.family for family in sheet.families] == ["adjei", "Åkesson", "Zoe"]


def test_a_month_shows_whole_weeks_and_leaves_other_months_blank() -> None:
    sheet = month_sheet(small_nursery(), date(2026, 10, 17), MONDAY)
    assert (sheet.span, sheet.title, sheet.second) == ("month", "October 2026", "")
    first, last = sheet.weeks[0], sheet.weeks[-1]
    assert (first.title, last.title) == ("28 Sep", "26 Oct")
    assert [day.outside for day in first.days] == [True, True, True, False, False]
    assert first.required == 0
    assert not first.days[0].lines


def test_a_month_without_a_term_has_no_week() -> None:
    sheet = month_sheet(small_nursery(), date(2027, 2, 1), MONDAY)
    assert sheet.weeks == ()
    assert [band.words for band in sheet.rows if isinstance(band, Band)] == [
        "Not in a term, 1–26 February. Closed."
    ]


STATUSES = st.sampled_from(["planned", "confirmed", "worked", "missed", "excused", "cancelled"])


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(1, 4), STATUSES), max_size=12, unique_by=lambda d: d[:2]
    ),
    st.integers(-3, 50),
)
def test_the_parts_always_make_the_whole(found: list[tuple[int, int, str]], past: int) -> None:
    """Every required place is worked, missed, to mark, planned or empty; and as empty as the week says."""
    duties = tuple(
        t.Duty(n, MONDAY + week * WEEK, 1, None, person, status=status)  # type: ignore[arg-type]
        for n, (week, person, status) in enumerate(found, start=1)
    )
    book = small_nursery(kids=ages(twos=8, threes=8), duties=duties)
    today = MONDAY + timedelta(days=past)
    totals = sheet_of(book, today).totals
    parts = (totals.worked, totals.missed, totals.to_mark, totals.planned, totals.empty)
    assert sum(parts) == totals.required
    for rota in (r for day in days(today, FRIDAY) for r in places_rota(book, day)):
        assert [name for name, _ in on(sheet_of(book, today), rota.place.on_date)].count("Empty") == len(
            rota.empty
        )


def test_a_missed_duty_says_when_it_is_made_good() -> None:
    missed = t.Duty(1, MONDAY, 1, None, 1, status="missed")
    later = t.Duty(2, MONDAY + 2 * WEEK, 1, None, 1, note="Make-up for 14 September 2026")
    assert sheet_of(small_nursery(duties=(missed,))).totals.make_ups == ()
    assert sheet_of(small_nursery(duties=(missed, later))).totals.make_ups == (MONDAY + 2 * WEEK,)
