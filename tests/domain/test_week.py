"""The week as a sheet: cells, chips, strips, names and sentences that grid and wall share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.names import short_names
from nursery_rota.domain.week import week_sheet
from tests.making import MONDAY, ages, at, book, duty_shift, parent, small_nursery

HELPER = duty_shift(1, 2, name="Garden helper", kind="helper", starts_at=at("09:30"), ends_at=at("11:30"))


def test_the_sheet_of_a_week() -> None:
    sheet = week_sheet(small_nursery(), MONDAY, MONDAY)
    assert (sheet.title, sheet.long_title) == ("14–18 September 2026", "14 to 18 September 2026")
    assert (sheet.week_number, sheet.weeks_in_term) == (1, 14)
    assert [d.title for d in sheet.days] == ["Mon 14", "Tue 15", "Wed 16", "Thu 17", "Fri 18"]
    assert (sheet.days[0].short, sheet.days[0].is_today, sheet.days[1].short) == (1, True, 0)
    (row,) = sheet.rows
    assert (row.title, row.times, row.kind) == ("Morning duty", ("08:45–12:15",), "care")


def test_a_day_without_children_does_not_pass_for_covered() -> None:
    days = week_sheet(small_nursery(), MONDAY, MONDAY).days
    assert [d.expects_children for d in days] == [True, False, False, False, False]


def test_a_cell_shows_the_need_then_staff_parents_and_empty_places() -> None:
    sheet = week_sheet(small_nursery(), MONDAY, MONDAY)
    ((cell,), *_) = sheet.rows[0].cells
    assert cell.need is not None
    assert (cell.need.children, cell.need.needed, cell.need.there, cell.need.short) == (16, 3, 2, 1)
    assert [(c.state, c.word) for c in cell.chips] == [
        ("staff", "manager"),
        ("staff", "deputy"),
        ("empty", ""),
    ]
    assert cell.spoken == (
        "Monday 14 September, Morning duty: 16 children, 3 adults needed, 2 there, 1 short. "
        "Staff900 Paid900, manager, level 3, first aid. Staff901 Paid901, deputy, level 3, first aid. "
        "Empty required place."
    )


def test_chips_of_parents_say_what_they_are_there_for() -> None:
    duties = (
        t.Duty(1, MONDAY, 1, None, 1, pinned=True),
        t.Duty(2, MONDAY, 1, None, 2),
        t.Duty(3, MONDAY, 1, None, 3, observing=True),
        t.Duty(4, MONDAY, 1, None, 4, reserve=True),
    )
    rows = small_nursery(duties=duties)
    people = tuple(replace(p, signed_off_on=None) if p.id == 3 else p for p in rows.people)
    sheet = week_sheet(replace(rows, people=people), MONDAY, MONDAY)
    chips = {c.duty_id: c for row in sheet.rows for day in row.cells for cell in day for c in cell.chips}
    assert (chips[1].state, chips[1].pinned, chips[1].first_aid) == ("counts", True, "held")
    assert chips[1].spoken == "Parent1 Family1, counts in ratio, first aid, pinned"
    assert chips[2].state == "additional"
    assert (chips[3].state, chips[3].new) == ("watching", True)
    assert "first of 2 times" in chips[3].spoken
    assert chips[4].state == "reserve"
    assert sheet.rows[-1].kind == "first_call"


def test_staff_who_are_away_are_shown_as_away() -> None:
    rows = small_nursery(staff_absences=(t.StaffAbsence(1, 901, MONDAY, MONDAY, "training"),))
    ((cell,), *_) = week_sheet(rows, MONDAY, MONDAY).rows[0].cells
    away = cell.chips[1]
    assert (away.state, away.word, away.spoken) == (
        "away",
        "on a course",
        "Staff901 Paid901 is away, on a course",
    )


def test_an_empty_place_says_what_it_needs() -> None:
    rows = small_nursery(adults_there=1, kids=ages(twos=4, threes=8))
    ((cell,), *_) = week_sheet(rows, MONDAY, MONDAY).rows[0].cells
    empty = cell.chips[-1]
    assert (empty.state, empty.word, empty.needs) == ("empty", "needs level 2", "level 2")


def test_helping_stands_in_a_row_of_its_own_with_a_caption() -> None:
    sheet = week_sheet(small_nursery(shifts=(duty_shift(), HELPER)), MONDAY, MONDAY)
    helping = sheet.rows[-1]
    (cell,) = helping.cells[1]
    assert (helping.kind, cell.caption) == ("helping", "Garden helper 09:30–11:30")
    assert [(c.state, c.name) for c in cell.chips] == [("free", "Free place, optional")]


def test_a_closed_day_has_its_reason_and_no_cells() -> None:
    closed = (t.Closure(1, MONDAY, MONDAY, "inset", "Training day"), t.Closure(2, MONDAY, MONDAY, "other"))
    assert week_sheet(small_nursery(closures=closed), MONDAY, MONDAY).days[0].closed == "Training day"
    unnamed = small_nursery(closures=(t.Closure(1, MONDAY, MONDAY, "bank_holiday"),))
    assert week_sheet(unnamed, MONDAY, MONDAY).days[0].closed == "Bank holiday"


def test_an_empty_file_still_has_weeks() -> None:
    sheet = week_sheet(book(terms=()), MONDAY, MONDAY)
    assert (sheet.rows, sheet.term_name, len(sheet.days)) == ((), None, 5)


def test_other_times_on_some_weekdays_follow_the_usual_ones() -> None:
    shifts = tuple(
        duty_shift(w, w + 1, ends_at=at("15:15") if w in (1, 3) else at("13:45")) for w in range(5)
    )
    sheet = week_sheet(small_nursery(shifts=shifts), MONDAY, MONDAY)
    assert sheet.rows[0].times == ("08:45–13:45", "Tue, Thu to 15:15")


def test_half_term_weeks_are_not_counted() -> None:
    half = t.Closure(1, date(2026, 10, 26), date(2026, 10, 30), "half_term")
    sheet = week_sheet(small_nursery(closures=(half,)), date(2026, 11, 23), MONDAY)
    assert (sheet.week_number, sheet.weeks_in_term) == (10, 13)


def test_changes_since_the_issue_are_marked() -> None:
    duties = (t.Duty(1, MONDAY, 1, None, 1), t.Duty(2, MONDAY + timedelta(days=7), 1, None, 2))
    rows = small_nursery(
        duties=duties,
        publications=(t.Publication(1, 1, 1, "2026-09-01T09:00:00", "Ruth", "We are asking around."),),
        published_duties=(t.PublishedDuty(1, 1, MONDAY, 1, None, 1),),
    )
    sheet = week_sheet(rows, MONDAY, MONDAY)
    assert sheet.issue is not None
    assert (sheet.issue.number, sheet.issue.changes_since) == (1, 1)
    assert sheet.notes == ("Published all the same by Ruth, 1 September: “We are asking around.”",)
    later = week_sheet(rows, MONDAY + timedelta(days=7), MONDAY)
    chips = [c for c in later.rows[0].cells[0][0].chips if c.duty_id == 2]
    assert chips[0].changed


def names(*full: tuple[str, str]) -> list[str]:
    people = tuple(parent(i, first_name=f, last_name=last) for i, (f, last) in enumerate(full, start=1))
    return list(short_names(book(people=people)).values())


def test_short_names_have_enough_letters_to_differ() -> None:
    assert names(("Anna", "Kovács"), ("Anna", "Kowalczyk"), ("Róisín", "Murphy")) == [
        "Anna Kov.",
        "Anna Kow.",
        "Róisín M.",
    ]
    assert names(("Ana", "Li"), ("Ana", "Lind")) == ["Ana Li", "Ana Lin."]
    assert names(("Cher", ""), ("Jo", "Ng"), ("Jo", "Ng")) == ["Cher", "Jo Ng (1)", "Jo Ng (2)"]


@given(st.lists(st.tuples(st.sampled_from(["Anna", "Jo"]), st.text(max_size=5)), max_size=8))
def test_short_names_always_differ(full: list[tuple[str, str]]) -> None:
    found = names(*full)
    assert len(set(found)) == len(found)
