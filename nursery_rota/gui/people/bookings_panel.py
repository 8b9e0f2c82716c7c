"""A family's children and the sessions they are booked for, as ticks; and the days that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLineEdit, QMenu, QWidget

from nursery_rota.actions import rows
from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import within
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, button, icon_button, label, mark, retire
from nursery_rota.gui.models.typed import Mistyped, read_date, write_date
from nursery_rota.gui.people.family_deeds import FamilyDeeds
from nursery_rota.gui.people.family_words import age_words, turning_words
from nursery_rota.gui.today.child_days import ChildDays
from nursery_rota.gui.widgets.elided import ElidedLabel
from nursery_rota.gui.widgets.plain import plain_tip
from nursery_rota.wording import plural, short_date, weekday_name, weekday_short

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
BOOKING_FIELDS = ("starts_on", "ends_on", "funded")
_TODAY, _START, _DAY = range(3)


class BookingsPanel(Panel):
    """Ticks count from today on, from the start, or from a day that is typed: what was booked before stays."""

    def __init__(
        self, bridge: Bridge, drawer: RowDrawer, deeds: FamilyDeeds, parent: QWidget | None = None
    ) -> None:
        super().__init__("Children", dense=True, parent=parent)
        self._bridge, self._drawer, self._deeds = bridge, drawer, deeds
        self._family: t.Family | None = None
        self._drawn: object = None
        self.since = QComboBox()
        self.since.addItems(["from today", "from the start", "from a day …"])
        self.since.setAccessibleName("From when a changed booking counts")
        self.since.setProperty("dense", True)
        self.since.activated.connect(self._since_chosen)
        self.day = QLineEdit()
        self.day.setPlaceholderText("4 Jan 2027")
        self.day.setAccessibleName("The day from which a changed booking counts")
        self.day.setProperty("dense", True)
        self.day.setFixedWidth(self.fontMetrics().averageCharWidth() * 14)
        self.day.hide()
        self.head.addWidget(self.since)
        self.head.addWidget(self.day)
        self.add_button = button("Child", self.add_child, sign="plus", dense=True)
        self.add_button.setAccessibleName("Add a child")
        self.add_button.setToolTip("A child starts: its name, first day and sessions")
        self.head.addWidget(self.add_button)
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self.add(self._grid_holder)
        self.days = ChildDays(bridge, drawer)
        self.add(self.days)
        self._said = label("", "second", wrap=True)
        self._said.setContentsMargins(16, 4, 16, 8)
        self.body.addStretch(1)
        self.add(self._said)

    def show_family(self, family: t.Family) -> None:
        """Draw ``family``'s children from the newest book, keeping the focus on its tick. Nothing is drawn anew where
        nothing of them has changed."""
        book, today = self._bridge.book, self._bridge.today
        children = book.children_of.get(family.id, ())
        sessions = [s for s in book.sessions if within(today, None, s.valid_to)]
        ids = {child.id for child in children}
        theirs = tuple(
            tuple(row for row in table if row.child_id in ids)
            for table in (book.bookings, book.child_absences, book.extra_attendances)
        )
        now = (family.id, children, tuple(sessions), theirs, today)
        if now == self._drawn:
            return
        self._drawn = now
        focused = self.focusWidget()
        name = focused.objectName() if isinstance(focused, QCheckBox) else ""
        self._family = family
        self._renew_grid()
        days = sorted({session.weekday for session in sessions})
        for column, weekday in enumerate(days, start=3):
            self._grid.addWidget(
                label(weekday_short(weekday), "second"), 0, column, Qt.AlignmentFlag.AlignHCenter
            )
        line, booked = 1, 0
        for child in children:
            taken = _booked_sessions(book, child, today)
            booked += len(taken)
            line = self._add_child(child, taken, sessions, days, line)
        self.days.show_children(children)
        self._said.setText(self._sentence(children, booked))
        again = self.findChild(QCheckBox, name) if name else None
        if isinstance(again, QCheckBox):
            again.setFocus()

    def add_child(self) -> None:
        """A child starts: its name, first day and sessions in one form."""
        if self._family is not None:
            self._deeds.child_starts(self._family)

    def open_booking(self, booking: t.Booking) -> None:
        """The dates of a booking, and whether it is funded."""
        self._drawer.change("bookings", BOOKING_FIELDS, booking)

    def _since_chosen(self) -> None:
        wanted = self.since.currentIndex() == _DAY
        self.day.setVisible(wanted)
        if wanted:
            self.day.setText(write_date(self._bridge.today))
            self.day.setFocus()
            self.day.selectAll()

    def _renew_grid(self) -> None:
        retire(self._grid_holder)
        self._grid_holder = QFrame()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(16, 6, 16, 2)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 2)
        self.body.insertWidget(0, self._grid_holder)

    def _sentence(self, children: Sequence[t.Child], booked: int) -> str:
        if not children:
            return "No children yet. Add a child, and tick the sessions it comes to."
        if not self._bridge.book.sessions:
            return "No sessions yet. Say in Timetable when children come."
        book, today = self._bridge.book, self._bridge.today
        turns = [words for child in children if (words := turning_words(book, child, today))]
        weekly = f"{plural(booked, 'booked session')} a week."
        return " ".join([weekly, *turns, "F2 on a tick: its dates, and whether it is funded."])

    def _add_child(
        self,
        child: t.Child,
        taken: Mapping[int, t.Booking],
        sessions: Sequence[t.Session],
        days: Sequence[int],
        line: int,
    ) -> int:
        names = list(dict.fromkeys(s.name for s in sorted(sessions, key=lambda s: s.starts_at)))
        opener = button(child.first_name.replace("&", "&&") or "(no name)", role="link")
        opener.setAccessibleName(f"{child.first_name} {child.last_name}, open")
        opener.setToolTip(plain_tip(f"{child.first_name} {child.last_name}"))
        opener.setMaximumWidth(self.fontMetrics().averageCharWidth() * 18)
        opener.clicked.connect(lambda checked=False: self._drawer.change("children", CHILD_FIELDS, child))
        self._grid.addWidget(opener, line, 0, Qt.AlignmentFlag.AlignLeft)
        more = icon_button(f"What happens with {child.first_name}", "more", role="quiet", dense=True)
        more.setMenu(self._menu(child, more))
        more.setPopupMode(more.ToolButtonPopupMode.InstantPopup)
        self._grid.addWidget(more, line, 1)
        about = ElidedLabel(_child_words(child, self._bridge.today), "second")
        self._grid.addWidget(about, line + 1, 0, 1, 2)
        for place, name in enumerate(names):
            self._grid.addWidget(ElidedLabel(name, "second"), line + place, 2)
            for session in (s for s in sessions if s.name == name):
                tick = self._tick(child, session, taken.get(session.id))
                cell = line + place, 3 + days.index(session.weekday)
                self._grid.addWidget(tick, *cell, Qt.AlignmentFlag.AlignHCenter)
        return line + max(len(names), 2)

    def _menu(self, child: t.Child, owner: QWidget) -> QMenu:
        menu = QMenu(owner)
        menu.setAccessibleName(f"What happens with {child.first_name}")
        for words, doing in (
            ("&Away for some days…", lambda: self.days.add_absence(child)),
            ("An &extra session…", lambda: self.days.add_extra(child)),
            ("Changes &room…", lambda: self._deeds.child_moves(child)),
            ("&Leaves…", lambda: self._deeds.child_leaves(child)),
            ("&Change name, birth, notes…", lambda: self._drawer.change("children", CHILD_FIELDS, child)),
        ):
            action = menu.addAction(words)
            action.triggered.connect(lambda checked=False, doing=doing: doing())
        return menu

    def _tick(self, child: t.Child, session: t.Session, booking: t.Booking | None) -> QCheckBox:
        tick = _BookingTick(self, booking)
        tick.setObjectName(f"{child.id}-{session.id}")
        tick.setChecked(booking is not None)
        where = f"{child.first_name}, {weekday_name(session.weekday)} {session.name}"
        tick.setAccessibleName(f"{where}{_booking_words(booking, self._bridge.today)}")
        tick.setToolTip(plain_tip(tick.accessibleName()))
        tick.clicked.connect(lambda checked: self._book(child, session, booking, checked))
        return tick

    def _start(self) -> date | None:
        """From when a change counts; raises ``Mistyped`` after showing that the day cannot be read."""
        if self.since.currentIndex() == _START:
            return None
        if self.since.currentIndex() == _TODAY:
            return self._bridge.today
        try:
            day = read_date(self.day.text())
        except Mistyped as trouble:
            mark(self.day, "wrong", True)
            self._said.setText(str(trouble))
            self.day.setFocus()
            raise
        mark(self.day, "wrong", False)
        return day

    def _book(self, child: t.Child, session: t.Session, booking: t.Booking | None, wanted: bool) -> None:
        where = f"{weekday_short(session.weekday)} {session.name}"
        try:
            start = self._start()
        except Mistyped:
            tick = self.findChild(QCheckBox, f"{child.id}-{session.id}")
            if isinstance(tick, QCheckBox):
                tick.setChecked(not wanted)
            return
        if wanted:
            values: dict[str, Any] = {"child_id": child.id, "session_id": session.id, "starts_on": start}
            text = f"Booked {child.first_name} for {where}"
            self._bridge.do(lambda file: rows.add(file, "bookings", values, text))
        elif booking is not None:
            text = f"{child.first_name} no longer booked for {where}"
            self._end(booking, start, text)

    def _end(self, booking: t.Booking, start: date | None, text: str) -> None:
        last = None if start is None else start - timedelta(days=1)
        if last is None or (booking.starts_on is not None and last < booking.starts_on):
            self._bridge.do(lambda file: rows.remove(file, "bookings", booking.id, text))
        else:
            self._bridge.do(lambda file: rows.change(file, "bookings", booking.id, {"ends_on": last}, text))


class _BookingTick(QCheckBox):
    """F2 or the context menu opens the booking behind the tick."""

    def __init__(self, panel: BookingsPanel, booking: t.Booking | None) -> None:
        super().__init__()
        self._panel, self._booking = panel, booking

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self._booking is not None:
            self._panel.open_booking(self._booking)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        booking = self._booking
        if booking is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction("&Dates and funding…")
        action.triggered.connect(lambda: self._panel.open_booking(booking))
        menu.popup(event.globalPos())


def _child_words(child: t.Child, today: date) -> str:
    """ "3 years", "20 months, starts 4 Jan 2027", "4 years, leaves 18 Dec 2026"."""
    words = age_words(child.date_of_birth, today)
    if child.leaves_on is not None:
        return f"{words}, {'left' if child.leaves_on < today else 'leaves'} {short_date(child.leaves_on)}"
    if child.starts_on is not None and child.starts_on > today:
        return f"{words}, starts {short_date(child.starts_on)}"
    return words


def _booking_words(booking: t.Booking | None, today: date) -> str:
    if booking is None:
        return ""
    starts = booking.starts_on is not None and booking.starts_on > today
    parts = (
        f"from {short_date(booking.starts_on)}" if starts and booking.starts_on else "",
        f"until {short_date(booking.ends_on)}" if booking.ends_on else "",
        "funded" if booking.funded else "",
    )
    return "".join(f", {part}" for part in parts if part)


def _booked_sessions(book: Book, child: t.Child, today: date) -> dict[int, t.Booking]:
    """The bookings of ``child`` that run today or begin later, by session."""
    return {
        booking.session_id: booking
        for booking in book.bookings
        if booking.child_id == child.id and within(today, None, booking.ends_on)
    }
