"""Commands that make paper and calendar files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from nursery_rota.cli.common import (
    Day,
    answer,
    as_json,
    as_of,
    find_family,
    find_term,
    of_term,
    opened,
    path_argument,
    write_file,
)
from nursery_rota.documents.catalogue import PAPERS, days
from nursery_rota.documents.render import page_count
from nursery_rota.domain.day_sheet import next_open_day
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.calendar_file import event_count
from nursery_rota.exchange.calendars import calendar_of
from nursery_rota.wording import plural


@click.command("print")
@path_argument("file")
@click.argument("what", type=click.Choice(list(PAPERS)))
@of_term
@click.option("--date", "on_date", type=Day(), default=None, help="The day of a day sheet (YYYY-MM-DD).")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The PDF to write.")
@as_of
@as_json
def print_(
    file: Path,
    what: str,
    term_name: str | None,
    on_date: date | None,
    output: Path,
    today: date | None,
    json_: bool,
) -> None:
    """A document as a PDF: the wall rota, every family's sheet, day sheets, the cost summary and more."""
    if on_date is not None and what != "day":
        raise NotPossible(f"“{what}” is not made for one date. Leave --date out, or print “day”.")
    day = today or date.today()
    with opened(file) as nursery:
        book = nursery.book()
        term = find_term(book, term_name, day)
        if what == "day" and (on_date or term_name):
            pdf = days(
                book, [on_date or next_open_day(book, max(day, term.starts_on), term.ends_on)], datetime.now()
            )
        else:
            pdf = PAPERS[what](book, term, day, datetime.now())
    write_file(output, pdf)
    pages = page_count(pdf)
    if json_:
        answer({"file": str(output), "pages": pages})
    else:
        click.echo(f"{output}: {plural(pages, 'page')}.")


@click.command()
@path_argument("file")
@of_term
@click.option("--family", "family_name", default=None, help="One family; left out, the whole rota.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The .ics to write.")
@as_of
@as_json
def calendar(
    file: Path, term_name: str | None, family_name: str | None, output: Path, today: date | None, json_: bool
) -> None:
    """A calendar file of a family's duties, or of the whole rota."""
    day = today or date.today()
    with opened(file) as nursery:
        book = nursery.book()
        term = find_term(book, term_name, day)
        family = find_family(book, family_name) if family_name else None
        content = calendar_of(book, term, day, datetime.now(), family)
    write_file(output, content)
    events = event_count(content)
    if json_:
        answer({"file": str(output), "events": events})
    else:
        click.echo(f"{output}: {plural(events, 'duty', 'duties')}.")
