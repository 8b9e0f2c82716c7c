"""Costs: what parents save in a tax year, in cash and apart from it in hours; each line can be traced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.documents.costs import cost_summary
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.what_if import WhatIf
from nursery_rota.domain.costs.year import trial_price
from nursery_rota.domain.costs.yearly import period_report
from nursery_rota.errors import RotaProblem
from nursery_rota.exchange.cost_table import cost_csv
from nursery_rota.exchange.cost_workbook import cost_xlsx
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.jobs import Job, Progress, Stop
from nursery_rota.gui.pages.cost_cards import CostCards
from nursery_rota.gui.pages.cost_trace import CostTrace
from nursery_rota.gui.pages.money_charts import PayrollChart
from nursery_rota.gui.pages.months_chart import MonthsChart, MonthsLegend
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.pages.what_if_panel import WhatIfPanel
from nursery_rota.gui.widgets.buttons import SegmentedButtons
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.wording import full_date, plural

SIDE_BY_SIDE, USUAL_CHARACTER = 1080, 8
"""Width in pixels for two panels side by side, where an average character is so wide."""

REPORT_KINDS = "PDF report (*.pdf);;Spreadsheet with formulas (*.xlsx);;Table (*.csv)"


class CostsPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "costs", "Costs")
        self._job: Job | None = None
        self._again = False
        self._trying: Job | None = None
        self._wished = False
        self._report: CostReport | None = None
        self._years: list[tuple[date, date]] = []
        self.year = QComboBox()
        self.year.setAccessibleName("Tax year")
        self.year.activated.connect(self._make)
        self.toolbar.addWidget(self.year)
        self._said = label("", "second", wrap=True)
        self.toolbar.addWidget(self._said, 1)
        self.save = button("Save the report", self._ask_save, sign="export", role="primary")
        self.toolbar.addWidget(self.save)
        self.cards = CostCards()
        self.payroll = PayrollChart()
        self.months = MonthsChart()
        self.trace = CostTrace()
        self.what_if = WhatIfPanel()
        self.what_if.tried.connect(self._try)
        back = QShortcut(QKeySequence("Ctrl+R"), self)
        back.activated.connect(self.what_if.back)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setObjectName("scrolled")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.cards)
        self._charts = QHBoxLayout()
        self._charts.setSpacing(8)
        self._charts.addWidget(self._chart_panel("With parents and without", self.payroll), 1)
        self._charts.addWidget(self._months_panel(), 1)
        self._column.addLayout(self._charts, 4)
        self._below = QHBoxLayout()
        self._below.setSpacing(8)
        self._below.addWidget(self.what_if, 5)
        self._below.addWidget(self._trace_panel(), 6)
        self._column.addLayout(self._below, 5)
        self._scroll.setWidget(holder)
        self.body.addWidget(self._scroll, 1)

    def _chart_panel(self, title: str, chart: QWidget) -> Panel:
        panel = Panel(title, dense=True)
        panel.add(chart, 1)
        return panel

    def _months_panel(self) -> Panel:
        panel = self._chart_panel("Saving by month", self.months)
        panel.head.addWidget(MonthsLegend())
        return panel

    def _trace_panel(self) -> Panel:
        panel = Panel("Where the figures come from", dense=True)
        panel.setMinimumHeight(14 * panel.fontMetrics().height())
        self._parts = SegmentedButtons((("lines", "Lines"), ("doubts", "What is uncertain")))
        self._parts.setProperty("dense", True)
        panel.head.addWidget(self._parts)
        stack = QStackedWidget()
        stack.addWidget(self.trace)
        stack.addWidget(self._honest_part())
        self._parts.chosen.connect(lambda key: stack.setCurrentIndex(0 if key == "lines" else 1))
        panel.add(stack, 1)
        return panel

    def _honest_part(self) -> QScrollArea:
        self._doubts = label("", wrap=True)
        self._doubts.setContentsMargins(16, 10, 16, 10)
        self._doubts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName("What is uncertain, and left out")
        scroll.setWidget(self._doubts)
        self._doubts.setAutoFillBackground(False)
        return scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_below"):
            self._arrange()

    def _arrange(self) -> None:
        """Side by side where there is width at this text size, else one below the other."""
        least = SIDE_BY_SIDE * self.fontMetrics().averageCharWidth() / USUAL_CHARACTER
        wide = self.width() >= least
        self.cards.arrange(wide)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._below.setDirection(beside if wide else below)
        self._charts.setDirection(beside if self.width() >= 0.75 * least else below)

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
        self.year.setMinimumWidth(self.year.sizeHint().width())
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
        self.payroll.show_report(report)
        self.what_if.show_yours(report, self._wage())
        if self.what_if.changes():
            self._try(self.what_if.changes())
        else:
            self.what_if.show_trial(None)
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

    # -- what if ----------------------------------------------------------------------------------

    def _wage(self) -> int:
        """What an hour of a parent’s place is priced at now, in pence."""
        bridge = self.desk.bridge
        start, end = self._years[self.year.currentIndex()]
        day = min(max(bridge.today, start), end)
        return trial_price(bridge.book, WhatIf())(day)

    def _try(self, changes: object) -> None:
        """Work a trial out beside the window; the newest wish is the one that is shown."""
        report = self._report
        if report is None or not isinstance(changes, Mapping):
            return
        if not changes:
            self.what_if.show_trial(None)
            return
        if self._trying is not None:
            self._wished = True
            return
        book, tried = self.desk.bridge.book, dict(changes)

        def work(progress: Progress, stop: Stop) -> CostReport:
            return period_report(book, report.start, report.end, tried)

        job = self.desk.jobs.prepare("Working out the trial", work)
        job.succeeded.connect(self._tried)
        job.troubled.connect(self._trial_broke)
        self._trying = job
        self.desk.jobs.begin(job)

    def _tried(self, report: object) -> None:
        self._trying = None
        if self._wished:
            self._wished = False
            self._try(self.what_if.changes())
        elif isinstance(report, CostReport) and self.what_if.changes():
            self.what_if.show_trial(report)

    def _trial_broke(self, trouble: Exception) -> None:
        self._trying, self._wished = None, False
        if not isinstance(trouble, RotaProblem):
            raise trouble
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
