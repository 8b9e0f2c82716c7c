"""Nurseries with something typed wrong, or staff paid or counted wrongly, and the same ones mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.findings import Severity
from tests.finding_cases import changed, one_week
from tests.making import MONDAY, ages, at, duty_shift

DAY = timedelta(days=1)


@dataclass(frozen=True)
class WrongInput:
    """``words`` are in the message that ``wrong`` raises; ``mended`` raises none of the rule."""

    rule: str
    severity: Severity
    wrong: Callable[[], Book]
    mended: Callable[[], Book]
    words: str


def with_child(**changes: Any) -> Callable[[], Book]:
    """The first child otherwise."""

    def build() -> Book:
        rows = one_week()
        first, *rest = rows.children
        return replace(rows, children=(replace(first, **changes), *rest))

    return build


def with_booking(booking: t.Booking, **changes: Any) -> Callable[[], Book]:
    """One more booking, and the first child otherwise."""

    def build() -> Book:
        rows = with_child(**changes)()
        return replace(rows, bookings=(*rows.bookings, booking))

    return build


def dated_booking(booked: dict[str, Any], stay: dict[str, Any]) -> Callable[[], Book]:
    """The first child's booking and stay with dates, over a term of five weeks."""

    def build() -> Book:
        rows = with_child(**stay)()
        first, *rest = rows.bookings
        term = t.Term(1, "Autumn", MONDAY, MONDAY + 32 * DAY)
        return replace(rows, bookings=(replace(first, **booked), *rest), terms=(term,))

    return build


def second_session(starts: str, *child_ids: int, **rows: Any) -> Callable[[], Book]:
    """A session from ``starts`` to 13:00 for some of the children."""

    def build() -> Book:
        made = one_week(kids=ages(threes=4), **rows)
        late = t.Session(2, "Lunch", 0, at(starts), at("13:00"))
        also = tuple(t.Booking(50 + i, i, 2) for i in child_ids)
        first = tuple(b for b in made.bookings if b.child_id not in child_ids)
        return replace(made, sessions=(*made.sessions, late), bookings=(*first, *also))

    return build


def in_rooms(second_room: int) -> Callable[[], Book]:
    """Overlapping sessions, the children of the second in a room."""

    def build() -> Book:
        rows = second_session("11:30", 4)()
        rooms = (t.Room(1, "Wee"), t.Room(2, "Big"))
        placed = tuple(replace(c, room_id=second_room if c.id == 4 else 1) for c in rows.children)
        return replace(rows, rooms=rooms, children=placed, nursery=replace(rows.nursery, ratio_scope="room"))

    return build


def terms(second_starts: date) -> Callable[[], Book]:
    def build() -> Book:
        first = t.Term(1, "Autumn", MONDAY, MONDAY + 4 * DAY)
        return one_week(terms=(first, t.Term(2, "Winter", second_starts, second_starts + 60 * DAY)))

    return build


def places(count: int | None) -> Callable[[], Book]:
    return lambda: one_week(shifts=(duty_shift(places=count),))


def wage(hourly_pence: int, **changes: Any) -> Callable[[], Book]:
    """The manager's wage since the contract began."""

    def build() -> Book:
        rows = one_week(pay_rates=(t.PayRate(1, 900, date(2020, 1, 1), hourly_pence),))
        return changed(rows, 900, **changes)

    return build


def more_hours(starts: str, *, same_contract: bool) -> Callable[[], Book]:
    """More hours of the manager on Mondays from ``starts`` on, in the same contract or in another."""

    def build() -> Book:
        rows = one_week()
        second = t.Employment(999, 900, "bank", date(2020, 1, 1))
        hours = t.WorkPattern(999, 900 if same_contract else 999, 0, at(starts), at("18:00"))
        jobs = rows.employments if same_contract else (*rows.employments, second)
        return replace(rows, employments=jobs, work_patterns=(*rows.work_patterns, hours))

    return build


def parent_with_a_job(day: date) -> Callable[[], Book]:
    """Parent 1 has a contract without Monday hours, is ill on ``day`` and down for Monday's duty."""

    def build() -> Book:
        rows = one_week()
        job = t.Employment(1, 1, "bank", date(2020, 1, 1))
        return replace(
            rows,
            employments=(*rows.employments, job),
            staff_absences=(t.StaffAbsence(1, 1, day, day, "sick"),),
        )

    return build


