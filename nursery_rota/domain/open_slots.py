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
_SEVERITY_RESERVE = 1


@dataclass(frozen=True)
class OpenSlot:
    """What a slot of the problem means: a place, the level it asks for, whether it is for watching, or for
    a stand-in."""

    place: Place
    level: int
    watching: bool
    required: bool
    reserve: bool = False


def open_slots(base: Book, start: date, term: Term) -> tuple[tuple[OpenSlot, ...], tuple[Slot, ...]]:
    opened: list[OpenSlot] = []
    slots: list[Slot] = []
    places = (rota for day in days(start, term.ends_on) for rota in places_rota(base, day))
    for number, rota in enumerate(places):
        for what, count in _open_positions(base, rota):
            opened.append(what)
            slots.append(_slot(base, what, count, number))
    return tuple(opened), tuple(slots)


def _open_positions(base: Book, rota: PlaceRota) -> list[tuple[OpenSlot, int]]:
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
    reserves = base.nursery.reserves_per_shift - len(rota.reserves)
    if place.shift.kind == "care" and place.required and reserves > 0:
        found.append((OpenSlot(place, 0, watching=False, required=False, reserve=True), reserves))
    return found


def _slot(base: Book, what: OpenSlot, count: int, number: int) -> Slot:
    shift, day = what.place.shift, what.place.on_date
    severity = _SEVERITY[shift.kind] if what.required or shift.kind != "care" else _SEVERITY["helper"]
    return Slot(
        day=day.toordinal(),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        week=monday_of(day).toordinal(),
        month=day.year * 12 + day.month,
        open=count,
        severity=0 if what.watching else _SEVERITY_RESERVE if what.reserve else severity,
        credit=hundredths(exact(base.nursery.reserve_credit if what.reserve else shift.credit)),
        watching=what.watching,
        place=number,
        reserve=what.reserve,
    )


def hundredths(amount: Fraction) -> int:
    """Hundredths of a duty, halves away from zero."""
    doubled = abs(amount) * 200
    whole = (doubled.numerator // doubled.denominator + 1) // 2
    return whole if amount >= 0 else -whole
