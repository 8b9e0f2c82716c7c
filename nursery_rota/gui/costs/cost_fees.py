"""The second tab of Costs: the fee table, what booked hours bring in, and the fee at which the nursery breaks even."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.domain import tables as t
from nursery_rota.domain.costs.fees import age_words
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.leeway import leeway
from nursery_rota.domain.money import pounds
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.costs.chart_twin import ChartTwin, TwinRow
from nursery_rota.gui.costs.money_charts import FeeBars
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import label, mark
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.models.typed import write_date, write_money
from nursery_rota.gui.pages.rows_panel import RowsPanel, RowsView
from nursery_rota.gui.widgets.panels import Panel

FEES = RowsView(
    "fees",
    "Fee table",
    (
        Column[t.Fee](
            "Age",
            lambda f: _short(age_words(f.from_months, f.to_months)),
            order=lambda f: f.from_months,
            bold=True,
        ),
        Column[t.Fee](
            "An hour", lambda f: write_money(f.hourly_pence), order=lambda f: f.hourly_pence, right=True
        ),
        Column[t.Fee](
            "Funded",
            lambda f: write_money(f.funded_hourly_pence) or "–",
            order=lambda f: f.funded_hourly_pence or 0,
            right=True,
        ),
        Column[t.Fee]("From", lambda f: write_date(f.starts_on) or "always"),
        Column[t.Fee]("Until", lambda f: write_date(f.ends_on) or "further notice"),
    ),
    ("from_months", "to_months", "hourly_pence", "funded_hourly_pence", "starts_on", "ends_on"),
    "No fees yet. Say what an hour costs, by age, to see what bookings bring in.",
    "Add a fee",
)


@dataclass(frozen=True)
class Booked:
    """One line of the fee table over the year, in words."""

    label: str
    charged: str
    income: str
    funded: str
    funding: str


class FeesTab(QScrollArea):
    def __init__(self, bridge: Bridge, drawer: RowDrawer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._report: CostReport | None = None
        self.fees = RowsPanel(bridge, drawer, FEES)
        self.booked = Table[Booked](
            "Booked hours and what they bring in",
            (
                Column("Children", lambda b: b.label, bold=True, stretch=2),
                Column("Charged, h", lambda b: b.charged, right=True),
                Column("Fees", lambda b: b.income, right=True),
                Column("Funded, h", lambda b: b.funded, right=True),
                Column("Funding", lambda b: b.funding, right=True),
            ),
            empty="No bookings in this tax year. Book children’s sessions under Families.",
            key=lambda b: b.label,
        )
        self.booked.view.setSortingEnabled(False)
        booked = Panel("Booked hours and what they bring in", dense=True)
        booked.add(self.booked, 1)
        for table in (self.fees.table, self.booked):
            table.setMinimumHeight(5 * (table.fontMetrics().height() + 12))
        holder = QWidget()
        holder.setObjectName("scrolled")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.fees, 1)
        left.addWidget(booked, 1)
        row.addLayout(left, 3)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._break_even())
        right.addWidget(self._question())
        right.addStretch(1)
        row.addLayout(right, 2)
        self._row = row
        self.setWidget(holder)

    def _break_even(self) -> Panel:
        self.bars = FeeBars()
        drawn = QWidget()
        drawn_box = QVBoxLayout(drawn)
        drawn_box.setContentsMargins(16, 12, 16, 0)
        drawn_box.addStretch(1)
        drawn_box.addWidget(self.bars)
        drawn_box.addStretch(1)
        heads = ("A child-hour costs", "Fee")
        self.twin = ChartTwin("Break-even fee, a child-hour", drawn, heads, "No figures yet.")
        self.twin.table.setMinimumHeight(3 * (self.fontMetrics().height() + 14))
        words = QVBoxLayout()
        words.setContentsMargins(16, 6, 16, 12)
        words.setSpacing(6)
        self._why = label("", "second", wrap=True)
        words.addWidget(self._why)
        self._left_over = label("", "strong", wrap=True)
        words.addWidget(self._left_over)
        self.twin.body.addLayout(words)
        return self.twin

    def turn_charts(self) -> None:
        """The bars as a table, or back."""
        self.twin.turn()

    def _question(self) -> Panel:
        """How many parents may be lost before the fee must rise."""
        panel = Panel("How many parents may we lose?", dense=True)
        box = QVBoxLayout()
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(label("before the fee must rise by"))
        self.percent = QDoubleSpinBox()
        self.percent.setRange(0.5, 100)
        self.percent.setSingleStep(0.5)
        self.percent.setDecimals(1)
        self.percent.setSuffix("%")
        self.percent.setValue(5)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.percent.setProperty("dense", True)
        self.percent.setAccessibleName("The rise of the fee, per cent")
        self.percent.lineEdit().setAccessibleName("The rise of the fee, per cent")
        self.percent.lineEdit().setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.percent.valueChanged.connect(self._answer_question)
        line.addWidget(self.percent)
        line.addStretch(1)
        box.addLayout(line)
        self.answer = label("–", "headline")
        self.answer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box.addWidget(self.answer)
        self.answer_words = label("", wrap=True)
        box.addWidget(self.answer_words)
        box.addWidget(
            label("Each parent taken as an average one; staff are paid in their place.", "second", wrap=True)
        )
        panel.body.addLayout(box)
        return panel

    def arrange(self, width: int, least: float) -> None:
        wide = width >= 0.8 * least
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def show_fees(self, fees: tuple[t.Fee, ...]) -> None:
        self.fees.set_rows(sorted(fees, key=lambda f: (f.from_months, f.id)))

    def show_report(self, report: CostReport) -> None:
        self._report = report
        currency = report.currency
        self.booked.set_rows(
            [
                Booked(
                    f"{_short(line.label)}{f', {year.rates.label}' if len(report.years) > 1 else ''}",
                    _hours(line.charged_minutes),
                    pounds(line.charged, currency),
                    _hours(line.funded_minutes),
                    pounds(line.funded, currency),
                )
                for year in report.years
                for line in year.fees.lines
            ]
        )
        self.bars.show_fees(report.break_even_with_parents, report.break_even_without_parents, currency)
        self.twin.table.set_rows([TwinRow(name, (fee,)) for name, fee in self.bars.figures()])
        self._why.setText(
            report.break_even_why or "For each hour that parents are charged for, all costs taken in."
        )
        left = report.left_over
        words = "left over in the year" if left >= 0 else "missing in the year"
        self._left_over.setText(f"{pounds(abs(left), currency)} {words}, at the fees of the table")
        mark(self._left_over, "tone", "bad" if left < 0 else "")
        self._answer_question()

    def _answer_question(self) -> None:
        report = self._report
        if report is None:
            return
        percent = Fraction(round(self.percent.value() * 10), 10)
        found = leeway(report.years, percent, report.currency)
        self.answer.setText("–" if found.parents is None else str(found.parents))
        self.answer.setAccessibleName(found.says)
        self.answer_words.setText(found.says)


def _short(words: str) -> str:
    """ "0 to 2 years"; "from 3 years" stays, for there the word says something."""
    return words.removeprefix("from ") if " to " in words else words


def _hours(minutes: int) -> str:
    return f"{minutes / 60:,.1f}".removesuffix(".0")
