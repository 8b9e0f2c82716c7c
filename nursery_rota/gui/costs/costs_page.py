"""Costs: what parents save, the fees, the budget. Works the report out beside the window and hands it to the tabs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QMenu, QStackedWidget, QWidget

from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.what_if import WhatIf
from nursery_rota.domain.costs.year import trial_price
from nursery_rota.domain.costs.yearly import period_report
from nursery_rota.domain.credited import CreditedPlace
from nursery_rota.domain.names import full_name
from nursery_rota.errors import RotaProblem
from nursery_rota.gui.costs.chart_twin import KEYS as TWIN_KEYS
from nursery_rota.gui.costs.cost_budget import BudgetTab
from nursery_rota.gui.costs.cost_deeds import CostDeeds, menu_button
from nursery_rota.gui.costs.cost_fees import FeesTab
from nursery_rota.gui.costs.cost_files import KINDS, write_report
from nursery_rota.gui.costs.cost_savings import SavingsTab
from nursery_rota.gui.costs.trial_runs import TrialRuns
from nursery_rota.gui.costs.what_if_knobs import ratio_knobs
from nursery_rota.gui.costs.what_if_panel import WhatIfPanel
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.jobs import Progress, Stop
from nursery_rota.gui.newest import Newest
from nursery_rota.gui.pages.folding import hiding
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.widgets.buttons import SegmentedButtons
from nursery_rota.gui.widgets.empty_state import EmptyState
from nursery_rota.store.reference import Reference
from nursery_rota.wording import day_range, full_date, plural, short_day

SIDE_BY_SIDE, USUAL_CHARACTER = 1080, 8
"""Width in pixels for two panels side by side, where an average character is so wide."""

_TABS = (("savings", "Savings"), ("fees", "Fees"), ("budget", "Budget"))


@dataclass(frozen=True)
class Span:
    """A time that can be chosen: a tax year or a term."""

    label: str
    start: date
    end: date


class CostsPage(Page):
    def __init__(self, desk: Desk, reference: Reference) -> None:
        super().__init__(desk, "costs", "Costs")
        self._run = Newest(desk.jobs, "Working out the costs", self)
        self._report: CostReport | None = None
        self._spans: list[Span] = []
        self.drawer = RowDrawer(desk.bridge, reference)
        self.deeds = CostDeeds(desk, self.drawer, self)
        self._make_toolbar()
        self.what_if = WhatIfPanel()
        self.trials = TrialRuns(desk, self.what_if, self)
        self.savings = SavingsTab(self.what_if)
        self.cards, self.payroll = self.savings.cards, self.savings.payroll
        self.months, self.trace = self.savings.months, self.savings.trace
        self.fees = FeesTab(desk.bridge, self.drawer)
        self.budget = BudgetTab(desk.bridge, self.drawer)
        self.empty = EmptyState(
            "No wages yet",
            "Enter what staff earn to see what parents save.",
            (("staff", "Enter wages"), ("rates", "Rates and wages")),
        )
        self._stack = QStackedWidget()
        for part in (self.savings, self.fees, self.budget, self.empty):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.drawer)
        self._connect()

    def _make_toolbar(self) -> None:
        self.year = QComboBox()
        self.year.setAccessibleName("Tax year or term")
        self.year.activated.connect(self._make)
        self.toolbar.addWidget(self.year)
        self.tabs = SegmentedButtons(_TABS)
        self.tabs.chosen.connect(self._show_tab)
        self.toolbar.addWidget(self.tabs)
        self._said = label("", "second", wrap=True)
        self.toolbar.addWidget(self._said, 1)
        self._rates_menu = QMenu("Rates and wages", self)
        self.rates = button("Rates and wages", self._open_rates, sign="sliders")
        self.toolbar.addWidget(self.rates)
        self._save_menu = QMenu("Report", self)
        for ending, words in KINDS.items():
            self._save_menu.addAction(words.partition(" (")[0], partial(self._ask_save, ending))
        self.save = button(
            "Report", lambda: menu_button(self._save_menu, self.save), sign="export", role="primary"
        )
        self.save.setToolTip("Save as a PDF, a spreadsheet or a table")
        self.toolbar.addWidget(self.save)
        self.fold_toolbar(hiding(self._said), self._shorten)

    def _shorten(self, folded: bool) -> None:
        self.rates.setText("Rates" if folded else "Rates and wages")

    def _connect(self) -> None:
        self._run.answered.connect(self._made)
        self._run.refused.connect(self._broke)
        self.what_if.kept.connect(self.deeds.keep_trial)
        self.what_if.forgotten.connect(self.deeds.forget_trial)
        self.budget.bring_in.connect(self.deeds.bring_in)
        self.budget.close_wanted.connect(self.deeds.close)
        self.budget.open_wanted.connect(self.deeds.open_again)
        self.empty.chosen.connect(self._from_empty)
        self.drawer.installEventFilter(self)
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self.what_if.back)
        QShortcut(QKeySequence(TWIN_KEYS), self).activated.connect(self._turn_charts)

    def _open_rates(self) -> None:
        self.deeds.fill_rates_menu(self._rates_menu, self.go_to.emit)
        menu_button(self._rates_menu, self.rates)

    def _from_empty(self, key: str) -> None:
        if key == "rates":
            self.deeds.settings()
        else:
            self.go_to.emit("staff")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.drawer and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._arrange()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        super().fit()
        if hasattr(self, "savings"):
            self._arrange()

    def _arrange(self) -> None:
        """Side by side where there is width at this text size, else one below the other."""
        least = SIDE_BY_SIDE * self.fontMetrics().averageCharWidth() / USUAL_CHARACTER
        self.drawer.fit(self.width() // 2)
        width = self.width() - (self.drawer.width() if self.drawer.isVisible() else 0)
        for tab in (self.savings, self.fees, self.budget):
            tab.arrange(width, least)

    def home(self) -> QWidget:
        return self.trace

    def _show_tab(self, key: str) -> None:
        """The tab that was chosen; of the savings there is nothing to see without wages."""
        book = self.desk.bridge.book
        if key == "savings" and not (book.pay_rates and book.employments):
            self._stack.setCurrentWidget(self.empty)
        else:
            self._stack.setCurrentWidget({"savings": self.savings, "fees": self.fees}.get(key, self.budget))

    def _turn_charts(self) -> None:
        """The charts of the tab on show as tables, or back; the budget is a table as it is."""
        if self._stack.currentWidget() in (self.savings, self.fees):
            (self.savings if self.tabs.current() == "savings" else self.fees).turn_charts()

    def refresh(self) -> None:
        bridge = self.desk.bridge
        book = bridge.book
        chosen = self.year.currentIndex()
        known = self._spans[chosen] if 0 <= chosen < len(self._spans) else None
        self._spans = self._all_spans()
        self.year.clear()
        self.year.addItems([span.label for span in self._spans])
        now = [i for i, span in enumerate(self._spans) if span.start <= bridge.today <= span.end]
        at = self._spans.index(known) if known in self._spans else (now[0] if now else len(self._spans) - 1)
        self.year.setCurrentIndex(at)
        self.year.setMinimumWidth(self.year.sizeHint().width())
        self.fees.show_fees(book.fees)
        self.budget.show_rows(book.ledger_lines, book.budgets)
        self.what_if.set_ratios(ratio_knobs(book.rule_set, bridge.today))
        self.what_if.show_kept(book.scenarios)
        self._show_tab(self.tabs.current())
        self._make()

    def _all_spans(self) -> list[Span]:
        """The tax years in the nursery's money, then its terms as far as there are rates for them."""
        book = self.desk.bridge.book
        years = [y for y in book.rates.years if y.currency == book.nursery.currency]
        spans = [Span(f"Year to {full_date(y.ends_on)}", y.starts_on, y.ends_on) for y in years]
        for term in sorted(book.terms, key=lambda term: term.starts_on):
            if any(y.starts_on <= term.ends_on and term.starts_on <= y.ends_on for y in years):
                spans.append(Span(term.name, term.starts_on, term.ends_on))
        return spans

    def _make(self) -> None:
        """Work the report out beside the window; the one before stays readable until then."""
        at = self.year.currentIndex()
        book, today = self.desk.bridge.book, self.desk.bridge.today
        if at < 0:
            self._without_rates()
            return
        span = self._spans[at]

        def work(progress: Progress, stop: Stop) -> CostReport:
            return period_report(book, span.start, span.end, today=today)

        self._said.setText("Working out the figures")
        self._run.ask(work)

    def _without_rates(self) -> None:
        currency = self.desk.bridge.book.nursery.currency
        self.forget()
        self._said.setText("")
        self._stack.setCurrentWidget(self.empty)
        words = f"No pay rates are known in {currency}. Enter your own under Rates and wages."
        self.desk.notices.say(words, "our-rule")

    def forget(self) -> None:
        super().forget()
        self._run.forget()
        self.trials.forget()
        self._report = None
        self.save.setEnabled(False)

    def _made(self, made: object) -> None:
        if not isinstance(made, CostReport):
            return
        report = self._report = made
        self.save.setEnabled(True)
        self._say_span(report)
        self.savings.show_report(report, self._place_words)
        self.fees.show_report(report)
        self.budget.show_report(report)
        self.what_if.show_yours(report, self._wage())
        self.trials.show_for(report)

    def _place_words(self, place: CreditedPlace) -> tuple[str, str]:
        """ "Mon 14 Sep, Amira Haddad" and "Morning, 3 h, worked"."""
        book = self.desk.bridge.book
        person, session = book.person.get(place.person_id), book.session.get(place.session_id)
        who = full_name(person) if person is not None else "somebody who has left"
        when = f"{session.name if session is not None else 'session'}, {place.minutes / 60:g} h"
        return f"{short_day(place.on_date)}, {who}", f"{when}, {'worked' if place.worked else 'planned'}"

    def _say_span(self, report: CostReport) -> None:
        worked = f", worked to {full_date(report.worked_to)}, then planned" if report.worked_to else ""
        self._said.setText(f"{plural(report.weeks, 'week')}{worked}")
        last = report.years[-1].rates.ends_on
        if report.end > last:
            words = (
                f"These rates end on {full_date(last)}. The report stops there until you enter the new ones."
            )
            self.desk.notices.say(words, "our-rule")

    def _broke(self, words: str) -> None:
        self.forget()
        self._said.setText("")
        self.desk.notices.say(words, "our-rule")

    # -- what if ----------------------------------------------------------------------------------

    def _wage(self) -> int:
        """What an hour of a parent’s place is priced at now, in pence."""
        bridge = self.desk.bridge
        years = self._report.years if self._report else ()
        day = min(max(bridge.today, years[0].rates.starts_on), years[-1].rates.ends_on)
        return trial_price(bridge.book, WhatIf())(day)

    # -- the report as a file ---------------------------------------------------------------------

    def _ask_save(self, ending: str = ".pdf") -> None:
        report = self._report
        if report is not None:
            name = f"Costs {day_range(report.start, report.end, ' to ')}{ending}"
            kinds = ";;".join([KINDS[ending], *(words for key, words in KINDS.items() if key != ending)])
            self.desk.files.to_save("Save the cost report", name, kinds, self.write)

    def write(self, path: Path) -> None:
        """The report as the file's ending says; a trial that is on show stands beside the own figures."""
        report = self._report
        if report is None:
            return
        if not self.trials.is_up_to_date:
            self.desk.notices.say(
                "The trial is still being worked out. Save the report in a moment.", "our-rule"
            )
            return
        trial, today = self.trials.trial, self.desk.bridge.today
        shown, yours = (report, None) if trial is None else (trial, report)

        def work(progress: Progress, stop: Stop) -> str:
            write_report(path, shown, yours, today)
            said = " It shows the trial beside your own figures." if yours is not None else ""
            return f"Saved as {path.name}.{said}"

        job = self.desk.jobs.prepare("Writing the report", work)
        job.succeeded.connect(self._wrote)
        job.troubled.connect(self._write_broke)
        self.desk.jobs.begin(job)

    def _wrote(self, said: object) -> None:
        self.desk.notices.say(str(said), "done")

    def _write_broke(self, trouble: Exception) -> None:
        if not isinstance(trouble, RotaProblem):
            raise trouble
        self.desk.notices.say(str(trouble), "our-rule")
