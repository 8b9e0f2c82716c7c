"""Staff: who is paid at the left, one contract with hours, pay, checks and days away at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.calendar import within
from nursery_rota.domain.names import full_name
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, button
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.models.words import value_title
from nursery_rota.gui.pages.detail_scroll import DetailScroll
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.people.family_words import Fact, first_aid_mark, level_words
from nursery_rota.gui.people.staff_deeds import StaffDeeds
from nursery_rota.gui.people.staff_detail import StaffDetail
from nursery_rota.gui.theme import icon
from nursery_rota.gui.widgets.elided import ElidedLabel
from nursery_rota.gui.widgets.empty_state import EmptyState
from nursery_rota.gui.widgets.search import SearchField
from nursery_rota.store.reference import Reference
from nursery_rota.wording import hours, plural

_ROLE_ORDER = ("manager", "deputy", "practitioner", "apprentice", "bank", "other")


@dataclass(frozen=True)
class StaffLine:
    """One contract, with the person it is of; ``id`` is the contract's."""

    id: int
    person: t.Person
    employment: t.Employment
    weekly: str
    past: bool
    mark: Fact | None = None
    """A first aid certificate that ended or ends soon."""


_COLUMNS = (
    Column[StaffLine](
        "Name",
        lambda s: full_name(s.person),
        bold=True,
        tip=lambda s: full_name(s.person),
        second=lambda s: _role_words(s),
        stretch=2,
    ),
    Column[StaffLine]("A week", lambda s: "left" if s.past else s.weekly, right=True),
    Column[StaffLine](
        "",
        lambda s: "",
        order=lambda s: s.mark.words if s.mark else "",
        tip=lambda s: s.mark.words if s.mark else "",
        icon=lambda s: icon(s.mark.sign, s.mark.token) if s.mark else None,
        stretch=0,
    ),
)
_WITH_LIST = 100
"""Characters that must be left beside the drawer for the list to stay."""
_WITH_DETAIL = 42
"""Characters that must be left for anything to stand beside the drawer; else it has the page to itself."""


def _role_words(line: StaffLine) -> str:
    role = value_title("employments", "role", line.employment.role)
    return f"{role}, {level_words(line.person.level)}" if line.person.level else role


class StaffPage(Page):
    def __init__(self, desk: Desk, reference: Reference) -> None:
        super().__init__(desk, "staff", "Staff")
        self.toolbar.addWidget(button("Add a member of staff", self.add_row, sign="plus", role="primary"))
        self.add_undo_buttons()
        self.drawer = RowDrawer(desk.bridge, reference)
        self.deeds = StaffDeeds(desk.bridge, self.drawer, self)
        self.deeds.added.connect(self.show_person)
        self.list = self._make_list()
        self._right = QStackedWidget()
        self.body.addWidget(self._right, 1)
        self.body.addWidget(self.drawer)
        scroll = DetailScroll()
        self._right.addWidget(scroll)
        self.detail = StaffDetail(desk, self.drawer, self.deeds, scroll.viewport())
        scroll.hold(self.detail)
        self.empty = EmptyState(
            "No staff yet",
            "Add who is paid, and when they work. Who works here counts in every session that their hours cover.",
            [("add", "Add a member of staff"), ("guide", "First steps, one by one")],
        )
        self.empty.chosen.connect(self._way_on)
        self._right.addWidget(self.empty)
        self.drawer.shown.connect(self._share_out)

    def _make_list(self) -> Table[StaffLine]:
        panel = self._list_panel = Panel("Staff", dense=True)
        panel.title.hide()
        search = SearchField("Find a member of staff", "Ctrl+F")
        search.setObjectName("search")
        search.setProperty("dense", True)
        panel.head.insertWidget(0, search, 100)
        panel.head.setContentsMargins(12, 4, 12, 4)
        table = Table[StaffLine](
            "Staff", _COLUMNS, empty="No staff yet. Add who is paid, and when they work."
        )
        search.textChanged.connect(table.search)
        table.chosen.connect(self._chosen)
        table.opened.connect(lambda line: self.detail.open_person())
        panel.add(table, 1)
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 3, 16, 3)
        self._count = ElidedLabel("", "second")
        line.addWidget(self._count, 1)
        panel.add(foot)
        self.body.addWidget(panel)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """The list leaves most of the page to the person, and makes room for the drawer where there is little."""
        character = self.fontMetrics().averageCharWidth()
        self.drawer.fit(self.width() // 2)
        drawing = self.drawer.isVisible()
        width = self.width() - (self.drawer.width() if drawing else 0)
        alone = drawing and width < character * _WITH_DETAIL
        self._right.setVisible(not alone)
        if alone:
            self.drawer.setFixedWidth(self.width() - 24)
        self._list_panel.setVisible(not drawing or width >= character * _WITH_LIST)
        self._list_panel.setFixedWidth(max(280, min(character * 50, width * 2 // 5)))

    def home(self) -> QWidget:
        return self.list.view

    def refresh(self) -> None:
        book = self.desk.bridge.book
        lines = [self._line(e) for e in book.employments if e.person_id in book.person]
        lines.sort(key=lambda s: (s.past, _ROLE_ORDER.index(s.employment.role), full_name(s.person)))
        self.list.set_rows(lines)
        self.list.choose_first()
        self._chosen(self.list.current())
        now = sum(not line.past for line in lines)
        left = f", {plural(len(lines) - now, 'contract')} ended" if now < len(lines) else ""
        self._count.setText(f"{plural(now, 'contract')} running{left}")
        self._right.setCurrentIndex(0 if lines else 1)

    def show_person(self, person_id: int) -> None:
        """Make the newest contract of somebody the current one."""
        contracts = self.desk.bridge.book.employments_of.get(person_id, ())
        if contracts:
            self.list.choose(contracts[-1].id)

    def add_row(self) -> None:
        """Somebody is taken on."""
        self.deeds.take_on()

    def _way_on(self, key: str) -> None:
        if key == "add":
            self.add_row()
        else:
            self.go_to.emit(key)

    def _line(self, employment: t.Employment) -> StaffLine:
        book, today = self.desk.bridge.book, self.desk.bridge.today
        weekly = sum(
            pattern.ends_at - pattern.starts_at - pattern.break_minutes
            for pattern in book.patterns_of.get(employment.id, ())
            if within(today, pattern.valid_from, pattern.valid_to)
        )
        past = not within(today, None, employment.ends_on)
        words = f"{hours(weekly)} h"
        person = book.person[employment.person_id]
        return StaffLine(employment.id, person, employment, words, past, first_aid_mark(book, person, today))

    def _chosen(self, line: StaffLine | None) -> None:
        self.detail.show_contract(line.employment if line else None)
