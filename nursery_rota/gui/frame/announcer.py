"""Says what happened to those who listen to the screen: each change once, in one sentence.

A change is told together with what it means for the law, which is known a moment later; nothing is said twice.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from nursery_rota.wording import plural

Urgency = Literal["calm", "now"]
_WAIT_MS = 1500
"""So long the verdict on a change is waited for before the change is told without it."""


def announce(place: QObject, words: str, urgency: Urgency = "calm") -> None:
    """Have ``words`` read out by the system's screen reader, where one is running."""
    event = QAccessibleAnnouncementEvent(place, words)
    if urgency == "now":
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Announcer(QObject):
    """``place`` is what the announcements belong to: the window."""

    def __init__(self, place: QObject) -> None:
        super().__init__(place)
        self._place = place
        self._waiting = ""
        self._against: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._tell)

    def notice(self, words: str, urgent: bool) -> None:
        """Something is shown in the bar of notices."""
        announce(self._place, words, "now" if urgent else "calm")

    def changed(self, words: str) -> None:
        """``words`` say what was done; it is in the file."""
        self._waiting = words
        self._timer.start()

    def judged(self, against_the_law: int) -> None:
        """So many places of the term are against the law now."""
        new = against_the_law != self._against
        self._against = against_the_law
        if self._waiting:
            self._tell(f" {plural(against_the_law, 'place')} against the law." if new else "")

    def _tell(self, verdict: str = "") -> None:
        self._timer.stop()
        words, self._waiting = self._waiting, ""
        if words:
            announce(self._place, f"Saved. {words}.{verdict}")
