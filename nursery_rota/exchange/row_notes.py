"""What a row was read as where that is not what stands in it, for the person who checks the preview.

One or two short sentences a row; nothing where a row says what it means.
"""

from __future__ import annotations

import re

from nursery_rota.exchange.days_in import day_words
from nursery_rota.exchange.family_row import FamilyRow
from nursery_rota.exchange.grid import Line
from nursery_rota.exchange.layout import Layout
from nursery_rota.wording import full_date

_PLAIN_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", re.ASCII)


def row_note(line: Line, row: FamilyRow, layout: Layout) -> str:
    """What was made of dates, days and phone numbers typed in a way of their own; "" where nothing was."""
    notes: list[str] = []
    for child, where in zip(row.children, layout.children, strict=False):
        born = line[where.columns["born"]] if "born" in where.columns else None
        if isinstance(born, str) and not _PLAIN_DATE.fullmatch(born):
            notes.append(f"Date read as {full_date(child.date_of_birth)}.")
        said = line[where.columns["days"]] if "days" in where.columns else None
        if child.days and any(day.part for day in child.days) and said is not None:
            notes.append(f"Comes {day_words(child.days)}.")
    phones = {line[where.columns["phone"]] for where in layout.parents if "phone" in where.columns}
    if any(parent.phone and parent.phone not in phones for parent in row.parents):
        notes.append("Phone: the leading 0 was put back.")
    return " ".join(dict.fromkeys(notes))
