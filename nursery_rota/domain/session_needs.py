"""What a session still needs of those put on it, beyond their number: first aid, levels, knowledge of babies.

This is what a fill steers for, as rows of the planning problem. The checker judges the same needs on its own,
in ``domain.rules``, under the names that are the labels here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from nursery_rota.domain.attendance import present, room_of
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import months_old
from nursery_rota.domain.eligibility import holds, standing
from nursery_rota.domain.rota import SessionRota, first_aiders_missing

_BABY_MONTHS = 24


@dataclass(frozen=True)
class SessionNeed:
    """``missing``: how many more people are wanted who can ``supply`` it (by person id)."""

    label: str
    missing: int
    supply: Callable[[int], bool]
    watching_counts: bool = False
    """Does somebody who only watches supply it too, as first aid does?"""


def session_needs(base: Book, session: SessionRota) -> Iterator[SessionNeed]:
    """What staff and the duties in ``base`` leave open."""
    demand = session.demand
    day = demand.on_date
    if aiders := first_aiders_missing(base, session):
        yield SessionNeed(
            "first_aid", aiders, lambda person: holds(base, person, "first_aid", day), watching_counts=True
        )
    if demand.present:
        for need in (*_levels(base, session), *_babies(base, session)):
            if need.missing > 0:
                yield need


def _levels(base: Book, session: SessionRota) -> Iterator[SessionNeed]:
    """Adults of the lead level: one where the rule set leaves that to policy, two from a number of children."""
    demand = session.demand
    rules = base.rule_set.on(demand.on_date)
    level, two_from = rules.qualification.lead_level, rules.per_session.second_lead_from
    there = sum(held >= level for _, held in _working(base, session))
    supply = partial(_has_level, base, session, level)
    if rules.qualification.lead == "policy":
        yield SessionNeed("lead_level", 1 - there, supply)
    if two_from is not None and demand.present >= two_from:
        yield SessionNeed("second_lead", 2 - there, supply)


def _babies(base: Book, session: SessionRota) -> Iterator[SessionNeed]:
    """One of the lead level who has experience with under-twos; half of the adults they need, trained."""
    day, room = session.demand.on_date, session.demand.room
    rules = base.rule_set.on(day)
    if rules.per_session.under_twos == "off":
        return
    kids = next((band.kids for band in rules.bands if band.from_months < _BABY_MONTHS), 0)
    babies = sum(
        months_old(child.date_of_birth, day) < _BABY_MONTHS
        for child in present(base, session.demand.session, day)
        if room is None or room_of(base, child, day) == room
    )
    if not babies or not kids:
        return
    level = rules.qualification.lead_level
    there = list(_working(base, session))
    known = sum(held >= level and base.person[id_].under_twos_experience for id_, held in there)
    trained = sum(holds(base, id_, "baby_care", day) for id_, _ in there)
    adults = -(-babies // kids)
    yield SessionNeed(
        "under_twos",
        1 - known,
        lambda id_: base.person[id_].under_twos_experience and _has_level(base, session, level, id_),
    )
    yield SessionNeed(
        "under_twos", (adults + 1) // 2 - trained, lambda id_: holds(base, id_, "baby_care", day)
    )


def _has_level(base: Book, session: SessionRota, level: int, person_id: int) -> bool:
    return standing(base, person_id, session.demand.on_date).level >= level


def _working(base: Book, session: SessionRota) -> Iterator[tuple[int, int]]:
    """Who works with the children so far, staff who count and parents on duty, with their levels."""
    for member in session.demand.staff:
        if member.counts:
            yield member.person_id, member.level
    for duty in session.duties:
        if not duty.reserve and not duty.observing:
            yield duty.person_id, standing(base, duty.person_id, duty.on_date).level
