"""The supervision plan on paper: names, levels and first aid for the inspector, and nothing more private."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from nursery_rota.documents.render import page_count
from nursery_rota.documents.supervision import supervision_plan as supervision_paper
from nursery_rota.domain import tables as t
from nursery_rota.domain.supervision import SupervisionPlan, Supervisor, supervision_plan
from nursery_rota.wording import long_day
from tests.documents.office_samples import HIDDEN, NURSERY, duty, office_book
from tests.documents.pdf_text import about, words
from tests.documents.sheet_samples import HARD_NAMES, PRINTED
from tests.making import MONDAY


def _printed(plan: SupervisionPlan) -> bytes:
    return supervision_paper([plan], printed_at=PRINTED)


def test_a_session_says_who_is_in_charge_and_who_holds_what() -> None:
    text = words(_printed(supervision_plan(office_book(duties=(duty(1, 9),)), MONDAY)))
    for said in (
        "Supervision plan",
        f"{NURSERY}, 14 to 18 September 2026",
        "Office and inspector",
        "Checked against the rules for England.",
        "Monday 14 September",
        "Morning 09:00–12:00",
        "16 children: 1 under 2, 6 twos, 9 threes",
        "3 adults needed, 3 there",
        "asked for: 1 with level 3, 1 more with level 2",
        "In charge: Staff900 Paid900",
        "Staff900 Paid900, manager L3",
        "Parent9 Family9, parent",
        "Nothing is lacking in 1 session.",
        "not for the wall",
    ):
        assert said in text, said


def test_no_phone_no_child_by_name_and_no_hidden_family() -> None:
    text = words(_printed(supervision_plan(office_book(duties=(duty(1, 1),)), MONDAY)))
    for secret in ("07700", "Child1", HIDDEN, "reference", "1990"):
        assert secret not in text, secret
    assert "(name in the office), parent" in text


def test_what_is_lacking_stands_where_it_is_lacking() -> None:
    away = tuple(t.StaffAbsence(i, i, MONDAY, MONDAY, "training") for i in (900, 901))
    text = words(_printed(supervision_plan(office_book(staff_absences=away), MONDAY)))
    assert "In charge: nobody" in text
    assert "3 adults short, level 3 and level 2 needed." in text
    assert "Neither manager nor deputy is there." in text
    assert "1 session of 1 lacks something: see the lines in bold." in text


def test_names_come_out_letter_by_letter() -> None:
    plan = supervision_plan(office_book(), MONDAY)
    adults = tuple(Supervisor(name, "parent", 2, True, True) for name in HARD_NAMES)
    text = words(_printed(replace(plan, sessions=(replace(plan.sessions[0], adults=adults),))))
    assert all(f"{name}, parent" in text for name in HARD_NAMES)


def test_a_day_is_kept_together_and_heads_repeat() -> None:
    plan = supervision_plan(office_book(duties=(duty(1, 9),)), MONDAY)
    sessions = tuple(
        replace(plan.sessions[0], on_date=MONDAY + timedelta(days=day), title=f"Session {day} {number}")
        for day in range(5)
        for number in range(4)
    )
    pdf = _printed(replace(plan, sessions=sessions))
    assert page_count(pdf) == 3
    for page in range(page_count(pdf)):
        text = words(pdf, page)
        assert "Session Adults" in text
        for day in range(5):
            whole = 4 if long_day(MONDAY + timedelta(days=day)) in text else 0
            assert sum(f"Session {day} {n}" in text for n in range(4)) == whole


def test_a_week_without_children_is_a_good_page() -> None:
    pdf = _printed(supervision_plan(replace(office_book(), bookings=()), MONDAY))
    assert page_count(pdf) == 1
    assert "No children are expected this week." in words(pdf)


def test_the_pdf_says_what_it_is() -> None:
    found = about(_printed(supervision_plan(office_book(), MONDAY)))
    assert (found["Title"], found["Author"]) == ("Supervision plan, 14 to 18 September 2026", NURSERY)
