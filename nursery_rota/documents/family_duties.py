"""The duties on a family's sheet: those to come, large, and those that are done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nursery_rota.documents.flow import Piece, section, table
from nursery_rota.documents.fonts import BOLD, REGULAR, fit, one_line, width, wrap
from nursery_rota.documents.pen import LINE_GREY, Pen, bold, regular, wrap_runs
from nursery_rota.documents.signs import Sign, draw_sign
from nursery_rota.domain.sheets import FamilySheet, SheetDuty
from nursery_rota.wording import MONTHS, clock, hours, listing, plural, short_day

_COLUMNS = (0.0, 124.5, 262.5, 373.5)
_SNUG_COLUMNS = (0.0, 82.0, 246.0, 388.0)
_GAP = 9.0
_PITCH = 15.75
_SOON_DAYS = 14


@dataclass(frozen=True)
class Roominess:
    """How tall a duty to come stands: ``big`` is the size of its day and time, in points."""

    big: float
    first: float
    second: float
    pad: float


ROOMY = Roominess(15, 17.0, 34.5, 8.5)
TIGHT = Roominess(13.5, 14.0, 28.5, 6.0)
SNUG = Roominess(13.5, 15.5, 15.5, 6.5)
"""One line a duty."""


def coming_pieces(sheet: FamilySheet, left: float, right: float, room: Roominess) -> list[Piece]:
    """Title, head, and a row for each duty to come; one line of words where there is none."""
    if not sheet.coming:
        return [section("No duties to come this term.", left)]
    title = section(f"Still to come: {plural(len(sheet.coming), 'duty', 'duties')}", left)
    offsets = _SNUG_COLUMNS if room is SNUG else _COLUMNS
    head = Piece(23, lambda pen, y: _draw_coming_head(pen, offsets, left, right, y))
    make = _snug_row if room is SNUG else _coming_row
    rows = [make(sheet, duty, left, right, room) for duty in sheet.coming]
    return table(title, head, rows)


def _draw_coming_head(pen: Pen, offsets: Sequence[float], left: float, right: float, y: float) -> None:
    for offset, word in zip(offsets, ("When", "What", "Time", "With you"), strict=True):
        pen.text(left + offset, y + 14.5, bold(word))
    pen.line(left, y + 22, right, y + 22, thick=1.5)


def _coming_row(sheet: FamilySheet, duty: SheetDuty, left: float, right: float, room: Roominess) -> Piece:
    _, what_x, time_x, with_x = _COLUMNS
    what = wrap(duty.title, BOLD, 12, time_x - what_x - _GAP)
    more = wrap(_second_line(sheet, duty), REGULAR, 12, time_x - what_x - _GAP)
    company = wrap(listing(duty.companions) or "–", REGULAR, 12, right - left - with_x)
    second = len(what) + len([line for line in more if line])
    tall = max(2, second, len(company))
    height = room.second + room.pad + (tall - 2) * _PITCH

    def draw(pen: Pen, y: float) -> None:
        pen.text(left, y + room.first, bold(short_day(duty.on_date), room.big))
        pen.text(left, y + room.second, regular(_below_date(sheet.made_on, duty)))
        pen.runs(
            left + time_x, y + room.first, [regular(_there(duty)), bold(clock(duty.starts_at), room.big)]
        )
        pen.text(left + time_x, y + room.second, regular(f"until {clock(duty.ends_at)}"))
        lines = [*(bold(line) for line in what), *(regular(line) for line in more)]
        for i, run in enumerate(lines):
            pen.text(left + what_x, y + room.first - 1 + _PITCH * i, run)
        for i, line in enumerate(company):
            pen.text(left + with_x, y + room.first - 1 + _PITCH * i, regular(line))
        pen.line(left, y + height, right, y + height)

    return Piece(height, draw)


def _snug_row(sheet: FamilySheet, duty: SheetDuty, left: float, right: float, room: Roominess) -> Piece:
    _, what_x, time_x, with_x = _SNUG_COLUMNS
    company = wrap(listing(duty.companions) or "–", REGULAR, 12, right - left - with_x)
    second = ", ".join(part for part in (_second_line(sheet, duty), _make_up(duty)) if part)
    title = short_title(duty.shift) + ("," if second else "")
    what = wrap_runs([bold(title), regular(second)], time_x - what_x - 5)
    height = room.second + room.pad + (max(len(what), len(company)) - 1) * _PITCH

    def draw(pen: Pen, y: float) -> None:
        base = y + room.first
        pen.text(left, base, bold(short_day(duty.on_date), room.big))
        for i, runs in enumerate(what):
            pen.runs(left + what_x, base + _PITCH * i, runs)
        until = regular(f"–{clock(duty.ends_at)}")
        pen.runs(left + time_x, base, [regular(_there(duty)), bold(clock(duty.starts_at), room.big), until])
        for i, line in enumerate(company):
            pen.text(left + with_x, base + _PITCH * i, regular(line))
        pen.line(left, y + height, right, y + height)

    return Piece(height, draw)


def _there(duty: SheetDuty) -> str:
    """A stand-in waits at home."""
    return "keep free " if duty.word == "first call" else "be there "


def short_title(shift: str) -> str:
    """ "Morning duty, Wee Room" is "Morning, Wee Room", where room is short and "duty" says nothing new."""
    return re.sub(r"\s+duty\b", "", shift, flags=re.IGNORECASE) or shift


def _second_line(sheet: FamilySheet, duty: SheetDuty) -> str:
    """Who of several parents, and in what part."""
    who = duty.person if len(sheet.parents) > 1 else ""
    return ", ".join(one_line(part) for part in (who, duty.word) if part)


def _below_date(today: date, duty: SheetDuty) -> str:
    return _make_up(duty) or _how_soon(today, duty.on_date)


def _make_up(duty: SheetDuty) -> str:
    """ "make-up for 3 Nov", or ""."""
    return f"make-up for {_short(duty.makes_good)}" if duty.makes_good is not None else ""


def _short(day: date) -> str:
    return short_day(day).split(" ", 1)[1]


def _how_soon(today: date, day: date) -> str:
    days = (day - today).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"in {days} days" if days <= _SOON_DAYS else ""


@dataclass(frozen=True)
class Done:
    """Past duties that read as one line: "14, 21, 28 Sep"."""

    when: str
    shift: str
    sign: Sign | None
    word: str
    minutes: int | None


_PAST_WORDS: dict[str, tuple[Sign | None, str]] = {
    "worked": ("tick", "worked"),
    "missed": ("make_up", "missed"),
    "excused": ("no", "excused"),
}


def done_lines(past: Sequence[SheetDuty]) -> list[Done]:
    """Oldest first; worked duties of one shift that follow each other in a month share a line, up to three."""
    groups: list[list[SheetDuty]] = []
    for duty in past:
        if groups and len(groups[-1]) < 3 and _alike(groups[-1][-1], duty):
            groups[-1].append(duty)
        else:
            groups.append([duty])
    return [_done(group) for group in groups]


def _alike(one: SheetDuty, other: SheetDuty) -> bool:
    same_month = (one.on_date.year, one.on_date.month) == (other.on_date.year, other.on_date.month)
    return same_month and one.shift == other.shift and one.status == other.status == "worked"


def _done(group: Sequence[SheetDuty]) -> Done:
    first = group[0]
    sign, word = _PAST_WORDS.get(first.status, (None, "not marked"))
    if first.made_good is not None:
        word = f"{word}, see {_short(first.made_good)}"
    when = short_day(first.on_date)
    if len(group) > 1:
        days = ", ".join(str(duty.on_date.day) for duty in group)
        when = f"{days} {MONTHS[first.on_date.month - 1][:3]}"
    minutes = sum(duty.minutes for duty in group) if first.status == "worked" else None
    return Done(when, first.shift, sign, word, minutes)


DONE_ROW = 19.5


def draw_done(pen: Pen, line: Done, left: float, right: float, y: float) -> None:
    """One line of the list, ``DONE_ROW`` points high."""
    base = y + 13.5
    pen.text(left, base, regular(line.when))
    start = min(left + 193, right - 24 - width(line.word, REGULAR, 12))
    shift = fit(short_title(line.shift), REGULAR, 12, 9, start - 17 - (left + 84))
    pen.text(left + 84, base, regular(shift.lines[0], shift.size))
    if line.sign is not None:
        draw_sign(pen, line.sign, start - 14, base - 9.5, 10.5)
    pen.text(start, base, regular(line.word))
    pen.text(right - 5, base, regular("–" if line.minutes is None else hours(line.minutes)), "right")
    pen.line(left, y + DONE_ROW, right, y + DONE_ROW, grey=LINE_GREY)
