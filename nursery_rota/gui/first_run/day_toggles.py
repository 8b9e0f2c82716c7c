"""A row of weekdays to press: the days of a session, a colleague's week, a child's bookings."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nursery_rota.gui.frame.parts import label
from nursery_rota.wording import DAYS, listing, weekday_short

WEEKDAYS = range(5)


class DayToggles(QWidget):
    changed = Signal()

    def __init__(self, title: str, chosen: Collection[int] = (), days: Collection[int] = range(7)) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        heading = label(title)
        heading.setObjectName("fieldTitle")
        column.addWidget(heading)
        line = QHBoxLayout()
        line.setSpacing(4)
        self.buttons: dict[int, QPushButton] = {}
        for day in days:
            one = QPushButton(weekday_short(day))
            one.setCheckable(True)
            one.setAutoDefault(False)
            one.setAccessibleName(f"{title}: {DAYS[day]}")
            one.toggled.connect(self.changed)
            line.addWidget(one)
            self.buttons[day] = one
        line.addStretch(1)
        column.addLayout(line)
        self.sentence = label("", wrap=True)
        self.sentence.setObjectName("fieldTrouble")
        self.sentence.hide()
        column.addWidget(self.sentence)
        self.choose(chosen)

    def chosen(self) -> tuple[int, ...]:
        """0 is Monday."""
        return tuple(day for day, one in self.buttons.items() if one.isChecked())

    def choose(self, days: Collection[int]) -> None:
        for day, one in self.buttons.items():
            one.setChecked(day in days)
        self.complain("")

    def complain(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        if sentence:
            next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)


def day_names(weekdays: Collection[int]) -> str:
    """ "Monday to Friday", "Monday and Wednesday"."""
    days = sorted(set(weekdays))
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{DAYS[days[0]]} to {DAYS[days[-1]]}"
    return listing([DAYS[day] for day in days])
