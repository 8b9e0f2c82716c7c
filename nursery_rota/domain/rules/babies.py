"""What children under two ask beyond numbers: somebody who knows them, and training in the care of babies."""

from __future__ import annotations

from collections.abc import Iterator

from nursery_rota.domain.attendance import present, room_of
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import months_old
from nursery_rota.domain.eligibility import holds, standing
from nursery_rota.domain.findings import Finding, Severity
from nursery_rota.domain.rota import SessionRota
from nursery_rota.domain.rules.adults import at_session, sessions_with_children
from nursery_rota.domain.tables import Person, Term
from nursery_rota.wording import plural

_MONTHS = 24


def under_twos(book: Book, term: Term) -> Iterator[Finding]:
    """Of the adults that the under-twos of a session need, one of the lead level has experience with them and
    half, rounded up, are trained in the care of babies (rule set; England by law)."""
    for session in sessions_with_children(book, term):
        rules = book.rule_set.on(session.demand.on_date)
        if rules.per_session.under_twos == "off":
            continue
        babies = _babies(book, session)
        kids = next((b.kids for b in rules.bands if b.from_months < _MONTHS), 0)
        if not babies or not kids:
            continue
        severity: Severity = "law" if rules.per_session.under_twos == "law" else "policy"
        missing = list(_missing(book, session, -(-babies // kids), rules.qualification.lead_level))
        if missing:
            words = f"{plural(babies, 'child', 'children')} under two: {' and '.join(missing)}."
            yield at_session(book, session.demand, severity, "under_twos", words)


def _babies(book: Book, session: SessionRota) -> int:
    """Children under two of the session: in its room, or all of them where ratios go by the setting."""
    day, room = session.demand.on_date, session.demand.room
    return sum(
        months_old(child.date_of_birth, day) < _MONTHS
        for child in present(book, session.demand.session, day)
        if room is None or room_of(book, child, day) == room
    )


def _missing(book: Book, session: SessionRota, adults: int, lead_level: int) -> Iterator[str]:
    there = list(_there(book, session))
    if not any(p.under_twos_experience and level >= lead_level for p, level in there):
        yield f"nobody there has level {lead_level} and experience with them"
    trained = sum(holds(book, p.id, "baby_care", session.demand.on_date) for p, _ in there)
    wanted = -(-adults // 2)
    if trained < wanted:
        yield f"{plural(wanted, 'adult')} must be trained in the care of babies, and {trained} is there"


def _there(book: Book, session: SessionRota) -> Iterator[tuple[Person, int]]:
    """Everybody who works with the children, with the level they count at."""
    for member in session.demand.staff:
        if member.counts:
            yield book.person[member.person_id], member.level
    for duty in session.duties:
        if not duty.reserve and not duty.observing:
            yield book.person[duty.person_id], standing(book, duty.person_id, duty.on_date).level
