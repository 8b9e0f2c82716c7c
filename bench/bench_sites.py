"""The engine on the largest nursery: several sites for a year. A part of its own, for it takes a quarter of an hour."""

from __future__ import annotations

from bench.bench_engine import SEEDS, nurseries, section
from bench.instances import SITES


def main() -> None:
    """Prints the section "Filling a rota of several sites"."""
    print("## Filling a rota of several sites\n")
    print(
        'As in "Filling a rota": median and worst, everybody else with the time that the engine takes, '
        "a minute at most.\n"
    )
    section(f"{SITES}, {SEEDS} nurseries", nurseries(SITES))
