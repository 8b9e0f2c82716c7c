"""The day sheet on paper: everybody signs in, plan beside count, the look-up, and no number of a phone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from nursery_rota.documents.day_sheet import day_sheets
from nursery_rota.documents.render import page_count
from nursery_rota.domain import tables as t
from nursery_rota.domain.day_sheet import DayPerson, DaySheet, day_sheet
from tests.documents.office_samples import HIDDEN, LONG, NURSERY, duty, letters, office_book
from tests.documents.pdf_text import about, contents, words
from tests.documents.sheet_samples import HARD_NAMES, ISSUE, PRINTED
from tests.making import MONDAY


def _printed(*days: DaySheet) -> bytes:
    return day_sheets(days, printed_at=PRINTED)


def _day(*people: int) -> DaySheet:
    return day_sheet(office_book(duties=tuple(duty(i, p) for i, p in enumerate(people, start=1))), MONDAY)


def test_a_day_is_one_page_with_all_that_is_kept() -> None:
    pdf = _printed(replace(_day(9), issue=ISSUE))
    text = words(pdf)
    assert page_count(pdf) == 1
    for said in (
        "Monday 14 September 2026",
        f"Day sheet, {NURSERY}. Morning 09:00–12:00",
        "Office copy",
        "rota issue 4",
        "Name Due In Out Signature",
        "Staff900 Paid900 L3 manager 08:00–16:00",
        "Parent9 Family9 Morning duty, counts in ratio 08:45–12:15",
        "cover, visitor",
        "Children and adults, counted",
        "09:15 1 6 9 3",
        "If the numbers differ: adults needed",
        "With 2 or 3 adults, one holds level 3 and one more level 2.",
        "Notes",
        "Checked and kept, manager or deputy: time",
        "Keep 3 years after the children leave. Printed 20 Nov 2026, 15:44.",
        "Page 1 of 1",
    ):
        assert said in text, said


def test_no_phone_no_child_and_no_hidden_name_is_on_it() -> None:
    text = words(_printed(_day(1, 3)))
    for secret in ("07700", "Child1", HIDDEN, "2023", "exempt"):
        assert secret not in text, secret
    assert text.count("Morning duty, ") == 2


@pytest.mark.parametrize("person", range(2, 2 + len(HARD_NAMES)))
def test_names_come_out_letter_by_letter(person: int) -> None:
    assert HARD_NAMES[person - 2] in words(_printed(_day(person)))


def test_a_very_long_name_is_printed_whole() -> None:
    long_one = 2 + len(HARD_NAMES)
    assert letters(LONG) in letters(words(_printed(_day(long_one))))


def test_first_call_points_to_the_ring_list() -> None:
    book = office_book(duties=(duty(1, 9, reserve=True),))
    text = words(_printed(day_sheet(book, MONDAY)))
    assert "First call: Parent9 Family9. Numbers are on the ring list." in text


def test_each_day_has_its_own_pages_and_its_bookmark() -> None:
    days = [replace(_day(9), on_date=MONDAY + timedelta(days=i)) for i in range(5)]
    pdf = _printed(*days)
    assert page_count(pdf) == 5
    assert contents(pdf)[4] == "Friday 18 September 2026"
    assert all("Page 1 of 1" in words(pdf, i) for i in range(5))


def test_many_people_flow_over_with_heads_and_nobody_is_lost() -> None:
    crowd = tuple(DayPerson(f"Helper {i:03d}", "cooking, additional", 570, 690) for i in range(60))
    pdf = _printed(replace(_day(9), people=crowd))
    text = words(pdf)
    assert all(f"Helper {i:03d}" in text for i in range(60))
    for page in range(page_count(pdf)):
        on_page = words(pdf, page)
        assert "Helper " not in on_page or "Name Due In Out Signature" in on_page


def test_rooms_are_counted_apart() -> None:
    rooms = (t.Room(1, "Wee Room", 0, 36, 15), t.Room(2, "Big Room", 36, 72, 24))
    book = office_book(rooms=rooms)
    book = replace(book, nursery=replace(book.nursery, ratio_scope="room"))
    text = words(_printed(day_sheet(book, MONDAY)))
    assert "Children and adults, counted: Wee Room" in text
    assert "If the numbers differ: adults needed: Big Room" in text


def test_a_closed_day_and_no_day_at_all_are_good_pages() -> None:
    closed = office_book(closures=(t.Closure(1, MONDAY, MONDAY, "inset", "Training & tea"),))
    pdf = _printed(day_sheet(closed, MONDAY))
    assert page_count(pdf) == 1
    assert "Closed: Training & tea. Nobody is expected." in words(pdf)
    assert "Nothing to print: the nursery is not open." in words(_printed())


def test_the_pdf_says_what_it_is_and_is_the_same_each_time() -> None:
    pdf = _printed(_day(9))
    assert about(pdf)["Title"] == "Day sheet, Monday 14 September 2026"
    assert about(pdf)["Author"] == NURSERY
    assert b"/Lang (en-GB)" in pdf
    assert pdf == _printed(_day(9))
