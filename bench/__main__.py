"""Measures the program: runs ``main()`` of every ``bench/bench_*.py`` and keeps what they print.

Each ``main()`` prints Markdown: a heading, a sentence, a table. Nothing here knows what is measured. The
result is docs/bench.md, with the machine and the day; names on the command line choose some of them, and the others
stay as they were measured before.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import platform
import re
import sys
import time
from collections.abc import Mapping
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
        took = time.perf_counter() - started
        print(f"\n_Measured in {took:.0f} s, {date.today().isoformat()}: {machine()}._")
    return seen.getvalue().strip()


def report(before: str, fresh: Mapping[str, str]) -> str:
    """The whole report: parts by the name of their bench, as measured now, else as they stand in ``before``."""
    named = re.split(r"^<!-- (\w+) -->\n", before, flags=re.MULTILINE)[1:]
    kept = {name: text.strip() for name, text in zip(named[::2], named[1::2], strict=True)}
    parts = {**kept, **fresh}
    says = "Written by `make bench`. Every figure is of one run; each part names its day and its machine."
    return (
        "\n\n".join(
            ["# What was measured", says, *(f"<!-- {name} -->\n{parts[name]}" for name in sorted(parts))]
        )
        + "\n"
    )


def main(wanted: list[str]) -> int:
    known = sorted(path.stem for path in HERE.glob("bench_*.py"))
    unknown = [name for name in wanted if f"bench_{name}" not in known]
    if unknown:
        choices = ", ".join(name.removeprefix("bench_") for name in known)
        print(f"There is no bench named {', '.join(unknown)}. There are: {choices}.", file=sys.stderr)
        return 2
    chosen = [name for name in known if not wanted or name.removeprefix("bench_") in wanted]
    fresh = {name: measure(name) for name in chosen}
    before = TARGET.read_text(encoding="utf-8") if wanted and TARGET.exists() else ""
    TARGET.write_text(report(before, fresh), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
