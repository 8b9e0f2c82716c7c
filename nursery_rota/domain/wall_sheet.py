"""The week for the wall: the same sheet as on screen, without the names of families that hide from prints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import teaching_weeks
from nursery_rota.domain.privacy import hidden
from nursery_rota.domain.sheets import Chip, WeekSheet
from nursery_rota.domain.tables import Term
from nursery_rota.domain.week import week_sheet
from nursery_rota.wording import long_day, short_day

UNNAMED = "Taken"
"""What stands on paper for somebody whom no print may name: the place is not free."""


def wall_weeks(book: Book, term: Term, today: date) -> tuple[WeekSheet, ...]:
    """The teaching weeks of a term as they may hang on a wall."""
    return tuple(wall_sheet(book, monday, today) for monday in teaching_weeks(book, term))


def wall_sheet(book: Book, monday: date, today: date) -> WeekSheet:
    """One week as it may hang on a wall."""
    sheet = week_sheet(book, monday, today)
    if not any(f.hide_on_prints for f in book.families):
        return sheet
    rows = tuple(
        replace(
            row,
            cells=tuple(
                tuple(replace(c, chips=tuple(_for_paper(book, chip) for chip in c.chips)) for c in day)
                for day in row.cells
            ),
        )
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


def single_days(sheet: WeekSheet) -> tuple[WeekSheet, ...]:
    """Each open day of the week as a sheet of its own, for print that is read from afar."""
    return tuple(
        replace(
            sheet,
            title=short_day(day.on_date),
            long_title=long_day(day.on_date),
            days=(day,),
            rows=tuple(
                replace(row, cells=(row.cells[number],)) for row in sheet.rows if any(row.cells[number])
            ),
        )
        for number, day in enumerate(sheet.days)
        if day.closed is None
    )


def _for_paper(book: Book, chip: Chip) -> Chip:
    if chip.person_id is None or not hidden(book, chip.person_id):
        return chip
    return replace(chip, name=UNNAMED, full_name="", why="", spoken=UNNAMED)
