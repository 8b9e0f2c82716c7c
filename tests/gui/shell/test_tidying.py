"""What holds itself is looked for when nobody works, and not before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.frame import tidying
from nursery_rota.gui.frame.tidying import Tidying
from nursery_rota.gui.jobs import Jobs, Progress, Stop
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from tests.gui.conftest import TODAY


class Loop:
    """Holds itself."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is looked for by itself, and it is quiet at once."""
    monkeypatch.setattr(tidying, "QUIET_MS", 0)
    monkeypatch.setattr(tidying, "STILL_MS", 0)
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def bridge(jobs: Jobs) -> Bridge:
    return Bridge(jobs, lambda: TODAY)


def test_what_holds_itself_goes_after_an_edit_when_it_is_quiet(
    qtbot: QtBot, jobs: Jobs, bridge: Bridge
) -> None:
    owner = QObject()
    Tidying(bridge, jobs, owner)
    left = ref(Loop())
    assert left() is not None
    bridge.changed.emit(None)
    qtbot.waitUntil(lambda: left() is None)


def test_it_is_not_looked_for_while_somebody_types(
    qtbot: QtBot, jobs: Jobs, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "QUIET_MS", 100_000)
    monkeypatch.setattr(tidying, "STILL_MS", 100_000)
    line = QLineEdit()
    qtbot.addWidget(line)
    tidier = Tidying(bridge, jobs, line)
    tidier._look_round()
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert not tidier._still.isActive()
    assert tidier._quiet.isActive()


def test_it_is_not_looked_for_while_work_goes_on(qtbot: QtBot, jobs: Jobs, bridge: Bridge) -> None:
    owner = QObject()
    tidier = Tidying(bridge, jobs, owner)
    left = ref(Loop())
    seen: list[bool] = []

    def work(progress: Progress, stop: Stop) -> None:
        while not stop():
            pass

    job = jobs.prepare("Working", work)
    jobs.begin(job)
    tidier.tidy()
    seen.append(left() is not None)
    job.ask_to_stop()
    qtbot.waitUntil(lambda: left() is None)
    assert seen == [True]


def test_what_an_earlier_file_left_is_looked_for_once_another_is_open(
    jobs: Jobs, bridge: Bridge, sample_file: Path, reference: Reference
) -> None:
    owner = QObject()
    tidier = Tidying(bridge, jobs, owner)
    bridge.attach(RotaFile.open(sample_file, reference=reference))
    of_this_file = Loop()
    tidier.tidy()
    left = ref(of_this_file)
    del of_this_file
    tidier.tidy()
    assert left() is not None  # it was still in use then, and is looked at no more
    bridge.attach(None)
    tidier.tidy()
    assert left() is None
