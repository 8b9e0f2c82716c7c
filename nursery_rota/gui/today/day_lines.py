"""What a day holds, as rows of cards: who is there, in which shift, and what became of it. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name, short_names
from nursery_rota.domain.sheets import Cell, Chip, GridRow, WeekSheet
from nursery_rota.domain.staffing import employment_on, patterns_on
from nursery_rota.domain.tables import Check, Duty
from nursery_rota.gui.models.words import value_title
from nursery_rota.wording import day_month, long_day, plural, span


@dataclass(frozen=True)
class DayHead:
    """The head of a shift on its card: "Morning duty", "08:45–12:15", "3 of 3 adults"."""

    id: tuple[str, int, int]
    title: str
    times: str
    adults: str
    short: bool
    when: str = ""
    """ "now" or "next" on the day itself."""

    @property
    def spoken(self) -> str:
        return ", ".join(filter(None, (self.title, self.when, self.times, self.adults)))


@dataclass(frozen=True)
class DayNote:
    """A sentence at the foot of a card."""

    id: tuple[str, int, int]
    words: str

    @property
    def spoken(self) -> str:
        return self.words


@dataclass(frozen=True)
class DayLine:
    """One person or empty place of the day."""

    id: tuple[str, int, int]
    cell: Cell
    chip: Chip

    @property
    def spoken(self) -> str:
        return ", ".join(filter(None, (self.chip.spoken or self.chip.full_name, self.chip.status)))


DayRow = DayHead | DayLine | DayNote


@dataclass(frozen=True)
class CheckLine:
    """A check that runs out soon or has run out."""

    id: int
    person_id: int
    name: str
    what: str
    expires_on: date
    past: bool


def day_rows(
    book: Book, sheet: WeekSheet, day: date, absent: int | None = None, minute: int | None = None
) -> list[DayRow]:
    """The cards of ``day`` in the order of the grid. ``absent`` is a duty whose person can't come: it is
    drawn so, and counts no longer because ``sheet`` was made without it. ``minute`` is the time of day, where
    ``day`` is today: it says which shifts are now and next."""
    rows: list[DayRow] = []
    gone = _fallen_out(book, day, absent)
    for number, grid_row in enumerate(sheet.rows):
        for cell in (cell for cells in grid_row.cells for cell in cells):
            if cell.on_date != day:
                continue
            mine = gone.pop((cell.shift_id, cell.room_id), []) if grid_row.kind != "first_call" else []
            rows += _card(book, grid_row, cell, number, mine)
    if minute is not None:
        rows = _timed(book, rows, minute)
    return rows or _nobody(book, sheet, day)


def _nobody(book: Book, sheet: WeekSheet, day: date) -> list[DayRow]:
    """Why nobody is due, and who is next."""
    closed = next((shown.closed for shown in sheet.days if shown.on_date == day), None)
    coming = (
        duty
        for on_date in sorted(book.duties_at)
        if on_date > day
        for duty in book.duties_at[on_date]
        if duty.status in ("planned", "confirmed") and not duty.reserve
    )  # fmt: skip
    first = min(coming, key=lambda duty: (duty.on_date, book.shift[duty.shift_id].starts_at), default=None)
    if first is not None:
        who = short_names(book)[first.person_id]
        words = f"Next: {long_day(first.on_date)}, {book.shift[first.shift_id].name}, {who}."
    elif not book.shifts:
        words = "Say when children come, in Timetable. Duties follow from that."
    else:
        words = "No duty is planned after this day."
    title = f"Closed: {closed[:1].lower()}{closed[1:]}" if closed else "Nobody is due on this day"
    return [DayHead(("head", 0, 0), title, "", "", False), DayNote(("note", 0, 0), words)]


def _timed(book: Book, rows: list[DayRow], minute: int) -> list[DayRow]:
    """The shifts that run at this minute are "now"; the first that begins after it is "next"."""
    starts = sorted(
        {book.shift[row.id[1]].starts_at for row in rows if isinstance(row, DayHead) and row.id[1]}
    )
    following = next((start for start in starts if start > minute), None)
    timed: list[DayRow] = []
    for row in rows:
        if isinstance(row, DayHead) and row.id[1]:
            shift = book.shift[row.id[1]]
            runs = shift.kind != "task" and shift.starts_at <= minute < shift.ends_at
            row = replace(row, when="now" if runs else "next" if shift.starts_at == following else "")
        timed.append(row)
    return timed


def _card(book: Book, row: GridRow, cell: Cell, number: int, gone: Sequence[Duty]) -> Iterator[DayRow]:
    shift = book.shift.get(cell.shift_id) if cell.shift_id is not None else None
    place = number * 100 + (cell.room_id or 0)
    need = cell.need
    adults = ""
    if need is not None:
        short = f", {need.short} short" if need.short else ""
        adults = f"{need.there} of {plural(need.needed, 'adult')}{short}"
    title = shift.name if shift is not None else row.title
    room = book.room.get(cell.room_id) if cell.room_id is not None else None
    yield DayHead(
        ("head", cell.shift_id or 0, place),
        f"{title}, {room.name}" if room else title,
        span(shift.starts_at, shift.ends_at) if shift is not None else "",
        adults,
        bool(need and need.short),
    )
    for at, chip in enumerate([*_named(book, cell), *(_gone_chip(book, duty) for duty in gone)]):
        key = (chip.state, chip.duty_id or chip.person_id or 0, place * 100 + at)
        yield DayLine(key, cell, chip)
    words = [chip.why for chip in cell.chips if chip.why]
    if need is not None:
        bands = ", ".join(f"{band.count} {band.label}" for band in need.bands if band.count)
        words.append(f"{plural(need.children, 'child', 'children')}{': ' + bands if bands else ''}.")
    if words:
        yield DayNote(("note", cell.shift_id or 0, place), " ".join(words))


def _named(book: Book, cell: Cell) -> Iterator[Chip]:
    """Whole names, and a word for everybody: there is room for them on a card."""
    words = {"counts": "in ratio", "buddy": "in ratio, with a buddy", "additional": "additional"}
    for chip in cell.chips:
        word = chip.status if chip.status == "worked" else chip.word or words.get(chip.state, "")
        if chip.state == "staff" and chip.person_id is not None:
            word = ", ".join(filter(None, (word, staff_hours(book, chip.person_id, cell.on_date))))
        yield replace(chip, name=chip.full_name or chip.name, word=word)


def staff_hours(book: Book, person_id: int, day: date) -> str:
    """ "08:00–16:00", or several spans; "" for nobody on the staff that day."""
    employment = employment_on(book, person_id, day)
    if employment is None:
        return ""
    return " and ".join(span(p.starts_at, p.ends_at) for p in patterns_on(book, employment, day))


def _fallen_out(book: Book, day: date, absent: int | None) -> dict[tuple[int | None, int | None], list[Duty]]:
    found: dict[tuple[int | None, int | None], list[Duty]] = {}
    for duty in book.duties_at.get(day, ()):
        if duty.status in ("missed", "excused") or duty.id == absent:
            status = duty.status if duty.status in ("missed", "excused") else "planned"
            found.setdefault((duty.shift_id, duty.room_id), []).append(replace(duty, status=status))
    return found


def _gone_chip(book: Book, duty: Duty) -> Chip:
    """Somebody who is not there: still to be seen, so that it can be put right."""
    name = full_name(book.person[duty.person_id])
    status = "absent" if duty.status == "planned" else duty.status
    word = "can’t come" if status == "absent" else status
    return Chip(
        "additional", name, name, status=status, duty_id=duty.id, person_id=duty.person_id,
        spoken=f"{name}, {word}",
    )  # fmt: skip


def checks_that_end(book: Book, today: date, days: int = 60) -> list[CheckLine]:
    """Newest check of each kind and person that has run out in the last or runs out in the next ``days``."""
    newest: dict[tuple[int, str], tuple[date, Check]] = {}
    for check in book.checks:
        ends = check.expires_on
        known = newest.get((check.person_id, check.kind))
        if ends is not None and (known is None or known[0] < ends):
            newest[(check.person_id, check.kind)] = (ends, check)
    near = timedelta(days=days)
    found = [
        CheckLine(
            check.id,
            person.id,
            full_name(person),
            value_title("checks", "kind", check.kind),
            ends,
            ends < today,
        )
        for ends, check in newest.values()
        if today - near <= ends <= today + near
        and (person := book.person.get(check.person_id)) is not None
        and not (person.left_on and person.left_on < today)
    ]
    return sorted(found, key=lambda line: line.expires_on)


def check_sentence(line: CheckLine, today: date) -> str:
    """ "first aid ran out on 20 November.", "first aid runs out on 14 January, in 7 weeks." """
    what = line.what.partition(" (")[0]
    year = "" if line.expires_on.year in (today.year, today.year + 1) else f" {line.expires_on.year}"
    if line.past:
        return f"{what} ran out on {day_month(line.expires_on)}{year}."
    days_left = (line.expires_on - today).days
    left = plural(days_left // 7, "week") if days_left >= 14 else plural(days_left, "day")
    return f"{what} runs out on {day_month(line.expires_on)}{year}, in {left}."
