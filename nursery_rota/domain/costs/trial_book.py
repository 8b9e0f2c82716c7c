"""A copy of the book in which a trial has come true: parents trained, children older, another ratio, other fees.

Who counts where is then judged by the rules as always; nothing is assumed about what a change would bring.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, months_old, within
from nursery_rota.domain.costs.contracts import anniversary
from nursery_rota.domain.costs.what_if import WhatIf
from nursery_rota.domain.credited import CreditedPlace
from nursery_rota.domain.eligibility import ACTIVE, holds, standing
from nursery_rota.domain.money import rounded
from nursery_rota.domain.rota import sessions_rota
from nursery_rota.domain.ruleset import RuleSet
from nursery_rota.errors import RotaProblem

_TRAINED: tuple[t.CheckKind, ...] = ("first_aid", "vetting")


def changes_book(trial: WhatIf) -> bool:
    """Whether the trial asks for another book at all."""
    counts = (trial.more_trained, trial.more_level_2, trial.turn_two, trial.turn_three)
    return any(counts) or bool(trial.ratio) or bool(trial.fee_percent)


def tried_book(book: Book, trial: WhatIf, start: date, end: date, credited: Collection[int]) -> Book:
    """The book with the trial's changes from ``start`` on. ``credited`` are the duties of the period that
    count as things stand: parents whose duties do not count come first where somebody is to be trained."""
    found = replace(book, fees=_fees(book, trial), rule_set=_rules(book.rule_set, trial))
    found = replace(found, children=_children(found, trial, start, end))
    idle = _idle(book, start, end, credited)
    found = _trained(found, _chosen(found, idle, trial.more_trained, start, end), start)
    return _with_level_2(found, idle, trial.more_level_2)


def more_places(before: Book, after: Book, start: date, end: date) -> tuple[CreditedPlace, ...]:
    """Required places that nobody fills after a change, in sessions in which nothing was missing before."""
    found = []
    for day in days(start, end):
        full = {(s.demand.session.id, s.demand.room_id) for s in sessions_rota(before, day) if not s.empty}
        for rota in sessions_rota(after, day):
            session = rota.demand.session
            if (session.id, rota.demand.room_id) in full:
                found += [
                    CreditedPlace(
                        on_date=day,
                        session_id=session.id,
                        room_id=rota.demand.room_id,
                        shift_id=0,
                        duty_id=0,
                        person_id=0,
                        rank=rank,
                        starts_at=session.starts_at,
                        ends_at=session.ends_at,
                        minutes=session.ends_at - session.starts_at,
                        level=level,
                        worked=False,
                    )
                    for rank, level in enumerate(rota.empty, 1)
                ]
    return tuple(found)


def _fees(book: Book, trial: WhatIf) -> tuple[t.Fee, ...]:
    if not trial.fee_percent:
        return book.fees
    return tuple(
        replace(fee, hourly_pence=rounded(fee.hourly_pence * (1 + trial.fee_percent / 100)))
        for fee in book.fees
    )


def _rules(rules: RuleSet, trial: WhatIf) -> RuleSet:
    """Every version of the rules with the ratio that is tried, for children from that age on."""
    wanted = dict(trial.ratio)
    starts = {band.from_months for version in rules.versions for band in version.bands}
    for months in wanted.keys() - starts:
        known = ", ".join(str(start) for start in sorted(starts))
        raise RotaProblem(f"No age band begins at {months} months. Those of your rules begin at {known}.")
    return replace(
        rules,
        versions=tuple(
            replace(
                version,
                bands=tuple(
                    replace(band, kids=wanted.get(band.from_months, band.kids)) for band in version.bands
                ),
            )
            for version in rules.versions
        ),
    )


def _children(book: Book, trial: WhatIf, start: date, end: date) -> tuple[t.Child, ...]:
    children = book.children
    for wanted, years in ((trial.turn_two, 2), (trial.turn_three, 3)):
        if wanted:
            children = _grown(children, wanted, years, start, end)
    return children


def _grown(
    children: tuple[t.Child, ...], wanted: int, years: int, start: date, end: date
) -> tuple[t.Child, ...]:
    """The oldest of those who are younger at the end of the period or reach the age in it: as if they had
    reached it when the period began."""
    there = [c for c in children if within(start, None, c.leaves_on) and within(end, c.starts_on, None)]
    young = [
        c
        for c in there
        if years * 12 > months_old(c.date_of_birth, start) >= (years - 1) * 12 - (years == 2) * 12
    ]
    if wanted > len(young):
        words = "under two" if years == 2 else "of two"
        raise RotaProblem(
            f"There are {len(young)} children {words} when the period begins. Try no more than that."
        )
    chosen = {c.id for c in sorted(young, key=lambda c: (c.date_of_birth, c.id))[:wanted]}
    born = anniversary(start, -years)
    return tuple(replace(c, date_of_birth=born) if c.id in chosen else c for c in children)


def _idle(book: Book, start: date, end: date, credited: Collection[int]) -> Counter[int]:
    """Duties of the period that do not count, by person."""
    return Counter(
        duty.person_id
        for duty in book.duties
        if start <= duty.on_date <= end
        and duty.status in ACTIVE
        and not (duty.reserve or duty.observing)
        and duty.id not in credited
    )


def _parents(book: Book, idle: Counter[int], start: date) -> list[t.Person]:
    """Parents on duty, those first who have most duties that do not count."""
    there = [
        p for p in book.people if p.family_id is not None and p.does_duties and within(start, None, p.left_on)
    ]
    return sorted(there, key=lambda p: (-idle[p.id], p.id))


def _chosen(book: Book, idle: Counter[int], wanted: int, start: date, end: date) -> list[int]:
    """Whom to train: first those who would count with it, then the others who lack it."""
    if not wanted:
        return []
    lacking = [
        p.id
        for p in _parents(book, idle, start)
        if not all(holds(book, p.id, kind, end) for kind in _TRAINED)
    ]
    trained = _trained(book, lacking, start)
    lacking.sort(key=lambda person: (idle[person] == 0, not standing(trained, person, end).counts))
    return lacking[:wanted]


def _trained(book: Book, people: list[int], start: date) -> Book:
    if not people:
        return book
    first = max((check.id for check in book.checks), default=0) + 1
    more = [
        t.Check(first + place * len(_TRAINED) + number, person, kind, issued_on=start)
        for place, person in enumerate(people)
        for number, kind in enumerate(_TRAINED)
    ]
    return replace(book, checks=(*book.checks, *more))


def _with_level_2(book: Book, idle: Counter[int], wanted: int) -> Book:
    lacking = [p.id for p in _parents(book, idle, date.min) if p.level < 2][:wanted]
    return replace(book, people=tuple(replace(p, level=2) if p.id in lacking else p for p in book.people))
