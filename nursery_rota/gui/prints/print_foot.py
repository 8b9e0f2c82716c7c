"""The line under the preview: what is shown, or what is being made, with a bar and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from nursery_rota.gui.frame.parts import button, label

SOON_MS = 300
"""Work shorter than this is not talked about."""


class PrintFoot(QFrame):
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("foot", True)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 16, 6)
        line.setSpacing(12)
        self._said = label("", "second", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._cancel = button("Cancel", self.cancelled.emit, dense=True)
        line.addWidget(self._said, 1)
        line.addWidget(self._bar)
        line.addWidget(self._cancel)
        self._doing = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._show_work)
        self._bar.hide()
        self._cancel.hide()

    @property
    def text(self) -> str:
        return self._said.text()

    @property
    def is_busy(self) -> bool:
        return bool(self._doing)

    def say(self, text: str) -> None:
        """Nothing is being made; this is what is shown."""
        self._doing = ""
        self._soon.stop()
        self._bar.hide()
        self._cancel.hide()
        self._said.setText(text)

    def begin(self, doing: str) -> None:
        """Something is being made; said once it takes long enough to be noticed."""
        self._doing = doing
        self._bar.setRange(0, 0)
        self._soon.start()

    def show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if self._doing and not self._soon.isActive():
            self._said.setText(f"{self._doing}: {done} of {total}")

    def _show_work(self) -> None:
        self._said.setText(self._doing)
        self._bar.setAccessibleName(self._doing)
        self._bar.show()
        self._cancel.show()
