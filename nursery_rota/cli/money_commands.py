"""The command about money: what parents save, and where the figures come from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from nursery_rota.cli.common import Day, answer, as_json, opened, path_argument, write_file
from nursery_rota.documents.costs import cost_summary
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.yearly import period_report
from nursery_rota.domain.money import pounds
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.cost_table import cost_csv
from nursery_rota.exchange.cost_workbook import cost_xlsx


@click.command()
@path_argument("file")
@click.option("--from", "start", type=Day(), required=True, help="First date.")
@click.option("--to", "end", type=Day(), required=True, help="Last date.")
@click.option(
    "--what-if", "changes", multiple=True, metavar="KEY=VALUE", help="Try a figure, change nothing."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write the report: .pdf, .xlsx or .csv."
)
@as_json
def costs(
    file: Path, start: date, end: date, changes: Sequence[str], output: Path | None, json_: bool
) -> None:
    """What staffing costs with and without parents, and the saving, for a period and its tax year."""
    if end < start:
        raise NotPossible("The last date lies before the first. Swap them.")
    with opened(file) as nursery:
        book = nursery.book()
    report = period_report(book, start, end, _what_if(changes))
    if output is not None:
        write_file(output, _written(report, output, book.nursery.name))
    if json_:
        answer(report.as_json())
    else:
        click.echo(cost_words(report))
        if output is not None:
            click.echo(f"Written to {output}.")


def _what_if(changes: Sequence[str]) -> dict[str, str]:
    found = {}
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise NotPossible(f"“{change}” is not KEY=VALUE. Write it as wage=13.45.")
        found[key.strip()] = value.strip()
    return found


def _written(report: CostReport, output: Path, nursery: str) -> bytes:
    match output.suffix.lower():
        case ".pdf":
            return cost_summary(report, nursery=nursery, printed_at=datetime.now(), made_for="the committee")
        case ".xlsx":
            return cost_xlsx(report, date.today())
        case ".csv":
            return cost_csv(report, date.today())
        case other:
            raise NotPossible(f"“{other}” is not known here. Name a .pdf, .xlsx or .csv file.")


def cost_words(report: CostReport) -> str:
    """The report's main lines, for people."""
    lines = [report.headline]
    for line in report.trace:
        lines.append(
            f"{'  ' * line.depth}{line.label}: {pounds(line.pence, report.currency)}  {line.how}".rstrip()
        )
    return "\n".join([*lines, *report.uncertain])
