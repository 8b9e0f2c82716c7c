"""A panel with the rows of one table: search by the page, add, change in the drawer, remove."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from nursery_rota.actions import rows
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, button
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.fields import row_title
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.models.words import ROW_NAMES


@dataclass(frozen=True)
class RowsView:
    """How one table stands in a panel: its title, the columns shown, the fields of its form, what is said
    while it has no rows."""

    table: str
    title: str
    columns: tuple[Column[Any], ...]
    fields: tuple[str, ...]
    empty: str
    add: str = "Add"


class RowsPanel(Panel):
    """Rows come by ``set_rows``; ``fixed`` says what a new row belongs to ({} where to nothing)."""

    def __init__(
        self,
        bridge: Bridge,
        drawer: RowDrawer,
        view: RowsView,
        fixed: Callable[[], Mapping[str, Any] | None] = dict,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(view.title, dense=True, parent=parent)
        self._bridge, self._drawer, self._view, self._fixed = bridge, drawer, view, fixed
        self.add_button = button(view.add, self.add_row, sign="plus", dense=True)
        self.add_button.setAccessibleName(f"{view.add} ({view.title})")
        self.head.addWidget(self.add_button)
        self.table = Table[Any](view.title, view.columns, empty=view.empty)
        self.table.opened.connect(self.open_row)
        self.add(self.table, 1)

    def set_rows(self, shown: Sequence[Any]) -> None:
        self.table.set_rows(shown)
        self.second.setText(str(len(shown)) if shown else "")

    def add_row(self) -> None:
        fixed = self._fixed()
        if fixed is not None:
            self._drawer.add_to(self._view.table, self._view.fields, fixed=fixed)

    def open_row(self, row: Any) -> None:
        self._drawer.change(self._view.table, self._view.fields, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.table.current()
        if row is not None and event.key() == Qt.Key.Key_Delete:
            self._remove(row)
        elif row is not None and event.key() == Qt.Key.Key_F2:
            self.open_row(row)
        else:
            super().keyPressEvent(event)

    def _remove(self, row: Any) -> None:
        table = self._view.table
        text = f"Removed {ROW_NAMES[table]} {row_title(self._bridge.book, table, row)}"
        self._bridge.do(lambda file: rows.remove(file, table, row.id, text))
