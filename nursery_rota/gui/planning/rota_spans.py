"""How much time the rota page shows: a week, a month or a term; and the steps from one to the next.

What was chosen is remembered on this computer. Knows how to show a month or a term; the week is the page's, and
the sheets are made in ``span_sheets``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.calendar import monday_of
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.planning.span_sheets import SpanSheets, month_of
from nursery_rota.gui.planning.when_button import WhenButton
from nursery_rota.gui.rota.term_view import TermView
from nursery_rota.gui.widgets.buttons import SegmentedButtons

Span = Literal["week", "month", "term"]
_SPANS: tuple[tuple[Span, str], ...] = (("week", "Week"), ("month", "Month"), ("term", "Term"))
_SPAN, _ARRANGED = "rota_span", "rota_arranged"


class RotaSpans(QObject):
    changed = Signal()
    """Another span was chosen."""
    day_wanted = Signal(object)
    """A date to be shown in the week view."""

    def __init__(self, desk: Desk, when: WhenButton, week: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._when, self._week = desk, when, week
        self.view = TermView()
        self._monday: date | None = None
        self._instead: Callable[[], WhenButton | None] = lambda: None
        self._sheets = SpanSheets(desk, self)
        self._sheets.ready.connect(self._ready)
        self.stack = QStackedWidget()
        self.stack.addWidget(week)
        self.stack.addWidget(self.view)
        self.switch = SegmentedButtons(_SPANS)
        for number, button in enumerate(self.switch.buttons(), start=1):
            button.setToolTip(f"{button.text()} (Ctrl+Shift+{number})")
        self.switch.setAccessibleName("Week, month or term")
        self.span: Span = "week"
        stored = str(desk.settings.value(_SPAN, "week"))
        self._take(next((span for span, _ in _SPANS if span == stored), "week"))
        if desk.settings.value(_ARRANGED) == "family":
            self.view.show_by("family")
        self.switch.chosen.connect(self._chosen)
        self.view.arranged.connect(self._arranged)
        self.view.day_wanted.connect(self.day_wanted)

    def put_into(self, toolbar: QHBoxLayout) -> None:
        """Right of the button that says which week."""
        toolbar.insertWidget(toolbar.indexOf(self._when) + 1, self.switch)

    @property
    def is_week(self) -> bool:
        return self.span == "week"

    @property
    def shown(self) -> QWidget:
        """The grid of the week, or the month or term."""
        return self._week if self.is_week else self.view

    def choose(self, span: Span) -> None:
        """Show a week, a month or a term from now on, and on the next day too."""
        if span == self.span:
            return
        self._take(span)
        self._desk.settings.setValue(_SPAN, span)
        self.changed.emit()

    def _take(self, span: Span) -> None:
        self.span = span
        self.switch.set_current(span)
        words = {"week": "Week", "month": "Month", "term": "Term"}[span]
        self._when.step_by(words, self.step_from)
        self.stack.setCurrentWidget(self.shown)

    def _chosen(self, key: str) -> None:
        self.choose(next(span for span, _ in _SPANS if span == key))

    def _arranged(self, arrangement: str) -> None:
        self._desk.settings.setValue(_ARRANGED, arrangement)

    # -- showing ----------------------------------------------------------------------------------

    def refresh(self, monday: date) -> None:
        """Draw the month or term that holds the week of ``monday``; nothing to do for a week."""
        if self.span == "week":
            return
        today = self._desk.bridge.today
        self._monday = monday
        self._when.show_week(monday, *self._sheets.titles(self.span, monday), today)
        sheet = self._sheets.sheet(self.span, monday)
        if sheet is not None:
            self.view.set_sheet(sheet, today)
        elif not self._sheets.has_term(self.span, monday):
            self.view.show_empty()

    def _ready(self) -> None:
        """A large term has been laid out: show it, if it is still the one that is looked at."""
        if self._monday is not None and not self.is_week and self._desk.bridge.file is not None:
            self.refresh(self._monday)

    def doings(self) -> dict[str, Callable[[], None]]:
        """What the commands of turning and choosing do."""
        when = self._when
        return {
            "week-before": lambda: self._turn(-1),
            "week-after": lambda: self._turn(1),
            "this-week": when.this_week,
            "go-to-date": when.open,
            "term-before": lambda: when.chosen.emit(self.term_from(when.monday, -1)),
            "term-after": lambda: when.chosen.emit(self.term_from(when.monday, 1)),
            "show-week": lambda: self.choose("week"),
            "show-month": lambda: self.choose("month"),
            "show-term": lambda: self.choose("term"),
        }

    def turn_instead(self, when: Callable[[], WhenButton | None]) -> None:
        """While ``when`` answers another button, and that is on show, the keys of turning are for it."""
        self._instead = when

    def _turn(self, step: int) -> None:
        other = self._instead()
        (other if other is not None and other.isVisible() else self._when).step(step)

    # -- steps ------------------------------------------------------------------------------------

    def step_from(self, monday: date, step: int) -> date:
        """The Monday that ``step`` weeks, months or terms from ``monday`` leads to."""
        if self.span == "term":
            return self.term_from(monday, step)
        if self.span == "month":
            first = month_of(monday)
            months = first.year * 12 + first.month - 1 + step
            return _first_monday(date(months // 12, months % 12 + 1, 1))
        return monday + timedelta(weeks=step)

    def term_from(self, monday: date, step: int) -> date:
        """The first Monday of the term before or after; ``monday`` itself where there is none."""
        bridge = self._desk.bridge
        term = bridge.term_on(monday)
        terms: list[t.Term] = sorted(bridge.book.terms, key=lambda one: one.starts_on)
        place = terms.index(term) + step if term is not None else -1
        return monday_of(terms[place].starts_on) if 0 <= place < len(terms) else monday


def _first_monday(first: date) -> date:
    """The Monday of the first week whose middle lies in the month that begins on ``first``."""
    monday = monday_of(first)
    return monday if monday + timedelta(days=2) >= first else monday + timedelta(weeks=1)
