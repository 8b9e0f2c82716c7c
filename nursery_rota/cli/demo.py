"""The main job from end to end on the sample nursery, without a screen."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path

import click

from nursery_rota.actions.plans import accept
from nursery_rota.cli.common import answer, as_json, path_argument, write_file
from nursery_rota.cli.fill_command import fill_report, fill_summary, run_fill
from nursery_rota.documents.catalogue import PAPERS
from nursery_rota.domain import problem
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.yearly import term_report
from nursery_rota.domain.findings import Finding
from nursery_rota.domain.money import pounds
from nursery_rota.domain.proposal import proposal
from nursery_rota.domain.tables import Term
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.calendars import WHOLE_ROTA, all_calendars
from nursery_rota.paths import resources
from nursery_rota.store.reference import Reference, load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import import_tables
from nursery_rota.wording import day_range, plural

SAMPLE = "plum-lane.json"


@click.command()
@path_argument("directory")
@as_json
def demo(directory: Path, json_: bool) -> int:
    """Fill, check, print and cost the sample nursery, and write everything into DIRECTORY."""
    directory.mkdir(parents=True, exist_ok=True)
    reference = load_reference()
    path = _fresh(directory / "sample.rota", reference)
    import_tables(path, json.loads((resources() / "sample" / SAMPLE).read_text("utf-8")), reference)
    with RotaFile.open(path, reference=reference) as file:
        term = file.book().terms[0]
        today = term.starts_on
        built = problem.build(file.book(), term, today)
        plan = run_fill(built, seconds=None, seed=0, quiet=json_)
        result = proposal(built, plan, today)
        report = fill_report(plan, result, accept(file, built, result))
        book = file.book()
    outputs = _write_outputs(directory, book, term, today)
    costs = term_report(book, term)
    if json_:
        answer(
            {
                "file": str(path),
                "outputs": [str(p) for p in outputs],
                "fill": report,
                "costs": costs.as_json(),
            }
        )
    else:
        click.echo(_summary(book, term, fill_summary(result), result.findings, _saving(costs)))
        click.echo("\nWritten:")
        for output in (path, *outputs):
            click.echo(f"  {output}")
    return 1 if any(f.severity == "law" for f in result.findings) else 0


def _fresh(path: Path, reference: Reference) -> Path:
    """The path, with the untouched file of an earlier demo out of the way. Somebody's work is never replaced."""
    if path.exists():
        with RotaFile.open(path, read_only=True, reference=reference) as earlier:
            steps = len(earlier.history(limit=2))
        if steps > 1:
            raise NotPossible(f"{path} has been worked on since. Name another folder for the demo.")
        path.unlink()
    return path


def _write_outputs(directory: Path, book: Book, term: Term, today: date) -> list[Path]:
    made_at = datetime.combine(today, time(9, 0))
    names = {"wall": "wall-rota.pdf", "sheets": "family-sheets.pdf", "costs": "cost-summary.pdf"}
    files = {directory / name: PAPERS[what](book, term, today, made_at) for what, name in names.items()}
    folder = directory / "calendars"
    calendars = all_calendars(book, term, today, made_at)
    files |= {folder / name: content for name, content in calendars.items()}
    for path, content in files.items():
        write_file(path, content)
    return [*(p for p in files if p.parent == directory), folder, folder / WHOLE_ROTA]


def _saving(costs: CostReport) -> str:
    return (
        f"Because parents take their turn, the nursery saves {pounds(costs.period_saving, costs.currency)} "
        "in cash this term: wages not paid, less what parents cost. "
        f"The tax year so far planned: {pounds(costs.cash_saving, costs.currency)}."
    )


def _summary(book: Book, term: Term, filled: str, findings: tuple[Finding, ...], saving: str) -> str:
    law = sum(f.severity == "law" for f in findings)
    own = sum(f.severity == "policy" for f in findings)
    verdict = (
        "The check finds no breach of law."
        if not law
        else f"The check finds {plural(law, 'breach', 'breaches')} of law."
    )
    return "\n".join(
        [
            f"{book.nursery.name}, {term.name}, {day_range(term.starts_on, term.ends_on)}",
            f"{plural(len(book.families), 'family', 'families')}, {plural(len(book.children), 'child', 'children')}, "
            f"{plural(sum(p.family_id is not None for p in book.people), 'parent')}.",
            "",
            filled,
            f"{verdict} {plural(own, 'note')} about your own rules.",
            *[f"  {f.where}: {f.message}" for f in findings if f.severity in ("law", "policy")],
            "",
            saving,
        ]
    )
