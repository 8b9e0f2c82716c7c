"""The week as a sheet: what the grid on screen and the wall print both show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from nursery_rota.domain.book import Book, remembered, remembered_for
from nursery_rota.domain.calendar import CLOSURE_WORDS, closure_on, days, is_open, teaching_weeks, term_on
from nursery_rota.domain.chips import CHIPS, place_chips, reserve_chips, staff_chips
from nursery_rota.domain.issues import stamp
from nursery_rota.domain.rota import ROTA, PlaceRota, SessionRota, duties_around, places_rota, sessions_rota
from nursery_rota.domain.sheets import Cell, Chip, Day, GridRow, NeedStrip, WeekSheet
from nursery_rota.domain.tables import Shift, Term
from nursery_rota.wording import (
    clock,
    day_month,
    day_range,
    long_day,
    plural,
    span,
    weekday_name,
    weekday_short,
)

PlaceKey = tuple[date, int, int | None]
"""Date, shift and room."""


@remembered
def week_sheet(book: Book, monday: date, today: date) -> WeekSheet:
    """The week that begins on ``monday``: weekdays, and weekend days that have a shift."""
    dates = [monday + timedelta(days=i) for i in range(7)]
    dates = [d for d in dates if d.weekday() < 5 or places_rota(book, d)]
    term = next((t for d in dates if (t := term_on(book, d)) is not None), None)
    required, filled = _term_totals(book, term) if term else (0, 0)
    issue = stamp(book, term) if term else None
    return WeekSheet(
        nursery=book.nursery.name,
        monday=monday,
        title=day_range(dates[0], dates[-1]),
        long_title=day_range(dates[0], dates[-1], " to "),
        term_name=term.name if term else None,
        week_number=_week_number(book, term, monday),
        weeks_in_term=len(teaching_weeks(book, term)) if term else None,
        days=tuple(_day(book, d, today) for d in dates),
        rows=_rows(book, dates),
        required=required,
        filled=filled,
        issue=issue,
        notes=(
            f"Published all the same by {issue.by_whom}, {day_month(issue.published_on)}: “{issue.override}”",
        )
        if issue and issue.override
        else (),
    )


def _week_number(book: Book, term: Term | None, monday: date) -> int | None:
    weeks = teaching_weeks(book, term) if term else ()
    return weeks.index(monday) + 1 if monday in weeks else None


@remembered
def _term_totals(book: Book, term: Term) -> tuple[int, int]:
    of_days = [_day_totals(book, day) for day in days(term.starts_on, term.ends_on)]
    required = sum(asked for asked, _ in of_days)
    return required, required - sum(empty for _, empty in of_days)


@remembered_for(duties_around, *ROTA)
def _day_totals(book: Book, day: date) -> tuple[int, int]:
    """Required places of the day, and those of them that are empty."""
    rotas = places_rota(book, day)
    return sum(len(r.place.required) for r in rotas), sum(len(r.empty) for r in rotas)


def _day(book: Book, day: date, today: date) -> Day:
    closure = closure_on(book, day)
    closed = None
    if closure is not None:
        closed = closure.reason or CLOSURE_WORDS[closure.kind].capitalize()
    elif not is_open(book, day):
        closed = "Not in a term"
    return Day(
        on_date=day,
        title=f"{weekday_short(day.weekday())} {day.day}",
        long_title=f"{weekday_name(day.weekday())} {day.day}",
        short=sum(len(s.empty) for s in _worst_by_room(sessions_rota(book, day))),
        expects_children=any(s.demand.present for s in sessions_rota(book, day)),
        closed=closed,
        is_today=day == today,
    )


def _worst_by_room(sessions: Iterable[SessionRota]) -> list[SessionRota]:
    """The session of each room that lacks most, so that one missing person is not counted twice a day."""
    worst: dict[int | None, SessionRota] = {}
    for session in sessions:
        room_id = session.demand.room_id
        if room_id not in worst or len(session.empty) > len(worst[room_id].empty):
            worst[room_id] = session
    return list(worst.values())


def _rows(book: Book, dates: list[date]) -> tuple[GridRow, ...]:
    """Care shifts by name and room, in the order of the day; then helping; then first call."""
    by_day = [places_rota(book, d) for d in dates]
    groups: dict[tuple[str, int | None], list[PlaceRota]] = {}
    for rota in (r for day in by_day for r in day if r.place.shift.kind == "care"):
        groups.setdefault((rota.place.shift.name, rota.place.room_id), []).append(rota)
    ordered = sorted(
        groups.items(), key=lambda g: (min(r.place.shift.starts_at for r in g[1]), g[0][1] or 0, g[0][0])
    )
    rows = [_care_row(book, dates, name, room_id, found) for (name, room_id), found in ordered]
    helping = [[r for r in day if r.place.shift.kind != "care"] for day in by_day]
    if any(helping):
        rows.append(_helping_row(book, dates, helping))
    if book.nursery.reserves_per_shift or any(r.reserves for day in by_day for r in day):
        rows.append(_first_call_row(book, dates, by_day))
    return tuple(rows)


def _care_row(
    book: Book, dates: list[date], name: str, room_id: int | None, found: list[PlaceRota]
) -> GridRow:
    room = book.room.get(room_id or 0)
    by_date = {d: [r for r in found if r.place.on_date == d] for d in dates}
    return GridRow(
        title=f"{name}, {room.name}" if room and room.name not in name else name,
        times=_times([r.place.shift for r in found]),
        kind="care",
        cells=tuple(tuple(_care_cells(book, d)[r.place.key] for r in by_date[d]) for d in dates),
    )


def _times(shifts: list[Shift]) -> tuple[str, ...]:
    """The usual times first; then the weekdays on which the shift ends or starts otherwise."""
    spans: dict[tuple[int, int], list[int]] = {}
    for shift in shifts:
        spans.setdefault((shift.starts_at, shift.ends_at), [])
        if shift.weekday not in spans[shift.starts_at, shift.ends_at]:
            spans[shift.starts_at, shift.ends_at].append(shift.weekday)
    usual = max(spans, key=lambda times: len(spans[times]))
    lines = [span(*usual)]
    for times, weekdays in spans.items():
        if times != usual:
            on = ", ".join(weekday_short(w) for w in weekdays)
            lines.append(f"{on} to {clock(times[1])}" if times[0] == usual[0] else f"{on} {span(*times)}")
    return tuple(lines)


@remembered_for(duties_around, *CHIPS)
def _care_cells(book: Book, day: date) -> Mapping[PlaceKey, Cell]:
    """The care cells of the day by their places: made anew where something of that day has changed."""
    return {r.place.key: _care_cell(book, r) for r in places_rota(book, day) if r.place.shift.kind == "care"}


def _care_cell(book: Book, rota: PlaceRota) -> Cell:
    place = rota.place
    covered = [s for s in sessions_rota(book, place.on_date) if place.covers(s.demand)]
    worst = max(covered, key=lambda s: (len(s.empty), s.demand.required, s.demand.present), default=None)
    chips = place_chips(book, rota)
    if worst is None:
        return _cell(rota, None, chips)
    demand = worst.demand
    need = NeedStrip(demand.present, demand.children, demand.required, worst.there, demand.why)
    return _cell(rota, need, staff_chips(book, demand.staff, place.on_date) + chips)


def _cell(rota: PlaceRota, need: NeedStrip | None, chips: tuple[Chip, ...]) -> Cell:
    cell = Cell(
        on_date=rota.place.on_date,
        shift_id=rota.place.shift.id,
        room_id=rota.place.room_id,
        need=need,
        chips=chips,
    )
    return replace(cell, spoken=spoken(cell, rota.place.shift.name))


def spoken(cell: Cell, shift: str) -> str:
    """The cell as one sentence for a screen reader."""
    head = f"{long_day(cell.on_date)}, {shift}"
    if cell.need is not None:
        need = cell.need
        head += f": {plural(need.children, 'child', 'children')}, {plural(need.needed, 'adult')} needed"
        head += f", {need.there} there"
        head += f", {need.short} short" if need.short else ""
    return f"{head}. " + " ".join(f"{chip.spoken}." for chip in cell.chips)


def _helping_row(book: Book, dates: list[date], helping: list[list[PlaceRota]]) -> GridRow:
    def cell(rota: PlaceRota) -> Cell:
        shift = rota.place.shift
        when = "any time" if shift.kind == "task" else span(shift.starts_at, shift.ends_at)
        comma = "," if shift.kind == "task" else ""
        caption = f"{shift.name}{comma} {when}"
        return replace(_cell(rota, None, place_chips(book, rota)), caption=caption)

    cells = tuple(tuple(cell(r) for r in day) for day in helping)
    return GridRow("Helping", ("extra duties and tasks",), "helping", cells)


def _first_call_row(book: Book, dates: list[date], by_day: list[tuple[PlaceRota, ...]]) -> GridRow:
    def cells(day: date, rotas: tuple[PlaceRota, ...]) -> tuple[Cell, ...]:
        chips = reserve_chips(book, rotas)
        if not rotas:
            return ()
        cell = Cell(day, None, None, None, chips)
        return (replace(cell, spoken=spoken(cell, "First call")),)

    found = tuple(cells(d, rotas) for d, rotas in zip(dates, by_day, strict=True))
    return GridRow("First call", ("for sickness",), "first_call", found)
