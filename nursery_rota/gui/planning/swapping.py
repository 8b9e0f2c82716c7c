"""Finding and making swaps in the window: the same hands for the rota and for today."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QObject, Signal

from nursery_rota.actions.swapping import make_swap
from nursery_rota.domain.names import full_name
from nursery_rota.domain.swaps import Swap, notice_words, swaps
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.gui.rota.swaps_panel import SwapsPanel
from nursery_rota.wording import short_day


class Swapping(QObject):
    """Fills a panel with the swaps of one duty and makes the one that is chosen. ``left``: the panel is done;
    ``making``: a swap is about to be made."""

    left = Signal()
    making = Signal()

    def __init__(self, bridge: Bridge, notices: NoticeBar, panel: SwapsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._notices, self.panel = bridge, notices, panel
        self.duty_id: int | None = None
        panel.wanted.connect(self._wanted)
        panel.closed.connect(self.leave)

    @property
    def now(self) -> datetime:
        """The moment the notice period is counted from: now, on the day that the window lives in."""
        clock = datetime.now().time() if self._bridge.today == datetime.now().date() else time()
        return datetime.combine(self._bridge.today, clock)

    def show(self, duty_id: int) -> bool:
        """Look for swaps of the duty; False, and a word why, where it cannot be swapped."""
        book = self._bridge.book
        found = self._bridge.do(lambda file: swaps(book, duty_id, self.now))
        if found is None:
            return False
        duty = book.duty[duty_id]
        who, shift = full_name(book.person[duty.person_id]), book.shift[duty.shift_id].name
        self.duty_id = duty_id
        self.panel.set_swaps(f"{who}, {short_day(duty.on_date)}, {shift}", found)
        return True

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
