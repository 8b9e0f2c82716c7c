"""The proposals kept in memory for one term of one rota, to be compared: nothing of them is in the file."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from nursery_rota.domain.book import Book
from nursery_rota.domain.compare import DraftFigures, figures
from nursery_rota.domain.tables import Term
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.jobs import Jobs, Progress, Stop
from nursery_rota.gui.newest import Newest
from nursery_rota.gui.planning.compare_view import NOW
from nursery_rota.gui.planning.fill_run import FillResult

MOST = 4
"""Proposals kept at once: as many columns as can be read side by side."""


@dataclass
class _Kept:
    result: FillResult
    name: str


@dataclass
class _Shelf:
    book: Book | None = None
    term: Term | None = None
    kept: list[_Kept] = field(default_factory=list)


class DraftsKept(QObject):
    """``ready`` carries the figures of all drafts, the rota of now first."""

    ready = Signal(object)

    def __init__(self, bridge: Bridge, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._run = Newest(jobs, "Comparing drafts", self)
        self._run.answered.connect(self.ready)
        self._run.refused.connect(bridge.troubled)
        self._shelf = _Shelf()

    @property
    def results(self) -> tuple[FillResult, ...]:
        return tuple(kept.result for kept in self._shelf.kept)

    def keep(self, result: FillResult) -> None:
        """Put a proposal with the others; those for an older rota or another term go, and of too many the oldest."""
        if self._shelf.book is not result.book or self._shelf.term != result.term:
            self._shelf = _Shelf(result.book, result.term)
        if any(kept.result is result for kept in self._shelf.kept):
            return
        alike = sum(kept.result.mends == result.mends for kept in self._shelf.kept)
        words = "Fewest changes" if result.mends else "Filled anew"
        self._shelf.kept.append(_Kept(result, f"{words} {alike + 1}" if alike else words))
        del self._shelf.kept[:-MOST]

    def forget(self) -> None:
        self._run.forget()
        self._shelf = _Shelf()

    def ask(self) -> None:
        """Work the figures out beside the window."""
        shelf = self._shelf
        if not shelf.kept:
            return
        first, today = shelf.kept[0].result, self._bridge.today
        drafts = [(NOW, first.book), *((kept.name, kept.result.proposal.after) for kept in shelf.kept)]

        def work(progress: Progress, stop: Stop) -> tuple[DraftFigures, ...]:
            return tuple(figures(name, first.book, book, first.term, today) for name, book in drafts)

        self._run.ask(work)
