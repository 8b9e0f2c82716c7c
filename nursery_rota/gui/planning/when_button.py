"""Which week is shown: a button with its title, and a calendar to choose another."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nursery_rota.domain.calendar import monday_of
from nursery_rota.gui.frame.parts import button, icon_button
from nursery_rota.gui.theme import icon
from nursery_rota.wording import DAYS, MONTHS


class WhenButton(QWidget):
    """``chosen`` carries the Monday of the week that is asked for; with ``by_day`` the day itself."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, by_day: bool = False) -> None:
        super().__init__(parent)
        self._by_day = by_day
        self._monday = date(2000, 1, 3)
        self._today = date(2000, 1, 3)
        self._words, self._narrow = ("", ""), False
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._next_of: Callable[[date, int], date] = _week_from
        self._before = icon_button("", "prev", lambda: self.step(-1))
        self._after = icon_button("", "next", lambda: self.step(1))
        line.addWidget(self._before)
        self._title = QPushButton()
        self._title.setIcon(icon("calendar"))
        self._title.setAccessibleName("Choose a day")
        self._title.setToolTip("Go to a day (Ctrl+Shift+G)")
        self._title.clicked.connect(self.open)
        line.addWidget(self._title)
        line.addWidget(self._after)
        self._popup = self._make_popup()
        if by_day:
            self.step_by("Day", _day_from)
        else:
            self.step_by("Week", _week_from)

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
        words = "Today" if self._by_day else "This week"
        column.addWidget(button(words, self.this_week, dense=True))
        return popup

    @property
    def monday(self) -> date:
        return self._monday

    def show_week(self, monday: date, title: str, second: str, today: date) -> None:
        self._monday, self._today = monday, today
        self._words = (title, second)
        self._tell()
        self._title.setAccessibleName(f"{title} {second}, choose another day")

    def narrow(self, narrow: bool) -> None:
        """``narrow``: the title alone."""
        self._narrow = narrow
        self._tell()

    def _tell(self) -> None:
        title, second = self._words
        words = _shortened(title) if self._narrow else f"{title}   {second}"
        self._title.setText(words.replace("&", "&&").strip())

    def step_by(self, word: str, next_of: Callable[[date, int], date]) -> None:
        """What the arrows step by: "Week", "Month" or "Term"; ``next_of`` a Monday and a step is a Monday."""
        self._next_of = next_of
        for made, name in (
            (self._before, f"{word} before (Alt+Left)"),
            (self._after, f"{word} after (Alt+Right)"),
        ):
            made.setAccessibleName(name)
            made.setToolTip(name)

    def step(self, steps: int) -> None:
        self.chosen.emit(self._next_of(self._monday, steps))

    def this_week(self) -> None:
        self._popup.hide()
        self._choose(self._today)

    def open(self) -> None:
        """The calendar below the button; arrows and Enter choose."""
        self._calendar.setSelectedDate(QDate(self._monday.year, self._monday.month, self._monday.day))
        self._popup.adjustSize()
        self._popup.move(self._title.mapToGlobal(QPoint(0, self._title.height() + 2)))
        self._popup.show()
        self._calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        self._popup.hide()
        self._choose(date(day.year(), day.month(), day.day()))

    def _choose(self, day: date) -> None:
        self.chosen.emit(day if self._by_day else monday_of(day))


def _shortened(title: str) -> str:
    """ "28 September – 2 October 2026" is "28 Sep – 2 Oct": the grid says the year. "Tuesday 24 November 2026" is
    "Tue 24 Nov". Names stay as they are."""
    weekday, _, rest = title.partition(" ")
    if weekday in DAYS:
        return f"{weekday[:3]} {_shortened(rest)}"
    if not title[:1].isdigit():
        return title
    for month in MONTHS:
        title = title.replace(month, month[:3])
    return re.sub(r" \d{4}$", "", title)


def _week_from(monday: date, steps: int) -> date:
    return monday + timedelta(weeks=steps)


def _day_from(day: date, steps: int) -> date:
    return day + timedelta(days=steps)
