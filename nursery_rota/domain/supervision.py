"""The supervision plan of a week for the inspector: who is in charge, who counts, levels and first aid.

By name and qualification, so it never goes on a wall. Shows no check number, no birthday and no child.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, term_on
from nursery_rota.domain.day_sheet import ROLE_WORDS
from nursery_rota.domain.eligibility import holds, standing
from nursery_rota.domain.issues import stamp
from nursery_rota.domain.privacy import hidden, shown_name
from nursery_rota.domain.qualification import level_need
from nursery_rota.domain.rota import SessionRota, first_aiders_missing, sessions_rota
from nursery_rota.domain.sheets import IssueStamp
from nursery_rota.domain.staffing import StaffPresence
from nursery_rota.domain.tables import Duty
from nursery_rota.wording import day_range, listing, plural

IN_CHARGE = ("manager", "deputy")
NOT_NAMED = "(name in the office)"


@dataclass(frozen=True)
class Supervisor:
    """One adult of a session. ``level`` 0: none held. ``counts``: one of the adults in ratio."""

    name: str
    role: str
    level: int
    first_aid: bool
    counts: bool


@dataclass(frozen=True)
class SupervisedSession:
    """``asks`` is what the law wants of the adults; ``lacking`` are whole sentences, none if all is well."""

    on_date: date
    title: str
    starts_at: int
    ends_at: int
    children: str
    required: int
    there: int
    asks: str
    in_charge: str
    adults: tuple[Supervisor, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class SupervisionPlan:
    nursery: str
    week: str
    """ "23 to 27 November 2026"."""
    rules: str
    """Which rule set the plan was checked against."""
    sessions: tuple[SupervisedSession, ...]
    issue: IssueStamp | None = None


def supervision_plan(book: Book, monday: date) -> SupervisionPlan:
    """The plan of the week that begins on ``monday``; sessions without children are left out."""
    sunday = monday + timedelta(days=6)
    sessions = tuple(
        _session(book, rota)
        for day in days(monday, sunday)
        for rota in sessions_rota(book, day)
        if rota.demand.present
    )
    last = max([monday + timedelta(days=4), *(s.on_date for s in sessions)])
    term = next((t for day in days(monday, sunday) if (t := term_on(book, day)) is not None), None)
    return SupervisionPlan(
        nursery=book.nursery.name,
        week=day_range(monday, last, " to "),
        rules=book.rule_set.name,
        sessions=sessions,
        issue=stamp(book, term) if term else None,
    )


def _session(book: Book, rota: SessionRota) -> SupervisedSession:
    demand = rota.demand
    present = [m for m in demand.staff if m.away is None]
    lead = next((m for m in present if m.employment.role in IN_CHARGE), None)
    bands = ", ".join(f"{band.count} {band.label}" for band in demand.children)
    where = f", {demand.room.name}" if demand.room else ""
    return SupervisedSession(
        on_date=demand.on_date,
        title=f"{demand.session.name}{where}",
        starts_at=demand.session.starts_at,
        ends_at=demand.session.ends_at,
        children=f"{plural(demand.present, 'child', 'children')}: {bands}",
        required=demand.required,
        there=rota.there,
        asks=_asks(book, rota),
        in_charge=shown_name(book, lead.person_id) if lead else "",
        adults=(*(_staff(book, m) for m in present), *_parents(book, rota)),
        lacking=tuple(_lacking(book, rota, lead)),
    )


def _staff(book: Book, member: StaffPresence) -> Supervisor:
    role = ROLE_WORDS.get(member.employment.role, member.employment.role)
    name = shown_name(book, member.person_id) or NOT_NAMED
    return Supervisor(name, role, member.level, member.first_aid, member.counts)


def _parents(book: Book, rota: SessionRota) -> Iterator[Supervisor]:
    """Those who count first; stand-ins at home are not there."""
    there = [d for d in rota.duties if not d.reserve]
    there.sort(key=lambda d: (d.id not in rota.counted, d.observing, d.id))
    for duty in there:
        yield Supervisor(
            name=NOT_NAMED if hidden(book, duty.person_id) else shown_name(book, duty.person_id),
            role=_role(duty, rota),
            level=standing(book, duty.person_id, duty.on_date).level,
            first_aid=holds(book, duty.person_id, "first_aid", duty.on_date),
            counts=duty.id in rota.counted,
        )


def _role(duty: Duty, rota: SessionRota) -> str:
    if duty.observing:
        return "parent, watching"
    return "parent" if duty.id in rota.counted else "parent, additional"


def _asks(book: Book, rota: SessionRota) -> str:
    """ "1 with level 3, 1 more with level 2", or "" where the rules ask for no level."""
    demand = rota.demand
    rule = book.rule_set.on(demand.on_date).qualification
    need = level_need(demand.required, rule, rests_on_level6=demand.level6)
    parts = [f"{need.leads} with level {need.lead_level}"] if need.leads else []
    if need.others:
        parts.append(f"{need.others} {'more ' if parts else ''}with level {need.others_level}")
    return ", ".join(parts)


def _lacking(book: Book, rota: SessionRota, lead: StaffPresence | None) -> Iterator[str]:
    if rota.empty:
        levels = [f"level {level}" for level in rota.empty if level]
        asked = f", {listing(levels)} needed" if levels else ""
        yield f"{plural(len(rota.empty), 'adult')} short{asked}."
    missing = first_aiders_missing(book, rota)
    if missing:
        yield f"{plural(missing, 'first-aider')} missing."
    if lead is None and book.rule_set.on(rota.demand.on_date).per_session.manager_or_deputy != "off":
        yield "Neither manager nor deputy is there."
