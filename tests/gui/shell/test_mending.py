"""Mending in the real window: from the menu, and from Today for somebody who is away longer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from nursery_rota.domain.calendar import monday_of
from nursery_rota.gui.dialogs.away_dialog import AwayDialog
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning.rota_page import RotaPage
from nursery_rota.gui.today.today_page import TodayPage
from tests.gui.conftest import TODAY
from tests.gui.shell.test_swapping import planned as planned


@pytest.fixture
def page(window: MainWindow) -> RotaPage:
    page = window.pages["rota"]
    assert isinstance(page, RotaPage)
    return page


def test_away_longer_leads_from_today_to_a_proposal_and_is_one_step(
    qtbot: QtBot, window: MainWindow, page: RotaPage, planned: list[int]
) -> None:
    before = window.bridge.book
    duty = before.duty[planned[0]]
    window.show_page("today")
    today = window.pages["today"]
    assert isinstance(today, TodayPage)
    today._absent = duty.id
    today.ring.longer.emit()
    dialog = window.mending.dialog
    assert dialog is not None
    assert dialog.person.currentData() == duty.person_id
    assert "fall out: Tue 24 Nov" in dialog.says.text()

    with qtbot.waitSignal(page.filling.run.ended, timeout=30_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    view = page.filling.view
    assert view.isVisible()
    assert view.head.headline.text() == "Fewest changes (proved)"
    assert window.bridge.book.duties == before.duties

    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    after = window.bridge.book
    gone = [d for d in after.duties if d.status == "excused"]
    assert duty.id in {d.id for d in gone}
    assert {d.person_id for d in gone} == {duty.person_id}
    assert len(after.duties) == len(before.duties) + len(gone)
    window.commands["undo"].trigger()
    assert (window.bridge.book.duties, window.bridge.book.availability) == (
        before.duties,
        before.availability,
    )


def test_mending_from_the_menu_fills_what_nobody_is_in(
    qtbot: QtBot, window: MainWindow, page: RotaPage, planned: list[int]
) -> None:
    window.show_page("rota")
    page.show_week(monday_of(TODAY))
    with qtbot.waitSignal(page.filling.run.ended, timeout=60_000):
        window.commands["mend"].trigger()
    kept = {(d.on_date, d.shift_id, d.person_id) for d in window.bridge.book.duties}
    proposed = {(d.on_date, d.shift_id, d.person_id) for d in page.filling._result.proposal.duties}  # type: ignore[union-attr]
    assert kept <= proposed
    assert len(proposed) > len(kept)


def test_the_dialog_says_what_falls_out_and_minds_the_order_of_days(
    qtbot: QtBot, window: MainWindow, planned: list[int]
) -> None:
    book = window.bridge.book
    person = book.duty[planned[0]].person_id
    dialog = AwayDialog(book, TODAY, person, window)
    qtbot.addWidget(dialog)
    far = QDate(2027, 6, 1)
    dialog.first.setDate(far)
    assert dialog.last.date() == far
    assert dialog.says.text().startswith("No duty falls out")
    dialog.last.setDate(far.addDays(-1))
    assert not dialog.go.isEnabled()
    assert dialog.says.text().startswith("The last day lies before")
    dialog.first.setDate(QDate(TODAY.year, TODAY.month, TODAY.day))
    assert dialog.away().ends_on - dialog.away().starts_on > timedelta(days=100)
