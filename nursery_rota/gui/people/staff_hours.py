"""A small form beside the mouse: who of the staff works from when to when on one day. Only says what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.staffing import employment_on, patterns_on
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.wording import short_day, span


class StaffHours(QFrame):
    """``wanted`` carries person id, date, and two times in minutes since midnight."""

    wanted = Signal(int, object, int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("panel", True)
        self.setAccessibleName("Hours of staff on one day")
        self._book: Book | None = None
        self._day = date.min
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        self.title = label("", "panel")
        column.addWidget(self.title)
        self.people = QComboBox()
        self.people.setAccessibleName("Who of the staff")
        self.people.currentIndexChanged.connect(self._tell)
        column.addWidget(self.people)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.start, self.end = QTimeEdit(), QTimeEdit()
        for field, name in ((self.start, "from"), (self.end, "to")):
            field.setDisplayFormat("HH:mm")
            field.setAccessibleName(f"Works {name}")
            line.addWidget(label(name))
            line.addWidget(field)
        column.addLayout(line)
        self.usual = label("", "second", wrap=True)
        column.addWidget(self.usual)
        self.go = button("Works these hours", self._go, sign="tick", role="primary")
        column.addWidget(self.go)

    def ask(self, book: Book, day: date, at: QPoint, person_id: int | None, times: tuple[int, int]) -> None:
        """Open at ``at``. ``person_id`` is who it is about, None for anybody employed that day; ``times`` stand
        in the fields for who has no working time that day."""
        self._book, self._day = book, day
        staff = sorted(
            (full_name(person), person.id)
            for person in book.people
            if employment_on(book, person.id, day) is not None and person_id in (None, person.id)
        )
        self.title.setText(f"{short_day(day)}, this day only")
        self._set(self.start, times[0])
        self._set(self.end, times[1])
        self._fill(staff)
        self.people.setEnabled(len(staff) > 1)
        self.go.setEnabled(bool(staff))
        self.adjustSize()
        self.move(at)
        self.show()
        (self.people if len(staff) > 1 else self.start).setFocus()

    def _fill(self, staff: Sequence[tuple[str, int]]) -> None:
        self.people.blockSignals(True)
        self.people.clear()
        for name, person_id in staff:
            self.people.addItem(name, person_id)
        self.people.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        """The usual times of who is chosen."""
        book, person_id = self._book, self.people.currentData()
        if book is None or person_id is None:
            self.usual.setText("Nobody is employed on this day. Staff are added under Staff.")
            return
        employment = employment_on(book, person_id, self._day)
        patterns = patterns_on(book, employment, self._day) if employment is not None else ()
        if patterns:
            self._set(self.start, patterns[0].starts_at)
            self._set(self.end, patterns[-1].ends_at)
            times = " and ".join(span(p.starts_at, p.ends_at) for p in patterns)
            self.usual.setText(f"Until now: {times}.")
        else:
            self.usual.setText("A day off until now: this is an extra shift.")

    @staticmethod
    def _set(field: QTimeEdit, minute: int) -> None:
        field.setTime(QTime(minute // 60 % 24, minute % 60))

    def _go(self) -> None:
        person_id = self.people.currentData()
        if isinstance(person_id, int):
            self.hide()
            start, end = self.start.time(), self.end.time()
            self.wanted.emit(
                person_id, self._day, start.hour() * 60 + start.minute(), end.hour() * 60 + end.minute()
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self._go()
        else:
            super().keyPressEvent(event)
