"""Families from the spreadsheet that a nursery has: what would be brought in, before anything is written.

It owns the way from a file to a preview. It must not know the nursery's own file, nor who is in it already.
"""

from __future__ import annotations

from pathlib import Path

from nursery_rota.domain.drafts import FamiliesPreview
from nursery_rota.errors import ImportProblem
from nursery_rota.exchange.csv_grid import csv_grids
from nursery_rota.exchange.family_groups import grouped
from nursery_rota.exchange.family_row import read_row
from nursery_rota.exchange.layout import best_layout
from nursery_rota.exchange.xlsx_grid import xlsx_grids

LARGEST = 16 * 2**20
"""Bytes. A sheet of a thousand families has a tenth of a megabyte; logos in it may add a few."""
_TEXT = {".csv", ".txt", ".tsv"}
_ZIP = b"PK"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_families(source: Path) -> FamiliesPreview:
    """Read a ``.csv`` or ``.xlsx`` file. What is left out is in the preview, row by row, with the reason.

    ``ImportProblem`` where the file cannot be read at all, or has no row that names its columns.
    """
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
    grid, layout = best_layout(grids, source.name)
    below = (line for line in grid.lines if line.number >= layout.first_row)
    rows = (read_row(line, layout) for line in below)
    families, rejected = grouped(row for row in rows if row is not None)
    return FamiliesPreview(families, rejected, layout.columns())


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
