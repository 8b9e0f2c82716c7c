"""What a session needs, from birth dates, bookings, staff and closures, with its reason in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.demand import demand, demand_on
from tests.making import (
    MONDAY,
    ages,
    at,
    book,
    booked,
    born,
    checks,
    children,
    merged,
    morning,
    small_nursery,
    staff,
)

SIXTEEN = ages(babies=1, twos=6, threes=9)


def test_sixteen_children_with_two_staff_leave_one_place() -> None:
    (found,) = demand_on(small_nursery(), MONDAY)
    assert (found.required, found.staff_counted, found.gap, found.open_levels) == (3, 2, 1, (0,))
    assert found.why == (
        "1 under 2, 6 twos and 9 threes, youngest first: 3 adults; 2 staff count; 1 place for a parent."
    )


@pytest.mark.parametrize(
    ("method", "adults"),
    [("per-band", 5), ("youngest-first", 3), ("pooled", 3), ("youngest-sets-room", 6)],
)
def test_the_nursery_chooses_the_method(method: t.MixedAgeMethod, adults: int) -> None:
    nursery = t.Nursery(name="Test", mixed_age_method=method)
    (found,) = demand_on(small_nursery(nursery=nursery), MONDAY)
    assert (found.required, found.method) == (adults, method)


@pytest.mark.parametrize(
    ("method", "monday", "tuesday"), [("per-band", 3, 4), ("youngest-first", 3, 3), ("pooled", 3, 3)]
)
def test_a_third_birthday_changes_the_need_on_the_day_itself(
    method: t.MixedAgeMethod, monday: int, tuesday: int
) -> None:
    twos = children(*ages(twos=11))
    birthday = replace(twos[0], id=12, date_of_birth=date(2023, 9, 15))
    group = (*twos, birthday)
    sessions = (morning(0, 1), morning(1, 2))
    nursery = t.Nursery(name="Test", mixed_age_method=method)
    both = book(
        nursery, sessions=sessions, children=group, bookings=booked(group) + booked(group, 2, first_id=50)
    )
    found = demand(both, MONDAY, MONDAY + timedelta(days=1))
    assert [d.required for d in found] == [monday, tuesday]


def test_england_asked_one_to_four_of_twos_before_september_2023() -> None:
    def adults_on(day: date) -> int:
        group = children(*[30] * 8, on=day)
        nursery = t.Nursery(name="Test", minimum_adults=1)
        rows = book(nursery, sessions=(morning(0),), children=group, bookings=booked(group), terms=())
        (found,) = demand_on(rows, day)
        return found.required

    assert adults_on(date(2023, 8, 28)) == 2
    twos_now = children(*[30] * 5, on=MONDAY)
    rows = book(
        t.Nursery(name="Test", minimum_adults=1),
        sessions=(morning(0),),
        children=twos_now,
        bookings=booked(twos_now),
    )
    assert demand_on(rows, MONDAY)[0].required == 1


def test_absent_children_are_not_counted_and_extra_ones_are() -> None:
    nursery = small_nursery()
    baby = nursery.children[0]
    without = replace(nursery, child_absences=(t.ChildAbsence(1, baby.id, MONDAY, MONDAY),))
    assert demand_on(without, MONDAY)[0].present == 15
    visitor = t.Child(99, 1, "Visitor", "Test", born(2, 6))
    more = replace(
        nursery,
        children=(*nursery.children, visitor),
        extra_attendances=(t.ExtraAttendance(1, 99, MONDAY, 1),),
    )
    assert demand_on(more, MONDAY)[0].present == 17


def test_no_session_on_a_closed_day_or_outside_a_term() -> None:
    nursery = small_nursery()
    closed = replace(nursery, closures=(t.Closure(1, MONDAY, MONDAY, "inset", "Training day"),))
    assert demand_on(closed, MONDAY) == ()
    assert demand_on(nursery, MONDAY - timedelta(days=7)) == ()


def test_staff_count_only_while_they_are_there_for_the_whole_session() -> None:
    nursery = small_nursery(adults_there=1)
    assert demand_on(nursery, MONDAY)[0].staff_counted == 1
    late = tuple(replace(p, starts_at=at("09:30")) for p in nursery.work_patterns)
    (found,) = demand_on(replace(nursery, work_patterns=late), MONDAY)
    assert found.staff_counted == 0
    assert found.staff[0].why_not == "is not there for the whole session"


def test_staff_on_leave_do_not_count_and_the_next_must_hold_the_level_that_is_missing() -> None:
    four_and_eight = small_nursery(kids=ages(twos=4, threes=8))
    assert demand_on(four_and_eight, MONDAY)[0].gap == 0
    away = replace(four_and_eight, staff_absences=(t.StaffAbsence(1, 901, MONDAY, MONDAY, "training"),))
    (found,) = demand_on(away, MONDAY)
    assert (found.required, found.open_levels) == (2, (2,))
    assert found.why.endswith("1 place for a parent, who must hold level 2.")


def test_minimum_adults_hold_only_while_children_are_there() -> None:
    (found,) = demand_on(small_nursery(kids=ages(threes=3)), MONDAY)
    assert (found.required, found.lawful) == (2, 1)
    (nobody,) = demand_on(small_nursery(kids=()), MONDAY)
    assert (nobody.required, nobody.why) == (0, "No children are expected, so no adult is needed.")


def test_scotland_sessional_ratio_needs_short_sessions_and_single_attendance() -> None:
    group = children(*ages(threes=20))
    two = (morning(0, 1), t.Session(2, "Afternoon", 0, at("13:00"), at("16:00")))
    once = book(rules="scotland", sessions=two, children=group, bookings=booked(group))
    assert demand_on(once, MONDAY)[0].required == 2
    one_stays = (*booked(group), t.Booking(90, 1, 2))
    twice = book(rules="scotland", sessions=two, children=group, bookings=one_stays)
    assert demand_on(twice, MONDAY)[0].required == 3
    long = (morning(0, 1, ends_at=at("13:00")),)
    assert demand_on(replace(once, sessions=long), MONDAY)[0].required == 3


def test_france_counts_walkers_by_their_flag() -> None:
    group = tuple(
        replace(c, walks_from=date(2026, 1, 1) if i >= 6 else None)
        for i, c in enumerate(children(*[14] * 16))
    )
    nursery = t.Nursery(name="Test", rule_set="france-walking", mixed_age_method="per-band")
    rows = book(nursery, "france-walking", sessions=(morning(),), children=group, bookings=booked(group))
    assert demand_on(rows, MONDAY)[0].required == 4


def test_rooms_are_worked_out_apart_and_a_floating_manager_closes_the_widest_gap() -> None:
    rooms = (t.Room(1, "Small", 24, 36), t.Room(2, "Big", 36, 72))
    group = children(*ages(twos=12, threes=9))
    nursery = t.Nursery(name="Test", ratio_scope="room")
    rows = book(
        nursery, rooms=rooms, sessions=(morning(),), children=group, bookings=booked(group), **staff(900)
    )
    small, big = demand_on(rows, MONDAY)
    assert (small.required, small.staff_counted, big.required, big.staff_counted) == (3, 1, 2, 0)


def test_a_level_6_with_the_children_allows_thirteen_threes_an_adult() -> None:
    group = children(*ages(threes=26))
    rows = book(
        sessions=(morning(),),
        children=group,
        bookings=booked(group),
        **merged(staff(900, level=6), staff(901)),
    )
    (found,) = demand_on(rows, MONDAY)
    assert (found.required, found.level6, found.gap) == (2, True, 0)


def test_england_volunteers_need_first_aid_staff_whose_level_is_known_do_not() -> None:
    rows = staff(900)
    without = {**rows, "checks": checks(900, first_aid=False)}
    group = children(*ages(threes=8))
    (found,) = demand_on(
        book(sessions=(morning(),), children=group, bookings=booked(group), **without), MONDAY
    )
    assert (found.staff_counted, found.first_aid_missing) == (1, 1)
