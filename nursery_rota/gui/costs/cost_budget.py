"""The third tab of Costs: the budget, what was spent and came in, the difference, and periods that are closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.costs.budget import BudgetLine
from nursery_rota.domain.costs.closed import ClosedPeriod
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.money import plain, pounds
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import button, icon_button
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.models.typed import write_date
from nursery_rota.gui.pages.rows_panel import RowsPanel, RowsTabs, RowsView
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.wording import day_range, short_date

LEDGER = RowsView(
    "ledger_lines",
    "Costs and income",
    (
        Column[t.LedgerLine]("Day", lambda r: write_date(r.on_date), order=lambda r: r.on_date, bold=True),
        Column[t.LedgerLine]("What for", lambda r: r.category, stretch=2),
        Column[t.LedgerLine](
            "Cost",
            lambda r: plain(r.amount_pence) if r.kind == "cost" else "",
            order=lambda r: r.amount_pence if r.kind == "cost" else 0,
            right=True,
        ),
        Column[t.LedgerLine](
            "Income",
            lambda r: plain(r.amount_pence) if r.kind == "income" else "",
            order=lambda r: r.amount_pence if r.kind == "income" else 0,
            right=True,
        ),
        Column[t.LedgerLine]("Note", lambda r: r.note, stretch=2),
    ),
    ("on_date", "kind", "category", "amount_pence", "note"),
    "Nothing entered yet. Add a cost or an income, or bring in a CSV file.",
    "Add",
)
BUDGETS = RowsView(
    "budgets",
    "Budget",
    (
        Column[t.Budget]("What for", lambda b: b.category, bold=True, stretch=2),
        Column[t.Budget]("From", lambda b: write_date(b.starts_on), order=lambda b: b.starts_on),
        Column[t.Budget]("Until", lambda b: write_date(b.ends_on), order=lambda b: b.ends_on),
        Column[t.Budget](
            "Amount", lambda b: plain(b.amount_pence), order=lambda b: b.amount_pence, right=True
        ),
    ),
    ("category", "starts_on", "ends_on", "amount_pence"),
    "No budget yet. Add what you mean to spend and what should come in.",
    "Add",
)


@dataclass(frozen=True)
class ClosedRow:
    """One figure of a closed period, or its head line."""

    period_id: int
    label: str
    frozen: str
    now: str
    since: str
    moved: bool


class BudgetTab(QWidget):
    bring_in = Signal()
    close_wanted = Signal()
    open_wanted = Signal(int)

    def __init__(self, bridge: Bridge, drawer: RowDrawer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = "GBP"
        self.ledger = RowsPanel(bridge, drawer, LEDGER)
        self.budgets = RowsPanel(bridge, drawer, BUDGETS)
        self.rows = RowsTabs("Entered", (self.ledger, self.budgets))
        self._bring = button("From a CSV file", self.bring_in.emit, sign="import", dense=True)
        self.rows.head.insertWidget(self.rows.head.count() - 1, self._bring)
        self.compared = self._compared_table()
        compared = Panel("Budget against actual", dense=True)
        self._span = compared.second
        compared.add(self.compared, 1)
        self.closed = self._closed_table()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.rows, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(compared, 3)
        right.addWidget(self._closed_panel(), 2)
        row.addLayout(right, 1)
        self._row = row

    def _compared_table(self) -> Table[BudgetLine]:
        def tone(line: BudgetLine) -> str:
            return "bad" if line.better < 0 else ""

        table = Table[BudgetLine](
            "Budget against actual",
            (
                Column(
                    "What for",
                    lambda b: f"{b.category}{', income' if b.income else ''}",
                    bold=True,
                    stretch=2,
                ),
                Column("Budget", lambda b: plain(b.budget) if b.planned else "–", right=True),
                Column("Actual", lambda b: plain(b.actual), right=True),
                Column("Difference", self._verdict, right=True, tone=tone),
            ),
            empty="No budget for this time. Add what you mean to spend, and it stands beside what was spent.",
            key=lambda b: b.category,
        )
        table.view.setSortingEnabled(False)
        return table

    @staticmethod
    def _verdict(line: BudgetLine) -> str:
        """In words as well, so that nothing rests on colour or on a sign."""
        if not line.better:
            return "as planned"
        more = line.better > 0 if line.income else line.better < 0
        return f"{plain(abs(line.better))} {'more' if more else 'less'}"

    def _closed_table(self) -> Table[ClosedRow]:
        table = Table[ClosedRow](
            "Closed periods",
            (
                Column("Figure", lambda c: c.label, bold=True, stretch=3),
                Column("Closed with", lambda c: c.frozen, right=True),
                Column("Now", lambda c: c.now, right=True),
                Column("Adjustment", lambda c: c.since, right=True, tone=lambda c: "bad" if c.moved else ""),
            ),
            empty="Nothing is closed yet. Close a term once its figures are reported: they stay, and later edits "
            "show beside them.",
            key=lambda c: (c.period_id, c.label),
        )
        table.view.setSortingEnabled(False)
        return table

    def _closed_panel(self) -> Panel:
        panel = Panel("Closed periods", dense=True)
        self.open_again = icon_button(
            "Open the chosen period again", "lock", self._open, role="quiet", dense=True
        )
        panel.head.addWidget(self.open_again)
        panel.head.addWidget(button("Close a period", self.close_wanted.emit, dense=True))
        panel.add(self.closed, 1)
        return panel

    def arrange(self, width: int, least: float) -> None:
        wide = width >= least
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def show_rows(self, ledger: Sequence[t.LedgerLine], budgets: Sequence[t.Budget]) -> None:
        self.rows.set_rows("ledger_lines", sorted(ledger, key=lambda r: (r.on_date, r.id), reverse=True))
        self.rows.set_rows("budgets", sorted(budgets, key=lambda b: (b.starts_on, b.category, b.id)))

    def show_report(self, report: CostReport) -> None:
        self._currency = report.currency
        self._span.setText(f"{day_range(report.start, report.budget_to, ' to ')}, {report.currency}")
        self.compared.set_rows(report.budget)
        self.closed.set_rows([row for period in report.closed for row in self._closed_rows(period)])
        self.open_again.setEnabled(bool(report.closed))

    def _closed_rows(self, period: ClosedPeriod) -> list[ClosedRow]:
        dates = day_range(period.starts_on, period.ends_on, " to ")
        head = "unchanged since" if not period.changed else f"closed {short_date(period.closed_on)}"
        money = self._currency
        rows = [ClosedRow(period.id, dates, "", "", head, False)]
        for figure in period.figures:
            since = (
                f"{'+' if figure.since > 0 else ''}{pounds(figure.since, money)}" if figure.since else "none"
            )
            rows.append(
                ClosedRow(
                    period.id,
                    f"   {figure.label}",
                    pounds(figure.frozen, money),
                    pounds(figure.now, money),
                    since,
                    bool(figure.since),
                )
            )
        return rows

    def _open(self) -> None:
        row = self.closed.current()
        if row is not None:
            self.open_wanted.emit(row.period_id)
