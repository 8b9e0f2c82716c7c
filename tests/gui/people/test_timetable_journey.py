"""The timetable by mouse and keys: sessions for several days, their shifts in one press, terms, holidays, rules."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nursery_rota.domain import tables as t
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.models.typed import (
    Mistyped,
    read_agreed_table,
    read_scale,
    write_agreed_table,
    write_scale,
)
from nursery_rota.gui.timetable.timetable_page import TimetablePage
from nursery_rota.gui.timetable.week_drawing import GAP, Block, WeekBlock, blocks_of_day
from tests.gui.people.hands import choose, click, finish, press, tick, type_into
from tests.making import at, duty_shift, morning


def page_of(window: MainWindow, part: int = 0) -> TimetablePage:
    window.show_page("timetable")
    page = window.pages["timetable"]
    assert isinstance(page, TimetablePage)
    page.show_part(part)
    return page


def gaps(page: TimetablePage) -> list[WeekBlock]:
    return [block for block in page.week.blocks if block.block.kind == "gap"]


def test_from_nothing_to_sessions_and_their_shifts(empty: MainWindow) -> None:
    page = page_of(empty)
    assert page.empty.isVisible()
    click(page.empty.buttons["add"])
    type_into(page.drawer, "name", "Morning")
    wrong = type_into(page.drawer, "starts", "25:00")
    type_into(page.drawer, "ends", "12")
    finish(page.drawer)
    assert wrong.line.text() == "25:00"
    assert wrong.sentence.text() == "“25:00” is not a time of day. Type it like 08:45."
    type_into(page.drawer, "starts", "9")
    tick(page.drawer, "days", "Friday")
    finish(page.drawer)
    assert [s.weekday for s in empty.bridge.book.sessions] == [0, 1, 2, 3]
    assert [block.accessibleName() for block in gaps(page)][:1] == [f"Monday, Morning, 09:00–12:00. {GAP}"]
    press(page.shifts, "Make shifts")
    shifts = empty.bridge.book.shifts
    assert [(s.name, s.starts_at, s.ends_at) for s in shifts] == [
        ("Morning duty", at("08:45"), at("12:15"))
    ] * 4
    assert not gaps(page)
    empty.commands["undo"].trigger()
    assert not empty.bridge.book.shifts
    assert len(gaps(page)) == 4


def test_a_gap_in_the_drawing_makes_its_shift(window: MainWindow) -> None:
    page = page_of(window)
    press(page.sessions, "Add a session")
    type_into(page.drawer, "name", "Tea")
    type_into(page.drawer, "starts", "16:00")
    type_into(page.drawer, "ends", "17:00")
    for day in ("Monday", "Tuesday", "Thursday", "Friday"):
        tick(page.drawer, "days", day)
    finish(page.drawer)
    (gap,) = gaps(page)
    QTest.keyClick(gap, Qt.Key.Key_Space)
    assert page.drawer.title.text() == "A shift for Tea on Wednesdays"
    finish(page.drawer)
    made = window.bridge.book.shifts[-1]
    assert (made.weekday, made.starts_at, made.ends_at) == (2, at("15:45"), at("17:15"))
    assert not gaps(page)


def test_a_block_opens_its_row_and_follows_a_change(window: MainWindow) -> None:
    page = page_of(window)
    block = next(b for b in page.week.blocks if b.block.kind == "shift" and b.block.row.weekday == 0)
    click(block)
    type_into(page.drawer, "starts_at", "8:30")
    changed = next(
        b for b in page.week.blocks if b.block.row.id == block.block.row.id and b.block.kind == "shift"
    )
    assert "08:30" in changed.accessibleName()
    assert window.bridge.book.shift[block.block.row.id].starts_at == at("08:30")


def test_a_term_comes_with_its_break_and_holidays_and_one_day_can_be_opened_again(window: MainWindow) -> None:
    page = page_of(window, 1)
    press(page.terms, "Add a term (Terms)")
    for column, text in (
        ("name", "Autumn term 2027"),
        ("starts_on", "6 Sep 2027"),
        ("ends_on", "17 Dec 2027"),
        ("half_from", "25 Oct 2027"),
        ("half_to", "29 Oct 2027"),
    ):
        type_into(page.drawer, column, text)
    finish(page.drawer)
    book = window.bridge.book
    assert book.terms[-1].name == "Autumn term 2027"
    assert [(c.starts_on, c.kind) for c in book.closures if c.starts_on == date(2027, 10, 25)] == [
        (date(2027, 10, 25), "half_term")
    ]
    assert any(c.starts_on == date(2027, 12, 27) for c in book.closures)
    press(page.closures, "Bank holidays")
    count = len(window.bridge.book.closures)
    press(page.closures, "Bank holidays")
    assert len(window.bridge.book.closures) == count
    assert "closed days already" in window.notices.text
    good_friday = next(c for c in window.bridge.book.closures if c.starts_on == date(2027, 3, 26))
    page.closures.table.choose(good_friday.id)
    QTest.keyClick(page.closures, Qt.Key.Key_Delete)
    assert good_friday.id not in {c.id for c in window.bridge.book.closures}


def test_half_a_break_outside_the_term_is_said_and_keeps_what_was_typed(window: MainWindow) -> None:
    page = page_of(window, 1)
    press(page.terms, "Add a term (Terms)")
    for column, text in (
        ("name", "X"),
        ("starts_on", "6 Sep 2027"),
        ("ends_on", "17 Dec 2027"),
        ("half_from", "3 Jan 2028"),
    ):
        type_into(page.drawer, column, text)
    finish(page.drawer)
    assert "Half-term lies outside the term" in window.notices.text
    assert page.drawer.isVisible()
    assert page.drawer.fields["name"].read() == "X"


def test_rooms_and_what_is_agreed_are_edited(window: MainWindow) -> None:
    page = page_of(window, 2)
    press(page.rooms, "Add a room (Rooms)")
    type_into(page.drawer, "name", "Ladybirds")
    type_into(page.drawer, "to_months", "36")
    finish(page.drawer)
    assert window.bridge.book.rooms[-1].to_months == 36
    page.show_part(3)
    press(page, "Change")
    choose(page.drawer, "holiday_region", "Scotland")
    type_into(page.drawer, "sibling_scale", "6, 10, 14")
    type_into(page.drawer, "obligation_table", "3 days: 3, 5 days: 5, in 5 weeks")
    nursery = window.bridge.book.nursery
    assert nursery.holiday_region == "GB-SCT"
    assert tuple(nursery.sibling_scale) == (6, 10, 14)
    assert nursery.obligation_table == {"days": {"3": 3, "5": 5}, "weeks": 5}
    wrong = type_into(page.drawer, "sibling_scale", "six")
    assert wrong.line.text() == "six"
    assert "six" in wrong.sentence.text()


@pytest.mark.parametrize("text", ["6, 10, 14", "1", ""])
def test_a_scale_is_written_as_it_is_read(text: str) -> None:
    assert write_scale(read_scale(text)) == text


@pytest.mark.parametrize("text", ["3 days: 3, 5 days: 5, in 5 weeks", "1 day: 0.5, in 1 week", ""])
def test_a_table_of_duties_is_written_as_it_is_read(text: str) -> None:
    assert write_agreed_table(read_agreed_table(text)) == text


@pytest.mark.parametrize("text", ["some", "3 days three", "3 days: 3 and more"])
def test_a_table_that_cannot_be_read_says_how_to_type_it(text: str) -> None:
    with pytest.raises(Mistyped, match="3 days: 3"):
        read_agreed_table(text)


def test_blocks_that_overlap_stand_side_by_side_and_sessions_left_of_shifts() -> None:
    sessions = [morning(), morning(id_=2, name="Late", starts_at=at("12:00"), ends_at=at("15:00"))]
    shifts: list[t.Shift] = [duty_shift(), duty_shift(id_=2, starts_at=at("11:45"), ends_at=at("15:15"))]
    found = blocks_of_day(sessions, shifts, bare=())
    assert [(b.kind, b.row.id, b.lane) for b in found] == [
        ("session", 1, 0),
        ("session", 2, 0),
        ("shift", 1, 1),
        ("shift", 2, 2),
    ]
    assert {b.lanes for b in found} == {3}
    assert isinstance(found[0], Block)
