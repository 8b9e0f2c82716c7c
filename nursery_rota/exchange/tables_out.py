"""Every table of the nursery's file for a spreadsheet: one workbook, or a folder of CSV files.

Names of tables and columns are those of the file. What people typed stays text and is never calculated.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from nursery_rota.domain.tables import TABLES
from nursery_rota.errors import FileProblem
from nursery_rota.exchange.cells import harmless
from nursery_rota.exchange.out_file import put_file

Rows = Sequence[Mapping[str, Any]]

_LONGEST_CELL = 32_767
"""Letters that a cell of a workbook can hold."""
_WIDEST = 48
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(tables: Mapping[str, Rows], target: Path) -> None:
    """A workbook with one sheet a table; dates are dates, lists are JSON text. Whole or not at all.

    ``FileProblem`` where it cannot be written, or where a text is longer than a cell can be.
    """
    content = io.BytesIO()
    with Workbook(content, _OPTIONS) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for table, rows in tables.items():
            _write_sheet(book.add_worksheet(table), table, rows, bold, day)
    put_file(target, content.getvalue())


def write_csv_folder(tables: Mapping[str, Rows], target: Path) -> None:
    """A folder with one ``.csv`` a table; files of the same names are replaced, others left alone.

    All are written beside it first, so that a full disk changes nothing. ``FileProblem`` where the folder does
    not take them.
    """
    try:
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as trouble:
        raise _unwritable(target, trouble) from trouble
    try:
        for table, rows in tables.items():
            (draft / f"{table}.csv").write_bytes(_csv(table, rows))
        target.mkdir(exist_ok=True)
        for table in tables:
            os.replace(draft / f"{table}.csv", target / f"{table}.csv")
    except OSError as trouble:
        raise _unwritable(target, trouble) from trouble
    finally:
        shutil.rmtree(draft)


def _unwritable(target: Path, trouble: OSError) -> FileProblem:
    return FileProblem(
        f"The folder {target.name} cannot be written ({trouble.strerror}). Choose another place or make room."
    )


def _heads(table: str, rows: Rows) -> list[str]:
    """The columns of the file, also of an empty table; then whatever else the rows have."""
    heads = [column.name for column in fields(TABLES[table])] if table in TABLES else []
    return list(dict.fromkeys([*heads, *(name for row in rows for name in row)]))


def _csv(table: str, rows: Rows) -> bytes:
    out = io.StringIO(newline="")
    heads = _heads(table, rows)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        cells = (_plain(row.get(name)) for name in heads)
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    # The mark at the front makes spreadsheet programs read "ł" and "é" as they are.
    return out.getvalue().encode("utf-8-sig")


def _plain(value: Any) -> Any:
    """Lists and objects as JSON text, yes and no as 1 and 0, everything else as it is."""
    if isinstance(value, bool):
        return int(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _write_sheet(sheet: Worksheet, table: str, rows: Rows, bold: Format, day: Format) -> None:
    heads = _heads(table, rows)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, heads, bold)
    widths = [len(head) for head in heads]
    for y, row in enumerate(rows, 1):
        for x, name in enumerate(heads):
            value = _plain(row.get(name))
            widths[x] = max(widths[x], len(str(value if value is not None else "")))
            _write_cell(sheet, (y, x), name, value, day, f"{table}, row {y + 1}")
    for x, width in enumerate(widths):
        sheet.set_column(x, x, min(width + 2, _WIDEST))
    if rows:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], name: str, value: Any, day: Format, place: str
) -> None:
    if value is None:
        return
    if not isinstance(value, str):
        sheet.write_number(*at, value)
        return
    if len(value) > _LONGEST_CELL:
        raise FileProblem(
            f"A text in {place}, is too long for a spreadsheet. Choose .json or a folder of .csv files instead."
        )
    date_ = _date(name, value)
    if date_ is None:
        sheet.write_string(*at, value)
    else:
        sheet.write_datetime(*at, date_, day)


def _date(column: str, text: str) -> date | None:
    """The day in a column of dates; spreadsheets know no day before 1900."""
    if not column.endswith(("_on", "_from", "_to", "date_of_birth", "on_date")):
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year >= 1900 and text == found.isoformat() else None
