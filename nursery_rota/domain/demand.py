"""What each session needs: children by band, adults required, staff who count, and the gap for parents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from nursery_rota.domain.attendance import ATTENDANCE, attends_twice, band_of, present, room_of
from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.calendar import days, sessions_on
from nursery_rota.domain.qualification import Openings, level_need, openings
from nursery_rota.domain.ratios import required_adults
from nursery_rota.domain.ruleset import Band, RuleVersion
from nursery_rota.domain.sheets import BandCount
from nursery_rota.domain.staffing import STAFF, StaffPresence, staff_in
from nursery_rota.domain.tables import Child, Room, Session
from nursery_rota.wording import listing, plural

DEMAND = (*ATTENDANCE, *STAFF, "rooms")
"""The tables that say what a session needs."""
SessionKey = tuple[date, int, int | None]
"""Date, session and room."""


@dataclass(frozen=True)
class SessionDemand:
    """One session on one date in one room (None: the whole setting).

    ``open_levels`` is one entry for each adult that staff do not supply: the level that position asks for by
    law, highest first. ``why`` says how it came about.
    """

    on_date: date
    session: Session
    room: Room | None
    children: tuple[BandCount, ...]
    present: int
    required: int
    lawful: int
    """Adults that the law alone asks for; ``required`` adds the nursery's own minimum."""
    method: str
    staff: tuple[StaffPresence, ...]
    staff_counted: int
    open_levels: tuple[int, ...]
    first_aid_missing: int
    why: str
    level6: bool = False

    @property
    def gap(self) -> int:
        return len(self.open_levels)

    @property
    def key(self) -> SessionKey:
        return (self.on_date, self.session.id, self.room_id)

    @property
    def room_id(self) -> int | None:
        return self.room.id if self.room else None

    @property
    def level3_missing(self) -> int:
        return sum(level >= 3 for level in self.open_levels)

    @property
    def level2_missing(self) -> int:
        return sum(level == 2 for level in self.open_levels)


def demand(book: Book, start: date, end: date) -> tuple[SessionDemand, ...]:
    """Every session between the dates, both included, by date, time and room."""
    return tuple(d for day in days(start, end) for d in demand_on(book, day))


@remembered_while(*DEMAND)
def demand_on(book: Book, day: date) -> tuple[SessionDemand, ...]:
    return tuple(d for session in sessions_on(book, day) for d in _session_demand(book, session, day))


def _session_demand(book: Book, session: Session, day: date) -> Iterable[SessionDemand]:
    rules = book.rule_set.on(day)
    staff = staff_in(book, session, day)
    level6 = any(s.counts and s.level >= 6 for s in staff)
    parts = _parts(book, session, day, level6)
    for part, there in zip(parts, _share_out(staff, parts, rules), strict=True):
        yield _with_staff(book, rules, part, there)


@remembered_while(*ATTENDANCE, "nursery", "rule_set", "rooms")
def _parts(book: Book, session: Session, day: date, level6: bool) -> tuple[SessionDemand, ...]:
    """What the children alone demand, before staff; ``level6``: such a member of staff is there."""
    rules = book.rule_set.on(day)
    groups = _groups(book, session, day)
    return tuple(_part(book, rules, session, day, room, children, level6=level6) for room, children in groups)


def _groups(book: Book, session: Session, day: date) -> list[tuple[Room | None, tuple[Child, ...]]]:
    """The children of a session by room, or all together where ratios go by the setting."""
    children = present(book, session, day)
    if book.nursery.ratio_scope == "setting" or not book.rooms:
        return [(None, children)]
    by_room: dict[int, list[Child]] = {room.id: [] for room in book.rooms}
    for child in children:
        room = room_of(book, child, day)
        if room is not None:
            by_room[room.id].append(child)
    return [(book.room[room_id], tuple(group)) for room_id, group in by_room.items()]


def _part(
    book: Book,
    rules: RuleVersion,
    session: Session,
    day: date,
    room: Room | None,
    children: tuple[Child, ...],
    *,
    level6: bool,
) -> SessionDemand:
    bands = bands_in_force(book, rules, session, day, children, level6=level6)
    held = [band_of(child, day, bands) for child in children]
    method = book.nursery.mixed_age_method
    lawful = required_adults([b.kids for b in held], method, _lawful_minimum(rules))
    return SessionDemand(
        on_date=day,
        session=session,
        room=room,
        children=_counted(held),
        present=len(children),
        required=max(lawful, book.nursery.minimum_adults) if children else 0,
        lawful=lawful,
        method=method,
        staff=(),
        staff_counted=0,
        open_levels=(),
        first_aid_missing=0,
        why="",
        level6=any(b.when == "level6" for b in held),
    )


