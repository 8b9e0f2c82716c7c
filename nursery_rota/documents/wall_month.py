"""The wall rota of a month or a term: a row for each week, on A4 or A3 across.

Owns pages and their heads and feet; how a week is measured and drawn stands in ``wall_month_rows``. A week is
never split. Where not even one week fits a page, ``None`` is answered: such a nursery hangs a week a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nursery_rota.documents.fonts import BOLD, fit
from nursery_rota.documents.frame import (
    WALL_PAPERS,
    WALL_WIDE,
    Head,
    Paper,
    Print,
    draw_foot,
    draw_head,
    foot_line,
    issue_lines,
    printed,
)
from nursery_rota.documents.pen import HEAD_GREY, Pen, Run, bold, regular
from nursery_rota.documents.wall_below import Below, below_height, draw_below, short_words
from nursery_rota.documents.wall_month_rows import PAD, SETTINGS, Row, Setting, WeekRow, rows_of
from nursery_rota.domain.wall_span import WallSpan
from nursery_rota.wording import plural

HEAD_HEIGHT = 22.0
_GAP = 7.0
_LEAST_NAME = 13.0
_MOST_TIMES = 3


def wall_month(
    spans: Sequence[WallSpan], *, printed_at: datetime, paper: str = "A4", large: bool = False
) -> bytes | None:
    """The spans as one PDF, each from a page of its own; ``None`` where a week is higher than a page.

    ``large`` on A3 enlarges what would be on A4, so that all is 16 points and up.
    """
    page = WALL_WIDE if paper == "A3" and not large else WALL_PAPERS[paper]
    found = [(span, _pages(span, page)) for span in spans]
    if any(pages is None for _, pages in found):
        return None
    out = Print(page, _document_title(spans), spans[0].nursery)
    for span, pages in found:
        for number, part in enumerate(pages or (), start=1):
            pen = out.page()
            if number == 1:
                out.bookmark(span.title)
            _draw(pen, page, span, part, (number, len(pages or ())))
            draw_foot(pen, page, _foot(span, printed_at), number, len(pages or ()))
            out.end_page()
    return out.finish()


def _document_title(spans: Sequence[WallSpan]) -> str:
    more = f" and {plural(len(spans) - 1, 'more month')}" if len(spans) > 1 else ""
    return f"Rota, {spans[0].title}{more}, {spans[0].nursery}"


@dataclass(frozen=True)
class _Page:
    rows: tuple[Row, ...]
    heights: tuple[float, ...]
    first: float
    day: float


def _top(page: Paper) -> float:
    return 89.0 if page is WALL_WIDE else 84.0


def _below(span: WallSpan) -> Below:
    number = span.issue.number if span.issue else None
    return Below(span.chips, short_words(span.short), span.notes, number, span.manager)


def _pages(span: WallSpan, page: Paper) -> list[_Page] | None:
    """The roomiest setting that takes one page with names of 13 points; else that with the fewest pages."""
    room = foot_line(page) - below_height(_below(span), page) - 2 * _GAP - _top(page) - HEAD_HEIGHT
    tries = [_shared_out(span, setting, page, room) for setting in SETTINGS]
    whole = [pages for pages in tries if pages]
    readable = [
        pages for setting, pages in zip(SETTINGS, tries, strict=True) if pages and setting.name >= _LEAST_NAME
    ]
    chosen = readable or whole
    return min(chosen, key=len) if chosen else None


def _shared_out(span: WallSpan, setting: Setting, page: Paper, room: float) -> list[_Page]:
    """Weeks over as few pages as the setting needs, about the same number on each; none if one is too high."""
    whole = page.width - 2 * page.margin
    rows, first = rows_of(span, setting, whole)
    day = (whole - first) / len(span.weekdays)
    least = [row.least(first, day) for row in rows]
    if any(high > room for high in least):
        return []
    pages = _filled(least, room)
    for part in range(10, 20):
        balanced = _filled(least, room * part / 20)
        if len(balanced) == len(pages):
            pages = balanced
            break
    found = []
    for start, end in pages:
        spare = room - sum(least[start:end])
        heights = _stretched(rows[start:end], least[start:end], spare, day)
        found.append(_Page(tuple(rows[start:end]), heights, first, day))
    return found


def _filled(least: Sequence[float], room: float) -> list[tuple[int, int]]:
    """From where to where each page goes, filled up to ``room``; a row that is higher stands alone."""
    pages: list[tuple[int, int]] = []
    start, used = 0, 0.0
    for number, high in enumerate(least):
        if number > start and used + high > room:
            pages.append((start, number))
            start, used = number, 0.0
        used += high
    return [*pages, (start, len(least))]


def _stretched(rows: Sequence[Row], least: Sequence[float], spare: float, day: float) -> tuple[float, ...]:
    """What is left goes to the weeks in equal parts, but makes no week higher than it is of use."""
    weeks = sum(isinstance(row, WeekRow) for row in rows)
    more = min(spare / weeks if weeks else 0.0, day * 0.55)
    return tuple(
        high + (more if isinstance(row, WeekRow) else 0.0) for row, high in zip(rows, least, strict=True)
    )


def _draw(pen: Pen, page: Paper, span: WallSpan, part: _Page, number: tuple[int, int]) -> None:
    times = _times(span, page)
    subtitle = f"{span.nursery}, {span.second}" + (
        f", page {number[0]} of {number[1]}" if number[1] > 1 else ""
    )
    draw_head(
        pen,
        page,
        Head(
            span.title,
            subtitle,
            issue_lines(span.issue),
            boxed=True,
            middle=times,
            size=32 if page is WALL_WIDE else 25,
        ),
    )
    y = _top(page)
    left = page.margin
    wide = page.width - 2 * page.margin
    pen.box(left + part.first, y, wide - part.first, HEAD_HEIGHT, fill=HEAD_GREY)
    for i, weekday in enumerate(span.weekdays):
        x = left + part.first + i * part.day
        pen.line(x, y, x, y + HEAD_HEIGHT)
        head = fit(weekday, BOLD, 14, 9, part.day - 2 * PAD)
        pen.text(x + PAD, y + 16, bold(head.lines[0], head.size))
    y += HEAD_HEIGHT
    for row, high in zip(part.rows, part.heights, strict=True):
        row.draw(pen, (left, y, part.first, part.day), high)
        y += high
    draw_below(pen, page, _below(span), y + _GAP)


def _times(span: WallSpan, page: Paper) -> tuple[tuple[Run, ...], ...]:
    """When each shift is, beside the title, if that is a few lines on wide paper."""
    if page is not WALL_WIDE or len(span.times) > _MOST_TIMES:
        return ()
    return tuple((bold(f"{name} ", 13), regular(when, 13)) for name, when in span.times)


def _foot(span: WallSpan, printed_at: datetime) -> str:
    there = f". {span.in_charge} is there every session." if span.in_charge else ""
    made = printed(printed_at)
    if span.issue is None:
        return f"{span.nursery}, draft of the rota, {made}{there}"
    since = plural(span.issue.changes_since, "change") + " since, " if span.issue.changes_since else ""
    return f"{span.nursery}, rota issue {span.issue.number}, {since}{made}{there}"
