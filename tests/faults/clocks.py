"""Computers with a wrong date: whatever the clock says, the newest backup stays, and so does the order of undo."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

from nursery_rota.store.auto_backup import AutoBackup
from nursery_rota.store.backup_list import holding_of
from nursery_rota.store.rota_file import RotaFile
from tests.faults.table import Outcome
from tests.making import reference


def jumps(folder: Path, tries: int, seed: int) -> Outcome:
    """A change, then a backup, then the clock jumps: by a minute, by years, back and forth."""
    chance = random.Random(seed)
    path, now = folder / "clock.rota", datetime(2026, 9, 14, 12)
    RotaFile.create(path, name="Clock", reference=reference()).close()
    struck = lost = halves = 0
    for number in range(1, tries + 1):
        with RotaFile.open(path, reference=reference()) as file, file.step(f"Add {number}") as step:
            step.insert("families", {"name": f"Fern{number}"})
        backups = AutoBackup(reference(), now=lambda: now, root=folder / "clock kept")  # noqa: B023 - called at once
        made = backups.unless_kept(path)
        lost += made is None or not made.exists() or holding_of(made, now).families != number
        halves += sum(
            holding_of(copy, now).trouble is not None for copy in backups.folder(path).glob("*.rota")
        )
        jump = timedelta(
            days=chance.choice((0, 0, 1, 1, 8, 40, -1, -3, -400, 4000)), minutes=chance.randint(-90, 90)
        )
        struck += jump < timedelta(0) or jump > timedelta(days=30)
        now = min(max(now + jump, datetime(1985, 1, 1)), datetime(2090, 1, 1))
    with RotaFile.open(path, reference=reference()) as file:
        lost += file.undo_label != f"Add {tries}"
    return Outcome("clock jumps between backups", tries, struck, lost, halves)
