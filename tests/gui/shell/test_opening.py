"""A file is opened beside the window, which says how far it is and lets one leave."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.rules import check
from nursery_rota.domain.week import week_sheet
from nursery_rota.gui.frame import opening
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.pages import make_pages
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from tests.gui.conftest import TODAY

MONDAY = monday_of(TODAY)


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Opening stands still once the file is read, until the event is set."""
    going, look_ahead = threading.Event(), opening.look_ahead

    def late(*given: object) -> None:
        assert going.wait(20)
        look_ahead(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "look_ahead", late)
    yield going
    going.set()


def test_the_window_says_what_it_opens_and_then_shows_it(
    qtbot: QtBot, empty_window: MainWindow, sample_file: Path
) -> None:
    window, stages = empty_window, []
    window.opening.stage.connect(stages.append)
    window.verbs.open(sample_file)
    assert window.stack.currentWidget() is window.opening_page
    assert window.opening_page.title.text() == "Opening plum-lane.rota"
    assert window.opening_page.words.text() == "Reading the file (1 of 3)"
    assert window.bridge.file is None
    qtbot.waitUntil(lambda: window.page is not None and window.page.key == "rota", timeout=20_000)
    assert stages == [0, 1, 2]
    assert window.pages.rota.grid.table.weeks.rowCount() > 0
    assert window.verbs.recent() == [sample_file.resolve()]


def test_what_is_seen_first_was_worked_out_beside_the_window(sample_file: Path, reference: Reference) -> None:
    with RotaFile.open(sample_file, reference=reference) as file:
        book, told = file.book(), []
        opening.look_ahead(book, MONDAY, TODAY, told.append, lambda: False)
        known = len(book.memo)
        week_sheet(book, MONDAY, TODAY)
        check(book, book.terms[0], TODAY)
        assert len(book.memo) == known, "nothing had to be worked out again"
    assert told == [1, 2]


def test_what_the_other_pages_need_is_loaded_beside_the_window(
    qtbot: QtBot, empty_window: MainWindow, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[tuple[str, bool]] = []

    def noted(name: str) -> None:
        assert find_spec(name) is not None
        loaded.append((name, threading.current_thread() is threading.main_thread()))

    monkeypatch.setattr(make_pages, "import_module", noted)
    empty_window.verbs.open(sample_file)
    qtbot.waitUntil(lambda: len(loaded) == len(make_pages._HEAVY), timeout=20_000)
    assert not any(in_the_window for _, in_the_window in loaded)


def is_styled(page: QWidget) -> bool:
    """Have all parts of the page found their colours and fonts?"""
    return all(
        part.testAttribute(Qt.WidgetAttribute.WA_WState_Polished) for part in page.findChildren(QWidget)
    )


def test_pages_that_are_opened_every_week_are_made_before_they_are_asked_for(
    qtbot: QtBot, empty_window: MainWindow, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_pages, "_AHEAD", ("help", "history"))
    monkeypatch.setattr(make_pages, "_HEAVY", ())
    monkeypatch.setattr(make_pages, "_PAUSE_MS", 0)
    empty_window.verbs.open(sample_file)
    qtbot.waitUntil(lambda: len(empty_window.pages.known()) == 3, timeout=20_000)
    assert [page.key for page in empty_window.pages.known()] == ["rota", "help", "history"]
    assert empty_window.page is empty_window.pages.rota
    for page in empty_window.pages.known()[1:]:
        qtbot.waitUntil(lambda page=page: is_styled(page))  # type: ignore[misc]
        assert not page.isVisible()
    assert not empty_window.pages.is_making_ahead


def test_cancel_leaves_the_file_that_was_open_and_lets_go_of_the_other(
    qtbot: QtBot,
    window: MainWindow,
    pristine: Path,
    tmp_path: Path,
    held_up: threading.Event,
    reference: Reference,
) -> None:
    other = Path(shutil.copy(pristine, tmp_path / "other.rota"))
    window.verbs.open(other)
    qtbot.mouseClick(window.opening_page.cancel, Qt.MouseButton.LeftButton)
    assert window.page is window.pages.rota
    held_up.set()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    assert window.bridge.book.nursery.name == "Plum Lane Nursery"
    assert window.bridge.file is not None
    assert window.bridge.file.path.name == "plum-lane.rota"
    RotaFile.open(other, reference=reference).close()


def test_the_later_of_two_wishes_is_the_one_that_is_shown(
    qtbot: QtBot, empty_window: MainWindow, sample_file: Path, pristine: Path, tmp_path: Path,
    held_up: threading.Event, reference: Reference,
) -> None:  # fmt: skip
    other = Path(shutil.copy(pristine, tmp_path / "other.rota"))
    empty_window.verbs.open(sample_file)
    empty_window.verbs.open(other)
    assert empty_window.opening_page.title.text() == "Opening other.rota"
    held_up.set()
    qtbot.waitUntil(lambda: empty_window.bridge.file is not None, timeout=20_000)
    assert empty_window.bridge.file is not None
    assert empty_window.bridge.file.path == other
    RotaFile.open(sample_file, reference=reference).close()


def test_trouble_is_said_in_words_and_what_was_on_show_comes_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    strange = tmp_path / "strange.rota"
    strange.write_bytes(b"this is not a nursery" * 100)
    window.verbs.open(strange)
    qtbot.waitUntil(window.notices.isVisible, timeout=20_000)
    assert window.notices.text
    assert window.page is window.pages.rota
    assert window.bridge.book.nursery.name == "Plum Lane Nursery"


def test_closing_the_window_ends_an_opening(
    empty_window: MainWindow, sample_file: Path, held_up: threading.Event, reference: Reference
) -> None:
    empty_window.verbs.open(sample_file)
    held_up.set()
    empty_window.close()
    assert empty_window.bridge.file is None
