"""How long it takes to work out what a whole year needs."""

from __future__ import annotations

import time

from bench.nurseries import CLOSES, OPENS, book
from nursery_rota.domain.demand import demand, demand_on
from nursery_rota.store.reference import load_reference

SIZES = (20, 60, 120)


def main() -> None:
    """Prints the section "What a year needs"."""
    reference = load_reference()
    print("## What a year needs\n")
    print(
        "The adults that each session of a year demands, with staff, levels and first aid; then one day anew,"
    )
    print("as after each edit. A book answers once: each line starts with a book that was asked nothing.\n")
    print("| Families | Sessions | The year, s | One day anew, ms |")
    print("|---:|---:|---:|---:|")
    for families in SIZES:
        whole = book(families, reference)
        started = time.perf_counter()
        sessions = demand(whole, OPENS, CLOSES)
        year = time.perf_counter() - started
        fresh = book(families, reference)
        started = time.perf_counter()
        demand_on(fresh, OPENS)
        day = time.perf_counter() - started
        print(f"| {families} | {len(sessions)} | {year:.2f} | {day * 1000:.1f} |")
