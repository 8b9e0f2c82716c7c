"""A month or a term as one panel: what it comes to, by date or by family, the table, the key of signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nursery_rota.domain.term_shapes import TermSheet
from nursery_rota.gui.rota.key_strip import KeyItem, KeyStrip
from nursery_rota.gui.rota.panel import RuleLine
from nursery_rota.gui.rota.term_grid import Arrangement, Square, by_date, by_family
from nursery_rota.gui.rota.term_table import TermTable
from nursery_rota.gui.widgets.buttons import SegmentedButtons
from nursery_rota.gui.widgets.empty_state import EmptyState
from nursery_rota.gui.widgets.plain import plain_label
from nursery_rota.gui.widgets.tags import Tag
from nursery_rota.wording import MONTHS

EMPTY = "This term has no open days. Add its dates in Timetable."
_TAGS = (
    ("worked", "ok", "tick"),
    ("missed", "muted", "no"),
    ("to_mark", "warn", "note"),
    ("planned", "accent", "counts"),
    ("empty", "bad", "law"),
)
_WORDS = {"to_mark": "to mark as worked or missed"}
KEY: tuple[KeyItem, ...] = (
    ("tick", "worked", "ok"),
    ("no", "missed", "bad"),
    ("swap", "cover made", "muted"),
    ("counts", "planned, counts in ratio", "accent"),
    ("additional", "additional", "muted"),
    ("watching", "watching", "plum"),
    ("buddy", "with a buddy", "muted"),
    ("level", "level", ""),
    ("pin", "pinned", "text"),
    ("changed", "changed", "text"),
    ("empty", "empty place", "bad"),
)


class TermView(QFrame):
    """Shows one ``TermSheet``; nothing is written here."""

    day_wanted = Signal(object)
    """A date to be shown in the week view."""
    family_wanted = Signal(int)
    arranged = Signal(str)
    """"date" or "family" was chosen."""
    timetable_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName("Month or term of the rota")
        self._sheet: TermSheet | None = None
        self._today: date | None = None
        self.table = TermTable(self)
        self.table.opened.connect(self._open)
        self.empty = EmptyState("", EMPTY, [("timetable", "Go to Timetable")])
        self.empty.chosen.connect(self._to_timetable)
        self.arrangement = SegmentedButtons([("date", "By date"), ("family", "By family")])
        self.arrangement.chosen.connect(self._arrange)
        self._places = plain_label("", "panel")
        self._order = plain_label("", "second")
        self.tags = {name: Tag("", tone, sign) for name, tone, sign in _TAGS}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 12, 4)
        head.setSpacing(8)
        head.addWidget(self._places)
        for tag in self.tags.values():
            head.addWidget(tag)
        head.addStretch(1)
        head.addWidget(self._order)
        head.addWidget(self.arrangement)
        for button in self.arrangement.buttons():
            button.setProperty("dense", True)
        self._key = KeyStrip(self, KEY)
        column.addLayout(head)
        column.addWidget(RuleLine(self))
        column.addWidget(self._stack, 1)
        column.addWidget(RuleLine(self))
        column.addWidget(self._key)

    def set_sheet(self, sheet: TermSheet, today: date) -> None:
        """Show ``sheet``. Of another term or month, today is chosen where it is in it."""
        other = self._sheet is None or (self._sheet.span, self._sheet.title) != (sheet.span, sheet.title)
        self._sheet, self._today = sheet, today
        self._tell_totals(sheet)
        shown = bool(sheet.weeks or (sheet.span == "month" and sheet.rows))
        self._stack.setCurrentWidget(self.table if shown else self.empty)
        self._draw()
        if other:
            self._choose_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Which line is which shift is said where there is room for it; each square says it too."""
        super().resizeEvent(event)
        self._order.setVisible(self.width() > self.fontMetrics().averageCharWidth() * 118)

    def show_empty(self) -> None:
        """There is no term to show."""
        self._sheet = None
        self._places.setText("")
        self._order.setText("")
        for tag in self.tags.values():
            tag.hide()
        self._stack.setCurrentWidget(self.empty)

    def _tell_totals(self, sheet: TermSheet) -> None:
        totals = sheet.totals
        places = "1 required place" if totals.required == 1 else f"{totals.required} required places"
        self._places.setText(places)
        for name, tag in self.tags.items():
            count = getattr(totals, name)
            words = f"{count} {_WORDS.get(name, name)}"
            tag.set_words(words + (_made_up(sheet.totals.make_ups) if name == "missed" else ""))
            tag.setVisible(count > 0)

    def _draw(self) -> None:
        if self._sheet is None:
            return
        by = self.arrangement.current()
        self._order.setText(self._sheet.order if by == "date" else "")
        self.table.set_grid(by_family(self._sheet) if by == "family" else by_date(self._sheet))

    def _choose_first(self) -> None:
        if self._today is not None and self.table.choose_day(self._today):
            return
        grid = self.table.terms.grid
        if grid is not None and grid.lines:
            now = next((number for number, head in enumerate(grid.columns) if head.marked), 0)
            self.table.choose(0, now)

    def show_by(self, arrangement: Arrangement) -> None:
        self.arrangement.set_current(arrangement)
        self._draw()

    def _arrange(self, arrangement: str) -> None:
        self._draw()
        self._choose_first()
        self.arranged.emit(arrangement)

    def chosen_day(self) -> date | None:
        """The day of the chosen square."""
        square = self.table.square()
        return square.on_date if square is not None else None

    def step_empty(self, forward: bool) -> bool:
        """F8: to the next empty place, by date."""
        if self.arrangement.current() != "date":
            self.show_by("date")
            self.arranged.emit("date")
        return self.table.step_empty(forward)

    def _open(self, square: Square) -> None:
        if square.family_id is not None:
            self.family_wanted.emit(square.family_id)
        elif square.on_date is not None:
            self.day_wanted.emit(square.on_date)

    def _to_timetable(self) -> None:
        self.timetable_wanted.emit()


def _made_up(dates: Sequence[date]) -> str:
    """ ", make-up on 8 Dec"; of several how many there are."""
    if len(dates) == 1:
        return f", make-up on {dates[0].day} {MONTHS[dates[0].month - 1][:3]}"
    return f", {len(dates)} made up for" if dates else ""
