"""Days of the week as people type them in a spreadsheet: "Tu We Th", "Mon-Fri", "MWF", "Mon am, Tue pm"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from nursery_rota.domain.drafts import DayDraft, name_key
from nursery_rota.exchange.dates_in import quoted
from nursery_rota.exchange.grid import Cell
from nursery_rota.wording import DAYS, listing

Part = Literal["", "am", "pm"]

_WORDS = {
    "monday": 0, "mon": 0, "mo": 0, "m": 0,
    "tuesday": 1, "tues": 1, "tue": 1, "tu": 1,
    "wednesday": 2, "weds": 2, "wed": 2, "we": 2, "w": 2,
    "thursday": 3, "thurs": 3, "thur": 3, "thu": 3, "th": 3,
    "friday": 4, "fri": 4, "fr": 4, "f": 4,
    "saturday": 5, "sat": 5, "sa": 5,
    "sunday": 6, "sun": 6, "su": 6,
}  # fmt: skip
_PARTS: dict[str, Part] = {
    "am": "am", "a.m.": "am", "morning": "am", "mornings": "am",
    "pm": "pm", "p.m.": "pm", "afternoon": "pm", "afternoons": "pm",
}  # fmt: skip
_ALL = {"all", "every", "everyday", "daily", "fulltime", "full", "week"}
_PASSED_OVER = {"and", "only", "day", "days", "time", "all-day", "long", "the"}
_DAY = "|".join(sorted([*_WORDS, "t"], key=len, reverse=True))
_RUN = re.compile(rf"(?:{_DAY})+s?")
_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*")
_NOT = {"no", "n", "0", "false", "off", "-", "–", "—"}


class NotDays(ValueError):
    """``str()`` of it says what is so: "“3” does not say which days"."""


def days_of(cell: Cell) -> tuple[DayDraft, ...]:
    """The days that a cell names, in the order of the week. A part of the day goes with the days before it;
    where it is said once, at the end or alone in front, with all of them. ``NotDays`` for anything else."""
    text = name_key(str(cell)).replace("a.m.", "am").replace("p.m.", "pm")
    words = [word for word in re.split(r"[\s,;/&+().:]+", _RANGE.sub(" - ", text)) if word]
    reading = _Reading()
    for word in words:
        if not reading.take(word):
            raise NotDays(f"{quoted(cell)} does not say which days")
    parts = [_PARTS[word] for word in words if word in _PARTS]
    found = reading.found
    if not found and parts:
        found = [DayDraft(weekday) for weekday in range(5)]
    if len(parts) == 1 and (words[0] in _PARTS or words[-1] in _PARTS):
        found = [DayDraft(day.weekday, parts[0]) for day in found]
    if not found:
        raise NotDays(f"{quoted(cell)} does not say which days")
    return in_order(found)


class _Reading:
    """The days found so far, word by word."""

    def __init__(self) -> None:
        self.found: list[DayDraft] = []
        self._since = 0
        self._from: int | None = None

    def take(self, word: str) -> bool:
        """Is ``word`` one that belongs to days?"""
        if word in _PARTS:
            self.found[self._since :] = [DayDraft(d.weekday, _PARTS[word]) for d in self.found[self._since :]]
            self._since = len(self.found)
        elif word == "-":
            self._from = self.found[-1].weekday if self.found else None
        elif word in _ALL:
            self.found += [DayDraft(weekday) for weekday in range(5)]
        elif _RUN.fullmatch(word):
            self._take_days(list(_days_in(word, [day.weekday for day in self.found])))
        else:
            return word in _PASSED_OVER
        return True

    def _take_days(self, days: list[int]) -> None:
        between = range(self._from + 1, days[0]) if self._from is not None else ()
        self._from = None
        self.found += [DayDraft(weekday) for weekday in (*between, *days)]


def in_order(days: Iterable[DayDraft]) -> tuple[DayDraft, ...]:
    """Each day once, Monday first; a whole day takes in its parts."""
    known = set(days)
    kept = {day for day in known if not day.part or DayDraft(day.weekday) not in known}
    return tuple(sorted(kept, key=lambda day: (day.weekday, day.part)))


def weekday_of_head(head: str) -> DayDraft | None:
    """The day that a column is for, where each day has one: "Mon", "Tuesday", "Wed am"."""
    words = name_key(head).replace(".", "").split()
    if not words or len(words) > 2 or len(words[0]) < 3 or words[0] not in _WORDS:
        return None
    if len(words) == 2 and words[1] not in _PARTS:
        return None
    return DayDraft(_WORDS[words[0]], _PARTS[words[1]] if len(words) == 2 else "")


def ticked(cell: Cell, day: DayDraft) -> DayDraft | None:
    """What a cell in the column of ``day`` says: a tick of any kind, "am" or "pm"; None for no."""
    words = name_key(str(cell or "")).replace(".", "").split()
    if not words or words[0] in _NOT:
        return None
    return DayDraft(day.weekday, day.part or next((_PARTS[word] for word in words if word in _PARTS), ""))


def day_words(days: Iterable[DayDraft]) -> str:
    """ "Monday and Tuesday am"."""
    return listing([f"{DAYS[day.weekday]} {day.part}".strip() for day in days])


def _days_in(word: str, before: list[int]) -> Iterator[int]:
    """The days of a word such as "tuweth" or "mtwtf": a bare t is Thursday once Tuesday has been."""
    latest = max(before, default=-1)
    for code in re.findall(_DAY, word):
        latest = _WORDS.get(code, 1 if latest < 1 else 3)
        yield latest
