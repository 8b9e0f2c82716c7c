"""Dates as people type them in a spreadsheet, day first.

It says what is wrong with a date in the first half of a sentence; whose date it is and what to do about it is
for the caller to add.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from nursery_rota.domain.drafts import name_key
from nursery_rota.exchange.grid import Cell
from nursery_rota.wording import MONTHS

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.]+z?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})(?: [\d:.]+)?", re.ASCII)
_DAY_MONTH = re.compile(
    r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]*(?:of )?([a-z]+)\.?,?[-/. ]*(\d{4}|\d{2})?", re.ASCII
)
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})", re.ASCII)
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.0+)?", re.ASCII)
_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of spreadsheets. Five digits reach from 1954 to 2118, and no one writes a day or a year with five."""


class NotADate(ValueError):
    """``str()`` of it says what is so: "31 February does not exist"."""


def day_of(cell: str | date) -> date:
    """The day that a cell means, as a date cell, ``12/3/2023`` (12 March), ``2023-03-12``, ``12 Mar 2023`` or
    a bare serial number. Years of two digits are 20xx: these are small children. ``NotADate`` otherwise."""
    if isinstance(cell, date):
        return cell
    text = name_key(cell)
    if found := _ISO.fullmatch(text):
        return _day(cell, found[3], int(found[2]), found[1])
    if found := _DAY_FIRST.fullmatch(text):
        return _day(cell, found[1], int(found[2]), found[3])
    if found := _DAY_MONTH.fullmatch(text):
        return _day(cell, found[1], _month(cell, found[2]), found[3])
    if found := _MONTH_DAY.fullmatch(text):
        return _day(cell, found[2], _month(cell, found[1]), found[3])
    if _SERIAL.fullmatch(text):
        return _SERIAL_ZERO + timedelta(days=int(float(text)))
    raise NotADate(f"{quoted(cell)} is not a date")


def quoted(cell: Cell, most: int = 40) -> str:
    """What stands in a cell, between quotation marks, on one line and not too long."""
    text = " ".join(str(cell).split())
    return f"“{text if len(text) <= most else text[: most - 1].rstrip() + '…'}”"


def _month(cell: str, word: str) -> int:
    for number, month in enumerate(MONTHS, 1):
        if word == "sept" or (len(word) >= 3 and month.casefold().startswith(word)):
            return 9 if word == "sept" else number
    raise NotADate(f"{quoted(cell)} is not a date")


def _day(cell: str, day: str, month: int, year: str | None) -> date:
    if year is None:
        raise NotADate(f"{quoted(cell)} has no year")
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if not 1 <= month <= 12:
        raise NotADate(f"{quoted(cell)} is read day first, and there is no month {month}")
    try:
        return date(full, month, int(day))
    except ValueError as trouble:
        name = f"{int(day)} {MONTHS[month - 1]}"
        raise NotADate(
            f"{name} {full} does not exist" if name == "29 February" else f"{name} does not exist"
        ) from trouble
