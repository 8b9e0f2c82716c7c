"""The wall rota: one week a page, to be read at arm's length and changed by hand.

Shows first name and initial only, as the week sheet has them. Never a phone, a child, a person's level, a
check, an exemption or a balance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nursery_rota.documents.frame import (
    WALL_PAPERS,
    Head,
    Paper,
    Print,
    draw_foot,
    draw_head,
    foot_line,
    issue_lines,
    printed,
)
from nursery_rota.documents.pen import Pen, regular
from nursery_rota.documents.wall_below import below_height, below_week, draw_below
from nursery_rota.documents.wall_draw import HEAD_HEIGHT, draw_grid
from nursery_rota.documents.wall_grid import GridPage, grid_rows, lay_out
from nursery_rota.domain.sheets import WeekSheet
from nursery_rota.wording import plural

_GRID_TOP = 84.0
_GAP = 7.0


def wall_rota(weeks: Sequence[WeekSheet], *, printed_at: datetime, paper: str = "A4") -> bytes:
    """The weeks as a PDF, one a page, ``paper`` "A4" or "A3" across, or "day" for large print of sheets that
    hold one day each (``ValueError`` otherwise).

    A week with more in it than a page holds at 12 points goes on on a further page.
    """
    if paper not in WALL_PAPERS:
        raise ValueError(f"no wall paper {paper!r}: one of {', '.join(WALL_PAPERS)}")
    sheet_of_paper = WALL_PAPERS[paper]
    nursery = weeks[0].nursery if weeks else "Nursery"
    out = Print(sheet_of_paper, _document_title(weeks), nursery)
    pages = [(week, part) for week in weeks for part in _parts(week, sheet_of_paper)]
    if not pages:
        _nothing(out, sheet_of_paper, printed_at)
    for number, (week, part) in enumerate(pages, start=1):
        pen = out.page()
        if part.index == 0:
            out.bookmark(week.long_title)
        _draw_page(pen, sheet_of_paper, week, part)
        draw_foot(pen, sheet_of_paper, _foot(week, printed_at), number, len(pages))
        out.end_page()
    return out.finish()


def _document_title(weeks: Sequence[WeekSheet]) -> str:
    if not weeks:
        return "Rota"
    if len(weeks) == 1:
        return f"Rota, {weeks[0].long_title}, {weeks[0].nursery}"
    return f"Rota, {weeks[0].long_title} and {plural(len(weeks) - 1, 'more week')}, {weeks[0].nursery}"


@dataclass(frozen=True)
class _Part:
    index: int
    count: int
    grid: GridPage


def _parts(week: WeekSheet, paper: Paper) -> list[_Part]:
    rows = grid_rows(week)
    room = foot_line(paper) - below_height(below_week(week), paper) - 2 * _GAP - _GRID_TOP - HEAD_HEIGHT
    grids = lay_out(rows, len(week.days), paper.width - 2 * paper.margin, room)
    return [_Part(i, len(grids), grid) for i, grid in enumerate(grids)]


def _draw_page(pen: Pen, paper: Paper, week: WeekSheet, part: _Part) -> None:
    draw_head(
        pen, paper, Head(f"Rota, {week.long_title}", _subtitle(week, part), issue_lines(week.issue), True)
    )
    draw_grid(pen, part.grid, week.days, paper.margin, _GRID_TOP)
    y = _GRID_TOP + HEAD_HEIGHT + sum(part.grid.heights)
    draw_below(pen, paper, below_week(week), y + _GAP)


def _subtitle(week: WeekSheet, part: _Part) -> str:
    words = [week.nursery]
    if week.week_number is not None:
        words.append(f"week {week.week_number} of {week.weeks_in_term}")
    elif week.term_name:
        words.append(week.term_name)
    if part.count > 1:
        words.append(f"part {part.index + 1} of {part.count}")
    return ", ".join(words)


def _foot(week: WeekSheet, printed_at: datetime) -> str:
    if week.issue is None:
        return f"{week.nursery}, draft of the rota, {printed(printed_at)}"
    since = plural(week.issue.changes_since, "change") + " since, " if week.issue.changes_since else ""
    return f"{week.nursery}, rota issue {week.issue.number}, {since}{printed(printed_at)}"


def _nothing(out: Print, paper: Paper, printed_at: datetime) -> None:
    """Without weeks there is still a page, which says so."""
    pen = out.page()
    draw_head(pen, paper, Head("Rota", "no weeks chosen", issue_lines(None), True))
    pen.text(paper.margin, _GRID_TOP + 24, regular("Nothing to print for these dates.", 14))
    draw_foot(pen, paper, f"Rota, {printed(printed_at)}", 1, 1)
    out.end_page()
