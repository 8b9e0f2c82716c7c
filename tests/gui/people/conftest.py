"""One window for all tests here, with the sample or with an empty nursery: each test's changes are undone."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from nursery_rota.app import make_window
from nursery_rota.domain import tables as t
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.people.families_page import FamiliesPage
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from tests.gui.conftest import TODAY, GivenFiles

PATIENCE = 60.0
"""Seconds to wait for what runs beside the window."""


def settle(window: MainWindow, until: Callable[[], bool] = lambda: True) -> None:
    """Let the window catch up: nothing runs beside it, and ``until`` holds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        if not window.jobs.running and until():
            return
        time.sleep(0.005)
    raise TimeoutError("the window did not come to rest")


def opened(qapp: QApplication, folder: Path, file: Path | None) -> Iterator[MainWindow]:
    """The main window with ``file`` open, as long as these tests run."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nursery_rota.gui.main_window.FileAsker", GivenFiles)
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("colours", "light")
        window = make_window(qapp, settings, lambda: TODAY)
        window.resize(1440, 900)
        window.show()
        if file is not None:
            window.open(file)
        settle(window)
        yield window
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="package")
def sample(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, pristine: Path
) -> Iterator[MainWindow]:
    """The window with the sample nursery."""
    folder = tmp_path_factory.mktemp("people")
    yield from opened(qapp, folder, Path(shutil.copy(pristine, folder / "plum-lane.rota")))


@pytest.fixture(scope="package")
def bare(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, reference: Reference
) -> Iterator[MainWindow]:
    """The window with a nursery that has nothing but its name."""
    folder = tmp_path_factory.mktemp("bare")
    RotaFile.create(folder / "new.rota", name="New", reference=reference).close()
    yield from opened(qapp, folder, folder / "new.rota")


def taken_back(window: MainWindow) -> Iterator[MainWindow]:
    """``window`` for one test, whose changes are undone afterwards."""
    file = window.bridge.file
    assert file is not None
    window.activateWindow()  # the other window may have been used last, and only one has the keyboard
    settle(window, window.isActiveWindow)
    done = [line.id for line in file.history(1) if line.state == "done"]
    yield window
    file.undo_to(done[0] if done else 0)
    settle(window)


@pytest.fixture
def window(sample: MainWindow) -> Iterator[MainWindow]:
    yield from taken_back(sample)


@pytest.fixture
def empty(bare: MainWindow) -> Iterator[MainWindow]:
    yield from taken_back(bare)


def page_of(window: MainWindow) -> FamiliesPage:
    window.show_page("families")
    page = window.pages["families"]
    assert isinstance(page, FamiliesPage)
    page.drawer.leave()
    return page


def family_called(window: MainWindow, name: str) -> t.Family:
    return next(family for family in window.bridge.book.families if family.name == name)


@pytest.fixture
def haddad(window: MainWindow) -> FamiliesPage:
    page = page_of(window)
    page.show_family(family_called(window, "Haddad").id)
    return page
