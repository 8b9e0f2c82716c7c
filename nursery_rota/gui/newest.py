"""The newest wish, worked out beside the window: one job at a time, and only the newest answer is heard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from nursery_rota.errors import RotaProblem
from nursery_rota.gui.jobs import Job, Jobs, Work


class Newest(QObject):
    """A wish that comes while another is being worked out waits for it, and takes its place.

    Whoever asks about a file lets it ``forget`` when another file is opened, or none: what was asked about the
    earlier one is then never heard of.
    """

    answered = Signal(object)
    refused = Signal(str)
    """There is no answer; the sentence says why. What is not known trouble is raised."""

    def __init__(self, jobs: Jobs, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._name = jobs, name
        self._job: Job | None = None
        self._next: Work | None = None
        self._unheard = False

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def ask(self, work: Work) -> None:
        """Work this out, whatever was wished before."""
        self._next = work
        if self._job is None:
            self._begin()
        else:
            self._job.ask_to_stop()

    def forget(self) -> None:
        """Nothing that was asked for so far will be heard of."""
        self._next = None
        if self._job is not None:
            self._unheard = True
            self._job.ask_to_stop()

    def _begin(self) -> None:
        work, self._next = self._next, None
        if work is None:
            return
        self._unheard = False
        job = self._jobs.prepare(self._name, work)
        job.succeeded.connect(self._succeeded)
        job.troubled.connect(self._troubled)
        self._job = job
        self._jobs.begin(job)

    def _succeeded(self, answer: object) -> None:
        if self._is_heard():
            self.answered.emit(answer)

    def _troubled(self, trouble: Exception) -> None:
        known = isinstance(trouble, RotaProblem)
        if self._is_heard() and known:
            self.refused.emit(str(trouble))
        if not known:
            raise trouble

    def _is_heard(self) -> bool:
        """The job has ended: does anybody still want its answer? If not, the next one begins."""
        self._job = None
        if self._next is None:
            return not self._unheard
        self._begin()
        return False
