"""What a proposal would change, by week: sign and word, where, who before and after, and why."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.proposal import Change, ChangeKind
from nursery_rota.gui.theme import icon
from nursery_rota.gui.widgets.plain import plain_tip
from nursery_rota.wording import day_month, plural

KINDS: dict[ChangeKind, tuple[str, str, str]] = {
    "filled": ("Filled", "plus", "accent"),
    "moved": ("Moved", "swap", "info"),
    "removed": ("Removed", "minus", "muted"),
    "watching": ("Watching", "watching", "plum"),
}


class ChangeList(QTreeWidget):
    """Weeks as headings that fold; read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What would change")
        self.setColumnCount(4)
        self.setHeaderLabels(["What", "Where", "Before → after", "Why"])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(True)

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        self.clear()
        weeks: dict[date, list[Change]] = defaultdict(list)
        for change in changes:
            weeks[monday_of(change.on_date)].append(change)
        for monday, rows in sorted(weeks.items()):
            head = QTreeWidgetItem(self)
            head.setText(0, f"Week of {day_month(monday)}, {plural(len(rows), 'change')}")
            head.setFirstColumnSpanned(True)
            font = QFont(self.font())
            font.setWeight(QFont.Weight.Bold)
            head.setFont(0, font)
            for change in rows:
                self._add(head, change)
            head.setExpanded(True)

    def _add(self, head: QTreeWidgetItem, change: Change) -> None:
        words, sign, token = KINDS[change.kind]
        item = QTreeWidgetItem(head)
        item.setIcon(0, icon(sign, token))
        who = f"{change.before or 'empty'} → {change.after or 'empty'}"
        for column, text in enumerate((words, change.where, who, change.why)):
            item.setText(column, text)
            item.setToolTip(column, plain_tip(text))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{words}: {change.where}, {who}, {change.why}")
