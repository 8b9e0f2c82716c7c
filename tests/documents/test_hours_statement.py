"""The hours statement on paper: hours and value apart, every family once, hidden ones unnamed."""

from __future__ import annotations

from dataclasses import replace

from nursery_rota.documents.hours_statement import hours_in_words
from nursery_rota.documents.hours_statement import hours_statement as hours_paper
from nursery_rota.documents.render import page_count
from nursery_rota.domain.hours_statement import FamilyHours, HoursStatement, hours_statement
from nursery_rota.domain.rates import RateTable
from tests.documents.office_samples import HIDDEN, LONG, NURSERY, duty, letters, office_book
from tests.documents.pdf_text import about, words
from tests.documents.sheet_samples import HARD_NAMES, PRINTED
from tests.making import FRIDAY, MONDAY

DUTIES = tuple(duty(i, i, i - 1, status="worked") for i in range(1, 11))


def _printed(statement: HoursStatement) -> bytes:
    return hours_paper(statement, printed_at=PRINTED)


def _of(**rows: object) -> HoursStatement:
    return hours_statement(office_book(**rows), MONDAY, FRIDAY, FRIDAY, "Autumn term 2026")


def test_hours_and_value_stand_apart_with_method_and_rate() -> None:
    text = words(_printed(_of(duties=DUTIES)))
    for said in (
        "Hours given by families",
        NURSERY,
        "Autumn term 2026",
        "14 Sep 2026 to 18 Dec 2026",
        "Hours given 35 hours on 10 duties in 10 weeks, by 10 families",
        "Worth in kind, not cash £444.85 at £12.71 an hour.",
        "September 2026 3 10:30",
        "December 2026 0 0:00",
        "Together 10 35:00",
        "The rate is the nursery’s own",
        "charity accounts may not book it as income",
        "For the committee:",
    ):
        assert said in text, said


def test_a_hidden_family_is_not_named_and_no_phone_is_on_it() -> None:
    text = words(_printed(_of(duties=DUTIES)))
    for secret in (HIDDEN, "07700", "Child"):
        assert secret not in text, secret
    assert "1 family not named 1 3:30" in text


def test_names_come_out_letter_by_letter() -> None:
    text = words(_printed(_of(duties=DUTIES)))
    assert all(name in text for name in HARD_NAMES)
    assert letters(LONG) in letters(text)


def test_sixty_families_flow_over_with_heads_and_no_page_has_a_lonely_row() -> None:
    families = tuple(FamilyHours(f"Name{i:02d}", 2, 420) for i in range(60))
    pdf = _printed(replace(_of(duties=DUTIES), families=families))
    text = words(pdf)
    assert all(text.count(f"Name{i:02d}") == 1 for i in range(60))
    assert page_count(pdf) == 3
    for page in range(page_count(pdf)):
        rows = words(pdf, page).count("Name")
        assert rows == 0 or rows >= 2
        assert not rows or "Family Duties Hours" in words(pdf, page)


def test_without_worked_duties_it_says_so() -> None:
    pdf = _printed(_of())
    text = words(pdf)
    assert page_count(pdf) == 1
    assert "0 hours" in text
    assert "No duty has been marked as worked yet." in text


def test_without_a_rate_there_is_no_value() -> None:
    book = office_book(duties=DUTIES)
    bare = replace(book, rates=RateTable(), nursery=replace(book.nursery, replacement_rate_pence=None))
    text = words(_printed(hours_statement(bare, MONDAY, FRIDAY, FRIDAY, "Autumn")))
    assert "not worked out No rate is known for these dates." in text
    assert "£" not in text


def test_hours_in_words() -> None:
    assert [hours_in_words(m) for m in (0, 60, 61, 120, 125)] == [
        "0 hours",
        "1 hour",
        "1 hour 1 minute",
        "2 hours",
        "2 hours 5 minutes",
    ]


def test_the_pdf_says_what_it_is() -> None:
    found = about(_printed(_of(duties=DUTIES)))
    assert (found["Title"], found["Author"]) == ("Hours given by families, Autumn term 2026", NURSERY)
