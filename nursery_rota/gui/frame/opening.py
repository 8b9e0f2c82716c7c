"""Opening a file beside the window: read, and what is seen first worked out, before the window has to draw it.

Knows nothing of what is shown meanwhile. One file at a time: a later wish takes the place of an earlier one, and a
file that nobody waits for any more is closed again.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from nursery_rota.domain.attending import attendance_on
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of, term_near
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.rules import check
from nursery_rota.domain.week import week_sheet
from nursery_rota.errors import RotaProblem
from nursery_rota.gui.jobs import Job, Jobs, Progress, Stop
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key

STAGES = ("Reading the file", "Working out the week", "Checking the term")
_FIRST_PAGE = "nursery_rota.gui.planning.rota_page"
_BREATH_MS = 5
"""Between making the first page and showing the file on it, so that a click waits for one of them only."""


@dataclass(frozen=True)
class Wish:
    """What to open, and who hears of it, in the main thread."""

    path: Path
    key: Key | None
    read_only: bool
    week: date | None
    """The Monday of the week that will be on show; None: this week's."""
    done: Callable[[RotaFile], object]
    refused: Callable[[RotaProblem], object]


class Opening(QObject):
    """``begun`` with the file's name, ``stage`` with the number of one of ``STAGES``, ``ended`` whatever came of it
    and before anybody hears what did."""

    begun = Signal(str)
    stage = Signal(int)
    read = Signal()
    """All that could be done beside the window is done; the next turn of its own loop begins to show it."""
    ended = Signal()

    def __init__(self, jobs: Jobs, reference: Reference, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._reference, self._today = jobs, reference, today
        self._wish: Wish | None = None
        self._running: Wish | None = None
        self._job: Job | None = None

    def begin(self, wish: Wish) -> None:
        self._wish = wish
        self.begun.emit(wish.path.name)
        if self._job is None:
            self._start()
        else:
            self._job.ask_to_stop()

    def cancel(self) -> None:
        """Nobody waits any more; what was open stays."""
        if self._wish is not None:
            self._wish = None
            if self._job is not None:
                self._job.ask_to_stop()
            self.ended.emit()

    def _start(self) -> None:
        wish = self._running = self._wish
        if wish is None:
            return
        today, reference = self._today(), self._reference

        def work(progress: Progress, stop: Stop) -> RotaFile | None:
            progress(0)
            with kept_for_long():
                file = RotaFile.open(wish.path, read_only=wish.read_only, reference=reference, key=wish.key)
                try:
                    look_ahead(file.book(), wish.week or monday_of(today), today, progress, stop)
                except BaseException:
                    file.close()
                    raise
            return file

        job = self._jobs.prepare(f"Opening {wish.path.name}", work)
        job.progressed.connect(self._told)
        job.succeeded.connect(self._opened)
        job.troubled.connect(self._troubled)
        self._job = job
        self._jobs.begin(job)

    def _told(self, number: int) -> None:
        if self._running is self._wish:
            self.stage.emit(number)

    def _opened(self, file: RotaFile) -> None:
        wish = self._end()
        if wish is None:
            file.close()
        else:
            self.read.emit()
            QTimer.singleShot(_BREATH_MS, self, lambda: self._show(wish, file))

    def _show(self, wish: Wish, file: RotaFile) -> None:
        self.ended.emit()
        wish.done(file)

    def _troubled(self, trouble: Exception) -> None:
        wish = self._end()
        if not isinstance(trouble, RotaProblem):
            raise trouble
        if wish is not None:
            self.ended.emit()
            wish.refused(trouble)

    def _end(self) -> Wish | None:
        """The job has ended: the wish it was for, if that is still wished; else the next one begins."""
        self._job, running = None, self._running
        if running is not self._wish:
            self._start()
            return None
        self._wish = self._running = None
        return running


def look_ahead(book: Book, monday: date, today: date, progress: Progress, stop: Stop) -> None:
    """Ask ``book`` what the window will ask first, and the page of today soon after, so that it has the answers; and
    load what draws them."""
    import_module(_FIRST_PAGE)
    term = term_near(book, monday)
    progress(1)
    if not stop():
        for one in dict.fromkeys((monday, monday_of(today), monday_of(today) + timedelta(weeks=1))):
            week_sheet(book, one, today)
        attendance_on(book, today)
    if term is not None and not stop():
        progress(2)
        check(book, term, today)
        ledger(book, term, today)


@contextmanager
def kept_for_long() -> Iterator[None]:
    """What is made here stays as long as a file is open, hundreds of thousands of rows of it. Python would look through
    all of them for rubbish again and again, each time with everything else at a stand; here it does not, and afterwards
    leaves them out."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
