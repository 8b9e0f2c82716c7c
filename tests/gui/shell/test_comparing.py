"""Drafts side by side in the real window: kept in memory, one more on request, one chosen and accepted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import Term
from nursery_rota.gui.jobs import Jobs
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning.drafts_kept import DraftsKept
from nursery_rota.gui.planning.fill_run import FillResult
from nursery_rota.gui.planning.rota_page import RotaPage
from tests.gui.shell.test_swapping import planned as planned
from tests.making import small_nursery


def result(book: Book, term: int) -> FillResult:
    """A proposal of which nothing is known but what it is for."""
    day = date(2026, 9, 14)
    proposed: Any = None
    return FillResult(book, Term(term, "A term", day, day), proposed, frozenset(), 0, False, lambda file: 0)


def test_drafts_of_another_term_or_an_older_rota_are_no_drafts_to_compare_with(
    shared_window: MainWindow, jobs: Jobs
) -> None:
    drafts = DraftsKept(shared_window.bridge, jobs, shared_window)
    book, later = small_nursery(), small_nursery()
    for one in (result(book, 1), result(book, 1)):
        drafts.keep(one)
    assert len(drafts.results) == 2
    drafts.keep(result(book, 2))
    assert [kept.term.id for kept in drafts.results] == [2]
    drafts.keep(result(later, 2))
    assert [kept.book for kept in drafts.results] == [later]


@pytest.fixture
def page(window: MainWindow) -> RotaPage:
    page = window.pages["rota"]
    assert isinstance(page, RotaPage)
    return page


def test_two_drafts_are_compared_and_one_is_taken(
    qtbot: QtBot, window: MainWindow, page: RotaPage, planned: list[int]
) -> None:
    filling = page.filling
    with qtbot.waitSignal(filling.run.ended, timeout=60_000):
        window.commands["mend"].trigger()
    with qtbot.waitSignal(filling.drafts.ready, timeout=30_000):
        filling.view.compare.emit()
    assert filling.comparing.isVisible()
    assert filling.comparing.panel.second.text() == "Autumn term 2026; a tick marks what is best"
    assert len(filling.comparing.lines[0].values) == 2
    with qtbot.waitSignal(filling.drafts.ready, timeout=60_000):
        qtbot.mouseClick(filling.comparing.add_other, Qt.MouseButton.LeftButton)
    lines = {line.measure: line.values for line in filling.comparing.lines}
    assert len(lines["Required places filled"]) == 3
    now, mended, filled = lines["Places that change now"]
    assert now == "none"
    assert int(mended) <= int(filled)

    qtbot.keyClick(filling.comparing, Qt.Key.Key_1)
    assert filling.view.isVisible()
    assert filling._result is filling.drafts.results[0]
    before = len(window.bridge.book.duties)
    qtbot.keyClick(filling.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(window.bridge.book.duties) > before


def test_escape_leads_back_to_the_proposal(
    qtbot: QtBot, window: MainWindow, page: RotaPage, planned: list[int]
) -> None:
    with qtbot.waitSignal(page.filling.run.ended, timeout=60_000):
        window.commands["mend"].trigger()
    with qtbot.waitSignal(page.filling.drafts.ready, timeout=30_000):
        page.filling.view.compare.emit()
    qtbot.keyClick(page.filling.comparing, Qt.Key.Key_Escape)
    assert page.filling.view.isVisible()
