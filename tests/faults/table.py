"""What came of one kind of fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """``lost`` counts actions that were told to be saved and are not there, ``halves`` those of which a part is.
    ``struck`` is how often the fault met work under way."""

    fault: str
    tried: int
    struck: int
    lost: int
    halves: int


def as_table(outcomes: Sequence[Outcome]) -> str:
    """All outcomes under heads, with their sums."""
    rows = [("fault", "tried", "struck", "lost", "halves left")]
    rows += [(o.fault, str(o.tried), str(o.struck), str(o.lost), str(o.halves)) for o in outcomes]
    sums = (str(sum(getattr(o, name) for o in outcomes)) for name in ("tried", "struck", "lost", "halves"))
    rows.append(("all", *sums))  # type: ignore[arg-type]
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    )
