"""Change slips on paper: a slip a family, only what changed, none split over two pages."""

from __future__ import annotations

from dataclasses import replace

from nursery_rota.documents.change_slips import change_slips as slips_paper
from nursery_rota.documents.render import page_count
from nursery_rota.domain.change_slips import ChangeSlip, ChangeSlips, change_slips
from tests.documents.office_samples import HIDDEN, LONG, NURSERY, duty, letters, office_book, published
from tests.documents.pdf_text import about, words
from tests.documents.sheet_samples import HARD_NAMES, PRINTED
from tests.making import MONDAY, TERM


def _printed(changes: ChangeSlips) -> bytes:
    return slips_paper(changes, printed_at=PRINTED)


def _swapped(before: int, after: int) -> ChangeSlips:
    """A duty that went from one person to another after issue 4."""
    book = published(
        office_book(duties=(duty(1, after, 2), duty(2, 10, 3))), duty(1, before, 2), duty(2, 10, 3)
    )
    return change_slips(book, TERM, MONDAY)


def test_each_family_concerned_has_a_slip_with_only_its_changes() -> None:
    text = words(_printed(_swapped(9, 11)))
    for said in (
        f"{NURSERY}, 14 September 2026",
        "changed since issue 4 of 10 September",
        "Family9",
        "No longer Mon 28 Sep Morning duty, 08:45–12:15",
        "Family11",
        "New Mon 28 Sep Morning duty, 08:45–12:15",
        "Everything else on your sheet of issue 4 stays as it is.",
    ):
        assert said in text, said
    assert "Family10" not in text
    assert "5 Oct" not in text


def test_no_phone_and_no_hidden_family_is_on_a_slip() -> None:
    text = words(_printed(_swapped(1, 11)))
    assert "07700" not in text
    assert HIDDEN not in text
    assert "1 family is hidden on prints: tell them in person." in text


def test_names_come_out_letter_by_letter() -> None:
    for person, name in enumerate((*HARD_NAMES, LONG), start=2):
        text = words(_printed(_swapped(person, 11)))
        assert letters(name) in letters(text), name


def test_first_call_is_told_apart_from_a_duty() -> None:
    book = office_book(duties=(duty(1, 9, 2), duty(2, 11, 2, reserve=True)))
    issued = published(book, duty(1, 9, 2, reserve=True), duty(2, 11, 2))
    text = words(_printed(change_slips(issued, TERM, MONDAY)))
    assert "Now on duty Mon 28 Sep" in text
    assert "Now first call only Mon 28 Sep" in text


def test_of_several_parents_each_line_says_whose_duty_it_is() -> None:
    changes = _swapped(9, 11)
    several = tuple(replace(slip, several=True) for slip in changes.slips)
    assert "Parent9: Morning duty, 08:45–12:15" in words(_printed(replace(changes, slips=several)))


def test_sixty_families_have_several_slips_a_page_and_none_is_split() -> None:
    changes = _swapped(9, 11)
    change = changes.slips[0].changes[0]
    slips = tuple(ChangeSlip(f"Name{i:02d}", (change,) * (1 + i % 4), several=False) for i in range(60))
    pdf = _printed(replace(changes, slips=slips))
    assert 10 <= page_count(pdf) <= 16
    text = words(pdf)
    assert all(f"Name{i:02d} family" in text for i in range(60))
    for page in range(page_count(pdf)):
        on_page = words(pdf, page)
        mine = [slip for slip in slips if f"{slip.family} family" in on_page]
        assert on_page.count("New Mon 28 Sep") == sum(len(slip.changes) for slip in mine)
        assert on_page.count("stays as it is") == len(mine)


def test_nothing_changed_nothing_published_and_only_hidden_are_good_pages() -> None:
    same = published(office_book(duties=(duty(1, 9, 2),)), duty(1, 9, 2))
    assert "Nothing has changed since issue 4 of 10 September." in words(
        _printed(change_slips(same, TERM, MONDAY))
    )
    draft = change_slips(office_book(duties=(duty(1, 9, 2),)), TERM, MONDAY)
    assert "The rota has not been published yet" in words(_printed(draft))
    hidden = replace(_swapped(1, 11), slips=())
    assert "No family that may be named has a change." in words(_printed(hidden))


def test_the_pdf_says_what_it_is() -> None:
    found = about(_printed(_swapped(9, 11)))
    assert (found["Title"], found["Author"]) == ("Change slips, Autumn", NURSERY)
