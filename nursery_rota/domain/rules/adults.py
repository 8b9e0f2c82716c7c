"""Rules of a session: enough adults who count, first aid, somebody in charge, not too many children."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days
from nursery_rota.domain.demand import SessionDemand
from nursery_rota.domain.eligibility import standing
from nursery_rota.domain.findings import Finding, Severity
from nursery_rota.domain.names import call_name, full_name
from nursery_rota.domain.places import covers, places_on
from nursery_rota.domain.rota import SessionRota, first_aiders_missing, places_rota, sessions_rota
from nursery_rota.domain.tables import Term
from nursery_rota.wording import plural, short_day, some


def adults_needed(book: Book, term: Term) -> Iterator[Finding]:
    """Required adults of the session (rule set, ``ratios``): law; the nursery's own minimum: its own rule."""
    for session in sessions_with_children(book, term):
        if session.empty:
            yield at_session(book, session.demand, _severity(session), "adults_needed", _short(book, session))


def _severity(session: SessionRota) -> Severity:
    """Only the nursery's own minimum is missing, and no level: then it is its own rule that is broken."""
    lawful = session.there >= session.demand.lawful and not any(session.empty)
    return "policy" if lawful else "law"


def _short(book: Book, session: SessionRota) -> str:
    demand = session.demand
    words = f"{plural(len(session.empty), 'adult')} short: {demand.required} needed, {session.there} there."
    beyond = [d for d in session.duties if d.id not in session.counted and not d.reserve and not d.observing]
    asked = max(session.empty)
    if beyond:
        names = some([full_name(book.person[d.person_id]) for d in beyond])
        verb = "is" if len(beyond) == 1 else "are"
        reasons = standing(book, beyond[0].person_id, demand.on_date).reasons
        if reasons:
            first = call_name(book.person[beyond[0].person_id])
            return f"{words} {names} {verb} additional: {first} {reasons[0].says}."
        if demand.required == 2 and asked == 2:
            return f"{words} With 2 adults both must hold level 2, so {names} {verb} additional."
        return f"{words} The place must go to someone with level {asked}, so {names} {verb} additional."
    if asked:
        return f"{words} The place must go to someone with level {asked}."
    return f"{words} Nobody has been asked yet."


def first_aid(book: Book, term: Term) -> Iterator[Finding]:
    """A first-aider whenever children are there; at meals, in the room."""
    for session in sessions_with_children(book, term):
        rules = book.rule_set.on(session.demand.on_date).per_session
        missing = first_aiders_missing(book, session)
        if not missing:
            continue
        meal = session.demand.session.has_meal and rules.mealtime_first_aider == "law"
        law = rules.first_aider == "law" or meal
        words = "Nobody there holds first aid" if missing == 1 else f"{missing} first-aiders are missing"
        words += ", and a meal is served." if meal else "."
        yield at_session(
            book,
            session.demand,
            "law" if law else "policy",
            "first_aid",
            f"{words} Put somebody with first aid there.",
        )


def manager_or_deputy(book: Book, term: Term) -> Iterator[Finding]:
    """The manager or the deputy is in the building in each session with children."""
    seen: set[tuple[date, int]] = set()
    for session in sessions_with_children(book, term):
        demand = session.demand
        force = book.rule_set.on(demand.on_date).per_session.manager_or_deputy
        key = (demand.on_date, demand.session.id)
        if force == "off" or key in seen:
            continue
        seen.add(key)
        staff = [
            m
            for s in sessions_rota(book, demand.on_date)
            if s.demand.session.id == demand.session.id
            for m in s.demand.staff
        ]
        if any(m.employment.role in ("manager", "deputy") and m.away is None for m in staff):
            continue
        severity: Severity = "law" if force == "law" else "policy"
        yield at_session(
            book,
            demand,
            severity,
            "manager_or_deputy",
            "Neither the manager nor the deputy is there. Name somebody who is in charge.",
        )


def lead_level(book: Book, term: Term) -> Iterator[Finding]:
    """One adult of the lead level in each session, where the rule set leaves that to policy."""
    for session in sessions_with_children(book, term):
        rule = book.rule_set.on(session.demand.on_date).qualification
        if rule.lead != "policy":
            continue
        if max(_levels_there(book, session), default=0) < rule.lead_level:
            yield at_session(
                book,
                session.demand,
                "policy",
                "lead_level",
                f"Nobody there holds level {rule.lead_level}. Put somebody who does beside them.",
            )


def second_lead(book: Book, term: Term) -> Iterator[Finding]:
    """From a number of children on, two adults of the lead level (California: a teacher besides the director)."""
    for session in sessions_with_children(book, term):
        rules = book.rule_set.on(session.demand.on_date)
        from_children, level = rules.per_session.second_lead_from, rules.qualification.lead_level
        if from_children is None or session.demand.present < from_children:
            continue
        there = sum(held >= level for held in _levels_there(book, session))
        if there < 2:
            yield at_session(
                book,
                session.demand,
                "law",
                "second_lead",
                f"{plural(session.demand.present, 'child asks', 'children ask')} for a second adult with level "
                f"{level}, and {there} is there. Put one more there, or fewer children.",
            )


def _levels_there(book: Book, session: SessionRota) -> list[int]:
    """Levels of everybody there who works with the children: staff who count, and parents on duty."""
    levels = [m.level for m in session.demand.staff if m.counts]
    return levels + [
        standing(book, d.person_id, d.on_date).level
        for d in session.duties
        if not d.reserve and not d.observing
    ]


def capacity(book: Book, term: Term) -> Iterator[Finding]:
    """No more children than the room, or the rule set, allows."""
    for session in sessions_with_children(book, term):
        demand = session.demand
        limits = [book.rule_set.on(demand.on_date).per_session.maximum_children]
        limits.append(demand.room.capacity if demand.room else _whole_capacity(book))
        most = min((limit for limit in limits if limit is not None), default=None)
        if most is not None and demand.present > most:
            yield at_session(
                book,
                demand,
                "law",
                "capacity",
                f"{plural(demand.present, 'child is', 'children are')} expected and {most} are allowed. "
                "Move or cancel a booking.",
            )


def _whole_capacity(book: Book) -> int | None:
    capacities = [r.capacity for r in book.rooms]
    return sum(c for c in capacities if c is not None) if capacities and None not in capacities else None


def sessions_with_children(book: Book, term: Term) -> Iterator[SessionRota]:
    """Every session of the term in which children are expected, by date."""
    for day in days(term.starts_on, term.ends_on):
        for session in sessions_rota(book, day):
            if session.demand.present:
                yield session


def at_session(book: Book, demand: SessionDemand, severity: Severity, rule: str, message: str) -> Finding:
    """A finding placed where somebody can act on it: at the shift that covers the session and still has an
    empty place, else at the first shift that covers it."""
    day = demand.on_date
    covering = [p for p in places_on(book, day) if covers(p.shift, demand) and demand in p.sessions]
    empty = {r.place.key for r in places_rota(book, day) if r.empty}
    place = next((p for p in covering if p.key in empty), covering[0] if covering else None)
    room = f", {demand.room.name}" if demand.room else ""
    return Finding(
        severity=severity,
        rule=rule,
        message=message,
        where=f"{short_day(day)}, {demand.session.name}{room}",
        on_date=day,
        shift_id=place.shift.id if place else None,
        room_id=place.room_id if place else demand.room_id,
        shift=place.shift.name if place else "",
        remedy="candidates" if place else "",
    )
