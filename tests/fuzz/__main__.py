"""``python -m tests.fuzz [--quick]``: nonsense for every reader, a table on stdout, exit code 1 if one crashed, took
too long or too much memory."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.bounds import MEGABYTES, as_table
from tests.fuzz.readers import ALL
from tests.store import quick


def main(*, short: bool) -> int:
    """Run them all; in the short form a hundredth of each."""
    start = time.perf_counter()
    tallies = []
    with tempfile.TemporaryDirectory(dir=quick.folder()) as name:
        for reader, count in ALL:
            tallies.append(reader(Path(name), max(5, count // 100) if short else count))
    print(as_table(tallies))
    print("\n".join(crash for tally in tallies for crash in tally.crashes[:3]))
    print(f"{time.perf_counter() - start:.0f} seconds")
    bad = any(tally.crashes or tally.slow or tally.grown > MEGABYTES for tally in tallies)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(short="--quick" in sys.argv[1:]))
