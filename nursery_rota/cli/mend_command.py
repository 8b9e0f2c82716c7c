"""The command that mends a rota with as few changes as can be, for somebody who is away or as it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from nursery_rota.actions.mending import accept_mended
from nursery_rota.cli.common import (
    Day,
    answer,
    as_json,
    as_of,
    find_person,
    find_term,
    of_term,
    opened,
    path_argument,
)
from nursery_rota.cli.fill_command import change_data, shares_data, shares_words, unfilled_data
from nursery_rota.domain.book import Book
from nursery_rota.domain.mended import Mended
from nursery_rota.domain.vacancies import Away
from nursery_rota.errors import NotPossible
from nursery_rota.wording import short_day


@click.command()
@path_argument("file")
@of_term
@click.option("--away", "person_name", default=None, help="Who cannot come.")
@click.option("--from", "start", type=Day(), default=None, help="First day away; left out, today.")
@click.option("--to", "end", type=Day(), default=None, help="Last day away; left out, the first.")
@click.option("--seconds", type=float, default=None, help="Stop after so many seconds with the best so far.")
@click.option("--dry-run", is_flag=True, help="Tell what would change, write nothing.")
@click.option("--strict", is_flag=True, help="Exit with 1 if a place stays empty.")
@as_of
@as_json
def mend(
    file: Path,
    term_name: str | None,
    person_name: str | None,
    start: date | None,
    end: date | None,
    seconds: float | None,
    dry_run: bool,
    strict: bool,
    today: date | None,
    json_: bool,
) -> int:
    """Fill what nobody is in, with the fewest changes: for somebody who is away, or as the rota stands."""
    from nursery_rota.solver.mend import mend as mended_rota

    day = today or date.today()
    with opened(file, read_only=dry_run) as nursery:
        book = nursery.book()
        away = _away(book, person_name, start or day, end)
        term = find_term(book, term_name, max(away.starts_on, day) if away else day)
        result = mended_rota(book, term, day, away, seconds=seconds)
        if not dry_run:
            accept_mended(nursery, result)
    if json_:
        answer(_as_data(result))
    else:
        click.echo(_as_words(result))
    return 1 if strict and result.left else 0


def _away(book: Book, name: str | None, start: date, end: date | None) -> Away | None:
    if name is None:
        return None
    if end is not None and end < start:
        raise NotPossible("The last date lies before the first. Swap them.")
    return Away(find_person(book, name).id, start, end or start)


def _as_data(result: Mended) -> dict[str, Any]:
    return {
        "vacancies": result.vacancies,
        "filled": result.vacancies - result.left,
        "changes": result.changes,
        "how": result.rung,
        "least_changes_proved": result.least,
        "says": f"{result.proposal.headline}. {result.proposal.explanation}",
        "kept": result.proposal.kept,
        "pinned": result.proposal.pinned,
        "preferences": {"prefer": result.proposal.wishes[0], "avoid": result.proposal.wishes[1]},
        "changed": [change_data(change) for change in result.proposal.changes],
        "unfilled": [unfilled_data(result.proposal.after, place) for place in result.proposal.unfilled],
        "shares": [{"term": each.term.name, **shares_data(each)} for each in result.proposal.shares],
        "seconds": round(result.seconds, 3),
    }


def _as_words(result: Mended) -> str:
    lines = [f"{result.proposal.headline}. {result.proposal.explanation}"]
    lines += [
        f"{c.where}: {c.before or 'empty'} > {c.after or 'empty'} ({c.why})" for c in result.proposal.changes
    ]
    lines += [f"{each.term.name}: {shares_words(each)}" for each in result.proposal.shares]
    lines += [
        f"Empty: {short_day(u.on_date)}, {u.shift}. {u.why}" for u in result.proposal.unfilled[: result.left]
    ]
    return "\n".join(lines)
