"""One piece of work in the background whose end is told to the main thread.

Knows nothing of what the work is. It keeps itself alive until it is done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from nursery_rota.errors import RotaProblem
from nursery_rota.gui.jobs import Jobs, Progress, Stop


class Errand(QObject):
    """``done`` gets the result, ``refused`` known trouble; both are called in the main thread. What is not known
    trouble is raised there."""

    def __init__(
        self,
        jobs: Jobs,
        name: str,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        refused: Callable[[RotaProblem], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work, self._then, self._else = work, done, refused
        self._jobs = jobs
        self.job = jobs.prepare(name, self._run)
        self.job.succeeded.connect(self._done)
        self.job.troubled.connect(self._troubled)

    def begin(self) -> None:
        self._jobs.begin(self.job)

    def _run(self, progress: Progress, stop: Stop) -> Any:
        return self._work()

    def _done(self, result: Any) -> None:
        self.deleteLater()
        self._then(result)

    def _troubled(self, trouble: Exception) -> None:
        self.deleteLater()
        if not isinstance(trouble, RotaProblem):
            raise trouble
        self._else(trouble)
