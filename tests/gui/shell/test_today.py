"""Today in the real window: giving an empty place, and ringing round when somebody can't come."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nursery_rota.actions import duties
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.today.day_lines import DayHead, DayLine
from nursery_rota.gui.today.today_page import TodayPage
from nursery_rota.gui.today.today_side import BEING_LOOKED_AT, TodaySide
from nursery_rota.gui.widgets.notes import NoteLine

TODAY = date(2026, 11, 24)


@pytest.fixture
def window(shared_window: MainWindow) -> MainWindow:
    """One window for all: each test takes back what it did."""
    return shared_window


@pytest.fixture
def page(window: MainWindow) -> TodayPage:
    window.show_page("today")
    page = window.page
    assert isinstance(page, TodayPage)
    page.people.clear_choice()
    page.show_day(TODAY)
    return page


def line_of(page: TodayPage, state: str) -> DayLine:
    return next(line for line in page.people.lines if line.chip.state == state)


@pytest.fixture
def absent(window: MainWindow, page: TodayPage) -> int:
    """A parent who counts this morning has rung: they can't come. Their duty."""
    empty = line_of(page, "empty")
    page.people.choose(None, empty)
    page.ring.yes.click()
    duty = next(d for d in window.bridge.book.duties if d.on_date == TODAY)
    page.people.choose(duty.id)
    page.cannot_come()
    return duty.id


def heads(page: TodayPage) -> list[DayHead]:
    return [row for row in page.people.days.rows if isinstance(row, DayHead)]


def test_an_empty_place_is_given_to_who_can_come(window: MainWindow, page: TodayPage) -> None:
    empty = line_of(page, "empty")
    page.people.choose(None, empty)
    ringing = page.ring.list.current()
    assert ringing is not None
    page.ring.yes.click()
    given = [d for d in window.bridge.book.duties if d.on_date == TODAY]
    assert [d.person_id for d in given] == [ringing.line.person_id]


def test_who_cannot_come_is_drawn_so_but_nothing_is_written_yet(
    window: MainWindow, page: TodayPage, absent: int
) -> None:
    assert window.bridge.book.duty[absent].status == "planned"
    shown = next(line for line in page.people.lines if line.chip.duty_id == absent)
    assert shown.chip.status == "absent"
    assert heads(page)[0].short
    assert "can’t come" in page.ring.title.text()


def test_cover_is_one_step_that_one_undo_takes_back(window: MainWindow, page: TodayPage, absent: int) -> None:
    before = window.bridge.book.duties
    asked = page.ring.list.current()
    assert asked is not None
    page.ring.yes.click()
    book = window.bridge.book
    assert book.duty[absent].status == "excused"
    covering = next(d for d in book.duties if d.origin == "cover")
    assert covering.person_id == asked.line.person_id
    assert [c.kind for c in book.credits if c.on_date == TODAY] == ["make_up"]
    window.commands["undo"].trigger()
    assert window.bridge.book.duties == before


def test_answers_are_kept_and_the_next_person_is_rung(
    qtbot: QtBot, window: MainWindow, page: TodayPage, absent: int
) -> None:
    first = page.ring.list.current()
    assert first is not None
    qtbot.keyClick(page.ring.list, Qt.Key.Key_N)
    second = page.ring.list.current()
    assert second is not None
    assert second.line.person_id != first.line.person_id
    qtbot.keyClick(page.ring.list, Qt.Key.Key_U)
    said = [(r.person_id, r.answer) for r in window.bridge.book.cover_requests]
    assert said == [(first.line.person_id, "no"), (second.line.person_id, "no_answer")]
    assert [row.said for row in page.ring.list.people.rows[:2]] == ["no", "no answer"]


def test_asked_first_and_answered_later_is_one_note(window: MainWindow, page: TodayPage, absent: int) -> None:
    page.ring.card.ask.click()
    assert [r.answer for r in window.bridge.book.cover_requests] == ["asked"]
    page.ring.card.no.click()
    assert [r.answer for r in window.bridge.book.cover_requests] == ["no"]


def test_coming_after_all_leaves_no_trace(window: MainWindow, page: TodayPage, absent: int) -> None:
    before = window.bridge.book.duties
    page.ring._back.click()
    assert window.bridge.book.duties == before
    assert page.ring.list.current() is None


def test_nobody_can_come(window: MainWindow, page: TodayPage, absent: int) -> None:
    page.ring._nobody.click()
    assert window.bridge.book.duty[absent].status == "excused"
    assert any(line.chip.status == "excused" for line in page.people.lines)


def test_letters_say_what_happened(qtbot: QtBot, window: MainWindow, page: TodayPage, absent: int) -> None:
    page.ring._back.click()
    page.people.choose(absent)
    qtbot.keyClick(page.people, Qt.Key.Key_W)
    assert window.bridge.book.duty[absent].status == "worked"
    qtbot.keyClick(page.people, Qt.Key.Key_M)
    assert window.bridge.book.duty[absent].status == "missed"


def test_arrows_pass_over_the_heads_of_the_cards(qtbot: QtBot, page: TodayPage) -> None:
    page.people.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(page.people, Qt.Key.Key_Down)
        line = page.people.current()
        assert line is not None
        seen.append(line.chip.full_name or line.chip.name)
    assert len(seen) == 4
    assert "Ruth Okafor" in seen


def test_the_cards_say_what_is_short_what_ends_and_which_birthday_matters(
    qtbot: QtBot, window: MainWindow, page: TodayPage
) -> None:
    qtbot.waitUntil(lambda: BEING_LOOKED_AT not in page.side.words(), timeout=20_000)
    words = page.side.words()
    assert "turns three" in words
    assert "Linnéa Åkesson first aid ran out on 20 November." in words
    assert "adults short" in words or "adult short" in words
    window.bridge.do(lambda file: duties.mark_day_worked(file, TODAY))


def test_no_card_says_that_all_is_well_before_anybody_looked(qtbot: QtBot) -> None:
    side = TodaySide()
    qtbot.addWidget(side)
    assert set(side.words().splitlines()) == {BEING_LOOKED_AT}
    side.show_short(())
    assert "Nothing is short." in side.words()
    side.show_nothing_known()
    assert set(side.words().splitlines()) == {BEING_LOOKED_AT}


def test_a_line_that_leads_somewhere_can_be_entered(
    qtbot: QtBot, window: MainWindow, page: TodayPage
) -> None:
    line = next(
        one for one in page.side.findChildren(NoteLine) if one.words().startswith("Linnéa Åkesson first aid")
    )
    with qtbot.waitSignal(page.family_wanted):
        qtbot.keyClick(line, Qt.Key.Key_Return)
