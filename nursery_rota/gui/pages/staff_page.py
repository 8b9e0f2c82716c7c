"""Staff: who is paid, when they work, their pay, their checks and the days they are away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.calendar import within
from nursery_rota.domain.names import full_name
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, button, label
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.models.typed import write_date, write_money
from nursery_rota.gui.models.words import value_title
from nursery_rota.gui.pages.family_detail import PARENT_FIELDS
from nursery_rota.gui.pages.family_words import level_words
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.pages.person_checks import PersonTabs
from nursery_rota.gui.pages.rows_panel import RowsPanel, RowsView
from nursery_rota.store.reference import Reference
from nursery_rota.wording import hours, plural, span, weekday_name

STAFF_FIELDS = tuple(f for f in PARENT_FIELDS if f not in ("does_duties", "max_per_week", "max_per_month"))
CONTRACT_FIELDS = (
    "role",
    "starts_on",
    "ends_on",
    "weeks_per_year",
    "extra_hours_per_week",
    "pension",
    "pension_percent",
)
_ROLE_ORDER = ("manager", "deputy", "practitioner", "apprentice", "bank", "other")


@dataclass(frozen=True)
class StaffLine:
    """One contract, with the person it is of; ``id`` is the contract's."""

    id: int
    person: t.Person
    employment: t.Employment
    weekly: str
    past: bool


_COLUMNS = (
    Column[StaffLine]("Name", lambda s: full_name(s.person), bold=True, stretch=2),
    Column[StaffLine](
        "Role",
        lambda s: value_title("employments", "role", s.employment.role),
        order=lambda s: _ROLE_ORDER.index(s.employment.role),
    ),
    Column[StaffLine]("Level", lambda s: level_words(s.person.level)),
    Column[StaffLine]("A week", lambda s: "left" if s.past else s.weekly, right=True),
)

PATTERNS = RowsView(
    "work_patterns",
    "Working times",
    (
        Column[t.WorkPattern]("Day", lambda p: weekday_name(p.weekday), order=lambda p: p.weekday, bold=True),
        Column[t.WorkPattern]("Time", lambda p: span(p.starts_at, p.ends_at), order=lambda p: p.starts_at),
        Column[t.WorkPattern](
            "With the children", lambda p: "counts" if p.counts_in_ratio else "does not count"
        ),
        Column[t.WorkPattern]("In use", lambda p: _in_use(p)),
    ),
    (
        "weekday",
        "starts_at",
        "ends_at",
        "break_minutes",
        "counts_in_ratio",
        "room_id",
        "valid_from",
        "valid_to",
    ),
    "No working times yet. Staff count in a session only while they work.",
    "Add a working time",
)
PAY = RowsView(
    "pay_rates",
    "Pay",
    (
        Column[t.PayRate]("From", lambda p: write_date(p.from_on), order=lambda p: p.from_on),
        Column[t.PayRate](
            "An hour", lambda p: f"£{write_money(p.hourly_pence)}", order=lambda p: p.hourly_pence, right=True
        ),
    ),
    ("from_on", "hourly_pence"),
    "No wage yet. Enter what staff earn to see what parents save.",
    "Add a rate",
)
AWAY = RowsView(
    "staff_absences",
    "Away",
    (
        Column[t.StaffAbsence]("From", lambda a: write_date(a.starts_on), order=lambda a: a.starts_on),
        Column[t.StaffAbsence]("Until", lambda a: write_date(a.ends_on), order=lambda a: a.ends_on),
        Column[t.StaffAbsence]("Why", lambda a: value_title("staff_absences", "kind", a.kind)),
    ),
    ("kind", "starts_on", "ends_on", "paid"),
    "No days away.",
    "Add days away",
)


def _in_use(pattern: t.WorkPattern) -> str:
    if pattern.valid_from is None and pattern.valid_to is None:
        return "always"
    start = f"from {write_date(pattern.valid_from)}" if pattern.valid_from else ""
    end = f"until {write_date(pattern.valid_to)}" if pattern.valid_to else ""
    return f"{start} {end}".strip()


