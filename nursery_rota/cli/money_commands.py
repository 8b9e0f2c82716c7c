"""The command about money: what parents save, and where the figures come from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from nursery_rota.actions.scenarios import keep_scenario
from nursery_rota.cli.common import Day, answer, as_json, opened, path_argument, write_file
from nursery_rota.documents.costs import cost_summary
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.comparison import Difference, differences
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.yearly import period_report
from nursery_rota.domain.money import pounds
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.cost_table import cost_csv
from nursery_rota.exchange.cost_workbook import cost_xlsx
from nursery_rota.wording import listing


@click.command()
@path_argument("file")
@click.option("--from", "start", type=Day(), required=True, help="First date.")
@click.option("--to", "end", type=Day(), required=True, help="Last date.")
@click.option(
    "--what-if", "changes", multiple=True, metavar="KEY=VALUE", help="Try a figure, change nothing."
)
@click.option("--scenario", metavar="NAME", help="Try what was kept under this name.")
@click.option("--keep", metavar="NAME", help="Keep what is tried in the file, under this name.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write the report: .pdf, .xlsx or .csv."
)
@as_json
def costs(
    file: Path,
    start: date,
    end: date,
    changes: Sequence[str],
    scenario: str | None,
    keep: str | None,
    output: Path | None,
    json_: bool,
) -> None:
    """What staffing costs with and without parents, and the saving, for a period and its tax year."""
    if end < start:
        raise NotPossible("The last date lies before the first. Swap them.")
    with opened(file, read_only=keep is None) as nursery:
        book = nursery.book()
        tried = _kept(book, scenario) | _what_if(changes)
        if keep is not None:
            keep_scenario(nursery, keep, tried)
    today = date.today()
    report = period_report(book, start, end, tried, today=today)
    yours = period_report(book, start, end, today=today) if report.trial else None
    if output is not None:
        write_file(output, _written(report, yours, output, book.nursery.name))
    if json_:
        beside = {"what_if": [_difference(line) for line in differences(yours, report)]} if yours else {}
        answer(report.as_json() | beside)
    else:
        click.echo(cost_words(report, yours))
        if output is not None:
            click.echo(f"Written to {output}.")


def _kept(book: Book, name: str | None) -> dict[str, str]:
    if name is None:
        return {}
    wanted = " ".join(name.split()).casefold()
    for scenario in book.scenarios:
        if scenario.name.casefold() == wanted:
            return {key: str(value) for key, value in scenario.changes.items()}
    known = listing([f"“{scenario.name}”" for scenario in book.scenarios], "or")
    choose = f"Choose {known}." if known else "None is kept yet; --keep NAME keeps one."
    raise NotPossible(f"No trial is kept under “{name}”. {choose}")


def _difference(line: Difference) -> dict[str, str | int | None]:
    return {"line": line.label, "yours": line.yours, "trial": line.trial, "difference": line.difference}


def _what_if(changes: Sequence[str]) -> dict[str, str]:
    found = {}
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise NotPossible(f"“{change}” is not KEY=VALUE. Write it as wage=13.45.")
        found[key.strip()] = value.strip()
    return found


def _written(report: CostReport, yours: CostReport | None, output: Path, nursery: str) -> bytes:
    match output.suffix.lower():
        case ".pdf":
            return cost_summary(
                report, nursery=nursery, printed_at=datetime.now(), made_for="the committee", yours=yours
            )
        case ".xlsx":
            return cost_xlsx(report, date.today(), yours)
        case ".csv":
            return cost_csv(report, date.today(), yours)
        case other:
            raise NotPossible(f"“{other}” is not known here. Name a .pdf, .xlsx or .csv file.")


def cost_words(report: CostReport, yours: CostReport | None = None) -> str:
    """The report's main lines, for people; a trial says so first, and what it would change."""
    lines = ["A trial; nothing is changed.", *report.trial] if report.trial else []
    lines.append(report.headline)
    for line in report.trace:
        lines.append(
            f"{'  ' * line.depth}{line.label}: {pounds(line.pence, report.currency)}  {line.how}".rstrip()
        )
    if yours is not None:
        for beside in differences(yours, report):
            figures = (beside.yours, beside.trial, beside.difference)
            was, now, more = ("–" if p is None else pounds(p, report.currency) for p in figures)
            lines.append(f"{beside.label}: {was}; in the trial {now}; difference {more}")
    if report.may_lose is not None:
        lines.append(report.may_lose.says)
    return "\n".join([*lines, *report.uncertain])
