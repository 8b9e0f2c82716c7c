"""How long it takes to check a term, to check it again after an edit, and to look ahead."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from statistics import median
from typing import TypeVar

from bench.nurseries import OPENS, book, rows
from nursery_rota.domain.book import Book, Carried
from nursery_rota.domain.look_ahead import changes_ahead
from nursery_rota.domain.rules import check
from nursery_rota.domain.tables import Duty
from nursery_rota.store.reference import load_reference

Row = TypeVar("Row")

SIZES = (20, 60, 120)
DUTIES_A_FAMILY = 24
TIMES = 9


def _other(table: Sequence[Row], turn: int, change: Callable[[Row], Row]) -> tuple[Row, ...]:
    """The table with one of its rows changed."""
    at = turn % len(table)
    return (*table[:at], change(table[at]), *table[at + 1 :])


EDITS: Mapping[str, Callable[[Book, int], Book]] = {
    "a duty": lambda b, i: replace(b, duties=_other(b.duties, i, lambda d: replace(d, pinned=True))),
    "a child": lambda b, i: replace(
        b,
        children=_other(
            b.children, i, lambda c: replace(c, date_of_birth=c.date_of_birth + timedelta(days=1))
        ),
    ),
    "a person": lambda b, i: replace(b, people=_other(b.people, i, lambda p: replace(p, level=2))),
    "an answer": lambda b, i: replace(
        b, availability=_other(b.availability, i, lambda a: replace(a, answer="avoid"))
    ),
}


def main() -> None:
    """Prints the section "Checking a term"."""
    reference = load_reference()
    print("## Checking a term\n")
    print(
        "A term with its duties, checked by every rule: the first time, and again after one edit, when what the"
    )
    print(
        f"edit does not touch is still known. Middle of {TIMES} edits, in milliseconds. Then what will change in"
    )
    print("this term and the next, of a book that was asked nothing.\n")
    print(f"| Families | Duties | First | {' | '.join(f'After {what}' for what in EDITS)} | Changes ahead |")
    print(f"|{'---:|' * (4 + len(EDITS))}")
    for families in SIZES:
        duties = tuple(rows(families, duties_done=families * DUTIES_A_FAMILY)["duties"])
        figures = " | ".join(f"{figure:.1f}" for figure in measured(book(families, reference), duties))
        print(f"| {families} | {len(duties)} | {figures} |")


def measured(fresh: Book, duties: tuple[Duty, ...]) -> list[float]:
    """The first check, the middle one after each kind of edit, and the look ahead, in milliseconds."""
    ahead = _timed(lambda: changes_ahead(fresh, OPENS, fresh.terms[1].ends_on))
    whole = replace(fresh, duties=duties, carried=Carried())
    first = _checked(whole)
    return [
        first,
        *(median(_checked(edit(whole, i)) for i in range(TIMES)) for edit in EDITS.values()),
        ahead,
    ]


def _checked(whole: Book) -> float:
    return _timed(lambda: check(whole, whole.terms[0], OPENS))


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds that ``work`` takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
