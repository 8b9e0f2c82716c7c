"""Families: the list at the left, one family with all that belongs to it at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QStackedWidget, QWidget

from nursery_rota.actions.family_life import coming_duties
from nursery_rota.domain import tables as t
from nursery_rota.domain.calendar import within
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.domain.vacancies import terms_to_mend
from nursery_rota.errors import RotaProblem
from nursery_rota.exchange.families_out import write_families
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, button
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.pages.detail_scroll import DetailScroll
from nursery_rota.gui.pages.folding import hiding
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.people.family_deeds import FamilyDeeds
from nursery_rota.gui.people.family_detail import FAMILY_FIELDS, FamilyDetail
from nursery_rota.gui.people.family_words import Fact, family_marks, leavers, now_in, standing_words
from nursery_rota.gui.theme import icon
from nursery_rota.gui.widgets.elided import ElidedLabel
from nursery_rota.gui.widgets.empty_state import EmptyState
from nursery_rota.gui.widgets.search import SearchField
from nursery_rota.store.reference import Reference
from nursery_rota.wording import listing, plural, short_date


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
        "Family",
        lambda line: line.family,
        bold=True,
        tip=lambda line: ": ".join(filter(None, (line.family, line.parents))),
        stretch=2,
    ),
    Column[FamilyLine]("Children", lambda line: line.children, tip=lambda line: line.children, stretch=2),
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


WORKBOOKS = "Excel workbooks (*.xlsx)"
_HERE, _LEAVERS = "here", "leavers"
_SHOWN: tuple[tuple[str, str, Callable[[FamilyLine], bool]], ...] = (
    (_HERE, "All", lambda line: True),
    ("plan", "Duties to plan", lambda line: standing_words(line.account).endswith("to plan")),
    ("checks", "Checks to renew", lambda line: line.mark("first-aid-ended", "our-rule") is not None),
    ("new", "Newcomers", lambda line: line.mark("new") is not None),
    ("exempt", "Exempt now", lambda line: line.mark("exempt") is not None),
    (_LEAVERS, "Leavers", lambda line: True),
)
"""What the list can be narrowed to: key, words, and who stays."""


_WITH_LIST = 100
"""Characters that must be left beside the drawer for the list to stay."""
_WITH_DETAIL = 42
"""Characters that must be left for anything to stand beside the drawer; else it has the page to itself."""


class FamiliesPage(Page):
    def __init__(self, desk: Desk, reference: Reference) -> None:
        super().__init__(desk, "families", "Families")
        self.toolbar.addWidget(button("Add a family", self.add_row, sign="plus", role="primary"))
        self.toolbar.addWidget(
            button("Import", self._to_import, sign="import", tip="Import families (Ctrl+I)")
        )
        self.export_button = button("Export", self._ask_export, sign="export")
        self.export_button.setToolTip("The families as a spreadsheet, which can be brought in again")
        self.toolbar.addWidget(self.export_button)
        self.fold_toolbar(hiding(*self.add_undo_buttons()))
        self.toolbar.addWidget(button("Print shift sheets", self._to_prints, sign="print"))
        self.drawer = RowDrawer(desk.bridge, reference)
        self.list = self._make_list()
        self.deeds = FamilyDeeds(desk.bridge, self.drawer, self)
        self.deeds.joined.connect(self.show_family)
        self.deeds.freed.connect(self._offer_to_mend)
        self.deeds.undone.connect(self._offer_to_mend_undone)
        self.deeds.last_left.connect(self._ask_whether_all_leave)
        self._right = QStackedWidget()
        self.body.addWidget(self._right, 1)
        self.body.addWidget(self.drawer)
        scroll = DetailScroll()
        self._right.addWidget(scroll)
        self.detail = FamilyDetail(desk, self.drawer, self.deeds, scroll.viewport())
        scroll.hold(self.detail)
        self.empty = EmptyState(
            "No families yet",
            "Bring in the spreadsheet that you have, or add the first family by hand.",
            [
                ("import", "Bring in a spreadsheet"),
                ("add", "Add a family"),
                ("guide", "First steps, one by one"),
            ],
        )
        self.empty.chosen.connect(self._way_on)
        self._right.addWidget(self.empty)
        self.drawer.shown.connect(self._share_out)
        desk.bridge.judged.connect(self._judged)

    def _make_list(self) -> Table[FamilyLine]:
        panel = Panel("Families", dense=True)
        panel.title.hide()
        search = self.search = SearchField("Find a family, parent or child", "Ctrl+F")
        search.setObjectName("search")
        search.setProperty("dense", True)
        panel.head.insertWidget(0, search, 100)
        self.shown = QComboBox()
        self.shown.addItems([words for _, words, _ in _SHOWN])
        self.shown.setAccessibleName("Which families the list shows")
        self.shown.setProperty("dense", True)
        self.shown.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.shown.setMinimumContentsLength(8)
        self.shown.activated.connect(self.refresh)
        panel.head.addWidget(self.shown)
        panel.head.setContentsMargins(12, 4, 12, 4)
        table = Table[FamilyLine](
            "Families",
            _COLUMNS,
            empty="No families here.",
            more=lambda line: line.parents,
        )
        search.textChanged.connect(table.search)
        table.chosen.connect(self._chosen)
        table.opened.connect(self._opened)
        panel.add(table, 1)
        self._count = ElidedLabel("", "second")
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 3, 16, 3)
        line.addWidget(self._count, 1)
        self.leavers_button = button("Leavers", self._turn_leavers, role="link")
        line.addWidget(self.leavers_button)
        panel.add(foot)
        self._list_panel = panel
        self.body.addWidget(panel)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """The list is as wide as its words, but leaves most of the page to the family; it makes room for the
        drawer where there is little."""
        character = self.fontMetrics().averageCharWidth()
        wished = character * 50
        drawing = self.drawer.isVisible()
        self.drawer.fit(self.width() // 2)
        width = self.width() - (self.drawer.width() if drawing else 0)
        room = width * 2 // 5
        alone = drawing and width < character * _WITH_DETAIL
        self._right.setVisible(not alone)
        if alone:
            self.drawer.setFixedWidth(self.width() - 24)
        self._list_panel.setVisible(not drawing or width >= character * _WITH_LIST)
        self._list_panel.setFixedWidth(max(280, min(wished, room)))
        self.export_button.setVisible(self.width() >= character * 84)
        self.list.hide_columns(("Children",), room < wished * 4 // 5)
        self.shown.setMinimumContentsLength(8 if room >= wished * 4 // 5 else 3)

    def home(self) -> QWidget:
        return self.list.view

    def refresh(self) -> None:
        self._refresh_list()
        self._show_current()

    def _refresh_list(self) -> None:
        book, today = self.desk.bridge.book, self.desk.bridge.today
        term = self.desk.bridge.term_on(today)
        judged = self.desk.bridge.judgement(term) if term else None
        accounts = {row.family_id: row for row in judged.ledger} if judged else {}
        key, _, stays = _SHOWN[self.shown.currentIndex()]
        gone, here = leavers(book.families, today), now_in(book.families, today)
        lines = [self._line(f, accounts.get(f.id)) for f in (gone if key == _LEAVERS else here)]
        self.list.set_rows([line for line in lines if stays(line)])
        self.list.choose_first()
        self._say_counts(here, len(gone))
        self._right.setCurrentIndex(0 if book.families else 1)

    def show_family(self, family_id: int) -> None:
        """Make ``family_id`` the current one, wherever the page was and whatever the list showed."""
        if not self.list.choose(family_id):
            self.search.clear()
            family = self.desk.bridge.book.family.get(family_id)
            gone = family is not None and not within(self.desk.bridge.today, None, family.left_on)
            self._narrow(_LEAVERS if gone else _HERE)
            self.list.choose(family_id)

    def current_family(self) -> int | None:
        """The family that is chosen; None where none is."""
        line = self.list.current()
        return None if line is None else line.id

    def add_row(self) -> None:
        """A family joins."""
        self.deeds.family_joins()

    def _narrow(self, key: str) -> None:
        self.shown.setCurrentIndex([one for one, _, _ in _SHOWN].index(key))
        self.refresh()

    def _turn_leavers(self) -> None:
        self._narrow(_HERE if self.shown.currentIndex() == len(_SHOWN) - 1 else _LEAVERS)

    def _say_counts(self, here: Sequence[t.Family], gone: int) -> None:
        book, today = self.desk.bridge.book, self.desk.bridge.today
        children = [
            c for f in here for c in book.children_of.get(f.id, ()) if within(today, None, c.leaves_on)
        ]
        parents = [p for f in here for p in book.adults_of.get(f.id, ()) if within(today, None, p.left_on)]
        self._count.setText(
            f"{plural(len(here), 'family', 'families')}, {plural(len(children), 'child', 'children')}, "
            f"{plural(len(parents), 'parent')}"
        )
        showing = self.shown.currentIndex() == len(_SHOWN) - 1
        self.leavers_button.setText("All families" if showing else f"Leavers ({gone})")
        self.leavers_button.setAccessibleName(self.leavers_button.text())
        self.leavers_button.setVisible(bool(gone) or showing)

    def _way_on(self, key: str) -> None:
        if key == "add":
            self.add_row()
        else:
            self.go_to.emit(key)

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
        """The accounts are known: only they are drawn anew, so that nothing moves under a hand that is painting."""
        if not self.isVisible():
            self._stale = True
            return
        self._refresh_list()
        line = self.list.current()
        family = self.desk.bridge.book.family.get(line.id) if line else None
        if line is not None and family is not None:
            self.detail.account.show_family(family, line.account)

    def _chosen(self, line: FamilyLine | None) -> None:
        self._show_current()

    def _opened(self, line: FamilyLine) -> None:
        self.drawer.change("families", FAMILY_FIELDS, self.desk.bridge.book.family[line.id])

    def _show_current(self) -> None:
        line = self.list.current()
        family = self.desk.bridge.book.family.get(line.id) if line else None
        self.detail.show_family(family, line.account if line else None)

    def _offer_to_mend(self, days: Sequence[date]) -> None:
        """The family has gone; its duties wait for others."""
        self._say_mend(f"{plural(len(days), 'duty is', 'duties are')} nobody’s now.", days)

    def _offer_to_mend_undone(self, days: Sequence[date]) -> None:
        """A child has gone, and with it a place, or the reason why somebody could serve."""
        self._say_mend(
            f"{plural(len(days), 'duty', 'duties')} ahead cannot be done as planned any more.", days
        )

    def _say_mend(self, what: str, days: Sequence[date]) -> None:
        """Of the terms that hold these days, whichever the rota shows; between terms there is nothing to mend."""
        if not terms_to_mend(self.desk.bridge.book, days, self.desk.bridge.today):
            self.desk.notices.say(what, "note")
            return
        self.desk.notices.say(
            f"{what} Mend the rota, and others take over with the fewest changes.",
            "note",
            button="Mend the rota",
            doing=lambda: self.mend_wanted.emit(days),
        )

    def _ask_whether_all_leave(self, family: t.Family, last_day: date) -> None:
        """Its last child has gone, but its adults still take turns."""
        coming = len(coming_duties(self.desk.bridge.book, family.id, last_day))
        has = f"has {plural(coming, 'duty', 'duties')} after that day" if coming else "still takes turns"
        self.desk.notices.say(
            f"No child of the {family.name} family comes after {short_date(last_day)}. The family {has}.",
            "note",
            button="The family leaves too…",
            doing=lambda: self.deeds.family_leaves(family, last_day),
        )

    def _to_import(self) -> None:
        self.go_to.emit("import")

    def _ask_export(self) -> None:
        self.desk.files.to_save("Where should the families go?", "families.xlsx", WORKBOOKS, self._export)

    def _export(self, target: Path) -> None:
        bridge = self.desk.bridge
        try:
            count = write_families(target, bridge.book, bridge.today)
        except RotaProblem as trouble:
            self.desk.notices.say(str(trouble), "our-rule")
        else:
            rows = plural(count, "row")
            words = f"{rows} saved as {target.name}. It holds phone numbers and birth dates: keep it safe."
            self.desk.notices.say(words, "done")

    def _to_prints(self) -> None:
        self.go_to.emit("prints")
