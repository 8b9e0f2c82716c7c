"""How long the window did not answer: a heart that beats in its event loop, and the longest time between two beats.

Whatever keeps the loop from turning is counted: the answer itself, the drawing after it, and a job beside the window
that does not let go of the interpreter. A click that comes meanwhile waits no longer than this.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

BEAT_MS = 2
CALM_BEATS = 4
"""So many beats with nothing left to do, and the action counts as over."""


class Watch(QObject):
    """Runs actions in the window's own event loop; ``busy`` says whether anything is still being worked out."""

    def __init__(self, busy: Callable[[], bool], patience: float = 120.0) -> None:
        super().__init__()
        self._busy, self._patience = busy, patience
        self._loop = QEventLoop()
        self._heart = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self._beat)
        self._doing: Callable[[], object] | None = None
        self._last = self._end = 0.0
        self._longest, self._calm = 0.0, 0

    def longest(self, doing: Callable[[], object]) -> float:
        """Milliseconds of the longest silence from the action until all it set off is done."""
        self._doing = doing
        self._longest, self._calm = 0.0, 0
        self._last = time.perf_counter()
        self._end = self._last + self._patience
        self._heart.start()
        self._loop.exec()
        self._heart.stop()
        return self._longest * 1000

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now
        doing, self._doing = self._doing, None
        if doing is not None:
            self._longest = 0.0
            doing()
            return
        self._calm = 0 if self._busy() else self._calm + 1
        if self._calm > CALM_BEATS or now > self._end:
            self._loop.quit()