class StaffPage(Page):
    def __init__(self, desk: Desk, reference: Reference) -> None:
        super().__init__(desk, "staff", "Staff")
        self.toolbar.addWidget(button("Add a member of staff", self.add_row, sign="plus", role="primary"))
        self.add_undo_buttons()
        self.drawer = RowDrawer(desk.bridge, reference)
        bridge = desk.bridge
        self.list = self._make_list()
        self.patterns = RowsPanel(bridge, self.drawer, PATTERNS, self._of_contract)
        self.pay = RowsPanel(bridge, self.drawer, PAY, self._of_contract)
        self.away = RowsPanel(bridge, self.drawer, AWAY, self._of_contract)
        self.person = PersonTabs(bridge, self.drawer, pairings=False)
        self._detail = self._make_detail()
        self.body.addWidget(self._detail, 1)
        self.body.addWidget(self.drawer)

    def _make_list(self) -> Table[StaffLine]:
        panel = Panel("Staff", dense=True)
        panel.title.hide()
        search = QLineEdit()
        search.setObjectName("search")
        search.setPlaceholderText("Find a member of staff")
        search.setAccessibleName("Find a member of staff")
        panel.head.insertWidget(0, search, 100)
        panel.head.setContentsMargins(12, 6, 12, 6)
        table = Table[StaffLine](
            "Staff", _COLUMNS, empty="No staff yet. Add who is paid, and when they work."
        )
        search.textChanged.connect(table.search)
        table.chosen.connect(self._chosen)
        table.opened.connect(self._open_person)
        panel.add(table, 1)
        panel.setFixedWidth(max(320, panel.fontMetrics().averageCharWidth() * 54))
        self.body.addWidget(panel)
        return table

    def _make_detail(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QGridLayout()
        self._name = label("", "title")
        self._about = label("", "second")
        head.addWidget(self._name, 0, 0)
        head.addWidget(self._about, 0, 1)
        head.setColumnStretch(2, 1)
        head.addWidget(button("Change the person", self._open_person, sign="edit", dense=True), 0, 3)
        head.addWidget(button("Change the contract", self._open_contract, sign="edit", dense=True), 0, 4)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self.patterns, 0, 0)
        grid.addWidget(self.person, 0, 1)
        grid.addWidget(self.away, 1, 0)
        grid.addWidget(self.pay, 1, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        column.addLayout(grid, 1)
        return holder

    def home(self) -> QWidget:
        return self.list.view

    def refresh(self) -> None:
        book, today = self.desk.bridge.book, self.desk.bridge.today
        lines = [self._line(e) for e in book.employments if e.person_id in book.person]
        lines.sort(key=lambda s: (s.past, _ROLE_ORDER.index(s.employment.role), full_name(s.person)))
        self.list.set_rows(lines)
        self.list.choose_first()
        self._chosen(self.list.current())
        self.title.setToolTip(plural(sum(1 for s in lines if not s.past), "contract") + f" on {today}")

    def add_row(self) -> None:
        """First the person, then the contract of that person."""

        def with_contract(person_id: int) -> None:
            known = {"role": "practitioner", "starts_on": self.desk.bridge.today}
            self.drawer.add_to("employments", CONTRACT_FIELDS, fixed={"person_id": person_id}, defaults=known)

        fixed = {"family_id": None, "does_duties": False}
        self.drawer.add_to("people", STAFF_FIELDS, fixed=fixed, then=with_contract)

    def _line(self, employment: t.Employment) -> StaffLine:
        book, today = self.desk.bridge.book, self.desk.bridge.today
        weekly = sum(
            pattern.ends_at - pattern.starts_at - pattern.break_minutes
            for pattern in book.patterns_of.get(employment.id, ())
            if within(today, pattern.valid_from, pattern.valid_to)
        )
        past = not within(today, None, employment.ends_on)
        words = f"{hours(weekly)} h"
        return StaffLine(employment.id, book.person[employment.person_id], employment, words, past)

    def _chosen(self, line: StaffLine | None) -> None:
        self._detail.setVisible(line is not None)
        if line is None:
            return
        book, contract = self.desk.bridge.book, line.employment.id
        self._name.setText(full_name(line.person))
        role = value_title("employments", "role", line.employment.role)
        self._about.setText(f"{role} since {write_date(line.employment.starts_on)}")
        self.patterns.set_rows(
            sorted(book.patterns_of.get(contract, ()), key=lambda p: (p.weekday, p.starts_at))
        )
        self.pay.set_rows(book.pay_rates_of.get(contract, ()))
        self.away.set_rows(book.staff_absences_of.get(contract, ()))
        self.person.show_person(line.person)

    def _of_contract(self) -> Mapping[str, Any] | None:
        line = self.list.current()
        return {"employment_id": line.id} if line else None

    def _open_person(self) -> None:
        line = self.list.current()
        if line is not None:
            self.drawer.change("people", STAFF_FIELDS, line.person)

    def _open_contract(self) -> None:
        line = self.list.current()
        if line is not None:
            self.drawer.change("employments", CONTRACT_FIELDS, line.employment)
