"""Filling in the real window: progress, stop, cancel, the proposal, accept, and proposals out of date."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from pytestqt.qtbot import QtBot

from nursery_rota.actions import rows
from nursery_rota.documents.render import page_count
from nursery_rota.domain.planning import Progress
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning import fill_run
from nursery_rota.gui.planning.rota_page import RotaPage
from tests.gui.conftest import GivenFiles


@pytest.fixture
def page(window: MainWindow) -> RotaPage:
    page = window.pages["rota"]
    assert isinstance(page, RotaPage)
    return page


def fill(qtbot: QtBot, window: MainWindow, page: RotaPage) -> None:
    with qtbot.waitSignal(page.filling.run.ended, timeout=60_000):
        window.commands["fill"].trigger()


def test_a_fill_is_a_proposal_until_it_is_accepted(qtbot: QtBot, window: MainWindow, page: RotaPage) -> None:
    before = window.bridge.book.duties
    fill(qtbot, window, page)
    view = page.filling.view
    assert view.isVisible()
    assert window.bridge.book.duties == before
    assert view.changes.topLevelItemCount() > 0
    assert view.fairness.table.model.rows
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(window.bridge.book.duties) > len(before)
    assert not view.isVisible()
    window.commands["undo"].trigger()
    assert window.bridge.book.duties == before


def look_at_the_grid(qtbot: QtBot, page: RotaPage) -> None:
    """What is proposed stands on plum, week by week; Escape leads back to the proposal."""
    look = page.filling.grid
    qtbot.mouseClick(page.filling.view.look, Qt.MouseButton.LeftButton)
    assert look.isVisible()
    sheet = look.grid.table.weeks.sheet
    assert sheet is not None
    chips = [chip for row in sheet.rows for cells in row.cells for cell in cells for chip in cell.chips]
    marked = [chip for chip in chips if chip.proposed]
    assert marked
    assert all(chip.spoken.endswith("proposed, not accepted") for chip in marked)
    assert all(chip.duty_id is not None and chip.duty_id < 0 for chip in marked)
    week = look.when.monday
    page.desk.commands["week-after"].trigger()
    assert (look.when.monday - week).days == 7
    qtbot.keyClick(look, Qt.Key.Key_Escape)
    assert page.filling.view.isVisible()


def print_the_changes(qtbot: QtBot, window: MainWindow, page: RotaPage, folder: Path) -> None:
    """Into a file and to the printer: the same pages, and nothing of the rota is changed."""
    assert isinstance(window.files, GivenFiles)
    window.files.answer = folder / "changes.pdf"
    page.filling.paper.save.trigger()
    qtbot.waitUntil(lambda: window.notices.text == "Saved as changes.pdf.")
    assert window.files.offered.startswith("Changes proposed for ")
    assert page_count(window.files.answer.read_bytes()) > 0
    page.filling.paper.print.trigger()
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is not None)
    dialog = window.findChild(QPrintDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_discarding_changes_nothing(qtbot: QtBot, window: MainWindow, page: RotaPage, tmp_path: Path) -> None:
    before = window.bridge.book.duties
    fill(qtbot, window, page)
    look_at_the_grid(qtbot, page)
    print_the_changes(qtbot, window, page, tmp_path)
    qtbot.keyClick(page.filling.view, Qt.Key.Key_Escape)
    assert window.bridge.book.duties == before
    assert page.grid.isVisible()


def test_a_proposal_to_an_older_rota_cannot_be_accepted(
    qtbot: QtBot, window: MainWindow, page: RotaPage
) -> None:
    fill(qtbot, window, page)
    window.bridge.do(lambda file: rows.add(file, "families", {"name": "New"}, "Added family New"))
    view = page.filling.view
    assert not view.accept_button.isEnabled()
    count = len(window.bridge.book.duties)
    page.filling._accept()
    assert len(window.bridge.book.duties) == count
    assert "changed since" in window.notices.text


def test_progress_is_shown_and_stopping_keeps_the_best(
    qtbot: QtBot, window: MainWindow, page: RotaPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fill_run.solve
    begun = threading.Event()

    def slow(
        problem: Any, *, progress: Callable[[Progress], None], stop: Callable[[], bool], **rest: Any
    ) -> Any:
        begun.set()
        progress(Progress("fill", 3, None, None, 2.0, 0.25, off=0.34))
        while not stop():
            threading.Event().wait(0.01)
        return real(problem, progress=progress, stop=None, **rest)

    monkeypatch.setattr(fill_run, "solve", slow)
    with qtbot.waitSignal(page.filling.run.progressed, timeout=20_000):
        window.commands["fill"].trigger()
    assert begun.is_set()
    assert page.bar.isVisible()
    assert "3 places filled, shares 0.3 duties out on average" in page.bar._said.text()
    assert page.grid.isVisible(), "the page before stays readable"
    with qtbot.waitSignal(page.filling.run.ended, timeout=60_000):
        page.bar.stop_button.click()
    assert page.filling.view.isVisible()


@pytest.mark.parametrize("way", ["stop_button", "cancel_button"])
def test_a_fill_that_is_stopped_while_it_is_prepared_has_nothing_to_show(
    qtbot: QtBot, window: MainWindow, page: RotaPage, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Who stops is told why there is no proposal; who cancels did not want one."""

    def endless(book: Any, term: Any, today: Any, go_on: Callable[[], None]) -> Any:
        while True:
            go_on()
            threading.Event().wait(0.01)

    monkeypatch.setattr(fill_run, "build", endless)
    window.commands["fill"].trigger()
    with qtbot.waitSignal(page.filling.run.ended, timeout=60_000) as ended:
        getattr(page.bar, way).click()
    assert ended.args == [None]
    assert page.grid.isVisible()
    told = "Stopped before there was a first rota. Nothing has been changed." in window.notices.text
    assert told == (way == "stop_button")


def test_cancelling_forgets_what_was_found(
    qtbot: QtBot, window: MainWindow, page: RotaPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fill_run.solve

    def slow(problem: Any, *, stop: Callable[[], bool], **rest: Any) -> Any:
        while not stop():
            threading.Event().wait(0.01)
        return real(problem, stop=None, **rest)

    monkeypatch.setattr(fill_run, "solve", slow)
    before = window.bridge.book.duties
    window.commands["fill"].trigger()
    with qtbot.waitSignal(page.filling.run.ended, timeout=60_000) as ended:
        page.bar.cancel_button.click()
    assert ended.args == [None]
    assert page.grid.isVisible()
    assert window.bridge.book.duties == before


def test_closing_the_window_stops_what_runs(
    qtbot: QtBot, window: MainWindow, page: RotaPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fill_run.solve

    def slow(problem: Any, *, stop: Callable[[], bool], **rest: Any) -> Any:
        while not stop():
            threading.Event().wait(0.01)
        return real(problem, stop=None, **rest)

    monkeypatch.setattr(fill_run, "solve", slow)
    window.commands["fill"].trigger()
    assert window.jobs.running
    window.close()
    assert all(job.isFinished() for job in window.jobs.running)
    assert window.bridge.file is None
