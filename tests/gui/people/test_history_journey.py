"""History by mouse and keys: what changed, by whom, about what; back to a point, to this morning, and forward again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from nursery_rota.actions import duties, publish, rows
from nursery_rota.gui.history.history_page import HistoryPage
from nursery_rota.gui.history.history_words import day_words
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.store.rota_file import RotaFile
from tests.gui.people.hands import click, named, pick, press


def file_of(window: MainWindow) -> RotaFile:
    file = window.bridge.file
    assert file is not None
    return file


def page_of(window: MainWindow) -> HistoryPage:
    window.show_page("history")
    page = window.pages["history"]
    assert isinstance(page, HistoryPage)
    page.search.clear()
    pick(page.about, "Everything")
    page.issue_button.setChecked(False)
    page.refresh()
    return page


@pytest.fixture
def changed(window: MainWindow) -> MainWindow:
    """Four changes: a phone, a limit, a room, a duty."""
    file = file_of(window)
    person = window.bridge.book.people[4]
    rows.change(file, "people", person.id, {"phone": "07700 900111"}, "New phone")
    rows.change(file, "nursery", 1, {"max_per_week": 3}, "New limit")
    rows.add(file, "rooms", {"name": "<b>Room</b> & more"}, "New room")
    shift = next(s for s in window.bridge.book.shifts if s.weekday == 0)
    duties.assign(file, on_date=date(2026, 11, 30), shift_id=shift.id, room_id=None, person_id=person.id)
    return window


def shown(page: HistoryPage) -> list[str]:
    return [line.action.label for line in page.table.model.rows]


def told(page: HistoryPage) -> list[str]:
    return [label.text() for label in page.detail._holder.findChildren(QLabel)]


def test_a_change_says_what_it_did_and_what_would_go(changed: MainWindow) -> None:
    page = page_of(changed)
    assert page.table.choose(
        next(line.id for line in page.table.model.rows if line.action.label == "New limit")
    )
    words = told(page)
    assert any(
        "most duties a week for a family: " in sentence and sentence.endswith("→ 3.") for sentence in words
    )
    assert [w.split("  ")[1] for w in words if "  " in w][-1] == "New room"
    assert page.detail.back_button.accessibleName() == "Undo back to here (2 changes)"


def test_back_to_a_point_and_forward_again_in_one_step_each(changed: MainWindow) -> None:
    page = page_of(changed)
    newest = shown(page)[0]
    limit = next(line.id for line in page.table.model.rows if line.action.label == "New limit")
    page.table.choose(limit)
    click(page.detail.back_button)
    assert not [room for room in changed.bridge.book.rooms if room.name.startswith("<b>")]
    assert changed.bridge.book.nursery.max_per_week == 3
    room = next(line for line in page.table.model.rows if line.action.label == "New room")
    assert not room.done
    page.table.choose(next(line.id for line in page.table.model.rows if line.action.label == newest))
    assert page.detail.again_button.accessibleName() == "Do again up to here (2 changes)"
    click(page.detail.again_button)
    assert [room for room in changed.bridge.book.rooms if room.name.startswith("<b>")]
    assert all(line.done for line in page.table.model.rows)


def test_the_list_narrows_to_a_page_a_word_and_a_day(changed: MainWindow) -> None:
    page = page_of(changed)
    pick(page.about, "Timetable")
    assert shown(page)[:2] == ["New room", "New limit"]
    pick(page.about, "Families")
    assert shown(page)[0] == "New phone"
    pick(page.about, "Everything")
    page.search.setFocus()
    QTest.keyClicks(page.search, "limit")
    assert page.table._proxy.rowCount() == 1
    page.search.clear()
    assert len(page.days.model.rows) >= 2
    page.days.choose(page.days.model.rows[1].id)
    assert len(shown(page)) == page.days.model.rows[1].count
    page.days.choose(page.days.model.rows[0].id)


def test_since_the_last_issue_only_what_came_after_it_is_listed(changed: MainWindow) -> None:
    file = file_of(changed)
    term = changed.bridge.term_on(changed.bridge.today)
    assert term is not None
    publish.publish(
        file, term.id, by_whom="Ruth", now=datetime(2026, 11, 24, 9), findings=(), override_reason="Test"
    )
    issue = changed.bridge.book.publications[-1].issue_number
    rows.change(file, "nursery", 1, {"max_per_week": 4}, "After the issue")
    page = page_of(changed)
    click(named(page, f"Since issue {issue}"))
    assert shown(page) == ["After the issue"]
    click(named(page, f"Since issue {issue}"))
    assert len(shown(page)) > 1


def test_back_to_this_morning_takes_back_all_of_today(
    changed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = file_of(changed)
    newest = datetime.fromisoformat(file.history(1)[0].at).date()
    monkeypatch.setattr(changed.bridge, "_today", lambda: newest)
    page = page_of(changed)
    before = sum(line.done for line in page._lines)
    assert before >= 4
    press(page, f"Back to this morning ({before} changes)")
    assert not [room for room in changed.bridge.book.rooms if room.name.startswith("<b>")]
    assert not page.morning_button.isEnabled()
    changed.commands["redo"].trigger()
    file.redo_to(file.history(1)[0].id)


def test_enter_on_a_line_goes_back_to_it(changed: MainWindow) -> None:
    page = page_of(changed)
    page.table.choose(next(line.id for line in page.table.model.rows if line.action.label == "New room"))
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert not page.table.model.rows[0].done


def test_a_nursery_without_changes_says_so(empty: MainWindow) -> None:
    page = page_of(empty)
    assert not [line for line in page.table.model.rows if line.done]
    assert not page.morning_button.isEnabled()
    assert not page.issue_button.isEnabled()


def test_days_are_called_as_people_call_them() -> None:
    today = date(2026, 11, 24)
    assert day_words(today, today) == "Today"
    assert day_words(today - timedelta(days=1), today) == "Yesterday"
    assert day_words(date(2025, 3, 3), today) == "Monday 3 March 2025"
    assert day_words(date(2026, 3, 3), today, short=True) == "Tue 3 Mar"
