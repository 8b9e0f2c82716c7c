"""Papers in portrait that flow over pages: their margins, and drawing pieces under a head that repeats."""

from __future__ import annotations

from collections.abc import Sequence

from nursery_rota.documents.flow import Piece, pages_of
from nursery_rota.documents.fonts import REGULAR, width
from nursery_rota.documents.frame import PORTRAIT, Head, Paper, Print, draw_foot, draw_head, foot_line
from nursery_rota.documents.pen import Pen, Run, bold, regular
from nursery_rota.domain.sheets import IssueStamp

LEFT = PORTRAIT.margin
RIGHT = PORTRAIT.width - PORTRAIT.margin
WIDE = RIGHT - LEFT
TOP = 86.0
BOTTOM = foot_line(PORTRAIT) - 10
PITCH = 15.75


def draw_sheet(out: Print, head: Head, pieces: Sequence[Piece], foot: str, bookmark: str) -> None:
    """The pieces on as many pages as they need, with a page count of their own."""
    pages = pages_of(pieces, TOP, BOTTOM)
    for number, page in enumerate(pages, start=1):
        pen = out.page()
        if number == 1:
            out.bookmark(bookmark)
        draw_head(pen, PORTRAIT, head)
        for placed in page:
            placed.piece.draw(pen, placed.y)
        draw_foot(pen, PORTRAIT, foot, number, len(pages))
        out.end_page()


def one_document(
    title: str, nursery: str, head: Head, pieces: Sequence[Piece], foot: str, paper: Paper = PORTRAIT
) -> bytes:
    """A whole PDF of one such paper; ``paper`` may enlarge it."""
    out = Print(paper, title, nursery)
    draw_sheet(out, head, pieces, foot, title)
    return out.finish()


def copy_for(whom: str, issue: IssueStamp | None) -> tuple[tuple[Run, ...], ...]:
    """ "Office copy" over the issue of the rota it was made from, for the right of the head."""
    lines: list[tuple[Run, ...]] = [(bold(whom),)]
    lines.append((regular(f"rota issue {issue.number}" if issue else "draft of the rota"),))
    if issue and issue.changes_since:
        lines.append((regular(f"{issue.changes_since} changed since"),))
    return tuple(lines)


def to_sign(words: tuple[str, str]) -> Piece:
    """Two words, each with a line to write on after it, the first line longer; at the foot of its page."""
    ends = (LEFT + WIDE * 0.72, RIGHT)

    def draw(pen: Pen, y: float) -> None:
        start = LEFT
        for word, end in zip(words, ends, strict=True):
            pen.text(start, y + 22, regular(word))
            pen.line(start + width(word, REGULAR, 12) + 6, y + 25, end, y + 25)
            start = end + 6

    return Piece(28, draw, floor=BOTTOM - 28)
