"""History: every change by day, with who made it and what it did; back to any point, or forward again, in one step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from nursery_rota.gui.frame.parts import Panel, button
from nursery_rota.gui.history.history_detail import HistoryDetail
from nursery_rota.gui.history.history_words import (
    PAGES,
    HistoryLine,
    change_words,
    day_words,
    history_lines,
)
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.pages.folding import hiding
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.theme import icon
from nursery_rota.gui.widgets.search import SearchField
from nursery_rota.wording import plural

LIMIT = 2000
"""Actions that are listed; older ones stay in the file."""
_EVERYBODY, _EVERYTHING = "Everybody", "Everything"


@dataclass(frozen=True)
class DayLine:
    """A day with changes; None stands for all days."""

    day: date | None
    words: str
    count: int

    @property
    def id(self) -> str:
        return str(self.day)


class HistoryPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "history", "History")
        self.morning_button = button("Back to this morning", self.back_to_morning, sign="undo")
        self.morning_button.setToolTip("Takes back everything that was changed today, in one step")
        self.issue_button = button("Since the last issue", self._turn_issue, sign="changed")
        self.issue_button.setCheckable(True)
        self.toolbar.addWidget(self.issue_button)
        self.toolbar.addWidget(self.morning_button)
        self.fold_toolbar(hiding(*self.add_undo_buttons()))
        self._lines: tuple[HistoryLine, ...] = ()
        self._issue: tuple[int, int] | None = None
        self.days = Table[DayLine](
            "Days",
            (
                Column[DayLine](
                    "Day", lambda line: line.words, bold=True, order=lambda line: line.id, stretch=2
                ),
                Column[DayLine](
                    "Changes", lambda line: str(line.count), order=lambda line: line.count, right=True
                ),
            ),
            empty="Nothing has been changed yet.",
        )
        self.days.chosen.connect(lambda line: self._narrow())
        self._days_panel = Panel("Days", dense=True)
        self._days_panel.add(self.days, 1)
        self.body.addWidget(self._days_panel)
        self.table = self._make_table()
        self.detail = HistoryDetail()
        self.detail.back_wanted.connect(self._go_back)
        self.detail.again_wanted.connect(self._go_again)
        self.body.addWidget(self.detail)

    def _make_table(self) -> Table[HistoryLine]:
        panel = self._panel = Panel("Changes", dense=True)
        self.search = SearchField("Find a change or a name", "Ctrl+F")
        self.search.setObjectName("search")
        self.search.setProperty("dense", True)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * 14)
        self.who, self.about = QComboBox(), QComboBox()
        for combo, name in ((self.who, "Who made the change"), (self.about, "What the change is about")):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setProperty("dense", True)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(9)
            combo.activated.connect(self._narrow)
        self.about.addItems([_EVERYTHING, *(words for words, _ in PAGES.values())])
        for widget in (self.search, self.who, self.about):
            panel.head.addWidget(widget)
        table = Table[HistoryLine](
            "Changes",
            (
                Column[HistoryLine]("When", self._when, order=lambda line: line.action.at),
                Column[HistoryLine](
                    "What",
                    lambda line: line.action.label,
                    bold=True,
                    tip=lambda line: line.action.label,
                    icon=lambda line: None if line.done else icon("undo", "muted"),
                    stretch=4,
                ),
                Column[HistoryLine]("By", lambda line: line.action.by_whom or "–"),
                Column[HistoryLine]("Now", lambda line: "in the file" if line.done else "undone"),
            ),
            empty="Nothing has been changed yet.",
        )
        self.search.textChanged.connect(table.search)
        table.chosen.connect(self._chosen)
        table.opened.connect(self._go_back)
        panel.add(table, 1)
        self.body.addWidget(panel, 1)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under little width the days give way first; the list keeps its words."""
        super().resizeEvent(event)
        character = self.fontMetrics().averageCharWidth()
        self._days_panel.setVisible(self.width() >= character * 120)
        self._days_panel.setFixedWidth(character * 32)
        self.detail.setFixedWidth(min(character * 46, self.width() * 2 // 5))
        self.table.hide_columns(("By", "Now"), self.width() < character * 110)
        self.who.setVisible(self.width() >= character * 90)
        self._panel.title.setVisible(self.width() >= character * 140)

    def home(self) -> QWidget:
        return self.table.view

    def refresh(self) -> None:
        file = self.desk.bridge.file
        actions = file.history(LIMIT) if file is not None else ()
        tables = file.history_tables(actions[-1].id) if file is not None and actions else {}
        self._lines = history_lines(actions, tables)
        published = [line for line in self._lines if line.done and "publications" in tables.get(line.id, ())]
        issues = self.desk.bridge.book.publications
        self._issue = (published[0].id, issues[-1].issue_number) if published and issues else None
        self._say_ways()
        self._list_people()
        self._list_days()
        self._narrow()

    def go_back(self) -> None:
        """Undo everything after the chosen line; it can be done again from here."""
        line = self.table.current()
        if line is not None:
            self._go_back(line)

    def back_to_morning(self) -> None:
        """The nursery as it was when today began."""
        before = [line.id for line in self._lines if line.done and line.day < self.desk.bridge.today]
        self.desk.bridge.do(lambda file: file.undo_to(max(before, default=0)))

    # -- what is listed ---------------------------------------------------------------------------

    def _when(self, line: HistoryLine) -> str:
        return f"{day_words(line.day, self.desk.bridge.today, short=True)}, {line.clock}"

    def _list_people(self) -> None:
        chosen = self.who.currentText()
        names = sorted({line.action.by_whom for line in self._lines if line.action.by_whom})
        self.who.clear()
        self.who.addItems([_EVERYBODY, *names])
        self.who.setCurrentIndex(max(0, self.who.findText(chosen)))

    def _list_days(self) -> None:
        today = self.desk.bridge.today
        counts = Counter(line.day for line in self._lines)
        days = [
            DayLine(day, day_words(day, today, short=True), counts[day])
            for day in sorted(counts, reverse=True)
        ]
        self.days.set_rows([DayLine(None, "All days", len(self._lines)), *days] if days else [])
        self.days.choose_first()

    def _say_ways(self) -> None:
        today = self.desk.bridge.today
        todays = sum(line.done and line.day >= today for line in self._lines)
        words = f"Back to this morning ({plural(todays, 'change')})" if todays else "Back to this morning"
        self.morning_button.setText(f" {words}")
        self.morning_button.setAccessibleName(words)
        self.morning_button.setEnabled(bool(todays) and self._can_change())
        issue = f"Since issue {self._issue[1]}" if self._issue else "Since the last issue"
        self.issue_button.setText(f" {issue}")
        self.issue_button.setAccessibleName(issue)
        self.issue_button.setEnabled(self._issue is not None)
        if self._issue is None:
            self.issue_button.setChecked(False)

    def _can_change(self) -> bool:
        file = self.desk.bridge.file
        return file is not None and not file.read_only

    def _turn_issue(self) -> None:
        self._narrow()

    def _narrow(self) -> None:
        """Show what the day, the person, the page and the issue leave."""
        day = self.days.current()
        who, about = self.who.currentText(), self.about.currentIndex()
        page = list(PAGES)[about - 1] if about > 0 else ""
        after = self._issue[0] if self._issue and self.issue_button.isChecked() else -1
        shown = [
            line
            for line in self._lines
            if (day is None or day.day in (None, line.day))
            and (who in ("", _EVERYBODY) or line.action.by_whom == who)
            and (not page or page in line.pages)
            and line.id > after
        ]
        self.table.set_rows(shown)
        count = plural(len(shown), "change")
        self._panel.second.setText(f"{count}, newest first" if shown else "")
        self.table.choose_first()
        self._chosen(self.table.current())

    def _chosen(self, line: HistoryLine | None) -> None:
        file = self.desk.bridge.file
        if line is None or file is None:
            self.detail.show_line(None, (), (), can_change=False)
            return
        if line.done:
            going = [one for one in self._lines if one.done and one.id > line.id]
        else:
            going = [one for one in reversed(self._lines) if not one.done and one.id <= line.id]
        did = change_words(self.desk.bridge.book, file.history_changes(line.id))
        self.detail.show_line(line, did, going, can_change=self._can_change())

    def _go_back(self, line: HistoryLine) -> None:
        if line.done:
            self.desk.bridge.do(lambda file: file.undo_to(line.id))

    def _go_again(self, line: HistoryLine) -> None:
        self.desk.bridge.do(lambda file: file.redo_to(line.id))
