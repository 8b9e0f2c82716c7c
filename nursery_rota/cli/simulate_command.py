"""The command that says what each kind of family would owe, under the rule in force and under another."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from nursery_rota.cli.common import answer, as_json, as_of, find_term, of_term, opened, path_argument, table
from nursery_rota.domain.simulate import (
    Beside,
    KindShare,
    ShareRule,
    Simulation,
    balance_words,
    beside,
    read_scale,
    read_table,
    share_words,
)
from nursery_rota.domain.simulate import simulate as simulated
from nursery_rota.domain.tables import Nursery
from nursery_rota.domain.tables.values import ObligationBasis
from nursery_rota.errors import NotPossible
from nursery_rota.wording import duties

_BASES = ("session", "family", "child", "table", "quota", "none")


@click.command()
@path_argument("file")
@of_term
@click.option("--basis", type=click.Choice(_BASES), default=None, help="Another way to share duties.")
@click.option("--siblings", default=None, help="With child: a scale such as 6/10/14.")
@click.option("--table", "by_days", default=None, help="With table: such as “5:5 4:4 3:3 in 5 weeks”.")
@click.option("--quota", type=float, default=None, help="With quota: duties of each family.")
@as_of
@as_json
def simulate(
    file: Path,
    term_name: str | None,
    basis: Any,
    siblings: str | None,
    by_days: str | None,
    quota: float | None,
    today: date | None,
    json_: bool,
) -> None:
    """How many duties each kind of family would have in a term, before anyone is named. Writes nothing."""
    with opened(file) as nursery:
        book = nursery.book()
    term = find_term(book, term_name, today or date.today())
    now = simulated(book, term)
    other = _rule(book.nursery, basis, siblings, by_days, quota)
    then = simulated(book, term, other) if other is not None else None
    pairs = beside(now, then) if then is not None else ()
    if json_:
        found: dict[str, Any] = {"term": term.name, "now": _as_data(now)}
        if then is not None:
            found |= {"then": _as_data(then), "more": {p.kind.words: _number(p.more) for p in pairs}}
        answer(found)
        return
    if then is None:
        click.echo(table(("Families", "How many", "Duties each"), [_row(k) for k in now.kinds]))
    else:
        heads = ("Families", "How many", "Now", "Then", "More")
        click.echo(table(heads, [_pair(p) for p in pairs]))
    click.echo(f"{duties(now.to_do)} duties are to be done. {balance_words(then or now)}")


def _rule(
    nursery: Nursery, basis: Any, siblings: str | None, by_days: str | None, quota: float | None
) -> ShareRule | None:
    """The other rule; what is not said stays as it is. None where nothing is."""
    if (basis, siblings, by_days, quota) == (None, None, None, None):
        return None
    if quota is not None and quota < 0:
        raise NotPossible("A family cannot owe less than no duty. Write 0 or more.")
    implied: ObligationBasis = "quota" if quota is not None else "table" if by_days is not None else "child"
    return ShareRule(
        basis or implied,
        read_scale(siblings) if siblings is not None else nursery.sibling_scale,
        read_table(by_days) if by_days is not None else nursery.obligation_table,
        quota,
    )


def _as_data(found: Simulation) -> dict[str, Any]:
    return {
        "basis": found.rule.basis,
        "to_do": _number(found.to_do),
        "owed": _number(found.owed),
        "kinds": [
            {
                "children": k.kind.children,
                "days": k.kind.days,
                "families": k.families,
                "least": _number(k.least),
                "average": _number(k.average),
                "most": _number(k.most),
            }
            for k in found.kinds
        ],
    }


def _number(amount: Any) -> float:
    return round(float(amount), 4)


def _row(k: KindShare) -> tuple[str, ...]:
    return (k.kind.words, str(k.families), share_words(k))


def _pair(p: Beside) -> tuple[str, ...]:
    more = duties(p.more)
    return (
        p.kind.words,
        str(p.families),
        share_words(p.now),
        share_words(p.then),
        f"+{more}" if p.more > 0 else more,
    )
