"""Programs ended while a password is set, changed or taken away: the file opens by the old key or by the new one, and
holds every row; no plain copy of a sealed file stays behind."""

from __future__ import annotations

import random
import shutil
from datetime import datetime
from pathlib import Path

from nursery_rota.errors import PasswordNeeded
from nursery_rota.store import protecting, sealing
from nursery_rota.store.backup import backup, backups_of
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.verifying import verify
from nursery_rota.store.whole_file import export_tables
from tests.faults.kills import duration, ended, make
from tests.faults.table import Outcome
from tests.making import reference

KEY, OTHER = Key(bytes(range(32)), b"s" * 16), Key(bytes(range(1, 33)), b"t" * 16)
CHANGES: tuple[tuple[Key | None, Key | None], ...] = ((None, KEY), (KEY, OTHER), (OTHER, None))


def _content(path: Path, *keys: Key | None) -> tuple[object, Key | None]:
    """What is in the file, and which key opens it."""
    for key in keys:
        if (sealing.salt_of(path) is None) != (key is None):
            continue
        try:
            with RotaFile.open(path, reference=reference(), key=key) as file:
                return export_tables(file), key
        except PasswordNeeded:
            continue
    raise AssertionError("no key opens the file any more")


def changes(folder: Path, kills: int, seed: int) -> Outcome:
    """The file and its backup, each with one key or the other."""
    chance = random.Random(seed)
    place, kept = folder / "password", folder / "password" / "kept"
    place.mkdir()
    path, spare = place / "ivy.rota", folder / "ivy spare.rota"
    make(path, "Ivy", 4)
    shutil.copyfile(path, spare)
    before, _ = _content(path, None)
    made = backup(path, kept, datetime(2026, 9, 14, 12))
    longest = {}
    for old, new in CHANGES:
        longest[old, new] = (
            duration(lambda old=old, new=new: protecting.change_key(path, old, new, [kept])) * 1.1
        )  # type: ignore[misc]
    struck = lost = halves = 0
    for number in range(kills):
        old, new = CHANGES[number % len(CHANGES)]
        for target in (path, made):
            shutil.copyfile(spare, target)
            if old is not None:
                protecting.protect(target, None, old)
        work = lambda old=old, new=new: protecting.change_key(path, old, new, [kept])  # type: ignore[misc] # noqa: E731
        struck += ended(work, chance.uniform(0, longest[old, new]))
        now, key = _content(path, old, new)
        lost += now != before
        copies = backups_of(path, kept)
        lost += len(copies) != 1
        halves += verify(path, key) != [] or not _opens(copies[0], old, new)
        if old is not None and new is not None:
            halves += any(b"Ivy1" in p.read_bytes() for p in place.rglob("*") if p.is_file())
    return Outcome("ended while a password was changed", kills, struck, lost, halves)


def _opens(copy: Path, *keys: Key | None) -> bool:
    for key in keys:
        if (sealing.salt_of(copy) is None) != (key is None):
            continue
        try:
            if verify(copy, key) == []:
                return True
        except PasswordNeeded:
            continue
    return False
