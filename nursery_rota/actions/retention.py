"""Forgetting what has been kept long enough: the numbers of checks of people who left. Families go by ``erase``."""

from __future__ import annotations

from collections.abc import Sequence

from nursery_rota.domain.retention import DueChecks
from nursery_rota.store.forgetting import Erasure
from nursery_rota.store.rota_file import RotaFile

LABEL = "Forgot numbers of old checks"
_LONG_ENOUGH = 5
"""A number shorter than this may stand in a note for something else."""


def forget_check_numbers(file: RotaFile, due: Sequence[DueChecks]) -> int:
    """Take the numbers of these checks out of the file and its history for good; kinds and dates stay, because past
    ratios are proved by them. Answers how many."""
    checks = {check for one in due for check in one.checks}
    book = file.book()
    numbers = {row.reference for row in book.checks if row.id in checks and row.reference}
    if not numbers:
        return 0
    nobody: frozenset[int] = frozenset()
    file.forget(
        Erasure(
            label=LABEL,
            people={"families": nobody, "people": nobody, "children": nobody, "checks": frozenset(checks)},
            changes={"checks": {check: {"reference": None} for check in checks}},
            names=frozenset(number for number in numbers if len(number) >= _LONG_ENOUGH),
        )
    )
    return len(checks)
