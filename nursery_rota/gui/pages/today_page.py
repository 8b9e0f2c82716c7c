"""Today: who is on, what is short, what runs out; and whom to ring when somebody cannot come."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from nursery_rota.actions import cover, duties
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.look_ahead import Change, changes_ahead
from nursery_rota.domain.names import full_name
from nursery_rota.domain.sheets import Cell
from nursery_rota.domain.tables import CoverAnswer, DutyStatus
from nursery_rota.domain.week import week_sheet
from nursery_rota.errors import RotaProblem
from nursery_rota.gui.frame.parts import button, icon_button, label
from nursery_rota.gui.jobs import Job, Progress, Stop
from nursery_rota.gui.pages.day_lines import DayLine, checks_that_end, day_rows
from nursery_rota.gui.pages.day_list import DayList
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.pages.ring_lines import RingLine, ring_sheet, without
from nursery_rota.gui.pages.ring_panel import RingPanel
from nursery_rota.gui.pages.swapping import Swapping
from nursery_rota.gui.pages.today_side import AHEAD, TodaySide
from nursery_rota.gui.rota.swaps_panel import SwapsPanel
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.wording import long_day

LOOK_AHEAD = timedelta(days=120)
"""So far ahead birthdays are looked for: about a term."""
SIDE_BY_SIDE, USUAL_CHARACTER = 1080, 8
"""Width in pixels for three columns, where an average character is so wide."""
_MARKS: dict[str, DutyStatus] = {"w": "worked", "m": "missed", "x": "excused"}


class TodayPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "today", "Today")
        self._day: date | None = None
        self._cell: Cell | None = None
        self._absent: int | None = None
        """The duty of somebody who can't come. Nothing is written of it until somebody else comes."""
        self._looking: Job | None = None
        self._looked_at: Book | None = None
        self._tool_buttons()
        self.people = DayList()
        self.people.chosen.connect(self._chosen)
        self.ring = RingPanel()
        self.ring.comes.connect(self._comes)
        self.ring.answered.connect(self._answered)
        self.ring.nobody.connect(self._nobody)
        self.ring.left.connect(self._comes_after_all)
        self.swapping = Swapping(desk.bridge, desk.notices, SwapsPanel(), self)
        self.ring.swap.connect(self._swap)
        self.swapping.making.connect(self._no_more_absent)
        self.swapping.left.connect(self._arrange)
        self.side = TodaySide()
        self.side.day_wanted.connect(self.show_day)
        self.side.person_wanted.connect(self._open_person)
        self.body.addWidget(self._left(), 11)
        self.body.addWidget(self.ring, 17)
        self.body.addWidget(self.swapping.panel, 17)
        self.body.addWidget(self.side, 9)
        desk.bridge.judged.connect(self._judged)

    def _tool_buttons(self) -> None:
        self._when = label("", "strong", wrap=True)
        self.toolbar.addWidget(icon_button("Day before", "prev", lambda: self._step(-1)))
        self.toolbar.addWidget(self._when)
        self.toolbar.addWidget(icon_button("Day after", "next", lambda: self._step(1)))
        self.toolbar.addWidget(button("Today", lambda: self.show_day(self.desk.bridge.today), sign="today"))
        self.add_undo_buttons()
        self._away = button("Can’t come", self.cannot_come, sign="away", role="primary", tip="T")
        self.toolbar.addWidget(self._away)

    def _left(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("panel", False)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.people, 1)
        foot = QFrame()
        foot.setProperty("panel", True)
        foot.setAccessibleName("What happened")
        line = FlowLayout(foot, 6)
        line.setContentsMargins(8, 8, 8, 8)
        marks: tuple[tuple[str, DutyStatus], ...] = (
            ("Worked", "worked"), ("Missed", "missed"), ("Excused", "excused"),
        )  # fmt: skip
        self._marks = [self._mark_button(words, status) for words, status in marks]
        for made in self._marks:
            line.addWidget(made)
        line.addWidget(button("All worked", self._mark_all, sign="tick", dense=True))
        column.addWidget(foot)
        return holder

    def _mark_button(self, words: str, status: DutyStatus) -> QWidget:
        tip = f"Mark the chosen duty as {status} ({words[0] if status != 'excused' else 'X'})"
        return button(words, lambda: self._mark(status), dense=True, tip=tip)

    def home(self) -> QWidget:
        return self.people

    # -- showing ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        bridge = self.desk.bridge
        day = self._day or bridge.today
        self._day = day
        self._when.setText(long_day(day) + (", today" if day == bridge.today else ""))
        absent = bridge.book.duty.get(self._absent) if self._absent is not None else None
        if absent is None or absent.on_date != day or absent.status not in ("planned", "confirmed"):
            self._absent = None
        book = without(bridge.book, self._absent)
        monday = monday_of(day)
        sheet = bridge.week(monday) if self._absent is None else week_sheet(book, monday, bridge.today)
        self.people.set_rows(day_rows(bridge.book, sheet, day, self._absent))
        self.side.show_checks(checks_that_end(bridge.book, bridge.today), bridge.today)
        self.swapping.look_again(self._absent)
        self._look_ahead()
        self._judged()
        self._chosen(self.people.current())

    def show_day(self, day: date) -> None:
        self._day, self._cell, self._absent = day, None, None
        self.refresh()

    def _step(self, days: int) -> None:
        self.show_day((self._day or self.desk.bridge.today) + timedelta(days=days))

    def _judged(self) -> None:
        bridge = self.desk.bridge
        if bridge.file is None or not self.isVisible():
            self._stale = True
            return
        term = bridge.term_on(bridge.today)
        judged = bridge.judgement(term) if term is not None else None
        if judged is None or term is None:
            return
        last = bridge.today + timedelta(days=AHEAD)
        soon = (f for f in judged.findings if f.on_date is not None and bridge.today <= f.on_date <= last)
        self.side.show_short([f for f in soon if f.severity in ("law", "policy")])
        self.side.show_thanks(judged.ledger, term)

    def _look_ahead(self) -> None:
        """Which changes come is worked out beside the window; a newer file is looked at after this one."""
        book, today = self.desk.bridge.book, self.desk.bridge.today
        if self._looking is not None or book is self._looked_at:
            return
        self._looked_at = book

        def work(progress: Progress, stop: Stop) -> tuple[Change, ...]:
            return changes_ahead(book, today + timedelta(days=1), today + LOOK_AHEAD)

        job = self.desk.jobs.prepare("Looking ahead", work)
        job.succeeded.connect(self._looked_ahead)
        job.troubled.connect(self._not_looked_ahead)
        self._looking = job
        self.desk.jobs.begin(job)

    def _looked_ahead(self, changes: object) -> None:
        self._looking = None
        bridge = self.desk.bridge
        if bridge.file is None or not isinstance(changes, tuple):
            return
        if bridge.book is self._looked_at:
            self.side.show_changes([c for c in changes if c.children])
        elif self.isVisible():
            self._look_ahead()

    def _not_looked_ahead(self, trouble: Exception) -> None:
        self._looking = None
        if not isinstance(trouble, RotaProblem):
            raise trouble
        self.desk.notices.say(str(trouble), "our-rule")

    # -- somebody can't come ----------------------------------------------------------------------

    def cannot_come(self) -> None:
        """The chosen person can't come: the list of whom to ring is there at once; nothing is written yet."""
        line = self.people.current()
        if line is None or line.chip.duty_id is None or line.chip.status not in ("planned", "confirmed"):
            self.desk.notices.say("Choose a parent on duty first, then say that they can’t come.", "note")
            return
        self._absent, self._cell = line.chip.duty_id, line.cell
        self.refresh()
        self.ring.list.setFocus()

    def _comes_after_all(self) -> None:
        self._no_more_absent()
        self.refresh()

    def _no_more_absent(self) -> None:
        self._absent, self._cell = None, None

    def _swap(self) -> None:
        """Somebody takes the duty of who can't come, and gives one of theirs for it."""
        if self._absent is not None and self.swapping.show(self._absent):
            self._arrange()
            self.swapping.panel.list.setFocus()

    def _chosen(self, line: DayLine | None) -> None:
        on_duty = line is not None and line.chip.duty_id is not None
        for made in self._marks:
            made.setEnabled(on_duty)
        self._away.setEnabled(on_duty and line is not None and line.chip.status in ("planned", "confirmed"))
        if self._absent is None:
            open_place = line is not None and line.chip.state in ("empty", "free")
            self._cell = line.cell if line is not None and open_place else None
        self._show_ring()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Where there is little width, the cards make room while somebody is being rung, and come back."""
        wide = self.width() >= SIDE_BY_SIDE * self.fontMetrics().averageCharWidth() / USUAL_CHARACTER
        words = self._when.fontMetrics().horizontalAdvance(self._when.text()) + 8
        self._when.setMinimumWidth(words if wide else self.fontMetrics().averageCharWidth() * 16)
        self.side.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        self.side.setVisible(wide or self._cell is None)
        swapping = self.swapping.duty_id is not None
        self.swapping.panel.setVisible(swapping)
        self.ring.setVisible(not swapping and (wide or self._cell is not None))

    def _show_ring(self) -> None:
        cell, bridge = self._cell, self.desk.bridge
        found = (
            bridge.do(lambda file: ring_sheet(bridge.book, cell, self._absent, bridge.today))
            if cell
            else None
        )
        if found is None:
            self.ring.clear()
            return
        duty = bridge.book.duty.get(self._absent) if self._absent is not None else None
        person = bridge.book.person[duty.person_id] if duty is not None else None
        name, first = (full_name(person), person.known_as or person.first_name) if person else ("", "")
        self.ring.show_sheet(found, name, first)

    def _answered(self, line: RingLine, said: CoverAnswer) -> None:
        duty_id, person_id = self._absent, line.line.person_id
        if duty_id is None:
            return
        if line.said == "asked" and line.request is not None:
            request_id = line.request.id
            self.desk.bridge.do(lambda file: cover.answer(file, request_id, said))
        else:
            self.desk.bridge.do(lambda file: cover.ask(file, duty_id, person_id, datetime.now(), said))

    def _comes(self, line: RingLine, make_up: bool) -> None:
        """One step: who can't come is excused, who comes has the duty."""
        cell, duty_id, person_id = self._cell, self._absent, line.line.person_id
        if cell is None or cell.shift_id is None:
            return
        shift_id = cell.shift_id
        self._cell, self._absent = None, None
        if duty_id is not None:
            self.desk.bridge.do(lambda file: cover.cover(file, duty_id, person_id, make_up=make_up))
        else:
            self.desk.bridge.do(
                lambda file: duties.assign(
                    file, on_date=cell.on_date, shift_id=shift_id, room_id=cell.room_id, person_id=person_id
                )
            )
        self.people.setFocus()

    def _nobody(self) -> None:
        """Nobody comes; the duty is excused all the same, and the place stays empty for all to see."""
        duty_id = self._absent
        self._absent = None
        if duty_id is not None:
            self.desk.bridge.do(lambda file: duties.mark(file, duty_id, "excused"))

    # -- what happened ----------------------------------------------------------------------------

    def _mark(self, status: DutyStatus) -> None:
        line = self.people.current()
        if line is not None and line.chip.duty_id is not None:
            duty_id = line.chip.duty_id
            self._absent = None if self._absent == duty_id else self._absent
            self.desk.bridge.do(lambda file: duties.mark(file, duty_id, status))

    def _mark_all(self) -> None:
        day = self._day or self.desk.bridge.today
        self.desk.bridge.do(lambda file: duties.mark_day_worked(file, day))

    def _open_person(self, person_id: int) -> None:
        person = self.desk.bridge.book.person.get(person_id)
        if person is not None and person.family_id is not None:
            self.family_wanted.emit(person.family_id)
        else:
            self.go_to.emit("staff")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T can't come; W, M, X what happened; Y, N, U what they answer."""
        letter = event.text().casefold()
        if letter == "t":
            self.cannot_come()
        elif letter in _MARKS:
            self._mark(_MARKS[letter])
        elif not (letter and self.ring.answer_by_key(letter)):
            super().keyPressEvent(event)
