"""What of a document, and on which paper: the choices that ``print`` and the Print page both offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nursery_rota.domain.tables import Term
from nursery_rota.domain.wall_span import Span
from nursery_rota.errors import NotPossible

PaperName = Literal["A4", "A3"]
Option = Literal["paper", "span", "large", "dates", "families"]


class NothingToPrint(NotPossible):
    """The choices leave no page; the message says so and what to do."""


@dataclass(frozen=True)
class Choices:
    """``first`` and ``last`` limit the dates, both included, None: as the document has them. ``families`` are
    ids, None: all. ``large`` is large print: A4 becomes A3, and a wall on A4 becomes a day a page."""

    paper: PaperName = "A4"
    span: Span = "week"
    large: bool = False
    first: date | None = None
    last: date | None = None
    families: frozenset[int] | None = None

    def dates_in(self, term: Term) -> tuple[date, date]:
        """The dates that were chosen, or those of the term."""
        return self.first or term.starts_on, self.last or term.ends_on

    @property
    def dated(self) -> bool:
        return self.first is not None or self.last is not None


NO_CHOICE = Choices()

OFFERED: Mapping[str, frozenset[Option]] = {
    "wall": frozenset({"paper", "span", "large", "dates"}),
    "sheets": frozenset({"large", "families"}),
    "day": frozenset({"large", "dates"}),
    "ring-list": frozenset({"large"}),
    "rules": frozenset({"large"}),
    "supervision": frozenset({"large", "dates"}),
    "changes": frozenset({"large", "families"}),
    "costs": frozenset({"large"}),
    "hours": frozenset({"large", "dates"}),
}
"""Which choices a document has; the others are left as they are."""
