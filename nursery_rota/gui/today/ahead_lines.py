"""The next days in rows: each day with its state, and under it who is on each shift. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.sheets import Cell, Chip, Day, GridRow, WeekSheet
from nursery_rota.wording import long_day, plural

DAYS = 7
"""So many days after the one on show are looked at; Sunday to Saturday in any case."""


@dataclass(frozen=True)
class AheadDay:
    """A day's head. ``state`` says how it stands in words, ``sign`` and ``token`` repeat it."""

    on_date: date
    title: str
    state: str
    sign: str
    token: str

    @property
    def spoken(self) -> str:
        return f"{self.title}: {self.state}"


@dataclass(frozen=True)
class AheadShift:
    """Who is on one shift of that day; staff before parents, empty places last."""

    on_date: date
    shift: str
    chips: tuple[Chip, ...]

    @property
    def spoken(self) -> str:
        return f"{long_day(self.on_date)}, {self.shift}: " + "; ".join(chip.spoken for chip in self.chips)


AheadRow = AheadDay | AheadShift


def ahead_rows(week: Callable[[date], WeekSheet], day: date) -> list[AheadRow]:
    """The days after ``day`` that are open or closed for a reason, with their shifts."""
    rows: list[AheadRow] = []
    for monday in sorted({monday_of(day + timedelta(days=n)) for n in range(1, DAYS + 1)}):
        sheet = week(monday)
        for column, shown in enumerate(sheet.days):
            if day < shown.on_date <= day + timedelta(days=DAYS) and shown.closed != "Not in a term":
                rows.append(_head(shown))
                rows += _shifts(sheet, column, shown)
    return rows


def _head(day: Day) -> AheadDay:
    title = long_day(day.on_date)
    if day.closed is not None:
        return AheadDay(
            day.on_date, title, f"closed, {day.closed[:1].lower()}{day.closed[1:]}", "closed", "muted"
        )
    if day.short:
        return AheadDay(day.on_date, title, f"{plural(day.short, 'adult')} short", "law", "bad")
    if not day.expects_children:
        return AheadDay(day.on_date, title, "no children", "minus", "muted")
    return AheadDay(day.on_date, title, "covered", "ok", "ok")


def _shifts(sheet: WeekSheet, column: int, day: Day) -> Iterator[AheadShift]:
    if day.closed is not None:
        return
    for row in sheet.rows:
        for cell in row.cells[column]:
            chips = tuple(chip for chip in cell.chips if chip.state != "free")
            if chips:
                yield AheadShift(day.on_date, _name(row, cell), chips)


def _name(row: GridRow, cell: Cell) -> str:
    """A helper's shift is named by its caption without the times."""
    if row.kind != "helping":
        return row.title
    words = cell.caption.split(" ")
    return " ".join(word for word in words if not word[:1].isdigit()).removesuffix(", any time")
