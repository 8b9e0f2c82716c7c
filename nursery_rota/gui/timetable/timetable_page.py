"""Timetable: when children come, when parents are on duty, terms and closed days, and what is agreed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.calendar import within
from nursery_rota.domain.money import pounds
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, button, label
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.fields import field_specs
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.models.typed import (
    write_agreed_table,
    write_date,
    write_number,
    write_scale,
)
from nursery_rota.gui.models.words import column_title, value_title
from nursery_rota.gui.pages.folding import hiding
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.pages.rows_panel import RowsPanel
from nursery_rota.gui.timetable.timetable_deeds import TimetableDeeds
from nursery_rota.gui.timetable.timetable_views import CLOSURES, ROOMS, SESSIONS, SHIFTS, TERMS
from nursery_rota.gui.timetable.week_drawing import WeekDrawing
from nursery_rota.gui.widgets.buttons import SegmentedButtons
from nursery_rota.gui.widgets.empty_state import EmptyState
from nursery_rota.store.reference import Reference

AGREED_FIELDS = (
    "name",
    "rule_set",
    "mixed_age_method",
    "ratio_scope",
    "minimum_adults",
    "holiday_region",
    "currency",
    "obligation_basis",
    "obligation_table",
    "sibling_scale",
    "max_per_day",
    "max_per_week",
    "max_per_month",
    "min_days_between",
    "same_family_together",
    "own_child",
    "duty_before_checks",
    "observing_duties",
    "buddy_duties",
    "reserves_per_shift",
    "reserve_credit",
    "notice_hours",
    "replacement_rate_pence",
    "retention_months",
)
SEGMENTS = ("The week", "Terms, closed days", "Rooms", "What we agreed")


_BESIDE = 130
"""Characters of width from which the lists stay beside the drawing while the drawer is open."""

_LISTS = 46
"""Characters of width that a list needs for its times."""


class TimetablePage(Page):
    def __init__(self, desk: Desk, reference: Reference) -> None:
        super().__init__(desk, "timetable", "Timetable")
        self._reference = reference
        self.drawer = RowDrawer(desk.bridge, reference)
        self.deeds = TimetableDeeds(desk.bridge, self.drawer, desk.notices, self)
        self._parts = QStackedWidget()
        self._segments = SegmentedButtons([(str(place), words) for place, words in enumerate(SEGMENTS)])
        self._segments.chosen.connect(self._chosen_part)
        self.toolbar.addWidget(self._segments)
        self.fold_toolbar(hiding(*self.add_undo_buttons()))
        bridge = desk.bridge
        self.sessions = RowsPanel(bridge, self.drawer, SESSIONS, adding=self.deeds.add_sessions)
        self.shifts = RowsPanel(bridge, self.drawer, SHIFTS)
        self.make_button = button("Make shifts", self.deeds.make_shifts, sign="timetable", dense=True)
        self.make_button.setToolTip("Makes a shift for every session that no shift covers yet")
        self.shifts.head.insertWidget(self.shifts.head.count() - 1, self.make_button)
        self.terms = RowsPanel(bridge, self.drawer, TERMS, adding=self.deeds.add_term)
        self.closures = RowsPanel(bridge, self.drawer, CLOSURES)
        self.holidays_button = button("Bank holidays", self.deeds.bank_holidays, sign="calendar", dense=True)
        self.closures.head.insertWidget(self.closures.head.count() - 1, self.holidays_button)
        self.rooms = RowsPanel(bridge, self.drawer, ROOMS)
        self.week = WeekDrawing()
        self.week.opened.connect(self._open_block)
        self.week.shift_wanted.connect(lambda session: self.deeds.make_shift_for(session, SHIFTS.fields))
        for panel, titles in (
            (self.sessions, ("Meal", "In use")),
            (self.shifts, ("Counts as", "Asks for", "Kind")),
        ):
            panel.table.hide_columns(titles, hidden=True)
        self._parts.addWidget(self._week_part())
        self._parts.addWidget(_beside(self.terms, self.closures))
        self._parts.addWidget(_beside(self.rooms))
        self._parts.addWidget(self._agreed_panel())
        self.body.addWidget(self._parts, 1)
        self.body.addWidget(self.drawer)
        self.drawer.shown.connect(self._share_out)

    def _week_part(self) -> QWidget:
        panel = self._week_panel = Panel("The week", dense=True)
        panel.second.setText("children at the left of a day, duties at the right")
        self.empty = EmptyState(
            "When do children come?",
            "Say when children come. Duties follow from that.",
            [("add", "Add sessions"), ("guide", "First steps, one by one")],
        )
        self.empty.chosen.connect(self._way_on)
        self._week_stack = QStackedWidget()
        self._week_stack.addWidget(self.week)
        self._week_stack.addWidget(self.empty)
        panel.add(self._week_stack, 1)
        lists = self._lists = _beside(self.sessions, self.shifts)
        holder = QWidget()
        self._week_line = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._week_line.setContentsMargins(0, 0, 0, 0)
        self._week_line.setSpacing(8)
        self._week_line.addWidget(lists, 3)
        self._week_line.addWidget(panel, 5)
        return holder

    def fit(self) -> None:
        super().fit()
        if hasattr(self, "_lists"):
            self._share_out()

    def _share_out(self) -> None:
        """Lists and drawing side by side; where there is little width the lists make room for the drawer."""
        character = self.fontMetrics().averageCharWidth()
        self.drawer.fit(self.width() // 2)
        width = self.width() - (self.drawer.width() if self.drawer.isVisible() else 0)
        wanted = min(character * _LISTS, width * 9 // 20)
        self._lists.setMinimumWidth(max(wanted, self._lists.minimumSizeHint().width()))
        self._lists.setVisible(width >= character * _BESIDE or not self.drawer.isVisible())

    def _open_block(self, table: str, row: Any) -> None:
        panel = self.sessions if table == "sessions" else self.shifts
        panel.table.choose(row.id)
        panel.open_row(row)

    def _way_on(self, key: str) -> None:
        if key == "add":
            self.deeds.add_sessions()
        else:
            self.go_to.emit(key)

    def _draw_week(self) -> None:
        book, today = self.desk.bridge.book, self.desk.bridge.today
        sessions = [s for s in book.sessions if within(today, None, s.valid_to)]
        shifts = [s for s in book.shifts if within(today, None, s.valid_to)]
        care = [s for s in shifts if s.kind == "care"]
        bare = {
            session.id
            for session in sessions
            if not any(
                s.weekday == session.weekday
                and s.starts_at <= session.starts_at
                and session.ends_at <= s.ends_at
                for s in care
            )
        }
        self._week_stack.setCurrentIndex(0 if sessions or shifts else 1)
        self.week.show_week(sessions, shifts, bare)
        self.make_button.setEnabled(bool(bare))

    def show_part(self, place: int) -> None:
        """0 to 3: sessions and shifts, terms and closed days, rooms, what we agreed."""
        self._parts.setCurrentIndex(place)
        self._segments.set_current(str(place))
        self.drawer.leave()

    def _chosen_part(self, key: str) -> None:
        self.show_part(int(key))

    def _agreed_panel(self) -> Panel:
        panel = Panel("What we agreed")
        panel.second.setText("The rules that the nursery and its meeting have chosen")
        panel.head.addWidget(button("Change", self._change_agreed, sign="edit", dense=True))
        self.agreed = Table[tuple[str, str]](
            "What we agreed",
            (
                Column("Rule", lambda pair: pair[0], bold=True, stretch=2),
                Column("Chosen", lambda pair: pair[1], stretch=3),
            ),
            empty="Nothing is agreed yet.",
            key=lambda pair: pair[0],
        )
        self.agreed.opened.connect(self._change_agreed)
        panel.add(self.agreed, 1)
        self._source = label("", "second", wrap=True)
        self._source.setContentsMargins(16, 8, 16, 10)
        panel.add(self._source)
        return panel

    def home(self) -> QWidget:
        return self.sessions.table.view

    def refresh(self) -> None:
        book = self.desk.bridge.book
        self.sessions.set_rows(sorted(book.sessions, key=lambda s: (s.weekday, s.starts_at)))
        self.shifts.set_rows(sorted(book.shifts, key=lambda s: (s.weekday, s.starts_at)))
        self.terms.set_rows(sorted(book.terms, key=lambda term: term.starts_on))
        self.closures.set_rows(sorted(book.closures, key=lambda closure: closure.starts_on))
        self.rooms.set_rows(book.rooms)
        self._draw_week()
        self.agreed.set_rows(self._agreed_lines(book.nursery))
        rules = book.rule_set
        self._source.setText(
            f"Ratio rules of {rules.name}, seen on {write_date(rules.seen_on)} ({rules.source}). "
            "They are not legal advice. Check them against the current text."
        )

    def add_row(self) -> None:
        panel = (self.sessions, self.terms, self.rooms, None)[self._parts.currentIndex()]
        if panel is not None:
            panel.add_row()

    def _agreed_lines(self, nursery: t.Nursery) -> list[tuple[str, str]]:
        specs = field_specs("nursery", self.desk.bridge.book, self._rule_set_names())
        lines = []
        for column in AGREED_FIELDS:
            value, options = getattr(nursery, column), dict(specs[column].options)
            lines.append(
                (
                    column_title("nursery", column, nursery.currency),
                    _option(options, value) or _agreed_words(column, value, nursery.currency),
                )
            )
        return lines

    def _rule_set_names(self) -> dict[str, str]:
        return {key: rule_set.name for key, rule_set in self._reference.rule_sets.items()}

    def _change_agreed(self) -> None:
        self.drawer.change("nursery", AGREED_FIELDS, self.desk.bridge.book.nursery)


def _option(options: Mapping[Any, str], value: Any) -> str | None:
    return options.get(value) if isinstance(value, str | int | None) else None


def _agreed_words(column: str, value: Any, currency: str) -> str:
    if value is None:
        return "no limit" if column.startswith("max_") else "the lawful minimum"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column.endswith("_pence"):
        return pounds(value, currency)
    if isinstance(value, int | float):
        return write_number(value)
    if column == "sibling_scale":
        return write_scale(value) or "each child weighs the same"
    if column == "obligation_table":
        return write_agreed_table(value) or "none"
    return value_title("nursery", column, value)


def _beside(*panels: RowsPanel) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for panel in panels:
        column.addWidget(panel, 1)
    return holder
