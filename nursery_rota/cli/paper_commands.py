"""Commands that make paper and calendar files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import click

from nursery_rota.cli.common import (
    answer,
    as_json,
    as_of,
    find_term,
    of_term,
    opened,
    path_argument,
    write_file,
)
from nursery_rota.documents.costs import cost_summary as cost_paper
from nursery_rota.documents.family import family_sheets as family_papers
from nursery_rota.documents.render import page_count
from nursery_rota.documents.wall import wall_rota
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import teaching_weeks
from nursery_rota.domain.costs.yearly import term_report
from nursery_rota.domain.family_sheet import family_sheets
from nursery_rota.domain.regions import time_zone
from nursery_rota.domain.tables import Family, Term
from nursery_rota.domain.week import week_sheet
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.calendar_file import event_count, family_calendar, rota_calendar
from nursery_rota.wording import listing, plural

Printer = Callable[[Book, Term, date, datetime], bytes]


def wall(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    """The wall rota of a term, a week a page."""
    weeks = [week_sheet(book, monday, today) for monday in teaching_weeks(book, term)]
    return wall_rota(weeks, printed_at=printed_at)


def sheets(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    """One sheet for each family."""
    return family_papers(family_sheets(book, term, today), printed_at=printed_at)


def cost_summary(book: Book, term: Term, today: date, printed_at: datetime) -> bytes:
    """What parents save, with where the figures come from."""
    return cost_paper(
        term_report(book, term), nursery=book.nursery.name, printed_at=printed_at, made_for="the committee"
    )


DOCUMENTS: Mapping[str, Printer] = {"wall": wall, "sheets": sheets, "costs": cost_summary}


@click.command("print")
@path_argument("file")
@click.argument("what", type=click.Choice(list(DOCUMENTS)))
@of_term
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The PDF to write.")
@as_of
@as_json
def print_(
    file: Path, what: str, term_name: str | None, output: Path, today: date | None, json_: bool
) -> None:
    """A document as a PDF: the wall rota, every family's sheet, or the cost summary."""
    day = today or date.today()
    with opened(file) as nursery:
        book = nursery.book()
        pdf = DOCUMENTS[what](book, find_term(book, term_name, day), day, datetime.now())
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
        family = _family(book, family_name) if family_name else None
        content = calendar_of(book, term, day, datetime.now(), family)
    write_file(output, content)
    events = event_count(content)
    if json_:
        answer({"file": str(output), "events": events})
    else:
        click.echo(f"{output}: {plural(events, 'duty', 'duties')}.")


def calendar_of(book: Book, term: Term, today: date, made_at: datetime, family: Family | None) -> bytes:
    """The calendar of one family, or of everybody without ``family``. A new issue updates the old entries."""
    found = family_sheets(book, term, today)
    zone = time_zone(book.nursery.holiday_region)
    issue = found[0].issue if found else None
    sequence = issue.number if issue else 0
    if family is None:
        return rota_calendar(found, made_at=made_at, tz=zone, sequence=sequence)
    mine = next((s for s in found if s.family_id == family.id), None)
    if mine is None:
        raise NotPossible(f"The {family.name} family has no duties in {term.name}, or is hidden on prints.")
    return family_calendar(mine, made_at=made_at, tz=zone, sequence=sequence)


def _family(book: Book, name: str) -> Family:
    wanted = name.strip().casefold()
    for family in book.families:
        if family.name.casefold() == wanted:
            return family
    near = [f"“{f.name}”" for f in book.families if f.name.casefold().startswith(wanted[:1])]
    hint = f" Choose {listing(near, 'or')}." if near else ""
    raise NotPossible(f"There is no family “{name}”.{hint}")
