"""Between the file and the widgets: the open file, its newest book, and what is worked out from it.

Owns caching and the moment of computing; knows no widget. Everything it hands out is frozen. What takes
longer than a blink (the check of a whole term) runs as a job and arrives by ``judged``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import term_near
from nursery_rota.domain.findings import Finding
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.rules import check
from nursery_rota.domain.sheets import LedgerRow, WeekSheet
from nursery_rota.domain.week import week_sheet
from nursery_rota.errors import RotaProblem
from nursery_rota.gui.jobs import Job, Jobs, Progress, Stop
from nursery_rota.store.rota_file import RotaFile

Answer = TypeVar("Answer")
Today = Callable[[], date]


@dataclass(frozen=True)
class Judgement:
    """A term looked at as a whole: what the rules say of it, and every family's account."""

    book: Book
    term: t.Term
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerRow, ...]


class Bridge(QObject):
    """``attached`` tells of another file or none, ``ready`` that everybody has heard it and it may be shown;
    ``changed`` (a store notice) tells of new data in this file."""

    attached = Signal()
    ready = Signal()
    changed = Signal(object)
    judged = Signal(object)
    troubled = Signal(str)

    def __init__(self, jobs: Jobs, today: Today, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._today = today
        self._file: RotaFile | None = None
        self._book: Book | None = None
        self._weeks: dict[date, WeekSheet] = {}
        self._judgements: dict[int, Judgement] = {}
        self._judging: Job | None = None
        self._wanted: t.Term | None = None

    @property
    def today(self) -> date:
        return self._today()

    @property
    def file(self) -> RotaFile | None:
        return self._file

    @property
    def book(self) -> Book:
        """The newest state of the open file; only asked for while a file is open."""
        if self._book is None:
            if self._file is None:
                raise LookupError("no file is open")
            self._book = self._file.book()
        return self._book

    def attach(self, file: RotaFile | None) -> None:
        """Take over ``file`` (None: close what is open); the file before is closed."""
        if self._file is not None and self._file is not file:
            self._file.close()
        self._file = file
        self._forget()
        if file is not None:
            file.subscribe(self._noticed)
        self.attached.emit()
        self.ready.emit()

    def do(self, verb: Callable[[RotaFile], Answer]) -> Answer | None:
        """Run an action on the file; known trouble is told by ``troubled`` and answered by None."""
        if self._file is None:
            return None
        try:
            return verb(self._file)
        except RotaProblem as trouble:
            self.troubled.emit(str(trouble))
            return None

    def undo(self) -> None:
        self.do(lambda file: file.undo())

    def redo(self) -> None:
        self.do(lambda file: file.redo())

    def week(self, monday: date) -> WeekSheet:
        """The week grid of the newest book."""
        if monday not in self._weeks:
            self._weeks[monday] = week_sheet(self.book, monday, self.today)
        return self._weeks[monday]

    def term_on(self, day: date) -> t.Term | None:
        """The term that holds ``day``'s week, else the next one, else the last; None without terms."""
        return term_near(self.book, day)

    def judgement(self, term: t.Term) -> Judgement | None:
        """What is known of ``term`` in the newest book; None while it is being worked out."""
        known = self._judgements.get(term.id)
        if known is not None:
            return known
        self._wanted = term
        if self._judging is None:
            self._judge(term)
        return None

    def _judge(self, term: t.Term) -> None:
        book, today = self.book, self.today

        def work(progress: Progress, stop: Stop) -> Judgement:
            return Judgement(book, term, check(book, term, today), ledger(book, term, today))

        job = self._jobs.prepare("Checking the term", work)
        job.succeeded.connect(self._took)
        job.troubled.connect(self._broke)
        self._judging = job
        self._jobs.begin(job, last=True)

    def _took(self, result: object) -> None:
        self._judging = None
        if self._file is None or not isinstance(result, Judgement):
            return
        fresh = result.book is self.book
        if fresh:
            self._judgements[result.term.id] = result
        wanted = self._wanted
        if wanted is not None and wanted in self.book.terms and wanted.id not in self._judgements:
            self._judge(wanted)  # the book has moved on, or another term is on show: look at that
        if fresh:
            self.judged.emit(result)

    def _broke(self, trouble: Exception) -> None:
        self._judging = None
        if not isinstance(trouble, RotaProblem):
            raise trouble
        self.troubled.emit(str(trouble))

    def _noticed(self, notice: object) -> None:
        self._forget()
        self.changed.emit(notice)

    def _forget(self) -> None:
        self._book = None
        self._weeks = {}
        self._judgements = {}
