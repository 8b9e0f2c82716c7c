"""A workbook as grids, one a sheet, read with care: the file comes from outside.

Formulas are read as the values they had when the workbook was saved. Nothing of the workbook is kept.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.worksheet.cell_range import CellRange

from nursery_rota.errors import ImportProblem, RotaProblem
from nursery_rota.exchange.grid import MOST_COLUMNS, Cell, Grid, Merge, clean, fill_down, lines_of

LARGEST_UNPACKED = 48 * 2**20
"""Bytes of all tables and texts of the workbook together; pictures do not count, they are not read."""
_MOST_PARTS = 2_000
_MOST_MERGES = 2_000
_LAST_ROW = 2**20
"""The last row that a sheet can have."""
_NOTHING = (None,) * (MOST_COLUMNS + 1)
_RANGE = re.compile(r"\$?[A-Z]{1,3}\$?[0-9]{1,7}:\$?[A-Z]{1,3}\$?[0-9]{1,7}")


def xlsx_grids(content: bytes, name: str) -> list[Grid]:
    """The sheets in their order, hidden ones last. ``ImportProblem`` where it is no workbook or too large."""
    try:
        _refuse_bomb(content, name)
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it leaves out; values are all that is wanted here.
            warnings.simplefilter("ignore")
            return _sheets(content, name)
    except RotaProblem:
        raise
    except Exception as trouble:
        # A damaged workbook makes the library raise nearly anything: each means the same to a person.
        raise ImportProblem(
            f"{name} cannot be read as a spreadsheet. Open it in your spreadsheet program, "
            "save it again as .xlsx, and try again."
        ) from trouble


def _refuse_bomb(content: bytes, name: str) -> None:
    """Look at the sizes before anything is unpacked; a part that says too little is cut off there."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    unpacked = sum(p.file_size for p in parts if not p.filename.startswith("xl/media/"))
    if len(parts) > _MOST_PARTS or unpacked > LARGEST_UNPACKED:
        raise ImportProblem(
            f"{name} is too large. Copy the families into a new spreadsheet, and bring that one in."
        )


def _sheets(content: bytes, name: str) -> list[Grid]:
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        grids = []
        for sheet in sorted(workbook.worksheets, key=lambda sheet: sheet.sheet_state != "visible"):
            rows = sheet.iter_rows(max_row=_LAST_ROW, max_col=MOST_COLUMNS + 1, values_only=True)
            # A row far below makes a million empty ones above it: they must cost next to nothing.
            filled = (() if row == _NOTHING else [_cell(value) for value in row] for row in rows)
            lines = lines_of(filled, name)
            if lines:
                # A sheet that is read row by row does not tell its merged cells: its XML does.
                with sheet._get_source() as part:  # type: ignore[attr-defined]
                    merges = tuple(_merges(part, name))
                grids.append(Grid(fill_down(lines, merges), merges))
        return grids
    finally:
        workbook.close()


def _merges(part: IO[bytes], name: str) -> Iterator[Merge]:
    found = 0
    for _, element in ElementTree.iterparse(part):
        reference = element.get("ref", "")
        if element.tag.rpartition("}")[2] == "mergeCell" and _RANGE.fullmatch(reference):
            found += 1
            if found > _MOST_MERGES:
                raise ImportProblem(
                    f"{name} has more than {_MOST_MERGES:,} merged cells. Unmerge them, and try again."
                )
            corners = CellRange(reference)
            right = min(corners.max_col - 1, MOST_COLUMNS)
            yield Merge(corners.min_row, corners.min_col - 1, corners.max_row, right)
        element.clear()


def _cell(value: object) -> Cell:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean(str(value))
