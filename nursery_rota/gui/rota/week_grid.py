"""The week grid as one panel: the line about the issue, the table, the key of signs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from nursery_rota.domain.sheets import Cell, Chip, WeekSheet
from nursery_rota.gui.rota.dragging import DropAdvice
from nursery_rota.gui.rota.issue_line import IssueLine
from nursery_rota.gui.rota.key_strip import KeyStrip
from nursery_rota.gui.rota.panel import RuleLine
from nursery_rota.gui.rota.week_actions import ActiveWeekTable


class WeekGrid(QFrame):
    """Shows one ``WeekSheet``; every wish of the user leaves as a signal, nothing is written here."""

    placeActivated = Signal(object, object)
    chipSelected = Signal(object, object)
    dutyDropped = Signal(int, object, object, bool)
    personDropped = Signal(int, object, object)
    clearRequested = Signal(int)
    pinToggled = Signal(int)
    watchToggled = Signal(int)
    reserveToggled = Signal(int)
    cannotCome = Signal(int)
    swapWanted = Signal(int)
    statusRequested = Signal(int, str)
    staffAsked = Signal(str, object, object)
    swapMarked = Signal(int, int)
    menuRequested = Signal(QPoint, object, object)
    changesWanted = Signal()
    wants = Signal(int)
    """The height at which every square is seen whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.table = ActiveWeekTable(self)
        self.issue_line = IssueLine(self)
        self._key = KeyStrip(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.issue_line)
        column.addWidget(RuleLine(self))
        column.addWidget(self.table, 1)
        column.addWidget(RuleLine(self))
        column.addWidget(self._key)
        self.setFocusProxy(self.table)
        self._pass_on()

    def _pass_on(self) -> None:
        self.table.chosen.connect(self.chipSelected)
        self.table.wants.connect(self._wanted)
        self.issue_line.changesWanted.connect(self.changesWanted)
        for name in (
            "placeActivated", "dutyDropped", "personDropped", "clearRequested", "pinToggled", "watchToggled",
            "reserveToggled", "cannotCome", "swapWanted", "statusRequested", "swapMarked", "menuRequested",
            "staffAsked",
        ):  # fmt: skip
            getattr(self.table, name).connect(getattr(self, name))

    def _wanted(self, table: int) -> None:
        around = self.issue_line.sizeHint().height() + self._key.sizeHint().height() + 4
        self.wants.emit(table + around)

    def set_sheet(self, sheet: WeekSheet, today: date | None = None) -> None:
        """Show ``sheet``; what was chosen stays chosen, and nothing scrolls, where that place still exists.
        ``today`` tells a week that is over."""
        self.issue_line.set_sheet(sheet, today)
        self.table.set_sheet(sheet)

    def selected(self) -> tuple[Cell | None, Chip | None]:
        return self.table.selected()

    def choose_day(self, day: date) -> bool:
        """Choose the first square of ``day``; False where the sheet has no such day."""
        weeks = self.table.weeks
        days = weeks.sheet.days if weeks.sheet else ()
        found = next((column for column, one in enumerate(days) if one.on_date == day), None)
        if found is None or not weeks.rowCount():
            return False
        self.table.choose(0, found, None)
        return True

    def select(
        self, on_date: date, shift_id: int | None, room_id: int | None, chip: Chip | None = None
    ) -> bool:
        """Choose and show this cell (and ``chip`` in it); False if the sheet has no such cell."""
        return self.table.select(on_date, shift_id, room_id, chip)

    def set_drop_advice(self, advice: DropAdvice | None) -> None:
        """``advice(source, cell, chip)`` is asked while dragging and its sentence shown beside the mouse."""
        self.table.drop_advice = advice
