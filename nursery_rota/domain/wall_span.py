"""Several weeks for one wall: a month or a term, a row for each week, a cell for each day.

Made of the same week sheets that hang singly, so nothing can stand here that a wall may not show: names are
short, families that hide from prints are "Taken", and phones, children, checks and balances are not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days as days_between
from nursery_rota.domain.calendar import monday_of, teaching_weeks
from nursery_rota.domain.sheets import Cell, Chip, GridRow, IssueStamp, WeekSheet
from nursery_rota.domain.tables import Term
from nursery_rota.domain.term_days import closed_words
from nursery_rota.domain.wall_sheet import wall_sheet
from nursery_rota.wording import MONTHS, day_month, day_range, listing, weekday_name, weekday_short

Span = Literal["week", "month", "term"]

_HELPERS_BESIDE = 4
"""So many helping duties a week stand beside the week's name; more than that stand on their days."""
_STAFF_IN_CHARGE = ("manager", "deputy")


@dataclass(frozen=True)
class WallBlock:
    """The people of one shift on one day; ``care`` blocks have a line to write on."""

    label: str
    chips: tuple[Chip, ...]
    care: bool


@dataclass(frozen=True)
class WallDay:
    """``title`` is the day of the month, with the month where it is not plain: "2 Nov". ``closed`` is the
    reason, or None. ``first_call`` are those who stand by."""

    title: str
    closed: str | None
    first_call: tuple[Chip, ...]
    blocks: tuple[WallBlock, ...]


_NO_DAY = WallDay("", None, (), ())
"""A weekday that other weeks have."""


@dataclass(frozen=True)
class WallWeek:
    """``helping`` are duties that belong to no session, with their weekday: "Cooking helper, Wed"."""

    title: str
    days: tuple[WallDay, ...]
    helping: tuple[WallBlock, ...] = ()


@dataclass(frozen=True)
class WallGap:
    """Weeks that are closed throughout, as one line: "Half-term, 26 to 30 October. Closed."."""

    words: str


@dataclass(frozen=True)
class WallSpan:
    """``times`` say when each shift is; ``notes`` are overrides; ``short`` the days an adult short;
    ``in_charge`` is who of the staff is there every session, or ""; ``manager`` who is told of a change."""

    nursery: str
    title: str
    second: str
    weekdays: tuple[str, ...]
    times: tuple[tuple[str, str], ...]
    rows: tuple[WallWeek | WallGap, ...]
    notes: tuple[str, ...]
    short: tuple[tuple[str, int], ...]
    in_charge: str
    manager: str
    issue: IssueStamp | None = None

    @property
    def chips(self) -> list[Chip]:
        """Everybody on the wall."""
        found: list[Chip] = []
        for row in self.rows:
            if isinstance(row, WallWeek):
                found += [chip for block in row.helping for chip in block.chips]
                for day in row.days:
                    found += [*day.first_call, *(chip for block in day.blocks for chip in block.chips)]
        return found


def wall_spans(
    book: Book, term: Term, today: date, span: Span, first: date, last: date
) -> tuple[WallSpan, ...]:
    """The term's weeks that have a day from ``first`` to ``last``: together, or by month; whole weeks always."""
    weeks = [monday for monday in teaching_weeks(book, term) if _touches(monday, first, last)]
    if span != "month":
        return (_span(book, term, today, weeks, (term.name, "")),) if weeks else ()
    months = dict.fromkeys(
        day.replace(day=1)
        for monday in weeks
        for day in days_between(monday, monday + timedelta(days=4))
        if first <= day <= last and term.starts_on <= day <= term.ends_on
    )
    spans = []
    for month in months:
        mine = [monday for monday in weeks if _in_month(monday, month)]
        title = f"{MONTHS[month.month - 1]} {month.year}"
        spans.append(_span(book, term, today, mine, (title, term.name)))
    return tuple(spans)


def _touches(monday: date, first: date, last: date) -> bool:
    return monday <= last and monday + timedelta(days=6) >= first


def _in_month(monday: date, month: date) -> bool:
    days = days_between(monday, monday + timedelta(days=4))
    return any((day.year, day.month) == (month.year, month.month) for day in days)


