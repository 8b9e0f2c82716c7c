"""A family's duties of the term, and its account: given first, then owed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.duty_spans import duties_between
from nursery_rota.domain.obligation import credit_of
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Sign, button, label
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.models.words import value_title
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.pages.rows_panel import RowsPanel, RowsView, SegmentStrip
from nursery_rota.gui.people.family_words import standing_words
from nursery_rota.gui.theme import icon, look_of
from nursery_rota.gui.widgets.bars import Account, paint_bar
from nursery_rota.gui.widgets.buttons import SegmentedButtons
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.wording import duties, hours, short_date, short_day

DUTY_FIELDS = ("status", "minutes_worked", "note")
CREDIT_FIELDS = ("kind", "on_date", "amount", "minutes", "note")
EXEMPTION_FIELDS = ("kind", "starts_on", "ends_on", "share")


QWIDGETSIZE_MAX = 16_777_215
_LISTS = 2.2
"""So many times as wide as the account the panel must be for both to stand side by side."""
_PARTS = {"duties": "Duties", "credits": "Credits", "exemptions": "Exemptions"}
CREDITS = RowsView(
    "credits",
    "Credits",
    (
        Column[t.Credit]("Date", lambda c: short_date(c.on_date), order=lambda c: c.on_date),
        Column[t.Credit]("What for", lambda c: value_title("credits", "kind", c.kind), bold=True),
        Column[t.Credit]("Note", lambda c: c.note or "–", tip=lambda c: c.note, stretch=2),
        Column[t.Credit]("Hours", lambda c: hours(c.minutes) if c.minutes else "–", right=True),
        Column[t.Credit](
            "Duties", lambda c: f"{c.amount:g}".replace("-", "−"), order=lambda c: c.amount, right=True
        ),
    ),
    CREDIT_FIELDS,
    "No credits. A task, a course, an office held, or a duty given by another family lessens what they owe.",
    "Credit",
)
EXEMPTIONS = RowsView(
    "exemptions",
    "Exemptions",
    (
        Column[t.Exemption]("From", lambda e: short_date(e.starts_on), order=lambda e: e.starts_on),
        Column[t.Exemption]("Until", lambda e: short_date(e.ends_on) if e.ends_on else "further notice"),
        Column[t.Exemption]("Why", lambda e: e.kind or "–", bold=True, tip=lambda e: e.kind, stretch=2),
        Column[t.Exemption]("Still owes", lambda e: f"{e.share * 100:.0f} %", right=True),
    ),
    EXEMPTION_FIELDS,
    "No exemptions. For illness, a new baby or a hard time: they owe less, and nobody makes up for it later.",
    "Exemption",
)


class AccountPanel(Panel):
    def __init__(self, desk: Desk, drawer: RowDrawer) -> None:
        super().__init__("Duties this term", dense=True)
        self._desk, self._drawer = desk, drawer
        self._family: t.Family | None = None
        self.segments = SegmentedButtons(list(_PARTS.items()))
        self.segments.setProperty("dense", True)
        self.segments.chosen.connect(self.show_part)
        self._strip = SegmentStrip(self, self.segments)
        for words, doing, sign in (
            ("Credit", self._credit, "plus"),
            ("Exemption", self._exemption, "exempt"),
        ):
            self.head.addWidget(button(words, doing, sign=sign, dense=True))
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(0)
        self._account = self._sums()
        line.addWidget(self._account)
        self.table = Table[t.Duty]("Duties this term", self._columns(), empty="No duties in this term yet.")
        self.table.opened.connect(lambda duty: drawer.change("duties", DUTY_FIELDS, duty))
        self.credits = RowsPanel(desk.bridge, drawer, CREDITS, self._fixed)
        self.exemptions = RowsPanel(desk.bridge, drawer, EXEMPTIONS, self._fixed)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(180)
        self._stack.addWidget(self.table)
        for panel in (self.credits, self.exemptions):
            panel.setProperty("panel", False)
            panel.head_box.hide()
            self._stack.addWidget(panel)
        line.addWidget(self._stack, 1)
        self.body.addLayout(line, 1)

    def arrange(self, width: int) -> None:
        """The account beside the lists, or above them where there is little ``width``."""
        self._strip.arrange(width)
        beside = self.fontMetrics().averageCharWidth() * 31
        wide = width >= beside * _LISTS
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)
        self._account.setMinimumWidth(beside if wide else 0)
        self._account.setMaximumWidth(beside if wide else QWIDGETSIZE_MAX)

    def show_part(self, key: str) -> None:
        """ "duties", "credits" or "exemptions": which list stands beside the account."""
        self.segments.set_current(key)
        self._stack.setCurrentIndex(list(_PARTS).index(key))

    def _columns(self) -> tuple[Column[t.Duty], ...]:
        return (
            Column("Date", lambda d: short_day(d.on_date), order=lambda d: d.on_date),
            Column("Duty", lambda d: self._book.shift[d.shift_id].name),
            Column("Who", lambda d: self._book.person[d.person_id].first_name),
            Column("What happened", self._happened, icon=_sign, stretch=2),
            Column("Credit", self._credited, right=True),
            Column("Hours", self._hours, right=True),
        )

    @property
    def _book(self) -> Book:
        return self._desk.bridge.book

    def _happened(self, duty: t.Duty) -> str:
        extras = [word for word, true in (("watching", duty.observing), ("first call", duty.reserve)) if true]
        return ", ".join([duty.status, *extras])

    def _credited(self, duty: t.Duty) -> str:
        fell_out = duty.status in ("missed", "excused", "cancelled")
        return "0" if fell_out else duties(credit_of(self._book, duty))

    def _hours(self, duty: t.Duty) -> str:
        if duty.status in ("missed", "excused", "cancelled"):
            return "–"
        shift = self._book.shift[duty.shift_id]
        return hours(duty.minutes_worked or shift.ends_at - shift.starts_at)

    def _sums(self) -> QWidget:
        holder = QFrame()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        thanks = QHBoxLayout()
        thanks.addWidget(Sign("thanks", "plum", 18))
        self._given = label("", "strong", wrap=True)
        thanks.addWidget(self._given, 1)
        column.addLayout(thanks)
        self.bar = AccountBar()
        column.addWidget(self.bar)
        self._lines = {}
        for key in ("Done", "Planned", "Credits", "Owed", "Balance"):
            line = QHBoxLayout()
            line.addWidget(label(key))
            line.addStretch(1)
            figure = label("", "strong")
            line.addWidget(figure)
            self._lines[key] = figure
            column.addLayout(line)
        self._why = label("", "second", wrap=True)
        column.addWidget(self._why)
        column.addStretch(1)
        return holder

    def show_family(self, family: t.Family, account: LedgerRow | None) -> None:
        self._family = family
        term = self._desk.bridge.term_on(self._desk.bridge.today)
        self.second.setText(term.name if term else "")
        rows = [
            duty
            for person in self._book.adults_of.get(family.id, ())
            for duty in (duties_between(self._book, person.id, term.starts_on, term.ends_on) if term else ())
        ]
        self.table.set_rows(sorted(rows, key=lambda duty: (duty.on_date, -duty.id), reverse=True))
        credits = [credit for credit in self._book.credits if credit.family_id == family.id]
        self.credits.set_rows(sorted(credits, key=lambda credit: credit.on_date, reverse=True))
        exempt = [exemption for exemption in self._book.exemptions if exemption.family_id == family.id]
        self.exemptions.set_rows(sorted(exempt, key=lambda one: one.starts_on, reverse=True))
        for button_, (key, words) in zip(self.segments.buttons(), _PARTS.items(), strict=True):
            count = {"credits": len(credits), "exemptions": len(exempt)}.get(key, 0)
            button_.setText(f"{words} {count}" if count else words)
        self._show_sums(account)

    def _show_sums(self, account: LedgerRow | None) -> None:
        if account is None:
            self._given.setText("")
            self._why.setText("")
            for figure in self._lines.values():
                figure.setText("")
            self.bar.hide()
            return
        self.bar.show_account(account)
        given = f"{_hours_given(account.minutes_given)} given so far."
        self._given.setText(
            f"{given} Thank you!" if account.minutes_given else "No hours given yet this term."
        )
        figures = {
            "Done": duties(account.done),
            "Planned": duties(account.planned),
            "Credits": duties(account.credits),
            "Owed": duties(account.owed),
            "Balance": standing_words(account),
        }
        for key, text in figures.items():
            self._lines[key].setText(text)
        self._why.setText(account.why)

    def _fixed(self) -> Mapping[str, Any] | None:
        return {"family_id": self._family.id} if self._family else None

    def _credit(self) -> None:
        known = {"kind": "task", "on_date": self._desk.bridge.today, "amount": 1.0}
        self._drawer.add_to("credits", CREDIT_FIELDS, fixed=self._fixed(), defaults=known)

    def _exemption(self) -> None:
        known = {"starts_on": self._desk.bridge.today}
        self._drawer.add_to("exemptions", EXEMPTION_FIELDS, fixed=self._fixed(), defaults=known)


class AccountBar(QWidget):
    """What was given, what is planned and what is owed, as one bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = Account(Fraction(0), Fraction(0), Fraction(0), Fraction(1))
        self.setFixedHeight(18)

    def show_account(self, row: LedgerRow) -> None:
        done = row.done + row.credits
        most = max(row.owed, done + row.planned, Fraction(1)) * Fraction(11, 10)
        self._account = Account(done, row.planned, row.owed, most)
        self.setAccessibleName(
            f"{duties(done)} done, {duties(row.planned)} planned, {duties(row.owed)} owed, in duties"
        )
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_bar(painter, self.rect(), self._account, look_of(self))
        painter.end()


_SIGNS = {
    "planned": ("calendar", "text"),
    "confirmed": ("calendar", "text"),
    "worked": ("tick", "ok"),
    "missed": ("no", "bad"),
    "excused": ("exempt", "muted"),
    "cancelled": ("cross", "muted"),
}


def _sign(duty: t.Duty) -> QIcon:
    return icon(*_SIGNS[duty.status])


def _hours_given(minutes: int) -> str:
    """ "15 hours", "14.5 hours", "1 hour"."""
    amount = f"{minutes / 60:.1f}".removesuffix(".0")
    return f"{amount} hour{'' if amount == '1' else 's'}"
