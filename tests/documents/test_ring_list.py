"""The ring list on paper: numbers by consent, in order, a date never split."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from nursery_rota.documents.render import page_count
from nursery_rota.documents.ring_list import ring_list as ring_paper
from nursery_rota.domain import tables as t
from nursery_rota.domain.ring_list import Ring, RingDay, RingList, ring_list
from nursery_rota.wording import long_day
from tests.documents.office_samples import HIDDEN, NURSERY, duty, office_book
from tests.documents.pdf_text import about, words
from tests.documents.sheet_samples import HARD_NAMES, PRINTED
from tests.making import MONDAY


def _printed(ring: RingList) -> bytes:
    return ring_paper(ring, printed_at=PRINTED)


def test_a_date_shows_first_call_and_the_others_with_their_numbers() -> None:
    book = office_book(
        duties=(duty(1, 9, reserve=True),),
        cover_requests=(t.CoverRequest(1, 1, 11, "2026-09-03T10:00:00", "no"),),
    )
    text = words(_printed(ring_list(book, MONDAY)))
    for said in (
        "Ring list",
        f"{NURSERY}, 14 to 27 September 2026",
        "Office copy",
        "Ring from the top down, first call first",
        "Monday 14 September Morning duty",
        "Parent9 Family9 07700 900009 first call",
        "Parent11 Family11 07700 900011 asked Thu 3 Sep",
        "not asked yet",
        "Numbers are here by consent",
    ):
        assert said in text, said


def test_only_numbers_of_people_who_agreed_and_are_not_hidden() -> None:
    text = words(_printed(ring_list(office_book(), MONDAY)))
    assert "07700 900003" in text
    assert HIDDEN not in text
    for person in (1, 2, 4, 6, 8, 10, 12):
        assert f"07700 {900000 + person}" not in text
    assert "Child" not in text


def test_names_come_out_letter_by_letter() -> None:
    people = tuple(Ring(name, "07700 900100", first_call=False) for name in HARD_NAMES)
    ring = RingList(NURSERY, MONDAY, MONDAY, (RingDay(MONDAY, ("Morning",), people),))
    text = words(_printed(ring))
    assert all(name in text for name in HARD_NAMES)


def test_a_date_stays_on_one_page() -> None:
    people = tuple(Ring(f"Person {i}", "07700 900100", first_call=i == 0) for i in range(7))
    days = tuple(
        RingDay(MONDAY + timedelta(days=i), ("Morning duty", "Late duty"), people) for i in range(14)
    )
    pdf = _printed(RingList(NURSERY, MONDAY, MONDAY + timedelta(days=13), days))
    assert page_count(pdf) > 2
    for page in range(page_count(pdf)):
        text = words(pdf, page)
        heads = sum(long_day(day.on_date) in text for day in days)
        assert heads
        assert text.count("Person ") == 7 * heads


def test_no_dates_and_no_names_are_good_pages() -> None:
    nobody = replace(ring_list(office_book(), MONDAY), days=(RingDay(MONDAY, ("Morning",), ()),))
    assert "Nobody who would count that day is free and on this list. Ask the manager." in words(
        _printed(nobody)
    )
    pdf = _printed(ring_list(office_book(), date(2027, 8, 2)))
    assert page_count(pdf) == 1
    assert "No duties that must be covered on these dates." in words(pdf)


def test_the_pdf_says_what_it_is() -> None:
    found = about(_printed(ring_list(office_book(), MONDAY)))
    assert (found["Title"], found["Author"]) == ("Ring list, 14 to 27 September 2026", NURSERY)
