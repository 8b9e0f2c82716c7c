"""Staff on one day, from the grid: away and why, back, other hours, an extra shift.

The grid says which chip was meant; what is done stands in ``actions.staff_day``.
"""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidget

from nursery_rota.actions import staff_day
from nursery_rota.domain.sheets import Cell, Chip
from nursery_rota.domain.tables import AbsenceKind
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.people.staff_hours import StaffHours
from nursery_rota.gui.theme import icon
from nursery_rota.wording import short_day

KINDS: tuple[tuple[AbsenceKind, str, str], ...] = (
    ("sick", "Ill on this day", "T"),
    ("leave", "On leave on this day", ""),
    ("training", "On a course on this day", ""),
)
_USUAL = (9 * 60, 13 * 60)
"""Times offered where the cell has no shift of its own."""


class RotaStaff(QObject):
    def __init__(self, bridge: Bridge, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._page = bridge, page
        self._hours: StaffHours | None = None

    def asked(self, wish: str, cell: Cell, chip: Chip) -> None:
        """A key upon a member of staff: "cannot_come" turns away and back, "clear" takes an absence away,
        "edit" asks for the hours."""
        if chip.person_id is None:
            return
        away = chip.state == "away"
        if wish == "edit":
            self.ask_hours(cell, chip.person_id)
        elif away:
            self.back(chip.person_id, cell.on_date)
        elif wish == "cannot_come":
            self.away(chip.person_id, cell.on_date, "sick")

    def away(self, person_id: int, day: date, kind: AbsenceKind) -> None:
        self._bridge.do(lambda file: staff_day.mark_away(file, person_id, day, kind))

    def back(self, person_id: int, day: date) -> None:
        self._bridge.do(lambda file: staff_day.mark_back(file, person_id, day))

    def ask_hours(self, cell: Cell, person_id: int | None, at: QPoint | None = None) -> None:
        """Open the form: of one person, or with None for whoever works an extra shift."""
        if self._hours is None:
            self._hours = StaffHours(self._page)
            self._hours.wanted.connect(self._set_hours)
        book = self._bridge.book
        shift = book.shift.get(cell.shift_id) if cell.shift_id is not None else None
        times = (shift.starts_at, shift.ends_at) if shift is not None else _USUAL
        self._hours.ask(book, cell.on_date, at or QCursor.pos(), person_id, times)

    def _set_hours(self, person_id: int, day: object, starts_at: int, ends_at: int) -> None:
        on_date = cast(date, day)
        self._bridge.do(lambda file: staff_day.set_hours(file, person_id, on_date, starts_at, ends_at))

    def fill_menu(self, menu: QMenu, cell: Cell, chip: Chip | None, at: QPoint) -> None:
        """What can be done with the member of staff under the mouse, and an extra shift for any."""
        person_id = chip.person_id if chip is not None and chip.state in ("staff", "away") else None
        if chip is not None and person_id is not None:
            menu.addSeparator()
            if chip.state == "away":
                _add(menu, f"Comes on {short_day(cell.on_date)} after all", "Del", "tick").triggered.connect(
                    lambda checked=False: self.back(person_id, cell.on_date)
                )
            else:
                for kind, words, keys in KINDS:
                    _add(menu, words, keys, "away").triggered.connect(
                        lambda checked=False, k=kind: self.away(person_id, cell.on_date, k)
                    )
            _add(menu, "Other hours on this day…", "F2", "timetable").triggered.connect(
                lambda checked=False: self.ask_hours(cell, person_id, at)
            )
        if chip is None or person_id is not None:
            _add(menu, "Extra shift for staff…", "", "plus").triggered.connect(
                lambda checked=False: self.ask_hours(cell, None, at)
            )


def _add(menu: QMenu, words: str, keys: str, sign: str) -> QAction:
    return menu.addAction(icon(sign), f"{words}\t{keys}" if keys else words)
