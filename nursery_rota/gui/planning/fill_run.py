"""Filling or mending a term beside the window, as one job that can be stopped or cancelled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from nursery_rota.actions.mending import accept_mended
from nursery_rota.actions.plans import accept
from nursery_rota.domain.book import Book
from nursery_rota.domain.mended import Mended
from nursery_rota.domain.planning import Plan
from nursery_rota.domain.problem import BuiltProblem, build
from nursery_rota.domain.proposal import Proposal, proposal
from nursery_rota.domain.tables import Term
from nursery_rota.domain.vacancies import Away
from nursery_rota.errors import NotPossible, RotaProblem
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.jobs import Job, Jobs, Progress, Stop
from nursery_rota.solver import solve
from nursery_rota.solver.mend import mend
from nursery_rota.store.rota_file import RotaFile

SECONDS = 300.0
"""After so long the best so far is shown. A term of 24 families takes a few seconds, a year of hundreds a minute or
two: a limit that such a fill met would make its rota hang on the speed of the computer."""


@dataclass(frozen=True)
class FillResult:
    """A proposal with what is known of it. ``proved`` names the stages that cannot be bettered, ``unproved`` says
    what the others are; ``write`` accepts it and answers how many rows changed."""

    book: Book
    """The rota that the proposal is an answer to."""
    term: Term
    proposal: Proposal
    proved: frozenset[str]
    seconds: float
    stopped: bool
    write: Callable[[RotaFile], int]
    unproved: str = "best so far"
    mends: bool = False
    """Does it keep what stands rather than plan it anew?"""
    seed: int = 0


def filled(built: BuiltProblem, plan: Plan, made: Proposal) -> FillResult:
    return FillResult(
        book=built.book,
        term=built.term,
        proposal=made,
        proved=frozenset(stage for stage, proof in plan.proof.items() if proof.proved),
        seconds=plan.seconds,
        stopped=plan.status == "cancelled",
        write=lambda file: accept(file, built, made),
        seed=plan.seed,
    )


def mended(answer: Mended) -> FillResult:
    return FillResult(
        book=answer.book,
        term=answer.term,
        proposal=answer.proposal,
        proved=frozenset({"fill", "changes"} if answer.least else ()),
        seconds=answer.seconds,
        stopped=answer.stopped,
        write=lambda file: accept_mended(file, answer),
        unproved="after fewest changes",
        mends=True,
    )


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

    def begin(self, term: Term, seed: int = 0) -> None:
        """Fill ``term`` of the book as it is now; nothing is written."""
        book, today = self._bridge.book, self._bridge.today

        def work(progress: Progress, stop: Stop) -> FillResult:
            def go_on() -> None:
                if stop():
                    raise NotPossible("Stopped before there was a first rota. Nothing has been changed.")

            built = build(book, term, today, go_on)
            plan = solve(built.problem, progress=progress, stop=stop, seed=seed, seconds=SECONDS)
            return filled(built, plan, proposal(built, plan, today))

        self._run(f"Filling {term.name}", work)

    def mend(self, term: Term, away: Away | None, also: Sequence[Term] = ()) -> None:
        """Mend ``term`` and ``also`` with the fewest changes, for somebody who is away or as they stand; nothing is
        written."""
        book, today = self._bridge.book, self._bridge.today

        def work(progress: Progress, stop: Stop) -> FillResult:
            return mended(
                mend(book, term, today, away, also=also, progress=progress, stop=stop, seconds=SECONDS)
            )

        self._run(f"Mending {term.name}", work)

    def _run(self, name: str, work: Callable[[Progress, Stop], FillResult]) -> None:
        if self._job is not None:
            return
        job = self._jobs.prepare(name, work)
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
        if not self._cancelled:
            self.troubled.emit(str(trouble))
