"""The families panel: each family's account as a bar, searchable, with parents to drag onto places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QDrag, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QToolTip,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.gui.rota.families_delegate import FamiliesDelegate, paint_person
from nursery_rota.gui.rota.families_model import (
    LEDGER_ROLE,
    PERSON_ROLE,
    FamiliesModel,
    FamiliesOrder,
    Order,
    PersonChip,
)
from nursery_rota.gui.rota.panel import RuleLine, quiet_view
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.theme.strokes import text, width_of
from nursery_rota.gui.widgets.bars import Account, paint_bar
from nursery_rota.gui.widgets.buttons import sign_button
from nursery_rota.gui.widgets.empty_state import EmptyState
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.plain import plain_label, plain_tip
from nursery_rota.gui.widgets.search import SearchField

_ORDERS: tuple[tuple[Order, str], ...] = (("to_do", "most still to do"), ("name", "name"))
_ROOM = Fraction(6, 5)
"""A bar may grow by a fifth before it reaches the edge, so that "over" is seen as over."""


class FamiliesPanel(Panel):
    familyActivated = Signal(int)
    personActivated = Signal(int)
    peopleChosen = Signal(object)
    """Ids of the person who is chosen, or of all adults of the family; empty for nobody."""
    importWanted = Signal()
    addWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Families", parent=parent)
        self.model = FamiliesModel(self)
        self.order = FamiliesOrder(self)
        self.order.setSourceModel(self.model)
        self.tree = _FamiliesTree(self)
        self.tree.setModel(self.order)
        self.tree.setAccessibleName("Families")
        self.count = self.second
        self.head.addWidget(self._menu_button())
        self.search = SearchField("Find a family or parent", "Ctrl+F", self)
        self._body = QWidget(self)
        self._empty = EmptyState(
            "No families yet",
            "Bring in your spreadsheet, or add the first one.",
            (("import", "Bring in a spreadsheet"), ("add", "Add a family")),
            self,
        )
        self._empty.chosen.connect(self._way_on)
        self._no_term = EmptyState(
            "No term in this week",
            "Shares are counted by term: turn to a week of one, or add one in Timetable.",
            parent=self,
        )
        self._fill_body()
        self.body.addWidget(self._body, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._no_term, 1)
        self.tree.selectionModel().currentChanged.connect(self._tell_people)
        self.tree.familyActivated.connect(self.familyActivated)
        self.tree.personActivated.connect(self.personActivated)
        self.setMinimumWidth(232)
        # Neither before the first answer: it is not known yet whether there are families.
        for part in (self._body, self._empty, self._no_term):
            part.hide()

    def _fill_body(self) -> None:
        self.search.textChanged.connect(self.order.search)
        around = QHBoxLayout()
        around.setContentsMargins(12, 8, 12, 6)
        around.addWidget(self.search)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(around)
        column.addWidget(_Legend(self._body))
        column.addWidget(self.tree, 1)
        column.addWidget(RuleLine(self._body))
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget(self._body)
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 3, 8, 4)
        row.addWidget(plain_label("Sorted by", "second", foot))
        self.sorting = QComboBox(foot)
        self.sorting.setProperty("role", "quiet")
        self.sorting.setAccessibleName("Sorted by")
        for key, words in _ORDERS:
            self.sorting.addItem(words, key)
        self.sorting.currentIndexChanged.connect(self._sort)
        row.addWidget(self.sorting, 1)
        return foot

    def _menu_button(self) -> QWidget:
        button = sign_button("more", "More about families", parent=self)
        menu = QMenu(button)
        for words, slot in (("&Open all", self._open_all), ("&Close all", self._close_all)):
            action = QAction(words, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        button.setMenu(menu)
        button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
        return button

    def show_no_term(self) -> None:
        """There is nothing to share in the week on show."""
        self._body.hide()
        self._empty.hide()
        self._no_term.show()
        self.count.clear()

    def set_ledger(self, rows: Sequence[LedgerRow], people: Mapping[int, Sequence[PersonChip]]) -> None:
        """Show these accounts; open families stay open, and the list does not scroll."""
        self._body.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._no_term.hide()
        self.count.setText(str(len(rows)) if rows else "")
        longest = max(
            (max(row.owed, row.done + row.credits + row.planned) for row in rows), default=Fraction(1)
        )
        self.tree.set_most(longest * _ROOM)
        if self.model.renew(rows, people):
            return
        opened, at = self.tree.opened(), self.tree.verticalScrollBar().value()
        chosen = self.tree.currentIndex().data(LEDGER_ROLE)
        self.model.set_ledger(rows, people)
        for family_id in opened:
            self.expand(family_id)
        if isinstance(chosen, LedgerRow):
            self.tree.setCurrentIndex(self._index_of(chosen.family_id))
        self.tree.verticalScrollBar().setValue(at)

    def expand(self, family_id: int) -> None:
        """Show the parents of this family; nothing happens if it is not in the list."""
        index = self._index_of(family_id)
        if index.isValid():
            self.tree.expand(index)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _tell_people(self) -> None:
        index = self.tree.currentIndex()
        person, row = index.data(PERSON_ROLE), index.data(LEDGER_ROLE)
        chosen: list[int] = [person.person_id] if isinstance(person, PersonChip) else []
        if isinstance(row, LedgerRow):
            parents = (
                self.order.index(n, 0, index).data(PERSON_ROLE) for n in range(self.order.rowCount(index))
            )
            chosen = [one.person_id for one in parents if isinstance(one, PersonChip)]
        self.peopleChosen.emit(frozenset(chosen))

    def _index_of(self, family_id: int) -> QModelIndex:
        for row in range(self.order.rowCount()):
            index = self.order.index(row, 0)
            found = index.data(LEDGER_ROLE)
            if isinstance(found, LedgerRow) and found.family_id == family_id:
                return index
        return QModelIndex()

    def _sort(self) -> None:
        self.order.set_order(self.sorting.currentData())

    def _open_all(self) -> None:
        self.tree.expandAll()

    def _close_all(self) -> None:
        self.tree.collapseAll()

    def _way_on(self, key: str) -> None:
        if key == "import":
            self.importWanted.emit()
        else:
            self.addWanted.emit()

    def sizeHint(self) -> QSize:
        return QSize(264, 600)


class _FamiliesTree(QTreeView):
    familyActivated = Signal(int)
    personActivated = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        quiet_view(self)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._delegate = FamiliesDelegate(self)
        self.setItemDelegate(self._delegate)
        self.activated.connect(self._open)

    def set_most(self, most: Fraction) -> None:
        self._delegate.most = most
        self.viewport().update()

    def opened(self) -> list[int]:
        """Ids of the families whose parents are shown."""
        model = self.model()
        found = []
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            ledger_row = index.data(LEDGER_ROLE)
            if self.isExpanded(index) and isinstance(ledger_row, LedgerRow):
                found.append(ledger_row.family_id)
        return found

    def _open(self, index: QModelIndex) -> None:
        row, person = index.data(LEDGER_ROLE), index.data(PERSON_ROLE)
        if isinstance(row, LedgerRow):
            self.familyActivated.emit(row.family_id)
        elif isinstance(person, PersonChip):
            self.personActivated.emit(person.person_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click upon the arrow, or anywhere on a family's row, opens and closes it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain_click = event.button() == Qt.MouseButton.LeftButton and self.state() == self.State.NoState
        if plain_click and isinstance(index.data(LEDGER_ROLE), LedgerRow):
            self.setExpanded(index, not self.isExpanded(index))

    def startDrag(self, supported: Qt.DropAction) -> None:
        """The picture under the mouse is the parent's own chip."""
        index = self.currentIndex()
        person = index.data(PERSON_ROLE)
        if not isinstance(person, PersonChip):
            return
        look = look_of(self)
        ratio = self.devicePixelRatioF()
        size = QSize(width_of(person.name, look.name) + 90, look.chip)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_person(painter, QRect(0, 0, size.width(), size.height()), person, look)
        painter.end()
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(size.width() // 2, size.height() // 2))
        drag.exec(supported, Qt.DropAction.MoveAction)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.indexAt(event.pos()).data(Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(event.globalPos(), plain_tip(words) if isinstance(words, str) else "", self)
            return True
        return super().viewportEvent(event)


class _Legend(QWidget):
    """What solid, hatched and the tick mean."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Solid: done. Hatched: planned. Tick: owed this term.")
        self.setFixedHeight(look_of(self).small_line + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        one, none = Fraction(1), Fraction(0)
        left, line = 12, self.height() - 8
        for account, wide, words in (
            (Account(one, none, none, one), 14, "done"),
            (Account(none, one, none, one), 14, "planned"),
            (None, 2, "owed this term"),
        ):
            if account is not None:
                paint_bar(painter, QRect(left, 0, wide, line), account, look)
            else:
                painter.fillRect(QRect(left, line // 2 - 7, 2, 14), look.colour("text"))
            left += wide + 6
            room = QRect(left, 0, min(width_of(words, look.second) + 2, self.width() - left), line)
            text(painter, room, words, look.second, look.colour("muted"))
            left += width_of(words, look.second) + 12
        painter.end()
