"""Today: who is on, what is short, what runs out; and whom to ring when somebody cannot come."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.actions import duties
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.candidates import candidates
from nursery_rota.domain.findings import CandidateLine, Finding
from nursery_rota.domain.sheets import Cell
from nursery_rota.domain.tables import DutyStatus
from nursery_rota.gui.frame.parts import Panel, Sign, button, icon_button, label, mark, retire
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.pages.day_lines import (
    CheckLine,
    DayLine,
    check_sentence,
    checks_that_end,
    day_lines,
    need_words,
)
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.wording import hours, long_day, plural

_AHEAD = 7


class TodayPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "today", "Today")
        self._day: date | None = None
        self._cell: Cell | None = None
        self._when = label("", "strong")
        self.toolbar.addWidget(icon_button("Day before", "prev", lambda: self._step(-1)))
        self.toolbar.addWidget(self._when)
        self.toolbar.addWidget(icon_button("Day after", "next", lambda: self._step(1)))
        self.toolbar.addWidget(button("Today", lambda: self.show_day(self.desk.bridge.today), sign="today"))
        self.add_undo_buttons()
        self._absent = button("Can’t come", self.cannot_come, sign="away", role="primary")
        self.toolbar.addWidget(self._absent)
        self.body.addWidget(self._people_panel(), 3)
        self.body.addWidget(self._ring_panel(), 3)
        self.body.addWidget(self._side(), 2)
        desk.bridge.judged.connect(self._judged)

    def _people_panel(self) -> Panel:
        panel = Panel("Who is on")
        self._needs = QVBoxLayout()
        self._needs.setContentsMargins(16, 6, 16, 6)
        panel.body.addLayout(self._needs)
        self.people = Table[DayLine](
            "Who is on",
            (
                Column("Shift", lambda line: line.shift, order=lambda line: line.starts_at),
                Column(
                    "Name", lambda line: line.name, bold=True, stretch=2, tip=lambda line: line.chip.spoken
                ),
                Column("There as", lambda line: line.standing, tip=lambda line: line.chip.why),
                Column("What happened", lambda line: line.chip.status or "–"),
            ),
            empty="Nobody is due on this day.",
        )
        self.people.chosen.connect(self._chosen)
        panel.add(self.people, 1)
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(12, 8, 12, 8)
        statuses: tuple[tuple[str, str, DutyStatus], ...] = (
            ("Worked", "tick", "worked"),
            ("Missed", "no", "missed"),
            ("Excused", "exempt", "excused"),
        )
        self._marks = [self._mark_button(words, sign, status) for words, sign, status in statuses]
        for made in self._marks:
            line.addWidget(made)
        line.addStretch(1)
        line.addWidget(button("Mark all as worked", self._mark_all, sign="tick", dense=True))
        panel.add(foot)
        return panel

    def _mark_button(self, words: str, sign: str, status: DutyStatus) -> QWidget:
        return button(words, lambda: self._mark(status), sign=sign, dense=True)

    def _ring_panel(self) -> Panel:
        panel = Panel("Who could come?")
        self._place = label(
            "Choose an empty place at the left, or somebody who can’t come.", "second", wrap=True
        )
        self._place.setContentsMargins(16, 8, 16, 8)
        panel.add(self._place)
        self.ring = Table[CandidateLine](
            "Who could come?",
            (
                Column("", lambda c: str(c.rank), order=lambda c: c.rank, right=True, stretch=0),
                Column("Name", lambda c: c.name, bold=True, stretch=2),
                Column("Phone", lambda c: c.phone or "no number", stretch=1),
                Column("Why", lambda c: c.why or ", ".join(c.pros), tip=lambda c: c.why, stretch=3),
            ),
            empty="Nobody to ring yet.",
            key=lambda c: c.person_id,
        )
        self.ring.opened.connect(self._give)
        panel.add(self.ring, 1)
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(12, 8, 12, 8)
        self._more = label("", "second")
        line.addWidget(self._more, 1)
        self._comes = button("Yes, comes", self._give_current, sign="tick", role="primary")
        line.addWidget(self._comes)
        panel.add(foot)
        return panel

    def _side(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        short = Panel(f"In the next {_AHEAD} days")
        self.short = Table[Finding](
            "Short in the next days",
            (
                Column("When", lambda f: f.where),
                Column("What", lambda f: f.message, tip=lambda f: f.message, stretch=3),
            ),
            empty="Nothing is short.",
            key=lambda f: (f.rule, f.where, f.message),
        )
        short.add(self.short, 1)
        checks = Panel("Checks that run out")
        self.checks = Table[CheckLine](
            "Checks that run out",
            (
                Column("Who", lambda c: c.name, bold=True),
                Column("What", check_sentence, order=lambda c: c.expires_on, tip=check_sentence, stretch=2),
            ),
            empty="No check runs out in the next two months.",
        )
        checks.add(self.checks, 1)
        thanks = Panel("Thank you")
        line = QHBoxLayout()
        line.setContentsMargins(16, 10, 16, 14)
        line.addWidget(Sign("thanks", "plum", 20))
        self._thanks = label("", wrap=True)
        self._thanks.setMinimumHeight(4 * self.fontMetrics().height())
        line.addWidget(self._thanks, 1)
        thanks.body.addLayout(line)
        column.addWidget(short, 2)
        column.addWidget(checks, 2)
        column.addWidget(thanks)
        return holder

    def home(self) -> QWidget:
        return self.people.view

    def refresh(self) -> None:
        bridge = self.desk.bridge
        day = self._day or bridge.today
        self._day = day
        self._when.setText(long_day(day) + (", today" if day == bridge.today else ""))
        sheet = bridge.week(monday_of(day))
        self._show_needs(need_words(bridge.book, sheet, day))
        self.people.set_rows(day_lines(bridge.book, sheet, day))
        self.checks.set_rows(checks_that_end(bridge.book, bridge.today))
        self._judged()
        self._chosen(self.people.current())

    def show_day(self, day: date) -> None:
        self._day = day
        self._cell = None
        self.refresh()

    def cannot_come(self) -> None:
        """The chosen person can't come: excused, and the list of whom to ring is there at once."""
        line = self.people.current()
        if line is None or line.chip.duty_id is None:
            self.desk.notices.say("Choose a parent on duty first, then say that they can’t come.", "note")
            return
        duty_id, cell = line.chip.duty_id, line.cell
        self._cell = cell
        self.desk.bridge.do(lambda file: duties.mark(file, duty_id, "excused"))
        self._show_ring(cell)

    def _show_needs(self, needs: list[tuple[str, bool]]) -> None:
        while (item := self._needs.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        for words, short in needs:
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(Sign("law" if short else "ok", "bad" if short else "ok"))
            said = label(words, "strong")
            mark(said, "tone", "bad" if short else "ok")
            layout.addWidget(said, 1)
            self._needs.addWidget(line)

    def _judged(self) -> None:
        bridge = self.desk.bridge
        if bridge.file is None or not self.isVisible():
            self._stale = True
            return
        term = bridge.term_on(bridge.today)
        judged = bridge.judgement(term) if term is not None else None
        if judged is None:
            return
        last = bridge.today + timedelta(days=_AHEAD)
        soon = [
            f
            for f in judged.findings
            if f.on_date is not None and bridge.today <= f.on_date <= last and f.severity in ("law", "policy")
        ]
        self.short.set_rows(soon)
        given = sum(row.minutes_given for row in judged.ledger)
        families = sum(1 for row in judged.ledger if row.minutes_given)
        self._thanks.setText(
            f"{hours(given)} hours given by {plural(families, 'family', 'families')} this term. "
            "Because of them the nursery can open as it does."
            if given
            else "No hours have been marked as worked yet this term."
        )

    def _step(self, days: int) -> None:
        self.show_day((self._day or self.desk.bridge.today) + timedelta(days=days))

    def _chosen(self, line: DayLine | None) -> None:
        on_duty = line is not None and line.chip.duty_id is not None
        for made in (*self._marks, self._absent):
            made.setEnabled(on_duty)
        if line is not None and line.chip.state in ("empty", "free"):
            self._cell = line.cell
        if self._cell is not None:
            self._show_ring(self._cell)
        else:
            self._comes.setEnabled(False)

    def _show_ring(self, cell: Cell) -> None:
        if cell.shift_id is None:
            return
        bridge = self.desk.bridge
        place, people = candidates(bridge.book, cell.on_date, cell.shift_id, cell.room_id, bridge.today)
        able = [c for c in people if c.group in ("counts", "waive")]
        self._place.setText(f"{place.title}, {place.times}. {place.explanation}")
        self.ring.set_rows(able)
        self._more.setText(f"{plural(len(able), 'person', 'people')} of {len(people)} could come")
        self._comes.setEnabled(bool(able))

    def _give_current(self) -> None:
        line = self.ring.current() or (self.ring.model.rows[0] if self.ring.model.rows else None)
        if line is not None:
            self._give(line)

    def _give(self, line: CandidateLine) -> None:
        cell = self._cell
        if cell is None or cell.shift_id is None:
            return
        shift_id = cell.shift_id
        self._cell = None
        self.desk.bridge.do(
            lambda file: duties.assign(
                file, on_date=cell.on_date, shift_id=shift_id, room_id=cell.room_id, person_id=line.person_id
            )
        )
        self.ring.set_rows(())
        self._place.setText(f"{line.name} comes. Choose another place at the left.")

    def _mark(self, status: DutyStatus) -> None:
        line = self.people.current()
        if line is not None and line.chip.duty_id is not None:
            duty_id = line.chip.duty_id
            self.desk.bridge.do(lambda file: duties.mark(file, duty_id, status))

    def _mark_all(self) -> None:
        day = self._day or self.desk.bridge.today
        self.desk.bridge.do(lambda file: duties.mark_day_worked(file, day))
