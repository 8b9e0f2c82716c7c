"""A CSV file as grids, one for each way to cut it into columns.

Which of them makes sense is for the reader of the heads to say.
"""

from __future__ import annotations

import csv
import io

from nursery_rota.errors import ImportProblem
from nursery_rota.exchange.cells import without_guard
from nursery_rota.exchange.grid import Cell, Grid, clean, lines_of

SEPARATORS = (",", ";", "\t")


def csv_grids(content: bytes, name: str) -> list[Grid]:
    """The text cut at commas, at semicolons, at tabs; ``ImportProblem`` where it is no text or no table."""
    text = _text(content, name)
    return [Grid(lines_of(_rows(text, separator, name), name)) for separator in SEPARATORS]


def _text(content: bytes, name: str) -> str:
    """UTF-8; UTF-16 where its mark says so; else the Western European code page that Excel writes."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for code in ["utf-16"] if marked else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ImportProblem(f"{name} is not a table in plain text. Save the spreadsheet as .xlsx, and try again.")


def _rows(text: str, separator: str, name: str) -> list[list[Cell]]:
    try:
        return [
            [clean(without_guard(cell)) for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        ]
    except csv.Error as trouble:
        raise ImportProblem(
            f"{name} cannot be read as a table. Save the spreadsheet as .xlsx, and try again."
        ) from trouble
