"""The line below the day: what became of the chosen duty, or of all of them. Only says what was asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from nursery_rota.gui.frame.parts import button
from nursery_rota.gui.today.day_lines import DayLine
from nursery_rota.gui.widgets.flow import FlowLayout

MARK_KEYS = {"w": "worked", "m": "missed", "x": "excused"}


class MarksBar(QFrame):
    marked = Signal(str)
    """ "worked", "missed" or "excused", of the chosen duty."""
    all_worked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName("What happened")
        line = FlowLayout(self, 6)
        line.setContentsMargins(8, 8, 8, 8)
        self.buttons: dict[str, QPushButton] = {}
        for letter, status in MARK_KEYS.items():
            made = button(status.capitalize(), dense=True)
            made.clicked.connect(lambda checked=False, s=status: self.marked.emit(s))
            made.setToolTip(f"Mark the chosen duty as {status} ({letter.upper()})")
            self.buttons[status] = made
            line.addWidget(made)
        self._all = button("All worked", self.all_worked.emit, sign="tick", dense=True, tip="Ctrl+Shift+W")
        line.addWidget(self._all)

    def show_line(self, line: DayLine | None, any_duty: bool) -> None:
        """``line`` is the chosen person; the bar is there only on days with a duty."""
        self.setVisible(any_duty)
        on_duty = line is not None and line.chip.duty_id is not None
        for made in self.buttons.values():
            made.setEnabled(on_duty)
