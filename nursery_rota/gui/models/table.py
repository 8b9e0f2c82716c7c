"""A table view over frozen rows: search, sorting, keyboard, and an empty state with the next step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableView,
    QToolTip,
    QWidget,
)

from nursery_rota.gui.models.columns import ROW_ROLE, SORT_ROLE, Column, RowsModel
from nursery_rota.gui.models.two_lines import TwoLines, one_line, two_lines
from nursery_rota.gui.models.wrapping_header import SIDES, WrappingHeader
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.widgets.plain import plain_tip

Row = TypeVar("Row")
_MEASURED = 50
"""Rows whose words are measured for the width of a column, besides those in sight."""
_LEAST = 56
"""A column narrower than this says nothing; then the table scrolls."""


class _Filter(QSortFilterProxyModel):
    """Keeps rows in which every typed word stands somewhere; sorts by the columns' own order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words: tuple[str, ...] = ()
        self.setSortRole(SORT_ROLE)

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self.words = tuple(text.casefold().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        model = self.sourceModel()
        if not self.words or not isinstance(model, RowsModel):
            return True
        text = model.words_of(row)
        return all(word in text for word in self.words)

    def lessThan(
        self, left: QModelIndex | QPersistentModelIndex, right: QModelIndex | QPersistentModelIndex
    ) -> bool:
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if one is None or other is None:
            return one is None and other is not None
        return bool(one < other)


class TableView(QTableView):
    """A quiet table: whole rows, no grid; Enter opens."""

    opened = Signal(QModelIndex)
    resized = Signal()
    """Its place or its text is another one. To be answered after the page around it has drawn itself anew: until then
    it may hold what is no longer in the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.heads = WrappingHeader(self)
        self.setHorizontalHeader(self.heads)
        self.verticalHeader().hide()
        self.row_height: Callable[[QWidget], int] = one_line
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self.opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def measure(self) -> None:
        """Rows as high as the text of now asks for."""
        tall = self.row_height(self)
        if self.verticalHeader().defaultSectionSize() != tall:
            self.verticalHeader().setDefaultSectionSize(tall)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "row_height"):
            self.measure()
            if self.isVisible():
                self.resized.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was out of sight is measured now; rows of a closed file never are."""
        super().showEvent(event)
        self.resized.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Words that are cut short are whole in the tooltip, also where the column has none of its own."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid() and not index.data(Qt.ItemDataRole.ToolTipRole):
                cut = self.sizeHintForIndex(index).width() > self.visualRect(index).width()
                QToolTip.showText(event.globalPos(), plain_tip(str(index.data() or "")) if cut else "", self)
                return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class Table(QWidget, Generic[Row]):
    """Rows by columns. ``chosen`` carries the current row or None, ``opened`` one that was entered."""

    chosen = Signal(object)
    opened = Signal(object)
    _due = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        *,
        empty: str,
        key: Callable[[Row], Any] = lambda row: getattr(row, "id", row),
        more: Callable[[Row], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self.model = RowsModel[Row](columns, self, more)
        self._proxy = _Filter(self)
        self._proxy.setSourceModel(self.model)
        self.view = TableView(self)
        self.view.setAccessibleName(name)
        self.view.setModel(self._proxy)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.horizontalHeader().setSortIndicatorClearable(True)
        self._measured: dict[int, tuple[object, int]] = {}
        self._empty = QLabel(empty)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        self.view.selectionModel().currentRowChanged.connect(self._moved)
        self.view.opened.connect(self._opened)
        if any(column.second for column in columns):
            self.view.setItemDelegate(TwoLines(self.view))
            self.view.row_height = two_lines
        self.view.measure()
        self._waiting = False
        self.view.resized.connect(self._fit_soon)
        self._due.connect(self._fit_due, Qt.ConnectionType.QueuedConnection)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``; the row that was current stays current if it is still there."""
        before = self.current()
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        if before is not None:
            self.choose(self._key(before))
        self._fit_soon()

    def search(self, text: str) -> None:
        self._proxy.search(text)

    def current(self) -> Row | None:
        index = self.view.currentIndex()
        row: Row | None = index.data(ROW_ROLE) if index.isValid() else None
        return row

    def choose(self, key: Any) -> bool:
        """Make the row with ``key`` current; False if it is not shown."""
        for place in range(self._proxy.rowCount()):
            index = self._proxy.index(place, 0)
            if self._key(index.data(ROW_ROLE)) == key:
                if index.row() != self.view.currentIndex().row():
                    self.view.setCurrentIndex(index)
                return True
        return False

    def choose_first(self) -> None:
        if self._proxy.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._proxy.index(0, 0))

    def _fit_soon(self) -> None:
        """Once, however often it is asked for before the window has time."""
        if not self._waiting:
            self._waiting = True
            self._due.emit()

    def _fit_due(self) -> None:
        """Rows out of sight are not looked at: they may speak of what is no longer there."""
        self._waiting = False
        if self.view.isVisible():
            self._fit()

    def _fit(self) -> None:
        """Give each column its share of the width, never less than what its words need up to a third."""
        columns = self.model.columns
        room = max(0, self.view.viewport().width())
        shown = [not self.view.isColumnHidden(i) for i in range(len(columns))]
        words = [self._words_width(i) if there else 0 for i, there in enumerate(shown)]
        widths = self._wanted(room, shown, words, arrows=True)
        if sum(widths) > room:
            widths = self._wanted(room, shown, words, arrows=False)
        floors = self._least_widths(room, shown)
        spare = room - sum(widths)
        while spare < 0 and any(wide > floor for wide, floor in zip(widths, floors, strict=True)):
            widest = max(range(len(widths)), key=lambda i: (widths[i] > floors[i], widths[i]))
            given = min(-spare, 8, widths[widest] - floors[widest])
            widths[widest] -= given
            spare += given
        shares = sum(column.stretch for i, column in enumerate(columns) if shown[i]) or 1
        for i, column in enumerate(columns):
            if not shown[i]:
                continue
            extra = spare * column.stretch // shares if spare > 0 else 0
            self.view.heads.resizeSection(i, widths[i] + extra)

    def _words_width(self, place: int) -> int:
        """The width of what stands in a column; measured again only where its words, their order or their size
        have changed. A column without a title holds a sign."""
        column = self.model.columns[place]
        if not column.title:
            return 0
        view, proxy = self.view, self._proxy
        said = tuple(
            (column.text(row), column.second and column.second(row), column.icon and column.icon(row) is None)
            for row in self.model.rows
        )
        order = (proxy.sortColumn(), proxy.sortOrder(), proxy.words)
        state = (said, order, view.rowAt(0), view.viewport().height(), look_of(view).letters)
        known = self._measured.get(place)
        if known is None or known[0] != state:
            known = self._measured[place] = (state, view.sizeHintForColumn(place))
        return known[1]

    def _wanted(self, room: int, shown: Sequence[bool], words: Sequence[int], *, arrows: bool) -> list[int]:
        """What each column would have: its ``words``, its head, and with ``arrows`` room for the sign of how it is
        sorted. Nothing of those that are not ``shown``; no column wants more than two fifths of ``room``."""
        most, sign = max(80, room * 2 // 5), look_of(self.view).sign + 14
        heads = self._head_widths(whole=True)
        wanted = []
        for i, column in enumerate(self.model.columns):
            head = self.view.heads.sectionSizeHint(i) if arrows else heads[i]
            wide = min(most, max(words[i], head) + 12) if column.title else sign
            wanted.append(wide if shown[i] else 0)
        return wanted

    def _least_widths(self, room: int, shown: Sequence[bool]) -> list[int]:
        """No column gets narrower than its head. Where ``room`` is too little for that, heads take two lines, and
        no column gets narrower than the longest word of its own; where that is not enough, the table scrolls."""
        titles = [column.title for column in self.model.columns]
        whole = [
            wide if there else 0 for wide, there in zip(self._head_widths(whole=True), shown, strict=True)
        ]
        tight = sum(whole) > room
        self.view.heads.wrap(
            tight and any(there and " " in t for t, there in zip(titles, shown, strict=True))
        )
        if not tight:
            return whole
        words = self._head_widths(whole=False)
        return [min(wide, word) for wide, word in zip(whole, words, strict=True)]

    def _head_widths(self, *, whole: bool) -> list[int]:
        """What the heads need in one line, or the longest word of each."""
        metrics = self.view.heads.fontMetrics()
        return [
            max(_LEAST if column.title else 0, SIDES + max(map(metrics.horizontalAdvance, words), default=0))
            for column in self.model.columns
            for words in [[column.title] if whole else column.title.split()]
        ]

    def hide_columns(self, titles: Collection[str], hidden: bool) -> None:
        """Leave some columns out where there is little width, or show them again."""
        for i, column in enumerate(self.model.columns):
            if column.title in titles:
                self.view.setColumnHidden(i, hidden)
        self.view.resized.emit()

    def _moved(self, current: QModelIndex, before: QModelIndex) -> None:
        self.chosen.emit(current.data(ROW_ROLE) if current.isValid() else None)

    def _opened(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ROW_ROLE))
