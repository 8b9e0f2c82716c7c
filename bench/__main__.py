"""Measures the program: runs ``main()`` of every ``bench/bench_*.py`` and keeps what they print.

Each ``main()`` prints Markdown: a heading, a sentence, a table. Nothing here knows what is measured. The
result is docs/bench.md, with the machine it was measured on; names on the command line choose some of them,
and then nothing is written.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import platform
import sys
import time
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "docs" / "bench.md"


class Tee(io.StringIO):
    """Keeps what is written, and shows it at once: a long measurement is seen to move."""

    def write(self, text: str) -> int:
        if sys.__stdout__ is not None:
            sys.__stdout__.write(text)
        return super().write(text)

    def flush(self) -> None:
        if sys.__stdout__ is not None:
            sys.__stdout__.flush()


def machine() -> str:
    """One line: processor count, memory, system, Python."""
    parts = [f"{os.cpu_count()} processors"]
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        parts.append(f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB")
    parts.append(f"{platform.system()} {platform.machine()}")
    parts.append(f"Python {platform.python_version()}")
    return ", ".join(parts)


def measure(name: str) -> str:
    """What one bench prints, with the time it took."""
    seen = Tee()
    started = time.perf_counter()
    with contextlib.redirect_stdout(seen):
        importlib.import_module(f"bench.{name}").main()
        print(f"\n_Measured in {time.perf_counter() - started:.0f} s._")
    return seen.getvalue().strip()


def main(wanted: list[str]) -> int:
    known = sorted(path.stem for path in HERE.glob("bench_*.py"))
    unknown = [name for name in wanted if f"bench_{name}" not in known]
    if unknown:
        choices = ", ".join(name.removeprefix("bench_") for name in known)
        print(f"There is no bench named {', '.join(unknown)}. There are: {choices}.", file=sys.stderr)
        return 2
    sections = [measure(name) for name in known if not wanted or name.removeprefix("bench_") in wanted]
    if not wanted:
        heading = "# What was measured\n\nWritten by `make bench`; every figure is of one run on one machine:"
        text = "\n\n".join([f"{heading}\n{machine()}, {date.today().isoformat()}.", *sections])
        TARGET.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
