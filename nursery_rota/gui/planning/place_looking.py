"""Who could take a place, worked out beside the window: hundreds of parents are looked at one by one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from nursery_rota.domain.book import Book
from nursery_rota.domain.candidates import place_line
from nursery_rota.domain.findings import CandidateLine, PlaceLine
from nursery_rota.domain.sheets import Cell
from nursery_rota.domain.who_could import who_could
from nursery_rota.gui.jobs import Progress, Stop
from nursery_rota.gui.newest import Newest
from nursery_rota.gui.pages.page import Desk

Found = tuple[Book, Cell, PlaceLine, tuple[CandidateLine, ...]]


class PlaceLooking(QObject):
    found = Signal(object, object, object)
    """The cell asked for last, its place in words, and its CandidateLines, of the newest book."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = desk.bridge
        self._run = Newest(desk.jobs, "Looking who could do it", self)
        self._run.answered.connect(self._took)
        self._run.refused.connect(self._bridge.troubled)

    def look(self, cell: Cell) -> PlaceLine | None:
        """The place in words; who could take it follows by ``found``. None where there is no such place, which the
        bridge then tells in words."""
        bridge, shift_id = self._bridge, cell.shift_id
        if shift_id is None:
            return None
        book, today, day, room_id = bridge.book, bridge.today, cell.on_date, cell.room_id
        place = bridge.do(lambda file: place_line(book, day, shift_id, room_id))

        def work(progress: Progress, stop: Stop) -> Found:
            return (book, cell, *who_could(book, day, shift_id, room_id, today))

        if place is not None:
            self._run.ask(work)
        return place

    def forget(self) -> None:
        """Another file, or none: nothing more is heard about this one."""
        self._run.forget()

    def _took(self, found: Found) -> None:
        book, *rest = found
        if self._bridge.file is not None and book is self._bridge.book:
            self.found.emit(*rest)
