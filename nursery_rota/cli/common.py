"""What the commands share: opening a file, finding a term, dates as arguments, one JSON object as answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from nursery_rota.cli.passwords import key_of
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import term_on
from nursery_rota.domain.names import call_name, full_name
from nursery_rota.domain.tables import Family, Person, Term
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.out_file import make_folder, put_file
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import listing

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a date. Write it as 2026-11-26.", param, ctx)


def as_json(command: Command) -> Command:
    """The option ``--json``."""
    return click.option("--json", "json_", is_flag=True, help="Answer with one JSON object.")(command)


def as_of(command: Command) -> Command:
    """The option ``--as-of``, for a rota as it would be planned or printed on another day."""
    return click.option(
        "--as-of", "today", type=Day(), default=None, help="As if today were this date (YYYY-MM-DD)."
    )(command)


def of_term(command: Command) -> Command:
    """The option ``--term``; left out, the term of today or the next one."""
    return click.option("--term", "term_name", default=None, help="Name of the term.")(command)


def path_argument(name: str) -> Callable[[Command], Command]:
    return click.argument(name, type=click.Path(path_type=Path))


@contextmanager
def opened(path: Path, *, read_only: bool = True) -> Iterator[RotaFile]:
    """The nursery's file, for reading unless said otherwise."""
    key = key_of(path)
    with RotaFile.open(path, read_only=read_only, reference=load_reference(), key=key) as file:
        yield file


def find_term(book: Book, name: str | None, today: date) -> Term:
    """The term of that name; without one, today's, the next, or the last. ``NotPossible`` where there is none."""
    if not book.terms:
        raise NotPossible("No term has been typed yet. Add its dates under Timetable.")
    if name is None:
        now = term_on(book, today)
        ahead = sorted((t for t in book.terms if t.starts_on > today), key=lambda t: t.starts_on)
        return now or (ahead[0] if ahead else max(book.terms, key=lambda t: t.ends_on))
    wanted = name.strip().casefold()
    for term in book.terms:
        if term.name.casefold() == wanted:
            return term
    names = listing([f"“{t.name}”" for t in book.terms], "or")
    raise NotPossible(f"There is no term “{name}”. Choose {names}.")


def find_family(book: Book, name: str) -> Family:
    """The family of that name; ``NotPossible`` names those that begin alike."""
    wanted = name.strip().casefold()
    for family in book.families:
        if family.name.casefold() == wanted:
            return family
    near = [f"“{f.name}”" for f in book.families if f.name.casefold().startswith(wanted[:1])]
    hint = f" Choose {listing(near, 'or')}." if near else ""
    raise NotPossible(f"There is no family “{name}”.{hint}")


def find_person(book: Book, name: str) -> Person:
    """The parent or member of staff of that whole name, or the only one of that first name; ``NotPossible``
    names those that it could be."""
    wanted = name.strip().casefold()
    whole = [p for p in book.people if full_name(p).casefold() == wanted]
    called = [p for p in book.people if call_name(p).casefold() == wanted]
    for found in (whole, called):
        if len(found) == 1:
            return found[0]
    near = whole or called or [p for p in book.people if full_name(p).casefold().startswith(wanted[:1])]
    hint = f" Choose {listing([f'“{full_name(p)}”' for p in near[:8]], 'or')}." if near else ""
    raise NotPossible(f"There is no one person “{name}”.{hint}")


def answer(values: Mapping[str, Any]) -> None:
    """The answer as one JSON object on stdout."""
    click.echo(json.dumps(values, ensure_ascii=False, indent=2, default=str))


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows under heads in columns as wide as they need."""
    cells = [list(map(str, row)) for row in [heads, *rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )


def write_file(target: Path, content: bytes) -> None:
    """Write it whole or not at all, in a folder that is made where there is none; ``FileProblem`` else."""
    make_folder(target.parent)
    put_file(target, content)
