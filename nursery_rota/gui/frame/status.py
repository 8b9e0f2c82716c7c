"""The line at the foot: saved when, the last change, the file's state, the rules in force."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from nursery_rota.gui.frame.parts import Sign, label, mark
from nursery_rota.gui.widgets.elided import ElidedLabel

LEAST = 28
"""Pixels of height."""


class StatusLine(QFrame):
    """Plain sentences; the first is green and true: every change is in the file at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._sign = Sign("saved", "ok")
        self._saved = label("", "saved")
        self._last = ElidedLabel("", "second")
        self._file = ElidedLabel("", "second")
        self._rules = ElidedLabel("", "second")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(6)
        layout.addWidget(self._sign)
        layout.addWidget(self._saved)
        layout.addSpacing(10)
        layout.addWidget(self._last, 1)
        layout.addWidget(self._file)
        layout.addSpacing(10)
        layout.addWidget(self._rules)
        for told in (self._file, self._rules):
            told.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._sign.hide()
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        """As tall as a line of the text of now asks for."""
        self.setMinimumHeight(max(LEAST, self.fontMetrics().height() + 4))

    def saved(self, at: datetime | None) -> None:
        """``at``: when the file last took a change; None without a file."""
        self._sign.setVisible(at is not None)
        mark(self._saved, "role", "saved")
        self._saved.setText("" if at is None else f"Everything saved at {at:%H:%M}")

    def read_only(self, who: str) -> None:
        """``who`` has the file: what can be done here."""
        self._sign.hide()
        mark(self._saved, "role", "held")
        self._saved.setText(who)

    def last_change(self, text: str) -> None:
        self._last.setText(f"Last change: {text}" if text else "")

    def file(self, text: str) -> None:
        self._file.setText(text)

    def rules(self, text: str) -> None:
        self._rules.setText(text)
