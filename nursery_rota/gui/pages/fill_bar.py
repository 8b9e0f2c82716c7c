"""While the rota is being filled: what is known so far, Stop and keep best, Cancel. The grid stays readable."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from nursery_rota.domain.planning import Progress
from nursery_rota.gui.frame.parts import Sign, button, label
from nursery_rota.wording import plural

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
        self._said = label("", "second")
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
        self.hide()

    def begin(self, term: str) -> None:
        self._title.setText(f"Filling {term}")
        self._said.setText("You may go on reading. Nothing is changed yet.")
        self._bar.setValue(0)
        self.stop_button.setEnabled(True)
        self.show()

    def show_progress(self, progress: Progress) -> None:
        stage = STAGES.get(progress.stage, "Looking at what is open")
        seconds = plural(int(progress.seconds), "second")
        self._said.setText(f"{stage}. {seconds}, {plural(progress.filled, 'place')} filled.")
        self._bar.setValue(round(progress.done * 1000))
