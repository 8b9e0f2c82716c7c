"""Which changes of need lie ahead, worked out beside the window and told when they are known."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from nursery_rota.domain.book import Book
from nursery_rota.domain.look_ahead import Change, changes_ahead
from nursery_rota.gui.jobs import Progress, Stop
from nursery_rota.gui.newest import Newest
from nursery_rota.gui.pages.page import Desk

FAR = timedelta(days=120)
"""So far ahead birthdays are looked for: about a term."""


class LookingAhead(QObject):
    found = Signal(object)
    """A tuple of Changes for the newest book."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run = Newest(desk.jobs, "Looking ahead", self)
        self._looked_at: Book | None = None
        self._run.answered.connect(self._took)
        self._run.refused.connect(self._refused)

    def look(self) -> None:
        """Look at the newest book, once."""
        book, today = self._desk.bridge.book, self._desk.bridge.today
        if book is self._looked_at:
            return
        self._looked_at = book

        def work(progress: Progress, stop: Stop) -> tuple[Change, ...]:
            return changes_ahead(book, today + timedelta(days=1), today + FAR)

        self._run.ask(work)

    def _took(self, changes: object) -> None:
        bridge = self._desk.bridge
        if bridge.file is not None and bridge.book is self._looked_at:
            self.found.emit(changes)

    def _refused(self, words: str) -> None:
        self._desk.notices.say(words, "our-rule")
