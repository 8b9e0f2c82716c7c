"""The sheet of a month or term: at once for most nurseries, beside the window for large ones.

Owns what has been laid out for the newest book; knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import QObject, Signal

from nursery_rota.domain.book import Book
from nursery_rota.domain.term_shapes import TermSheet
from nursery_rota.domain.term_sheet import month_sheet, term_sheet
from nursery_rota.errors import RotaProblem
from nursery_rota.gui.jobs import Job, Progress, Stop
from nursery_rota.gui.pages.page import Desk
from nursery_rota.wording import MONTHS, day_month

Long = Literal["month", "term"]
LARGE = 40
"""From so many families on, laying out a term takes longer than the tenth of a second a window may pause."""
Key = tuple[Long, date | int]


class SpanSheets(QObject):
    ready = Signal()
    """A sheet that was asked for is there now."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._book: Book | None = None
        self._made: dict[Key, TermSheet] = {}
        self._job: Job | None = None

    def titles(self, span: Long, monday: date) -> tuple[str, str]:
        """What stands on the button that says when."""
        if span == "month":
            first = month_of(monday)
            return f"{MONTHS[first.month - 1]} {first.year}", ""
        term = self._desk.bridge.term_on(monday)
        if term is None:
            return "No term yet", ""
        return term.name, f"{day_month(term.starts_on)} to {day_month(term.ends_on)}"

    def sheet(self, span: Long, monday: date) -> TermSheet | None:
        """The sheet of the newest book; None while it is being laid out, and where there is no term."""
        key, make = self._recipe(span, monday)
        if make is None:
            return None
        book = self._desk.bridge.book
        if self._book is not book:
            self._book, self._made = book, {}
        if key not in self._made and len(book.families) < LARGE:
            self._made[key] = make()
        if key not in self._made and self._job is None:
            self._begin(book, key, make)
        return self._made.get(key)

    def has_term(self, span: Long, monday: date) -> bool:
        """Is there anything to show, now or in a moment?"""
        return span == "month" or self._desk.bridge.term_on(monday) is not None

    def _recipe(self, span: Long, monday: date) -> tuple[Key, Callable[[], TermSheet] | None]:
        bridge = self._desk.bridge
        book, today = bridge.book, bridge.today
        if span == "month":
            first = month_of(monday)
            return ("month", first), lambda: month_sheet(book, first, today)
        term = bridge.term_on(monday)
        if term is None:
            return ("term", 0), None
        return ("term", term.id), lambda: term_sheet(book, term, today)

    def _begin(self, book: Book, key: Key, make: Callable[[], TermSheet]) -> None:
        def work(progress: Progress, stop: Stop) -> tuple[Book, Key, TermSheet]:
            return book, key, make()

        job = self._desk.jobs.prepare("Laying out the term", work)
        job.succeeded.connect(self._took)
        job.troubled.connect(self._broke)
        self._job = job
        self._desk.jobs.begin(job)

    def _took(self, result: object) -> None:
        self._job = None
        if self._desk.bridge.file is None or not isinstance(result, tuple):
            return
        book, key, sheet = result
        if book is self._book and book is self._desk.bridge.book:
            self._made[key] = sheet
        self.ready.emit()

    def _broke(self, trouble: Exception) -> None:
        self._job = None
        if not isinstance(trouble, RotaProblem):
            raise trouble
        self._desk.notices.say(str(trouble), "our-rule")


def month_of(monday: date) -> date:
    """The first of the month that holds most of the week's working days."""
    return (monday + timedelta(days=2)).replace(day=1)
