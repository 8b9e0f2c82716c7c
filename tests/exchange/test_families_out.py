"""Families as a spreadsheet: what is written can be brought in again, and nothing of it is new."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from nursery_rota.actions.families_in import planned
from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import Booking, Child, Family, Person
from nursery_rota.exchange.families_out import family_rows, write_families
from nursery_rota.exchange.families_sheet import open_sheet
from nursery_rota.exchange.template import HEADS
from tests.making import duty_shift, morning, small_nursery

TODAY = date(2026, 11, 24)
ODD = "<b>O'Neil & S\u00f6ns</b>"


def nursery() -> Book:
    rows = small_nursery(sessions=(morning(), morning(2, 2)), shifts=(duty_shift(),))
    return Book(
        nursery=rows.nursery,
        rule_set=rows.rule_set,
        rates=rows.rates,
        sessions=rows.sessions,
        families=(
            Family(1, ODD, notes="Lives near"),
            Family(2, "\u6b27\u9633"),
            Family(3, "Gone", left_on=date(2026, 7, 1)),
        ),
        people=(
            Person(1, 1, "Zo\u00eb", ODD, phone="07700 900123", email="zoe@example.org"),
            Person(2, 1, "Bo", "Other"),
            Person(3, 2, "\u53f8\u9a6c", "\u6b27\u9633"),
            Person(4, 3, "Kim", "Gone"),
        ),
        children=(
            Child(1, 1, "Kit", ODD, date(2023, 3, 14), starts_on=date(2025, 9, 1)),
            Child(2, 1, "Yan", ODD, date(2024, 5, 2)),
            Child(3, 3, "Old", "Gone", date(2021, 1, 1)),
        ),
        bookings=(Booking(1, 1, 1), Booking(2, 1, 2), Booking(3, 2, 2, ends_on=date(2026, 1, 1))),
    )


def test_a_row_for_each_child_and_one_for_a_family_without() -> None:
    rows = [dict(zip(HEADS, row, strict=True)) for row in family_rows(nursery(), TODAY)]
    assert [(row["Surname"], row["Child first name"], row["Days"]) for row in rows] == [
        (ODD, "Kit", "Mo We"),
        (ODD, "Yan", ""),
        ("\u6b27\u9633", "", ""),
    ]
    assert rows[0]["Child start date"] == date(2025, 9, 1)
    assert rows[0]["Parent 1 phone"] == "07700 900123"


def test_what_was_written_is_all_there_when_it_is_brought_in(tmp_path: Path) -> None:
    book = nursery()
    target = tmp_path / "families.xlsx"
    assert write_families(target, book, TODAY) == 3
    outcome = planned(book, open_sheet(target).preview())
    assert {fate.fate for fate in outcome.fates} == {"there"}
    assert not [row for row in outcome.rejected if not row.same]
    assert (outcome.tables["families"], outcome.tables["people"], outcome.tables["children"]) == (0, 0, 0)
    assert outcome.changed == 0
