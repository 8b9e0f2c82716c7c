"""The day sheet: who signs in, children and adults counted against the plan, notes and a signature.

It is a record that is kept, so there is room to write, and a look-up for when the numbers differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nursery_rota.documents.day_counts import count_pieces, look_up_pieces
from nursery_rota.documents.family_duties import short_title
from nursery_rota.documents.flow import Piece, pages_of, paragraph, section, space, table
from nursery_rota.documents.fonts import REGULAR, width
from nursery_rota.documents.frame import PORTRAIT, Head, Paper, Print, printed
from nursery_rota.documents.pen import Pen, bold, regular
from nursery_rota.documents.portrait import BOTTOM, LEFT, RIGHT, TOP, WIDE, copy_for, draw_sheet, to_sign
from nursery_rota.documents.ruled import EMPTY, Columns, heads, person, row, stacked, to_write, words
from nursery_rota.domain.day_sheet import DayPerson, DaySheet
from nursery_rota.wording import full_date, listing, plural, sentence, span, weekday_name

_WHO = Columns(LEFT, (219.0, 84.0, 55.0, 55.0, WIDE - 413.0))
_SPARE = (6, 5, 4, 3, 2, 1)
"""Rows for people who were not planned: as many as the page has room for."""
_NOTES = (14, 10, 7, 5, 4, 3, 2)
"""Lines for notes: likewise."""


@dataclass(frozen=True)
class _Room:
    """How high rows stand, in points."""

    person: float
    spare: float
    count: float
    look: float


_ROOMY = _Room(34, 27, 25, 17)
_TIGHT = _Room(33, 22, 19.5, 15.5)


def day_sheets(days: Sequence[DaySheet], *, printed_at: datetime, paper: Paper = PORTRAIT) -> bytes:
    """A sheet for each day as one PDF, each from a page of its own and with its own page count.

    Without days there is one page that says so.
    """
    nursery = days[0].nursery if days else "Nursery"
    out = Print(paper, _document_title(days), nursery)
    for day in days:
        keep = f"Keep {_keep(day.retention_months)} after the children leave"
        foot = f"{keep}. {sentence(printed(printed_at))}"
        head = Head(_title(day), _subtitle(day), copy_for("Office copy", day.issue))
        draw_sheet(out, head, _fitting(day), foot, _title(day))
    if not days:
        head = Head("Day sheets", "no days chosen", copy_for("Office copy", None))
        nothing = paragraph([regular("Nothing to print: the nursery is not open.", 14)], LEFT, WIDE)
        draw_sheet(out, head, [nothing], f"Day sheets, {printed(printed_at)}", "Day sheets")
    return out.finish()


def _document_title(days: Sequence[DaySheet]) -> str:
    if not days:
        return "Day sheets"
    if len(days) == 1:
        return f"Day sheet, {_title(days[0])}"
    return f"Day sheets, {_title(days[0])} to {_title(days[-1])}"


def _title(day: DaySheet) -> str:
    return f"{weekday_name(day.on_date.weekday())} {full_date(day.on_date)}"


def _subtitle(day: DaySheet) -> str:
    hours = f". {', '.join(day.hours)}" if day.hours else ""
    return f"Day sheet, {day.nursery}{hours}"


def _keep(months: int) -> str:
    return plural(months, "month") if months % 12 else plural(months // 12, "year")


def _fitting(day: DaySheet) -> list[Piece]:
    """The roomiest setting among those that need the fewest pages."""
    *enough, one = _SPARE
    rooms = (_ROOMY, _TIGHT)
    settings = [(room, spare) for room in rooms for spare in enough] + [(room, one) for room in rooms]
    room, spare = min(settings, key=lambda s: _page_count(_pieces(day, s[0], s[1], _NOTES[-1])))
    return min((_pieces(day, room, spare, notes) for notes in _NOTES), key=_page_count)


def _page_count(pieces: Sequence[Piece]) -> int:
    return len(pages_of(pieces, TOP, BOTTOM))


def _pieces(day: DaySheet, room: _Room, spare: int, notes: int) -> list[Piece]:
    gap = space(5)
    counts = [
        piece for table_of_room in day.counts for piece in (*count_pieces(table_of_room, room.count), gap)
    ]
    look_ups = [piece for look_up in day.look_ups for piece in (*look_up_pieces(look_up, room.look), gap)]
    return [
        *_closed(day),
        *_who(day, room, spare),
        gap,
        *counts,
        *(_count_rule(day) if counts else []),
        *look_ups,
        _notes(notes),
    ]


def _closed(day: DaySheet) -> list[Piece]:
    if not day.closed:
        return []
    said = f"Closed: {day.closed}."
    return [paragraph([bold(said, 14), regular("Nobody is expected.", 14)], LEFT, WIDE, 19), space(6)]


def _who(day: DaySheet, room: _Room, spare: int) -> list[Piece]:
    rows = [_person_row(p, room.person) for p in day.people]
    first = words([regular("cover, visitor")], _WHO.room(0))
    rows += [row(_WHO, [EMPTY if i else first, EMPTY, EMPTY, EMPTY, EMPTY], room.spare) for i in range(spare)]
    head = heads(_WHO, ("Name", "Due", "In", "Out", "Signature"))
    lines = []
    if day.away:
        lines.append(f"Away: {listing(day.away)}.")
    if day.first_call:
        lines.append(f"First call: {', '.join(day.first_call)}. Numbers are on the ring list.")
    below = [paragraph([regular(line)], LEFT, WIDE) for line in lines]
    return [*table(section("Who is here", LEFT), head, rows), space(3), *below]


def _person_row(one: DayPerson, least: float) -> Piece:
    due = "any time" if one.starts_at is None or one.ends_at is None else span(one.starts_at, one.ends_at)
    room = _WHO.room(0)
    what = one.what if width(one.what, REGULAR, 12) <= room else short_title(one.what)
    if one.name:
        who = person(bold(one.name), one.level, one.first_aid, room, [regular(what)])
    else:
        who = stacked([to_write(room), words([regular(what)], room)])
    return row(_WHO, [who, words([regular(due)], _WHO.room(1)), EMPTY, EMPTY, EMPTY], least)


def _count_rule(day: DaySheet) -> list[Piece]:
    said = "Count again whenever somebody comes or goes."
    if day.meal_rule:
        said += " At meals a first-aider is in the room."
    return [paragraph([regular(said)], LEFT, WIDE), space(5)]


def _notes(lines: int) -> Piece:
    """Lines to write on and the signature, at the foot of the last page."""
    sign = to_sign(("Checked and kept, manager or deputy:", "time"))
    height = 24 + lines * 20 + sign.height

    def draw(pen: Pen, y: float) -> None:
        pen.text(LEFT, y + 17, bold("Notes", 15))
        for i in range(lines):
            pen.line(LEFT, y + 40 + 20 * i, RIGHT, y + 40 + 20 * i)
        sign.draw(pen, y + 24 + lines * 20)

    return Piece(height, draw, floor=BOTTOM - height)
