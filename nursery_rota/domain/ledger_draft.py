"""Costs and income read from somewhere else, before any of it is in the books."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from nursery_rota.domain.tables import LedgerKind


@dataclass(frozen=True)
class LedgerRow:
    """One row of the file that can come in."""

    row: int
    on_date: date
    kind: LedgerKind
    category: str
    amount_pence: int
    note: str


@dataclass(frozen=True)
class LeftOut:
    """A row that cannot come in, and why."""

    row: int
    why: str


@dataclass(frozen=True)
class LedgerPreview:
    """What a file would bring; ``doubles`` are rows of ``rows`` that the nursery has already."""

    rows: tuple[LedgerRow, ...]
    left_out: tuple[LeftOut, ...]
    doubles: frozenset[int] = field(default_factory=frozenset)

    @property
    def fresh(self) -> tuple[LedgerRow, ...]:
        """The rows that are new to the nursery."""
        return tuple(row for row in self.rows if row.row not in self.doubles)
