"""Change slips: what is not as published, a slip a family, several a page with lines to cut along."""

from __future__ import annotations

from datetime import datetime

from nursery_rota.documents.family import family_title
from nursery_rota.documents.flow import Piece, pages_of
from nursery_rota.documents.fonts import BOLD, REGULAR, fit, width
from nursery_rota.documents.frame import PORTRAIT, Paper, Print, draw_foot, foot_line, printed
from nursery_rota.documents.pen import LINE_GREY, Pen, bold, regular, wrap_runs
from nursery_rota.documents.portrait import LEFT, PITCH, RIGHT, WIDE
from nursery_rota.documents.signs import Sign, draw_sign
from nursery_rota.domain.change_slips import Change, ChangeSlip, ChangeSlips, Kind
from nursery_rota.domain.sheets import IssueStamp
from nursery_rota.wording import clock, day_month, full_date, plural, short_day

_TOP = 30.0
_ROW = 24.0
_WORDS: dict[Kind, tuple[Sign, str]] = {
    "new": ("additional", "New"),
    "gone": ("no", "No longer"),
    "called": ("additional", "Now on duty"),
    "stands_by": ("first_call", "Now first call only"),
}
_FIRST_LINE = {1: 28.0, 2: 24.0, 3: 14.0}
"""Where the name begins if it takes so many lines."""
_WORD_X, _DAY_X, _WHAT_X = 20.0, 142.0, 232.0


def change_slips(changes: ChangeSlips, *, printed_at: datetime, paper: Paper = PORTRAIT) -> bytes:
    """The slips as a PDF in portrait, in order of families; none is split. Without changes one page says so."""
    out = Print(paper, f"Change slips, {changes.term_name}", changes.nursery)
    pieces = [_slip(changes, slip) for slip in changes.slips] or [_nothing(changes)]
    pages = pages_of(pieces, _TOP, foot_line(PORTRAIT) - 4)
    for number, page in enumerate(pages, start=1):
        pen = out.page()
        if number == 1:
            out.bookmark("Change slips")
        for placed in page:
            placed.piece.draw(pen, placed.y)
        draw_foot(pen, PORTRAIT, _foot(changes, printed_at), number, len(pages))
        out.end_page()
    return out.finish()


def _foot(changes: ChangeSlips, printed_at: datetime) -> str:
    words = f"{changes.nursery}, change slips, {printed(printed_at)}"
    if not changes.to_tell:
        return words
    hidden = plural(changes.to_tell, "family is", "families are")
    return f"{words}. {hidden} hidden on prints: tell them in person."


def _slip(changes: ChangeSlips, slip: ChangeSlip) -> Piece:
    rows = [_lines(slip, change) for change in slip.changes]
    heights = [_ROW + (len(lines) - 1) * PITCH for lines in rows]
    stays = wrap_runs([regular(_stays(changes.issue))], WIDE)
    high = 48 + sum(heights) + 6 + len(stays) * PITCH + 22

    def draw(pen: Pen, y: float) -> None:
        _draw_head(pen, changes, slip, y)
        y += 48
        for change, lines, height in zip(slip.changes, rows, heights, strict=True):
            _draw_change(pen, change, lines, y)
            pen.line(LEFT, y + height, RIGHT, y + height, grey=LINE_GREY)
            y += height
        for i, line in enumerate(stays):
            pen.runs(LEFT, y + 17 + PITCH * i, line)
        y += 6 + len(stays) * PITCH + 14
        draw_sign(pen, "scissors", LEFT - 21, y - 7, 14)
        pen.line(LEFT - 2, y, PORTRAIT.width - 6, y, thick=1.4, dash=(4.5, 3.2))

    return Piece(high, draw)


def _draw_head(pen: Pen, changes: ChangeSlips, slip: ChangeSlip, y: float) -> None:
    nursery = fit(f"{changes.nursery}, {full_date(changes.made_on)}", REGULAR, 12, 8, 250)
    pen.text(RIGHT, y + 21, regular(nursery.lines[0], nursery.size), "right")
    pen.text(RIGHT, y + 37, regular(_since(changes.issue)), "right")
    title = fit(family_title(slip.family), BOLD, 18, 12, WIDE - 262, lines=3)
    for i, line in enumerate(title.lines):
        pen.text(LEFT, y + _FIRST_LINE[len(title.lines)] + 14 * i, bold(line, title.size))
    pen.line(LEFT, y + 46, RIGHT, y + 46, thick=1.5)


def _since(issue: IssueStamp | None) -> str:
    return f"changed since issue {issue.number} of {day_month(issue.published_on)}" if issue else "draft"


def _stays(issue: IssueStamp | None) -> str:
    sheet = f"your sheet of issue {issue.number}" if issue else "your sheet"
    return f"Everything else on {sheet} stays as it is. Please keep this slip with it."


def _lines(slip: ChangeSlip, change: Change) -> list[str]:
    """What and when, wrapped; whose it is where several of the family take turns."""
    when = f"{clock(change.starts_at)}–{clock(change.ends_at)}"
    first_call = ", first call" if change.first_call and change.kind in ("new", "gone") else ""
    who = f"{change.person}: " if slip.several else ""
    lines = wrap_runs([regular(f"{who}{change.shift}, {when}{first_call}")], WIDE - _WHAT_X)
    return ["".join(text for _, text, _ in line) for line in lines]


def _draw_change(pen: Pen, change: Change, lines: list[str], y: float) -> None:
    sign, word = _WORDS[change.kind]
    base = y + 16.5
    draw_sign(pen, sign, LEFT, base - 11, 13)
    pen.text(LEFT + _WORD_X, base, bold(word))
    pen.text(LEFT + _DAY_X, base, bold(short_day(change.on_date), 13))
    for i, line in enumerate(lines):
        pen.text(LEFT + _WHAT_X, base + PITCH * i, regular(line))
    if change.kind == "gone":
        start = LEFT + _DAY_X
        pen.line(start, base - 4.3, start + width(short_day(change.on_date), BOLD, 13), base - 4.3, thick=1)


def _nothing(changes: ChangeSlips) -> Piece:
    said = "The rota has not been published yet, so no family has a sheet that could have changed."
    if changes.issue is not None:
        said = f"Nothing has {_since(changes.issue)}."
    if changes.issue is not None and changes.to_tell:
        said = "No family that may be named has a change."
    lines = wrap_runs([regular(said, 14)], WIDE)

    def draw(pen: Pen, y: float) -> None:
        pen.text(LEFT, y + 24, bold("Change slips", 25))
        pen.text(LEFT, y + 45, regular(f"{changes.nursery}, {changes.term_name}", 13))
        for i, line in enumerate(lines):
            pen.runs(LEFT, y + 80 + 19 * i, line)

    return Piece(90 + 19 * len(lines), draw)