def away_from_one_contract(*contracts: int) -> Callable[[], Book]:
    """The manager's hours lie in two contracts; away from those named."""

    def build() -> Book:
        rows = one_week()
        second = t.Employment(999, 900, "bank", date(2020, 1, 1))
        split = tuple(
            replace(p, employment_id=999) if (p.employment_id, p.weekday) == (900, 0) else p
            for p in rows.work_patterns
        )
        away = tuple(t.StaffAbsence(i, i, MONDAY, MONDAY, "leave") for i in contracts)
        return replace(
            rows, employments=(*rows.employments, second), work_patterns=split, staff_absences=away
        )

    return build


WRONG_INPUTS = [
    WrongInput(
        "birth_date",
        "law",
        with_child(date_of_birth=date(2031, 5, 3)),
        with_child(date_of_birth=date(2021, 5, 3)),
        "Child1 Test was born on 3 May 2031, after the first day on 14 September 2026",
    ),
    WrongInput(
        "birth_date",
        "law",
        with_child(date_of_birth=date(1926, 5, 3)),
        with_child(date_of_birth=date(2019, 5, 3)),
        "was born on 3 May 1926 and would be 100, so the adults needed cannot be known.",
    ),
    WrongInput(
        "booked_twice",
        "warning",
        with_booking(t.Booking(99, 1, 1)),
        with_booking(t.Booking(99, 1, 1, ends_on=MONDAY - DAY)),
        "Child1 Test is booked twice for Morning at the same time from 14 September.",
    ),
    WrongInput(
        "booked_twice",
        "warning",
        lambda: replace(second_session("11:30", 4)(), bookings=(t.Booking(1, 1, 1), t.Booking(2, 1, 2))),
        lambda: replace(second_session("12:00", 4)(), bookings=(t.Booking(1, 1, 1), t.Booking(2, 1, 2))),
        "is booked for Morning and Lunch at the same time",
    ),
    WrongInput(
        "booking_dates",
        "warning",
        dated_booking({"starts_on": MONDAY}, {"starts_on": MONDAY + 7 * DAY}),
        dated_booking({"starts_on": MONDAY + 7 * DAY}, {"starts_on": MONDAY + 7 * DAY}),
        "is booked for Monday Morning from 14 September 2026 but starts on 21 September 2026",
    ),
    WrongInput(
        "booking_dates",
        "warning",
        dated_booking({"ends_on": MONDAY + 14 * DAY}, {"leaves_on": MONDAY + 7 * DAY}),
        dated_booking({}, {"leaves_on": MONDAY + 7 * DAY}),
        "until 28 September 2026 but leaves on 21 September 2026, so nobody is expected then.",
    ),
    WrongInput(
        "overlapping_sessions",
        "law",
        second_session("11:30", 4),
        second_session("12:00", 4),
        "Morning (09:00–12:00) and Lunch (11:30–13:00) overlap, so staff would count in both.",
    ),
    WrongInput("overlapping_sessions", "law", in_rooms(1), in_rooms(2), "overlap"),
    WrongInput(
        "terms_overlap",
        "warning",
        terms(MONDAY + 3 * DAY),
        terms(MONDAY + 5 * DAY),
        "Autumn and Winter share the days from 17 September 2026 to 18 September 2026",
    ),
    WrongInput("places_range", "warning", places(40), places(6), "more than the 6 parents who do duties."),
    WrongInput(
        "places_range", "warning", places(0), places(None), "has 0 places, so nobody can be put there."
    ),
    WrongInput(
        "minimum_wage",
        "law",
        wage(1100),
        wage(1500),
        "Staff900 Paid900 is paid £11.00 an hour on 14 September 2026; the legal minimum for the age is £12.71.",
    ),
    WrongInput(
        "minimum_wage",
        "law",
        wage(700, date_of_birth=date(2009, 1, 1)),
        wage(1100, date_of_birth=date(2009, 1, 1)),
        "the legal minimum for the age is £8.00.",
    ),
    WrongInput(
        "double_pattern",
        "law",
        more_hours("11:00", same_contract=False),
        more_hours("16:00", same_contract=False),
        "two work patterns at once on Mondays (08:00–16:00 and 11:00–18:00), in two contracts, "
        "and would count twice.",
    ),
    WrongInput(
        "double_pattern",
        "warning",
        more_hours("11:00", same_contract=True),
        more_hours("16:00", same_contract=True),
        "has two work patterns at once on Mondays (08:00–16:00 and 11:00–18:00). End one of them.",
    ),
    WrongInput(
        "on_leave",
        "policy",
        parent_with_a_job(MONDAY),
        parent_with_a_job(MONDAY + DAY),
        "Parent1 Family1 is ill that day and down for Morning duty. Give the duty to somebody else.",
    ),
    WrongInput(
        "on_leave",
        "policy",
        away_from_one_contract(900),
        away_from_one_contract(900, 999),
        "is on leave by one contract and still counted by another in Morning.",
    ),
]
