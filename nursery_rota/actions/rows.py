"""Adding, changing and removing one row of any table that people edit in forms."""

from __future__ import annotations

from collections.abc import Mapping

from nursery_rota.store.rota_file import RotaFile


def add(file: RotaFile, table: str, values: Mapping[str, object], label: str) -> int:
    """Add a row and answer its id; ``label`` is what undo calls it ("Added the Haddad family")."""
    with file.step(label) as step:
        return step.insert(table, values)


def change(file: RotaFile, table: str, row_id: int, changes: Mapping[str, object], label: str) -> None:
    """Change some columns of a row."""
    with file.step(label) as step:
        step.update(table, row_id, changes)


def remove(file: RotaFile, table: str, row_id: int, label: str) -> None:
    """Remove a row and what it owns; ``NotPossible`` while something else still needs it."""
    with file.step(label) as step:
        step.delete(table, row_id)
