"""Carrying the balances of a term that is over into the next one, so that fractions are never lost."""

from __future__ import annotations

from datetime import date

from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.tables import Term
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile

_SMALLEST = 0.005
"""Balances below half a hundredth of a duty are nothing."""


def carry_over(file: RotaFile, term: Term) -> int:
    """Credit every family in the next term with its balance of ``term``: more done than owed counts for it,
    less counts against it. How many families have one. Carrying over again replaces what was carried, so a
    duty marked late still comes in. ``NotPossible`` where no later term has been typed."""
    book = file.book()
    later = sorted((t for t in book.terms if t.starts_on > term.ends_on), key=lambda t: t.starts_on)
    if not later:
        raise NotPossible(f"There is no term after {term.name} yet. Add its dates under Timetable.")
    target, note = later[0], f"From {term.name}"
    balances = {r.family_id: round(float(r.balance), 2) for r in ledger(book, term, term.ends_on)}
    staying = {
        family_id: amount
        for family_id, amount in balances.items()
        if abs(amount) >= _SMALLEST and not _gone(book.family[family_id].left_on, target)
    }
    before = [
        c for c in book.credits if (c.kind, c.on_date, c.note) == ("carried_over", target.starts_on, note)
    ]
    with file.step(f"Carried balances from {term.name} into {target.name}") as step:
        for credit in before:
            step.delete("credits", credit.id)
        for family_id, amount in sorted(staying.items()):
            values = {"family_id": family_id, "on_date": target.starts_on, "amount": amount}
            step.insert("credits", {**values, "kind": "carried_over", "note": note})
    return len(staying)


def _gone(left_on: date | None, target: Term) -> bool:
    return left_on is not None and left_on < target.starts_on
