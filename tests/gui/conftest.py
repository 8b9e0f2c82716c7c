"""What tests of the window share: the sample in a file of its own, a fixed day, and the real main window."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nursery_rota import paths
from nursery_rota.app import make_window
from nursery_rota.gui import jobs as beside
from nursery_rota.gui.dialogs.files import FileAsker, Then
from nursery_rota.gui.jobs import DRAWING_MS, Jobs
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.pages import make_pages
from nursery_rota.store.reference import Reference, load_reference
from nursery_rota.store.whole_file import import_tables

TODAY = date(2026, 11, 24)


class GivenFiles(FileAsker):
    """Answers every question for a file with the path a test has laid ready."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.answer: Path | None = None
        self.offered = ""

    def to_open(self, title: str, kinds: str, then: Then) -> None:
        self._answer(then)

    def to_save(self, title: str, name: str, kinds: str, then: Then) -> None:
        self.offered = name
        self._answer(then)

    def folder(self, title: str, then: Then) -> None:
        self._answer(then)

    def _answer(self, then: Callable[[Path], Any]) -> None:
        if self.answer is not None:
            then(self.answer)


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference()


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory, reference: Reference) -> Path:
    """The sample nursery as a file that no test touches."""
    document = json.loads((paths.resources() / "sample" / "plum-lane.json").read_text("utf-8"))
    target = tmp_path_factory.mktemp("sample") / "plum-lane.rota"
    import_tables(target, document, reference)
    return target


@pytest.fixture
def sample_file(tmp_path: Path, pristine: Path) -> Path:
    """The sample nursery as a file of the test's own."""
    return Path(shutil.copy(pristine, tmp_path / "plum-lane.rota"))


@pytest.fixture(autouse=True)
def nothing_left_over(qapp: QApplication) -> None:
    """Widgets of earlier tests are gone: no event loop runs between tests, so they would wait to be deleted,
    and be restyled with every new one."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks at the windows of tests: work beside them need not wait until they are drawn, and pages need not be
    made before they are asked for."""
    monkeypatch.setattr(beside, "DRAWING_MS", 0)
    monkeypatch.setattr(make_pages, "_AHEAD", ())


@pytest.fixture
def usual_drawing_time(_at_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """But here it waits as it does for people."""
    monkeypatch.setattr(beside, "DRAWING_MS", DRAWING_MS)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Jobs of the test's own, which have come to their end before they go: a thread outlives its last signal."""
    made = Jobs()
    yield made
    assert made.stop_all()


@pytest.fixture
def empty_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The main window as it comes up first, light, with no file open."""
    monkeypatch.setattr("nursery_rota.gui.main_window.FileAsker", GivenFiles)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("colours", "light")
    window = make_window(qapp, settings, lambda: TODAY)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    yield window
    window.close()


@pytest.fixture
def window(qtbot: QtBot, empty_window: MainWindow, sample_file: Path) -> MainWindow:
    """The main window with the sample open on the rota, its term already judged."""
    with qtbot.waitSignal(empty_window.bridge.judged, timeout=20_000):
        empty_window.open(sample_file)
    return empty_window


@pytest.fixture(scope="module")
def lasting_window(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, pristine: Path
) -> Iterator[MainWindow]:
    """One window with the sample open for all tests of a module; ``shared_window`` hands it out clean."""
    folder = tmp_path_factory.mktemp("shared")
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("colours", "light")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nursery_rota.gui.main_window.FileAsker", GivenFiles)
        window = make_window(qapp, settings, lambda: TODAY)
        window.resize(1440, 900)
        window.show()
        window.open(Path(shutil.copy(pristine, folder / "plum-lane.rota")))
        yield window
        window.close()
        window.deleteLater()


@pytest.fixture
def shared_window(lasting_window: MainWindow) -> Iterator[MainWindow]:
    """The window of the module, as the sample is: what a test did is undone after it."""
    bridge = lasting_window.bridge
    file = bridge.file
    assert file is not None
    before = file.undo_label
    lasting_window.resize(1440, 900)
    yield lasting_window
    while file.undo_label != before:
        bridge.undo()
    lasting_window.notices.hide()
