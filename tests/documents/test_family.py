"""A family's sheet: thanks first, every duty on it, the balance in words, and a slip to swap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from nursery_rota.documents.family import family_sheets
from nursery_rota.documents.render import page_count
from nursery_rota.domain.family_sheet import family_sheet
from nursery_rota.domain.make_up import make_up_note
from nursery_rota.domain.sheets import FamilySheet
from nursery_rota.wording import short_day
from tests.documents.conftest import Filled
from tests.documents.pdf_text import about, contents, words
from tests.documents.sheet_samples import (
    HARD_NAMES,
    ISSUE,
    PAST,
    PRINTED,
    RING,
    account,
    duty,
    family,
)


def _printed(*sheets: FamilySheet) -> bytes:
    return family_sheets(sheets, printed_at=PRINTED)


def _text(**changes: object) -> str:
    return words(_printed(family(**changes)))


def test_one_page_says_all_a_family_needs() -> None:
    pdf = _printed(family())
    text = words(pdf)
    assert page_count(pdf) == 1
    for said in (
        "Haddad family",
        "Your duties, Autumn term 2026, from 20 November",
        "Thank you, Amira. You have given 18 hours so far this term.",
        "Still to come: 3 duties",
        "Wed 2 Dec",
        "in 12 days",
        "be there 08:45",
        "until 12:15",
        "Ruth, Piotr and Ayşe D.",
        "14, 21, 28 Sep",
        "10:30",
        "missed",
        "Hours given 18:00",
        "0.3 over",
        "Beth T. first call",
        "07700 900608",
        "Then tell Ruth or Piotr.",
        "Never change nappies",
        "A brother or sister may come along.",
        "Swap slip",
        "at least 24 hours before; later, ask Ruth or Piotr",
        "For the Haddad family only. Rota issue 4, printed 20 Nov 2026, 15:44",
    ):
        assert said in text, said


def test_thanks_come_before_what_is_owed() -> None:
    text = _text()
    assert text.index("Thank you") < text.index("Still to come") < text.index("your share")


def test_a_stand_in_keeps_free_and_is_not_sent_to_the_door() -> None:
    text = _text(coming=(duty(1, date(2026, 12, 2), word="first call"),))
    assert "keep free 08:45" in text
    assert "be there" not in text


@pytest.mark.parametrize(("day", "said"), [(20, "today"), (21, "tomorrow"), (30, "in 10 days")])
def test_a_duty_soon_says_how_soon(day: int, said: str) -> None:
    assert said in _text(coming=(duty(1, date(2026, 11, day)),))


def test_without_a_notice_rule_the_slip_goes_to_the_manager() -> None:
    assert "hand it to Ruth or Piotr" in _text(notice_hours=0)


def test_families_without_leave_for_siblings_are_told() -> None:
    assert "Brothers and sisters stay at home on duty days." in _text(sibling_may_come=False)


def test_a_first_issue_replaces_nothing() -> None:
    first = replace(ISSUE, number=1, replaces_number=None, replaces_on=None)
    text = _text(issue=first)
    assert "Issue 1, 20 November 2026" in text
    assert "replaces" not in text


def test_with_two_parents_each_duty_says_whose_it_is() -> None:
    two = (duty(1, date(2026, 12, 2)), duty(2, date(2026, 12, 3), person="Sami"))
    text = _text(parents=("Amira", "Sami"), coming=two)
    assert "Thank you, Amira and Sami." in text
    assert "Morning duty Sami" in text


def test_a_family_with_nothing_yet_still_gets_a_kind_sheet() -> None:
    text = _text(
        coming=(),
        past=(),
        ring=(),
        parents=(),
        issue=None,
        ledger=account(done=Fraction(0), planned=Fraction(0), minutes_given=0, balance=Fraction(-87, 10)),
    )
    assert "Thank you, Haddad family. It is good to have you" in text
    assert "No duties to come this term." in text
    assert "Nothing yet this term." in text
    assert "still to plan 8.7" in text
    assert "Tell Ruth or Piotr as early as you can." in text
    assert "Draft, not published yet" in text


@pytest.mark.parametrize(
    ("balance", "said"),
    [
        (Fraction(3, 10), "at the end of term 0.3 over"),
        (Fraction(0), "at the end of term even"),
        (Fraction(1, 100), "at the end of term even"),
        (Fraction(-1, 2), "on course 0.5 left"),
        (Fraction(-11, 10), "still to plan 1.1"),
    ],
)
def test_the_balance_stands_in_words(balance: Fraction, said: str) -> None:
    assert said in _text(ledger=account(balance=balance))


def test_credits_are_shown_where_there_are_any() -> None:
    assert "credited" not in _text()
    assert "credited 1.5" in _text(ledger=account(credits=Fraction(3, 2)))


def test_a_duty_that_nobody_marked_is_not_called_worked() -> None:
    text = _text(past=(duty(1, date(2026, 11, 2)),))
    assert "not marked" in text
    assert "worked" not in text


def test_six_duties_of_two_parents_fit_one_page() -> None:
    coming = tuple(duty(i, date(2026, 12, 1 + i), companions=("Ruth", "Piotr")) for i in range(6))
    assert page_count(_printed(family(coming=coming, past=(), parents=("Amira", "Sami")))) == 1


def test_a_long_sheet_goes_on_with_its_heads_and_loses_nothing() -> None:
    coming = tuple(duty(i, date(2027, 1, 1) + timedelta(days=i)) for i in range(60))
    past = tuple(
        replace(PAST[0], duty_id=100 + i, on_date=date(2026, 8, 1) + timedelta(days=i), shift=f"Shift {i}")
        for i in range(60)
    )
    pdf = _printed(family(coming=coming, past=past))
    pages = page_count(pdf)
    text = words(pdf)
    assert pages > 2
    assert all(f"{short_day(d.on_date)} " in text for d in (*coming, *past))
    assert all(f"Shift {i} worked" in text for i in range(60))
    assert all("be there" not in words(pdf, i) or "When What" in words(pdf, i) for i in range(pages))
    assert "Swap slip" in words(pdf, pages - 1)
    assert text.count("Swap slip") == 1
    assert "Cannot come?" in words(pdf, pages - 1)


def test_the_slip_never_prints_over_the_list() -> None:
    """Growing by one duty at a time, a sheet is one page as long as it fits, then two."""
    counts = [
        page_count(
            _printed(family(coming=tuple(duty(i, date(2026, 12, 1) + timedelta(days=i)) for i in range(n))))
        )
        for n in range(1, 16)
    ]
    assert counts == sorted(counts)
    assert counts[0] == 1
    assert counts[-1] == 2


def test_sixty_families_have_sixty_pages_and_bookmarks() -> None:
    pdf = _printed(*(family(family=f"Family {i}") for i in range(60)))
    assert page_count(pdf) == 60
    assert contents(pdf) == [f"Family {i}" for i in range(60)]
    assert "Page 1 of 1" in words(pdf, 59)


@pytest.mark.parametrize("name", HARD_NAMES)
def test_names_come_out_letter_by_letter(name: str) -> None:
    ring = (replace(RING[0], name=name),)
    text = _text(family=name, parents=(name,), ring=ring, manager=name, nursery=name)
    assert f"{name} family" in text
    assert f"Thank you, {name}." in text
    assert text.count(name) >= 6


def test_very_long_names_do_not_break_the_sheet() -> None:
    long = " ".join(HARD_NAMES * 3)
    text = _text(family=long, parents=(long,), nursery=long, manager=long, term_name=long)
    assert HARD_NAMES[-1] in text
    assert "Page 1 of" in text


def test_no_families_make_a_page_that_says_so() -> None:
    pdf = _printed()
    assert page_count(pdf) == 1
    assert "Nothing to print" in words(pdf)


def test_the_pdf_says_what_it_is_and_is_the_same_each_time() -> None:
    pdf = _printed(family())
    assert about(pdf)["Title"] == "Duties of the Haddad family, Autumn term 2026"
    assert pdf == _printed(family())


def test_a_make_up_and_the_duty_it_makes_good_point_to_each_other() -> None:
    text = words(_printed(family()))
    assert "Tue 8 Dec" in text
    assert "make-up for 3 Nov" in text
    assert "missed, see 8 Dec" in text


def test_who_stands_by_is_listed_by_day_and_the_others_after_them() -> None:
    text = words(_printed(family()))
    assert "2 Dec Chidi E. first call" in text
    assert "then Eoin W." in text
    undated = tuple(replace(entry, on_date=None) for entry in RING)
    assert "1. Chidi E. first call" in words(_printed(family(ring=undated)))


def test_what_the_share_rests_on_stands_under_the_balance() -> None:
    assert "Share of 9 booked sessions a week." in words(_printed(family()))


def test_the_sheet_finds_make_ups_by_what_they_say(plum_lane: Filled) -> None:
    book, term, today = plum_lane
    missed = next(d for d in book.duties if d.status == "worked")
    mine = next(d for d in book.duties if d.person_id == missed.person_id and d.status == "planned")
    duties = tuple(
        replace(d, status="missed")
        if d.id == missed.id
        else replace(d, note=make_up_note(missed))
        if d.id == mine.id
        else d
        for d in book.duties
    )
    sheet = family_sheet(
        replace(book, duties=duties), book.person[mine.person_id].family_id or 0, term, today
    )
    assert [d.on_date for d in sheet.coming if d.makes_good == missed.on_date] == [mine.on_date]
    assert [d.on_date for d in sheet.past if d.made_good == mine.on_date] == [missed.on_date]
    assert sheet.share_of.startswith("Share of ")
