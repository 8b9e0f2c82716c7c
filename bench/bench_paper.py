"""How fast paper is made: a sheet for each family, a term's wall rota, the year's cost report, and how that grows."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bench.nurseries import OPENS, book, rows
from nursery_rota.documents.catalogue import costs, sheets, wall
from nursery_rota.documents.choices import NO_CHOICE, Choices
from nursery_rota.documents.render import page_count
from nursery_rota.domain.book import Book
from nursery_rota.store.reference import Reference, load_reference

SIZES = (24, 60, 120, 250, 500)
DUTIES_A_FAMILY = 24
TODAY = OPENS + timedelta(days=70)
PRINTED = datetime(2026, 11, 16, 9, 0)

PAPERS = {
    "A sheet for each family": (sheets, NO_CHOICE),
    "Wall rota of the term, a week a page": (wall, NO_CHOICE),
    "Wall rota of the term, on A3": (wall, Choices(span="term", paper="A3")),
    "Cost report": (costs, NO_CHOICE),
}


def main() -> None:
    """Prints the section "Paper"."""
    reference = load_reference()
    print("## Paper\n")
    print(
        "Each paper as a finished PDF, from a book that was asked nothing before: what stands on it is worked"
    )
    print("out as well as drawn. Seconds, pages, and pages a second.\n")
    print(f"| Families | {' | '.join(PAPERS)} |")
    print(f"|---:|{'---:|' * len(PAPERS)}")
    for families in SIZES:
        found = measured(families, reference)
        told = (f"{seconds:.2f} s, {pages} ({pages / seconds:.0f}/s)" for seconds, pages in found.values())
        print(f"| {families} | {' | '.join(told)} |")


def measured(families: int, reference: Reference) -> Mapping[str, tuple[float, int]]:
    """Seconds and pages of each paper."""
    found = {}
    for name, (make, choices) in PAPERS.items():
        whole = planned(families, reference)
        started = time.perf_counter()
        pdf = make(whole, whole.terms[0], TODAY, PRINTED, choices)
        found[name] = (time.perf_counter() - started, page_count(pdf))
    return found


def planned(families: int, reference: Reference) -> Book:
    """A nursery with its duties, of which nothing has been worked out yet."""
    duties = tuple(rows(families, duties_done=families * DUTIES_A_FAMILY)["duties"])
    return replace(book(families, reference), duties=duties)
