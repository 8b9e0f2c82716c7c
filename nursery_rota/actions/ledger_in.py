"""Bringing costs and income from another program into the nursery's books, in one step."""

from __future__ import annotations

from collections.abc import Sequence

from nursery_rota.domain.ledger_draft import LedgerRow
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import plural


def add_ledger_lines(file: RotaFile, lines: Sequence[LedgerRow]) -> int:
    """Add the rows and answer how many; ``NotPossible`` where there is none."""
    if not lines:
        raise NotPossible("There is nothing in this file that is not here already.")
    words = plural(len(lines), "line")
    with file.step(f"Brought in {words} of costs and income") as step:
        for line in lines:
            step.insert(
                "ledger_lines",
                {
                    "on_date": line.on_date,
                    "kind": line.kind,
                    "category": line.category,
                    "amount_pence": line.amount_pence,
                    "note": line.note,
                },
            )
    return len(lines)
