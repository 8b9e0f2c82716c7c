"""The rule by which duties are shared, as the meeting has decided: one step."""

from __future__ import annotations

from nursery_rota.domain.simulate import ShareRule
from nursery_rota.store.rota_file import RotaFile

BASES = {
    "session": "by booked sessions",
    "family": "alike for each family",
    "child": "by children",
    "table": "by a table of days booked",
    "quota": "a fixed number each",
    "none": "no fixed number",
}
"""How each basis is called, going on from "Duties are shared ...". """


def adopt(file: RotaFile, rule: ShareRule) -> None:
    """Make ``rule`` the nursery's own; a quota for all is noted at each family."""
    book = file.book()
    with file.step(f"Duties are shared {BASES[rule.basis]}") as step:
        step.update(
            "nursery",
            book.nursery.id,
            {
                "obligation_basis": rule.basis,
                "sibling_scale": list(rule.sibling_scale),
                "obligation_table": dict(rule.table),
            },
        )
        if rule.basis == "quota" and rule.quota is not None:
            for family in book.families:
                if family.quota != rule.quota:
                    step.update("families", family.id, {"quota": rule.quota})
