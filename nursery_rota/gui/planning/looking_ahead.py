"""Which changes of need lie ahead, worked out beside the window and told when they are known."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from nursery_rota.domain.book import Book
from nursery_rota.domain.look_ahead import Change, changes_ahead
from nursery_rota.errors import RotaProblem
from nursery_rota.gui.jobs import Job, Progress, Stop
from nursery_rota.gui.pages.page import Desk

FAR = timedelta(days=120)
"""So far ahead birthdays are looked for: about a term."""


class LookingAhead(QObject):
    found = Signal(object)
    """A tuple of Changes for the newest book."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._looked_at: Book | None = None

    def look(self) -> None:
        """Look at the newest book, once; a newer one than is being looked at is looked at after it."""
        book, today = self._desk.bridge.book, self._desk.bridge.today
        if self._job is not None or book is self._looked_at:
            return
        self._looked_at = book

        def work(progress: Progress, stop: Stop) -> tuple[Change, ...]:
            return changes_ahead(book, today + timedelta(days=1), today + FAR)

        job = self._desk.jobs.prepare("Looking ahead", work)
        job.succeeded.connect(self._took)
        job.troubled.connect(self._broke)
        self._job = job
        self._desk.jobs.begin(job)

    def _took(self, changes: object) -> None:
        self._job = None
        bridge = self._desk.bridge
        if bridge.file is None or not isinstance(changes, tuple):
            return
        if bridge.book is self._looked_at:
            self.found.emit(changes)
        else:
            self.look()

    def _broke(self, trouble: Exception) -> None:
        self._job = None
        if not isinstance(trouble, RotaProblem):
            raise trouble
        self._desk.notices.say(str(trouble), "our-rule")
