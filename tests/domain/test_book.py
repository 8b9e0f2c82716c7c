"""Answers that outlive an edit are the answers that the book after it would give itself."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from gc import collect
from importlib import import_module
from inspect import signature
from itertools import product
from typing import Any
from weakref import ref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nursery_rota.domain as domain
from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.calendar import days, sessions_on
from nursery_rota.domain.demand import demand_on
from nursery_rota.domain.eligibility import standing
from nursery_rota.domain.names import short_names
from nursery_rota.domain.rules import check
from nursery_rota.domain.staffing import staff_in
from tests.finding_cases import duty
from tests.making import MONDAY, TERM, ages, at, duty_shift, morning, small_nursery

NOT_TABLES = {"carried"}
TABLES = [f.name for f in fields(Book) if f.name not in NOT_TABLES]
PARTS = {"member", "family_name"}
"""What is taken of a table, and named instead of it."""


def nursery() -> Book:
    """Two rooms, a meal, a newcomer, a child without a booking and one booked twice, a term of three weeks."""
    rows = small_nursery(
        kids=ages(babies=2, twos=7, threes=9),
        rooms=(t.Room(1, "Wee", 0, 36, 20), t.Room(2, "Big", 36, 72, 20)),
        sessions=(morning(has_meal=True), morning(1, 2)),
        shifts=(duty_shift(), duty_shift(1, 2)),
        duties=(duty(), duty(2, 2, observing=True), duty(3, 3, on=MONDAY + timedelta(days=8), shift_id=2)),
        terms=(replace(TERM, ends_on=MONDAY + timedelta(days=18)),),
    )
    bookings = rows.bookings + tuple(replace(b, id=b.id + 100, session_id=2) for b in rows.bookings)
    bookings = tuple(b for b in bookings if b.child_id != 1)
    bookings += (replace(bookings[0], id=500),)
    return replace(rows, bookings=bookings, nursery=replace(rows.nursery, ratio_scope="room"))


def anew(book: Book) -> Book:
    """The same tables in a book that has been asked nothing."""
    return Book(**{name: getattr(book, name) for name in TABLES})


EDITS: dict[str, Callable[[Book], Book]] = {
    "duty": lambda b: replace(b, duties=(*b.duties, duty(4, 9))),
    "duty away": lambda b: replace(b, duties=b.duties[1:]),
    "child": lambda b: replace(
        b, children=tuple(replace(c, date_of_birth=date(2025, 12, 1)) if c.id < 9 else c for c in b.children)
    ),
    "booking": lambda b: replace(b, bookings=b.bookings[12:]),
    "ill children": lambda b: replace(
        b, child_absences=tuple(t.ChildAbsence(i, i, MONDAY, MONDAY) for i in range(1, 19))
    ),
    "extra child": lambda b: replace(b, extra_attendances=(t.ExtraAttendance(1, 1, MONDAY, 1),)),
    "level": lambda b: replace(b, people=tuple(replace(p, level=0) if p.id == 900 else p for p in b.people)),
    "checks": lambda b: replace(b, checks=b.checks[6:]),
    "ill staff": lambda b: replace(b, staff_absences=(t.StaffAbsence(1, 900, MONDAY, MONDAY, "sick"),)),
    "hours": lambda b: replace(b, work_patterns=b.work_patterns[1:]),
    "contract": lambda b: replace(
        b, employments=(b.employments[0], replace(b.employments[1], ends_on=MONDAY))
    ),
    "closure": lambda b: replace(b, closures=(t.Closure(1, MONDAY, MONDAY),)),
    "term": lambda b: replace(b, terms=(replace(b.terms[0], starts_on=MONDAY + timedelta(days=1)),)),
    "session": lambda b: replace(b, sessions=(replace(b.sessions[0], ends_at=at("12:30")), *b.sessions[1:])),
    "shift": lambda b: replace(b, shifts=(b.shifts[0], duty_shift(1, 2, ends_at=at("11:00")))),
    "rooms": lambda b: replace(b, rooms=(t.Room(1, "Wee", 0, 24, 3), t.Room(2, "Big", 24, 72, 20))),
    "setting": lambda b: replace(
        b, nursery=replace(b.nursery, mixed_age_method="per-band", minimum_adults=4)
    ),
    "exemption": lambda b: replace(b, exemptions=(t.Exemption(1, 1, MONDAY),)),
    "member": lambda b: replace(
        b, families=tuple(replace(f, left_on=MONDAY) if f.id == 3 else f for f in b.families)
    ),
    "another name": lambda b: replace(
        b, families=tuple(replace(f, name="Another name", notes="Noted") for f in b.families)
    ),
    "said no": lambda b: replace(b, availability=(t.Availability(1, 1, weekday=0, answer="no"),)),
    "certificate": lambda b: replace(
        b, checks=tuple(replace(c, expires_on=MONDAY) if c.kind == "first_aid" else c for c in b.checks)
    ),
}


@settings(max_examples=60, deadline=None)
@given(names=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
def test_a_check_after_edits_says_what_a_book_asked_nothing_says(names: list[str]) -> None:
    book = nursery()
    check(book, book.terms[0], MONDAY)
    for name in names:
        book = EDITS[name](book)
        assert check(book, book.terms[0], MONDAY) == check(anew(book), book.terms[0], MONDAY)


def test_every_edit_here_changes_what_the_check_says() -> None:
    """Else the test above would prove nothing."""
    before = check(nursery(), nursery().terms[0], MONDAY)
    after = {name: edit(nursery()) for name, edit in EDITS.items()}
    same = {name for name, book in after.items() if check(book, book.terms[0], MONDAY) == before}
    assert same == set()


class Watched(Book):
    """A book that notes which of its tables are read, and which parts of them."""

    def __getattribute__(self, name: str) -> Any:
        read = object.__getattribute__(self, "read")
        before = {*read, name}
        found = object.__getattribute__(self, name)
        if name in PARTS:
            read.clear()
            read.update(before)
        elif name in TABLES:
            read.add(name)
        return found


def watched() -> tuple[Book, set[str]]:
    read: set[str] = set()
    Watched.read = read  # type: ignore[attr-defined]
    plain = nursery()
    return Watched(**{name: getattr(plain, name) for name in TABLES}), read


def questions() -> dict[str, tuple[Callable[..., Any], tuple[str, ...]]]:
    """Every question of the domain whose answers are carried, with the tables that it names."""
    found = {}
    for info in pkgutil.walk_packages(domain.__path__, "nursery_rota.domain."):
        for name, value in vars(import_module(info.name)).items():
            if hasattr(value, "reads") and value.__module__ == info.name:
                found[f"{info.name.rpartition('.')[2]}.{name}"] = (value, value.reads)
    return found


def arguments(question: Callable[..., Any], day: date) -> list[tuple[Any, ...]]:
    """Whatever the question asks for besides the book, by the names of its parameters."""
    book = nursery()
    known: dict[str, tuple[Any, ...]] = {
        "day": (day,),
        "start": (day,),
        "end": (day + timedelta(days=3),),
        "session": tuple(s for s in book.sessions if s.weekday == day.weekday()) or book.sessions[:1],
        "term": book.terms,
        "today": (MONDAY,),
        "family": book.families[:2],
        "publication_id": (1,),
        "employment": book.employments,
        "person_id": (1, 2),
        "family_id": (1, 2),
        "shift_id": (1,),
        "room_id": (1, 2),
        "level6": (False, True),
    }
    names = list(signature(question).parameters)[1:]
    return [*product(*(known[name] for name in names))]


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_carried_question_reads_only_the_tables_that_it_names(name: str) -> None:
    question, reads = questions()[name]
    allowed = {*reads, "duties"} if hasattr(question, "duties") else set(reads)
    for day in days(MONDAY - timedelta(days=2), MONDAY + timedelta(days=2)):
        for given_ in arguments(question, day):
            book, read = watched()
            read.clear()
            question.__wrapped__(book, *given_)
            assert read <= allowed, f"{name} also reads {sorted(read - allowed)}"
            if hasattr(question, "duties"):
                read.clear()
                question.duties(book, *given_)
                assert read <= allowed, f"the duties of {name} hang on {sorted(read - allowed)} as well"


def test_answers_are_carried_past_an_edit_elsewhere_and_only_then() -> None:
    asked: list[date] = []

    @remembered_while("closures")
    def question(book: Book, day: date) -> int:
        asked.append(day)
        return len(book.closures)

    book = nursery()
    assert question(book, MONDAY) == question(replace(book, duties=()), MONDAY) == 0
    assert len(asked) == 1
    shut = replace(book, closures=(t.Closure(1, MONDAY, MONDAY),))
    assert question(shut, MONDAY) == 1
    assert question(book, MONDAY) == 0
    assert len(asked) == 2


def test_what_a_family_is_noted_for_leaves_the_standing_of_its_parents() -> None:
    def of_family(book: Book, **changes: Any) -> Book:
        return replace(book, families=(replace(book.families[0], **changes), *book.families[1:]))

    book = nursery()
    before = standing(book, 1, MONDAY)
    noted = of_family(book, notes="Rings in the morning", name="Another name")
    assert standing(noted, 1, MONDAY) is before
    assert noted.family_name[1] == "Another name"
    gone = of_family(noted, left_on=MONDAY - timedelta(days=1))
    assert not standing(gone, 1, MONDAY).may_serve
    assert standing(of_family(gone, left_on=None), 1, MONDAY).may_serve


def test_an_edit_of_the_rota_leaves_demand_and_staff_as_they_were() -> None:
    book = nursery()
    after = EDITS["duty"](book)
    before = demand_on(book, MONDAY)
    again = EDITS["duty"](book)
    assert demand_on(again, MONDAY) is before
    assert demand_on(after, MONDAY) == before
    session = sessions_on(book, MONDAY)[0]
    assert staff_in(again, session, MONDAY) is staff_in(book, session, MONDAY)
    assert short_names(again)[1] == "Parent1 F."


def test_a_book_made_of_another_does_not_keep_it() -> None:
    book = nursery()
    demand_on(book, MONDAY)
    after, before = replace(book, duties=()), ref(book)
    del book
    collect()
    assert before() is None
    assert demand_on(after, MONDAY)
