"""Forgetting a family that left: who they were goes, what was done stays as numbers.

Past duties, credits, attendance and the dates of checks stay under a family without a name, so that every past
figure (hours, shares, ratios, savings) can still be worked out. It cannot be undone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nursery_rota.actions.erasure_draft import ErasureDraft
from nursery_rota.domain.belongings import rows_about
from nursery_rota.domain.names import full_name
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile


@dataclass(frozen=True)
class Erased:
    """``removed`` rows are gone, ``nameless`` ones hold only numbers and dates now, by table; ``opened`` duties
    have nobody any more. ``staff`` are people of the family who work here and stay. ``backups`` still hold the
    family until they are removed or thinned out."""

    removed: Mapping[str, int]
    nameless: Mapping[str, int]
    opened: int
    staff: tuple[str, ...]
    backups: tuple[Path, ...]


def erase_family(file: RotaFile, family_id: int, *, today: date, backups: Sequence[Path] = ()) -> Erased:
    """Forget a family. One that has not left leaves today; what it was to do from today on is open again.

    ``NotPossible`` where there is no such family, ``FileProblem`` where the disk does not take it.
    """
    book = file.book()
    if family_id not in book.family:
        raise NotPossible("This family is no longer there. It may have been erased already.")
    draft = ErasureDraft(book, book.family[family_id], today)
    draft.decide()
    file.forget(draft.erasure())
    left = rows_about(file.book(), family_id) if family_id in file.book().family else {}
    gone = {table: _gone(rows, getattr(file.book(), table)) for table, rows in draft.rows.items()}
    return Erased(
        removed={table: count for table, count in gone.items() if count},
        nameless={table: len(rows) for table, rows in left.items() if rows},
        opened=draft.opened,
        staff=tuple(full_name(p) for p in draft.staff),
        backups=tuple(backups),
    )


def _gone(before: Sequence[Any], after: Sequence[Any]) -> int:
    """How many of these rows are no longer there."""
    present = {row.id for row in after}
    return sum(row.id not in present for row in before)
