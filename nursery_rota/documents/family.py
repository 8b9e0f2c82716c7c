"""One sheet per family: thanks first, what is to come, what is done, the balance, whom to ring, a swap slip."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from nursery_rota.documents.family_account import done_pieces, help_piece
from nursery_rota.documents.family_duties import ROOMY, SNUG, TIGHT, Roominess, coming_pieces
from nursery_rota.documents.flow import Piece, Placed, pages_of, space
from nursery_rota.documents.fonts import REGULAR, fit, one_line
from nursery_rota.documents.frame import (
    PORTRAIT,
    Head,
    Paper,
    Print,
    draw_foot,
    draw_head,
    foot_line,
    printed,
)
from nursery_rota.documents.pen import Pen, Run, bold, regular, wrap_runs
from nursery_rota.documents.signs import draw_sign
from nursery_rota.documents.swap_slip import SLIP_HEIGHT, swap_slip
from nursery_rota.domain.sheets import FamilySheet
from nursery_rota.wording import day_month, full_date, listing, plural

_LEFT = PORTRAIT.margin
_RIGHT = PORTRAIT.width - PORTRAIT.margin
_TOP = 86.0
_BOTTOM = foot_line(PORTRAIT) - 4
_SLIP_TOP = _BOTTOM - SLIP_HEIGHT


def family_sheets(sheets: Sequence[FamilySheet], *, printed_at: datetime, paper: Paper = PORTRAIT) -> bytes:
    """All the sheets as one PDF, in the order given, each from a page of its own and with its own page count.

    A sheet is set tighter where that keeps it on one page.
    """
    nursery = sheets[0].nursery if sheets else "Nursery"
    out = Print(paper, _document_title(sheets), nursery)
    for sheet in sheets:
        _draw_sheet(out, sheet, printed_at)
    if not sheets:
        _nothing(out, printed_at)
    return out.finish()


def family_title(name: str) -> str:
    """ "Haddad" is "Haddad family"; a name that says so itself stays."""
    clean = one_line(name)
    return clean if "family" in clean.casefold() else f"{clean} family"


def _document_title(sheets: Sequence[FamilySheet]) -> str:
    if len(sheets) == 1:
        return f"Duties of the {family_title(sheets[0].family)}, {sheets[0].term_name}"
    return f"Duties of {plural(len(sheets), 'family', 'families')}"


def _draw_sheet(out: Print, sheet: FamilySheet, printed_at: datetime) -> None:
    pages = min((_pages(sheet, room) for room in (ROOMY, TIGHT, SNUG)), key=len)
    name = family_title(sheet.family)
    issue = f"Rota issue {sheet.issue.number}" if sheet.issue else "Draft of the rota"
    for number, page in enumerate(pages, start=1):
        pen = out.page()
        if number == 1:
            out.bookmark(name)
        draw_head(pen, PORTRAIT, Head(name, _subtitle(sheet), _aside(sheet)))
        for placed in page:
            placed.piece.draw(pen, placed.y)
        foot = f"For the {name} only. {issue}, {printed(printed_at)}"
        draw_foot(pen, PORTRAIT, foot, number, len(pages))
        out.end_page()


def _pages(sheet: FamilySheet, room: Roominess) -> list[list[Placed]]:
    gap = space(9 if room is ROOMY else 4)
    pieces = [
        _thanks(sheet),
        *coming_pieces(sheet, _LEFT, _RIGHT, room),
        gap,
        *done_pieces(sheet, _LEFT, _RIGHT),
        gap,
        _glued(help_piece(sheet, _LEFT, _RIGHT)),
        swap_slip(sheet, _LEFT, _RIGHT, _SLIP_TOP, PORTRAIT.width),
    ]
    return pages_of(pieces, _TOP, _BOTTOM)


def _glued(piece: Piece) -> Piece:
    return Piece(piece.height + 8, piece.draw, glue=True)


def _subtitle(sheet: FamilySheet) -> str:
    return f"Your duties, {sheet.term_name}, from {day_month(sheet.made_on)}"


def _aside(sheet: FamilySheet) -> tuple[tuple[Run, ...], ...]:
    nursery = fit(sheet.nursery, REGULAR, 12, 9, 230)
    first: tuple[Run, ...] = (regular(nursery.lines[0], nursery.size),)
    issue = sheet.issue
    if issue is None:
        return (first, (bold("Draft"), regular(", not published yet")))
    stamp = (bold(f"Issue {issue.number}"), regular(f", {full_date(issue.published_on)}"))
    if issue.replaces_number is None or issue.replaces_on is None:
        return (first, stamp)
    return (
        first,
        stamp,
        (regular(f"replaces issue {issue.replaces_number} of {day_month(issue.replaces_on)}"),),
    )


def _thanks(sheet: FamilySheet) -> Piece:
    """Hours given come before anything that is owed."""
    given = sheet.ledger.minutes_given
    names = listing([one_line(name) for name in sheet.parents]) or family_title(sheet.family)
    said = (
        f"You have given {_hours_in_words(given)} so far this term."
        if given
        else ("It is good to have you on the rota this term.")
    )
    lines = min((_thanks_lines(names, said, size) for size in (14.5, 13.0)), key=len)

    def draw(pen: Pen, y: float) -> None:
        draw_sign(pen, "thanks", _LEFT + 1, y + 2, 17.5)
        for i, line in enumerate(lines):
            pen.runs(_LEFT + 27, y + 15.5 + 19 * i, line)

    return Piece(9 + 19 * len(lines), draw)


def _thanks_lines(names: str, said: str, size: float) -> list[list[Run]]:
    return wrap_runs([bold(f"Thank you, {names}.", size), regular(said, size)], _RIGHT - _LEFT - 27)


def _hours_in_words(minutes: int) -> str:
    whole, rest = divmod(minutes, 60)
    parts = [plural(whole, "hour")] if whole else []
    return listing([*parts, plural(rest, "minute")] if rest else parts)


def _nothing(out: Print, printed_at: datetime) -> None:
    pen = out.page()
    draw_head(pen, PORTRAIT, Head("Family sheets", "no families chosen", ((regular(""),),)))
    pen.text(_LEFT, _TOP + 20, regular("Nothing to print: no family has a sheet.", 14))
    draw_foot(pen, PORTRAIT, f"Family sheets, {printed(printed_at)}", 1, 1)
    out.end_page()
