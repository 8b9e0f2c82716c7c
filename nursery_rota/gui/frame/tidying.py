"""When Python looks for what nobody needs any more: not while somebody works in the window.

Nearly everything goes by itself when nobody holds it any more; only what holds itself must be looked for, through all
that there is, with everything at a stand meanwhile. Of a large nursery that is a tenth of a second, in the middle of
an edit. So what is new is looked through as ever, and the rest once, when it has been quiet for a while; what stays is
then left out.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, QObject, QTimer

from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.frame.touches import TOUCHES, watch
from nursery_rota.gui.jobs import Jobs

QUIET_MS = 15_000
"""So long after the last edit, and the last work beside the window, it is looked whether somebody is there."""
STILL_MS = 2_000
"""Without a touch for so long, nobody is."""
_NEVER = 1_000_000
_WHEN = (5_000, 5, _NEVER)
"""What is new is looked through when there are so many more things than the last time; what has outlived that, each
fifth time; the rest not by itself."""


def leave_the_old() -> None:
    """From now on the old is looked through by ``Tidying`` alone. Holds for the whole process."""
    gc.set_threshold(*_WHEN)


class Tidying(QObject):
    """Looks for rubbish when it has been quiet for a while."""

    def __init__(self, bridge: Bridge, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._jobs = bridge, jobs
        self._had_file = self._another_file = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look_round)
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self._nobody)
        bridge.changed.connect(self._wait)
        bridge.attached.connect(self._attached)
        jobs.counted.connect(self._wait)

    def tidy(self) -> None:
        """Look through all that came since the last time; after another file was opened, through all there is."""
        if self._jobs.running:
            return  # its end starts the clock anew
        if self._another_file:
            self._another_file = False
            gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _wait(self) -> None:
        watch(self, watched=False)
        self._still.stop()
        self._quiet.start()

    def _look_round(self) -> None:
        watch(self, watched=True)
        self._still.start()

    def _nobody(self) -> None:
        watch(self, watched=False)
        self.tidy()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._wait()
        return False

    def _attached(self) -> None:
        self._another_file = self._another_file or self._had_file
        self._had_file = self._had_file or self._bridge.file is not None
        self._wait()
