"""What every print has around its content: head with title and issue, foot with origin and page number.

Also opens the PDF itself with its title, author and language, and gives each sheet its bookmark.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfgen.canvas import Canvas

from nursery_rota.documents import fonts
from nursery_rota.documents.fonts import BOLD, REGULAR
from nursery_rota.documents.pen import Pen, Run, bold, regular
from nursery_rota.domain.sheets import IssueStamp
from nursery_rota.wording import clock, day_month, full_date, short_date

_RULE = 2.25
_FOOT_SIZE = 10.0


@dataclass(frozen=True)
class Paper:
    """A page in points. ``scale`` enlarges a design made for ``width`` by ``height`` onto larger paper."""

    width: float
    height: float
    margin: float
    scale: float = 1.0


_ACROSS = landscape(A4)

PORTRAIT = Paper(A4[0], A4[1], margin=36)
_TO_A3 = landscape(A3)[0] / _ACROSS[0]
_TO_16 = 16 / 12

PORTRAIT_LARGE = Paper(A4[0], A4[1], margin=36, scale=_TO_A3)
"""Large print: the page as on A4, on A3, so that what is 12 points high becomes 17."""
WALL_PAPERS = {
    "A4": Paper(_ACROSS[0], _ACROSS[1], margin=31.5),
    "A3": Paper(_ACROSS[0], _ACROSS[1], margin=31.5, scale=_TO_A3),
    "day": Paper(_ACROSS[0] / _TO_16, _ACROSS[1] / _TO_16, margin=31.5 / _TO_16, scale=_TO_16),
}
"""Across. "day" is A4, smaller in points, so that nothing on it is under 16 points on paper, the foot apart."""
WALL_WIDE = Paper(landscape(A3)[0], landscape(A3)[1], margin=36)
"""A3 across with type as on A4, for several weeks at once."""


@dataclass(frozen=True)
class Head:
    """``aside`` are the lines at the right, each of several runs, in a box if ``boxed``; ``middle`` are lines
    beside it. ``size`` is that of the title in points."""

    title: str
    subtitle: str
    aside: tuple[tuple[Run, ...], ...]
    boxed: bool = False
    middle: tuple[tuple[Run, ...], ...] = ()
    size: float = 25.0


class Print:
    """One PDF on its way: pages are begun, drawn with a ``Pen`` and ended; ``finish`` gives the bytes.

    The same content gives the same bytes, so that two prints of one issue can be compared.
    """

    def __init__(self, paper: Paper, title: str, author: str) -> None:
        fonts.register()
        self.paper = paper
        self._buffer = io.BytesIO()
        size = (paper.width * paper.scale, paper.height * paper.scale)
        self._canvas = Canvas(
            self._buffer,
            pagesize=size,
            invariant=1,
            pageCompression=1,
            lang="en-GB",
            initialFontName=REGULAR,
            initialFontSize=12,
        )
        self._canvas.setTitle(fonts.clean(title))
        self._canvas.setAuthor(fonts.clean(author))
        self._canvas.setSubject(fonts.clean(title))
        self._canvas.setCreator("Nursery Rota")
        self._marks = 0

    def page(self) -> Pen:
        """Begin a page."""
        self._canvas.scale(self.paper.scale, self.paper.scale)
        return Pen(self._canvas, self.paper.width, self.paper.height)

    def bookmark(self, title: str) -> None:
        """Name the current page in the reader's list of contents."""
        key = f"sheet-{self._marks}"
        self._marks += 1
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(fonts.clean(title), key)

    def end_page(self) -> None:
        self._canvas.showPage()

    def finish(self) -> bytes:
        if self._marks > 1:
            self._canvas.showOutline()
        self._canvas.save()
        return self._buffer.getvalue()


def draw_head(pen: Pen, paper: Paper, head: Head) -> float:
    """Title, nursery and issue over a thick rule; returns the y of the rule."""
    left, right = paper.margin, paper.width - paper.margin
    aside_width = _widest(head.aside)
    if head.boxed:
        _boxed_aside(pen, right, head.aside, aside_width)
        aside_width += 20
        down = (head.size - 25) * 0.8
        rule, title_y, subtitle_y = 75.0 + down, 46.5 + down, 65.5 + down
    else:
        rule, title_y, subtitle_y = 77.5, 50.0, 69.0
        for i, line in enumerate(reversed(head.aside)):
            pen.runs(right, subtitle_y - 15.75 * i, line, "right")
    room = right - left - aside_width - 18
    if head.middle:
        wide = _widest(head.middle)
        for i, line in enumerate(reversed(head.middle)):
            pen.runs(right - aside_width - 18 - wide, subtitle_y - 17 * i, line)
        room -= wide + 18
    title = fonts.fit(head.title, BOLD, head.size, 14, room, lines=2)
    for i, line_of_title in enumerate(reversed(title.lines)):
        pen.text(left, title_y - i * title.size * 1.2, bold(line_of_title, title.size))
    subtitle = fonts.fit(head.subtitle, REGULAR, 13, 10, room)
    pen.text(left, subtitle_y, regular(subtitle.lines[0], subtitle.size))
    pen.line(left, rule, right, rule, thick=_RULE)
    return rule


def _widest(lines: tuple[tuple[Run, ...], ...]) -> float:
    return max((sum(fonts.width(t, f, s) for f, t, s in line) for line in lines), default=0.0)


def _boxed_aside(pen: Pen, right: float, lines: tuple[tuple[Run, ...], ...], wide: float) -> None:
    top, high = 24.5, 45.0
    pen.box(right - wide - 20, top, wide + 20, high, thick=1.5)
    first = top + (20.0 if len(lines) > 1 else 27.0)
    for i, line in enumerate(lines):
        pen.runs(right - 10, first + 17.0 * i, line, "right")


def draw_foot(pen: Pen, paper: Paper, text: str, page: int, pages: int) -> None:
    """Origin at the left, page number at the right, under a line."""
    left, right = paper.margin, paper.width - paper.margin
    line = foot_line(paper)
    pen.line(left, line, right, line)
    number = f"Page {page} of {pages}"
    room = right - left - fonts.width(number, REGULAR, _FOOT_SIZE) - 18
    fitted = fonts.fit(text, REGULAR, _FOOT_SIZE, 8, room)
    pen.text(left, line + 13.5, regular(fitted.lines[0], fitted.size))
    pen.text(right, line + 13.5, regular(number, _FOOT_SIZE), "right")


def foot_line(paper: Paper) -> float:
    """The y of the line over the foot: content ends above it."""
    return paper.height - 33


def issue_lines(issue: IssueStamp | None, link: str = "  ") -> tuple[tuple[Run, ...], ...]:
    """ "Issue 4", its date, and which issue it replaces; "Draft" before the first one."""
    if issue is None:
        return ((bold("Draft", 16),), (regular("not published yet"),))
    first = (bold(f"Issue {issue.number}", 16), regular(f"{link}{full_date(issue.published_on)}"))
    if issue.replaces_number is None or issue.replaces_on is None:
        return (first,)
    replaced = f"replaces issue {issue.replaces_number} of {day_month(issue.replaces_on)}"
    return (first, (regular(replaced),))


def printed(when: datetime) -> str:
    """ "printed 20 Nov 2026, 15:44"."""
    return f"printed {short_date(when.date())}, {clock(when.hour * 60 + when.minute)}"
