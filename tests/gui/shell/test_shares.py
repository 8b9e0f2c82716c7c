"""What would each family owe? A rule is tried beside the one in force, and taken over in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning.shares_page import SharesPage


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> SharesPage:
    window.commands["shares"].trigger()
    page = window.pages["shares"]
    assert isinstance(page, SharesPage)
    qtbot.waitUntil(lambda: bool(page.table.model.rows), timeout=20_000)
    return page


def choose(page: SharesPage, basis: str) -> None:
    page.form.basis.setCurrentIndex(page.form.basis.findData(basis))


def test_the_next_term_under_the_rule_in_force_comes_first(page: SharesPage) -> None:
    assert page.term.currentText() == "Spring term 2027"
    assert page.form.basis.currentData() == "session"
    assert all(row.more == 0 for row in page.table.model.rows)
    assert not page.take.isEnabled()
    assert page.says_now.text().startswith("Now: by booked sessions.")


def test_another_rule_shows_its_difference_and_is_taken_over_in_one_step(
    qtbot: QtBot, window: MainWindow, page: SharesPage
) -> None:
    before = window.bridge.book.nursery
    choose(page, "family")
    qtbot.waitUntil(lambda: any(row.more for row in page.table.model.rows), timeout=20_000)
    assert len({row.then.average for row in page.table.model.rows}) == 1
    assert page.says_then.text() == "In the trial: all of them are shared out."
    assert window.bridge.book.nursery == before

    qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    assert window.bridge.book.nursery.obligation_basis == "family"
    window.commands["undo"].trigger()
    assert window.bridge.book.nursery == before


def test_what_cannot_be_read_has_its_sentence_and_back_mends_it(page: SharesPage) -> None:
    choose(page, "child")
    page.form.scale.setText("10/6")
    page._work()
    assert "6/10/14" in page.form.trouble.text()
    assert not page.take.isEnabled()
    page.back.click()
    assert page.form.trouble.text() == ""
    assert page.form.basis.currentData() == "session"
