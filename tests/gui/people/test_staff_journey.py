"""Staff by mouse and keys: taken on from one form, other hours from a day on, pay, leave, checks, and leaving."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nursery_rota.domain import tables as t
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.people.staff_page import StaffPage
from tests.gui.people.hands import choose, click, finish, press, tick, type_into
from tests.making import at


def page_of(window: MainWindow) -> StaffPage:
    window.show_page("staff")
    page = window.pages["staff"]
    assert isinstance(page, StaffPage)
    page.drawer.leave()
    return page


@pytest.fixture
def page(window: MainWindow) -> StaffPage:
    return page_of(window)


def current(page: StaffPage) -> t.Employment:
    line = page.list.current()
    assert line is not None
    return line.employment


def test_somebody_is_taken_on_with_hours_pay_and_checks_in_one_step(empty: MainWindow) -> None:
    page = page_of(empty)
    click(page.empty.buttons["add"])
    type_into(page.drawer, "first_name", "Søren")
    type_into(page.drawer, "last_name", "<i>Berg</i>")
    choose(page.drawer, "role", "deputy")
    choose(page.drawer, "level", "level 3")
    finish(page.drawer)
    assert "No day is chosen" in empty.notices.text
    for day in ("Monday", "Thursday"):
        tick(page.drawer, "days", day)
    type_into(page.drawer, "starts_at", "8.30")
    wrong = type_into(page.drawer, "pay", "12.345")
    finish(page.drawer)
    assert wrong.line.text() == "12.345"
    assert "finer than a penny" in wrong.sentence.text()
    type_into(page.drawer, "pay", "12.71")
    type_into(page.drawer, "first_aid", "1 Jan 2027")
    tick(page.drawer, "checked")
    finish(page.drawer)
    book = empty.bridge.book
    (contract,) = book.employments
    assert (contract.role, contract.starts_on) == ("deputy", date(2026, 11, 24))
    assert [(p.weekday, p.starts_at, p.ends_at) for p in book.work_patterns] == [(0, 510, 960), (3, 510, 960)]
    assert {c.kind for c in book.checks} == {"vetting", "references", "induction", "first_aid"}
    assert page.detail.head.name.text() == "Søren <i>Berg</i>"
    assert any("first aid until 1 Jan 2027" in words for words in (page.detail._mark.words(),))
    empty.commands["undo"].trigger()
    assert not empty.bridge.book.people
    assert page.empty.isVisible()


def test_other_hours_begin_on_a_day(window: MainWindow, page: StaffPage) -> None:
    contract = current(page)
    press(page.detail.tabs, "Add hours (Hours)")
    tick(page.drawer, "days", "Tuesday")
    type_into(page.drawer, "starts_at", "9")
    type_into(page.drawer, "ends_at", "13:00")
    tick(page.drawer, "instead")
    finish(page.drawer)
    assert "first day" in window.notices.text
    type_into(page.drawer, "from_on", "4 Jan 2027")
    finish(page.drawer)
    patterns = window.bridge.book.patterns_of[contract.id]
    assert [p.valid_to for p in patterns[:-1]] == [date(2027, 1, 3)] * (len(patterns) - 1)
    assert (patterns[-1].weekday, patterns[-1].starts_at, patterns[-1].valid_from) == (
        1,
        at("09:00"),
        date(2027, 1, 4),
    )


def test_pay_leave_skills_and_contracts_are_kept_with_the_person(window: MainWindow, page: StaffPage) -> None:
    contract, book = current(page), lambda: window.bridge.book
    page.detail.tabs.show_part("pay_rates")
    press(page.detail.tabs, "Add a rate (Pay)")
    type_into(page.drawer, "from_on", "1 Apr 2027")
    type_into(page.drawer, "hourly_pence", "18.05")
    finish(page.drawer)
    assert (book().pay_rates[-1].employment_id, book().pay_rates[-1].hourly_pence) == (contract.id, 1805)
    press(page.detail.away, "Add days away (Away)")
    choose(page.drawer, "kind", "sick")
    type_into(page.drawer, "starts_on", "30/11/2026")
    type_into(page.drawer, "ends_on", "29/11/2026")
    finish(page.drawer)
    assert page.drawer.isVisible()
    type_into(page.drawer, "ends_on", "2/12/2026")
    finish(page.drawer)
    assert (book().staff_absences[-1].kind, book().staff_absences[-1].ends_on) == ("sick", date(2026, 12, 2))
    page.detail.person.show_part("skills")
    press(page.detail.person, "Add a skill (Skills)")
    type_into(page.drawer, "skill", "forest school")
    finish(page.drawer)
    assert book().skills[-1].person_id == contract.person_id
    press(page.detail.head, "Change the contract")
    type_into(page.drawer, "weeks_per_year", "44")
    assert book().employment[contract.id].weeks_per_year == 44


def test_a_block_of_the_week_opens_its_hours(window: MainWindow, page: StaffPage) -> None:
    block = next(b for b in page.detail.week.blocks if b.block.kind == "shift")
    QTest.keyClick(block, Qt.Key.Key_Space)
    type_into(page.drawer, "break_minutes", "45")
    pattern = next(p for p in window.bridge.book.work_patterns if p.id == block.block.row.id)
    assert pattern.break_minutes == 45


def test_somebody_leaves_and_is_shown_as_left(window: MainWindow, page: StaffPage) -> None:
    contract = current(page)
    press(page.detail.head, "They leave the staff")
    type_into(page.drawer, "last_day", "20 Nov 2026")
    finish(page.drawer)
    assert window.bridge.book.employment[contract.id].ends_on == date(2026, 11, 20)
    line = next(row for row in page.list.model.rows if row.id == contract.id)
    assert line.past
    window.commands["undo"].trigger()
    assert window.bridge.book.employment[contract.id].ends_on is None
