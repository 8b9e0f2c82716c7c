"""Giving documents out beside the window: one run at a time, which can be cancelled."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from nursery_rota.errors import RotaProblem
from nursery_rota.gui.jobs import Job, Jobs, Work


@dataclass(frozen=True)
class Made:
    """A document, and what is to be known of it: letters that could not be printed."""

    pdf: bytes
    note: str = ""


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
