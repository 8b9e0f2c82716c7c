"""Long work beside the window: a plain function of (progress, stop) in a thread of its own.

Knows nothing of what the work is. Results come back by signals, which must be connected to bound methods
of objects that live in the main thread (a lambda would run in the worker).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

Progress = Callable[[Any], None]
Stop = Callable[[], bool]
Work = Callable[[Progress, Stop], Any]


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

    def ask_to_stop(self) -> None:
        """The work ends at its next chance, and still hands over what it has."""
        self._stop.set()

    @property
    def asked_to_stop(self) -> bool:
        return self._stop.is_set()

    def run(self) -> None:
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

    def prepare(self, name: str, work: Work) -> Job:
        """A job to connect to, not yet begun."""
        job = Job(name, work)
        job.finished.connect(self._forget)
        return job

    def begin(self, job: Job) -> None:
        self._running.add(job)
        self.counted.emit(len(self._running))
        job.start()

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
            job.deleteLater()
        self.counted.emit(len(self._running))
