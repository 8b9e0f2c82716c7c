"""Whom to ring for one place, in which order, and what they have said so far. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from nursery_rota.domain.book import Book
from nursery_rota.domain.candidates import candidates
from nursery_rota.domain.findings import CandidateLine, PlaceLine
from nursery_rota.domain.sheets import Cell
from nursery_rota.domain.tables import CoverRequest
from nursery_rota.wording import day_month


@dataclass(frozen=True)
class RingLine:
    """One person to ring. ``against`` is the rule of our own that would be waived, "" for none; ``request``
    the newest note of a call about this duty."""

    number: int
    line: CandidateLine
    first_call: bool
    against: str
    request: CoverRequest | None
    asked_before: date | None
    cannot: str = ""
    """Why this person cannot come at all; "" for everybody who could."""

    @property
    def reasons(self) -> str:
        """ "first call today; Zuzia is in; last asked 9 October"."""
        asked = f"last asked {day_month(self.asked_before)}" if self.asked_before else "never asked yet"
        return "; ".join(filter(None, ("first call" if self.first_call else "", *self.line.pros, asked)))

    @property
    def phone(self) -> str:
        return self.line.phone or "no number"

    @property
    def said(self) -> str:
        """ "", "asked", "no", "no answer": what the last call brought."""
        return self.request.answer.replace("_", " ") if self.request else ""

    @property
    def at(self) -> str:
        return self.request.asked_at[11:16] if self.request else ""


@dataclass(frozen=True)
class RingSheet:
    """``lines`` are those who could come; ``others`` everybody else, each with the reason why not."""

    place: PlaceLine
    lines: tuple[RingLine, ...]
    others: tuple[RingLine, ...]


def without(book: Book, duty_id: int | None) -> Book:
    """The nursery as if the person of this duty were excused already."""
    if duty_id is None:
        return book
    duties = tuple(replace(d, status="excused") if d.id == duty_id else d for d in book.duties)
    return replace(book, duties=duties)


def ring_sheet(book: Book, cell: Cell, duty_id: int | None, today: date) -> RingSheet | None:
    """Everybody who could come: the first call first, then who was asked longest ago, then the fairest.
    ``duty_id`` is the duty that falls out, None for a place that was empty before. None without a shift."""
    if cell.shift_id is None:
        return None
    place_key = (cell.on_date, cell.shift_id)
    stand_ins = {
        d.person_id for d in book.duties_at.get(cell.on_date, ()) if d.reserve and d.shift_id == cell.shift_id
    }
    vacant = without(book, duty_id)
    if stand_ins:
        kept = (d for d in vacant.duties if not (d.reserve and (d.on_date, d.shift_id) == place_key))
        vacant = replace(vacant, duties=tuple(kept))
    place, people = candidates(vacant, cell.on_date, cell.shift_id, cell.room_id, today)
    notes = {r.person_id: r for r in sorted(book.cover_requests, key=_when) if r.duty_id == duty_id}
    asked = {r.person_id: _when(r) for r in sorted(book.cover_requests, key=_when) if r.duty_id != duty_id}
    gone = book.duty[duty_id].person_id if duty_id is not None and duty_id in book.duty else None
    able = [c for c in people if c.group in ("counts", "waive") and c.person_id != gone]
    able.sort(key=lambda c: (c.person_id not in stand_ins, asked.get(c.person_id, datetime.min), c.rank))

    def line(number: int, person: CandidateLine, cannot: str) -> RingLine:
        return RingLine(
            number,
            person,
            person.person_id in stand_ins,
            person.why if person.group == "waive" else "",
            notes.get(person.person_id),
            asked[person.person_id].date() if person.person_id in asked else None,
            cannot,
        )

    lines = tuple(line(number, person, "") for number, person in enumerate(able, start=1))
    rest = (c for c in people if c.group in ("additional", "cannot") and c.person_id != gone)
    return RingSheet(place, lines, tuple(line(0, person, person.why) for person in rest))


def _when(request: CoverRequest) -> datetime:
    return datetime.fromisoformat(request.asked_at)
