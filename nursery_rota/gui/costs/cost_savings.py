"""The first tab of Costs: the saving, its bars and months, a trial, and where each figure comes from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.domain.costs.breakdown import Part
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.money import pounds
from nursery_rota.gui.costs.chart_twin import ChartTwin, TwinRow
from nursery_rota.gui.costs.cost_cards import CostCards
from nursery_rota.gui.costs.cost_trace import CostTrace, Words
from nursery_rota.gui.costs.money_charts import PayrollChart
from nursery_rota.gui.costs.months_chart import MonthsChart, MonthsLegend
from nursery_rota.gui.costs.what_if_panel import WhatIfPanel
from nursery_rota.gui.frame.parts import label
from nursery_rota.gui.widgets.buttons import SegmentedButtons
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.wording import MONTHS

_SPANS = (
    ("months", "by month"),
    ("terms", "by term"),
    ("weeks", "by week"),
    ("sessions", "by session"),
    ("families", "by family"),
)


class SavingsTab(QScrollArea):
    def __init__(self, what_if: WhatIfPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.what_if = what_if
        self.cards = CostCards()
        self.payroll = PayrollChart()
        self.months = MonthsChart()
        self.trace = CostTrace()
        self._report: CostReport | None = None
        self.payroll_twin = ChartTwin(
            "With parents and without", self.payroll, ("Step", "Amount"), "No figures yet."
        )
        self.payroll_twin.second.setText("whole payroll, with insurance, pension, holiday")
        self.months_twin = self._make_months()
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.cards)
        self._charts = QHBoxLayout()
        self._charts.setSpacing(8)
        self._charts.addWidget(self.payroll_twin, 1)
        self._charts.addWidget(self.months_twin, 1)
        column.addLayout(self._charts, 4)
        self._below = QHBoxLayout()
        self._below.setSpacing(8)
        self._below.addWidget(what_if, 5)
        self._below.addWidget(self._trace_panel(), 6)
        column.addLayout(self._below, 5)
        self.setWidget(holder)

    def _make_months(self) -> ChartTwin:
        heads = ("Part", "Worked", "Planned", "Together")
        twin = ChartTwin("Saving", self.months, heads, "Nothing is saved in this time.")
        self.span = QComboBox()
        self.span.setProperty("dense", True)
        self.span.setAccessibleName("How the saving is divided")
        self.span.addItems([words for _, words in _SPANS])
        self.span.activated.connect(self._show_parts)
        twin.beside_title(self.span)
        self._legend = MonthsLegend()
        twin.head.insertWidget(twin.head.count() - 1, self._legend)
        return twin

    def _trace_panel(self) -> Panel:
        panel = Panel("Where the figures come from", dense=True)
        panel.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        panel.setMinimumHeight(14 * panel.fontMetrics().height())
        panel.second.setText("Enter opens a line, down to its duties")
        parts = SegmentedButtons((("lines", "Lines"), ("doubts", "What is uncertain")))
        parts.setProperty("dense", True)
        panel.head.addWidget(parts)
        stack = QStackedWidget()
        stack.addWidget(self.trace)
        stack.addWidget(self._honest_part())
        parts.chosen.connect(lambda key: stack.setCurrentIndex(0 if key == "lines" else 1))
        panel.add(stack, 1)
        return panel

    def _honest_part(self) -> QScrollArea:
        self.doubts = label("", wrap=True)
        self.doubts.setContentsMargins(16, 10, 16, 10)
        self.doubts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName("What is uncertain, and left out")
        scroll.setWidget(self.doubts)
        self.doubts.setAutoFillBackground(False)
        return scroll

    def arrange(self, width: int, least: float) -> None:
        """Side by side where there is ``least`` width at this text size, else one below the other."""
        wide = width >= least
        self.cards.arrange(wide)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._below.setDirection(beside if wide else below)
        self._charts.setDirection(beside if width >= 0.75 * least else below)

    def turn_charts(self) -> None:
        """All charts as tables, or back (Ctrl+Shift+T)."""
        table = not self.payroll_twin.as_table
        for twin in (self.payroll_twin, self.months_twin):
            twin.show_as_table(table)

    def show_report(self, report: CostReport, words: Words) -> None:
        """``words`` says who filled a place, and when."""
        self._report = report
        currency = report.currency
        self.cards.show_report(report)
        self.payroll.show_report(report)
        self.payroll_twin.table.set_rows(
            [TwinRow(title, (pounds(pence, currency),)) for title, pence in self.payroll.figures()]
        )
        self.trace.show_lines(report.trace, currency, words)
        self._show_parts()
        self.doubts.setText("\n".join([*report.uncertain, *report.left_out, *report.rates_say]))

    def _show_parts(self) -> None:
        """Months as bars or table; the finer and coarser parts as a table, where bars would say nothing."""
        report = self._report
        if report is None:
            return
        key = _SPANS[self.span.currentIndex()][0]
        self.months.show_months(report.months, report.currency)
        rows = {
            "months": [
                Part(f"{MONTHS[m.month - 1]} {m.year}", m.worked, m.planned, m.minutes, 1)
                for m in report.months
            ],
            "terms": report.by_term,
            "weeks": report.by_week,
            "sessions": report.by_session,
            "families": report.by_family,
        }[key]
        self.months_twin.table.set_rows(_twin_rows(rows, report.currency))
        self._legend.setVisible(key == "months")
        self.months_twin.show_as_table(key != "months" or self.payroll_twin.as_table)


def _twin_rows(parts: Sequence[Part], currency: str) -> list[TwinRow]:
    rows = [
        TwinRow(p.label, tuple(pounds(pence, currency) for pence in (p.worked, p.planned, p.pence)))
        for p in parts
    ]
    sums = (sum(p.worked for p in parts), sum(p.planned for p in parts), sum(p.pence for p in parts))
    total = TwinRow("Together", tuple(pounds(pence, currency) for pence in sums))
    return [*rows, total] if rows else []
