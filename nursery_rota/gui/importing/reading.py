"""Reading a spreadsheet beside the window, one at a time; one that was cancelled is never heard of again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from nursery_rota.errors import RotaProblem
from nursery_rota.exchange.families_sheet import FamiliesSheet
from nursery_rota.gui.jobs import Job, Jobs, Progress, Stop


@dataclass(frozen=True)
class _Result:
    """What run ``number`` found: a sheet, or the sentence why there is none."""

    number: int
    sheet: FamiliesSheet | None
    sentence: str = ""


class Reading(QObject):
    """``read`` carries the sheet, ``refused`` the sentence why there is none."""

    read = Signal(object)
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._number = 0

    @property
    def running(self) -> bool:
        return self._job is not None

    def begin(self, name: str, source: Callable[[], FamiliesSheet]) -> None:
        """Read ``source`` in a thread; what was being read before is forgotten."""
        self.cancel()
        number = self._number

        def work(progress: Progress, stop: Stop) -> _Result:
            try:
                sheet = source()
                if not stop():
                    sheet.preview()  # what makes it unreadable shall show here and not in the window's thread
            except RotaProblem as trouble:
                return _Result(number, None, str(trouble))
            return _Result(number, sheet)

        job = self._jobs.prepare(f"Reading {name}", work)
        job.succeeded.connect(self._ended)
        job.troubled.connect(self._broke)
        self._job = job
        self._jobs.begin(job)

    def cancel(self) -> None:
        """Forget what is being read; the thread ends by itself."""
        self._number += 1
        if self._job is not None:
            self._job.ask_to_stop()
            self._job = None

    def _ended(self, result: object) -> None:
        if not isinstance(result, _Result) or result.number != self._number:
            return
        self._job = None
        if result.sheet is not None:
            self.read.emit(result.sheet)
        else:
            self.refused.emit(result.sentence)

    def _broke(self, trouble: Exception) -> None:
        """A bug: shown as such by whoever catches what nobody foresaw."""
        self._job = None
        self.refused.emit("The spreadsheet could not be read. Save it as .xlsx again, and try again.")
        raise trouble
