"""The rota: the week grid, the problems of the term, the families, and filling, checking, publishing.

Lays the parts out and passes wishes on; what they do stands in ``rota_hands`` and ``rota_filling``.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from nursery_rota.actions import duties
from nursery_rota.domain import tables as t
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.findings import CandidateLine
from nursery_rota.domain.sheets import Cell, Chip
from nursery_rota.gui.bridge import Judgement
from nursery_rota.gui.pages.page import BREATH_MS, Desk, Page
from nursery_rota.gui.planning.fill_bar import FillBar
from nursery_rota.gui.planning.people_chips import people_chips
from nursery_rota.gui.planning.place_looking import PlaceLooking
from nursery_rota.gui.planning.rota_checking import RotaChecking
from nursery_rota.gui.planning.rota_dock import RotaDock
from nursery_rota.gui.planning.rota_filling import RotaFilling
from nursery_rota.gui.planning.rota_hands import RotaHands
from nursery_rota.gui.planning.rota_menu import fill_menu
from nursery_rota.gui.planning.rota_publishing import RotaPublishing
from nursery_rota.gui.planning.rota_room import RotaRoom
from nursery_rota.gui.planning.rota_spans import RotaSpans
from nursery_rota.gui.planning.rota_staff import RotaStaff
from nursery_rota.gui.planning.rota_tools import RotaTools
from nursery_rota.gui.planning.swapping import Swapping
from nursery_rota.gui.planning.when_button import WhenButton
from nursery_rota.gui.rota.problems_panel import NO_TERM, ProblemsPanel
from nursery_rota.gui.rota.week_grid import WeekGrid
from nursery_rota.gui.widgets.edge_grip import EdgeGrip


class RotaPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "rota", "Rota")
        self.monday: date | None = None
        self._told: object = None
        self.hands = RotaHands(desk.bridge, desk.notices, self)
        self.staff = RotaStaff(desk.bridge, self)
        self.when = WhenButton()
        self.when.chosen.connect(self._go_to)
        self.grid = WeekGrid()
        self.spans = RotaSpans(desk, self.when, self.grid, self)
        self.grid.set_drop_advice(self.hands.advice)
        self.problems = ProblemsPanel()
        self.dock = RotaDock()
        self.looking = PlaceLooking(desk, self)
        self.swapping = Swapping(desk, self.dock.swaps, self)
        self.publishing = RotaPublishing(desk)
        self.bar = FillBar()
        self.tools = RotaTools(self.toolbar, self.title, self.when, self.add_undo_buttons, desk.commands)
        self.spans.put_into(self.toolbar)
        self.tools.add_switch(self.spans.switch)
        self._lay_out()
        self.room = RotaRoom(self)
        self.checking = RotaChecking(self)
        self.filling = RotaFilling(desk, self.bar, self.proposal_place, self)
        self.spans.turn_instead(self.filling.other_weeks)
        self._connect_grid()
        self._connect_rest()

    # -- parts ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """From the outside to the inside: what is put into its place last has all that is in it styled anew."""
        self.desk_top = QWidget(self)
        self.body.addWidget(self.desk_top, 1)
        beside = QHBoxLayout(self.desk_top)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)  # the edge to pull is the gap
        self.views = self.proposal_place = QStackedWidget(self.desk_top)
        self.grip = EdgeGrip("Width of the panel at the right")
        beside.addWidget(self.views, 1)
        beside.addWidget(self.grip)
        beside.addWidget(self.dock)
        week = QWidget(self.views)
        self.views.addWidget(week)
        column = QVBoxLayout(week)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.spans.stack, 1)
        column.addWidget(self.problems)
        self.body.addWidget(self.publishing.panel)
        self.body.addWidget(self.publishing.changes)

    def _connect_grid(self) -> None:
        grid, hands = self.grid, self.hands
        grid.placeActivated.connect(self._place_activated)
        grid.chipSelected.connect(self._chip_selected)
        self.dock.families.peopleChosen.connect(grid.table.ring_people)
        grid.personDropped.connect(hands.give)
        grid.dutyDropped.connect(hands.drop_duty)
        grid.clearRequested.connect(hands.clear)
        grid.pinToggled.connect(hands.pin)
        grid.watchToggled.connect(hands.watch)
        grid.reserveToggled.connect(hands.reserve)
        grid.statusRequested.connect(hands.status)
        grid.swapMarked.connect(hands.swap)
        grid.cannotCome.connect(self._cannot_come)
        grid.swapWanted.connect(self._find_swap)
        grid.menuRequested.connect(self._open_menu)
        grid.staffAsked.connect(self.staff.asked)
        grid.changesWanted.connect(lambda: self.publishing.show_changes(self.term))

    def _connect_rest(self) -> None:
        bridge, commands = self.desk.bridge, self.desk.commands
        bridge.judged.connect(self._judged)
        self.spans.changed.connect(self._span_changed)
        self.spans.day_wanted.connect(self.show_day)
        self.spans.view.family_wanted.connect(self.open_family)
        self.spans.view.timetable_wanted.connect(lambda: self.go_to.emit("timetable"))
        self.problems.jump.connect(self.checking.jump)
        self.problems.act.connect(self.checking.act)
        self.dock.given.connect(self._give)
        self.looking.found.connect(self.dock.show_place)
        self.swapping.left.connect(self._swap_left)
        self.dock.family_wanted.connect(self.open_family)
        self.dock.add_family.connect(self._add_family)
        self.dock.import_wanted.connect(lambda: self.go_to.emit("import"))
        self.publishing.panel.place_wanted.connect(self.checking.jump)
        self.publishing.changes.day_wanted.connect(lambda day: self.show_week(monday_of(day)))
        self.publishing.printing.connect(lambda: self.go_to.emit("prints"))
        self.filling.showing.connect(self._showing_proposal)
        self.filling.place_wanted.connect(self.show_place)
        doings = {
            "fill": self._begin_fill,
            "check": self.checking.say,
            "publish": self._offer_publish,
            "copy-week": self._copy_week,
            "day-worked": self._day_worked,
            "next-problem": lambda: self.checking.step(True),
            "problem-before": lambda: self.checking.step(False),
        }
        commands.connect(doings | self.spans.doings())

    # -- showing ----------------------------------------------------------------------------------

    def home(self) -> QWidget:
        return self.spans.shown

    def refresh(self) -> None:
        bridge = self.desk.bridge
        monday = self.monday or monday_of(bridge.today)
        self.monday = monday
        sheet = bridge.week(monday)
        self.grid.set_sheet(sheet, bridge.today)
        week = f"week {sheet.week_number} of {sheet.weeks_in_term}" if sheet.week_number else ""
        self.when.show_week(monday, sheet.title, week, bridge.today)
        self.spans.refresh(monday)
        self.room.fold_tools()
        self.filling.book_changed()
        if self.dock.place is not None:
            self.show_place(self.dock.place)
        self.swapping.look_again(self.swapping.duty_id)
        term = self.term
        judged = bridge.judgement(term) if term is not None else None
        if judged is not None:
            self._judged(judged)
        else:
            self._told = None
            if term is not None:
                self.problems.set_checking()
            else:
                self._show_no_term()

    def _show_no_term(self) -> None:
        self.problems.set_findings((), NO_TERM)
        if self.desk.bridge.book.families:
            self.dock.families.show_no_term()
        else:
            self.dock.families.set_ledger((), {})

    @property
    def term(self) -> t.Term | None:
        """The term of the week on show."""
        return self.desk.bridge.term_on(self.monday) if self.monday is not None else None

    def _go_to(self, monday: date) -> None:
        """Another week, month or term, whichever is on show."""
        self.monday = monday
        self.refresh()

    def show_week(self, monday: date) -> None:
        """The week itself, whatever was on show."""
        self.monday = monday
        self.spans.choose("week")
        self.refresh()

    def show_day(self, day: date) -> None:
        """The week of ``day`` with its first cell chosen."""
        self.show_week(monday_of(day))
        self.grid.choose_day(day)
        self.grid.setFocus()

    def _span_changed(self) -> None:
        self.dock.show_families()
        self.room.show_dock()
        self.refresh()
        self.spans.shown.setFocus()

    def start_search(self) -> None:
        self.dock.show()
        self.dock.families.focus_search()

    def panels(self) -> list[QWidget]:
        parts: list[QWidget] = [
            self.spans.shown,
            self.problems,
            self.dock,
            self.publishing.panel,
            self.publishing.changes,
        ]
        return [part for part in parts if part.isVisible()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.arrange()

    def _judged(self, judgement: object) -> None:
        told = judgement is self._told  # another week of the same term: nothing of it is new
        if told or not isinstance(judgement, Judgement) or judgement.term != self.term:
            return
        self._told = judgement
        self.problems.set_findings(judgement.findings)
        # One after the other, so that neither keeps a click waiting for both.
        QTimer.singleShot(BREATH_MS, self, lambda: self._account(judgement))

    def _account(self, judgement: Judgement) -> None:
        if judgement is self._told:
            chips = people_chips(judgement.book, self.desk.bridge.today)
            self.dock.families.set_ledger(judgement.ledger, chips)

    def forget(self) -> None:
        super().forget()
        self.monday = None
        self.filling.forget()
        self.looking.forget()
        self.swapping.forget()
        self.dock.show_families()
        self.publishing.forget()

    # -- places and people ------------------------------------------------------------------------

    def _place_activated(self, cell: Cell, chip: Chip | None) -> None:
        if chip is not None and chip.person_id is not None and chip.state not in ("empty", "free"):
            person = self.desk.bridge.book.person.get(chip.person_id)
            if person is not None and person.family_id is not None:
                self.open_family(person.family_id)
            else:
                self.go_to.emit("staff")
            return
        self.show_place(cell)

    def _chip_selected(self, cell: Cell | None, chip: Chip | None) -> None:
        theirs = chip.person_id if chip is not None and chip.duty_id is not None else None
        self.grid.table.ring_people(frozenset() if theirs is None else frozenset((theirs,)))
        open_place = chip is not None and chip.state in ("empty", "free")
        if cell is not None and self.dock.place is not None and open_place:
            self.show_place(cell)

    def show_place(self, cell: Cell) -> None:
        """Who could do it? The place at once, the list as soon as everybody has been looked at."""
        place = self.looking.look(cell)
        if place is not None:
            self._choose(cell)
            self.dock.look_for(cell, place)
        elif cell is self.dock.place:
            self.dock.show_families()  # an edit has taken the place away

    def _choose(self, cell: Cell) -> None:
        """The list is about the square that is chosen in the grid, so that nobody has to guess."""
        chosen, _ = self.grid.selected()
        key = (cell.on_date, cell.shift_id, cell.room_id)
        if chosen is None or (chosen.on_date, chosen.shift_id, chosen.room_id) != key:
            self.grid.select(*key)

    def _give(self, line: CandidateLine) -> None:
        """The list has said already what speaks against it."""
        cell = self.dock.place
        if cell is not None and line.group != "cannot":
            self.dock.show_families()
            self.hands.assign(line.person_id, cell)
            self.grid.setFocus()

    def _find_swap(self, duty_id: int) -> None:
        """With whom could this duty be swapped?"""
        if self.swapping.show(duty_id):
            self.dock.show_swaps()

    def _swap_left(self) -> None:
        self.dock.show_families()
        self.room.show_dock()
        self.spans.shown.setFocus()

    def _cannot_come(self, duty_id: int) -> None:
        """Excused, and at once the list of whom to ring."""
        cell, _ = self.grid.selected()
        self.hands.status(duty_id, "excused")
        if cell is not None:
            self.show_place(cell)

    def _open_menu(self, at: QPoint, cell: Cell | None, chip: Chip | None) -> None:
        menu = QMenu(self)
        file = self.desk.bridge.file
        fill_menu(
            menu,
            cell,
            chip,
            wish=self.grid.table.do,
            show_place=self.show_place,
            staff=lambda into, where, who: self.staff.fill_menu(into, where, who, at),
            carrying=self.grid.table.carrying,
            writable=file is not None and not file.read_only,
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def open_family(self, family_id: int) -> None:
        self.family_wanted.emit(family_id)

    def _add_family(self) -> None:
        self.go_to.emit("families")
        self.desk.commands["add"].trigger()

    # -- fill, copy, publish ----------------------------------------------------------------------

    def _begin_fill(self) -> None:
        self.go_to.emit("rota")
        if self.monday is None:
            self.monday = monday_of(self.desk.bridge.today)
        term = self.term
        if term is None:
            self.desk.notices.say("There is no term yet. Add its dates in Timetable.", "note")
            return
        self.filling.begin(term)

    def _showing_proposal(self, showing: bool) -> None:
        self.tools.show_proposal(showing)
        self.room.show_dock()
        if not showing and self.isVisible():
            self.spans.shown.setFocus()

    def _copy_week(self) -> None:
        """Into the week on show; of a month or term into the week of the chosen day, which is shown first."""
        self.go_to.emit("rota")
        chosen = None if self.spans.is_week else self.spans.view.chosen_day()
        monday = monday_of(chosen) if chosen is not None else self.monday
        if monday is None:
            return
        self.show_week(monday)
        copied = self.desk.bridge.do(lambda file: duties.copy_week(file, monday - timedelta(weeks=1), monday))
        if copied == 0:
            self.desk.notices.say("Nothing to copy: everything of last week stands here already.", "note")

    def _day_worked(self) -> None:
        """The day of the chosen square; the command is Today's as well, for the page on show."""
        cell, _ = self.grid.selected()
        if self.isVisible() and cell is not None:
            self.hands.day_worked(cell.on_date)

    def _offer_publish(self) -> None:
        self.go_to.emit("rota")
        self.desk.notices.hide()  # what it told is over, and its room is needed
        self.publishing.offer(self.term)
