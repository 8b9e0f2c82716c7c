"""Families from the spreadsheet that a nursery has: what would be brought in, before anything is written.

It owns the way from a file, or from what was copied out of one, to a preview. It must not know the nursery's
own file, nor who is in it already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nursery_rota.domain.drafts import Edits, FamiliesPreview, RowRead
from nursery_rota.errors import ImportProblem
from nursery_rota.exchange.csv_grid import csv_grids
from nursery_rota.exchange.family_groups import grouped
from nursery_rota.exchange.family_row import FamilyRow, read_row
from nursery_rota.exchange.grid import Cell, Grid, Line, clean
from nursery_rota.exchange.layout import Layout, best_layout
from nursery_rota.exchange.row_notes import row_note
from nursery_rota.exchange.xlsx_grid import xlsx_grids
from nursery_rota.wording import short_date

LARGEST = 16 * 2**20
"""Bytes. A sheet of a thousand families has a tenth of a megabyte; logos in it may add a few."""
_TEXT = {".csv", ".txt", ".tsv"}
_ZIP = b"PK"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
PASTED = "What you pasted"
_NO_EDITS = Edits()


@dataclass(frozen=True)
class FamiliesSheet:
    """A sheet that was read once and can be understood again and again, as columns and cells are set right."""

    name: str
    grid: Grid
    layout: Layout

    def preview(self, edits: Edits = _NO_EDITS) -> FamiliesPreview:
        """What would come in. Rows that are left out are told with the reason."""
        layout = self.layout.understood_as(edits.meanings) if edits.meanings else self.layout
        lines = [
            _edited(line, edits.cells)
            for line in self.grid.lines
            if line.number >= layout.first_row and line.number not in edits.left_out
        ]
        rows = [(line, row) for line in lines if (row := read_row(line, layout)) is not None]
        families, rejected = grouped(row for _, row in rows)
        columns = layout.columns()
        return FamiliesPreview(families, rejected, columns, tuple(_told(*pair, layout) for pair in rows))

    def texts(self, row: int) -> Mapping[int, str]:
        """What stands in one row of the sheet, by column, as it came."""
        line = next((line for line in self.grid.lines if line.number == row), None)
        return _texts(line) if line is not None else {}


def read_families(source: Path) -> FamiliesPreview:
    """Read a ``.csv`` or ``.xlsx`` file. What is left out is in the preview, row by row, with the reason.

    ``ImportProblem`` where the file cannot be read at all, or has no row that names its columns.
    """
    return open_sheet(source).preview()


def open_sheet(source: Path) -> FamiliesSheet:
    """The sheet of a ``.csv`` or ``.xlsx`` file that looks most like families; ``ImportProblem`` as above."""
    content = _content(source)
    if content.startswith(_OLD_OFFICE):
        raise ImportProblem(
            f"{source.name} is of an older kind, or has a password. Save it as .xlsx without one, and try again."
        )
    if content.startswith(_ZIP):
        grids = xlsx_grids(content, source.name)
    elif source.suffix.lower() in _TEXT:
        grids = csv_grids(content, source.name)
    else:
        raise ImportProblem(f"{source.name} is not a spreadsheet. Save it as .xlsx or .csv, and try again.")
    return FamiliesSheet(source.name, *best_layout(grids, source.name))


def pasted_sheet(text: str) -> FamiliesSheet:
    """A table as spreadsheet programs put it on the clipboard, with its heads; ``ImportProblem`` otherwise."""
    if not text.strip():
        raise ImportProblem(
            "Nothing is copied. Mark the table in your spreadsheet with its heads, copy it, then paste it here."
        )
    content = text.encode("utf-8", "replace")
    if len(content) > LARGEST:
        raise ImportProblem(f"{PASTED} is too large. Copy only the families, and paste again.")
    return FamiliesSheet(PASTED, *best_layout(csv_grids(content, PASTED), PASTED))


def _edited(line: Line, cells: Mapping[tuple[int, int], str]) -> Line:
    own = {column: text for (row, column), text in cells.items() if row == line.number}
    if not own:
        return line
    width = max(len(line.cells), max(own) + 1)
    return Line(line.number, tuple(clean(own[i]) if i in own else line[i] for i in range(width)))


def _told(line: Line, row: FamilyRow, layout: Layout) -> RowRead:
    return RowRead(line.number, _texts(line), row.doubt or row_note(line, row, layout), row.doubt_column)


def _texts(line: Line) -> dict[int, str]:
    return {i: _text(cell) for i, cell in enumerate(line.cells) if cell is not None}


def _text(cell: Cell) -> str:
    return short_date(cell) if isinstance(cell, date) else " ".join(str(cell).split())


def _content(source: Path) -> bytes:
    try:
        if source.stat().st_size > LARGEST:
            raise ImportProblem(
                f"{source.name} is too large. Copy the families into a new spreadsheet, and bring that one in."
            )
        return source.read_bytes()
    except FileNotFoundError as trouble:
        raise ImportProblem(f"There is no file {source}. Check its name.") from trouble
    except (OSError, ValueError) as trouble:
        raise ImportProblem(
            f"{source.name} cannot be opened. Close it in other programs, and try again."
        ) from trouble
