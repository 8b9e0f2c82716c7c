"""What will change, on which day, and through whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bench.nurseries import OPENS
from bench.nurseries import book as many_families
from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.demand import demand_on
from nursery_rota.domain.look_ahead import Change, changes_ahead
from tests.making import (
    FRIDAY,
    MONDAY,
    ages,
    at,
    book,
    booked,
    born,
    checks,
    children,
    duty_shift,
    merged,
    morning,
    reference,
    staff,
)

TUESDAY = MONDAY + timedelta(days=8)
"""The second Tuesday of the term."""


def twelve_twos(method: t.MixedAgeMethod = "youngest-first", *, who_turns: int = 1) -> Book:
    """Open on Mondays and Tuesdays for twelve children of two, one of whom turns three on a Tuesday."""
    kids = children(*ages(twos=12))
    kids = tuple(replace(c, date_of_birth=born(3, on=TUESDAY)) if c.id <= who_turns else c for c in kids)
    sessions = (morning(0, 1), morning(1, 2))
    bookings = booked(kids, 1) + booked(kids, 2, 101)
    return book(
        t.Nursery(name="Test", mixed_age_method=method),
        sessions=sessions,
        children=kids,
        bookings=bookings,
        **merged(*(staff(900 + i) for i in range(4))),
    )


def ahead(rows: Book) -> tuple[Change, ...]:
    return changes_ahead(rows, MONDAY, FRIDAY)


def said(rows: Book) -> list[str]:
    return [change.sentence for change in ahead(rows)]


def mondays(*kid_rows: t.Child, adults: int = 0, **rows: Any) -> Book:
    """Mondays only, every child booked."""
    team = merged(*(staff(900 + i) for i in range(adults)))
    given: dict[str, Any] = {
        "sessions": (morning(),),
        "children": kid_rows,
        "bookings": booked(kid_rows),
        **team,
        **rows,
    }
    return book(**given)


@pytest.mark.parametrize(
    ("method", "monday", "tuesday"),
    [("per-band", 3, 4), ("youngest-first", 3, 3), ("pooled", 3, 3), ("youngest-sets-room", 3, 3)],
)
def test_twelve_twos_of_whom_one_turns_three_on_a_tuesday(
    method: t.MixedAgeMethod, monday: int, tuesday: int
) -> None:
    rows = twelve_twos(method)
    assert [d.required for d in demand_on(rows, TUESDAY - timedelta(days=1))] == [monday]
    assert [d.required for d in demand_on(rows, TUESDAY)] == [tuesday]
    found = ahead(rows)
    if monday == tuesday:
        assert found == ()
        return
    first, second = found
    assert first.sentence == "From 22 September Tuesday Morning needs 4 adults, not 3: Child1 turns three."
    assert second.sentence == (
        "From 28 September Monday Morning needs 4 adults, not 3: Child1 turns three on 22 September."
    )
    assert (first.on_date, first.session, first.room_id) == (TUESDAY, "Morning", None)
    assert (first.children, first.people) == ((1,), ())
    assert (first.before.adults, first.after.adults) == (3, 4)


def test_a_birthday_can_lower_what_is_needed() -> None:
    assert said(twelve_twos("pooled", who_turns=12)) == [
        f"From {day} {name} Morning needs 2 adults, not 3: "
        + ", ".join(f"Child{i} turns three{when}" for i in range(1, 12))
        + f" and Child12 turns three{when}."
        for day, name, when in (
            ("22 September", "Tuesday", ""),
            ("28 September", "Monday", " on 22 September"),
        )
    ]


def test_nothing_changes_where_nobody_grows_comes_or_goes() -> None:
    assert ahead(mondays(*children(*ages(twos=3)), adults=2)) == ()


def test_a_start_and_a_leaving_name_the_child_and_the_day() -> None:
    kids = children(*ages(twos=11))
    stays = kids[:10]
    comes = replace(kids[10], starts_on=date(2026, 10, 1), leaves_on=date(2026, 10, 22))
    assert said(mondays(*stays, comes)) == [
        "From 5 October Monday Morning needs 3 adults, not 2: Child11 starts on 1 October.",
        "From 26 October Monday Morning needs 2 adults, not 3: Child11 leaves on 22 October.",
    ]


def test_a_booking_that_starts_and_ends_does_too() -> None:
    kids = children(*ages(twos=11))
    bookings = booked(kids)
    dated = replace(bookings[-1], starts_on=date(2026, 10, 5), ends_on=date(2026, 10, 19))
    assert said(mondays(*kids, bookings=(*bookings[:-1], dated))) == [
        "From 5 October Monday Morning needs 3 adults, not 2: Child11 is booked.",
        "From 26 October Monday Morning needs 2 adults, not 3: Child11’s booking ends on 19 October.",
    ]


def test_one_days_illness_and_closures_are_no_change() -> None:
    kids = children(*ages(twos=11))
    day = MONDAY + timedelta(days=14)
    rows = mondays(
        *kids,
        adults=2,
        child_absences=(t.ChildAbsence(1, 1, day, day),),
        staff_absences=(t.StaffAbsence(1, 900, day, day, "sick"),),
        closures=(t.Closure(1, day + timedelta(days=7), day + timedelta(days=20)),),
    )
    assert ahead(rows) == ()


def test_staff_who_come_in_for_a_day_are_no_change() -> None:
    day = MONDAY + timedelta(days=14)
    rows = mondays(*children(*ages(twos=11)), adults=2)
    extra = t.WorkPattern(99, 901, 0, at("08:00"), at("16:00"), valid_from=day, valid_to=day)
    without = tuple(p for p in rows.work_patterns if p.employment_id == 900)
    assert ahead(replace(rows, work_patterns=(*without, extra))) == ()


def test_hours_that_end_ask_for_a_parent() -> None:
    rows = mondays(*children(*ages(threes=8)), adults=2)
    last = date(2026, 10, 9)
    patterns = tuple(replace(p, valid_to=last) if p.employment_id == 901 else p for p in rows.work_patterns)
    (change,) = ahead(replace(rows, work_patterns=patterns))
    assert change.sentence == (
        "From 12 October Monday Morning needs 1 parent, not none, and asks level 2 of a parent: "
        "Staff901 works 08:00–16:00 only until 9 October."
    )
    assert (change.children, change.people, change.before.parents, change.after.parents) == (
        (),
        (901,),
        (),
        (2,),
    )


def test_a_contract_that_ends_and_one_that_begins() -> None:
    rows = mondays(*children(*ages(threes=8)), adults=2)
    (first, second) = rows.employments
    ends, starts = date(2026, 10, 10), date(2026, 10, 20)
    jobs = (replace(first, ends_on=ends), replace(second, starts_on=starts))
    assert said(replace(rows, employments=jobs)) == [
        "From 12 October Monday Morning needs 2 parents, not 1, and asks level 3 of a parent, "
        "and needs first aid from a parent: Staff900 leaves on 10 October.",
        "From 26 October Monday Morning needs 1 parent, not 2, and no longer asks level 3 of a parent, "
        "and needs no first aid from a parent: Staff901 starts work on 20 October.",
    ]


def test_a_certificate_that_ends_is_named() -> None:
    rows = mondays(*children(*ages(threes=8)), adults=2)
    ends = date(2026, 10, 10)
    dated = tuple(replace(c, expires_on=ends) if c.kind == "vetting" else c for c in checks(901))
    rows = replace(rows, checks=(*checks(900), *dated))
    assert said(rows) == [
        "From 12 October Monday Morning needs 1 parent, not none, and asks level 2 of a parent: "
        "Staff901 has vetting that ran out on 10 October."
    ]


def test_the_last_first_aider_whose_certificate_ends_is_named() -> None:
    rows = mondays(*children(*ages(threes=8)), adults=2)
    ends = date(2026, 10, 10)
    dated = tuple(replace(c, expires_on=ends) if c.kind == "first_aid" else c for c in checks(900))
    rows = replace(rows, checks=(*dated, *checks(901, first_aid=False)))
    (change,) = ahead(rows)
    assert change.sentence == (
        "From 12 October Monday Morning needs first aid from a parent: "
        "Staff900 has first aid only until 10 October."
    )
    assert change.people == (900,)


def test_a_child_who_outgrows_a_room_changes_both() -> None:
    rooms = (t.Room(1, "Wee", 0, 36), t.Room(2, "Big", 36, 72))
    kids = children(*ages(twos=11, threes=16))
    kids = (replace(kids[0], date_of_birth=born(3, on=date(2026, 10, 1))), *kids[1:])
    rows = mondays(*kids, rooms=rooms)
    rows = replace(rows, nursery=replace(rows.nursery, ratio_scope="room"))
    found = ahead(rows)
    assert [(c.room_id, c.sentence) for c in found] == [
        (
            1,
            "From 5 October Monday Morning, Wee, needs 2 adults, not 3: "
            "Child1, three on 1 October, moves to Big.",
        ),
        (
            2,
            "From 5 October Monday Morning, Big, needs 3 adults, not 2: "
            "Child1, three on 1 October, moves here from Wee.",
        ),
    ]


def test_walking_changes_the_ratio_in_france() -> None:
    kids = children(12, 12, 12, 12, 12, 12)
    kids = tuple(replace(c, walks_from=date(2026, 10, 1)) if c.id == 1 else c for c in kids)
    rows = mondays(*kids, *(replace(c, id=c.id + 10) for c in children(*[30] * 10)), rules="france-walking")
    rows = replace(
        rows,
        children=tuple(replace(c, walks_from=date(2025, 1, 1)) if c.id > 10 else c for c in rows.children),
        nursery=replace(rows.nursery, mixed_age_method="per-band"),
    )
    assert said(rows) == [
        "From 5 October Monday Morning needs 3 adults, not 4: Child1 Test walks on 1 October."
    ]


def test_new_rules_are_a_cause_of_their_own() -> None:
    kids = children(*ages(twos=5), on=date(2023, 9, 4))
    term = t.Term(1, "Then", date(2023, 8, 7), date(2023, 9, 29))
    rows = mondays(*kids, terms=(term,))
    rows = replace(rows, nursery=replace(rows.nursery, minimum_adults=0))
    assert [c.sentence for c in changes_ahead(rows, term.starts_on, term.ends_on)] == [
        "From 4 September Monday Morning needs 1 adult, not 2, and no longer asks level 2 of a parent: "
        "the rules change."
    ]


def test_a_second_session_that_day_ends_the_sessional_ratio() -> None:
    kids = children(*ages(threes=30))
    late = t.Session(2, "Late", 0, at("12:00"), at("15:00"))
    twice = t.Booking(99, 1, 2, starts_on=date(2026, 10, 1))
    rows = mondays(*kids, sessions=(morning(), late), rules="scotland")
    rows = replace(rows, bookings=(*rows.bookings, twice))
    assert "Monday Morning needs 4 adults, not 3" in said(rows)[0]
    assert said(rows)[0].endswith(": Child1 comes to two sessions that day.")


def test_the_first_week_is_compared_with_the_weeks_before_it() -> None:
    """Also over a holiday: the term before is where the change is seen from."""
    spring = t.Term(2, "Spring", date(2027, 1, 4), date(2027, 3, 26))
    rows = replace(twelve_twos("per-band"), terms=(t.Term(1, "Autumn", MONDAY, FRIDAY), spring))
    kids = tuple(
        replace(c, date_of_birth=born(3, on=date(2026, 12, 25))) if c.id == 1 else c for c in rows.children
    )
    found = changes_ahead(replace(rows, children=kids), spring.starts_on, date(2027, 1, 31))
    assert [c.sentence for c in found] == [
        f"From {day} needs 4 adults, not 3: Child1 turns three on 25 December."
        for day in ("4 January Monday Morning", "5 January Tuesday Morning")
    ]


def test_each_change_is_one_that_the_demand_shows() -> None:
    rows = many_families(20, reference())
    shifts_of = {s.name for s in rows.sessions}
    for change in changes_ahead(rows, OPENS, date(2027, 3, 26)):
        now = [d for d in demand_on(rows, change.on_date) if d.session.name == change.session]
        then = [
            d for d in demand_on(rows, change.on_date - timedelta(days=7)) if d.session.name == change.session
        ]
        assert now[0].required == change.after.adults
        assert not then or then[0].required == change.before.adults
        assert change.session in shifts_of
        assert change.children or change.people


def test_the_shift_of_a_session_does_not_matter() -> None:
    rows = twelve_twos("per-band")
    assert said(rows) == said(replace(rows, shifts=(duty_shift(),)))
