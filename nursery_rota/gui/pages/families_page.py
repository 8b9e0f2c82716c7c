"""Families: the list at the left, one family with all that belongs to it at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, button, label
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.pages.family_detail import FAMILY_FIELDS, FamilyDetail
from nursery_rota.gui.pages.family_words import Fact, family_marks, now_in, standing_words
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.theme import icon
from nursery_rota.gui.widgets.search import SearchField
from nursery_rota.store.reference import Reference
from nursery_rota.wording import listing, plural


@dataclass(frozen=True)
class FamilyLine:
    """A line of the list."""

    id: int
    family: str
    children: str
    parents: str
    account: LedgerRow | None
    marks: tuple[Fact, ...] = ()

    def mark(self, *signs: str) -> Fact | None:
        """The first mark that is drawn with one of ``signs``."""
        return next((mark for mark in self.marks if mark.sign in signs), None)


def _mark_column(*signs: str) -> Column[FamilyLine]:
    """A sign alone, with its words for those who point at it or listen."""

    def shown(line: FamilyLine) -> QIcon | None:
        mark = line.mark(*signs)
        return icon(mark.sign, mark.token) if mark else None

    def said(line: FamilyLine) -> str:
        mark = line.mark(*signs)
        return mark.words if mark else ""

    return Column("", lambda line: "", order=said, tip=said, icon=shown, stretch=0)


_COLUMNS = (
    Column[FamilyLine](
        "Family", lambda line: line.family, bold=True, tip=lambda line: line.parents, stretch=2
    ),
    Column[FamilyLine]("Children", lambda line: line.children, stretch=2),
    Column[FamilyLine](
        "Duties",
        lambda line: standing_words(line.account),
        order=lambda line: float(line.account.balance) if line.account else 0.0,
        tip=lambda line: line.account.why if line.account else "",
        right=True,
    ),
    _mark_column("first-aid-ended", "our-rule"),
    _mark_column("new", "exempt"),
)


class FamiliesPage(Page):
    def __init__(self, desk: Desk, reference: Reference) -> None:
        super().__init__(desk, "families", "Families")
        self.toolbar.addWidget(button("Add a family", self.add_row, sign="plus", role="primary"))
        self.toolbar.addWidget(
            button("Import", self._to_import, sign="import", tip="Import families (Ctrl+I)")
        )
        self.add_undo_buttons()
        self.toolbar.addWidget(button("Print shift sheets", self._to_prints, sign="print"))
        self.drawer = RowDrawer(desk.bridge, reference)
        self.list = self._make_list()
        self.detail = FamilyDetail(desk, self.drawer)
        self.body.addWidget(_DetailScroll(self.detail), 1)
        self.body.addWidget(self.drawer)
        desk.bridge.judged.connect(self._judged)

    def _make_list(self) -> Table[FamilyLine]:
        panel = Panel("Families", dense=True)
        panel.title.hide()
        search = SearchField("Find a family, parent or child", "Ctrl+F")
        search.setObjectName("search")
        search.setProperty("dense", True)
        panel.head.insertWidget(0, search, 100)
        panel.head.setContentsMargins(12, 4, 12, 4)
        table = Table[FamilyLine](
            "Families",
            _COLUMNS,
            empty="No families yet. Bring in your spreadsheet (Import, above), or add the first one.",
            more=lambda line: line.parents,
        )
        search.textChanged.connect(table.search)
        table.chosen.connect(self._chosen)
        table.opened.connect(self._opened)
        panel.add(table, 1)
        self._count = label("", "second")
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 3, 16, 3)
        line.addWidget(self._count)
        panel.add(foot)
        self._list_panel = panel
        self.body.addWidget(panel)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list is as wide as its words, but leaves most of the page to the family."""
        super().resizeEvent(event)
        wished = self.fontMetrics().averageCharWidth() * 50
        room = self.width() * 2 // 5
        self._list_panel.setFixedWidth(max(280, min(wished, room)))
        self.list.hide_columns(("Children",), room < wished * 4 // 5)

    def home(self) -> QWidget:
        return self.list.view

    def refresh(self) -> None:
        book, today = self.desk.bridge.book, self.desk.bridge.today
        term = self.desk.bridge.term_on(today)
        judged = self.desk.bridge.judgement(term) if term else None
        accounts = {row.family_id: row for row in judged.ledger} if judged else {}
        families = now_in(book.families, today)
        self.list.set_rows([self._line(family, accounts.get(family.id)) for family in families])
        self.list.choose_first()
        children = sum(len(book.children_of.get(f.id, ())) for f in families)
        parents = sum(len(book.adults_of.get(f.id, ())) for f in families)
        self._count.setText(
            f"{plural(len(families), 'family', 'families')}, {plural(children, 'child', 'children')}, "
            f"{plural(parents, 'parent')}"
        )
        self._show_current()

    def show_family(self, family_id: int) -> None:
        """Make ``family_id`` the current one, wherever the page was."""
        self.list.choose(family_id)

    def add_row(self) -> None:
        self.drawer.add_to("families", FAMILY_FIELDS, then=self.show_family)

    def _line(self, family: t.Family, account: LedgerRow | None) -> FamilyLine:
        book = self.desk.bridge.book
        return FamilyLine(
            family.id,
            family.name,
            ", ".join(child.first_name for child in book.children_of.get(family.id, ())),
            listing([person.first_name for person in book.adults_of.get(family.id, ())]),
            account,
            family_marks(book, family, self.desk.bridge.today),
        )

    def _judged(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _chosen(self, line: FamilyLine | None) -> None:
        self._show_current()

    def _opened(self, line: FamilyLine) -> None:
        self.drawer.change("families", FAMILY_FIELDS, self.desk.bridge.book.family[line.id])

    def _show_current(self) -> None:
        line = self.list.current()
        family = self.desk.bridge.book.family.get(line.id) if line else None
        self.detail.show_family(family, line.account if line else None)

    def _to_import(self) -> None:
        self.go_to.emit("import")

    def _to_prints(self) -> None:
        self.go_to.emit("prints")


class _DetailScroll(QScrollArea):
    """One family scrolls as one page; its panels stand one below the other where there is little width."""

    def __init__(self, detail: FamilyDetail) -> None:
        super().__init__()
        self._detail = detail
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(detail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._detail.arrange(self.viewport().width())
        super().resizeEvent(event)
