"""A family's duties of the term, and its account: given first, then owed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.obligation import credit_of
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Sign, button, label
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.pages.family_words import standing_words
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.theme import icon, look_of
from nursery_rota.gui.widgets.bars import Account, paint_bar
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.wording import duties, hours, short_day

CREDIT_FIELDS = ("kind", "on_date", "amount", "minutes", "note")
EXEMPTION_FIELDS = ("kind", "starts_on", "ends_on", "share")


class AccountPanel(Panel):
    def __init__(self, desk: Desk, drawer: RowDrawer) -> None:
        super().__init__("Duties this term", dense=True)
        self._desk, self._drawer = desk, drawer
        self._family: t.Family | None = None
        self.head.addWidget(button("Credit", self._credit, sign="plus", dense=True))
        self.head.addWidget(button("Exemption", self._exemption, sign="exempt", dense=True))
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._sums())
        self.table = Table[t.Duty]("Duties this term", self._columns(), empty="No duties in this term yet.")
        self.table.setMinimumHeight(180)
        line.addWidget(self.table, 1)
        self.body.addLayout(line, 1)

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
        holder.setFixedWidth(250)
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
        people = {person.id for person in self._book.adults_of.get(family.id, ())}
        rows = [
            duty
            for duty in self._book.duties
            if duty.person_id in people and term and term.starts_on <= duty.on_date <= term.ends_on
        ]
        self.table.set_rows(sorted(rows, key=lambda duty: duty.on_date, reverse=True))
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
