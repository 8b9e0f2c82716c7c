"""The supervision plan: in charge, levels and first aid, and in words what a session lacks."""

from __future__ import annotations

from dataclasses import replace

from nursery_rota.domain import tables as t
from nursery_rota.domain.supervision import NOT_NAMED, supervision_plan
from tests.making import MONDAY, small_nursery

DUTY = t.Duty(1, MONDAY, 1, None, 1)


def test_a_session_names_who_is_in_charge_and_who_counts() -> None:
    duties = (DUTY, t.Duty(2, MONDAY, 1, None, 2), t.Duty(3, MONDAY, 1, None, 3, reserve=True))
    plan = supervision_plan(small_nursery(duties=duties), MONDAY)
    (session,) = plan.sessions
    assert (plan.week, plan.rules) == ("14 to 18 September 2026", "England")
    assert session.in_charge == "Staff900 Paid900"
    assert session.children == "16 children: 1 under 2, 6 twos, 9 threes"
    assert (session.required, session.there, session.lacking) == (3, 3, ())
    assert session.asks == "1 with level 3, 1 more with level 2"
    assert [(a.name, a.role, a.level, a.counts) for a in session.adults] == [
        ("Staff900 Paid900", "manager", 3, True),
        ("Staff901 Paid901", "deputy", 3, True),
        ("Parent1 Family1", "parent", 0, True),
        ("Parent2 Family2", "parent, additional", 0, False),
    ]


def test_what_is_lacking_is_said() -> None:
    away = tuple(t.StaffAbsence(i, i, MONDAY, MONDAY, "training") for i in (900, 901))
    (session,) = supervision_plan(small_nursery(staff_absences=away), MONDAY).sessions
    assert session.in_charge == ""
    assert session.lacking[0] == "3 adults short, level 3 and level 2 needed."
    assert "1 first-aider missing." in session.lacking
    assert session.lacking[-1] == "Neither manager nor deputy is there."


def test_a_deputy_is_in_charge_while_the_manager_is_away() -> None:
    away = (t.StaffAbsence(1, 900, MONDAY, MONDAY, "leave"),)
    (session,) = supervision_plan(small_nursery(staff_absences=away), MONDAY).sessions
    assert session.in_charge == "Staff901 Paid901"
    assert [a.name for a in session.adults] == ["Staff901 Paid901"]


def test_a_family_hidden_on_prints_is_not_named_but_counts() -> None:
    book = small_nursery(duties=(DUTY,))
    families = tuple(replace(f, hide_on_prints=f.id == 1) for f in book.families)
    (session,) = supervision_plan(replace(book, families=families), MONDAY).sessions
    assert (session.adults[-1].name, session.adults[-1].counts) == (NOT_NAMED, True)
    assert session.lacking == ()


def test_a_week_without_children_has_no_sessions() -> None:
    assert supervision_plan(replace(small_nursery(), bookings=()), MONDAY).sessions == ()
