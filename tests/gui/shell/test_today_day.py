"""Today by mouse and keys: children counted, make-ups booked, staff ill, the day before, the week ahead."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from nursery_rota.actions import duties
from nursery_rota.domain.attending import ChildLine, attendance_on
from nursery_rota.domain.candidates import candidates
from nursery_rota.domain.make_up import make_up_of
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning import looking_ahead
from nursery_rota.gui.planning.rota_page import RotaPage
from nursery_rota.gui.rota.problems_panel import NO_TERM
from nursery_rota.gui.today.ahead_lines import AheadDay
from nursery_rota.gui.today.ahead_panel import AheadModel
from nursery_rota.gui.today.attendance_list import ChildModel
from nursery_rota.gui.today.day_lines import DayHead
from nursery_rota.gui.today.today_page import TodayPage
from nursery_rota.gui.today.today_past import MARKS
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile

TODAY, YESTERDAY = date(2026, 11, 24), date(2026, 11, 23)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(shared_window: MainWindow) -> TodayPage:
    shared_window.show_page("today")
    page = shared_window.page
    assert isinstance(page, TodayPage)
    page.people.clear_choice()
    page.show_day(TODAY)
    return page


@pytest.fixture
def on_duty(shared_window: MainWindow, page: TodayPage) -> int:
    """The duty of a parent who counts this morning."""
    empty = next(line for line in page.people.lines if line.chip.state == "empty")
    page.people.choose(None, empty)
    page.ring.answer_by_key("y")
    return next(d.id for d in shared_window.bridge.book.duties if d.on_date == TODAY)


def popup() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def band(page: TodayPage, label: str) -> list[QToolButton]:
    box = next(w for w in page.children_card.findChildren(QWidget) if w.property("band") == label)
    return box.findChildren(QToolButton)


def test_one_fewer_asks_who_is_away_and_the_sum_follows(
    qtbot: QtBot, shared_window: MainWindow, page: TodayPage
) -> None:
    assert page.children_card.words() == "16 of 16 expected, needs 3 adults"
    fewer = band(page, "twos")[0]
    qtbot.mouseClick(fewer, LEFT)
    menu = popup()
    assert len(menu.actions()) == 6
    chosen = menu.actions()[1]
    name = chosen.text().removesuffix(" is away")
    chosen.trigger()
    menu.close()
    assert page.children_card.words() == "15 of 16 expected, needs 3 adults"
    assert shared_window.notices.text.startswith(f"{name} is away")
    assert shared_window.focusWidget() is band(page, "twos")[0]

    qtbot.keyClick(band(page, "twos")[0], Qt.Key.Key_Plus)
    menu = popup()
    assert menu.actions()[0].text() == f"{name} is there after all"
    menu.actions()[0].trigger()
    menu.close()
    assert page.children_card.words() == "16 of 16 expected, needs 3 adults"


def test_children_are_marked_in_the_list_by_keys_and_clicks(
    qtbot: QtBot, shared_window: MainWindow, page: TodayPage
) -> None:
    qtbot.mouseClick(page.tools.children, LEFT)
    shown = page.attendance.list
    assert page.middle.currentWidget() is page.attendance
    assert shared_window.focusWidget() is shown
    for _ in range(7):
        line = shown.current()
        assert line is not None
        qtbot.keyClick(shown, Qt.Key.Key_Minus)
        now = shown.current()
        assert isinstance(now, ChildLine)
        assert (now.child_id, now.state) == (line.child_id, "away")
        qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert page.attendance.sum.text() == "9 of 16 expected. 2 adults needed."
    heads = [row for row in page.people.days.rows if isinstance(row, DayHead)]
    assert heads[0].adults == "2 of 2 adults"
    qtbot.keyClick(shown, Qt.Key.Key_Up)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert page.attendance.sum.text().startswith("10 of 16")
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert page.middle.currentWidget() is page.ahead


def test_an_extra_child_is_found_by_name_and_clicked(
    qtbot: QtBot, shared_window: MainWindow, page: TodayPage
) -> None:
    (morning, *_) = attendance_on(shared_window.bridge.book, TODAY)
    extra = next(line for line in morning.lines if line.state == "not booked")
    page.count_children()
    qtbot.keyClicks(page.attendance.search, extra.name)
    shown = page.attendance.list
    assert shown.choose(extra.child_id)
    qtbot.mouseClick(shown.viewport(), LEFT, pos=shown.visualRect(shown.currentIndex()).center())
    page.attendance.search.clear()
    (row,) = shared_window.bridge.book.extra_attendances
    assert (row.child_id, row.on_date, row.session_id) == (extra.child_id, TODAY, morning.session_id)
    assert page.children_card.words().startswith("17 of 16 expected")


def test_a_yes_books_the_make_up_on_the_date_that_is_chosen(
    qtbot: QtBot, shared_window: MainWindow, page: TodayPage, on_duty: int
) -> None:
    page.people.choose(on_duty)
    qtbot.keyClick(page.people, Qt.Key.Key_T)
    best = page.ring.card.booked
    assert best is not None
    qtbot.mouseClick(page.ring.card.another, LEFT)
    menu = popup()
    menu.actions()[1].trigger()
    menu.close()
    second = page.ring.card.booked
    assert second not in (None, best)
    assert second is not None
    assert page.ring.card.date.text() == second.title
    qtbot.keyClick(page.ring.list, Qt.Key.Key_Y)
    book = shared_window.bridge.book
    made = make_up_of(book, book.duty[on_duty])
    assert made is not None
    assert (made.on_date, made.shift_id) == (second.on_date, second.shift_id)
    assert shared_window.notices.text.endswith(f"make-up on {second.title}.")
    shared_window.commands["undo"].trigger()
    assert shared_window.bridge.book.duty[on_duty].status == "planned"


def test_without_the_tick_nothing_is_booked(
    qtbot: QtBot, shared_window: MainWindow, page: TodayPage, on_duty: int
) -> None:
    page.people.choose(on_duty)
    page.cannot_come()
    qtbot.mouseClick(page.ring.card.make_up, LEFT)
    assert page.ring.card.booked is None
    qtbot.mouseClick(page.ring.card.yes, LEFT)
    book = shared_window.bridge.book
    assert make_up_of(book, book.duty[on_duty]) is None
    assert [c.kind for c in book.credits if c.on_date == TODAY] == []


def test_everybody_else_is_shown_with_the_reason_why_not(qtbot: QtBot, page: TodayPage, on_duty: int) -> None:
    page.people.choose(on_duty)
    page.cannot_come()
    able = len(page.ring.list.people.rows)
    qtbot.mouseClick(page.ring.why, LEFT)
    rest = page.ring.list.people.rows[able:]
    assert rest
    assert all(row.cannot and row.number == 0 for row in rest)
    page.ring.list.setCurrentIndex(page.ring.list.people.index(able))
    assert not page.ring.card.yes.isEnabled()


def test_someone_cannot_come_asks_who_when_nobody_is_chosen(
    qtbot: QtBot, shared_window: MainWindow, page: TodayPage
) -> None:
    qtbot.mouseClick(page.tools.away, LEFT)
    menu = popup()
    manager = next(action for action in menu.actions() if action.text().startswith("Ruth Okafor"))
    manager.trigger()
    menu.close()
    absences = shared_window.bridge.book.staff_absences
    assert [a.kind for a in absences if a.starts_on == TODAY] == ["sick"]
    line = page.people.current()
    assert line is not None
    assert line.chip.state == "empty"
    assert page.middle.currentWidget() is page.ring


def test_the_day_before_is_marked_and_a_missed_duty_made_up_for(
    qtbot: QtBot, shared_window: MainWindow, page: TodayPage
) -> None:
    monday = next(c for c in shared_window.bridge.week(YESTERDAY).rows[0].cells[0])
    assert monday.shift_id is not None
    shift_id = monday.shift_id
    book = shared_window.bridge.book
    _, lines = candidates(book, YESTERDAY, shift_id, monday.room_id, TODAY)
    person_id = lines[0].person_id
    given = shared_window.bridge.do(
        lambda file: duties.assign(
            file, on_date=YESTERDAY, shift_id=shift_id, room_id=monday.room_id, person_id=person_id
        )
    )
    assert page.past.title.text() == "Yesterday"
    missed = next(b for b in page.past.findChildren(QPushButton) if b.text() == "missed")
    qtbot.mouseClick(missed, LEFT)
    book = shared_window.bridge.book
    assert given is not None
    assert book.duty[given].status == "missed"
    made = make_up_of(book, book.duty[given])
    assert made is not None
    assert "make-up on" in page.past.day.duties[0].second if page.past.day else False
    qtbot.mouseClick(past_button(page, "missed"), LEFT)
    assert QApplication.activePopupWidget() is None, "the three choices stand in the line itself"
    assert [past_button(page, status).isChecked() for status in MARKS] == [False, True, False]
    qtbot.keyClick(past_button(page, "missed"), Qt.Key.Key_Escape)
    qtbot.mouseClick(past_button(page, "missed"), LEFT)
    qtbot.mouseClick(past_button(page, "worked"), LEFT)
    assert shared_window.bridge.book.duty[given].status == "worked"
    qtbot.mouseClick(past_button(page, "worked"), LEFT)
    qtbot.mouseClick(past_button(page, "worked"), LEFT)
    assert shared_window.bridge.book.duty[given].status == "planned", "a second press takes the mark away"


def past_button(page: TodayPage, words: str) -> QPushButton:
    return next(b for b in page.past.findChildren(QPushButton) if b.text().strip() == words)


def test_ctrl_shift_w_marks_the_day_as_worked(
    qtbot: QtBot, shared_window: MainWindow, page: TodayPage, on_duty: int
) -> None:
    command = shared_window.commands["day-worked"]
    assert command.shortcut().toString() == "Ctrl+Shift+W"
    command.trigger()
    assert shared_window.bridge.book.duty[on_duty].status == "worked"


def test_the_week_ahead_leads_to_its_days(qtbot: QtBot, page: TodayPage) -> None:
    shown = page.ahead.list
    days = [(n, row) for n, row in enumerate(shown.days.rows) if isinstance(row, AheadDay)]
    assert [row.on_date.day for _, row in days] == [25, 26, 27, 30, 1]
    assert "closed, training day" in days[2][1].spoken
    assert "short" in days[0][1].spoken
    shown.setCurrentIndex(shown.days.index(days[1][0]))
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert page.day == date(2026, 11, 26)


def test_the_models_keep_qts_rules(qtmodeltester: ModelTester, page: TodayPage) -> None:
    children = ChildModel(page)
    (morning, *_) = attendance_on(page.desk.bridge.book, TODAY)
    children.set_rows(["Expected", *morning.lines])
    qtmodeltester.check(children)
    ahead = AheadModel(page)
    ahead.set_rows(page.ahead.list.days.rows)
    qtmodeltester.check(ahead)
    qtmodeltester.check(page.ring.list.people)


def test_at_the_least_width_the_week_ahead_stands_among_the_cards(
    shared_window: MainWindow, page: TodayPage
) -> None:
    shared_window.resize(1024, 700)
    QApplication.processEvents()
    assert page.ahead.isVisible()
    assert page.side.isAncestorOf(page.ahead)
    shared_window.resize(1440, 900)
    QApplication.processEvents()
    assert page.middle.currentWidget() is page.ahead


def test_an_empty_nursery_is_told_the_next_step(
    qtbot: QtBot, empty_window: MainWindow, tmp_path: Path
) -> None:
    RotaFile.create(tmp_path / "new.rota", name="Oak Court", tables={}, reference=load_reference()).close()
    empty_window.open(tmp_path / "new.rota")
    empty_window.show_page("today")
    page = empty_window.page
    assert isinstance(page, TodayPage)
    assert [row.spoken for row in page.people.days.rows] == [
        "Nobody is due on this day",
        "Say when children come, in Timetable. Duties follow from that.",
    ]
    qtbot.waitUntil(lambda: "No hours have been marked" in page.side.words())
    qtbot.mouseClick(page.ahead.empty.buttons["timetable"], LEFT)
    assert empty_window.page is empty_window.pages["timetable"]
    empty_window.show_page("rota")
    rota = empty_window.page
    assert isinstance(rota, RotaPage)
    for command in ("copy-week", "day-worked", "publish", "check", "show-term", "show-month", "show-week"):
        empty_window.commands[command].trigger()
    assert rota.grid.table._nothing.isVisible()
    assert rota.problems._nothing.text() == NO_TERM, "of no term it is not said that it keeps every rule"


def test_the_menu_of_a_line_does_what_its_keys_do(
    qtbot: QtBot, shared_window: MainWindow, page: TodayPage, on_duty: int
) -> None:
    page.people.choose(on_duty)
    page.people.menu_wanted.emit(page.people.mapToGlobal(page.people.rect().center()))
    menu = popup()
    assert [action.text().split("\t")[0] for action in menu.actions() if action.text()] == [
        "Can’t come", "Worked", "Missed, with its make-up", "Excused",
    ]  # fmt: skip
    next(action for action in menu.actions() if action.text().startswith("Worked")).trigger()
    menu.close()
    assert shared_window.bridge.book.duty[on_duty].status == "worked"
    ruth = next(line for line in page.people.lines if line.chip.full_name == "Ruth Okafor")
    page.people.choose(None, ruth)
    page.people.menu_wanted.emit(page.people.mapToGlobal(page.people.rect().center()))
    menu = popup()
    next(action for action in menu.actions() if action.text().startswith("On a course")).trigger()
    menu.close()
    assert [a.kind for a in shared_window.bridge.book.staff_absences if a.starts_on == TODAY] == ["training"]


def test_what_lies_ahead_of_a_file_that_was_closed_is_not_told(
    qtbot: QtBot, window: MainWindow, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another file is opened on another page, while the first one is still looked at."""
    other = Path(shutil.copy(sample_file, tmp_path / "other.rota"))
    gate, told = Event(), list[object]()
    monkeypatch.setattr(looking_ahead, "changes_ahead", lambda *asked: gate.wait(10) and ())
    ahead = looking_ahead.LookingAhead(window.desk, window)
    ahead.found.connect(told.append)
    window.show_page("families")
    ahead.look()
    window.open(other)
    gate.set()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=30_000)
    assert told == []
    ahead.look()
    qtbot.waitUntil(lambda: told == [()])
