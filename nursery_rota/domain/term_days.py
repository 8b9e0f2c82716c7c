"""One day of a month or term: a line for each required place, with who had it, has it, or that it is empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from nursery_rota.domain.book import Book, remembered_for
from nursery_rota.domain.calendar import CLOSURE_WORDS, closure_on, is_open
from nursery_rota.domain.chips import CHIPS, place_chips, reserve_chips
from nursery_rota.domain.demand import demand_on
from nursery_rota.domain.names import full_name, short_names
from nursery_rota.domain.rota import PlaceRota, duties_around, places_rota
from nursery_rota.domain.sheets import Chip
from nursery_rota.domain.tables import Duty
from nursery_rota.domain.term_shapes import TermDay, TermLine
from nursery_rota.wording import long_day

_ASIDE = ("additional", "watching")


@remembered_for(duties_around, *CHIPS)
def term_day(book: Book, day: date, today: date) -> TermDay:
    """The day with its care shifts; helping and first call stand elsewhere."""
    closed = closed_words(book, day)
    found_chips = [(rota, chips) for rota, chips in _chips(book, day) if rota.place.shift.kind == "care"]
    rotas = [rota for rota, _ in found_chips]
    lines = tuple(line for rota, chips in found_chips for line in _care_lines(book, rota, chips, today))
    past = day < today or (day == today and bool(lines) and all(line.is_over for line in lines))
    found = TermDay(
        on_date=day,
        lines=lines,
        children=_children(book, day),
        required=sum(len(rota.place.required) for rota in rotas),
        empty=sum(line.chip is not None and line.chip.state == "empty" for line in lines),
        closed=closed,
        is_today=day == today,
        is_past=past,
    )
    return replace(found, spoken=_spoken(found))


@remembered_for(duties_around, *CHIPS)
def _chips(book: Book, day: date) -> tuple[tuple[PlaceRota, tuple[Chip, ...]], ...]:
    """The places of the day with their chips: made once for the weeks and for the families."""
    return tuple((rota, place_chips(book, rota)) for rota in places_rota(book, day))


def closed_words(book: Book, day: date) -> str | None:
    """Why the nursery is closed on ``day``; None where it is open."""
    closure = closure_on(book, day)
    if closure is not None:
        return closure.reason or CLOSURE_WORDS[closure.kind].capitalize()
    return None if is_open(book, day) else "Not in a term"


def helping_lines(book: Book, days: Iterable[date]) -> tuple[TermLine, ...]:
    """Who helps or has a task, over several days."""
    return tuple(
        TermLine(rota.place.shift.name, day, chip)
        for day in days
        for rota, chips in _chips(book, day)
        if rota.place.shift.kind != "care"
        for chip in chips
        if chip.duty_id is not None
    )


@remembered_for(duties_around, *CHIPS)
def duty_lines(book: Book, day: date) -> tuple[TermLine, ...]:
    """Every duty of the day that is or was somebody's, one line each."""
    standing = [
        (rota.place.shift.name, chip)
        for rota, chips in _chips(book, day)
        for chip in (*chips, *reserve_chips(book, [rota]))
        if chip.duty_id is not None
    ]
    gone = [(book.shift[duty.shift_id].name, _gone_chip(book, duty)) for duty in _gone(book, day)]
    return tuple(TermLine(shift, day, chip, cover=_covers(book, chip)) for shift, chip in (*standing, *gone))


def _care_lines(book: Book, rota: PlaceRota, of_place: tuple[Chip, ...], today: date) -> tuple[TermLine, ...]:
    shift, day = rota.place.shift.name, rota.place.on_date
    room = book.room.get(rota.place.room_id or 0)
    if room is not None and len(book.rooms) > 1:
        shift = f"{shift}, {room.name}"
    chips = [chip for chip in of_place if chip.state != "free"]
    aside = [chip for chip in chips if chip.state in _ASIDE]
    counted = [chip for chip in chips if chip.state not in (*_ASIDE, "empty")]
    gone = _gone_from(book, rota, today)
    empty = [
        replace(chip, level=level)
        for chip, level in zip(
            [chip for chip in chips if chip.state == "empty"][: len(rota.empty)], rota.empty, strict=True
        )
    ]
    # A past place whose person did not come stays theirs; one of today or later can still be filled.
    kept = min(len(gone), len(empty)) if day < today else 0
    aside += gone[kept:]
    main = [*counted, *gone[:kept], *empty[kept:]]
    if not main and aside:
        main, aside = aside, []
    if not main:
        return (TermLine(shift, day, None),)
    # Those beside are handed out from the top; the last line takes what is left.
    shares: list[list[Chip]] = [[] for _ in main]
    for number, chip in enumerate(aside):
        shares[min(number, len(main) - 1)].append(chip)
    return tuple(
        TermLine(shift, day, chip, tuple(beside), _covers(book, chip))
        for chip, beside in zip(main, shares, strict=True)
    )


def _covers(book: Book, chip: Chip) -> bool:
    return chip.duty_id is not None and book.duty[chip.duty_id].origin == "cover"


def _gone_from(book: Book, rota: PlaceRota, today: date) -> list[Chip]:
    """Missed duties of a place, and those excused where the day is past: before that they are of no account."""
    place = rota.place
    return [
        _gone_chip(book, duty)
        for duty in _gone(book, place.on_date)
        if duty.shift_id == place.shift.id
        and duty.room_id in (place.room_id, None)
        and not duty.reserve
        and (duty.status == "missed" or place.on_date < today)
    ]


def _gone(book: Book, day: date) -> tuple[Duty, ...]:
    return tuple(d for d in book.duties_at.get(day, ()) if d.status in ("missed", "excused"))


def _gone_chip(book: Book, duty: Duty) -> Chip:
    name = full_name(book.person[duty.person_id])
    return Chip(
        state="counts",
        name=short_names(book)[duty.person_id],
        full_name=name,
        status=duty.status,
        duty_id=duty.id,
        person_id=duty.person_id,
        spoken=f"{name}, {duty.status}",
    )


def _children(book: Book, day: date) -> int:
    """The children of the fullest session."""
    by_session: dict[int, int] = {}
    for demand in demand_on(book, day):
        by_session[demand.session.id] = by_session.get(demand.session.id, 0) + demand.present
    return max(by_session.values(), default=0)


def _spoken(day: TermDay) -> str:
    head = long_day(day.on_date) + (", today" if day.is_today else "")
    if day.closed is not None:
        return f"{head}, closed, {day.closed[:1].lower()}{day.closed[1:]}"
    if not day.lines:
        return f"{head}: no duties"
    return f"{head}: " + " ".join(f"{line.spoken}." for line in day.lines)
