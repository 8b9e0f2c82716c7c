"""What is done to the file in the background while the window has it closed. Plain functions, no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from nursery_rota.actions.erase import Erased, erase_family
from nursery_rota.actions.retention import forget_check_numbers
from nursery_rota.domain.retention import DueChecks, DueFamily
from nursery_rota.store import sealing
from nursery_rota.store.backup import backups_of
from nursery_rota.store.protecting import Protected, change_key
from nursery_rota.store.reference import Reference
from nursery_rota.store.restoring import Restored, restore
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key


@dataclass(frozen=True)
class Rekeyed:
    """``key`` opens the file from now on."""

    key: Key | None
    done: Protected


@dataclass(frozen=True)
class PutBack:
    """``key`` opens the backup that is the file now."""

    key: Key | None
    restored: Restored


@dataclass(frozen=True)
class Forgotten:
    """How many families and numbers of checks went, and the backups that still hold them."""

    families: int
    checks: int
    backups: tuple[Path, ...]


def change_password(path: Path, old: Key | None, password: str | None, folders: Sequence[Path]) -> Rekeyed:
    """Give the file and its backups this password; None takes it away."""
    new = None if password is None else sealing.new_key(password)
    return Rekeyed(new, change_key(path, old, new, folders))


def put_back(backup: Path, path: Path, key: Key | None) -> PutBack:
    """Put a backup in the place of the file."""
    sealed = sealing.salt_of(backup) is not None
    return PutBack(key if sealed else None, restore(backup, path, datetime.now(), key))


def erase(
    path: Path, key: Key | None, family_id: int, today: date, reference: Reference, folders: Sequence[Path]
) -> Erased:
    """Forget one family."""
    kept = [copy for folder in folders for copy in backups_of(path, folder)]
    with RotaFile.open(path, reference=reference, key=key) as file:
        return erase_family(file, family_id, today=today, backups=kept)


def forget(
    path: Path,
    key: Key | None,
    families: Sequence[DueFamily],
    checks: Sequence[DueChecks],
    today: date,
    reference: Reference,
    folders: Sequence[Path],
) -> Forgotten:
    """Forget all that was kept long enough."""
    kept = tuple(copy for folder in folders for copy in backups_of(path, folder))
    with RotaFile.open(path, reference=reference, key=key) as file:
        numbers = forget_check_numbers(file, checks)
        for family in families:
            erase_family(file, family.id, today=today)
    return Forgotten(len(families), numbers, kept)


def remove_copies(copies: Sequence[Path]) -> int:
    """Remove backups, and the plain copies that went with them; answers how many backups."""
    for copy in copies:
        copy.unlink(missing_ok=True)
        copy.with_suffix(".json").unlink(missing_ok=True)
    return len(copies)
