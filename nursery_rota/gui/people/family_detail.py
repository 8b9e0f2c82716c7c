"""One family: parents with their checks, children and bookings, when they can come, duties and account."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.pages.detail_scroll import Arranged
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.pages.rows_panel import RowsPanel, RowsView
from nursery_rota.gui.people.account_panel import AccountPanel
from nursery_rota.gui.people.answers_panel import AnswersPanel
from nursery_rota.gui.people.bookings_panel import BookingsPanel
from nursery_rota.gui.people.family_deeds import FamilyDeeds
from nursery_rota.gui.people.family_head import FamilyHead
from nursery_rota.gui.people.family_words import Fact, check_fact, rota_fact
from nursery_rota.gui.people.person_checks import PersonTabs
from nursery_rota.gui.theme import icon

FAMILY_FIELDS = ("name", "joined_on", "left_on", "share", "quota", "hide_on_prints", "notes")
PARENT_FIELDS = (
    "first_name",
    "last_name",
    "known_as",
    "phone",
    "share_phone",
    "email",
    "date_of_birth",
    "level",
    "studying_for",
    "signed_off_on",
    "under_twos_experience",
    "does_duties",
    "max_per_week",
    "max_per_month",
    "left_on",
    "notes",
)

SIDE_BY_SIDE, USUAL_CHARACTER = 880, 8
"""Width in pixels that two panels need side by side, where an average character is so wide."""
_FEW = 640
"""Below this width the parents' table shows first aid and the rota only; the tabs below have the rest."""


class FamilyDetail(Arranged):
    def __init__(self, desk: Desk, drawer: RowDrawer, deeds: FamilyDeeds, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self._desk, self._drawer = desk, drawer
        self._family: t.Family | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self.head = FamilyHead(desk, drawer, deeds, FAMILY_FIELDS)
        outer.addWidget(self.head)
        self.parents = RowsPanel(desk.bridge, drawer, self._parents_view(), self._fixed)
        self.parents.table.chosen.connect(self._parent_chosen)
        self.parents.table.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.person = PersonTabs(desk.bridge, drawer)
        self.person.setMinimumHeight(220)
        self.checks = self.person.parts["checks"]
        self.bookings = BookingsPanel(desk.bridge, drawer, deeds)
        self.answers = AnswersPanel(desk.bridge, drawer)
        self.account = AccountPanel(desk, drawer)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        outer.addLayout(self._grid)
        outer.addWidget(self.account, 1)
        outer.addWidget(self.person)
        self._wide: bool | None = None
        self.arrange(SIDE_BY_SIDE)

    def arrange(self, width: int) -> None:
        """Two panels side by side where ``width`` allows it at this text size, else one below the other."""
        share = self.fontMetrics().averageCharWidth() / USUAL_CHARACTER
        wide = width >= SIDE_BY_SIDE * share
        self.parents.table.hide_columns(("References", "Induction"), not wide)
        self.parents.table.hide_columns(("Vetting",), width < _FEW * share)
        self.account.arrange(width)
        self.person.arrange(width)
        self.head.arrange(wide=wide, width=width)
        if wide == self._wide:
            return
        self._wide = wide
        self._grid.removeWidget(self.parents)
        self._grid.addWidget(self.parents, 0, 0, 1, 2 if wide else 1)
        for place, panel in enumerate((self.bookings, self.answers)):
            self._grid.removeWidget(panel)
            self._grid.addWidget(panel, *((1, place) if wide else (1 + place, 0)))
        self._grid.setColumnStretch(0, 6 if wide else 1)
        self._grid.setColumnStretch(1, 7 if wide else 0)

    def show_family(self, family: t.Family | None, account: LedgerRow | None) -> None:
        """Draw ``family`` from the newest book; None shows nothing but the hint of the list."""
        self.setVisible(family is not None)
        self._family = family
        if family is None:
            return
        people = self._book.adults_of.get(family.id, ())
        self.parents.set_rows(people)
        self._fit_parents()
        self.parents.table.choose_first()
        self.bookings.show_family(family)
        self.answers.show_people(people)
        self.account.show_family(family, account)
        self.head.show_family(family)
        self._parent_chosen(self.parents.table.current())

    def _fit_parents(self) -> None:
        """As high as the parents there are: the page scrolls, not the panel."""
        view = self.parents.table.view
        rows = max(1, len(self.parents.table.model.rows))
        head = self.parents.head_box.sizeHint().height() + view.horizontalHeader().sizeHint().height()
        self.parents.setFixedHeight(head + rows * view.verticalHeader().defaultSectionSize() + 8)

    def _parents_view(self) -> RowsView:
        def fact(*kinds: str) -> Callable[[t.Person], Fact]:
            return lambda person: check_fact(self._book, person, kinds, self._desk.bridge.today)

        def in_rota(person: t.Person) -> Fact:
            return rota_fact(self._book, person, self._desk.bridge.today)

        return RowsView(
            "people",
            "Parents",
            (
                Column[t.Person](
                    "Name",
                    lambda p: f"{p.first_name} {p.last_name}".strip() or "(no name)",
                    bold=True,
                    tip=lambda p: f"{p.first_name} {p.last_name}".strip(),
                    second=lambda p: p.phone or "no number",
                ),
                _fact_column("First aid", fact("first_aid", "first_aid_emergency")),
                _fact_column("Vetting", fact("vetting")),
                _fact_column("References", fact("references")),
                _fact_column("Induction", fact("induction")),
                _fact_column("In the rota", in_rota, stretch=2, bold=True),
            ),
            PARENT_FIELDS,
            "No parents yet. Add the first one.",
            "Add a parent",
            defaults=lambda: {"last_name": self._family.name if self._family else ""},
        )

    @property
    def _book(self) -> Book:
        return self._desk.bridge.book

    def _fixed(self) -> Mapping[str, Any] | None:
        return {"family_id": self._family.id} if self._family else None

    def _parent_chosen(self, person: t.Person | None) -> None:
        self.person.show_person(person)
        self.head.show_parent(person)
        if person is not None:
            self.answers.show_person(person.id)


def _fact_column(
    title: str, about: Callable[[t.Person], Fact], *, stretch: int = 1, bold: bool = False
) -> Column[t.Person]:
    return Column(
        title,
        lambda person: about(person).words,
        tip=lambda person: " ".join(filter(None, (about(person).words, about(person).second))),
        icon=lambda person: icon(fact.sign, fact.token) if (fact := about(person)).sign else None,
        second=lambda person: about(person).second,
        tone=lambda person: about(person).tone,
        stretch=stretch,
        bold=bold,
    )
