"""How many adults other numbers of children would need: the look-up printed on the day sheet.

Worked out by the same bands, method and least number of adults as the plan of that session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from nursery_rota.domain.attendance import present, room_of
from nursery_rota.domain.book import Book
from nursery_rota.domain.demand import SessionDemand, bands_in_force
from nursery_rota.domain.qualification import level_need
from nursery_rota.domain.ratios import required_adults
from nursery_rota.domain.ruleset import Band
from nursery_rota.domain.staffing import staff_in
from nursery_rota.wording import listing, plural

_COLUMNS = 8
_FEWER_OLDEST = 5
_ROWS = 5
_FURTHEST = 2
"""How many children of a younger band more or fewer than planned a row may show."""
_FURTHEST_ALONE = 3
"""The same where there is but one younger band."""


@dataclass(frozen=True)
class LookUpRow:
    """``younger`` are children of each younger band; ``adults`` one number for each column, None where the
    group would be over the places of the room."""

    younger: tuple[int, ...]
    adults: tuple[int | None, ...]


@dataclass(frozen=True)
class LookUp:
    """``labels`` of the bands, youngest first; the oldest band's children run across as ``columns``."""

    room: str
    sessions: tuple[str, ...]
    labels: tuple[str, ...]
    columns: tuple[int, ...]
    rows: tuple[LookUpRow, ...]
    planned: tuple[int, ...]
    """Children of each band as planned in the fullest of the sessions."""
    adults: int
    """Adults that the plan needs."""
    says: tuple[str, ...]
    """How it is worked out, whole sentences."""


def bands_of(book: Book, demand: SessionDemand) -> tuple[Band, ...]:
    """The bands by which the children of a session are counted, youngest first: where one depends on a
    condition that holds, the one that always applies to those ages is left out."""
    day, session = demand.on_date, demand.session
    level6 = any(s.counts and s.level >= 6 for s in staff_in(book, session, day))
    there = tuple(
        c for c in present(book, session, day) if demand.room is None or room_of(book, c, day) == demand.room
    )
    found = bands_in_force(book, book.rule_set.on(day), session, day, there, level6=level6)
    special = [b for b in found if b.when in ("sessional", "level6")]
    held = [b for b in found if b in special or not any(_replaces(s, b) for s in special)]
    return tuple(sorted(held, key=lambda b: (b.from_months, b.to_months)))


def _replaces(special: Band, plain: Band) -> bool:
    return special.from_months <= plain.from_months and plain.to_months <= special.to_months


def labels_of(book: Book, demands: Sequence[SessionDemand]) -> tuple[str, ...]:
    """What the bands are called, youngest first. For the whole setting every one that the rules know, for a
    child may come unexpectedly; in a room those that its children are in."""
    known = tuple(dict.fromkeys(band.label for d in demands for band in bands_of(book, d)))
    held = {count.label for d in demands for count in d.children}
    mine = tuple(label for label in known if label in held)
    return mine if mine and demands[0].room is not None else known


def planned_by_label(demand: SessionDemand, labels: tuple[str, ...]) -> tuple[int, ...]:
    """Children expected of each band, by its label."""
    return tuple(sum(b.count for b in demand.children if b.label == label) for label in labels)


def look_ups(book: Book, demands: tuple[SessionDemand, ...]) -> tuple[LookUp, ...]:
    """One table for each room, and for each set of bands if it changes during the day."""
    groups: dict[tuple[int | None, tuple[Band, ...]], list[SessionDemand]] = {}
    for demand in demands:
        if demand.present:
            groups.setdefault((demand.room_id, bands_of(book, demand)), []).append(demand)
    rooms = [room_id for room_id, _ in groups]
    return tuple(
        _look_up(book, bands, found, named=rooms.count(room_id) > 1)
        for (room_id, bands), found in groups.items()
    )


def _look_up(book: Book, bands: tuple[Band, ...], demands: list[SessionDemand], *, named: bool) -> LookUp:
    fullest = max(demands, key=lambda d: (d.required, d.present))
    labels = labels_of(book, demands)
    kids = {b.label: b.kids for b in reversed(bands)}
    planned = planned_by_label(fullest, labels)
    first = max(0, planned[-1] - _FEWER_OLDEST)
    columns = tuple(range(first, first + _COLUMNS))
    places = _places(book, fullest)

    def adults(counts: tuple[int, ...]) -> int | None:
        if places is not None and sum(counts) > places:
            return None
        group = [kids[label] for label, count in zip(labels, counts, strict=True) for _ in range(count)]
        return required_adults(group, fullest.method, _least(book, fullest))

    rows = tuple(
        LookUpRow(younger, tuple(adults((*younger, oldest)) for oldest in columns))
        for younger in _younger(planned[:-1])
    )
    numbers = {n for row in rows for n in row.adults if n}
    over = places if any(n is None for row in rows for n in row.adults) else None
    says = (_method(book, fullest, over), *_levels(book, fullest, numbers))
    sessions = tuple(dict.fromkeys(d.session.name for d in demands)) if named else ()
    room = fullest.room.name if fullest.room else ""
    return LookUp(room, sessions, labels, columns, rows, planned, fullest.required, says)


def _younger(planned: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Numbers of younger children near the plan, the nearest ones, in rising order."""
    furthest = _FURTHEST_ALONE if len(planned) == 1 else _FURTHEST
    ranges = [range(max(0, count - furthest), count + furthest + 1) for count in planned]
    near = sorted(
        product(*ranges),
        key=lambda counts: sum(abs(a - b) for a, b in zip(counts, planned, strict=True)),
    )
    return sorted(near[:_ROWS])


def _least(book: Book, demand: SessionDemand) -> int:
    """Never fewer adults than this while a child is there, by law or by the nursery's own rule."""
    rules = book.rule_set.on(demand.on_date).per_session
    lawful = rules.minimum_adults if rules.minimum_adults_force == "law" else 0
    return max(lawful, book.nursery.minimum_adults)


def _places(book: Book, demand: SessionDemand) -> int | None:
    """Registered places of the room, or of all rooms together; None where one is not known."""
    rooms = (demand.room,) if demand.room else book.rooms
    known = [room.capacity for room in rooms if room.capacity is not None]
    total = sum(known) if rooms and len(known) == len(rooms) else None
    most = book.rule_set.on(demand.on_date).per_session.maximum_children
    limits = [limit for limit in (total, most) if limit is not None]
    return min(limits, default=None)


def _method(book: Book, demand: SessionDemand, places: int | None) -> str:
    method = demand.method.replace("-", " ").capitalize()
    words = f"{method}, never fewer than {_least(book, demand)}."
    if demand.level6:
        words += " As long as somebody with level 6 works with the children."
    return words if places is None else f"{words} A dash: over your {places} places."


def _levels(book: Book, demand: SessionDemand, numbers: set[int]) -> list[str]:
    """ "With 2 or 3 adults, one holds level 3 and one more level 2." for the numbers in the table."""
    rule = book.rule_set.on(demand.on_date).qualification
    alike: dict[str, list[str]] = {}
    for number in sorted(numbers):
        need = level_need(number, rule, rests_on_level6=demand.level6)
        parts = [f"one holds level {need.lead_level}"] if need.leads else []
        if need.others:
            more = "one" if need.others == 1 else str(need.others)
            parts.append(f"{more} more level {need.others_level}")
        if parts:
            alike.setdefault(listing(parts), []).append(str(number))
    return [
        f"With {listing(found, 'or')} {plural(int(found[-1]), 'adult').split()[1]}, {words}."
        for words, found in alike.items()
    ]
