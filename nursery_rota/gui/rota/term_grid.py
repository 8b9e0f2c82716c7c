"""A month or term as rows and columns of squares, by date or by family: what the table shows and says.

Owns the arrangement and the words; knows nothing of Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nursery_rota.domain.term_shapes import Band, FamilyLine, TermDay, TermLine, TermSheet, TermWeek
from nursery_rota.wording import listing, plural, weekday_name

SquareKind = Literal["day", "helping", "count", "band", "family"]
Arrangement = Literal["date", "family"]


@dataclass(frozen=True)
class Head:
    """Of a row or a column. ``width``: a share of the room that is left, or 0 for as wide as words need."""

    title: str
    second: str = ""
    spoken: str = ""
    share: int = 0
    marked: bool = False
    """Today is in it."""
    ground: str = "raised"


@dataclass(frozen=True)
class Square:
    """``on_date`` is where Enter leads in the week view, ``family_id`` whose page it opens instead."""

    kind: SquareKind
    spoken: str
    lines: tuple[TermLine, ...] = ()
    words: str = ""
    ground: str = "surface"
    closed: str | None = None
    on_date: date | None = None
    family_id: int | None = None
    empty: int = 0
    is_today: bool = False


@dataclass(frozen=True)
class Line:
    """A row of squares; a ``band`` is one square across all columns."""

    head: Head
    squares: tuple[Square, ...]
    band: Band | None = None


@dataclass(frozen=True)
class TermGrid:
    corner: str
    columns: tuple[Head, ...]
    lines: tuple[Line, ...]
    roomy: bool
    """Rows share the height there is, and each square says its date: a month."""


def by_date(sheet: TermSheet) -> TermGrid:
    """A row for each week, a column for each weekday, then who helps, then how much is filled."""
    columns = [
        Head(weekday_name(weekday), _children(count, number == 0), _spoken_head(weekday, count), share=1)
        for number, (weekday, count) in enumerate(zip(sheet.weekdays, sheet.children, strict=True))
    ]
    helping = any(week.helping for week in sheet.weeks)
    if helping:
        columns.append(Head("Helping", spoken="Helping: extra duties and tasks"))
    columns.append(Head("Filled", spoken="Filled: required places that have somebody"))
    lines = [_band(row, len(columns)) if isinstance(row, Band) else _week(row, helping) for row in sheet.rows]
    return TermGrid("Week of", tuple(columns), tuple(lines), sheet.span == "month")


def by_family(sheet: TermSheet) -> TermGrid:
    """A row for each family, a column for each open week, then how many duties that makes."""
    columns = [
        Head(
            week.title,
            week.second,
            f"Week of {week.title}",
            share=1,
            marked=any(day.is_today for day in week.days),
        )
        for week in sheet.weeks
    ]
    columns.append(Head("Duties", spoken="Duties done and planned"))
    lines = [_family(family, sheet.weeks) for family in sheet.families]
    return TermGrid("Family", tuple(columns), tuple(lines), False)


def _children(count: str, first: bool) -> str:
    return f"{count} children" if first and count else count


def _spoken_head(weekday: int, count: str) -> str:
    return f"{weekday_name(weekday)}, {count} children" if count else weekday_name(weekday)


def _band(band: Band, columns: int) -> Line:
    square = Square("band", band.words, words=band.words, on_date=band.monday)
    ground = "accent" if band.kind == "today" else "sunken"
    return Line(Head("", spoken=band.words, ground=ground), (square,) * columns, band)


def _week(week: TermWeek, helping: bool) -> Line:
    marked = any(day.is_today for day in week.days)
    squares = [_day(day) for day in week.days]
    past = all(day.is_past or day.closed is not None or day.outside for day in week.days)
    ground = "raised" if past else "surface"
    if helping:
        said = listing([line.spoken for line in week.helping]) or "nobody"
        squares.append(
            Square(
                "helping",
                f"Helping in the week of {week.title}: {said}",
                week.helping,
                ground=ground,
                on_date=next((line.on_date for line in week.helping), week.monday),
            )
        )
    missing = week.required - week.filled
    words = f"{week.filled} of {week.required}"
    said = f"Week of {week.title}: {week.filled} of {plural(week.required, 'required place')} filled"
    squares.append(Square("count", said, words=words, empty=missing, on_date=_first_empty(week)))
    spoken = ", ".join(part for part in (f"Week of {week.title}", week.second) if part)
    return Line(Head(week.title, week.second, spoken, marked=marked), tuple(squares))


def _first_empty(week: TermWeek) -> date:
    return next((day.on_date for day in week.days if day.empty), week.monday)


def _day(day: TermDay) -> Square:
    if day.outside:
        spoken = f"{day.spoken or weekday_name(day.on_date.weekday())}, not in this month"
        return Square("day", spoken, ground="sunken", words=str(day.on_date.day), on_date=day.on_date)
    return Square(
        "day",
        day.spoken,
        day.lines,
        words=str(day.on_date.day),
        ground="raised" if day.is_past else "surface",
        closed=day.closed,
        on_date=day.on_date,
        empty=day.empty,
        is_today=day.is_today,
    )


def _family(family: FamilyLine, weeks: tuple[TermWeek, ...]) -> Line:
    squares = [_family_week(family, week, lines) for week, lines in zip(weeks, family.weeks, strict=True)]
    done, planned = family.worked, family.planned
    said = f"{family.family}: {plural(done, 'duty', 'duties')} worked, {planned} planned"
    said += f", {family.missed} missed" if family.missed else ""
    total = Square("count", said, words=f"{done} + {planned}", family_id=family.family_id)
    head = Head(family.family, spoken=said)
    return Line(head, (*squares, total))


def _family_week(family: FamilyLine, week: TermWeek, lines: tuple[TermLine, ...]) -> Square:
    past = all(day.is_past or day.closed is not None or day.outside for day in week.days)
    said = " ".join(f"{weekday_name(line.on_date.weekday())} {line.spoken}." for line in lines)
    return Square(
        "family",
        f"{family.family}, week of {week.title}: {said or 'no duty'}",
        lines,
        ground="raised" if past else "surface",
        on_date=lines[0].on_date if lines else week.monday,
    )
