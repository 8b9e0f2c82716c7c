"""The spreadsheet of families: empty with an example to fill in, or with the rows of a nursery; and a sheet that
explains.

What it offers is what the reader understands; a test brings the template itself in.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from nursery_rota.exchange.out_file import put_file

_EXAMPLE_BIRTH = date(2023, 3, 14)
_COLUMNS: tuple[tuple[str, str | date, int, str], ...] = (
    ("Surname", "Example", 18, "The family's name. Rows with the same parents become one family."),
    ("Parent 1 first name", "Kwame", 20, "The first parent who takes turns."),
    ("Parent 1 last name", "Adjei", 20, "Leave it empty where the parent has the family's name."),
    ("Parent 1 phone", "07700 900211", 18, "Any form will do. It is printed only where the parent agrees."),
    ("Parent 1 e-mail", "kwame@example.org", 26, "Optional."),
    ("Parent 2 first name", "Abena", 20, "Optional."),
    ("Parent 2 last name", "Adjei", 20, "Optional."),
    ("Parent 2 phone", "07700 900212", 18, "Optional."),
    ("Parent 2 e-mail", "", 26, "Optional."),
    ("Child first name", "Kofi", 18, "One child a row. Give brothers and sisters rows of their own."),
    ("Child date of birth", _EXAMPLE_BIRTH, 18, "Day first: 14/03/2023. It says how many adults are needed."),
    ("Child start date", "", 18, "Only for children who start later."),
    ("Days", "Tu We Th", 16, "Such as Mo We Fr, Mon-Fri, or Mon am, Tue pm. They become bookings."),
    (
        "Notes",
        "Delete this row before you bring your own families in.",
        44,
        "Anything you want to keep in mind.",
    ),
)
_ABOUT = (
    "Fill in the sheet “Families”, one row for each child. Keep the first row: it names the columns.",
    "Columns that you do not need may stay empty, or be removed. Columns of your own are left alone.",
    "Then choose File, Import families. You see what will happen to each row before anything is written.",
)


Cell = str | date
HEADS = tuple(head for head, *_ in _COLUMNS)


def write_template(target: Path) -> None:
    """Write the workbook with its example to ``target``, whole or not at all; ``FileProblem`` where it cannot be
    written."""
    write_sheet(target, [tuple(example for _, example, *_ in _COLUMNS)])


def write_sheet(target: Path, rows: Iterable[Sequence[Cell]]) -> None:
    """Write ``rows``, each in the order of ``HEADS``; ``FileProblem`` as above."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        _families(book.add_worksheet("Families"), rows, bold, text, day)
        _explanation(book.add_worksheet("How to fill this in"), bold, book.add_format({"text_wrap": True}))
    put_file(target, content.getvalue())


def _families(
    sheet: Worksheet, rows: Iterable[Sequence[Cell]], bold: Format, text: Format, day: Format
) -> None:
    sheet.freeze_panes(1, 0)
    # Cells for text keep the leading 0 of a phone number; cells for dates show dates day first.
    forms = [day if "date" in head else text for head in HEADS]
    for x, (head, _, width, _) in enumerate(_COLUMNS):
        sheet.set_column(x, x, width, forms[x])
        sheet.write_string(0, x, head, bold)
    for y, row in enumerate(rows, 1):
        for x, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(y, x, cell, forms[x])
            elif cell:
                sheet.write_string(y, x, cell, forms[x])


def _explanation(sheet: Worksheet, bold: Format, wrapped: Format) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80, wrapped)
    for y, sentence in enumerate(_ABOUT):
        sheet.write_string(y, 1, sentence, wrapped)
    top = len(_ABOUT) + 1
    sheet.write_string(top, 1, "What belongs into each of them", bold)
    for y, (head, _, _, says) in enumerate(_COLUMNS, top + 1):
        sheet.write_string(y, 0, head)
        sheet.write_string(y, 1, says, wrapped)
