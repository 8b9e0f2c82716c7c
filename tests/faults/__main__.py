"""``python -m tests.faults [--quick]``: every kind of fault, a table on stdout, exit code 1 if anything was lost."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.faults import clocks, disks, full_disks, kills, passwords, verbs
from tests.faults.table import as_table
from tests.store import quick

SEED = 7


def main(*, short: bool) -> int:
    """Run them all; in the short form a small part of each."""
    share = 50 if short else 1
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=quick.folder()) as name:
        folder = Path(name)
        outcomes = [
            kills.steps(folder, 300 // share, SEED),
            verbs.every_verb(folder, (504 if not short else 4), SEED),
            kills.backups(folder, 200 // share, SEED),
            kills.restores(folder, 200 // share, SEED),
            kills.upgrades(folder, 200 // share, SEED),
            kills.erasures(folder, 200 // share, SEED),
            passwords.changes(folder, 201 // share, SEED),
            full_disks.full(folder, 6 if short else None, SEED),
            disks.taken_away(folder, 60 // share),
            disks.racing(folder, 200 // share),
            disks.read_only(folder, 50 // share),
            clocks.jumps(folder, 100 // share, SEED),
        ]
    print(as_table(outcomes))
    print(f"{time.perf_counter() - start:.0f} seconds")
    return 1 if any(o.lost or o.halves for o in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(short="--quick" in sys.argv[1:]))
