"""The chips of a cell: staff, parents by what they are there for, and open places, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.eligibility import holds, lapsed, standing, watched_before
from nursery_rota.domain.issues import is_changed
from nursery_rota.domain.names import full_name, short_names
from nursery_rota.domain.rota import ROTA, PlaceRota
from nursery_rota.domain.sheets import Chip, ChipState
from nursery_rota.domain.staffing import AWAY_WORDS, StaffPresence
from nursery_rota.domain.tables import Duty

CHIPS = (*ROTA, "publications", "published_duties")
"""The tables that say, with the duties of a day, what stands on its chips."""
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_STATE_WORDS = {
    "counts": "counts in ratio",
    "buddy": "counts in ratio, beside somebody experienced",
    "additional": "additional",
    "watching": "newcomer, watching",
    "reserve": "first call",
    "task": "task",
}


def staff_chips(book: Book, staff: Iterable[StaffPresence], day: date) -> tuple[Chip, ...]:
    return tuple(_staff_chip(book, member, day) for member in staff)


def _staff_chip(book: Book, member: StaffPresence, day: date) -> Chip:
    person = book.person[member.person_id]
    name = full_name(person)
    role = member.employment.role
    away = AWAY_WORDS[member.away.kind] if member.away else ""
    aid = _first_aid(book, person.id, day)
    if away:
        spoken = f"{name} is away, {away}"
    else:
        level = f"level {member.level}" if member.level else ""
        aid_word = "first aid" if aid == "held" else ""
        spoken = ", ".join(filter(None, [name, role, level, aid_word, member.why_not]))
    return Chip(
        state="away" if away else "staff",
        name=short_names(book)[person.id],
        full_name=name,
        word=away or role,
        level=0 if away else member.level,
        first_aid="" if away else aid,
        person_id=person.id,
        why=f"{name} {member.why_not}." if member.why_not else "",
        spoken=spoken,
    )


def place_chips(book: Book, rota: PlaceRota) -> tuple[Chip, ...]:
    """Counted parents, additional ones, watchers, empty required places, free extra places."""
    task = rota.place.shift.kind == "task"
    chips = [_counted_chip(book, d) for d in rota.counted]
    for duty in _sorted(rota.additional, book):
        state: ChipState = "task" if task else "additional"
        chips.append(_parent_chip(book, duty, state, "task" if task else "", rota.additional[duty.id]))
    chips += [_watching_chip(book, d) for d in rota.watching]
    chips += [_empty_chip(level) for level in rota.empty]
    chips += [_free_chip(rota)] * rota.free
    return tuple(chips)


def reserve_chips(book: Book, rotas: Iterable[PlaceRota]) -> tuple[Chip, ...]:
    return tuple(_parent_chip(book, d, "reserve", "", "") for rota in rotas for d in rota.reserves)


def _sorted(duty_ids: Iterable[int], book: Book) -> list[Duty]:
    return sorted((book.duty[i] for i in duty_ids), key=lambda d: d.id)


def _counted_chip(book: Book, duty: Duty) -> Chip:
    stage = standing(book, duty.person_id, duty.on_date).stage
    return _parent_chip(book, duty, "buddy" if stage == "buddy" else "counts", "", "")


def _watching_chip(book: Book, duty: Duty) -> Chip:
    times = watched_before(book, duty.person_id, duty.on_date) + 1
    of = f"{_ORDINALS.get(times, f'{times}th')} of {book.nursery.observing_duties} times"
    return _parent_chip(book, duty, "watching", "watching", "", extra=of)


def _parent_chip(book: Book, duty: Duty, state: ChipState, word: str, why: str, extra: str = "") -> Chip:
    person = book.person[duty.person_id]
    name = full_name(person)
    aid = _first_aid(book, person.id, duty.on_date)
    facts = [
        name,
        _STATE_WORDS.get(state, "") + (f": {why}" if why else ""),
        extra,
        f"level {person.level}" if person.level else "",
        {"held": "first aid", "ended": "first aid has run out", "": ""}[aid],
        "pinned" if duty.pinned else "",
        {"worked": "worked", "confirmed": "confirmed"}.get(duty.status, ""),
    ]
    return Chip(
        state=state,
        name=short_names(book)[person.id],
        full_name=name,
        word=word,
        level=person.level,
        first_aid=aid,
        new=state in ("watching", "buddy"),
        pinned=duty.pinned,
        changed=is_changed(book, duty),
        status=duty.status,
        duty_id=duty.id,
        person_id=person.id,
        why=f"{name} is additional here: {why}." if why else "",
        spoken=", ".join(filter(None, facts)),
    )


@remembered_while("checks")
def _first_aid(book: Book, person_id: int, day: date) -> Literal["", "held", "ended"]:
    if holds(book, person_id, "first_aid", day):
        return "held"
    return "ended" if lapsed(book, person_id, "first_aid", day) else ""


def _empty_chip(level: int) -> Chip:
    needs = f"level {level}" if level else ""
    word = f"needs {needs}" if needs else ""
    return Chip(
        state="empty",
        name="Empty",
        word=word,
        needs=needs,
        spoken=", ".join(filter(None, ["Empty required place", word])),
    )


def _free_chip(rota: PlaceRota) -> Chip:
    return Chip(
        state="free",
        name="Free place, optional",
        spoken=f"Free place for {rota.place.shift.name}, optional",
    )
