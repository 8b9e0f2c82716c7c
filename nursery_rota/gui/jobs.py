"""Long work beside the window: a plain function of (progress, stop) in a thread of its own.

Knows nothing of what the work is. Results come back by signals, which must be connected to bound methods
of objects that live in the main thread (a lambda would run in the worker).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal

Progress = Callable[[Any], None]
Stop = Callable[[], bool]
Work = Callable[[Progress, Stop], Any]
DRAWING_MS = 30
"""By then the window has drawn what was just done, counted from when it is back in its loop: painting comes after
timers that are due at once. Beside a second thread of Python it would draw several times as slowly."""
PATIENCE = 0.5
"""Seconds after which work begins even if the window is not back in its loop."""


class Job(QThread):
    """One running piece of work. Exactly one of ``succeeded`` and ``troubled`` is sent at its end."""

    progressed = Signal(object)
    succeeded = Signal(object)
    troubled = Signal(object)

    def __init__(self, name: str, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._work = work
        self._stop = threading.Event()
        self.drawn = threading.Event()
        """Set when the window has drawn what led to this work."""

    def ask_to_stop(self) -> None:
        """The work ends at its next chance, and still hands over what it has."""
        self._stop.set()
        self.drawn.set()

    @property
    def asked_to_stop(self) -> bool:
        return self._stop.is_set()

    def run(self) -> None:
        self.drawn.wait(PATIENCE)
        try:
            result = self._work(self.progressed.emit, self._stop.is_set)
        except Exception as trouble:  # handed to the main thread, which shows it: nothing is swallowed
            self.troubled.emit(trouble)
        else:
            self.succeeded.emit(result)


class Jobs(QObject):
    """Keeps running jobs alive, and brings them to an end before the window goes."""

    counted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[Job] = set()
        self._behind: dict[Job, set[Job]] = {}
        """Jobs that wait for others, and for which."""

    def prepare(self, name: str, work: Work) -> Job:
        """A job to connect to, not yet begun."""
        job = Job(name, work)
        job.finished.connect(self._forget)
        return job

    def begin(self, job: Job, *, last: bool = False) -> None:
        """``last``: what is being worked out now is drawn first, if that does not take long: somebody waits for it."""
        ahead = set(self._running) if last else set()
        self._running.add(job)
        self.counted.emit(len(self._running))
        job.start()
        if ahead:
            self._behind[job] = ahead
        else:
            self._let_go(job)

    def _let_go(self, job: Job) -> None:
        drawn = job.drawn  # the job itself may be gone by then
        QTimer.singleShot(0, lambda: QTimer.singleShot(DRAWING_MS, drawn.set))

    @property
    def running(self) -> tuple[Job, ...]:
        return tuple(self._running)

    def stop_all(self, wait_ms: int = 10_000) -> bool:
        """Ask every job to stop and wait for them; True when all have ended in time."""
        for job in self.running:
            job.ask_to_stop()
        return all(job.wait(wait_ms) for job in self.running)

    def _forget(self) -> None:
        """Only the job that says so: of another one that has ended as well, the result is still on its way."""
        job = self.sender()
        if isinstance(job, Job):
            job.wait()  # a thread says it has finished a moment before it has
            self._running.discard(job)
            self._behind.pop(job, None)
            for waiting, ahead in list(self._behind.items()):
                ahead.discard(job)
                if not ahead:
                    self._let_go(waiting)
                    del self._behind[waiting]
            job.deleteLater()
        self.counted.emit(len(self._running))
