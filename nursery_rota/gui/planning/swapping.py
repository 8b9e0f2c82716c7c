"""Finding and making swaps in the window: the same hands for the rota and for today."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QObject, Signal

from nursery_rota.actions.swapping import make_swap
from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.swaps import Swap, notice_words, swappable, swaps
from nursery_rota.gui.jobs import Progress, Stop
from nursery_rota.gui.newest import Newest
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.rota.swaps_panel import SwapsPanel
from nursery_rota.wording import short_day

Found = tuple[Book, int, tuple[Swap, ...]]


class Swapping(QObject):
    """Fills a panel with the swaps of one duty and makes the one that is chosen. ``left``: the panel is done;
    ``making``: a swap is about to be made."""

    left = Signal()
    making = Signal()

    def __init__(self, desk: Desk, panel: SwapsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._notices, self.panel = desk.bridge, desk.notices, panel
        self.duty_id: int | None = None
        self._run = Newest(desk.jobs, "Looking for swaps", self)
        self._run.answered.connect(self._took)
        self._run.refused.connect(self._refused)
        panel.wanted.connect(self._wanted)
        panel.closed.connect(self.leave)

    @property
    def now(self) -> datetime:
        """The moment the notice period is counted from: now, on the day that the window lives in."""
        clock = datetime.now().time() if self._bridge.today == datetime.now().date() else time()
        return datetime.combine(self._bridge.today, clock)

    def show(self, duty_id: int) -> bool:
        """Look for swaps of the duty: it is on show at once, its swaps follow. False, and a word why, where it cannot
        be swapped."""
        book, now = self._bridge.book, self.now
        duty = self._bridge.do(lambda file: swappable(book, duty_id, now.date()))
        if duty is None:
            return False

        def work(progress: Progress, stop: Stop) -> Found:
            return book, duty_id, swaps(book, duty_id, now, stop=stop)

        who, shift = full_name(book.person[duty.person_id]), book.shift[duty.shift_id].name
        self.duty_id = duty_id
        self.panel.look_for(f"{who}, {short_day(duty.on_date)}, {shift}")
        self._run.ask(work)
        return True

    def _took(self, found: Found) -> None:
        book, duty_id, swaps_found = found
        if self._bridge.file is not None and book is self._bridge.book and duty_id == self.duty_id:
            self.panel.set_swaps(swaps_found)

    def _refused(self, words: str) -> None:
        self._notices.say(words, "our-rule")
        self.leave()

    def forget(self) -> None:
        """Another file, or none: nothing more is heard about this one."""
        self._run.forget()
        self.duty_id = None

    def look_again(self, duty_id: int | None) -> None:
        """The book has changed: the swaps of now, or none where ``duty_id`` is no longer the duty on show."""
        if self.duty_id is not None and (duty_id != self.duty_id or not self.show(self.duty_id)):
            self.leave()

    def leave(self) -> None:
        self.duty_id = None
        self.left.emit()

    def _wanted(self, swap: Swap) -> None:
        """At short notice the manager says yes first."""
        if swap.late:
            self._notices.say(
                f"{notice_words(self._bridge.book)} {' '.join(swap.says)}",
                "our-rule",
                button="The manager confirms",
                doing=lambda: self._make(swap, confirmed=True),
            )
        else:
            self._make(swap, confirmed=False)

    def _make(self, swap: Swap, *, confirmed: bool) -> None:
        self.making.emit()
        self.leave()
        self._bridge.do(lambda file: make_swap(file, swap.handovers, self.now, confirmed=confirmed))
