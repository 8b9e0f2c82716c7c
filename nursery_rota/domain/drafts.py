"""Families read from a spreadsheet, before anything is written: the shapes that reader and writer share.

Nothing here knows spreadsheets or the nursery's file. Row numbers are those the spreadsheet program shows,
counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from unicodedata import combining, normalize


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
    """A row that is left out, and the sentence that says why."""

    row: int
    why: str


@dataclass(frozen=True)
class ColumnRead:
    """How one column was understood; ``meaning`` is empty where the column is not used."""

    head: str
    meaning: str


@dataclass(frozen=True)
class FamiliesPreview:
    """What a spreadsheet would bring in. Every row that is not empty is in a family or among the rejected."""

    families: tuple[FamilyDraft, ...]
    rejected: tuple[RejectedRow, ...]
    columns: tuple[ColumnRead, ...]


def name_key(name: str) -> str:
    """What two spellings of one name have in common: capitals, accents and spaces make no difference."""
    letters = normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in letters if not combining(c)).split())
