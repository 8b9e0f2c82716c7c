"""A year of families, with mouse and keys in the real window: joining, starting, answering, leaving; one undo each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QToolButton

from nursery_rota.exchange.families_sheet import open_sheet
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.people.answer_squares import AnswerSquare
from nursery_rota.gui.people.families_page import FamiliesPage
from nursery_rota.gui.people.family_words import turning_words
from tests.gui.conftest import GivenFiles
from tests.gui.people.conftest import family_called, page_of
from tests.gui.people.hands import choose, click, finish, from_menu, named, pick, press, tick, type_into

TODAY = date(2026, 11, 24)
HOSTILE = "<b>O'Neil & Söns</b>"
LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Beauchamp"
RIGHT_TO_LEFT, CJK = "משפחת כהן־לוי", "欧阳 司马"


def squares(page: FamiliesPage) -> list[AnswerSquare]:
    grid = page.detail.answers.grid
    assert grid is not None
    return list(grid.squares.values())


def answers(window: MainWindow, person_id: int) -> dict[int | None, str]:
    return {
        a.shift_id: a.answer for a in window.bridge.book.availability_of.get(person_id, ()) if not a.starts_on
    }


def test_a_family_joins_in_mid_term_from_one_form_and_one_undo_takes_it_back(window: MainWindow) -> None:
    page = page_of(window)
    before = window.bridge.book
    press(page, "Add a family")
    for column, text in (
        ("name", HOSTILE),
        ("joined_on", "7 Dec 2026"),
        ("first", "Zoë"),
        ("phone", "07700 900999"),
        ("second", CJK),
        ("child", "Bo"),
        ("born", "1/2/2024"),
        ("starts_on", "7.12.26"),
    ):
        type_into(page.drawer, column, text)
    tick(page.drawer, "sessions", "Monday Morning")
    finish(page.drawer)
    book = window.bridge.book
    family = family_called(window, HOSTILE)
    assert family.joined_on == date(2026, 12, 7)
    assert [p.first_name for p in book.adults_of[family.id]] == ["Zoë", CJK]
    (child,) = book.children_of[family.id]
    assert [
        (b.starts_on, book.session[b.session_id].weekday) for b in book.bookings if b.child_id == child.id
    ] == [(date(2026, 12, 7), 0)]
    line = page.list.current()
    assert line is not None
    assert line.family == HOSTILE
    assert not page.drawer.isVisible()
    window.commands["undo"].trigger()
    assert window.bridge.book.families == before.families
    assert window.bridge.book.people == before.people


def test_half_a_child_keeps_the_form_and_says_what_is_missing(window: MainWindow) -> None:
    page = page_of(window)
    count = len(window.bridge.book.families)
    press(page, "Add a family")
    type_into(page.drawer, "name", "Half")
    type_into(page.drawer, "child", "Bo")
    finish(page.drawer)
    assert "date of birth" in window.notices.text
    assert page.drawer.fields["name"].read() == "Half"
    born = type_into(page.drawer, "born", "31/02/2020")
    finish(page.drawer)
    assert born.line.text() == "31/02/2020"
    assert born.sentence.text() == "31 February 2020 does not exist. Type the right day."
    assert len(window.bridge.book.families) == count


def test_a_child_starts_changes_room_is_away_and_leaves(window: MainWindow, haddad: FamiliesPage) -> None:
    press(haddad.detail.bookings, "Add a child")
    type_into(haddad.drawer, "child", "Noor")
    type_into(haddad.drawer, "born", "5 May 2024")
    type_into(haddad.drawer, "starts_on", "4 Jan 2027")
    tick(haddad.drawer, "sessions", "Tuesday Morning")
    finish(haddad.drawer)
    child = window.bridge.book.children[-1]
    assert (child.first_name, child.last_name, child.starts_on) == ("Noor", "Haddad", date(2027, 1, 4))
    assert window.commands["undo"].text() == "&Undo: Noor starts on 4 Jan 2027"

    def menu() -> QMenu:
        button = named(haddad.detail.bookings, "What happens with Noor", QToolButton)
        found = button.menu()
        assert isinstance(found, QMenu)
        return found

    from_menu(menu(), "Away for some days")
    type_into(haddad.drawer, "starts_on", "11 Jan 2027")
    type_into(haddad.drawer, "ends_on", "12 Jan 2027")
    finish(haddad.drawer)
    assert named(haddad.detail.bookings.days, "Noor away, 11–12 January 2027")
    from_menu(menu(), "An extra session")
    type_into(haddad.drawer, "on_date", "13 Jan 2027")
    finish(haddad.drawer)
    assert window.bridge.book.extra_attendances[-1].child_id == child.id
    from_menu(menu(), "Changes room")
    choose(haddad.drawer, "room", window.bridge.book.rooms[0].name)
    finish(haddad.drawer)
    assert window.bridge.book.child[child.id].room_id == window.bridge.book.rooms[0].id
    from_menu(menu(), "Leaves")
    type_into(haddad.drawer, "last_day", "26 Mar 2027")
    finish(haddad.drawer)
    assert window.bridge.book.child[child.id].leaves_on == date(2027, 3, 26)


def test_bookings_change_from_a_day_that_is_typed_and_a_wrong_day_changes_nothing(
    window: MainWindow, haddad: FamiliesPage
) -> None:
    panel = haddad.detail.bookings
    pick(panel.since, "from a day …")
    free = next(box for box in panel.findChildren(QCheckBox) if not box.isChecked())
    bookings = window.bridge.book.bookings
    panel.day.setText("31/02/2027")
    click(free)
    assert window.bridge.book.bookings == bookings
    assert not free.isChecked()
    assert panel.day.text() == "31/02/2027"
    panel.day.setText("4 Jan 2027")
    QTest.keyClick(free, Qt.Key.Key_Space)
    booking = window.bridge.book.bookings[-1]
    assert booking.starts_on == date(2027, 1, 4)
    again = panel.findChild(QCheckBox, free.objectName())
    assert isinstance(again, QCheckBox)
    assert "from 4 Jan 2027" in again.accessibleName()
    QTest.keyClick(again, Qt.Key.Key_F2)
    tick(haddad.drawer, "funded")
    assert window.bridge.book.bookings[-1].funded
    pick(panel.since, "from today")


def test_answers_are_given_by_keys_taken_back_and_painted_by_keys(
    window: MainWindow, haddad: FamiliesPage
) -> None:
    person = haddad.detail.answers.who.person
    assert person is not None
    first, second = squares(haddad)[0], squares(haddad)[1]
    ids = first.shift.id, second.shift.id
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_4)
    assert answers(window, person.id)[ids[0]] == "no"
    focused = QApplication.focusWidget()
    assert isinstance(focused, AnswerSquare)
    assert focused.shift.id == ids[0]
    QTest.keyClick(focused, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert [answers(window, person.id)[one] for one in ids] == ["no", "no"]
    focused = QApplication.focusWidget()
    assert isinstance(focused, AnswerSquare)
    assert focused.shift.id == ids[1]
    QTest.keyClick(focused, Qt.Key.Key_Delete)
    assert ids[1] not in answers(window, person.id)


def test_answers_are_painted_across_by_the_mouse_in_one_step(
    window: MainWindow, haddad: FamiliesPage
) -> None:
    person = haddad.detail.answers.who.person
    assert person is not None
    row = squares(haddad)[:4]
    ids = [square.shift.id for square in row]
    QTest.keyClick(row[0], Qt.Key.Key_3)
    QApplication.processEvents()
    row = squares(haddad)[:4]
    QTest.mousePress(row[0], Qt.MouseButton.LeftButton)
    for square in (row[1], row[3]):  # a quick hand: the one between is crossed, not stopped at
        point = row[0].mapFromGlobal(square.mapToGlobal(QPoint(square.width() // 2, square.height() // 2)))
        QTest.mouseMove(row[0], point)
        QApplication.processEvents()
    assert row[3].accessibleName().endswith("rather not")
    QTest.mouseRelease(row[0], Qt.MouseButton.LeftButton)
    assert [answers(window, person.id)[one] for one in ids] == ["avoid"] * 4
    window.commands["undo"].trigger()
    assert answers(window, person.id)[ids[0]] == "avoid"
    assert answers(window, person.id).get(ids[3]) != "avoid"


def test_dates_that_differ_are_added_changed_and_removed(window: MainWindow, haddad: FamiliesPage) -> None:
    panel = haddad.detail.answers
    press(panel, "Add dates")
    type_into(haddad.drawer, "starts_on", "8 Feb 2027")
    type_into(haddad.drawer, "ends_on", "9 Feb 2027")
    finish(haddad.drawer)
    press(panel, "no, 8–9 February 2027")
    choose(haddad.drawer, "answer", "prefers")
    press(panel, "prefers, 8–9 February 2027")
    press(haddad.drawer, "Remove")
    assert not [a for a in window.bridge.book.availability if a.starts_on == date(2027, 2, 8)]


def test_skills_pairings_credits_and_exemptions_are_edited_where_they_show(
    window: MainWindow, haddad: FamiliesPage
) -> None:
    detail, book = haddad.detail, lambda: window.bridge.book
    parent = detail.parents.table.current()
    detail.person.show_part("skills")
    press(detail.person, "Add a skill (Skills)")
    type_into(haddad.drawer, "skill", "cello")
    finish(haddad.drawer)
    assert (book().skills[-1].person_id, book().skills[-1].skill) == (parent.id, "cello")
    detail.person.show_part("pairings")
    press(detail.person, "Add a pairing (With whom)")
    other = next(p for p in book().people if p.family_id != parent.family_id)
    choose(haddad.drawer, "other_person_id", f"{other.first_name} {other.last_name}")
    finish(haddad.drawer)
    assert (book().pairings[-1].person_id, book().pairings[-1].other_person_id) == (parent.id, other.id)
    press(detail.account, "Credit")
    type_into(haddad.drawer, "amount", "0.5")
    finish(haddad.drawer)
    detail.account.show_part("credits")
    detail.account.credits.table.choose(book().credits[-1].id)
    QTest.keyClick(detail.account.credits, Qt.Key.Key_F2)
    type_into(haddad.drawer, "amount", "0.75")
    assert book().credits[-1].amount == 0.75
    press(detail.account, "Exemption")
    type_into(haddad.drawer, "kind", "new baby")
    finish(haddad.drawer)
    assert book().exemptions[-1].kind == "new baby"
    detail.account.show_part("exemptions")
    detail.account.exemptions.table.choose(book().exemptions[-1].id)
    QTest.keyClick(detail.account.exemptions, Qt.Key.Key_Delete)
    assert not [e for e in book().exemptions if e.kind == "new baby"]


def test_a_parent_is_taken_on_and_a_duty_is_given_away(window: MainWindow, haddad: FamiliesPage) -> None:
    parent = haddad.detail.parents.table.current()
    from_menu(haddad.detail.head.menu, f"{parent.first_name} {parent.last_name} joins the staff")
    tick(haddad.drawer, "days", "Monday")
    type_into(haddad.drawer, "pay", "13.50")
    late = type_into(haddad.drawer, "ends_at", "25:00")
    finish(haddad.drawer)
    assert late.line.text() == "25:00"
    assert "25:00" in late.sentence.text()
    type_into(haddad.drawer, "ends_at", "13:00")
    finish(haddad.drawer)
    contract = window.bridge.book.employments[-1]
    assert contract.person_id == parent.id
    assert window.bridge.book.pay_rates_of[contract.id][0].hourly_pence == 1350
    from_menu(haddad.detail.head.menu, "Gives a duty")
    choose(haddad.drawer, "to", "Adjei")
    finish(haddad.drawer)
    given = window.bridge.book.credits[-2:]
    assert [(c.amount, c.kind) for c in given] == [(-1.0, "donated"), (1.0, "donated")]


@pytest.mark.parametrize("name", [HOSTILE, LONG, RIGHT_TO_LEFT, CJK])
def test_any_name_is_kept_and_shown_whole_or_cut_with_a_tooltip(window: MainWindow, name: str) -> None:
    page = page_of(window)
    press(page, "Add a family")
    type_into(page.drawer, "name", name)
    type_into(page.drawer, "first", name)
    finish(page.drawer)
    family = family_called(window, name)
    head = page.detail.head.name
    assert head.text() == name
    assert head.is_cut == bool(head.toolTip())
    (parent,) = window.bridge.book.adults_of[family.id]
    assert (parent.first_name, parent.last_name) == (name, name)
    assert page.detail.minimumSizeHint().width() < 900


def test_an_empty_nursery_offers_the_next_step(empty: MainWindow) -> None:
    page = page_of(empty)
    assert page.empty.isVisible()
    click(page.empty.buttons["import"])
    assert empty.page is empty.pages["import"]
    empty.show_page("families")
    click(page.empty.buttons["add"])
    type_into(page.drawer, "name", "First")
    finish(page.drawer)
    assert not page.empty.isVisible()
    assert page.detail.head.name.text() == "First"


def test_families_go_out_as_a_spreadsheet_and_one_family_as_a_calendar(
    window: MainWindow, haddad: FamiliesPage, tmp_path: Path
) -> None:
    assert isinstance(window.files, GivenFiles)
    window.files.answer = tmp_path / "families.xlsx"
    press(haddad, "Export")
    assert window.notices.text.startswith("27 rows saved as families.xlsx.")
    assert len(open_sheet(tmp_path / "families.xlsx").preview().families) == 24
    window.files.answer = tmp_path / "haddad.ics"
    press(haddad.detail.head, "Calendar")
    assert (tmp_path / "haddad.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    window.files.answer = tmp_path / "no" / "folder.ics"
    press(haddad.detail.head, "Calendar")
    assert window.notices.text.startswith("folder.ics cannot be written")


def test_a_birthday_that_changes_the_ratio_is_told_ahead(window: MainWindow, haddad: FamiliesPage) -> None:
    words = haddad.detail.bookings._said.text()
    assert words.startswith("9 booked sessions a week. Sami turns 2 on 2 Mar 2027.")
    sami = next(child for child in window.bridge.book.children if child.first_name == "Sami")
    assert turning_words(window.bridge.book, replace(sami, leaves_on=date(2027, 1, 1)), TODAY) == ""
    assert turning_words(window.bridge.book, sami, date(2026, 1, 5)) == ""
