"""Today: who is on, what is short, what runs out; the week ahead; and whom to ring when somebody cannot come.

Lays the parts out and decides which of them are on show; what they do stands in ``today_hands``.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from nursery_rota.domain.attending import attendance_on
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.look_ahead import Change
from nursery_rota.domain.sheets import Cell
from nursery_rota.domain.tables import CoverAnswer
from nursery_rota.domain.week import week_sheet
from nursery_rota.gui.pages.page import BREATH_MS, Desk, Page
from nursery_rota.gui.planning.looking_ahead import LookingAhead
from nursery_rota.gui.planning.swapping import Swapping
from nursery_rota.gui.rota.swaps_panel import SwapsPanel
from nursery_rota.gui.today.ahead_lines import ahead_rows
from nursery_rota.gui.today.ahead_panel import AheadPanel
from nursery_rota.gui.today.attendance_panel import AttendancePanel
from nursery_rota.gui.today.day_lines import DayLine, checks_that_end, day_rows
from nursery_rota.gui.today.ring_lines import RingLine, without
from nursery_rota.gui.today.ring_panel import RingPanel
from nursery_rota.gui.today.ringing import show_whom_to_ask
from nursery_rota.gui.today.today_away import ask_who, can_fall_out, open_line_menu
from nursery_rota.gui.today.today_hands import TodayHands
from nursery_rota.gui.today.today_left import TodayLeft
from nursery_rota.gui.today.today_marks import MARK_KEYS
from nursery_rota.gui.today.today_past import past_day
from nursery_rota.gui.today.today_side import AHEAD, TodaySide
from nursery_rota.gui.today.today_tools import TodayTools
from nursery_rota.wording import long_day

SIDE_BY_SIDE, USUAL_CHARACTER = 1080, 8
"""Width in pixels for three columns, where an average character is so wide."""
_A_MINUTE = 60_000


class TodayPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "today", "Today")
        self.hands = TodayHands(desk.bridge)
        self._day: date | None = None
        self._cell: Cell | None = None
        self._session: int | None = None
        self._absent: int | None = None
        """The duty of somebody who can't come. Nothing is written of it until somebody else comes."""
        self._noted = ""
        self._counting = False
        """Whether the children are on show in the middle."""
        self._ahead = LookingAhead(desk, self)
        self._ahead.found.connect(self._looked_ahead)
        self.tools = TodayTools(
            self.toolbar,
            self.title,
            self.add_undo_buttons,
            desk.commands,
            self._who_cannot,
            self.count_children,
        )
        self.when = self.tools.when
        self.when.chosen.connect(self.show_day)
        self._make_left()
        self._make_middle()
        self.side = TodaySide()
        self.side.day_wanted.connect(self.show_day)
        self.side.person_wanted.connect(self._open_person)
        self.body.addWidget(self.left, 11)
        self.body.addWidget(self.middle, 17)
        self.body.addWidget(self.side, 9)
        desk.bridge.attached.connect(self.side.show_nothing_known)
        desk.bridge.judged.connect(self._judged)
        self._minute_hand = QTimer(self)
        self._minute_hand.setInterval(_A_MINUTE)
        self._minute_hand.timeout.connect(self._tick)
        self._minute_hand.start()
        desk.commands.connect({"day-worked": self.mark_all})

    def _make_left(self) -> None:
        self.left = TodayLeft()
        self.people, self.children_card = self.left.people, self.left.children_card
        self.past, self.marks = self.left.past, self.left.marks
        self.people.chosen.connect(self._chosen)
        self.people.menu_wanted.connect(self._open_menu)
        self.children_card.away.connect(self._child_away)
        self.children_card.comes.connect(self._child_comes)
        self.children_card.list_wanted.connect(self.count_children)
        self.children_card.session_chosen.connect(self._choose_session)
        self.past.marked.connect(self.hands.mark)
        self.past.all_worked.connect(self.hands.all_worked)
        self.past.day_wanted.connect(self.show_day)
        self.marks.marked.connect(self._mark)
        self.marks.all_worked.connect(self.mark_all)

    def _make_middle(self) -> None:
        self.ahead = AheadPanel()
        self.ahead.day_wanted.connect(self.show_day)
        self.ahead.way_on.connect(self.go_to)
        self.ring = RingPanel()
        self.ring.comes.connect(self._comes)
        self.ring.answered.connect(self._answered)
        self.ring.nobody.connect(self._nobody)
        self.ring.left.connect(self._comes_after_all)
        self.ring.list_wanted.connect(self.desk.commands["print"].trigger)
        self.attendance = AttendancePanel()
        self.attendance.search.setObjectName("search")
        self.attendance.away.connect(self._child_away)
        self.attendance.comes.connect(self._child_comes)
        self.attendance.left.connect(self._stop_counting)
        self.attendance.session_chosen.connect(self._choose_session)
        self.swapping = Swapping(self.desk, SwapsPanel(), self)
        self.ring.swap.connect(self._swap)
        self.ring.longer.connect(self._away_longer)
        self.swapping.making.connect(self._no_more_absent)
        self.swapping.left.connect(self._arrange)
        self.middle = QStackedWidget()
        for part in (self.ahead, self.ring, self.attendance, self.swapping.panel):
            self.middle.addWidget(part)

    def home(self) -> QWidget:
        return self.people

    @property
    def day(self) -> date:
        return self._day or self.desk.bridge.today

    # -- showing ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        bridge, day = self.desk.bridge, self.day
        self._day = day
        today = day == bridge.today
        self.when.show_week(day, f"{long_day(day)} {day.year}", "today" if today else "", bridge.today)
        absent = bridge.book.duty.get(self._absent) if self._absent is not None else None
        if absent is None or absent.on_date != day or absent.status not in ("planned", "confirmed"):
            self._absent = None
        book = without(bridge.book, self._absent)
        monday = monday_of(day)
        sheet = bridge.week(monday) if self._absent is None else week_sheet(book, monday, bridge.today)
        self.people.set_rows(day_rows(bridge.book, sheet, day, self._absent, self.minute()))
        self.ahead.show_rows(ahead_rows(bridge.week, day), begun=bool(bridge.book.sessions))
        self.past.show_day(past_day(bridge.book, day))
        self._show_children()
        self.swapping.look_again(self._absent)
        self._chosen(self.people.current())
        # The day first, then the cards beside it.
        QTimer.singleShot(BREATH_MS, self, self._show_side)

    def forget(self) -> None:
        super().forget()
        self._day, self._cell, self._absent, self._session, self._counting = None, None, None, None, False
        self.swapping.forget()

    def minute(self) -> int | None:
        """The time of day where the day on show is really today; None on any other."""
        now = datetime.now()
        real = self.day == self.desk.bridge.today == now.date()
        return now.hour * 60 + now.minute if real else None

    def _tick(self) -> None:
        if self.isVisible() and self.desk.bridge.file is not None and self.minute() is not None:
            self.refresh()

    def show_day(self, day: date) -> None:
        self._day, self._cell, self._absent, self._counting = day, None, None, False
        self.refresh()

    def _show_side(self) -> None:
        bridge = self.desk.bridge
        if bridge.file is not None:
            self.side.show_checks(checks_that_end(bridge.book, bridge.today), bridge.today)
            self._judged()
            self._ahead.look()

    def _judged(self) -> None:
        bridge = self.desk.bridge
        if bridge.file is None or not self.isVisible():
            self._stale = True
            return
        term = bridge.term_on(bridge.today)
        if term is None:
            self.side.show_no_term()
            return
        judged = bridge.judgement(term)
        if judged is None:
            return
        last = bridge.today + timedelta(days=AHEAD)
        soon = (f for f in judged.findings if f.on_date is not None and bridge.today <= f.on_date <= last)
        self.side.show_short([f for f in soon if f.severity in ("law", "policy")])
        self.side.show_thanks(judged.ledger, term)

    def _looked_ahead(self, changes: tuple[Change, ...]) -> None:
        self.side.show_changes([c for c in changes if c.children])

    # -- children ---------------------------------------------------------------------------------

    def count_children(self) -> None:
        """Who is really there: the list of children comes into the middle."""
        self._counting, self._cell, self._absent = True, None, None
        self.refresh()
        self.attendance.list.setFocus()

    def _stop_counting(self) -> None:
        self._counting = False
        self._arrange()
        self.people.setFocus()

    def _show_children(self) -> None:
        sessions = attendance_on(self.desk.bridge.book, self.day)
        if self._session not in [s.session_id for s in sessions]:
            minute = self.minute() or 0
            later = (s.session_id for s in sessions if s.ends_at > minute)
            self._session = next(later, None)
        self.children_card.show_day(sessions, self._session)
        self.attendance.show_day(sessions, self._session)
        self.tools.children.setEnabled(bool(sessions))

    def _choose_session(self, session_id: int) -> None:
        self._session = session_id
        self._show_children()

    def _child_away(self, child_id: int) -> None:
        self.hands.child_away(child_id, self.day)

    def _child_comes(self, child_id: int, session_id: int) -> None:
        self.hands.child_comes(child_id, self.day, session_id)

    # -- somebody can't come ----------------------------------------------------------------------

    def _who_cannot(self) -> None:
        """The chosen person can't come; with nobody chosen, everybody who is due is offered."""
        if can_fall_out(self.people.current()):
            self.cannot_come()
        else:
            ask_who(self.tools.away, self.people.lines, self._cannot)

    def _cannot(self, line: DayLine) -> None:
        self.people.choose(line.chip.duty_id, line)
        self.cannot_come()

    def _open_menu(self, at: QPoint) -> None:
        line = self.people.current()
        if line is not None:
            person, day = line.chip.person_id or 0, self.day
            away, back = (
                partial(self.hands.staff_away, person, day),
                partial(self.hands.staff_back, person, day),
            )
            open_line_menu(self, at, line, self._mark, self.cannot_come, away, back)

    def cannot_come(self) -> None:
        """The chosen person can't come: the list of whom to ring is there at once. Of a parent nothing is
        written yet; a member of staff is ill, which is known at once."""
        line = self.people.current()
        if line is None or not can_fall_out(line):
            self.desk.notices.say("Choose somebody on duty first, then say that they can’t come.", "note")
            return
        self._counting = False
        if line.chip.state == "staff" and line.chip.person_id is not None:
            self.hands.staff_away(line.chip.person_id, self.day, "sick")
            if self.people.choose_empty(line.cell):
                self.ring.list.setFocus()
            return
        self._absent, self._cell = line.chip.duty_id, line.cell
        self._noted = datetime.now().strftime("%H:%M")
        self.refresh()
        self.ring.list.setFocus()

    def _no_more_absent(self) -> None:
        self._absent, self._cell = None, None

    def _away_longer(self) -> None:
        """All of the days are mended at once, on the rota."""
        if self._absent is not None:
            self.away_wanted.emit(self.desk.bridge.book.duty[self._absent].person_id)

    def _swap(self) -> None:
        """Somebody takes the duty of who can't come, and gives one of theirs for it."""
        if self._absent is not None and self.swapping.show(self._absent):
            self._arrange()
            self.swapping.panel.list.setFocus()

    def _comes_after_all(self) -> None:
        self._no_more_absent()
        self.people.clear_choice()
        self.refresh()
        self.people.setFocus()

    def _chosen(self, line: DayLine | None) -> None:
        self.marks.show_line(line, any(one.chip.duty_id is not None for one in self.people.lines))
        if self._absent is None:
            open_place = line is not None and line.chip.state in ("empty", "free")
            self._cell = line.cell if line is not None and open_place else None
            self._counting = self._counting and self._cell is None
        if line is not None:
            self.left.show_chosen()
        self._show_ring()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Where there is little width, the cards make room while somebody is being rung, and come back."""
        letter = self.fontMetrics().averageCharWidth() / USUAL_CHARACTER
        wide = self.width() >= SIDE_BY_SIDE * letter
        if wide and self.middle.indexOf(self.ahead) < 0:
            self.middle.addWidget(self.ahead)
        elif not wide and self.middle.indexOf(self.ahead) >= 0:
            self.side.take(self.ahead)
        self.ahead.stand_whole(not wide)
        shown = self._in_the_middle()
        if self.middle.indexOf(shown) >= 0:
            self.middle.setCurrentWidget(shown)
        self.side.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        self.side.setVisible(wide or shown is self.ahead)
        self.middle.setVisible(wide or shown is not self.ahead)
        self.tools.fit(self.width() - 24)
        self.left.fit(self.width() // 2)

    def _in_the_middle(self) -> QWidget:
        if self._counting:
            return self.attendance
        if self._cell is None:
            return self.ahead
        return self.swapping.panel if self.swapping.duty_id is not None else self.ring

    def _show_ring(self) -> None:
        show_whom_to_ask(self.ring, self.desk.bridge, self.hands, self._cell, self._absent, self._noted)

    def _answered(self, line: RingLine, said: CoverAnswer) -> None:
        if self._absent is not None:
            self.hands.answered(self._absent, line, said)

    def _comes(self, line: RingLine, make_up: bool, booked: object) -> None:
        cell, duty_id, person_id = self._cell, self._absent, line.line.person_id
        if cell is None or cell.shift_id is None:
            return
        self._cell, self._absent = None, None
        if duty_id is not None:
            offer = next((one for one in self.hands.offers(duty_id) if one == booked), None)
            self.hands.cover(duty_id, person_id, make_up, offer)
        else:
            self.hands.give(cell, person_id)
        self.people.setFocus()

    def _nobody(self) -> None:
        duty_id = self._absent
        self._absent = None
        if duty_id is not None:
            self.hands.excuse(duty_id)

    # -- what happened ----------------------------------------------------------------------------

    def _mark(self, status: str) -> None:
        line = self.people.current()
        if line is not None and line.chip.duty_id is not None:
            duty_id = line.chip.duty_id
            self._absent = None if self._absent == duty_id else self._absent
            self.hands.mark(duty_id, status)

    def mark_all(self) -> None:
        """Every duty of the day on show that nobody marked was worked. The command is the rota's as well: it
        is for the page on show."""
        if self.isVisible():
            self.hands.all_worked(self.day)

    def _open_person(self, person_id: int) -> None:
        person = self.desk.bridge.book.person.get(person_id)
        if person is not None and person.family_id is not None:
            self.family_wanted.emit(person.family_id)
        else:
            self.go_to.emit("staff")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T can't come; W, M, X what happened; Y, N, U what they answer; + and − the children."""
        letter = event.text().casefold()
        if event.key() == Qt.Key.Key_Escape and (self._counting or self._cell is not None):
            self._comes_after_all()
            self._stop_counting()
        elif letter == "t":
            self.cannot_come()
        elif letter in MARK_KEYS:
            self._mark(MARK_KEYS[letter])
        elif letter in ("+", "-"):
            self.count_children()
        elif not (letter and self.middle.currentWidget() is self.ring and self.ring.answer_by_key(letter)):
            super().keyPressEvent(event)
