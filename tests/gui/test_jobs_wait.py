"""Work beside the window begins when the window has drawn what led to it, and not later than that."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nursery_rota.gui import jobs as beside
from nursery_rota.gui.jobs import Jobs, Progress, Stop


class Drawn(QWidget):
    """Notes when it is painted."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self._told = told

    def paintEvent(self, event: QPaintEvent) -> None:
        self._told.append("drawn")


def shown(qtbot: QtBot, told: list[str]) -> Drawn:
    widget = Drawn(told)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_what_was_just_done_is_drawn_before_the_work_begins(
    qtbot: QtBot, jobs: Jobs, usual_drawing_time: None
) -> None:
    told: list[str] = []
    widget = shown(qtbot, told)
    told.clear()

    def work(progress: Progress, stop: Stop) -> None:
        told.append("worked")

    def press() -> None:
        widget.update()
        jobs.begin(jobs.prepare("work", work))

    QTimer.singleShot(0, press)
    qtbot.waitUntil(lambda: "worked" in told)
    assert told == ["drawn", "worked"]


def test_who_is_told_to_stop_does_not_wait(qtbot: QtBot, jobs: Jobs) -> None:
    stopped: list[bool] = []

    def work(progress: Progress, stop: Stop) -> None:
        stopped.append(stop())

    job = jobs.prepare("work", work)
    jobs.begin(job)
    assert jobs.stop_all(), "without a turn of the window's loop"
    assert stopped == [True]


def test_who_comes_last_waits_until_what_went_before_is_drawn(
    qtbot: QtBot, jobs: Jobs, usual_drawing_time: None
) -> None:
    told: list[str] = []
    widget = shown(qtbot, told)

    def first(progress: Progress, stop: Stop) -> None:
        told.append("worked")

    def second(progress: Progress, stop: Stop) -> None:
        told.append("worked last")

    def press() -> None:
        told.clear()
        job = jobs.prepare("first", first)
        job.succeeded.connect(widget.update)
        jobs.begin(job)
        jobs.begin(jobs.prepare("second", second), last=True)

    QTimer.singleShot(0, press)
    qtbot.waitUntil(lambda: "worked last" in told)
    assert told == ["worked", "drawn", "worked last"]


def test_who_comes_last_does_not_wait_for_long_work(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "PATIENCE", 0.01)
    told: list[str] = []

    def long(progress: Progress, stop: Stop) -> None:
        while not stop():
            pass

    going_on = jobs.prepare("long", long)
    jobs.begin(going_on)
    jobs.begin(jobs.prepare("short", lambda progress, stop: told.append("worked")), last=True)
    qtbot.waitUntil(lambda: told == ["worked"])
    assert going_on.isRunning()
