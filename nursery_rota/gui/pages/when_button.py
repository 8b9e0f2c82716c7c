"""Which week is shown: a button with its title, and a calendar to choose another."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nursery_rota.domain.calendar import monday_of
from nursery_rota.gui.frame.parts import button, icon_button
from nursery_rota.gui.theme import icon


class WhenButton(QWidget):
    """``chosen`` carries the Monday of the week that is asked for."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._monday = date(2000, 1, 3)
        self._today = date(2000, 1, 3)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(icon_button("Week before (Alt+Left)", "prev", lambda: self.step(-1)))
        self._title = QPushButton()
        self._title.setIcon(icon("calendar"))
        self._title.setToolTip("Go to a day (Ctrl+Shift+G)")
        self._title.clicked.connect(self.open)
        line.addWidget(self._title)
        line.addWidget(icon_button("Week after (Alt+Right)", "next", lambda: self.step(1)))
        self._popup = self._make_popup()

    def _make_popup(self) -> QFrame:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("panel", True)
        column = QVBoxLayout(popup)
        self._calendar = QCalendarWidget()
        self._calendar.setAccessibleName("Choose a day")
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.activated.connect(self._picked)
        self._calendar.clicked.connect(self._picked)
        column.addWidget(self._calendar)
        column.addWidget(button("This week", self.this_week, dense=True))
        return popup

    @property
    def monday(self) -> date:
        return self._monday

    def show_week(self, monday: date, title: str, second: str, today: date) -> None:
        self._monday, self._today = monday, today
        self._title.setText(f"{title}   {second}".replace("&", "&&").strip())
        self._title.setAccessibleName(f"Week: {title} {second}, choose another")

    def step(self, weeks: int) -> None:
        self.chosen.emit(self._monday + timedelta(weeks=weeks))

    def this_week(self) -> None:
        self._popup.hide()
        self.chosen.emit(monday_of(self._today))

    def open(self) -> None:
        """The calendar below the button; arrows and Enter choose."""
        self._calendar.setSelectedDate(QDate(self._monday.year, self._monday.month, self._monday.day))
        self._popup.adjustSize()
        self._popup.move(self._title.mapToGlobal(QPoint(0, self._title.height() + 2)))
        self._popup.show()
        self._calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        self._popup.hide()
        self.chosen.emit(monday_of(date(day.year(), day.month(), day.day())))
