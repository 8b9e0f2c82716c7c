"""The recovery sheet: the key that opens the file when the password is forgotten, to print and to lock away.

It must not know how the key is made; it gets the letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nursery_rota.documents.flow import Piece, paragraph, section, space
from nursery_rota.documents.frame import Head, printed
from nursery_rota.documents.pen import Pen, bold, regular
from nursery_rota.documents.portrait import LEFT, WIDE, one_document, to_sign
from nursery_rota.wording import full_date

_PER_LINE = 5
_PITCH = 44.0
_KEY_SIZE = 22.0
_INSET = 18.0
_KEEP = (
    "In the nursery’s safe, or in a sealed envelope with the chair of the committee. Better: one in each.",
    "Not beside the computer, not in the folder of the file, not as a photograph in a telephone.",
)
_USE = (
    "Open the file, and type the key where the password is asked. Capital letters and gaps do not matter.",
    "Then set a new password under Tools, and print a new sheet: this one no longer opens the file.",
)
_FRANK = (
    "A lost password cannot be undone. Whoever made this program cannot open the file either. Without the password and "
    "without this sheet, the file and its backups stay closed for good."
)


@dataclass(frozen=True)
class RecoverySheet:
    """``groups`` are the parts of the key, in order."""

    nursery: str
    file_name: str
    groups: tuple[str, ...]


def recovery_sheet(sheet: RecoverySheet, *, printed_at: datetime) -> bytes:
    """The sheet as a PDF of one page."""
    head = Head("Recovery sheet", sheet.nursery, ((bold("Keep locked away"),), (regular(sheet.file_name),)))
    made = f"This key opens “{sheet.file_name}”, and the backups made of it, as of {full_date(printed_at.date())}."
    pieces = [
        paragraph([regular(made)], LEFT, WIDE),
        space(10),
        _key(sheet.groups),
        space(12),
        *_part("Who finds this can read the file", [_FRANK]),
        *_part("Where to keep it", _KEEP),
        *_part("When the password is forgotten", _USE),
        *_part("Written by hand", ["The password itself, if you wish, and where the second sheet is:"]),
        space(26),
        _line(),
        space(26),
        _line(),
        to_sign(("Kept by", "since")),
    ]
    return one_document(
        f"Recovery sheet, {sheet.nursery}",
        sheet.nursery,
        head,
        pieces,
        f"{sheet.nursery}, recovery sheet, {printed(printed_at)}",
    )


def _part(title: str, paragraphs: Sequence[str]) -> list[Piece]:
    pieces = [section(title, LEFT), space(3)]
    for words in paragraphs:
        pieces += [paragraph([regular(words)], LEFT, WIDE), space(5)]
    return [*pieces, space(7)]


def _key(groups: Sequence[str]) -> Piece:
    """The groups in a frame, each with its number below, so that none is skipped when it is typed."""
    lines = [groups[at : at + _PER_LINE] for at in range(0, len(groups), _PER_LINE)]
    high = len(lines) * _PITCH + _INSET
    step = (WIDE - 2 * _INSET) / _PER_LINE

    def draw(pen: Pen, y: float) -> None:
        pen.box(LEFT, y, WIDE, high, thick=1.5)
        for row, line in enumerate(lines):
            base = y + _INSET + row * _PITCH + 16
            for column, group in enumerate(line):
                middle = LEFT + _INSET + step * (column + 0.5)
                pen.text(middle, base, bold(group, _KEY_SIZE), "centre")
                pen.text(middle, base + 14, regular(str(row * _PER_LINE + column + 1), 9), "centre")

    return Piece(high, draw)


def _line() -> Piece:
    return Piece(2, lambda pen, y: pen.dotted(LEFT, LEFT + WIDE, y))
