"""The slip at the foot of a family's sheet, to cut off: one parent agrees a swap with another on paper."""

from __future__ import annotations

from collections.abc import Sequence

from nursery_rota.documents.flow import Piece
from nursery_rota.documents.fonts import REGULAR, fit, width
from nursery_rota.documents.pen import Pen, bold, regular
from nursery_rota.documents.signs import draw_sign
from nursery_rota.domain.sheets import FamilySheet

SLIP_HEIGHT = 172.0


def swap_slip(sheet: FamilySheet, left: float, right: float, floor: float, page_width: float) -> Piece:
    """A slip to cut off at the foot of the last page: one parent agrees a swap with another."""

    def draw(pen: Pen, y: float) -> None:
        draw_sign(pen, "scissors", left - 21, y - 7, 14)
        pen.line(left - 2, y, page_width - 6, y, thick=1.4, dash=(4.5, 3.2))
        pen.text(left, y + 31, bold("Swap slip", 16))
        rule = f"at least {sheet.notice_hours} hours before; later, ask {sheet.manager}"
        if not sheet.notice_hours:
            rule = f"hand it to {sheet.manager}"
        fitted = fit(rule, REGULAR, 12, 9, right - left - 110)
        pen.text(right, y + 30, regular(fitted.lines[0], fitted.size), "right")
        middle = left + (right - left) * 0.58
        _blanks(pen, y + 59, [("Duty of", left, left + 218), ("on", left + 224, left + 366)], right, "shift")
        _blanks(pen, y + 85, [], right, "will be done by", left)
        end = left + 366
        _blanks(pen, y + 111, [("in exchange for", left, left + 212), ("shift", left + 218, end)], None, "")
        box = right - width("nothing in exchange", REGULAR, 12) - 17
        pen.text(end + 6, y + 111, regular("or"))
        draw_sign(pen, "square", box, y + 100.5, 12.5)
        pen.text(right, y + 111, regular("nothing in exchange"), "right")
        _blanks(pen, y + 137, [("We both agree:", left, middle)], right, "and", middle + 6)
        signer = fit(f"{sheet.manager}:", REGULAR, 12, 9, 150)
        _blanks(pen, y + 163, [(signer.lines[0], left, middle)], right, "in the rota on", middle + 6)

    return Piece(SLIP_HEIGHT, draw, floor=floor)


def _blanks(
    pen: Pen,
    base: float,
    blanks: Sequence[tuple[str, float, float]],
    right: float | None,
    last: str,
    last_from: float | None = None,
) -> None:
    """Words each followed by a line to write on; the ``last`` one reaches to the right edge."""
    placed = list(blanks)
    if right is not None:
        start = last_from if last_from is not None else blanks[-1][2] + 6
        placed.append((last, start, right))
    for word, start, end in placed:
        text_end = pen.text(start, base, regular(word))
        pen.line(text_end + 6, base + 3, end, base + 3)
