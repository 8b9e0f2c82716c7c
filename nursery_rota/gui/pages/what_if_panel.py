"""What if? A trial beside the nursery's own figures: wages, participation, families. Nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSlider, QWidget

from nursery_rota.domain.costs.comparison import Difference, differences
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.money import SYMBOLS, pounds
from nursery_rota.gui.frame.parts import button, label, mark
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.tags import Tag

_PAUSE_MS = 300
"""After the last touch; then the trial is worked out."""
_SHOWN = (
    "Cash saving in the year",
    "Payroll with parents",
    "Break-even fee with parents",
    "Break-even fee without",
)


@dataclass(frozen=True)
class Knob:
    """One thing to try: its key among the trials that there are, its words, and the range of its slider."""

    key: str
    title: str
    least: float
    most: float
    step: float
    start: float
    unit: str = ""


KNOBS = (
    Knob("wage", "Wage for a parent’s place, an hour", 8.0, 30.0, 0.01, 12.71, "money"),
    Knob("wage_percent", "Every wage, more or less", -10, 30, 1, 0, "%"),
    Knob("participation", "Places parents really fill", 0, 100, 1, 100, "%"),
    Knob("families_leave", "Families who leave", 0, 20, 1, 0),
    Knob("more_trained", "More parents with first aid and vetting", 0, 20, 1, 0),
)


class WhatIfPanel(Panel):
    tried = Signal(object)
    """The changes that are tried, as {key: value}; empty for the nursery's own figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What if?", dense=True, parent=parent)
        self._trial = Tag("a trial, nothing is saved", "plum", "watching")
        self.beside_title(self._trial)
        self._back = button("Back to your figures", self.back, sign="undo", dense=True, tip="Ctrl+R")
        self.head.addWidget(self._back)
        self._wage_pence = 0
        self._yours: CostReport | None = None
        self._knobs: dict[str, tuple[Knob, QSlider, QDoubleSpinBox]] = {}
        grid = QGridLayout()
        grid.setContentsMargins(16, 8, 16, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, knob in enumerate(KNOBS):
            self._add(grid, row, knob)
        self.body.addLayout(grid)
        self.table = self._make_table()
        self.add(self.table, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(lambda: self.tried.emit(self.changes()))
        self._show_state()

    def _add(self, grid: QGridLayout, row: int, knob: Knob) -> None:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(round(knob.least / knob.step), round(knob.most / knob.step))
        slider.setValue(round(knob.start / knob.step))
        slider.setAccessibleName(knob.title)
        field = QDoubleSpinBox()
        field.setProperty("dense", True)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setRange(knob.least, knob.most)
        field.setSingleStep(knob.step if knob.unit != "money" else 0.1)
        field.setDecimals(2 if knob.unit == "money" else 0)
        field.setSuffix("%" if knob.unit == "%" else "")
        field.setValue(knob.start)
        field.setAccessibleName(knob.title)
        line = field.lineEdit()
        line.setAccessibleName(knob.title)
        line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        slider.valueChanged.connect(lambda at: field.setValue(at * knob.step))
        field.valueChanged.connect(lambda value: self._turned(knob, slider, value))
        title = label(knob.title)
        grid.addWidget(title, row, 0)
        grid.addWidget(slider, row, 1)
        grid.addWidget(field, row, 2)
        self._knobs[knob.key] = (knob, slider, field)

    def _make_table(self) -> Table[Difference]:
        def money(pence: int | None) -> str:
            return "–" if pence is None else pounds(pence, self._currency)

        def more(row: Difference) -> str:
            gain = row.difference
            return "–" if gain is None else ("+" if gain > 0 else "") + money(gain)

        table = Table[Difference](
            "Your figures and the trial",
            (
                Column("", lambda row: row.label, stretch=3),
                Column("Your figures", lambda row: money(row.yours), right=True),
                Column("Trial", lambda row: money(row.trial), right=True, bold=True),
                Column("Difference", more, right=True),
            ),
            empty="Turn one of these to see what would change.",
            key=lambda row: row.label,
        )
        table.view.setSortingEnabled(False)
        table.setMinimumHeight(5 * (table.fontMetrics().height() + 12) + 4)
        return table

    @property
    def _currency(self) -> str:
        return self._yours.currency if self._yours else "GBP"

    def show_yours(self, report: CostReport, wage_pence: int) -> None:
        """The figures to compare with; ``wage_pence`` is what an hour of a parent's place is priced at."""
        self._yours = report
        fresh = self.changes() == {}
        self._wage_pence = wage_pence
        symbol = SYMBOLS.get(report.currency, f"{report.currency} ")
        self._knobs["wage"][2].setPrefix(symbol)
        if fresh:
            self.back()

    def show_trial(self, trial: CostReport | None) -> None:
        """The trial beside the nursery's own figures; None while there is none."""
        yours = self._yours
        rows = differences(yours, trial or yours) if yours is not None else ()
        shown = [row for row in rows if row.label in _SHOWN]
        self.table.set_rows(shown if trial is not None else [replace(row, trial=None) for row in shown])

    def changes(self) -> Mapping[str, str]:
        """What differs from the nursery's own figures."""
        found = {}
        for key, (knob, _, field) in self._knobs.items():
            if round(field.value() - self._start(knob), 4):
                found[key] = f"{field.value():.{field.decimals()}f}"
        return found

    def back(self) -> None:
        """Every knob to the nursery's own figures (Ctrl+R)."""
        for knob, _, field in self._knobs.values():
            field.setValue(self._start(knob))
        self.show_trial(None)

    def _start(self, knob: Knob) -> float:
        return self._wage_pence / 100 if knob.key == "wage" and self._wage_pence else knob.start

    def _turned(self, knob: Knob, slider: QSlider, value: float) -> None:
        slider.blockSignals(True)
        slider.setValue(round(value / knob.step))
        slider.blockSignals(False)
        self._show_state()
        self._timer.start()

    def _show_state(self) -> None:
        changed = self.changes()
        self._trial.setVisible(bool(changed))
        self._back.setEnabled(bool(changed))
        for key, (_, _, field) in self._knobs.items():
            mark(field, "trial", key in changed)
