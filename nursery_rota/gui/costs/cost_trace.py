"""Where the figures come from: each line with how it was worked out, those below adding up to those above."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from nursery_rota.domain.costs.trace import TraceLine
from nursery_rota.domain.credited import CreditedPlace
from nursery_rota.domain.money import plain, shared, symbol
from nursery_rota.gui.widgets.plain import plain_tip
from nursery_rota.wording import plural

Words = Callable[[CreditedPlace], tuple[str, str]]
"""A line's label, and how it came about."""


class CostTrace(QTreeWidget):
    """Right or Enter opens a line, Left closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Where the figures come from")
        self.setHeaderLabels(["Line", "Worked out as", ""])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self._words: Words = lambda place: ("", "")
        self._behind: dict[tuple[str, int], TraceLine] = {}
        self.itemExpanded.connect(self._open)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.headerItem().setTextAlignment(2, side)

    def show_lines(self, lines: Sequence[TraceLine], currency: str, words: Words) -> None:
        """``words`` says who filled a place, and when; asked only for lines that somebody opens."""
        self.clear()
        self._words, self._behind = words, {}
        self.headerItem().setText(2, symbol(currency))
        parents: dict[int, QTreeWidgetItem] = {}
        for line in lines:
            above = parents.get(line.depth - 1)
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self)
            parents[line.depth] = item
            how = line.how
            if line.duty_ids:
                how = f"{how} · {plural(len(line.duty_ids), 'duty', 'duties')}".strip(" ·")
            self._write(item, line.label, how, line.pence)
            if line.depth == 0 or line.total:
                self._bold(item)
            item.setExpanded(line.depth == 0)
            if line.places:
                self._behind[line.label, line.pence] = line
                item.setData(0, Qt.ItemDataRole.UserRole, (line.label, line.pence))
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item.setExpanded(not item.isExpanded())
            return
        super().keyPressEvent(event)

    def _open(self, item: QTreeWidgetItem) -> None:
        """The duties behind a line, each with its part of it; the parts add up to the line."""
        line = self._behind.get(item.data(0, Qt.ItemDataRole.UserRole) or ("", 0))
        if line is None or item.childCount():
            return
        places = sorted(line.places, key=lambda p: (p.on_date, p.starts_at))
        for place, pence in zip(places, shared(line.pence, [p.minutes for p in places]), strict=True):
            label, how = self._words(place)
            self._write(QTreeWidgetItem(item), label, how, pence)

    def _write(self, item: QTreeWidgetItem, label: str, how: str, pence: int) -> None:
        for column, text in enumerate((label, how, plain(pence))):
            item.setText(column, text)
            item.setToolTip(column, plain_tip(text))
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _bold(self, item: QTreeWidgetItem) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        for column in range(self.columnCount()):
            item.setFont(column, font)
