"""A panel with the rows of one table: add, change in the drawer, remove; and several tables behind one head."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from nursery_rota.actions import rows
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, button, icon_button
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.fields import row_title
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.models.words import ROW_NAMES
from nursery_rota.gui.widgets.buttons import SegmentedButtons

Fixed = Callable[[], Mapping[str, Any] | None]


@dataclass(frozen=True)
class RowsView:
    """How one table stands in a panel: its title, the columns shown, the fields of its form, what is said
    while it has no rows. ``new_fields`` where a new row is asked for less than an old one shows; ``defaults`` of a
    new row."""

    table: str
    title: str
    columns: tuple[Column[Any], ...]
    fields: tuple[str, ...]
    empty: str
    add: str = "Add"
    new_fields: tuple[str, ...] | None = None
    defaults: Callable[[], Mapping[str, Any]] = dict


class RowsPanel(Panel):
    """Rows come by ``set_rows``; ``fixed`` says what a new row belongs to ({} where to nothing, None where there is
    nothing it could belong to). ``adding`` where a new row comes in a way of its own."""

    def __init__(
        self,
        bridge: Bridge,
        drawer: RowDrawer,
        view: RowsView,
        fixed: Fixed = dict,
        parent: QWidget | None = None,
        *,
        adding: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(view.title, dense=True, parent=parent)
        self._bridge, self._drawer, self._view, self._fixed = bridge, drawer, view, fixed
        self._adding = adding
        name = ROW_NAMES[view.table]
        self.change_button = icon_button(
            f"Change the chosen {name} (Enter)", "edit", self.open_current, role="quiet", dense=True
        )
        self.add_button = button(view.add, self.add_row, sign="plus", dense=True)
        self.add_button.setAccessibleName(f"{view.add} ({view.title})")
        self.head.addWidget(self.change_button)
        self.head.addWidget(self.add_button)
        self.table = Table[Any](view.title, view.columns, empty=view.empty)
        self.table.opened.connect(self.open_row)
        self.table.chosen.connect(self._chosen)
        self.add(self.table, 1)
        self._chosen(None)

    @property
    def view(self) -> RowsView:
        return self._view

    def set_rows(self, shown: Sequence[Any]) -> None:
        self.table.set_rows(shown)
        self.second.setText(str(len(shown)) if shown else "")
        self._chosen(self.table.current())

    def add_row(self) -> None:
        if self._adding is not None:
            self._adding()
            return
        fixed = self._fixed()
        if fixed is not None:
            view = self._view
            fields = view.new_fields or view.fields
            self._drawer.add_to(view.table, fields, fixed=fixed, defaults=view.defaults())

    def open_row(self, row: Any) -> None:
        self._drawer.change(self._view.table, self._view.fields, row)

    def open_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self.open_row(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.table.current()
        if row is not None and event.key() == Qt.Key.Key_Delete:
            self._remove(row)
        elif row is not None and event.key() == Qt.Key.Key_F2:
            self.open_row(row)
        else:
            super().keyPressEvent(event)

    def _chosen(self, row: Any) -> None:
        self.change_button.setEnabled(row is not None)

    def _remove(self, row: Any) -> None:
        table = self._view.table
        text = f"Removed {ROW_NAMES[table]} {row_title(self._bridge.book, table, row)}"
        self._bridge.do(lambda file: rows.remove(file, table, row.id, text))


class RowsTabs(Panel):
    """Several tables of one owner behind one head: "Checks | Skills". ``parts`` are by the table's name."""

    def __init__(self, title: str, parts: Sequence[RowsPanel], parent: QWidget | None = None) -> None:
        super().__init__(title, dense=True, parent=parent)
        self.parts = {part.view.table: part for part in parts}
        self._stack = QStackedWidget()
        self.segments = SegmentedButtons([(part.view.table, part.view.title) for part in parts])
        self.segments.setProperty("dense", True)
        self.segments.chosen.connect(self.show_part)
        self._strip = SegmentStrip(self, self.segments)
        for part in parts:
            part.setProperty("panel", False)
            part.head_box.hide()
            self._stack.addWidget(part)
            for one in (part.change_button, part.add_button):
                self.head.addWidget(one)
        self.add(self._stack, 1)
        self.show_part(parts[0].view.table)

    def arrange(self, width: int) -> None:
        """The tabs in the head, or below it where the panel has less ``width`` than that takes."""
        self._strip.arrange(width)

    def show_part(self, table: str) -> None:
        """Bring up one table; the head shows what can be done with it."""
        self.segments.set_current(table)
        for name, part in self.parts.items():
            part.change_button.setVisible(name == table)
            part.add_button.setVisible(name == table)
        self._stack.setCurrentWidget(self.parts[table])

    def set_rows(self, table: str, shown: Sequence[Any]) -> None:
        """New rows for one table; how many there are stands on its button."""
        part = self.parts[table]
        part.set_rows(shown)
        words = f"{part.view.title} {len(shown)}" if shown else part.view.title
        place = list(self.parts).index(table)
        self.segments.buttons()[place].setText(words)


class SegmentStrip:
    """Where the tabs of a panel stand: in its head, or in a line of their own below the head."""

    def __init__(self, panel: Panel, segments: SegmentedButtons) -> None:
        self._panel, self._segments = panel, segments
        self._box = QFrame()
        line = self._line = QHBoxLayout(self._box)
        line.setContentsMargins(12, 4, 12, 4)
        line.addStretch(1)
        panel.body.insertWidget(0, self._box)
        self._box.hide()
        panel.beside_title(segments)
        self._beside = True

    def arrange(self, width: int) -> None:
        """Move the tabs to where ``width`` allows them."""
        head = self._panel.head_box.sizeHint().width()
        needed = head + (
            0 if self._beside else self._segments.sizeHint().width() + self._panel.head.spacing()
        )
        beside = width >= needed
        if beside == self._beside:
            return
        self._beside = beside
        if beside:
            self._line.removeWidget(self._segments)
            self._panel.head.insertWidget(2, self._segments)
        else:
            self._panel.head.removeWidget(self._segments)
            self._line.insertWidget(0, self._segments)
        self._box.setVisible(not beside)
