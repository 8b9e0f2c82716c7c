"""What was typed wrong is found, and breaks nothing: neither a figure nor a page nor a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.demand import demand
from nursery_rota.domain.family_sheet import family_sheet
from nursery_rota.domain.look_ahead import changes_ahead
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.problem import build
from nursery_rota.domain.rota import credited_places
from nursery_rota.domain.rules import check
from nursery_rota.domain.week import week_sheet
from nursery_rota.errors import ImportProblem
from nursery_rota.store.whole_file import import_tables
from tests.finding_cases import duty, findings
from tests.making import MONDAY, duty_shift, morning, reference, small_nursery
from tests.wrong_inputs import WRONG_INPUTS, WrongInput, wage, with_child

IDS = [f"{case.rule}-{i}" for i, case in enumerate(WRONG_INPUTS)]


@pytest.mark.parametrize("case", WRONG_INPUTS, ids=IDS)
def test_what_is_wrong_is_found_with_its_severity_and_words(case: WrongInput) -> None:
    found = findings(case.wrong(), case.rule)
    assert found, f"{case.rule} was not raised"
    assert {f.severity for f in found} == {case.severity}
    assert any(case.words in f.message for f in found), [f.message for f in found]
    assert all(f.where and f.message.endswith(".") for f in found)


@pytest.mark.parametrize("case", WRONG_INPUTS, ids=IDS)
def test_what_was_mended_is_not_found_again(case: WrongInput) -> None:
    assert findings(case.mended(), case.rule) == []


def test_a_child_of_the_future_who_comes_after_it_is_right() -> None:
    """Places are promised before a child is born."""
    born, starts = MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)
    assert findings(with_child(date_of_birth=born, starts_on=starts)(), "birth_date") == []


def test_an_older_child_is_right_where_the_rules_have_a_band_for_them() -> None:
    ten = {"date_of_birth": date(2016, 5, 3)}
    assert findings(with_child(**ten)(), "birth_date")
    rows = with_child(**ten)()
    irish = replace(rows, rule_set=reference().rule_sets["northern-ireland"])
    assert findings(irish, "birth_date") == []


def test_a_brother_without_a_booking_may_be_of_any_age() -> None:
    rows = with_child(date_of_birth=date(2008, 1, 1))()
    assert findings(replace(rows, bookings=rows.bookings[1:]), "birth_date") == []


def test_a_new_minimum_wage_in_the_term_is_noticed() -> None:
    rows = wage(1250)()
    term = t.Term(1, "Spring", date(2026, 3, 1), date(2026, 4, 30))
    (found,) = findings(replace(rows, terms=(term,)), "minimum_wage")
    assert "£12.50 an hour on 1 April 2026; the legal minimum for the age is £12.71" in found.message


def test_a_wage_in_another_currency_is_not_measured_by_this_minimum() -> None:
    rows = wage(900)()
    assert findings(replace(rows, nursery=replace(rows.nursery, currency="USD")), "minimum_wage") == []


ROW = {"id": 1, "name": "X", "weekday": 0, "starts_at": "09:00", "ends_at": "12:00"}
CHILD = {"first_name": "A", "last_name": "B", "date_of_birth": "2023-01-01"}
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sessions", {**ROW, "ends_at": "08:00"}, "tables.sessions[0].ends_at: '08:00' must be after starts_at."),
    ("shifts", {**ROW, "ends_at": "09:00"}, "tables.shifts[0].ends_at: '09:00' must be after starts_at."),
    (
        "shifts",
        {**ROW, "places": -1},
        "tables.shifts[0].places: -1 must be 0 or more.",
    ),
    (
        "terms",
        {"name": "Autumn", "starts_on": "2026-09-14", "ends_on": "2026-09-01"},
        "tables.terms[0].ends_on: '2026-09-01' must not be before starts_on.",
    ),
    (
        "sessions",
        {**ROW, "valid_from": "2026-09-14", "valid_to": "2026-09-01"},
        "tables.sessions[0].valid_to: '2026-09-01' must not be before valid_from.",
    ),
    (
        "children",
        {**CHILD, "family_id": 1, "starts_on": "2026-09-14", "leaves_on": "2026-09-01"},
        "tables.children[0].leaves_on: '2026-09-01' must not be before starts_on.",
    ),
    (
        "work_patterns",
        {"employment_id": 1, "weekday": 0, "starts_at": "09:00", "ends_at": "08:00"},
        "tables.work_patterns[0].ends_at: '08:00' must be after starts_at.",
    ),
    (
        "work_patterns",
        {
            "employment_id": 1,
            "weekday": 0,
            "starts_at": "09:00",
            "ends_at": "12:00",
            "valid_from": "2026-09-14",
            "valid_to": "2026-09-01",
        },
        "tables.work_patterns[0].valid_to: '2026-09-01' must not be before valid_from.",
    ),
]


@pytest.mark.parametrize(("table", "row", "sentence"), REFUSED)
def test_what_the_file_refuses_is_refused_in_a_sentence(
    tmp_path: Path, table: str, row: dict[str, Any], sentence: str
) -> None:
    tables = {
        "families": [{"id": 1, "name": "B"}],
        "people": [{"id": 1, "first_name": "A"}],
        "employments": [{"id": 1, "person_id": 1, "role": "manager", "starts_on": "2020-01-01"}],
        table: [row],
    }
    with pytest.raises(ImportProblem) as refusal:
        import_tables(
            tmp_path / "x.rota", {"format": "nursery-rota", "version": 1, "tables": tables}, reference()
        )
    assert str(refusal.value) == sentence
    assert list(tmp_path.iterdir()) == []


DATES = st.dates(date(2026, 8, 1), date(2027, 1, 31))
ANY_DATE = st.none() | DATES
MINUTES = st.integers(0, 1440)


@st.composite
def broken_books(draw: st.DrawFn) -> Book:
    """A small nursery in which dates and times are as they come, also in the wrong order."""
    rows = small_nursery(duties=(duty(),))
    kids = tuple(
        replace(
            c,
            date_of_birth=draw(st.dates(date(1900, 1, 1), date(2090, 1, 1))),
            starts_on=draw(ANY_DATE),
            leaves_on=draw(ANY_DATE),
        )
        if c.id < 4
        else c
        for c in rows.children
    )
    sessions = tuple(
        morning(
            draw(st.integers(0, 6)),
            i,
            starts_at=draw(MINUTES),
            ends_at=draw(MINUTES),
            valid_to=draw(ANY_DATE),
        )
        for i in (2, 3)
    )
    shift = duty_shift(
        draw(st.integers(0, 6)),
        2,
        starts_at=draw(MINUTES),
        ends_at=draw(MINUTES),
        places=draw(st.sampled_from([None, 0, 1, 99])),
        kind=draw(st.sampled_from(["care", "helper", "task"])),
        every_weeks=draw(st.integers(0, 3)),
        first_on=draw(ANY_DATE),
    )
    bookings = tuple(
        t.Booking(100 + i, draw(st.integers(1, 6)), draw(st.integers(1, 3)), draw(ANY_DATE), draw(ANY_DATE))
        for i in range(4)
    )
    job = t.Employment(1, draw(st.integers(1, 3)), "bank", draw(DATES), draw(ANY_DATE))
    hours = t.WorkPattern(
        1, 1, 0, draw(MINUTES), draw(MINUTES), valid_from=draw(ANY_DATE), valid_to=draw(ANY_DATE)
    )
    return replace(
        rows,
        children=kids,
        sessions=(*rows.sessions, *sessions),
        shifts=(*rows.shifts, shift),
        bookings=(*rows.bookings, *bookings),
        employments=(*rows.employments, job),
        work_patterns=(*rows.work_patterns, hours),
        pay_rates=(t.PayRate(1, 1, draw(DATES), draw(st.integers(0, 2000))),),
        staff_absences=(t.StaffAbsence(1, 1, draw(DATES), draw(DATES), "sick"),),
        terms=(*rows.terms, t.Term(2, "Odd", draw(DATES), draw(DATES))),
        duties=(*rows.duties, t.Duty(2, draw(DATES), draw(st.integers(1, 2)), None, draw(st.integers(1, 6)))),
        exemptions=(t.Exemption(1, 1, draw(DATES), draw(ANY_DATE)),),
    )


@settings(max_examples=25, deadline=None)
@given(rows=broken_books())
def test_nothing_breaks_on_what_was_typed_wrong(rows: Book) -> None:
    for term in rows.terms:
        assert all(d.required >= 0 for d in demand(rows, term.starts_on, term.ends_on))
        check(rows, term, MONDAY)
        assert {row.family_id for row in ledger(rows, term, MONDAY)} <= set(rows.family)
        built = build(rows, term, MONDAY)
        assert len(built.slots) == len(built.problem.slots)
        for row in ledger(rows, term, MONDAY):
            family_sheet(rows, row.family_id, term, MONDAY)
        credited_places(rows, term.starts_on, term.ends_on)
        changes_ahead(rows, term.starts_on, term.ends_on)
    week_sheet(rows, MONDAY, MONDAY)
