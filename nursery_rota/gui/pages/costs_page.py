"""Costs: what parents save in a tax year, in cash and apart from it in hours; each line can be traced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.documents.costs import cost_summary
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.yearly import period_report
from nursery_rota.errors import RotaProblem
from nursery_rota.exchange.cost_table import cost_csv, cost_xlsx
from nursery_rota.gui.frame.parts import Panel, button, label
from nursery_rota.gui.jobs import Job, Progress, Stop
from nursery_rota.gui.pages.cost_cards import CostCards
from nursery_rota.gui.pages.cost_trace import CostTrace
from nursery_rota.gui.pages.months_chart import MonthsChart
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.wording import full_date, plural

REPORT_KINDS = "PDF report (*.pdf);;Spreadsheet with formulas (*.xlsx);;Table (*.csv)"


class CostsPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "costs", "Costs")
        self._job: Job | None = None
        self._again = False
        self._report: CostReport | None = None
        self._years: list[tuple[date, date]] = []
        self.year = QComboBox()
        self.year.setAccessibleName("Tax year")
        self.year.activated.connect(self._make)
        self.toolbar.addWidget(self.year)
        self._said = label("", "second")
        self.toolbar.addWidget(self._said)
        self.toolbar.addStretch(1)
        self.save = button("Save the report", self._ask_save, sign="export", role="primary")
        self.toolbar.addWidget(self.save)
        self.cards = CostCards()
        self.months = MonthsChart()
        self.trace = CostTrace()
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.cards)
        below = QHBoxLayout()
        below.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._months_panel(), 3)
        left.addWidget(self._honest_panel(), 2)
        below.addLayout(left, 2)
        below.addWidget(self._trace_panel(), 3)
        column.addLayout(below, 1)
        self.body.addLayout(column, 1)

    def _months_panel(self) -> Panel:
        panel = Panel("Saving by month")
        panel.second.setText("solid worked, hatched planned")
        panel.add(self.months, 1)
        return panel

    def _trace_panel(self) -> Panel:
        panel = Panel("Where the figures come from")
        panel.add(self.trace, 1)
        return panel

    def _honest_panel(self) -> Panel:
        panel = Panel("What is uncertain, and left out")
        self._doubts = label("", "second", wrap=True)
        self._doubts.setContentsMargins(16, 8, 16, 8)
        self._doubts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName("What is uncertain, and left out")
        scroll.setWidget(self._doubts)
        self._doubts.setAutoFillBackground(False)
        panel.add(scroll, 1)
        return panel

    def home(self) -> QWidget:
        return self.trace

    def refresh(self) -> None:
        bridge = self.desk.bridge
        chosen = self.year.currentIndex()
        known = self._years[chosen] if 0 <= chosen < len(self._years) else None
        self._years = [(year.starts_on, year.ends_on) for year in bridge.book.rates.years]
        self.year.clear()
        self.year.addItems([f"Year to {full_date(end)}" for _, end in self._years])
        now = [i for i, (start, end) in enumerate(self._years) if start <= bridge.today <= end]
        at = self._years.index(known) if known in self._years else (now[0] if now else len(self._years) - 1)
        self.year.setCurrentIndex(at)
        self._make()

    def _make(self) -> None:
        """Work the report out beside the window; the one before stays readable until then."""
        if self._job is not None:
            self._again = True
            return
        at = self.year.currentIndex()
        if at < 0:
            return
        book, (start, end) = self.desk.bridge.book, self._years[at]

        def work(progress: Progress, stop: Stop) -> CostReport:
            return period_report(book, start, end)

        self._said.setText("Working out the figures")
        job = self.desk.jobs.prepare("Working out the costs", work)
        job.succeeded.connect(self._made)
        job.troubled.connect(self._broke)
        self._job = job
        self.desk.jobs.begin(job)

    def _made(self, report: object) -> None:
        self._job = None
        if self._again:
            self._again = False
            self._make()
            return
        if not isinstance(report, CostReport) or self.desk.bridge.file is None:
            return
        self._report = report
        self.save.setEnabled(True)
        worked = f", worked to {full_date(report.worked_to)}, then planned" if report.worked_to else ""
        self._said.setText(f"{plural(report.weeks, 'week')}{worked}")
        self.cards.show_report(report)
        self.months.show_months(report.months, report.currency)
        self.trace.show_lines(report.trace, report.currency)
        self._doubts.setText("\n".join([*report.uncertain, *report.left_out, *report.rates_say]))

    def _broke(self, trouble: Exception) -> None:
        self._job, self._report = None, None
        self.save.setEnabled(False)
        if not isinstance(trouble, RotaProblem):
            raise trouble
        self._said.setText("")
        self.desk.notices.say(str(trouble), "our-rule")

    # -- the report as a file ---------------------------------------------------------------------

    def _ask_save(self) -> None:
        if self._report is not None:
            name = f"Costs to {full_date(self._report.end)}.pdf"
            self.desk.files.to_save("Save the cost report", name, REPORT_KINDS, self.write)

    def write(self, path: Path) -> None:
        """The report as the file's ending says: .pdf, .xlsx or .csv."""
        report = self._report
        if report is None:
            return
        makers: Mapping[str, Callable[[CostReport], bytes]] = {
            ".pdf": lambda shown: cost_summary(
                shown, nursery=shown.nursery, printed_at=datetime.now(), made_for="the committee"
            ),
            ".xlsx": lambda shown: cost_xlsx(shown, self.desk.bridge.today),
            ".csv": lambda shown: cost_csv(shown, self.desk.bridge.today),
        }
        maker = makers.get(path.suffix.lower())
        if maker is None:
            self.desk.notices.say("Choose a name that ends in .pdf, .xlsx or .csv.", "our-rule")
            return
        try:
            path.write_bytes(maker(report))
        except OSError as trouble:
            words = f"{path.name} cannot be written here: {trouble.strerror}. Choose another folder."
            self.desk.notices.say(words, "our-rule")
        else:
            self.desk.notices.say(f"Saved as {path.name}.", "done")
