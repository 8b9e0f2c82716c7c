"""What became of the duties of the day before: worked, missed or excused, with one click each.

Only says what was asked for; the page turns it into actions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from nursery_rota.domain.book import Book
from nursery_rota.domain.days_over import last_day_over, left_unmarked, were_due
from nursery_rota.domain.make_up import make_up_of
from nursery_rota.domain.names import full_name
from nursery_rota.domain.tables import Duty
from nursery_rota.gui.frame.parts import button, label, retire
from nursery_rota.gui.theme import icon
from nursery_rota.gui.widgets.notes import NoteLine
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.plain import literal_tip
from nursery_rota.wording import day_month, long_day, plural

MARKS = ("worked", "missed", "excused")
_SIGNS = {"worked": ("tick", "ok"), "missed": ("no", "bad"), "excused": ("exempt", "muted")}
MOST = 6


@dataclass(frozen=True)
class PastDuty:
    """One duty of a day that is over. ``second`` is its shift, and the make-up of a missed one."""

    duty_id: int
    name: str
    second: str
    status: str

    @property
    def open(self) -> bool:
        return self.status in ("planned", "confirmed")


@dataclass(frozen=True)
class PastDay:
    """``title`` is "Yesterday" or the day; ``unmarked`` counts duties of days before that nobody marked, the
    first of them on ``since``."""

    on_date: date
    title: str
    duties: tuple[PastDuty, ...]
    unmarked: int
    since: date | None


def past_day(book: Book, day: date) -> PastDay | None:
    """The last day with duties before ``day``; None where there was none."""
    last = last_day_over(book, day)
    if last is None:
        return None
    mine = sorted(were_due(book, last), key=lambda d: (book.shift[d.shift_id].starts_at, d.id))
    left, since = left_unmarked(book, last)
    title = "Yesterday" if last == day - timedelta(days=1) else long_day(last)
    return PastDay(last, title, tuple(_line(book, d) for d in mine), left, since)


def _line(book: Book, duty: Duty) -> PastDuty:
    second = book.shift[duty.shift_id].name
    made = make_up_of(book, duty) if duty.status == "missed" else None
    if made is not None:
        second += f", make-up on {day_month(made.on_date)}"
    return PastDuty(duty.id, full_name(book.person[duty.person_id]), second, duty.status)


class PastCard(Panel):
    marked = Signal(int, str)
    """(duty id, status)."""
    all_worked = Signal(object)
    """A date whose duties were all worked."""
    day_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Yesterday", dense=True, parent=parent)
        self.day: PastDay | None = None
        self._asked: int | None = None
        """The marked duty whose three choices are shown again."""
        self.all = button("Mark all as worked", self._all, role="link", tip="Ctrl+Shift+W")
        self.head.addWidget(self.all)

    def show_day(self, day: PastDay | None) -> None:
        self.setVisible(day is not None)
        if day == self.day:
            return
        self.day = day
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        if day is None:
            return
        self.title.setText(day.title)
        self.setAccessibleName(day.title)
        self.all.setVisible(any(duty.open for duty in day.duties))
        for duty in day.duties[:MOST]:
            self.add(self._row(duty))
        hidden = len(day.duties) - MOST
        if hidden > 0:
            self.add(self._leading(f"{plural(hidden, 'duty', 'duties')} more", day.on_date))
        if day.unmarked and day.since is not None:
            since = day.since
            words = f"{plural(day.unmarked, 'duty', 'duties')} of earlier days not marked yet"
            self.add(self._leading(words, since))

    def _leading(self, words: str, day: date) -> NoteLine:
        made = NoteLine("note", "info", "", words, leads=True)
        made.opened.connect(lambda: self.day_wanted.emit(day))
        return made

    def _row(self, duty: PastDuty) -> QFrame:
        row = QFrame()
        row.setProperty("role", "row")
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 3, 8, 3)
        line.setSpacing(6)
        name, second = label(duty.name, "strong"), label(duty.second, "second", wrap=True)
        line.addWidget(name)
        line.addWidget(second, 1)
        asked = duty.open or duty.duty_id == self._asked
        line.addWidget(self._choice(duty) if asked else self._state_button(duty))
        return row

    def _choice(self, duty: PastDuty) -> QWidget:
        """The three things that may have become of it, side by side; the one that is so stands out."""
        holder = QWidget()
        holder.setProperty("dense", True)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for number, status in enumerate(MARKS):
            made = self._mark_button(duty, status)
            if number in (0, len(MARKS) - 1):
                made.setProperty("edge", "last" if number else "first")
            line.addWidget(made)
        return holder

    def _mark_button(self, duty: PastDuty, status: str) -> QPushButton:
        made = button(status, lambda: self._mark(duty, status), role="segment")
        made.setCheckable(True)
        made.setChecked(duty.status == status)
        made.setAccessibleName(f"{duty.name}, {duty.second}: {status}")
        tip = f"Take the mark of {duty.name} away" if made.isChecked() else f"Mark {duty.name} as {status}"
        made.setToolTip(literal_tip(tip))
        return made

    def _mark(self, duty: PastDuty, status: str) -> None:
        """A second press on what is so takes the mark away."""
        self._asked = None
        self.marked.emit(duty.duty_id, "planned" if duty.status == status else status)

    def _state_button(self, duty: PastDuty) -> QPushButton:
        """Says what became of it; a press asks anew."""
        sign, token = _SIGNS.get(duty.status, ("tick", "ok"))
        made = button(duty.status, lambda: self._ask(duty.duty_id), sign=sign)
        made.setIcon(icon(sign, token))
        made.setProperty("tag", token)
        made.setAccessibleName(f"{duty.name}, {duty.second}: {duty.status}. Change")
        made.setToolTip("Change what became of it")
        return made

    def _ask(self, duty_id: int | None) -> None:
        """Show the three choices for this duty, or for none."""
        day, self._asked, self.day = self.day, duty_id, None
        self.show_day(day)
        for made in self.findChildren(QPushButton):
            if duty_id is not None and made.isChecked() and made.property("role") == "segment":
                made.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asked is not None:
            self._ask(None)
        else:
            super().keyPressEvent(event)

    def _all(self) -> None:
        if self.day is not None:
            self.all_worked.emit(self.day.on_date)
