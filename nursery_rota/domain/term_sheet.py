"""A month or a term as a sheet: weeks below each other, families below each other, and the totals.

Built from the same places and chips as the week, so that the three views always agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from nursery_rota.domain.book import Book, remembered
from nursery_rota.domain.calendar import days, monday_of, shifts_on, teaching_weeks, term_on, within
from nursery_rota.domain.make_up import make_up_of
from nursery_rota.domain.names import look_up_key
from nursery_rota.domain.tables import Family, Term
from nursery_rota.domain.term_days import closed_words, duty_lines, helping_lines, term_day
from nursery_rota.domain.term_shapes import (
    Band,
    FamilyLine,
    Span,
    TermDay,
    TermLine,
    TermSheet,
    TermWeek,
    Totals,
)
from nursery_rota.wording import MONTHS, day_month, day_range, listing, short_day


@remembered
def term_sheet(book: Book, term: Term, today: date) -> TermSheet:
    """Every week of ``term``."""
    second = f"{day_month(term.starts_on)} to {day_month(term.ends_on)}"
    return _sheet(book, "term", (term.starts_on, term.ends_on), (term.name, second), today)


@remembered
def month_sheet(book: Book, month_first: date, today: date) -> TermSheet:
    """Every week that has a day of the month of ``month_first``; days of other months are left blank."""
    first = month_first.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    title = f"{MONTHS[first.month - 1]} {first.year}"
    return _sheet(book, "month", (first, last), (title, ""), today)


def _sheet(
    book: Book, span: Span, dates: tuple[date, date], titles: tuple[str, str], today: date
) -> TermSheet:
    first, last = dates
    weekend = {d.weekday() for d in days(first, last) if d.weekday() > 4 and shifts_on(book, d)}
    weekdays = (0, 1, 2, 3, 4, *sorted(weekend))
    mondays = [d for d in days(monday_of(first), last) if d.weekday() == 0]
    weeks = [_week(book, monday, weekdays, dates, today) for monday in mondays]
    weeks = [week for week in weeks if not all(day.outside for day in week.days)]
    rows = _with_today(_with_closed(weeks), today)
    shown = [row for row in rows if isinstance(row, TermWeek)]
    return TermSheet(
        span=span,
        title=titles[0],
        second=titles[1],
        weekdays=weekdays,
        children=tuple(_children(shown, number) for number in range(len(weekdays))),
        order=_order(book, shown),
        rows=tuple(rows),
        families=_families(book, shown, dates),
        totals=replace(
            _totals([day for week in shown for day in week.days]), make_ups=_make_ups(book, dates)
        ),
    )


def _week(
    book: Book, monday: date, weekdays: Sequence[int], dates: tuple[date, date], today: date
) -> TermWeek:
    found = []
    for weekday in weekdays:
        day = monday + timedelta(days=weekday)
        if within(day, *dates):
            found.append(term_day(book, day, today))
        else:
            found.append(TermDay(day, (), 0, 0, 0, closed_words(book, day), outside=True))
    inside = [day for day in found if not day.outside]
    required = sum(day.required for day in inside)
    return TermWeek(
        monday=monday,
        title=short_day(monday).split(" ", 1)[1],
        second=_week_words(book, inside),
        days=tuple(found),
        helping=helping_lines(book, (day.on_date for day in inside)),
        required=required,
        filled=required - sum(day.empty for day in inside),
    )


def _week_words(book: Book, inside: Sequence[TermDay]) -> str:
    for day in inside:
        term = term_on(book, day.on_date)
        monday = monday_of(day.on_date)
        if term is not None and monday in teaching_weeks(book, term):
            return f"week {teaching_weeks(book, term).index(monday) + 1}"
    return ""


def _with_closed(weeks: Sequence[TermWeek]) -> list[TermWeek | Band]:
    """Closed weeks in a row that have the same reason become one band."""
    rows: list[TermWeek | Band] = []
    for reason, group in groupby(weeks, _closed_reason):
        members = list(group)
        if reason is None:
            rows.extend(members)
            continue
        inside = [day.on_date for week in members for day in week.days if not day.outside]
        year = f" {inside[-1].year}"
        dates = day_range(inside[0], inside[-1]).removesuffix(year)
        rows.append(Band("closed", f"{reason}, {dates}. Closed.", members[0].monday))
    return rows


def _closed_reason(week: TermWeek) -> str | None:
    """The reason of most days where all days are closed."""
    inside = [day.closed for day in week.days if not day.outside]
    reasons = [reason for reason in inside if reason is not None]
    return Counter(reasons).most_common(1)[0][0] if len(reasons) == len(inside) else None


def _with_today(rows: list[TermWeek | Band], today: date) -> list[TermWeek | Band]:
    """A line above the first week that still has something to come, where weeks lie on both sides of it."""
    coming = [n for n, row in enumerate(rows) if isinstance(row, TermWeek) and _is_coming(row, today)]
    if not coming or not any(isinstance(row, TermWeek) for row in rows[: coming[0]]):
        return rows
    week = rows[coming[0]]
    begun = isinstance(week, TermWeek) and any(day.is_past for day in week.days)
    below = "This week and below" if begun else "Below"
    words = f"Today, {short_day(today)}. Above: what was worked. {below}: what is planned."
    return [*rows[: coming[0]], Band("today", words, monday_of(today)), *rows[coming[0] :]]


def _is_coming(week: TermWeek, today: date) -> bool:
    return any(day.on_date >= today and not day.is_past and day.closed is None for day in week.days)


def _children(weeks: Sequence[TermWeek], number: int) -> str:
    counts = {week.days[number].children for week in weeks} - {0}
    if not counts:
        return ""
    low, high = min(counts), max(counts)
    return str(low) if low == high else f"{low} to {high}"


def _order(book: Book, weeks: Sequence[TermWeek]) -> str:
    """Which line of a day is which shift, if it is the same on all days."""
    orders = {
        tuple(dict.fromkeys(line.shift for line in day.lines))
        for week in weeks
        for day in week.days
        if day.lines
    }
    if len(orders) != 1:
        return "In the order of the day" if orders else ""
    names = [name.removesuffix(" duty") for name in next(iter(orders))]
    if len(names) == 2:
        return f"{names[0]} above, {names[1]} below"
    return listing(names, "then") if len(names) > 1 else names[0]


def _families(book: Book, weeks: Sequence[TermWeek], dates: tuple[date, date]) -> tuple[FamilyLine, ...]:
    lines = [_of_week(book, week) for week in weeks]
    busy = {family_id for found in lines for family_id in found}
    there = [
        family
        for family in book.families
        if family.id in busy
        or ((family.joined_on or dates[0]) <= dates[1] and (family.left_on or dates[1]) >= dates[0])
    ]
    return tuple(
        _family(family, [found.get(family.id, ()) for found in lines])
        for family in sorted(there, key=lambda family: look_up_key(family.name))
    )


def _of_week(book: Book, week: TermWeek) -> dict[int, tuple[TermLine, ...]]:
    found: dict[int, tuple[TermLine, ...]] = {}
    for day in week.days:
        for line in () if day.outside else duty_lines(book, day.on_date):
            person = book.person[line.chip.person_id or 0] if line.chip else None
            if person is not None and person.family_id is not None:
                found[person.family_id] = (*found.get(person.family_id, ()), line)
    return found


def _family(family: Family, weeks: list[tuple[TermLine, ...]]) -> FamilyLine:
    states = Counter(line.chip.status for lines in weeks for line in lines if line.chip)
    return FamilyLine(
        family_id=family.id,
        family=family.name,
        weeks=tuple(weeks),
        worked=states["worked"],
        planned=states["planned"] + states["confirmed"],
        missed=states["missed"],
    )


def _make_ups(book: Book, dates: tuple[date, date]) -> tuple[date, ...]:
    """When the duties that were missed between the dates were or will be made good."""
    missed = (d for day in days(*dates) for d in book.duties_at.get(day, ()) if d.status == "missed")
    made = (make_up_of(book, duty) for duty in missed)
    return tuple(sorted(duty.on_date for duty in made if duty is not None))


def _totals(found: Sequence[TermDay]) -> Totals:
    states: Counter[str] = Counter()
    for day in found:
        for line in _required_lines(day):
            states[_state(line, day)] += 1
    return Totals(
        required=sum(day.required for day in found),
        worked=states["worked"],
        missed=states["missed"],
        to_mark=states["to_mark"],
        planned=states["planned"],
        empty=sum(day.empty for day in found),
    )


def _required_lines(day: TermDay) -> list[TermLine]:
    """The lines that stand for required places which somebody has or had."""
    return [line for line in day.lines if line.chip is not None and line.chip.state in ("counts", "buddy")]


def _state(line: TermLine, day: TermDay) -> str:
    status = line.chip.status if line.chip is not None else ""
    if status in ("missed", "excused"):
        return "missed"
    if status == "worked":
        return "worked"
    return "to_mark" if day.is_past else "planned"
