"""Making a document beside the window, and giving one out: one of each at a time, each can be cancelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from nursery_rota.errors import RotaProblem
from nursery_rota.gui.jobs import Job, Jobs, Progress, Stop, Work


@dataclass(frozen=True)
class Made:
    """A document, and what is to be known of it: letters that could not be printed."""

    pdf: bytes
    note: str = ""


Make = Callable[[], Made]


class MakingRun(QObject):
    """The newest wish is made; one that came while another was being made waits for it, and replaces it."""

    made = Signal(object)
    """A ``Made``."""
    nothing = Signal(str)
    """There is no page; the sentence says why."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._next: Make | None = None
        self._forgotten = False

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def begin(self, make: Make) -> None:
        """Make this, whatever was wished before."""
        if self._job is not None:
            self._next = make
            return
        self._forgotten = False

        def work(progress: Progress, stop: Stop) -> Made:
            return make()

        job = self._jobs.prepare("Making the pages", work)
        job.succeeded.connect(self._succeeded)
        job.troubled.connect(self._troubled)
        self._job = job
        self._jobs.begin(job)

    def forget(self) -> None:
        """What is being made is not shown."""
        self._next = None
        self._forgotten = self._job is not None

    def _succeeded(self, made: object) -> None:
        if not self._goes_on():
            self.made.emit(made)

    def _troubled(self, trouble: Exception) -> None:
        known = isinstance(trouble, RotaProblem)
        if not self._goes_on() and known:
            self.nothing.emit(str(trouble))
        if not known:
            raise trouble

    def _goes_on(self) -> bool:
        """The job has ended; is its result of no use any more?"""
        self._job = None
        following, self._next = self._next, None
        if following is not None:
            self.begin(following)
            return True
        return self._forgotten


class GivingRun(QObject):
    """``progressed`` is done and total; ``ended`` how many were given out, and whether it was stopped."""

    progressed = Signal(int, int)
    ended = Signal(int, bool)
    troubled = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def begin(self, name: str, work: Work) -> None:
        """Does nothing while another one runs."""
        if self._job is not None:
            return
        job = self._jobs.prepare(name, work)
        job.progressed.connect(self._progressed)
        job.succeeded.connect(self._succeeded)
        job.troubled.connect(self._troubled)
        self._job = job
        self._jobs.begin(job)

    def cancel(self) -> None:
        """Stop before the next piece; what is written stays."""
        if self._job is not None:
            self._job.ask_to_stop()

    def _progressed(self, step: object) -> None:
        if isinstance(step, tuple):
            self.progressed.emit(*step)

    def _succeeded(self, count: object) -> None:
        stopped = self._job is not None and self._job.asked_to_stop
        self._job = None
        self.ended.emit(count if isinstance(count, int) else 0, stopped)

    def _troubled(self, trouble: Exception) -> None:
        self._job = None
        if not isinstance(trouble, RotaProblem):
            self.troubled.emit("")
            raise trouble
        self.troubled.emit(str(trouble))
