"""Families read from a spreadsheet, before anything is written: the shapes that reader and writer share.

Nothing here knows spreadsheets or the nursery's file. Row numbers are those the spreadsheet program shows,
counted from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from unicodedata import combining, normalize


@dataclass(frozen=True)
class DayDraft:
    """A weekday (0 is Monday) on which a child comes: all day, or what is before or after noon."""

    weekday: int
    part: Literal["", "am", "pm"] = ""


@dataclass(frozen=True)
class ParentDraft:
    """One parent; ``row`` is where the name was first read."""

    first_name: str
    last_name: str
    row: int
    phone: str | None = None
    email: str | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class ChildDraft:
    """One child; ``row`` is where the name was first read."""

    first_name: str
    last_name: str
    date_of_birth: date
    row: int
    starts_on: date | None = None
    notes: str = ""
    days: tuple[DayDraft, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class FamilyDraft:
    """One family with everyone that its ``rows`` name."""

    name: str
    parents: tuple[ParentDraft, ...]
    children: tuple[ChildDraft, ...]
    rows: tuple[int, ...]
    notes: str = ""


@dataclass(frozen=True)
class RejectedRow:
    """A row that is left out, and the sentence that says why; ``column`` is the cell to mend, where it is one.
    ``same``: nothing is wrong, another row says it already."""

    row: int
    why: str
    column: int | None = None
    same: bool = False


@dataclass(frozen=True)
class ColumnRead:
    """How one column was understood; ``meaning`` is empty where the column is not used."""

    head: str
    meaning: str
    column: int = 0


@dataclass(frozen=True)
class RowRead:
    """One row as it stands in the sheet: texts by column, and what was read otherwise than it is typed.
    ``doubt`` is the column of a cell that was not understood and is not needed."""

    row: int
    texts: Mapping[int, str]
    note: str = ""
    doubt: int | None = None


@dataclass(frozen=True)
class FamiliesPreview:
    """What a spreadsheet would bring in. Every row that is not empty is in a family or among the rejected."""

    families: tuple[FamilyDraft, ...]
    rejected: tuple[RejectedRow, ...]
    columns: tuple[ColumnRead, ...]
    rows: tuple[RowRead, ...] = ()


@dataclass(frozen=True)
class Edits:
    """What a person sets right before anything is written: other meanings of columns (empty: not used), the
    text of cells by row and column, and rows to leave out."""

    meanings: Mapping[int, str] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()


def name_key(name: str) -> str:
    """What two spellings of one name have in common: capitals, accents and spaces make no difference."""
    letters = normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in letters if not combining(c)).split())
