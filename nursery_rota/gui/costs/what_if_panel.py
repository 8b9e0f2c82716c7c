"""What if? A trial beside the nursery's own figures, kept by name if it is worth it. The data stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QWidget,
)

from nursery_rota.domain.costs.comparison import Difference, differences
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.money import SYMBOLS, pounds, symbol
from nursery_rota.domain.tables import Scenario
from nursery_rota.gui.costs.what_if_knobs import KNOBS, Knob, changes_of, value_of
from nursery_rota.gui.frame.parts import button, icon_button, label, mark, retire
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.tags import Tag

_PAUSE_MS = 300
"""After the last touch; then the trial is worked out."""
_SHOWN = (
    "Cash saving in the year",
    "Break-even fee with parents",
    "Break-even fee without",
    "Left over in the year",
)


class WhatIfPanel(Panel):
    tried = Signal(object)
    """The changes that are tried, as {key: value}; empty for the nursery's own figures."""
    kept = Signal(str, object)
    """A name, and the changes to keep under it."""
    forgotten = Signal(int)
    """The id of a kept trial that is to go."""
    compare_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What if?", dense=True, parent=parent)
        self._trial = Tag("a trial, nothing is saved", "plum", "watching")
        self.beside_title(self._trial)
        self._back = button("Back to your figures", self.back, sign="undo", dense=True, tip="Ctrl+R")
        self.head.addWidget(self._back)
        self._wage_pence = 0
        self._yours: CostReport | None = None
        self._knobs: dict[str, tuple[Knob, QSlider, QDoubleSpinBox]] = {}
        self._titles: dict[str, QLabel] = {}
        self._more: dict[str, str] = {}
        self._scenarios: tuple[Scenario, ...] = ()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(16, 8, 16, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        for knob in KNOBS:
            self._add(knob)
        self.add(self._scrolled(), 1)
        self.table = self._make_table()
        self.add(self.table)
        self.add(self._kept_line())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(lambda: self.tried.emit(self.changes()))
        self._show_state()

    def _scrolled(self) -> QScrollArea:
        holder = QWidget()
        holder.setLayout(self._grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        scroll.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        scroll.setMinimumHeight(5 * (self.fontMetrics().height() + 14))
        return scroll

    def _add(self, knob: Knob) -> None:
        row = len(self._knobs)
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
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(slider, row, 1)
        self._grid.addWidget(field, row, 2)
        self._knobs[knob.name] = (knob, slider, field)
        self._titles[knob.name] = title

    def set_ratios(self, knobs: Sequence[Knob]) -> None:
        """The age bands of the rules in force; others than before take their place."""
        known = tuple(knob for knob, _, _ in self._knobs.values() if knob.months is not None)
        if known == tuple(knobs):
            return
        for knob in known:
            _, slider, field = self._knobs.pop(knob.name)
            for widget in (slider, field, self._titles.pop(knob.name)):
                retire(widget)
        for knob in knobs:
            self._add(knob)
        self._show_state()

    def _kept_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 4, 8, 4)
        self.names = QComboBox()
        self.names.setEditable(True)
        self.names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.names.setAccessibleName("Name of the trial")
        edit = self.names.lineEdit()
        if edit is not None:
            edit.setPlaceholderText("Name this trial, or choose a kept one")
            edit.setAccessibleName("Name of the trial")
        self.names.activated.connect(self._load)
        row.addWidget(self.names, 1)
        self.keep = button("Keep", self._keep, dense=True)
        self.keep.setAccessibleName("Keep this trial by its name")
        row.addWidget(self.keep)
        self.compare = button("Compare", self.compare_wanted.emit, dense=True)
        self.compare.setAccessibleName("Compare the kept trials")
        row.addWidget(self.compare)
        self.forget = icon_button("Remove this kept trial", "bin", self._forget, role="quiet", dense=True)
        row.addWidget(self.forget)
        return line

    def _make_table(self) -> Table[Difference]:
        def money(pence: int | None) -> str:
            return "–" if pence is None else pounds(pence, self._currency)

        def more(row: Difference) -> str:
            gain = row.difference
            return "–" if gain is None else ("+" if gain > 0 else "") + money(gain)

        table = Table[Difference](
            "Your figures and the trial",
            (
                Column("In the year", lambda row: row.label.removesuffix(" in the year"), stretch=3),
                Column("Your figures", lambda row: money(row.yours), right=True),
                Column("Trial", lambda row: money(row.trial), right=True, bold=True),
                Column("Difference", more, right=True),
            ),
            empty="Turn one of these to see what would change.",
            key=lambda row: row.label,
        )
        table.view.setSortingEnabled(False)
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.setFixedHeight(5 * (table.fontMetrics().height() + 10) + 2)
        return table

    @property
    def _currency(self) -> str:
        return self._yours.currency if self._yours else "GBP"

    def show_yours(self, report: CostReport, wage_pence: int) -> None:
        """The figures to compare with; ``wage_pence`` is what an hour of a parent's place is priced at."""
        self._yours = report
        fresh = self.changes() == {}
        self._wage_pence = wage_pence
        sign = symbol(report.currency)
        self._knobs["wage"][2].setPrefix(sign if sign in SYMBOLS.values() else f"{sign} ")
        if fresh:
            self.back()

    def show_trial(self, trial: CostReport | None) -> None:
        """The trial beside the nursery's own figures; None while there is none."""
        yours = self._yours
        rows = differences(yours, trial or yours) if yours is not None else ()
        shown = [row for row in rows if row.label in _SHOWN]
        self.table.set_rows(shown if trial is not None else [replace(row, trial=None) for row in shown])

    def show_kept(self, scenarios: Sequence[Scenario]) -> None:
        """The trials that are kept, to choose from."""
        typed = self.names.currentText()
        self._scenarios = tuple(scenarios)
        self.names.clear()
        self.names.addItems([scenario.name for scenario in scenarios])
        self.names.setCurrentIndex(-1)
        self.names.setEditText(typed)
        self._show_state()

    def changes(self) -> Mapping[str, str]:
        """What differs from the nursery's own figures."""
        turned = [
            (knob, f"{field.value():.{field.decimals()}f}")
            for knob, _, field in self._knobs.values()
            if round(field.value() - self._start(knob), 4)
        ]
        return changes_of(turned) | self._more

    def load(self, changes: Mapping[str, object]) -> None:
        """Turn the knobs to a trial; what has no knob is tried with it."""
        asked = {key: str(value) for key, value in changes.items()}
        self.back()
        for knob, _, field in self._knobs.values():
            value = value_of(knob, asked)
            if value is not None:
                field.setValue(float(value.strip(f"%{''.join(SYMBOLS.values())}")))
        keys = {knob.key for knob, _, _ in self._knobs.values()}
        self._more = {key: value for key, value in asked.items() if key not in keys}
        self._show_state()
        self._timer.start()

    def back(self) -> None:
        """Every knob to the nursery's own figures (Ctrl+R)."""
        self._more = {}
        for knob, _, field in self._knobs.values():
            field.setValue(self._start(knob))
        self._timer.stop()
        self.show_trial(None)
        self._show_state()
        self.tried.emit({})

    def _start(self, knob: Knob) -> float:
        return self._wage_pence / 100 if knob.key == "wage" and self._wage_pence else knob.start

    def _turned(self, knob: Knob, slider: QSlider, value: float) -> None:
        slider.blockSignals(True)
        slider.setValue(round(value / knob.step))
        slider.blockSignals(False)
        self._show_state()
        self._timer.start()

    def _load(self, place: int) -> None:
        if 0 <= place < len(self._scenarios):
            self.load(self._scenarios[place].changes)

    def _keep(self) -> None:
        self.kept.emit(self.names.currentText(), dict(self.changes()))

    def _forget(self) -> None:
        name = self.names.currentText().strip().casefold()
        for scenario in self._scenarios:
            if scenario.name.casefold() == name:
                self.names.setEditText("")
                self.forgotten.emit(scenario.id)
                return

    def _show_state(self) -> None:
        changed = self.changes()
        self._trial.setVisible(bool(changed))
        self._back.setEnabled(bool(changed))
        self.keep.setEnabled(bool(changed))
        self.forget.setEnabled(bool(self._scenarios))
        self.compare.setEnabled(bool(self._scenarios))
        for knob, _, field in self._knobs.values():
            mark(field, "trial", bool(round(field.value() - self._start(knob), 4)))
