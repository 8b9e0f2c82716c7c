"""A chart with its twin: the same figures as a table, for a screen reader and for people who would rather read.

Ctrl+Shift+T turns one into the other. Knows no figures of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from nursery_rota.gui.frame.parts import button
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.widgets.panels import Panel

KEYS = "Ctrl+Shift+T"


@dataclass(frozen=True)
class TwinRow:
    """One bar of a chart in words."""

    label: str
    figures: tuple[str, ...]


class ChartTwin(Panel):
    """``heads`` are the titles of the table: what a row is, then one for each figure."""

    def __init__(
        self, title: str, chart: QWidget, heads: Sequence[str], empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, dense=True, parent=parent)
        self.chart = chart
        self.table = Table[TwinRow](
            f"{title}, as a table",
            (
                Column(heads[0], lambda row: row.label, bold=True, stretch=3),
                *(_figure(head, place) for place, head in enumerate(heads[1:])),
            ),
            empty=empty,
            key=lambda row: row.label,
        )
        self.table.view.setSortingEnabled(False)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stack = QStackedWidget()
        self._stack.addWidget(chart)
        self._stack.addWidget(self.table)
        self.add(self._stack, 1)
        self._turn = button("As a table", self.turn, dense=True, role="link", tip=KEYS)
        self.head.addWidget(self._turn)

    @property
    def as_table(self) -> bool:
        return self._stack.currentWidget() is self.table

    def show_as_table(self, table: bool) -> None:
        self._stack.setCurrentWidget(self.table if table else self.chart)
        words = "As a chart" if table else "As a table"
        self._turn.setText(words)
        self._turn.setAccessibleName(f"{self.title.text()}: {words.lower()}")

    def turn(self) -> None:
        self.show_as_table(not self.as_table)
        if self.as_table:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _figure(head: str, place: int) -> Column[TwinRow]:
    return Column(head, lambda row: row.figures[place] if place < len(row.figures) else "", right=True)
