"""Commands that make paper and calendar files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from nursery_rota.cli.common import (
    Command,
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
from nursery_rota.documents.catalogue import PAPERS, each_sheet
from nursery_rota.documents.choices import OFFERED, Choices
from nursery_rota.documents.letters import letters_note
from nursery_rota.documents.pictures import picture_files
from nursery_rota.documents.render import page_count
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.day_sheet import next_open_day
from nursery_rota.domain.tables import Term
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.calendar_file import event_count
from nursery_rota.exchange.calendars import calendar_of, file_names
from nursery_rota.wording import plural


def of_print(command: Command) -> Command:
    """What of a document, and on which paper."""
    options = (
        click.option(
            "--paper",
            type=click.Choice(["a4", "a3"], case_sensitive=False),
            default=None,
            help="Paper of the wall rota.",
        ),
        click.option(
            "--span",
            type=click.Choice(["week", "month", "term"]),
            default=None,
            help="How much of the wall rota stands together.",
        ),
        click.option(
            "--large", is_flag=True, help="Large print: A4 becomes A3; a wall on A4 has a day a page."
        ),
        click.option("--week", type=Day(), default=None, help="Only the week of this date (YYYY-MM-DD)."),
        click.option("--from", "first", type=Day(), default=None, help="From this date on (YYYY-MM-DD)."),
        click.option("--to", "last", type=Day(), default=None, help="Up to this date (YYYY-MM-DD)."),
        click.option("--family", "family_names", multiple=True, help="Only this family; may be given again."),
        click.option("--each", is_flag=True, help="A PDF for each family, in the folder named by -o."),
        click.option(
            "--date", "on_date", type=Day(), default=None, help="The day of a day sheet (YYYY-MM-DD)."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("print")
@path_argument("file")
@click.argument("what", type=click.Choice(list(PAPERS)))
@of_term
@of_print
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The PDF to write; a name that ends in .png: a picture of each page.",
)
@as_of
@as_json
def print_(
    file: Path,
    what: str,
    term_name: str | None,
    output: Path,
    today: date | None,
    json_: bool,
    **asked: Any,
) -> None:
    """A document as a PDF: the wall rota, every family's sheet, day sheets, the cost summary and more."""
    day = today or date.today()
    with opened(file) as nursery:
        book = nursery.book()
    term = find_term(book, term_name, day)
    choices = _choices(book, what, asked)
    if what == "day" and term_name and not choices.dated:
        next_day = next_open_day(book, max(day, term.starts_on), term.ends_on)
        choices = replace(choices, first=next_day, last=next_day)
    if asked["each"]:
        files, pages = _one_each(book, term, day, choices, output)
    else:
        pdf = PAPERS[what](book, term, day, datetime.now(), choices)
        files, pages = _written(output, pdf), page_count(pdf)
    note = letters_note(book)
    if note:
        click.echo(note, err=True)
    if json_:
        answer({"file": str(files[0]), "files": [str(path) for path in files], "pages": pages})
    else:
        where = output if asked["each"] else files[0]
        click.echo(f"{where}: {plural(pages, 'page')}.")


def _one_each(book: Book, term: Term, today: date, choices: Choices, folder: Path) -> tuple[list[Path], int]:
    """The families' sheets as files of their own, and how many pages they have."""
    families, pdfs = each_sheet(book, term, today, datetime.now(), choices)
    files = [folder / f"{name}.pdf" for name in file_names(families)]
    pages = 0
    for path, pdf in zip(files, pdfs, strict=True):
        write_file(path, pdf)
        pages += page_count(pdf)
    return files, pages


def _written(output: Path, pdf: bytes) -> list[Path]:
    """The document, or a picture of each of its pages."""
    if output.suffix.casefold() != ".png":
        write_file(output, pdf)
        return [output]
    files = picture_files(pdf, output.stem)
    for name, content in files.items():
        write_file(output.with_name(name), content)
    return [output.with_name(name) for name in files]


def _choices(book: Book, what: str, asked: Mapping[str, Any]) -> Choices:
    """What was asked, as choices; ``NotPossible`` for a choice that the document does not have."""
    offered = OFFERED.get(what, OFFERED["wall"])
    if asked["each"] and what != "sheets":
        raise NotPossible(f"“{what}” is not made for each family. Leave --each out, or print “sheets”.")
    on_date, week = asked["on_date"], asked["week"]
    if on_date is not None and what != "day":
        raise NotPossible(f"“{what}” is not made for one date. Leave --date out, or print “day”.")
    given = {
        "paper": "--paper" if asked["paper"] else "",
        "span": "--span" if asked["span"] else "",
        "large": "--large" if asked["large"] else "",
        "dates": "--week, --from and --to" if week or asked["first"] or asked["last"] else "",
        "families": "--family" if asked["family_names"] else "",
    }
    for option, words in given.items():
        if words and option not in offered:
            raise NotPossible(f"“{what}” has no choice of {_CHOICE_WORDS[option]}. Leave {words} out.")
    first, last = asked["first"], asked["last"]
    if week is not None:
        first, last = monday_of(week), monday_of(week) + timedelta(days=6)
    if on_date is not None:
        first = last = on_date
    names = asked["family_names"]
    return Choices(
        paper="A3" if (asked["paper"] or "").casefold() == "a3" else "A4",
        span=asked["span"] or "week",
        large=asked["large"],
        first=first,
        last=last,
        families=frozenset(find_family(book, name).id for name in names) if names else None,
    )


_CHOICE_WORDS = {
    "paper": "paper",
    "span": "week, month or term",
    "large": "large print",
    "dates": "dates",
    "families": "families",
}


@click.command()
@path_argument("file")
@of_term
@click.option("--family", "family_name", default=None, help="One family; left out, the whole rota.")
@click.option(
    "--alarm/--no-alarm", default=True, help="Ring at 19:00 on the evening before; a family's calendar only."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The .ics to write.")
@as_of
@as_json
def calendar(
    file: Path,
    term_name: str | None,
    family_name: str | None,
    alarm: bool,
    output: Path,
    today: date | None,
    json_: bool,
) -> None:
    """A calendar file of a family's duties, or of the whole rota; a newer one updates the entries."""
    day = today or date.today()
    with opened(file) as nursery:
        book = nursery.book()
        term = find_term(book, term_name, day)
        family = find_family(book, family_name) if family_name else None
        content = calendar_of(book, term, day, datetime.now(), family, reminder=alarm)
    write_file(output, content)
    events = event_count(content)
    if json_:
        answer({"file": str(output), "events": events})
    else:
        click.echo(f"{output}: {plural(events, 'duty', 'duties')}.")
