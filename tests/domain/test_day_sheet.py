"""One day for the office: who is due, what is planned at which time, which day comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from nursery_rota.domain import tables as t
from nursery_rota.domain.day_sheet import day_sheet, next_open_day, open_days_of_week
from tests.making import MONDAY, at, duty_shift, morning, small_nursery

FRIDAY = MONDAY + timedelta(days=4)


def test_staff_come_first_then_parents_with_what_they_are_there_for() -> None:
    duties = (
        t.Duty(1, MONDAY, 1, None, 1),
        t.Duty(2, MONDAY, 1, None, 2),
        t.Duty(3, MONDAY, 1, None, 3, observing=True),
        t.Duty(4, MONDAY, 1, None, 4, reserve=True),
    )
    sheet = day_sheet(small_nursery(duties=duties), MONDAY)
    assert [(p.name, p.what, p.level, p.first_aid) for p in sheet.people] == [
        ("Staff900 Paid900", "manager", 3, True),
        ("Staff901 Paid901", "deputy", 3, True),
        ("Parent1 Family1", "Morning duty, counts in ratio", 0, True),
        ("Parent2 Family2", "Morning duty, additional", 0, True),
        ("Parent3 Family3", "Morning duty, watching", 0, True),
    ]
    assert (sheet.people[0].starts_at, sheet.people[0].ends_at) == (at("08:00"), at("16:00"))
    assert sheet.first_call == ("Parent4 Family4",)
    assert sheet.hours == ("Morning 09:00–12:00",)


def test_a_task_is_due_at_any_time() -> None:
    laundry = duty_shift(0, 2, name="Laundry", kind="task")
    book = small_nursery(shifts=(duty_shift(), laundry), duties=(t.Duty(1, MONDAY, 2, None, 1),))
    (one,) = [p for p in day_sheet(book, MONDAY).people if p.what == "Laundry"]
    assert (one.starts_at, one.ends_at) == (None, None)


def test_staff_who_are_away_are_not_expected_to_sign() -> None:
    away = (t.StaffAbsence(1, 901, MONDAY, MONDAY, "sick"),)
    sheet = day_sheet(small_nursery(staff_absences=away), MONDAY)
    assert [p.name for p in sheet.people] == ["Staff900 Paid900"]
    assert sheet.away == ("Staff901 Paid901",)


def test_staff_of_a_hidden_family_are_not_named_when_away_either() -> None:
    book = small_nursery(staff_absences=(t.StaffAbsence(1, 901, MONDAY, MONDAY, "sick"),))
    people = tuple(replace(p, family_id=1) if p.id == 901 else p for p in book.people)
    families = tuple(replace(f, hide_on_prints=f.id == 1) for f in book.families)
    assert day_sheet(replace(book, people=people, families=families), MONDAY).away == ()


def test_children_and_adults_are_planned_again_and_again_but_not_near_the_end() -> None:
    (counts,) = day_sheet(small_nursery(), MONDAY).counts
    assert counts.labels == ("under 2", "twos", "threes")
    assert [(line.at, line.children, line.adults) for line in counts.lines] == [
        (at("09:15"), (1, 6, 9), 3),
        (at("10:30"), (1, 6, 9), 3),
    ]


def test_a_session_shorter_than_the_first_wait_is_still_counted_once() -> None:
    brief = morning(starts_at=at("12:00"), ends_at=at("12:20"))
    (counts,) = day_sheet(small_nursery(sessions=(brief,)), MONDAY).counts
    assert [line.at for line in counts.lines] == [at("12:15")]


def test_each_room_is_counted_by_the_bands_of_its_children() -> None:
    rooms = (t.Room(1, "Wee Room", 0, 36), t.Room(2, "Big Room", 36, 72))
    nursery = t.Nursery(name="Test", rule_set="england", ratio_scope="room")
    wee, big = day_sheet(small_nursery(nursery=nursery, rooms=rooms), MONDAY).counts
    assert (wee.room, wee.labels) == ("Wee Room", ("under 2", "twos"))
    assert (big.room, big.labels) == ("Big Room", ("threes",))


def test_a_person_hidden_on_prints_has_a_line_without_a_name() -> None:
    book = small_nursery(duties=(t.Duty(1, MONDAY, 1, None, 1),))
    families = tuple(replace(f, hide_on_prints=f.id == 1) for f in book.families)
    parent = day_sheet(replace(book, families=families), MONDAY).people[-1]
    assert (parent.name, parent.what) == ("", "Morning duty, counts in ratio")


def test_a_closed_day_says_why() -> None:
    closures = (t.Closure(1, MONDAY, MONDAY, "inset", "Training day"),)
    sheet = day_sheet(small_nursery(closures=closures), MONDAY)
    assert (sheet.closed, sheet.people, sheet.counts, sheet.look_ups) == ("Training day", (), (), ())
    assert day_sheet(small_nursery(), FRIDAY).closed == "no session runs that day"
    assert day_sheet(small_nursery(), date(2027, 8, 2)).closed == "not in a term"


def test_the_next_open_day_is_today_or_the_first_one_after() -> None:
    book = small_nursery()
    assert next_open_day(book, MONDAY) == MONDAY
    assert next_open_day(book, FRIDAY) == MONDAY + timedelta(days=7)
    assert next_open_day(book, FRIDAY, FRIDAY) == FRIDAY


def test_the_days_of_a_week_are_its_open_ones() -> None:
    book = small_nursery(sessions=(morning(), morning(2, 2)))
    assert open_days_of_week(book, MONDAY + timedelta(days=1)) == (MONDAY, MONDAY + timedelta(days=2))
    assert open_days_of_week(book, FRIDAY)[0] == MONDAY + timedelta(days=7)
    assert open_days_of_week(small_nursery(sessions=(), shifts=()), FRIDAY) == (FRIDAY,)
