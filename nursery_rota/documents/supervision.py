"""The supervision plan of a week for the inspector: in charge, adults by name, level and first aid.

Not for a wall. What is lacking is said in the row where it is lacking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from nursery_rota.documents.flow import Piece, paragraph, space
from nursery_rota.documents.frame import PORTRAIT, Head, Paper, Print, printed
from nursery_rota.documents.pen import Pen, bold, regular
from nursery_rota.documents.portrait import LEFT, WIDE, copy_for, draw_sheet, to_sign
from nursery_rota.documents.ruled import (
    Block,
    Columns,
    band,
    heads,
    key_of_marks,
    person,
    row,
    stacked,
    words,
)
from nursery_rota.documents.signs import draw_sign
from nursery_rota.domain.supervision import SupervisedSession, SupervisionPlan, Supervisor
from nursery_rota.wording import long_day, plural, span

_COLUMNS = Columns(LEFT, (258.0, WIDE - 258.0))


def supervision_plan(
    plans: Sequence[SupervisionPlan], *, printed_at: datetime, paper: Paper = PORTRAIT
) -> bytes:
    """The plans of one or several weeks as a PDF in portrait, each from a page of its own, the rows of a day
    kept together. A week without sessions says so."""
    more = f" and {plural(len(plans) - 1, 'more week')}" if len(plans) > 1 else ""
    out = Print(paper, f"Supervision plan, {plans[0].week}{more}", plans[0].nursery)
    for plan in plans:
        _draw(out, plan, printed_at)
    return out.finish()


def _draw(out: Print, plan: SupervisionPlan, printed_at: datetime) -> None:
    head = Head(
        "Supervision plan", f"{plan.nursery}, {plan.week}", copy_for("Office and inspector", plan.issue)
    )
    intro = f"Checked against the rules for {plan.rules}. Adults who count stand in bold."
    pieces = [
        paragraph([regular(intro)], LEFT, WIDE),
        key_of_marks(LEFT, WIDE),
        space(6),
        *_days(plan),
        _lacking_in_all(plan),
        to_sign(("Checked, manager or deputy:", "on")),
    ]
    foot = f"{plan.nursery}, supervision plan, not for the wall, {printed(printed_at)}"
    draw_sheet(out, head, pieces, foot, f"Supervision plan, {plan.week}")


def _days(plan: SupervisionPlan) -> list[Piece]:
    if not plan.sessions:
        return [paragraph([regular("No children are expected this week.", 14)], LEFT, WIDE)]
    pieces: list[Piece] = []
    head = heads(_COLUMNS, ("Session", "Adults"))
    for day, sessions in groupby(plan.sessions, key=lambda s: s.on_date):
        title = band(_COLUMNS, [bold(long_day(day), 13)])
        rows = [title, *(_session(s) for s in sessions)]
        glued = [replace(piece, glue=True) for piece in rows[:-1]]
        pieces += [replace(glued[0], head=head), *glued[1:], rows[-1]]
    return [replace(head, glue=True), *pieces, space(6)]


def _session(session: SupervisedSession) -> Piece:
    room = _COLUMNS.room(1)
    lead = words([regular("In charge:"), bold(session.in_charge or "nobody")], room)
    adults = stacked([lead, *map(_adult, session.adults), *_lacking(session)])
    return row(_COLUMNS, [_what(session), adults], least=40, middle=False)


def _what(session: SupervisedSession) -> Block:
    room = _COLUMNS.room(0)
    need = f"{plural(session.required, 'adult')} needed, {session.there} there"
    lines = [session.children, need, f"asked for: {session.asks}" if session.asks else ""]
    title = words([bold(session.title), regular(span(session.starts_at, session.ends_at))], room)
    return stacked([title, *(words([regular(line)], room) for line in lines)])


def _adult(adult: Supervisor) -> Block:
    make = bold if adult.counts else regular
    role = f"{adult.role}" if adult.counts or "additional" in adult.role else f"{adult.role}, not in ratio"
    room = _COLUMNS.room(1)
    return person(make(f"{adult.name}, {role}"), adult.level, adult.first_aid, room)


def _lacking(session: SupervisedSession) -> list[Block]:
    return [_warning(words([bold(said)], _COLUMNS.room(1) - 17)) for said in session.lacking]


def _warning(told: Block) -> Block:
    def draw(pen: Pen, x: float, y: float) -> None:
        draw_sign(pen, "law", x, y + 2, 11.5)
        told.draw(pen, x + 17, y)

    return Block(told.height, draw)


def _lacking_in_all(plan: SupervisionPlan) -> Piece:
    short = sum(bool(s.lacking) for s in plan.sessions)
    if not plan.sessions:
        return space(0)
    lack = "lacks" if short == 1 else "lack"
    said = (
        f"{plural(short, 'session')} of {len(plan.sessions)} {lack} something: see the lines in bold."
        if short
        else f"Nothing is lacking in {plural(len(plan.sessions), 'session')}."
    )
    return paragraph([bold(said)], LEFT, WIDE)
