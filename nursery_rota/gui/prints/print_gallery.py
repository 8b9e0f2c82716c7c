"""The gallery of the Print page: what can be printed, and for whom it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from nursery_rota.gui.frame.parts import Panel
from nursery_rota.gui.prints.print_kinds import KINDS, PrintKind
from nursery_rota.gui.theme import icon


class PrintGallery(Panel):
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__("What to print", dense=True)
        self.list = QListWidget()
        self.list.setObjectName("gallery")
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName("What to print")
        self.list.setIconSize(QSize(24, 24))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for kind in KINDS:
            item = QListWidgetItem(icon(kind.sign), f"{kind.title}\n{kind.about}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind.title}. {kind.about}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self.chosen)
        self.add(self.list, 1)

    @property
    def kind(self) -> PrintKind:
        return KINDS[max(0, self.list.currentRow())]

    def choose(self, key: str) -> None:
        """Go to the document of that name. ``StopIteration`` where there is none."""
        self.list.setCurrentRow(next(row for row, kind in enumerate(KINDS) if kind.key == key))
