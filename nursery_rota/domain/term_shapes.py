"""Read models of many weeks: a month or a term, by date and by family, ready to be drawn.

Shapes only; ``domain.term_sheet`` makes them. They are made of the same chips as the week.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nursery_rota.domain.sheets import Chip

Span = Literal["month", "term"]


@dataclass(frozen=True)
class TermLine:
    """One position of a shift. ``chip`` is None where nobody is needed; ``beside`` are those who are there
    too without filling a required place. ``cover``: the person came in another's stead."""

    shift: str
    on_date: date
    chip: Chip | None
    beside: tuple[Chip, ...] = ()
    cover: bool = False

    @property
    def is_over(self) -> bool:
        """Has it been said how the duty went?"""
        return self.chip is not None and self.chip.status in ("worked", "missed", "excused")

    @property
    def spoken(self) -> str:
        """ "Late duty, Róisín Murphy, counts in ratio, covers for somebody; Ayşe Demir, watching"."""
        if self.chip is None:
            return f"{self.shift}, no parent needed"
        words = f"{self.shift}, {self.chip.spoken}" + (", a cover" if self.cover else "")
        return "; ".join((words, *(chip.spoken for chip in self.beside)))


@dataclass(frozen=True)
class TermDay:
    """``closed`` is the reason, or None. ``outside``: the day belongs to another month and is left blank."""

    on_date: date
    lines: tuple[TermLine, ...]
    children: int
    required: int
    empty: int
    closed: str | None = None
    outside: bool = False
    is_today: bool = False
    is_past: bool = False
    """Before today, or today with every duty marked."""
    spoken: str = ""


@dataclass(frozen=True)
class TermWeek:
    monday: date
    title: str
    """"14 Sep"."""
    second: str
    """"week 1", or "" outside terms."""
    days: tuple[TermDay, ...]
    helping: tuple[TermLine, ...]
    required: int
    filled: int
    """Required places that somebody has or had; one whose duty was missed is among them."""


@dataclass(frozen=True)
class Band:
    """A line across all days: weeks that are closed, or where planned begins."""

    kind: Literal["closed", "today"]
    words: str
    monday: date


@dataclass(frozen=True)
class FamilyLine:
    """One family: its duties by week, in the order of ``TermSheet.weeks``, and how many they are."""

    family_id: int
    family: str
    weeks: tuple[tuple[TermLine, ...], ...]
    worked: int
    planned: int
    missed: int


@dataclass(frozen=True)
class Totals:
    """Required places of parents; the other five add up to ``required``. ``to_mark``: past, and not yet said
    how they went."""

    required: int
    worked: int
    missed: int
    to_mark: int
    planned: int
    empty: int
    make_ups: tuple[date, ...] = ()
    """When missed duties were or will be made good."""


@dataclass(frozen=True)
class TermSheet:
    span: Span
    title: str
    second: str
    """The dates: "14 September to 18 December"."""
    weekdays: tuple[int, ...]
    children: tuple[str, ...]
    """By weekday, how many come: "16", "14 to 16"."""
    order: str
    """Which line is which shift: "Morning above, Late below"."""
    rows: tuple[TermWeek | Band, ...]
    families: tuple[FamilyLine, ...]
    totals: Totals

    @property
    def weeks(self) -> tuple[TermWeek, ...]:
        return tuple(row for row in self.rows if isinstance(row, TermWeek))
