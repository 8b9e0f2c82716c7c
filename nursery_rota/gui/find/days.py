"""A day as somebody types it in a hurry: "26 nov", "next monday", "tomorrow", "in 2 weeks", "26/11".

Knows no widget and no file; "today" is an argument.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from nursery_rota.domain.calendar import monday_of
from nursery_rota.gui.models.typed import Mistyped, read_date
from nursery_rota.wording import DAYS, MONTHS

_NAMED = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1}
_UNITS = {"day": 1, "week": 7}


def read_day(text: str, today: date) -> date | None:
    """The day that ``text`` means; None where it means none.

    Without a year it is the one nearest to ``today``. A weekday is the coming one, today included; "next"
    means the week after this, "last" the week before.
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    if words in _NAMED:
        return today + timedelta(days=_NAMED[words])
    return _weekday(words, today) or _counted(words, today) or _dated(words, today)


def _weekday(words: str, today: date) -> date | None:
    match = re.fullmatch(r"(?:(next|last|this) )?([a-z]{3,})", words)
    if match is None:
        return None
    which, name = match.groups()
    if name == "week":
        return monday_of(today) + timedelta(weeks={"next": 1, "last": -1}.get(which or "this", 0))
    numbers = [number for number, day in enumerate(DAYS) if day.casefold().startswith(name)]
    if len(numbers) != 1:
        return None
    if which is None:
        return today + timedelta(days=(numbers[0] - today.weekday()) % 7)
    weeks = {"next": 1, "last": -1, "this": 0}[which]
    return monday_of(today) + timedelta(weeks=weeks, days=numbers[0])


def _counted(words: str, today: date) -> date | None:
    """ "in 2 weeks", "3 days ago"."""
    match = re.fullmatch(r"(in )?(\d{1,3}) (day|week)s?( ago)?", words)
    if match is None or bool(match[1]) == bool(match[4]):
        return None
    days = int(match[2]) * _UNITS[match[3]]
    return today + timedelta(days=days if match[1] else -days)


def _dated(words: str, today: date) -> date | None:
    """ "26 november", "nov 26", "Thu 26 Nov 2026", "26/11"."""
    parts = [part for part in re.split(r"[\s/.-]+", words) if part]
    if parts and any(day.casefold().startswith(parts[0]) for day in DAYS) and len(parts[0]) > 2:
        parts = parts[1:]
    if len(parts) in (2, 3) and _is_month(parts[0]):
        parts[:2] = parts[1], parts[0]
    if len(parts) == 3:
        return _read(parts)
    if len(parts) != 2 or not re.fullmatch(r"\d{1,2}(st|nd|rd|th)?", parts[0]):
        return None
    near = [_read([*parts, str(today.year + years)]) for years in (-1, 0, 1)]
    return min((day for day in near if day is not None), key=lambda day: abs(day - today), default=None)


def _is_month(word: str) -> bool:
    return len(word) >= 3 and any(month.casefold().startswith(word) for month in MONTHS)


def _read(parts: list[str]) -> date | None:
    try:
        return read_date(" ".join(parts))
    except Mistyped:
        return None
