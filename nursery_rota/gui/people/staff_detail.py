"""One contract: the week it covers as a drawing, hours, pay, days away, and the checks of the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.calendar import within
from nursery_rota.domain.names import full_name
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, Tag, button
from nursery_rota.gui.models.words import value_title
from nursery_rota.gui.pages.detail_head import DetailHead, show_fact
from nursery_rota.gui.pages.detail_scroll import Arranged
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.pages.rows_panel import RowsPanel, RowsTabs
from nursery_rota.gui.people.family_detail import PARENT_FIELDS
from nursery_rota.gui.people.family_words import first_aid_mark
from nursery_rota.gui.people.person_checks import PersonTabs
from nursery_rota.gui.people.staff_deeds import StaffDeeds
from nursery_rota.gui.people.staff_views import AWAY, CONTRACT_FIELDS, CONTRACTS, PATTERNS, PAY
from nursery_rota.gui.timetable.week_drawing import WeekDrawing
from nursery_rota.wording import short_date

STAFF_FIELDS = tuple(f for f in PARENT_FIELDS if f not in ("does_duties", "max_per_week", "max_per_month"))
_WIDE = 105
"""Characters of width from which the drawing stands beside the lists."""


class StaffDetail(Arranged):
    def __init__(self, desk: Desk, drawer: RowDrawer, deeds: StaffDeeds, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self._desk, self._drawer, self._deeds = desk, drawer, deeds
        self._contract: t.Employment | None = None
        bridge = desk.bridge
        self.patterns = RowsPanel(bridge, drawer, PATTERNS, self._of_contract, adding=self._add_hours)
        self.pay = RowsPanel(bridge, drawer, PAY, self._of_contract)
        self.contracts = RowsPanel(bridge, drawer, CONTRACTS, self._of_person)
        self.tabs = RowsTabs("Work", [self.patterns, self.pay, self.contracts])
        self.away = RowsPanel(bridge, drawer, AWAY, self._of_contract)
        self.person = PersonTabs(bridge, drawer, pairings=False)
        for panel in (self.tabs, self.away, self.person):
            panel.setMinimumHeight(190)
        self.week = WeekDrawing("at work")
        self.week.opened.connect(self._open_block)
        self._week_panel = Panel("Their week", dense=True)
        self._week_panel.second.setText("sessions at the left of a day, at work at the right")
        self._week_panel.add(self.week, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.head = self._head()
        column.addWidget(self.head)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        column.addLayout(self._grid, 1)
        self._wide: bool | None = None
        self.arrange(0)

    def _head(self) -> DetailHead:
        self._role, self._mark = Tag("", "muted"), Tag("", "warn", "our-rule")
        self._parent = Tag("also a parent", "accent", "families")
        buttons = []
        for words, name, doing, sign in (
            ("Person", "Change the person", self.open_person, "edit"),
            ("Contract", "Change the contract", self.open_contract, "edit"),
            ("Leaves", "They leave the staff", self._leaves, "away"),
        ):
            one = button(words, doing, sign=sign, dense=True, tip=name)
            one.setAccessibleName(name)
            buttons.append(one)
        return DetailHead((self._role, self._parent, self._mark), buttons)

    def arrange(self, width: int) -> None:
        """The drawing beside the lists, or below them where there is little ``width``."""
        wide = width >= self.fontMetrics().averageCharWidth() * _WIDE
        part = width // 2 if wide else width
        self.tabs.arrange(part)
        self.person.arrange(part)
        self.head.arrange(wide=wide, width=width)
        if wide == self._wide:
            return
        self._wide = wide
        lists = (self.tabs, self.person, self.away)
        for widget in (*lists, self._week_panel):
            self._grid.removeWidget(widget)
        for row, panel in enumerate(lists):
            self._grid.addWidget(panel, row, 0)
            self._grid.setRowStretch(row, 1)
        self._grid.addWidget(self._week_panel, *((0, 1, 3, 1) if wide else (3, 0, 1, 1)))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)

    def show_contract(self, contract: t.Employment | None) -> None:
        """Draw one contract and its person from the newest book."""
        self.setVisible(contract is not None)
        self._contract = contract
        if contract is None:
            return
        book, today = self._desk.bridge.book, self._desk.bridge.today
        person = book.person[contract.person_id]
        self.head.show_name(full_name(person))
        role = value_title("employments", "role", contract.role)
        ends = f", until {short_date(contract.ends_on)}" if contract.ends_on else ""
        self._role.say(f"{role} since {short_date(contract.starts_on)}{ends}")
        self._parent.setVisible(person.family_id is not None)
        mark = first_aid_mark(book, person, today)
        show_fact(self._mark, mark)
        patterns = sorted(book.patterns_of.get(contract.id, ()), key=lambda p: (p.weekday, p.starts_at))
        self.tabs.set_rows("work_patterns", patterns)
        self.tabs.set_rows("pay_rates", book.pay_rates_of.get(contract.id, ()))
        self.tabs.set_rows("employments", book.employments_of.get(person.id, ()))
        self.away.set_rows(book.staff_absences_of.get(contract.id, ()))
        self.person.show_person(person)
        sessions = [s for s in book.sessions if within(today, None, s.valid_to)]
        running = [p for p in patterns if within(today, p.valid_from, p.valid_to)]
        drawn = [
            t.Shift(p.id, "at work" if p.counts_in_ratio else "office", p.weekday, p.starts_at, p.ends_at)
            for p in running
        ]
        self.week.show_week(sessions, drawn, ())

    def open_person(self) -> None:
        if self._contract is not None:
            person = self._desk.bridge.book.person[self._contract.person_id]
            self._drawer.change("people", STAFF_FIELDS, person)

    def open_contract(self) -> None:
        if self._contract is not None:
            self._drawer.change("employments", CONTRACT_FIELDS, self._contract)

    def _leaves(self) -> None:
        if self._contract is not None:
            self._deeds.leaves(self._contract)

    def _add_hours(self) -> None:
        if self._contract is not None:
            self._deeds.add_hours(self._contract)

    def _open_block(self, table: str, row: Any) -> None:
        """A block of hours opens its working time; a session is changed in Timetable."""
        pattern = next((p for p in self._desk.bridge.book.work_patterns if p.id == row.id), None)
        if table == "shifts" and pattern is not None:
            self.patterns.open_row(pattern)

    def _of_contract(self) -> Mapping[str, Any] | None:
        return {"employment_id": self._contract.id} if self._contract else None

    def _of_person(self) -> Mapping[str, Any] | None:
        return {"person_id": self._contract.person_id} if self._contract else None
