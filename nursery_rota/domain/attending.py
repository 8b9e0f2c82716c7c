"""Who of the children is really there on a date: expected, marked away, or come as an extra.

A read model for the page of the day. What each state means for the adults needed stands in ``demand``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nursery_rota.domain.attendance import band_of, booked, present
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import sessions_on, within
from nursery_rota.domain.demand import bands_in_force, demand_on
from nursery_rota.domain.tables import Child, Session
from nursery_rota.wording import listing, plural

There = Literal["in", "extra", "away", "not booked"]


@dataclass(frozen=True)
class ChildLine:
    """One child in one session. ``name`` is the whole name; ``short`` fits a tag ("Lili K.")."""

    child_id: int
    name: str
    short: str
    band: str
    state: There
    reason: str = ""

    @property
    def there(self) -> bool:
        return self.state in ("in", "extra")


@dataclass(frozen=True)
class BandLine:
    """Children of one age band who are there now."""

    label: str
    there: int


@dataclass(frozen=True)
class Attendance:
    """One session of a day: who is there, and the adults that asks for, worked out from those who are."""

    session_id: int
    session: str
    starts_at: int
    ends_at: int
    lines: tuple[ChildLine, ...]
    bands: tuple[BandLine, ...]
    there: int
    expected: int
    """Children booked for the session, whether or not they came."""
    needed: int
    why: str

    @property
    def differs(self) -> bool:
        """Is somebody away or an extra?"""
        return any(line.state in ("away", "extra") for line in self.lines)

    @property
    def spoken(self) -> str:
        bands = listing([f"{band.there} {band.label}" for band in self.bands if band.there])
        there = f"{self.there} of {self.expected} expected children" + (f": {bands}" if bands else "")
        return f"{self.session}, {there}; {plural(self.needed, 'adult')} needed"


def attendance_on(book: Book, day: date) -> tuple[Attendance, ...]:
    """Every session of the date by time; none when the nursery is closed."""
    return tuple(_session(book, session, day) for session in sessions_on(book, day))


def _session(book: Book, session: Session, day: date) -> Attendance:
    here = {child.id for child in present(book, session, day)}
    due = {child.id for child in booked(book, session, day)}
    children = [c for c in book.children if c.id in here | due or within(day, c.starts_on, c.leaves_on)]
    demands = [d for d in demand_on(book, day) if d.session.id == session.id]
    bands = bands_in_force(
        book, book.rule_set.on(day), session, day, tuple(c for c in children if c.id in here), level6=False
    )
    lines = []
    order: dict[str, int] = {}
    for child in children:
        band = band_of(child, day, bands)
        order[band.label] = band.from_months
        lines.append(_line(book, child, day, band.label, here, due))
    lines.sort(key=lambda line: (order[line.band], line.name.casefold(), line.child_id))
    count = Counter(line.band for line in lines if line.there)
    return Attendance(
        session_id=session.id,
        session=session.name,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        lines=tuple(lines),
        bands=tuple(BandLine(label, count[label]) for label in sorted(order, key=order.__getitem__)),
        there=len(here),
        expected=len(due),
        needed=sum(d.required for d in demands),
        why=" ".join(d.why for d in demands),
    )


def _line(book: Book, child: Child, day: date, band: str, here: set[int], due: set[int]) -> ChildLine:
    absence = next((a for a in book.absences_of.get(child.id, ()) if a.starts_on <= day <= a.ends_on), None)
    state: There = "not booked"
    if child.id in here:
        state = "in" if child.id in due and absence is None else "extra"
    elif child.id in due:
        state = "away"
    return ChildLine(
        child_id=child.id,
        name=f"{child.first_name} {child.last_name}".strip(),
        short=_short(child),
        band=band,
        state=state,
        reason=absence.reason if absence is not None and state == "away" else "",
    )


def _short(child: Child) -> str:
    initial = child.last_name[:1]
    return f"{child.first_name} {initial}." if initial else child.first_name


def with_state(lines: Iterable[ChildLine], band: str, *there: There) -> list[ChildLine]:
    """Children of one band in one of these states."""
    return [line for line in lines if line.band == band and line.state in there]
