"""The command that finds swaps for somebody's duty and makes one of them."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import click

from nursery_rota.actions.swapping import make_swap
from nursery_rota.cli.common import Day, answer, as_json, as_of, find_person, opened, path_argument
from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.swaps import Swap, notice_words
from nursery_rota.domain.swaps import swaps as swaps_for
from nursery_rota.errors import NotPossible
from nursery_rota.wording import listing, short_day


@click.command()
@path_argument("file")
@click.option("--date", "on_date", type=Day(), required=True, help="The day of the duty.")
@click.option("--person", "person_name", required=True, help="Who has it.")
@click.option("--make", "number", type=int, default=None, help="Make the swap of this number.")
@click.option("--confirmed", is_flag=True, help="The manager agrees to a swap at short notice.")
@as_of
@as_json
def swaps(
    file: Path,
    on_date: date,
    person_name: str,
    number: int | None,
    confirmed: bool,
    today: date | None,
    json_: bool,
) -> None:
    """Who could swap a duty, ranked: law, limits, shares and everybody's answers are kept."""
    now = datetime.combine(today, time()) if today else datetime.now()
    with opened(file, read_only=number is None) as nursery:
        book = nursery.book()
        duty_id = _duty_id(book, find_person(book, person_name).id, on_date)
        found = swaps_for(book, duty_id, now)
        made = _numbered(found, number) if number is not None else None
        if made is not None:
            make_swap(nursery, made.handovers, now, confirmed=confirmed)
    if json_:
        answer({"swaps": [_as_data(book, swap) for swap in found], "made": made.rank if made else None})
    elif made is not None:
        click.echo(f"Done. {' '.join(made.says)}")
    else:
        for swap in found:
            click.echo(_line(book, swap))
        if not found:
            click.echo("Nobody can swap this duty. Ask for cover instead.")


def _duty_id(book: Book, person_id: int, on_date: date) -> int:
    person = book.person[person_id]
    for duty in book.duties_of.get(person_id, ()):
        if duty.on_date == on_date and duty.status in ("planned", "confirmed") and not duty.reserve:
            return duty.id
    raise NotPossible(f"{full_name(person)} has no duty on {short_day(on_date)} that could be swapped.")


def _numbered(found: tuple[Swap, ...], number: int) -> Swap:
    for swap in found:
        if swap.rank == number:
            return swap
    raise NotPossible(f"There is no swap number {number}; {len(found)} were found.")


def _as_data(book: Book, swap: Swap) -> dict[str, Any]:
    return {
        "rank": swap.rank,
        "kind": swap.kind,
        "with": [name for name, _ in swap.phones],
        "moves": [
            {
                "date": h.duty.on_date.isoformat(),
                "shift": book.shift[h.duty.shift_id].name,
                "from": full_name(book.person[h.duty.person_id]),
                "to": full_name(book.person[h.to_person]),
            }
            for h in swap.handovers
        ],
        "why": [*swap.pros, *swap.cons],
        "manager_confirms": swap.late,
    }


def _line(book: Book, swap: Swap) -> str:
    reasons = listing([*swap.pros, *swap.cons])
    notice = f" {notice_words(book)}" if swap.late else ""
    return f"{swap.rank:3} {swap.title}: {' '.join(swap.says)}{notice}" + (f" ({reasons})" if reasons else "")