def _lawful_minimum(rules: RuleVersion) -> int:
    return rules.per_session.minimum_adults if rules.per_session.minimum_adults_force == "law" else 0


def bands_in_force(
    book: Book,
    rules: RuleVersion,
    session: Session,
    day: date,
    children: tuple[Child, ...],
    *,
    level6: bool,
) -> tuple[Band, ...]:
    """The bands whose condition holds for this group. Sessional bands: a short session, and none of its
    children attends a second one that day. Level 6 bands: such a member of staff is there."""

    def holds(band: Band) -> bool:
        if band.when == "sessional":
            length = session.ends_at - session.starts_at
            twice = attends_twice(book, day)
            return length <= (band.max_minutes or length) and not any(c.id in twice for c in children)
        return band.when != "level6" or level6

    return tuple(b for b in rules.bands if holds(b))


def _counted(held: Iterable[Band]) -> tuple[BandCount, ...]:
    counts: dict[tuple[int, str], int] = {}
    for band in held:
        key = (band.from_months, band.label)
        counts[key] = counts.get(key, 0) + 1
    return tuple(BandCount(label, count) for (_, label), count in sorted(counts.items()))


def _share_out(
    staff: tuple[StaffPresence, ...], parts: tuple[SessionDemand, ...], rules: RuleVersion
) -> list[list[StaffPresence]]:
    """Staff by part. Who is tied to no room goes where most adults are still missing, so that a floating
    manager closes the widest gap."""
    there: list[list[StaffPresence]] = [[] for _ in parts]
    tied = {part.room_id: i for i, part in enumerate(parts)}
    floating = []
    for member in staff:
        if len(parts) == 1:
            there[0].append(member)
        elif member.room_id in tied:
            there[tied[member.room_id]].append(member)
        else:
            floating.append(member)
    for member in floating:
        gaps = [
            len(_openings(part, mine, rules).levels) if part.required else -1
            for part, mine in zip(parts, there, strict=True)
        ]
        there[gaps.index(max(gaps))].append(member)
    return there


def _openings(part: SessionDemand, staff: Iterable[StaffPresence], rules: RuleVersion) -> Openings:
    rule = rules.qualification
    need = level_need(part.required, rule, rests_on_level6=part.level6 and rule.level6_replaces_others)
    return openings(need, [s.level for s in staff if s.counts])


def _with_staff(
    book: Book, rules: RuleVersion, part: SessionDemand, staff: list[StaffPresence]
) -> SessionDemand:
    left = _openings(part, staff, rules)
    return replace(
        part,
        staff=tuple(staff),
        staff_counted=left.staff_counted,
        open_levels=left.levels,
        first_aid_missing=_first_aid_missing(rules, part.present, staff),
        why=_why(part, left),
    )


def _first_aid_missing(rules: RuleVersion, children: int, staff: list[StaffPresence]) -> int:
    """First-aiders still missing after staff who are there: one whenever children are, more where the rules
    ask one for each so many children."""
    if rules.per_session.first_aider == "off" or not children:
        return 0
    per = rules.per_session.children_per_first_aider
    needed = -(-children // per) if per else 1
    return max(0, needed - sum(s.first_aid and s.away is None for s in staff))


def _why(part: SessionDemand, left: Openings) -> str:
    if not part.present:
        return "No children are expected, so no adult is needed."
    group = listing([f"{b.count} {b.label}" for b in part.children])
    words = f"{group}, {part.method.replace('-', ' ')}: {plural(part.required, 'adult')}"
    words += f"; {plural(left.staff_counted, 'member of staff counts', 'staff count')}"
    if not left.levels:
        return f"{words}; no place for a parent."
    words += f"; {plural(len(left.levels), 'place')} for a parent"
    asked = [f"level {level}" for level in left.levels if level]
    if not asked:
        return f"{words}."
    if len(left.levels) == 1:
        return f"{words}, who must hold {asked[0]}."
    return f"{words}, of whom {len(asked)} must hold {listing(asked)}."
