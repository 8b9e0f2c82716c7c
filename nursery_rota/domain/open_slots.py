"""The open positions of a term as slots of the planning problem, and what each slot means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, monday_of
from nursery_rota.domain.obligation import exact
from nursery_rota.domain.places import Place
from nursery_rota.domain.planning import Slot
from nursery_rota.domain.rota import PlaceRota, places_rota
from nursery_rota.domain.tables import Term

_SEVERITY = {"care": 10, "helper": 4, "task": 2}


@dataclass(frozen=True)
class OpenSlot:
    """What a slot of the problem means: a place, the level it asks for, and whether it is for watching."""

    place: Place
    level: int
    watching: bool
    required: bool


def open_slots(base: Book, start: date, term: Term) -> tuple[tuple[OpenSlot, ...], tuple[Slot, ...]]:
    opened: list[OpenSlot] = []
    slots: list[Slot] = []
    for day in days(start, term.ends_on):
        for rota in places_rota(base, day):
            for what, count in _open_positions(rota):
                opened.append(what)
                slots.append(_slot(what, count))
    return tuple(opened), tuple(slots)


def _open_positions(rota: PlaceRota) -> list[tuple[OpenSlot, int]]:
    place = rota.place
    by_level: dict[int, int] = defaultdict(int)
    for level in rota.empty:
        by_level[level] += 1
    found = [
        (OpenSlot(place, level, watching=False, required=True), count)
        for level, count in sorted(by_level.items(), reverse=True)
    ]
    if rota.free:
        found.append((OpenSlot(place, 0, watching=False, required=False), rota.free))
    if place.shift.kind == "care" and place.sessions and not rota.watching:
        found.append((OpenSlot(place, 0, watching=True, required=False), 1))
    return found


def _slot(what: OpenSlot, count: int) -> Slot:
    shift, day = what.place.shift, what.place.on_date
    severity = _SEVERITY[shift.kind] if what.required or shift.kind != "care" else _SEVERITY["helper"]
    return Slot(
        day=day.toordinal(),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        week=monday_of(day).toordinal(),
        month=day.year * 12 + day.month,
        open=count,
        severity=0 if what.watching else severity,
        credit=hundredths(exact(shift.credit)),
        watching=what.watching,
    )


def hundredths(amount: Fraction) -> int:
    """Hundredths of a duty, halves away from zero."""
    doubled = abs(amount) * 200
    whole = (doubled.numerator // doubled.denominator + 1) // 2
    return whole if amount >= 0 else -whole
