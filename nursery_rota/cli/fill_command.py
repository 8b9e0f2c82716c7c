"""The command that fills a term, and its answer for programs and for people."""

from __future__ import annotations

import signal
import sys
import threading
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from nursery_rota.actions.plans import accept
from nursery_rota.cli.common import answer, as_json, as_of, find_term, of_term, opened, path_argument
from nursery_rota.domain import problem
from nursery_rota.domain.book import Book
from nursery_rota.domain.explain_words import block_words, chain_words, concession_words
from nursery_rota.domain.names import full_name
from nursery_rota.domain.planning import Plan, Progress
from nursery_rota.domain.proposal import Change, Proposal, TermShares, Unfilled, proposal
from nursery_rota.wording import duties, plural, short_day


@click.command()
@path_argument("file")
@of_term
@click.option("--seconds", type=float, default=None, help="Stop after so many seconds with the best so far.")
@click.option("--seed", type=int, default=0, help="Another seed may give another rota, equally good.")
@click.option("--dry-run", is_flag=True, help="Tell what would change, write nothing.")
@click.option("--strict", is_flag=True, help="Exit with 1 if a place stays empty.")
@as_of
@as_json
def fill(
    file: Path,
    term_name: str | None,
    seconds: float | None,
    seed: int,
    dry_run: bool,
    strict: bool,
    today: date | None,
    json_: bool,
) -> int:
    """Fill every place of a term that can be lawfully filled, fairly. Ctrl+C keeps the best so far."""
    day = today or date.today()
    with opened(file, read_only=dry_run) as nursery:
        book = nursery.book()
        built = problem.build(book, find_term(book, term_name, day), day)
        plan = run_fill(built, seconds=seconds, seed=seed, quiet=json_)
        result = proposal(built, plan, day)
        changed = len(result.changes)
        if not dry_run:
            changed = accept(nursery, built, result)
    report = fill_report(plan, result, changed)
    if json_:
        answer(report)
    else:
        click.echo(fill_summary(result))
    return 1 if strict and result.unfilled else 0


def run_fill(built: problem.BuiltProblem, *, seconds: float | None, seed: int, quiet: bool) -> Plan:
    """Solve with progress on stderr; the first Ctrl+C asks for the best so far."""
    from nursery_rota.solver import solve

    asked = threading.Event()
    lively = not quiet and sys.stderr.isatty()

    def tell(progress: Progress) -> None:
        if lively:
            off = "" if progress.off is None else f", {progress.off:.1f} duties from shares on average"
            click.echo(
                f"\r\033[K{progress.stage}: {progress.filled} filled{off}, {progress.seconds:.1f} s",
                err=True,
                nl=False,
            )

    before = signal.signal(signal.SIGINT, lambda *_: asked.set())
    try:
        return solve(built.problem, progress=tell, stop=asked.is_set, seed=seed, seconds=seconds)
    finally:
        signal.signal(signal.SIGINT, before)
        if lively:
            click.echo("\r\033[K", err=True, nl=False)


def fill_report(plan: Plan, result: Proposal, changed: int) -> dict[str, Any]:
    """The answer of ``fill --json``."""
    return {
        "term": result.terms,
        "status": plan.status,
        "places": result.places,
        "filled": result.filled,
        "unfilled": [unfilled_data(result.after, place) for place in result.unfilled],
        "fairness": shares_data(result.shares[0]),
        "preferences": {"prefer": result.wishes[0], "avoid": result.wishes[1]},
        "headline": result.headline,
        "explanation": result.explanation,
        "kept": result.kept,
        "pinned": result.pinned,
        "changed": changed,
        "changes": [change_data(change) for change in result.changes],
        "disagreements": list(result.disagreements),
        "findings": dict(Counter(finding.severity for finding in result.findings)),
        "seconds": round(plan.seconds, 3),
        "seed": plan.seed,
        "proof": {
            stage: {"value": p.value, "bound": p.bound, "proved": p.proved} for stage, p in plan.proof.items()
        },
    }


def shares_data(shares: TermShares) -> dict[str, Any]:
    """How far families are from their shares of a term, in duties."""
    balances = [f.after for f in shares.fairness]
    return {
        "max_over": round(float(max(balances, default=0)), 4),
        "max_under": round(float(-min(balances, default=0)), 4),
        "families": [
            {
                "family": row.family,
                "owed": round(float(row.owed), 4),
                "done": round(float(row.done), 4),
                "planned": round(float(row.planned), 4),
                "before": round(float(fairness.before), 4),
                "balance": round(float(row.balance), 4),
                "why": fairness.why,
            }
            for row, fairness in zip(shares.ledger, shares.fairness, strict=True)
        ],
    }


def unfilled_data(book: Book, place: Unfilled) -> dict[str, Any]:
    """A place that stays empty, with why."""
    return {
        "date": place.on_date.isoformat(),
        "shift": place.shift,
        "room": place.room or None,
        "needs": place.needs,
        "why": place.why,
        **_explained(book, place),
    }


def _explained(book: Book, place: Unfilled) -> dict[str, Any]:
    """How many were ruled out by what, and what would fill the place."""
    found = place.explanation
    if found is None:
        return {"ruled_out": {}, "chain": None, "blocked": None, "concession": None}
    concession = found.concession
    return {
        "ruled_out": dict(found.ruled_out),
        "chain": chain_words(book, found.chain) if found.chain else None,
        "blocked": block_words(book, found.block) if found.block else None,
        "concession": {
            "kind": concession.kind,
            "person": full_name(book.person[concession.person_id]) if concession.person_id else None,
            "says": concession_words(book, found, concession),
        }
        if concession
        else None,
    }


def change_data(change: Change) -> dict[str, Any]:
    """A place that somebody else would have; short names, "" for nobody."""
    return {
        "kind": change.kind,
        "date": change.on_date.isoformat(),
        "where": change.where,
        "before": change.before,
        "after": change.after,
        "why": change.why,
    }


def shares_words(shares: TermShares) -> str:
    """The two families furthest from their shares of a term."""
    balances = [f.after for f in shares.fairness] or [Fraction(0)]
    over, under = max(*balances, Fraction(0)), -min(*balances, Fraction(0))
    return f"Most over its share: {duties(over)}; most under: {duties(under)} duties."


def fill_summary(result: Proposal) -> str:
    """The result for people."""
    lines = [
        f"{result.headline}. {result.explanation}",
        f"{result.filled} of {plural(result.places, 'required place')} filled. {shares_words(result.shares[0])}",
        f"{plural(result.wishes[0], 'duty', 'duties')} at preferred times, "
        f"{result.wishes[1]} at times people would rather not.",
    ]
    for u in result.unfilled:
        needs = f", needs {u.needs}" if u.needs else ""
        lines.append(f"Empty: {short_day(u.on_date)}, {u.shift}{needs}. {u.why}")
    lines += [f"{f.family}: {duties(f.after)} from its share. {f.why}" for f in result.fairness if f.why]
    return "\n".join(lines)
