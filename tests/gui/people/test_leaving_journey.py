"""Leaving: a child, its family, and what becomes of their duties."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from nursery_rota.actions import duties
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.people.families_page import FamiliesPage
from tests.gui.people.conftest import family_called
from tests.gui.people.hands import click, finish, from_menu, type_into


def test_a_family_leaves_and_its_coming_duties_are_freed(window: MainWindow, haddad: FamiliesPage) -> None:
    family = family_called(window, "Haddad")
    book = window.bridge.book
    people = {p.id for p in book.adults_of[family.id]}
    file = window.bridge.file
    assert file is not None
    for day in (date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)):
        shift = next(s for s in book.shifts if s.weekday == 0)
        duties.assign(file, on_date=day, shift_id=shift.id, room_id=None, person_id=min(people))
    coming = [d for d in window.bridge.book.duties if d.on_date > date(2026, 11, 27)]
    assert len(coming) == 2
    from_menu(haddad.detail.head.menu, "The family leaves")
    type_into(haddad.drawer, "last_day", "27 Nov 2026")
    asked = haddad.drawer.asked
    assert asked is not None
    assert asked.sentence.text().startswith(f"{len(coming)} duties come after that day and will be free")
    finish(haddad.drawer)
    book = window.bridge.book
    assert book.family[family.id].left_on == date(2026, 11, 27)
    assert [d.on_date for d in book.duties if d.person_id in people] == [date(2026, 11, 23)]
    assert not [
        b for c in book.children_of[family.id] for b in book.bookings if b.child_id == c.id and not b.ends_on
    ]
    assert window.notices.text.startswith("2 duties are nobody’s now. Mend the rota")
    assert window.commands["undo"].text() == "&Undo: The Haddad family leaves on 27 Nov 2026"
    window.commands["undo"].trigger()
    assert [d for d in window.bridge.book.duties if d.id in {c.id for c in coming}] == coming


def test_mending_after_a_family_left_is_about_the_terms_it_leaves_open(
    qtbot: QtBot, window: MainWindow, haddad: FamiliesPage
) -> None:
    """Whatever the rota shows: here the autumn, while the family leaves in the spring."""
    file, rota = window.bridge.file, window.pages.rota
    assert file is not None
    with file.step("Two short terms") as step:
        step.update("terms", 1, {"ends_on": date(2026, 11, 27)})
        step.update("terms", 2, {"ends_on": date(2027, 1, 15)})
        step.update("terms", 3, {"ends_on": date(2027, 4, 16)})
    family = family_called(window, "Haddad")
    person = min(p.id for p in window.bridge.book.adults_of[family.id])
    monday = next(s for s in window.bridge.book.shifts if s.weekday == 0)
    freed = (date(2027, 1, 11), date(2027, 4, 12))
    for day in freed:
        duties.assign(file, on_date=day, shift_id=monday.id, room_id=None, person_id=person)
    rota.show_week(date(2026, 11, 23))
    from_menu(haddad.detail.head.menu, "The family leaves")
    type_into(haddad.drawer, "last_day", "31 Dec 2026")
    finish(haddad.drawer)

    with qtbot.waitSignal(rota.filling.run.ended, timeout=60_000):
        click(window.notices._button)

    assert rota.monday == freed[0]
    view = rota.filling.view
    assert view.isVisible()
    assert rota.filling._result is not None
    proposal = rota.filling._result.proposal
    assert proposal.terms == "Spring term 2027 and Summer term 2027"
    assert {day for day in freed if day in {change.on_date for change in proposal.changes}} == set(freed)
    assert min(change.on_date for change in proposal.changes) > date(2026, 12, 31)
    switch = view.fairness.switch
    assert switch is not None
    spring = [row.duties for row in view.fairness.table.model.rows]
    click(switch.buttons()[1])
    assert [b.text() for b in switch.buttons()] == ["Spring term 2027", "Summer term 2027"]
    assert [row.duties for row in view.fairness.table.model.rows] != spring
    view.discarded.emit()


def test_after_its_last_child_the_family_may_leave_as_well(window: MainWindow, haddad: FamiliesPage) -> None:
    family = family_called(window, "Haddad")
    for child in window.bridge.book.children_of[family.id]:
        haddad.deeds.child_leaves(child)
        type_into(haddad.drawer, "last_day", "27 Nov 2026")
        finish(haddad.drawer)
    said = "No child of the Haddad family comes after 27 Nov 2026. The family still takes turns."
    assert window.notices.text == said

    assert window.notices._button.text() == "The family leaves too…"
    window.notices._button.click()

    asked = haddad.drawer.asked
    assert asked is not None
    assert asked.fields["last_day"].read() == date(2026, 11, 27)
    finish(haddad.drawer)
    assert window.bridge.book.family[family.id].left_on == date(2026, 11, 27)


def test_a_child_that_leaves_a_duty_without_its_reason_offers_to_mend(
    window: MainWindow, haddad: FamiliesPage
) -> None:
    """Where a family serves only when its child is there, and another child of it stays."""
    file, family = window.bridge.file, family_called(window, "Haddad")
    assert file is not None
    with file.step("Own child required, one more child") as step:
        step.update("nursery", 1, {"own_child": "require"})
        born = date(2023, 1, 1)
        step.insert(
            "children",
            {"family_id": family.id, "first_name": "New", "last_name": "Haddad", "date_of_birth": born},
        )
    book = window.bridge.book
    leaving = [c for c in book.children_of[family.id] if c.first_name != "New"]
    booked = {book.session[b.session_id].weekday for b in book.bookings if b.child_id == leaving[0].id}
    day = next(d for d in (date(2026, 12, n) for n in range(1, 6)) if d.weekday() in booked)
    shift = next(s for s in book.shifts if s.weekday == day.weekday())
    person = min(p.id for p in book.adults_of[family.id])
    duties.assign(file, on_date=day, shift_id=shift.id, room_id=None, person_id=person)
    with file.step("Not pinned") as step:
        step.update("duties", max(d.id for d in window.bridge.book.duties), {"pinned": False})

    for child in leaving:
        haddad.deeds.child_leaves(child)
        type_into(haddad.drawer, "last_day", "27 Nov 2026")
        finish(haddad.drawer)

    assert "ahead cannot be done as planned any more. Mend the rota" in window.notices.text


def test_a_family_that_left_is_among_the_leavers_and_can_come_back(
    window: MainWindow, haddad: FamiliesPage
) -> None:
    from_menu(haddad.detail.head.menu, "The family leaves")
    type_into(haddad.drawer, "last_day", "20 Nov 2026")
    finish(haddad.drawer)
    assert not haddad.list.choose(family_called(window, "Haddad").id)
    click(haddad.leavers_button)
    line = haddad.list.current()
    assert line is not None
    assert line.family == "Haddad"
    from_menu(haddad.detail.head.menu, "The family stays")
    assert family_called(window, "Haddad").left_on is None
    haddad.show_family(family_called(window, "Haddad").id)
    assert haddad.list.choose(family_called(window, "Haddad").id)


def test_a_familys_data_is_handed_over_or_erased_from_their_own_menu(
    window: MainWindow, haddad: FamiliesPage
) -> None:
    from_menu(haddad.detail.head.menu, "Hand over or erase their data")
    safe = window.pages.safe
    assert window.page is safe
    assert safe.privacy.family.currentText() == "Haddad", "nobody has to look for them again"