def _span(book: Book, term: Term, today: date, mondays: Sequence[date], titles: tuple[str, str]) -> WallSpan:
    sheets = [wall_sheet(book, monday, today) for monday in mondays]
    weekdays = sorted({day.on_date.weekday() for sheet in sheets for day in sheet.days})
    first, last = sheets[0].days[0].on_date, sheets[-1].days[-1].on_date
    rows: list[WallWeek | WallGap] = []
    beside = max(sum(1 for _ in _helpers(sheet)) for sheet in sheets) <= _HELPERS_BESIDE
    for before, sheet in zip([None, *sheets], sheets, strict=False):
        if before is not None and sheet.monday - before.monday > timedelta(days=7):
            rows.append(_gap(book, before.monday + timedelta(days=7), sheet.monday))
        rows.append(_week(book, sheet, weekdays, beside))
    chips = [chip for sheet in sheets for chip in _chips(sheet)]
    manager = next((c.name for c in chips if c.state == "staff" and c.word == "manager"), "the manager")
    return WallSpan(
        nursery=book.nursery.name,
        title=titles[0],
        second=", ".join(word for word in (titles[1], day_range(first, last, " to ")) if word),
        weekdays=tuple(weekday_name(weekday) for weekday in weekdays),
        times=_times(sheets),
        rows=tuple(rows),
        notes=sheets[0].notes,
        short=tuple(
            (f"{weekday_name(day.on_date.weekday())} {day_month(day.on_date)}", day.short)
            for sheet in sheets
            for day in sheet.days
            if day.short and day.closed is None
        ),
        in_charge=_in_charge(sheets),
        manager=manager,
        issue=sheets[0].issue,
    )


def _gap(book: Book, monday: date, until: date) -> WallGap:
    """From ``monday`` to before the Monday ``until``."""
    friday = monday_of(until - timedelta(days=1)) + timedelta(days=4)
    reason = closed_words(book, monday) or closed_words(book, friday) or "Closed"
    return WallGap(f"{reason}, {day_range(monday, friday, ' to ')}. Closed.")


def _week(book: Book, sheet: WeekSheet, weekdays: Sequence[int], beside: bool) -> WallWeek:
    title = f"Week {sheet.week_number}" if sheet.week_number else day_month(sheet.monday)
    place = {day.on_date.weekday(): number for number, day in enumerate(sheet.days)}
    days = tuple(
        _day(book, sheet, place[weekday], beside) if weekday in place else _NO_DAY for weekday in weekdays
    )
    return WallWeek(title, days, tuple(_helpers_of(book, sheet)) if beside else ())


def _day(book: Book, sheet: WeekSheet, number: int, beside: bool) -> WallDay:
    day = sheet.days[number]
    title = str(day.on_date.day)
    if number == 0 or day.on_date.day == 1:
        title += f" {MONTHS[day.on_date.month - 1][:3]}"
    if day.closed is not None:
        return WallDay(title, day.closed, (), ())
    calls = (chip for row in sheet.rows if row.kind == "first_call" for chip in _of_day(row, number))
    return WallDay(title, None, tuple(calls), tuple(_blocks(book, sheet, number, beside)))


def _blocks(book: Book, sheet: WeekSheet, number: int, beside: bool) -> list[WallBlock]:
    found = []
    for row in sheet.rows:
        if row.kind == "care" and row.cells[number]:
            chips = tuple(c for c in _of_day(row, number) if c.state not in ("staff", "away"))
            found.append(WallBlock(row.title, chips, care=True))
        elif row.kind == "helping" and not beside:
            for cell in row.cells[number]:
                found.append(WallBlock(_helping_name(book, cell), cell.chips, care=False))
    return found


def _of_day(row: GridRow, number: int) -> list[Chip]:
    return [chip for cell in row.cells[number] for chip in cell.chips]


def _helpers(sheet: WeekSheet) -> Iterable[Cell]:
    for row in sheet.rows:
        if row.kind == "helping":
            for day, cells in zip(sheet.days, row.cells, strict=True):
                yield from () if day.closed is not None else cells


def _helpers_of(book: Book, sheet: WeekSheet) -> Iterable[WallBlock]:
    for cell in _helpers(sheet):
        shift = book.shift.get(cell.shift_id or 0)
        day = f", {weekday_short(cell.on_date.weekday())}" if shift is None or shift.kind != "task" else ""
        yield WallBlock(f"{_helping_name(book, cell)}{day}", cell.chips, care=False)


def _helping_name(book: Book, cell: Cell) -> str:
    shift = book.shift.get(cell.shift_id or 0)
    return shift.name if shift is not None else cell.caption


def _times(sheets: Sequence[WeekSheet]) -> tuple[tuple[str, str], ...]:
    """Each care row with its times, as the first week that has it says them."""
    found: dict[str, str] = {}
    for row in (row for sheet in sheets for row in sheet.rows if row.kind == "care"):
        found.setdefault(row.title, ", ".join(row.times))
    return tuple(found.items())


def _chips(sheet: WeekSheet) -> list[Chip]:
    return [chip for row in sheet.rows for cells in row.cells for cell in cells for chip in cell.chips]


def _in_charge(sheets: Sequence[WeekSheet]) -> str:
    """ "Ruth O. or Piotr Z.", if one of them is there whenever a session is; "" otherwise."""
    names: dict[str, None] = {}
    for cell in (c for s in sheets for row in s.rows if row.kind == "care" for day in row.cells for c in day):
        there = [c.name for c in cell.chips if c.state == "staff" and c.word in _STAFF_IN_CHARGE]
        if not there:
            return ""
        names |= dict.fromkeys(there)
    return listing(list(names), "or")
