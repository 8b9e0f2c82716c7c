"""Whom to ring: stand-ins first, then who was asked longest ago, then who has most left; by consent only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.ring_list import RingDay, ring_list
from tests.making import MONDAY, duty_shift, small_nursery


def _book(**rows: Any) -> Book:
    """Six parents with phones who all agreed to be rung."""
    book = small_nursery(**rows)
    return replace(
        book,
        people=tuple(replace(p, phone=f"07700 90000{p.id}", share_phone=True) for p in book.people),
    )


def _first(book: Book) -> RingDay:
    return ring_list(book, MONDAY).days[0]


def _names(day: RingDay) -> list[str]:
    return [ring.name.split()[0] for ring in day.people]


def _with(book: Book, person_id: int, **changes: Any) -> Book:
    return replace(book, people=tuple(replace(p, **changes) if p.id == person_id else p for p in book.people))


def test_the_list_has_each_date_of_two_weeks_that_needs_a_parent() -> None:
    found = ring_list(_book(), MONDAY)
    assert [day.on_date for day in found.days] == [MONDAY, MONDAY + timedelta(days=7)]
    assert (found.starts_on, found.ends_on) == (MONDAY, MONDAY + timedelta(days=13))
    assert found.days[0].shifts == ("Morning duty",)


def test_first_call_stands_first_and_who_is_on_duty_is_not_rung() -> None:
    duties = (t.Duty(1, MONDAY, 1, None, 1), t.Duty(2, MONDAY, 1, None, 5, reserve=True))
    day = _first(_book(duties=duties))
    assert (day.people[0].name, day.people[0].first_call) == ("Parent5 Family5", True)
    assert "Parent1" not in _names(day)
    assert len(day.people) == 5


def test_who_was_asked_longest_ago_comes_before_who_was_asked_lately() -> None:
    requests = tuple(
        t.CoverRequest(i, 1, person, f"2026-09-0{day}T10:00:00", "no")
        for i, (person, day) in enumerate([(1, 5), (2, 3), (3, 9), (3, 1)], start=1)
    )
    day = _first(_book(cover_requests=requests, duties=(t.Duty(1, date(2026, 12, 14), 1, None, 6),)))
    assert _names(day) == ["Parent4", "Parent5", "Parent6", "Parent2", "Parent1"]
    assert day.people[3].asked == date(2026, 9, 3)


def test_among_people_never_asked_most_left_of_the_share_comes_first() -> None:
    done = tuple(
        t.Duty(i, MONDAY + timedelta(weeks=4 + i), 1, None, person, "planned")
        for i, person in enumerate([1, 1, 2], start=1)
    )
    names = _names(_first(_book(parents=4, duties=done)))
    assert names.index("Parent2") < names.index("Parent1")
    assert names[-1] == "Parent1"


def test_without_consent_or_phone_or_on_hidden_families_nobody_is_listed() -> None:
    book = _with(_with(_book(), 1, share_phone=False), 2, phone=None)
    families = tuple(replace(f, hide_on_prints=f.id == 3) for f in book.families)
    names = _names(_first(replace(book, families=families)))
    assert not {"Parent1", "Parent2", "Parent3"} & set(names)
    assert "Parent4" in names


def test_a_stand_in_without_consent_is_named_without_a_number() -> None:
    book = _with(_book(duties=(t.Duty(1, MONDAY, 1, None, 5, reserve=True),)), 5, share_phone=False)
    assert (_first(book).people[0].name, _first(book).people[0].phone) == ("Parent5 Family5", "")


def test_who_said_no_to_one_shift_is_rung_for_the_other_only() -> None:
    late = duty_shift(0, 2, name="Late duty", starts_at=780, ends_at=900)
    session = t.Session(2, "Late", 0, t.Minute(780), t.Minute(900))
    base = _book(availability=(t.Availability(1, 1, 2, None, "no"),))
    book = replace(
        base,
        sessions=(*base.sessions, session),
        shifts=(*base.shifts, late),
        bookings=(*base.bookings, *(replace(b, id=b.id + 100, session_id=2) for b in base.bookings)),
    )
    only = {ring.name: ring.only for ring in _first(book).people}
    assert only["Parent1 Family1"] == "Morning duty"
    assert only["Parent2 Family2"] == ""


def test_nobody_agreed_leaves_the_date_with_no_names() -> None:
    book = small_nursery()
    assert _first(book).people == ()
