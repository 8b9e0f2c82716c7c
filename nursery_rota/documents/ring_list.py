"""The ring list: whom to ring when somebody is ill, a block for each date, with room for the answers.

The only print with phone numbers of several families: it says that it is not to be hung up.
"""

from __future__ import annotations

from datetime import datetime

from nursery_rota.documents.flow import Piece, paragraph, space
from nursery_rota.documents.frame import PORTRAIT, Head, Paper, printed
from nursery_rota.documents.pen import Pen, bold, regular
from nursery_rota.documents.portrait import LEFT, WIDE, copy_for, one_document
from nursery_rota.documents.ruled import EMPTY, Block, Columns, band, row, words
from nursery_rota.documents.signs import draw_sign
from nursery_rota.domain.ring_list import Ring, RingDay, RingList
from nursery_rota.wording import day_range, listing, long_day, short_day

_COLUMNS = Columns(LEFT, (28.0, 216.0, 98.0, 100.0, WIDE - 442.0))
_ROW = 20.0
_ORDER = (
    "Ring from the top down, first call first, and write the answer at the right. "
    "Whoever was asked longest ago stands first; then whoever has most left of their share."
)
_CONSENT = "Numbers are here by consent: keep this list in the office, and shred it with the next one."


def ring_list(ring: RingList, *, printed_at: datetime, paper: Paper = PORTRAIT) -> bytes:
    """The list as a PDF in portrait. A date is never split; without dates one page says so."""
    when = day_range(ring.starts_on, ring.ends_on, " to ")
    head = Head("Ring list", f"{ring.nursery}, {when}", copy_for("Office copy", ring.issue))
    pieces = [
        paragraph([bold("Somebody cannot come?"), regular(_ORDER)], LEFT, WIDE),
        paragraph([regular(_CONSENT)], LEFT, WIDE),
        space(8),
    ]
    pieces += [_day(day) for day in ring.days]
    if not ring.days:
        pieces.append(paragraph([regular("No duties that must be covered on these dates.", 14)], LEFT, WIDE))
    foot = f"{ring.nursery}, ring list, {printed(printed_at)}"
    return one_document(f"Ring list, {when}", ring.nursery, head, pieces, foot, paper)


def _day(day: RingDay) -> Piece:
    """One date as one piece: a grey band with its shifts, then a row a person."""
    rows = [
        band(_COLUMNS, [bold(long_day(day.on_date), 13)], listing(day.shifts)),
        *(_person(number, ring) for number, ring in enumerate(day.people, start=1)),
    ]
    if not day.people:
        rows.append(_nobody())
    return stack([*rows, space(9)])


def stack(pieces: list[Piece]) -> Piece:
    """Pieces that stay together, as one."""

    def draw(pen: Pen, y: float) -> None:
        for piece in pieces:
            piece.draw(pen, y)
            y += piece.height

    return Piece(sum(piece.height for piece in pieces), draw)


def _person(number: int, ring: Ring) -> Piece:
    name = [bold(ring.name)]
    if ring.only:
        name.append(regular(f"{ring.only} only"))
    blocks = [
        _first_call() if ring.first_call else words([regular(f"{number}.")], _COLUMNS.room(0)),
        words(name, _COLUMNS.room(1)),
        words([regular(ring.phone or "no number")], _COLUMNS.room(2)),
        words([regular(_asked(ring))], _COLUMNS.room(3)),
        EMPTY,
    ]
    return row(_COLUMNS, blocks, _ROW)


def _first_call() -> Block:
    return Block(13, lambda pen, x, y: draw_sign(pen, "first_call", x, y, 13))


def _asked(ring: Ring) -> str:
    if ring.first_call:
        return "first call"
    return f"asked {short_day(ring.asked)}" if ring.asked else "not asked yet"


def _nobody() -> Piece:
    said = "Nobody who would count that day is free and on this list. Ask the manager."
    whole = Columns(LEFT, (WIDE,))
    return row(whole, [words([regular(said)], whole.room(0))], _ROW)
