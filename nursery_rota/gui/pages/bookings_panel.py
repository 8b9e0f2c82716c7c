"""A family's children and the sessions they are booked for, as ticks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QHBoxLayout, QWidget

from nursery_rota.actions import rows
from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import within
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, button, label, retire
from nursery_rota.gui.pages.family_words import age_words
from nursery_rota.wording import plural, weekday_name, weekday_short

CHILD_FIELDS = (
    "first_name",
    "last_name",
    "date_of_birth",
    "starts_on",
    "leaves_on",
    "room_id",
    "walks_from",
    "notes",
)


class BookingsPanel(Panel):
    """Ticks count from today on, or from the start: what was booked before today stays as it was."""

    def __init__(self, bridge: Bridge, drawer: RowDrawer, parent: QWidget | None = None) -> None:
        super().__init__("Children and bookings", dense=True, parent=parent)
        self._bridge, self._drawer = bridge, drawer
        self._family: t.Family | None = None
        self._from = QComboBox()
        self._from.addItems(["from today", "from the start"])
        self._from.setAccessibleName("From when a changed booking counts")
        self._from.setProperty("dense", True)
        self.head.addWidget(self._from)
        self.head.addWidget(button("Add a child", self.add_child, sign="plus", dense=True))
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self.add(self._grid_holder)
        self._said = label("", "second", wrap=True)
        self._said.setContentsMargins(16, 6, 16, 8)
        self.body.addStretch(1)
        self.add(self._said)

    def show_family(self, family: t.Family) -> None:
        """Draw ``family``'s children from the newest book, keeping the focus on its tick."""
        focused = self.focusWidget()
        name = focused.objectName() if isinstance(focused, QCheckBox) else ""
        self._family = family
        self._renew_grid()
        book, today = self._bridge.book, self._bridge.today
        days = sorted({session.weekday for session in book.sessions if within(today, None, session.valid_to)})
        for column, weekday in enumerate(days, start=2):
            self._grid.addWidget(
                label(weekday_short(weekday), "second"), 0, column, Qt.AlignmentFlag.AlignHCenter
            )
        line = 1
        booked = 0
        for child in book.children_of.get(family.id, ()):
            taken = _booked_sessions(book, child, today)
            booked += len(taken)
            line = self._add_child(child, taken, days, line)
        self._said.setText(self._sentence(book.children_of.get(family.id, ()), booked))
        if name:
            again = self.findChild(QCheckBox, name)
            if again is not None:
                again.setFocus()

    def add_child(self) -> None:
        if self._family is None:
            return
        known = {"last_name": self._family.name}
        self._drawer.add_to("children", CHILD_FIELDS, fixed={"family_id": self._family.id}, defaults=known)

    def _renew_grid(self) -> None:
        retire(self._grid_holder)
        self._grid_holder = QFrame()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(16, 6, 16, 6)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1)
        self.body.insertWidget(1, self._grid_holder)

    def _sentence(self, children: Sequence[t.Child], booked: int) -> str:
        if not children:
            return "No children yet. Add a child, then tick the sessions it is booked for."
        if not self._bridge.book.sessions:
            return "No sessions yet. Say in Timetable when children come."
        return f"{plural(booked, 'booked session')} a week."

    def _add_child(
        self, child: t.Child, taken: Mapping[int, t.Booking], days: Sequence[int], line: int
    ) -> int:
        book, today = self._bridge.book, self._bridge.today
        who = QWidget()
        lines = QHBoxLayout(who)
        lines.setContentsMargins(0, 0, 0, 0)
        opener = button(f"{child.first_name}", role="link")
        opener.setAccessibleName(f"{child.first_name} {child.last_name}, open")
        opener.clicked.connect(lambda checked=False: self._drawer.change("children", CHILD_FIELDS, child))
        lines.addWidget(opener)
        lines.addWidget(label(age_words(child.date_of_birth, today), "second"))
        lines.addStretch(1)
        self._grid.addWidget(who, line, 0)
        sessions = [s for s in book.sessions if within(today, None, s.valid_to)]
        names = list(dict.fromkeys(s.name for s in sorted(sessions, key=lambda s: s.starts_at)))
        for name in names:
            self._grid.addWidget(label(name, "second"), line, 1)
            for session in (s for s in sessions if s.name == name):
                tick = self._tick(child, session, taken.get(session.id))
                self._grid.addWidget(
                    tick, line, 2 + days.index(session.weekday), Qt.AlignmentFlag.AlignHCenter
                )
            line += 1
        return line + (0 if names else 1)

    def _tick(self, child: t.Child, session: t.Session, booking: t.Booking | None) -> QCheckBox:
        tick = QCheckBox()
        tick.setObjectName(f"{child.id}-{session.id}")
        tick.setChecked(booking is not None)
        tick.setAccessibleName(f"{child.first_name}, {weekday_name(session.weekday)} {session.name}")
        tick.setToolTip(tick.accessibleName())
        tick.clicked.connect(lambda checked: self._book(child, session, booking, checked))
        return tick

    def _book(self, child: t.Child, session: t.Session, booking: t.Booking | None, wanted: bool) -> None:
        where = f"{weekday_short(session.weekday)} {session.name}"
        start = None if self._from.currentIndex() == 1 else self._bridge.today
        if wanted:
            values: dict[str, Any] = {"child_id": child.id, "session_id": session.id, "starts_on": start}
            text = f"Booked {child.first_name} for {where}"
            self._bridge.do(lambda file: rows.add(file, "bookings", values, text))
        elif booking is not None:
            text = f"{child.first_name} no longer booked for {where}"
            self._end(booking, start, text)

    def _end(self, booking: t.Booking, start: date | None, text: str) -> None:
        ended = None if start is None else replace(booking, ends_on=start - timedelta(days=1))
        if ended is None or (ended.starts_on and ended.ends_on and ended.ends_on < ended.starts_on):
            self._bridge.do(lambda file: rows.remove(file, "bookings", booking.id, text))
        else:
            change = {"ends_on": ended.ends_on}
            self._bridge.do(lambda file: rows.change(file, "bookings", booking.id, change, text))


def _booked_sessions(book: Book, child: t.Child, today: date) -> dict[int, t.Booking]:
    """The bookings of ``child`` that run today or begin later, by session."""
    return {
        booking.session_id: booking
        for booking in book.bookings
        if booking.child_id == child.id and within(today, None, booking.ends_on)
    }
