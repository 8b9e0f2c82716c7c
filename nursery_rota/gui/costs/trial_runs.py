"""What-if trials for the report on show, worked out beside the window: one at a time, and side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.yearly import period_report
from nursery_rota.errors import RotaProblem
from nursery_rota.gui.costs.kept_trials import KeptTrials, TriedOut
from nursery_rota.gui.costs.what_if_panel import WhatIfPanel
from nursery_rota.gui.jobs import Progress, Stop
from nursery_rota.gui.newest import Newest
from nursery_rota.gui.pages.page import Desk


@dataclass(frozen=True)
class _Tried:
    changes: Mapping[str, str]
    report: CostReport


class TrialRuns(QObject):
    """``trial`` is the report of the changes in the panel; None while there are none or it is worked out."""

    def __init__(self, desk: Desk, panel: WhatIfPanel, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._panel, self._page = desk, panel, page
        self._report: CostReport | None = None
        self._shown: _Tried | None = None
        self._trying = Newest(desk.jobs, "Working out the trial", self)
        self._comparing = Newest(desk.jobs, "Comparing the kept trials", self)
        self._trying.answered.connect(self._tried)
        self._comparing.answered.connect(self._compared)
        for run in (self._trying, self._comparing):
            run.refused.connect(self._refused)
        panel.tried.connect(self._try)
        panel.compare_wanted.connect(self._compare)

    @property
    def trial(self) -> CostReport | None:
        return self._shown.report if self._shown is not None else None

    @property
    def is_up_to_date(self) -> bool:
        """Does ``trial`` answer what the panel asks?"""
        return dict(self._panel.changes()) == dict(self._shown.changes if self._shown is not None else {})

    def show_for(self, report: CostReport) -> None:
        """These are the figures that trials stand beside."""
        self._report = report
        self._try(self._panel.changes())

    def forget(self) -> None:
        """There are no figures to stand beside, and no trial is awaited."""
        self._report = self._shown = None
        self._trying.forget()
        self._comparing.forget()

    def _try(self, changes: object) -> None:
        report = self._report
        if report is None or not isinstance(changes, Mapping) or not changes:
            self._trying.forget()
            self._show(None)
            return
        book, tried, today = self._desk.bridge.book, dict(changes), self._desk.bridge.today

        def work(progress: Progress, stop: Stop) -> _Tried:
            return _Tried(tried, period_report(book, report.start, report.end, tried, today=today))

        self._trying.ask(work)

    def _tried(self, tried: object) -> None:
        if isinstance(tried, _Tried):
            self._show(tried)

    def _show(self, tried: _Tried | None) -> None:
        self._shown = tried
        self._panel.show_trial(self.trial)

    def _refused(self, words: str) -> None:
        self._desk.notices.say(words, "our-rule")

    def _compare(self) -> None:
        """Work every kept trial out, then show them side by side."""
        report, book = self._report, self._desk.bridge.book
        if report is None or not book.scenarios:
            return

        def work(progress: Progress, stop: Stop) -> list[TriedOut]:
            found = []
            for scenario in book.scenarios:
                if stop():
                    break
                try:
                    trial = period_report(book, report.start, report.end, scenario.changes)
                    found.append(TriedOut(scenario.name, trial))
                except RotaProblem as trouble:
                    found.append(TriedOut(scenario.name, None, str(trouble)))
            return found

        self._comparing.ask(work)

    def _compared(self, trials: object) -> None:
        if isinstance(trials, list) and self._report is not None:
            self.side_by_side = KeptTrials(self._report, trials, self._page)
            self.side_by_side.open()
