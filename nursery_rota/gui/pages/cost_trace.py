"""Where the figures come from: each line with how it was worked out, those below adding up to those above."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from nursery_rota.domain.costs.trace import TraceLine
from nursery_rota.domain.money import SYMBOLS, plain
from nursery_rota.gui.widgets.plain import plain_tip
from nursery_rota.wording import plural


class CostTrace(QTreeWidget):
    """Right opens a line, Left closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Where the figures come from")
        self.setHeaderLabels(["Line", "Worked out as", "£"])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.headerItem().setTextAlignment(2, side)

    def show_lines(self, lines: Sequence[TraceLine], currency: str) -> None:
        self.clear()
        self.headerItem().setText(2, SYMBOLS.get(currency, currency))
        parents: dict[int, QTreeWidgetItem] = {}
        for line in lines:
            above = parents.get(line.depth - 1)
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self)
            parents[line.depth] = item
            how = line.how
            if line.duty_ids:
                how = f"{how} · {plural(len(line.duty_ids), 'duty', 'duties')}".strip(" ·")
            for column, text in enumerate((line.label, how, plain(line.pence))):
                item.setText(column, text)
                item.setToolTip(column, plain_tip(text))
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if line.depth == 0 or line.total:
                self._bold(item)
            item.setExpanded(line.depth == 0)

    def _bold(self, item: QTreeWidgetItem) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        for column in range(self.columnCount()):
            item.setFont(column, font)
