"""The lower half of a family's sheet: what is done, the balance, whom to ring, on duty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from nursery_rota.documents.family_duties import DONE_ROW, Done, done_lines, draw_done
from nursery_rota.documents.flow import Piece
from nursery_rota.documents.fonts import BOLD, REGULAR, fit, width, wrap
from nursery_rota.documents.pen import LINE_GREY, Pen, bold, regular
from nursery_rota.domain.sheets import FamilySheet, LedgerRow, RingEntry
from nursery_rota.wording import duties, hours, short_day

_BOX = 220.0
_BOX_PAD = 10.5
_PITCH = 15.75
_ROW = 19.0
_COLUMN_GAP = 15.0
_RING_SHARE = 0.535
_MOST_BESIDE_BOX = 16
_CLOSE = Fraction(1, 2)
_NUMBERS, _DATES = 20.0, 46.0
"""Room before a name for its place in the order, or for the day it is for."""


def done_pieces(sheet: FamilySheet, left: float, right: float) -> list[Piece]:
    """What is done at the left and the balance at the right; a long list goes on below."""
    lines = done_lines(sheet.past)
    beside, below = lines[:_MOST_BESIDE_BOX], lines[_MOST_BESIDE_BOX:]
    edge = right - _BOX - _COLUMN_GAP
    box = _box_lines(sheet.ledger)
    high = _box_height(sheet, box)
    list_high = 27 + len(beside) * DONE_ROW + (0 if below else 22)

    def draw(pen: Pen, y: float) -> None:
        pen.text(left, y + 20, bold("Done", 15))
        _draw_list(pen, sheet, beside, left, edge, y + 27, total=not below)
        _draw_box(pen, sheet, box, right - _BOX, y + 6)

    first = Piece(max(high + 6, list_high) + 4, draw)
    if not below:
        return [first]
    head = Piece(27, lambda pen, y: _title(pen, left, y, "Done, more"))
    rows = [
        Piece(DONE_ROW, lambda pen, y, line=line: draw_done(pen, line, left, edge, y), head=head)  # type: ignore[misc]
        for line in below
    ]
    rows[-1] = replace(rows[-1], glue=True)
    return [first, *rows, Piece(24, lambda pen, y: _draw_total(pen, sheet, left, edge, y))]


def _title(pen: Pen, left: float, y: float, text: str) -> None:
    pen.text(left, y + 20, bold(text, 15))


def _draw_list(
    pen: Pen, sheet: FamilySheet, lines: Sequence[Done], left: float, edge: float, y: float, total: bool
) -> None:
    if not lines:
        pen.text(left, y + 13.5, regular("Nothing yet this term."))
        y += DONE_ROW
    for line in lines:
        draw_done(pen, line, left, edge, y)
        y += DONE_ROW
    if total:
        _draw_total(pen, sheet, left, edge, y)


def _draw_total(pen: Pen, sheet: FamilySheet, left: float, edge: float, y: float) -> None:
    """Hours of duties and of other work together, as the file counts them."""
    pen.line(left, y, edge, y, thick=1.5)
    pen.text(left, y + 14.5, bold("Hours given"))
    pen.text(edge - 5, y + 14.5, bold(hours(sheet.ledger.minutes_given)), "right")


def _box_lines(row: LedgerRow) -> list[tuple[str, str]]:
    lines = [("done", duties(row.done))]
    if row.credits:
        lines.append(("credited", duties(row.credits)))
    return [*lines, ("planned", duties(row.planned)), ("your share (the thick line)", duties(row.owed))]


def _verdict(balance: Fraction) -> tuple[str, str]:
    """Where the term ends if everything planned is done: within half a duty is on course."""
    amount = duties(abs(balance))
    if amount == "0":
        return "at the end of term", "even"
    if balance > 0:
        return "at the end of term", f"{amount} over"
    if balance >= -_CLOSE:
        return "on course", f"{amount} left"
    return "still to plan", amount


def _box_height(sheet: FamilySheet, lines: Sequence[tuple[str, str]]) -> float:
    return 56 + len(lines) * 18.75 + 23 + len(_share_lines(sheet)) * _PITCH


def _share_lines(sheet: FamilySheet) -> list[str]:
    """What the share rests on."""
    return wrap(sheet.share_of, REGULAR, 12, _BOX - 2 * _BOX_PAD) if sheet.share_of else []


def _draw_box(pen: Pen, sheet: FamilySheet, lines: Sequence[tuple[str, str]], x: float, y: float) -> None:
    row = sheet.ledger
    pen.box(x, y, _BOX, _box_height(sheet, lines), thick=1.5)
    left, right = x + _BOX_PAD, x + _BOX - _BOX_PAD
    pen.text(left, y + 20, bold("Your balance, in duties", 13))
    _draw_bar(pen, row, left, y + 33, right - left)
    base = y + 65
    for label, amount in lines:
        pen.text(left, base, regular(label))
        pen.text(right, base, bold(amount), "right")
        base += 18.75
    pen.line(left, base - 13, right, base - 13, thick=1.5)
    label, amount = _verdict(row.balance)
    pen.text(left, base + 2, bold(label))
    pen.text(right, base + 2, bold(amount), "right")
    for i, line in enumerate(_share_lines(sheet)):
        pen.text(left, base + 19 + _PITCH * i, regular(line))


def _draw_bar(pen: Pen, row: LedgerRow, x: float, y: float, wide: float) -> None:
    """Done and credited solid, planned hatched, the share as a thick line across."""
    high = 11.0
    solid = max(Fraction(0), row.done + row.credits)
    whole = max(row.owed, solid + row.planned) * Fraction(11, 10)
    scale = wide / float(whole) if whole else 0.0
    pen.line(x, y + high / 2, x + wide, y + high / 2, grey=LINE_GREY, thick=0.9)
    pen.box(x, y, float(solid) * scale, high, thick=0, fill=0.0)
    if row.planned:
        start, length = x + float(solid) * scale, float(row.planned) * scale
        pen.box(start, y, length, high, thick=0, fill=1.0)
        pen.hatch(start, y, length, high, every=4.5, thick=0.9, grey=0.0)
        pen.box(start, y, length, high)
    if whole:
        tick = x + float(row.owed) * scale
        pen.line(tick, y - 5, tick, y + high + 5, thick=2.25)


def help_piece(sheet: FamilySheet, left: float, right: float) -> Piece:
    """Whom to ring, in order, beside what to know on duty."""
    edge = left + (right - left) * _RING_SHARE
    ring = sheet.ring
    told = wrap(_then_tell(sheet), REGULAR, 12, edge - left)
    start = edge + _COLUMN_GAP
    rules = [line for text in _on_duty(sheet) for line in wrap(text, REGULAR, 12, right - start)]
    high = 26 + max(len(ring) * _ROW + len(told) * _PITCH + 4, len(rules) * _PITCH)

    def draw(pen: Pen, y: float) -> None:
        pen.text(left, y + 17, bold("Cannot come? Ring in this order" if ring else "Cannot come?", 15))
        pen.text(start, y + 17, bold("On duty", 15))
        for i, line in enumerate(rules):
            pen.text(start, y + 37.5 + _PITCH * i, regular(line))
        y += 24
        dated = any(entry.on_date is not None for entry in ring)
        for i, entry in enumerate(ring):
            when = _when(entry) if dated else f"{i + 1}."
            _draw_ring(pen, when, entry, (left, left + (_DATES if dated else _NUMBERS), edge), y)
            y += _ROW
        for i, line in enumerate(told):
            pen.text(left, y + 14.5 + _PITCH * i, regular(line))

    return Piece(high, draw)


def _when(entry: RingEntry) -> str:
    """For which day the person stands by; who is left comes after them."""
    return short_day(entry.on_date).split(" ", 1)[1] if entry.on_date is not None else "then"


def _draw_ring(pen: Pen, when: str, entry: RingEntry, edges: tuple[float, float, float], y: float) -> None:
    left, start, edge = edges
    base = y + 13.5
    pen.text(left, base, regular(when))
    phone_wide = width(entry.phone, REGULAR, 12)
    pen.text(edge - 5, base, regular(entry.phone), "right")
    room = edge - start - 5 - phone_wide - 8
    why = f" {entry.why}" if entry.why else ""
    name = fit(entry.name, BOLD, 12, 9, room - width(why, REGULAR, 12))
    pen.runs(start, base, [bold(name.lines[0], name.size), regular(why)])
    pen.line(left, y + _ROW, edge, y + _ROW, grey=LINE_GREY)


def _then_tell(sheet: FamilySheet) -> str:
    if not sheet.ring:
        return f"Tell {sheet.manager} as early as you can."
    return f"Then tell {sheet.manager}. Numbers by consent."


def _on_duty(sheet: FamilySheet) -> tuple[str, ...]:
    """What a parent does and never does: care that is for paid staff alone stays with them."""
    siblings = (
        "A brother or sister may come along."
        if sheet.sibling_may_come
        else ("Brothers and sisters stay at home on duty days.")
    )
    return (
        "Sign in at the door, then read the day sheet.",
        "Never change nappies, give medicine, open confidential files or be alone with the children: "
        "that is for staff.",
        siblings,
    )
