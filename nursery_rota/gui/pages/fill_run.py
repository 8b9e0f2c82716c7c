"""Filling a term beside the window: problem, solver, proposal, as one job that can be stopped or cancelled."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from nursery_rota.domain.planning import Plan
from nursery_rota.domain.problem import BuiltProblem, build
from nursery_rota.domain.proposal import Proposal, proposal
from nursery_rota.domain.tables import Term
from nursery_rota.errors import RotaProblem
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.jobs import Job, Jobs, Progress, Stop
from nursery_rota.solver import solve

SECONDS = 60.0
"""After so long the best so far is shown; a term of 24 families takes a few seconds."""


@dataclass(frozen=True)
class FillResult:
    built: BuiltProblem
    plan: Plan
    proposal: Proposal


class FillRun(QObject):
    """One run at a time. ``ended`` carries the result; None where it was cancelled."""

    progressed = Signal(object)
    ended = Signal(object)
    troubled = Signal(str)

    def __init__(self, bridge: Bridge, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._jobs = bridge, jobs
        self._job: Job | None = None
        self._cancelled = False

    @property
    def running(self) -> bool:
        return self._job is not None

    def begin(self, term: Term) -> None:
        """Fill ``term`` of the book as it is now; nothing is written."""
        if self._job is not None:
            return
        book, today = self._bridge.book, self._bridge.today

        def work(progress: Progress, stop: Stop) -> FillResult:
            built = build(book, term, today)
            plan = solve(built.problem, progress=progress, stop=stop, seed=0, seconds=SECONDS)
            return FillResult(built, plan, proposal(built, plan, today))

        job = self._jobs.prepare(f"Filling {term.name}", work)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(self._succeeded)
        job.troubled.connect(self._troubled)
        self._job, self._cancelled = job, False
        self._jobs.begin(job)

    def stop(self) -> None:
        """Enough: keep the best so far."""
        if self._job is not None:
            self._job.ask_to_stop()

    def cancel(self) -> None:
        """Forget the run; what it has found is not shown."""
        self._cancelled = True
        self.stop()

    def _succeeded(self, result: object) -> None:
        self._job = None
        self.ended.emit(None if self._cancelled else result)

    def _troubled(self, trouble: Exception) -> None:
        self._job = None
        self.ended.emit(None)
        if not isinstance(trouble, RotaProblem):
            raise trouble
        self.troubled.emit(str(trouble))
