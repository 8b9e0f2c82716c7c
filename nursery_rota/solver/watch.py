"""Keeps an eye on the caller during a fill: asks whether to stop, minds the time, reports progress."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Literal

from nursery_rota.domain.planning import Progress, ProgressSink, StopAsked

REPORT_EVERY = 0.1
"""Least seconds between two reports: at most ten a second."""

Breathe = Callable[[], None]
"""What long work calls every so often; raises Interrupted when it must end."""


class Interrupted(Exception):
    """The search was told to end before it had an answer."""


class Watch:
    """``over`` tells why the search must end: "stop" (the caller asked), "time", or not yet."""

    def __init__(
        self,
        progress: ProgressSink | None,
        stop: StopAsked | None,
        seconds: float | None,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        self._progress = progress
        self._stop = stop
        self._clock = clock
        self._began = clock()
        self._deadline = None if seconds is None else self._began + seconds
        self._reported: float | None = None
        self.over: Literal["stop", "time"] | None = None

    def seconds(self) -> float:
        return self._clock() - self._began

    def must_end(self) -> bool:
        if self.over is None:
            if self._stop is not None and self._stop():
                self.over = "stop"
            elif self._deadline is not None and self._clock() >= self._deadline:
                self.over = "time"
        return self.over is not None

    def breathe(self) -> None:
        """Raises Interrupted when the search must end."""
        if self.must_end():
            raise Interrupted

    def report(
        self,
        stage: str,
        filled: int,
        best: float | None,
        bound: float | None,
        done: float,
        off: float | None = None,
    ) -> None:
        """Passes one report on, unless the last was less than a tenth of a second ago."""
        now = self._clock()
        if self._progress is None or (self._reported is not None and now - self._reported < REPORT_EVERY):
            return
        self._reported = now
        self._progress(Progress(stage, filled, best, bound, now - self._began, done, off))
