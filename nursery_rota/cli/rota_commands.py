"""Commands that ask about the rota: adults needed, breaches, who could take a place, the families' accounts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from nursery_rota.cli.common import (
    Day,
    answer,
    as_json,
    as_of,
    find_term,
    of_term,
    opened,
    path_argument,
    table,
)
from nursery_rota.domain.book import Book
from nursery_rota.domain.demand import SessionDemand
from nursery_rota.domain.demand import demand as demand_between
from nursery_rota.domain.findings import Finding
from nursery_rota.domain.obligation import ledger as accounts
from nursery_rota.domain.rules import check as findings_of
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.domain.tables import Shift
from nursery_rota.domain.who_could import who_could
from nursery_rota.errors import NotPossible
from nursery_rota.wording import duties, listing, short_day


@click.command()
@path_argument("file")
@click.option("--from", "start", type=Day(), required=True, help="First date.")
@click.option("--to", "end", type=Day(), required=True, help="Last date.")
@as_json
def demand(file: Path, start: date, end: date, json_: bool) -> None:
    """Adults needed in each session between two dates, and why."""
    if end < start:
        raise NotPossible("The last date lies before the first. Swap them.")
    with opened(file) as nursery:
        sessions = [_session(d) for d in demand_between(nursery.book(), start, end)]
    if json_:
        answer({"sessions": sessions})
        return
    for s in sessions:
        room = f", {s['room']}" if s["room"] else ""
        click.echo(f"{s['date']} {s['session']}{room}: {s['why']}")
    if not sessions:
        click.echo("No session takes place between these dates.")


def _session(d: SessionDemand) -> dict[str, Any]:
    return {
        "date": d.on_date.isoformat(),
        "session": d.session.name,
        "room": d.room.name if d.room else None,
        "children": {b.label: b.count for b in d.children},
        "required": d.required,
        "method": d.method,
        "staff_counted": d.staff_counted,
        "gap": d.gap,
        "level3_missing": d.level3_missing,
        "level2_missing": d.level2_missing,
        "first_aid_missing": d.first_aid_missing,
        "why": d.why,
    }


@click.command()
@path_argument("file")
@of_term
@as_of
@as_json
def check(file: Path, term_name: str | None, today: date | None, json_: bool) -> int:
    """Every breach of law and of your rules in a term, with what would mend it."""
    day = today or date.today()
    with opened(file) as nursery:
        book = nursery.book()
        findings = findings_of(book, find_term(book, term_name, day), day)
    breaches = [f for f in findings if f.severity != "next_step"]
    if json_:
        answer({"breaches": [_breach(f) for f in breaches]})
    else:
        for f in findings:
            click.echo(f"{SEVERITY_WORDS[f.severity]}: {f.where}: {f.message}")
        if not findings:
            click.echo("Nothing to mend: the term keeps every rule.")
    return 1 if any(f.severity == "law" for f in breaches) else 0


SEVERITY_WORDS = {"law": "Law", "policy": "Our rule", "warning": "Note", "next_step": "Next step"}


def _breach(f: Finding) -> dict[str, Any]:
    return {
        "severity": f.severity,
        "rule": f.rule,
        "date": f.on_date.isoformat() if f.on_date else None,
        "shift": f.shift or None,
        "people": list(f.names),
        "message": f.message,
    }


@click.command()
@path_argument("file")
@click.option("--date", "on_date", type=Day(), required=True)
@click.option("--shift", "shift_name", required=True, help="Name of the shift.")
@click.option("--room", "room_name", default=None, help="Name of the room, where a shift runs in several.")
@as_of
@as_json
def candidates(
    file: Path, on_date: date, shift_name: str, room_name: str | None, today: date | None, json_: bool
) -> None:
    """Everybody, ranked, for one place: who can take it, and why the others cannot."""
    with opened(file) as nursery:
        book = nursery.book()
        room_id = _room_id(book, room_name)
        shift = _shift(book, shift_name, on_date, room_id)
        place, people = who_could(book, on_date, shift.id, room_id, today or date.today())
    if json_:
        rows = [
            {
                "name": p.name,
                "possible": p.group == "counts",
                "group": p.group,
                "rank": p.rank,
                "why": p.why or listing(p.pros) or "Can do it, and counts.",
                "cure": p.cure or None,
            }
            for p in people
        ]
        answer({"people": rows, "nearest_way": place.nearest_way or None})
        return
    click.echo(f"{place.title} {place.times}. {place.explanation}")
    if place.nearest_way:
        click.echo(f"Nobody can do this. {place.nearest_way}")
    for p in people:
        words = f"{p.why} {p.cure}".strip() or f"can do it. {listing(p.pros)}".strip()
        click.echo(f"{p.rank:3} {p.name}: {words}")


def _room_id(book: Book, name: str | None) -> int | None:
    if name is None:
        return None
    for room in book.rooms:
        if room.name.casefold() == name.strip().casefold():
            return room.id
    rooms = listing([f"“{r.name}”" for r in book.rooms], "or")
    raise NotPossible(
        f"There is no room “{name}”. Choose {rooms}." if rooms else "No room has been typed yet."
    )


def _shift(book: Book, name: str, on_date: date, room_id: int | None) -> Shift:
    wanted = name.strip().casefold()
    named = [s for s in book.shifts if s.name.casefold() == wanted]
    for shift in named:
        if shift.weekday == on_date.weekday() and (room_id is None or shift.room_id in (None, room_id)):
            return shift
    if named:
        raise NotPossible(
            f"{named[0].name} does not run on {short_day(on_date)}. Choose another date or shift."
        )
    names = listing(list(dict.fromkeys(f"“{s.name}”" for s in book.shifts)), "or")
    raise NotPossible(f"There is no shift “{name}”. Choose {names}.")


@click.command()
@path_argument("file")
@of_term
@as_of
@as_json
def ledger(file: Path, term_name: str | None, today: date | None, json_: bool) -> None:
    """What each family owes, has done and has planned in a term."""
    day = today or date.today()
    with opened(file) as nursery:
        book = nursery.book()
        rows = accounts(book, find_term(book, term_name, day), day)
    if json_:
        answer({"families": [_account(row) for row in rows]})
        return
    heads = ("Family", "Owed", "Credits", "Done", "Planned", "Balance")
    click.echo(table(heads, [_account_line(row) for row in rows]))


def _account(row: LedgerRow) -> dict[str, Any]:
    return {
        "family": row.family,
        "owed": round(float(row.owed), 4),
        "owed_exact": str(row.owed),
        "credits": round(float(row.credits), 4),
        "done": round(float(row.done), 4),
        "planned": round(float(row.planned), 4),
        "missed": round(float(row.missed), 4),
        "balance": round(float(row.balance), 4),
        "hours_given": round(row.minutes_given / 60, 2),
        "why": row.why,
    }


def _account_line(row: LedgerRow) -> tuple[str, ...]:
    amounts = (row.owed, row.credits, row.done, row.planned, row.balance)
    return (row.family, *(duties(amount) for amount in amounts))
