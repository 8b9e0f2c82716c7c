"""How long the answers take that somebody waits for with a telephone in the hand: substitutes, swaps, and why not."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from statistics import median

from bench.nurseries import OPENS, book
from nursery_rota.domain.book import Book
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.patching import Patcher
from nursery_rota.domain.planning import Plan
from nursery_rota.domain.problem import build
from nursery_rota.domain.proposal import duties_of
from nursery_rota.domain.swaps import swaps
from nursery_rota.domain.tables import Check, Duty, Term
from nursery_rota.domain.vacancies import Away, vacancies, without_away, without_impossible
from nursery_rota.domain.why_empty import why_empty
from nursery_rota.solver.greedy import fair_queue
from nursery_rota.solver.groups import Groups
from nursery_rota.store.reference import load_reference

SIZES = (20, 40, 80)
TIMES = 15
WEEKS = 6
"""Weeks from the beginning of the term that are planned."""


def main() -> None:
    """Prints the section "Answers on the telephone"."""
    reference = load_reference()
    print("## Answers on the telephone\n")
    print(
        f"{WEEKS} weeks are planned. Middle and longest of {TIMES} questions each, in milliseconds: who steps in for "
        "a day and for two weeks with the fewest changes, who could swap a duty, and why a place is empty.\n"
    )
    print("| Families | Duties | One absence | Two weeks away | Swaps | Why empty |")
    print("|---:|---:|---:|---:|---:|---:|")
    for families in SIZES:
        whole = planned(book(families, reference))
        print(f"| {families} | {len(whole.duties)} | {' | '.join(measured(whole))} |")


def planned(empty: Book) -> Book:
    """The first weeks of the term filled by the fair queue. Every parent holds level 2 and first aid: who may
    serve at all is not what is measured here."""
    people = tuple(replace(p, level=2) for p in empty.people)
    aid = tuple(Check(-p.id, p.id, "first_aid") for p in people if p.family_id is not None)
    able = replace(empty, people=people, checks=(*empty.checks, *aid))
    first = able.terms[0]
    term = replace(first, ends_on=first.starts_on + timedelta(weeks=WEEKS))
    built = build(able, term, OPENS)
    plan = Plan("feasible", tuple(sorted(fair_queue(Groups(built.problem)))))
    duties = tuple(replace(d, id=i) for i, d in enumerate(duties_of(built, plan), start=1))
    return replace(able, duties=duties)


def measured(whole: Book) -> list[str]:
    term = whole.terms[0]
    ledger(whole, term, OPENS)
    some = whole.duties[:: max(1, len(whole.duties) // TIMES)][:TIMES]
    now = datetime(OPENS.year, OPENS.month, OPENS.day, 7, 30)
    return [
        _each(some, lambda d: _substitutes(whole, term, d, 0)),
        _each(some, lambda d: _substitutes(whole, term, d, 13)),
        _each(some, lambda d: swaps(whole, d.id, now)),
        _each(some, lambda d: _why(whole, d)),
    ]


def _each(duties: tuple[Duty, ...], ask: Callable[[Duty], object]) -> str:
    found = []
    for duty in duties:
        started = time.perf_counter()
        ask(duty)
        found.append((time.perf_counter() - started) * 1000)
    return f"{median(found):.0f} / {max(found):.0f}" if found else "none"


def _substitutes(whole: Book, term: Term, duty: Duty, days: int) -> object:
    away = Away(duty.person_id, duty.on_date, duty.on_date + timedelta(days=days))
    gone = without_impossible(without_away(whole, away, OPENS), term, OPENS)
    opened = vacancies(whole, gone, OPENS, term.ends_on, only_new=True)
    return Patcher(whole, gone, term, OPENS).patch(opened)


def _why(whole: Book, duty: Duty) -> str:
    gone = replace(whole, duties=tuple(d for d in whole.duties if d.id != duty.id))
    return why_empty(gone, duty.on_date, duty.shift_id, duty.room_id, OPENS)
