"""While the rota is being filled: what is known so far, Stop and keep best, Cancel. The grid stays readable."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from nursery_rota.domain.planning import Progress
from nursery_rota.gui.frame.parts import Sign, button, label
from nursery_rota.wording import duties, plural

STAGES = {
    "fill": "Filling every place that can lawfully be filled",
    "fairness": "Sharing fairly",
    "changes": "Keeping what is published",
    "comfort": "Looking at wishes",
}


class FillBar(QFrame):
    stop = Signal()
    cancel = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName("Filling the rota")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        line = QHBoxLayout()
        line.addWidget(Sign("fill", "accent", 20))
        self._title = label("", "strong")
        line.addWidget(self._title)
        self._said = label("", "second", wrap=True)
        line.addWidget(self._said, 1)
        self.stop_button = button("Stop and keep best", self.stop.emit, sign="tick", dense=True)
        self.cancel_button = button("Cancel", self.cancel.emit, sign="cross", dense=True)
        line.addWidget(self.stop_button)
        line.addWidget(self.cancel_button)
        column.addLayout(line)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far it is")
        column.addWidget(self._bar)
        self._progress: Progress | None = None
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._say)
        self.hide()

    def begin(self, words: str) -> None:
        """``words`` say what is being done: "Filling Autumn term 2026"."""
        self._title.setText(words)
        self._progress = None
        self._clock.start()
        self._tick.start()
        self._bar.setValue(0)
        self.stop_button.setEnabled(True)
        self._say()
        self.show()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)

    def show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self._bar.setValue(round(progress.done * 1000))
        self._say()

    def _say(self) -> None:
        """The seconds go on also while nothing new is found."""
        seconds = plural(self._clock.elapsed() // 1000, "second")
        if self._progress is None:
            self._said.setText(f"{seconds}. You may go on reading. Nothing is changed yet.")
            return
        stage = STAGES.get(self._progress.stage, "Looking at what is open")
        so_far = [seconds, f"{plural(self._progress.filled, 'place')} filled"]
        if self._progress.off is not None:
            so_far.append(f"shares {duties(Fraction(self._progress.off))} duties out on average")
        self._said.setText(f"{stage}. {', '.join(so_far)}. Nothing is changed yet.")
