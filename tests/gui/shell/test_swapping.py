"""Swaps in the real window: from the rota by key, and from today when somebody cannot come."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nursery_rota.actions import duties
from nursery_rota.domain.calendar import days, monday_of
from nursery_rota.domain.candidates import candidates
from nursery_rota.domain.places import places_on
from nursery_rota.domain.swaps import Swap
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning.rota_page import RotaPage
from nursery_rota.gui.rota.swaps_panel import LOOKING, SwapsPanel
from nursery_rota.gui.today.today_page import TodayPage
from tests.gui.conftest import TODAY


@pytest.fixture
def planned(window: MainWindow) -> list[int]:
    """Duties of two weeks, each to the first who can; their ids by date."""
    bridge = window.bridge
    made: list[int] = []
    for day in days(TODAY, TODAY + timedelta(days=13)):
        for place in places_on(bridge.book, day):
            if not place.required or place.shift.kind != "care":
                continue
            _, lines = candidates(bridge.book, day, place.shift.id, place.room_id, TODAY)
            if lines[0].group == "counts":
                given = duties.assign(
                    bridge.file,  # type: ignore[arg-type]
                    on_date=day, shift_id=place.shift.id, room_id=place.room_id, person_id=lines[0].person_id,
                )  # fmt: skip
                made.append(given)
    return made


def number_one(qtbot: QtBot, panel: SwapsPanel) -> Swap:
    """The first of the swaps, once they have been looked for."""
    qtbot.waitUntil(lambda: panel.list.swaps.numbered(1) is not None, timeout=20_000)
    swap = panel.list.swaps.numbered(1)
    assert swap is not None
    return swap


def holder(window: MainWindow, duty_id: int) -> int:
    return window.bridge.book.duty[duty_id].person_id


def test_shift_s_finds_a_swap_and_1_makes_it_in_one_step(
    qtbot: QtBot, window: MainWindow, planned: list[int]
) -> None:
    page = window.pages["rota"]
    assert isinstance(page, RotaPage)
    window.show_page("rota")
    duty = window.bridge.book.duty[planned[-1]]
    page.show_week(monday_of(duty.on_date))
    page.grid.select(duty.on_date, duty.shift_id, duty.room_id)
    before = window.bridge.book.duties
    page.grid.table.swapWanted.emit(duty.id)
    assert page.dock.currentWidget() is page.dock.swaps
    assert page.dock.swaps._duty.text().endswith(window.bridge.book.shift[duty.shift_id].name)

    assert page.dock.swaps._says.text() == LOOKING
    assert page.dock.swaps._says.isVisible()
    number_one(qtbot, page.dock.swaps)

    qtbot.keyClick(page.dock.swaps.list, Qt.Key.Key_1)

    after = window.bridge.book
    changed = [d for d in after.duties if d not in before]
    assert len(changed) >= 2
    assert {d.origin for d in changed} == {"swap"}
    assert after.duty[duty.id].person_id != duty.person_id
    assert page.dock.currentWidget() is page.dock.families
    window.commands["undo"].trigger()
    assert window.bridge.book.duties == before


def test_at_short_notice_today_asks_the_manager_first(
    qtbot: QtBot, window: MainWindow, planned: list[int]
) -> None:
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    window.show_page("today")
    first = window.bridge.book.duty[planned[0]]
    page.show_day(first.on_date)
    rows = page.people.model().rowCount()
    page.people.setFocus()
    for row in range(rows):
        page.people.setCurrentIndex(page.people.model().index(row, 0))
        line = page.people.current()
        if line is not None and line.chip.duty_id == first.id:
            break
    page.cannot_come()
    qtbot.mouseClick(page.ring._swap, Qt.MouseButton.LeftButton)
    assert page.swapping.panel.isVisible()
    assert page.ring.isHidden()
    assert number_one(qtbot, page.swapping.panel).late

    qtbot.keyClick(page.swapping.panel.list, Qt.Key.Key_1)
    assert holder(window, first.id) == first.person_id
    assert "the manager confirms" in window.notices.text
    window.notices._do()
    assert holder(window, first.id) != first.person_id
    assert page.swapping.panel.isHidden()


def test_another_file_hears_nothing_of_a_swap_that_was_looked_for(
    qtbot: QtBot, window: MainWindow, planned: list[int], tmp_path: Path
) -> None:
    page = window.pages["rota"]
    assert isinstance(page, RotaPage)
    window.show_page("rota")
    page.grid.table.swapWanted.emit(planned[-1])
    assert page.swapping.duty_id == planned[-1]
    assert window.bridge.file is not None
    copy = shutil.copy(window.bridge.file.path, tmp_path / "another.rota")
    window.open(Path(copy))
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    assert page.swapping.duty_id is None
    assert page.dock.currentWidget() is page.dock.families
    assert page.dock.swaps.list.swaps.rows == ()
