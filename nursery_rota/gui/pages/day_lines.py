"""What a day holds, as lines for a table: who is there, in which shift, and what became of it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.sheets import Cell, Chip, WeekSheet
from nursery_rota.gui.models.words import value_title
from nursery_rota.wording import plural, short_date


@dataclass(frozen=True)
class DayLine:
    """One person or empty place of the day."""

    id: tuple[str, int, int]
    shift: str
    starts_at: int
    cell: Cell
    chip: Chip

    @property
    def name(self) -> str:
        return self.chip.full_name or self.chip.name

    @property
    def standing(self) -> str:
        """How they are there: "manager", "counts in ratio", "Empty", "first call"."""
        words = {"counts": "counts in ratio", "additional": "additional", "reserve": "first call"}
        return self.chip.word or words.get(self.chip.state, self.chip.state)


@dataclass(frozen=True)
class CheckLine:
    """A check that runs out soon or has run out."""

    id: int
    name: str
    what: str
    expires_on: date
    past: bool


def day_lines(book: Book, sheet: WeekSheet, day: date) -> list[DayLine]:
    """Everybody of ``day`` in the order of the grid."""
    lines = []
    for row_number, row in enumerate(sheet.rows):
        for cells in row.cells:
            for cell in cells:
                if cell.on_date != day:
                    continue
                shift = book.shift.get(cell.shift_id) if cell.shift_id is not None else None
                starts = shift.starts_at if shift else 0
                for number, chip in enumerate(cell.chips):
                    key = (chip.state, chip.duty_id or chip.person_id or 0, row_number * 100 + number)
                    lines.append(DayLine(key, shift.name if shift else row.title, starts, cell, chip))
    return lines


def need_words(book: Book, sheet: WeekSheet, day: date) -> list[tuple[str, bool]]:
    """A sentence for each care shift of the day, and whether it is short."""
    said = []
    for row in sheet.rows:
        for cell in (cell for cells in row.cells for cell in cells):
            if cell.on_date != day or cell.need is None:
                continue
            known = book.shift.get(cell.shift_id) if cell.shift_id is not None else None
            shift = known.name if known is not None else row.title
            there = f"{cell.need.there} of {plural(cell.need.needed, 'adult')}"
            short = f", {cell.need.short} short" if cell.need.short else ""
            said.append(
                (
                    f"{shift}: {there}{short}. {plural(cell.need.children, 'child', 'children')}.",
                    bool(cell.need.short),
                )
            )
    return said


def checks_that_end(book: Book, today: date, days: int = 60) -> list[CheckLine]:
    """Newest check of each kind and person that has run out in the last or runs out in the next ``days``."""
    newest: dict[tuple[int, str], CheckLine] = {}
    for check in book.checks:
        person = book.person.get(check.person_id)
        if person is None or check.expires_on is None or (person.left_on and person.left_on < today):
            continue
        line = CheckLine(
            check.id,
            full_name(person),
            value_title("checks", "kind", check.kind),
            check.expires_on,
            check.expires_on < today,
        )
        known = newest.get((person.id, check.kind))
        if known is None or known.expires_on < check.expires_on:
            newest[(person.id, check.kind)] = line
    near = timedelta(days=days)
    found = [line for line in newest.values() if today - near <= line.expires_on <= today + near]
    return sorted(found, key=lambda line: line.expires_on)


def check_sentence(line: CheckLine) -> str:
    verb = "ran out" if line.past else "runs out"
    return f"{line.what.partition(' (')[0]} {verb} {short_date(line.expires_on)}"
