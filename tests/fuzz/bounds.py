"""What every reader has to keep, whatever it is fed: it reads, or refuses in words, and it is soon done."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from nursery_rota.errors import RotaProblem

SECONDS = 5.0
"""No input may keep the processor busy for longer: what never ends is caught, and a busy machine changes nothing."""
MEGABYTES = 400
"""How much more memory than before one input may need. (The whole run needs more: what invents the inputs remembers
all of them.)"""


@dataclass
class Tally:
    """What came of one kind of input. ``longest`` is in seconds."""

    name: str
    inputs: int = 0
    read: int = 0
    refused: int = 0
    longest: float = 0.0
    slow: int = 0
    grown: int = 0
    """Megabytes that one input added to the most memory there was, at most."""
    crashes: list[str] = field(default_factory=list)

    def feed(self, reader: Callable[[], object]) -> None:
        """One input: anything but a result or words for people is a crash, and is kept to be told at the end."""
        self.inputs += 1
        start, before = time.process_time(), peak_megabytes()
        try:
            reader()
            self.read += 1
        except RotaProblem as refusal:
            self.refused += 1
            if not str(refusal).strip():
                self.crashes.append("a refusal without words")
        except Exception as crash:
            where = traceback.extract_tb(crash.__traceback__)[-1]
            self.crashes.append(f"{type(crash).__name__} at {where.filename}:{where.lineno}: {crash}"[:300])
        finally:
            took = time.process_time() - start
            self.longest = max(self.longest, took)
            self.slow += took > SECONDS
            self.grown = max(self.grown, peak_megabytes() - before)


def peak_megabytes() -> int:
    """The most memory that this process has had at once; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def as_table(tallies: list[Tally]) -> str:
    """All kinds under heads, with their sums."""
    rows = [("reader", "inputs", "read", "refused", "crashed", "too slow", "longest s", "MB")]
    for t in tallies:
        counts = (t.inputs, t.read, t.refused, len(t.crashes), t.slow)
        rows.append((t.name, *map(str, counts), f"{t.longest:.2f}", str(t.grown)))
    sums = (
        sum(t.inputs for t in tallies),
        sum(t.read for t in tallies),
        sum(t.refused for t in tallies),
        sum(len(t.crashes) for t in tallies),
        sum(t.slow for t in tallies),
    )
    rows.append(
        ("all", *map(str, sums), f"{max(t.longest for t in tallies):.2f}", str(max(t.grown for t in tallies)))
    )
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    )
