"""The checker: judges any rota against the law and the nursery's rules, whoever made it.

It shares nothing with the engine that fills rotas: it reads duties as they stand. One file per kind of rule;
each rule is a function from a book and a term to findings, and ``RULES`` names them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from nursery_rota.domain.book import Book, remembered, remembered_for, remembered_while
from nursery_rota.domain.calendar import days
from nursery_rota.domain.findings import SEVERITIES, Finding
from nursery_rota.domain.rota import ROTA, DutyGroups
from nursery_rota.domain.rules import adults, babies, duties, inputs, pay, people, timetable
from nursery_rota.domain.tables import Term

Rule = Callable[[Book, Term], Iterator[Finding]]

RULES: Mapping[str, Rule] = {
    "adults_needed": adults.adults_needed,
    "first_aid": adults.first_aid,
    "manager_or_deputy": adults.manager_or_deputy,
    "lead_level": adults.lead_level,
    "second_lead": adults.second_lead,
    "under_twos": babies.under_twos,
    "capacity": adults.capacity,
    "two_at_once": duties.two_at_once,
    "limits": duties.limits,
    "said_no": duties.said_no,
    "may_serve": duties.may_serve,
    "needs_of_shift": duties.needs_of_shift,
    "without_a_buddy": duties.without_a_buddy,
    "apart": duties.apart,
    "check_runs_out": people.check_runs_out,
    "uncovered_gap": timetable.uncovered_gap,
    "idle_shift": timetable.idle_shift,
    "closed_day": timetable.closed_day,
    "birth_date": inputs.birth_date,
    "booked_twice": inputs.booked_twice,
    "booking_dates": inputs.booking_dates,
    "overlapping_sessions": inputs.overlapping_sessions,
    "terms_overlap": inputs.terms_overlap,
    "places_range": inputs.places_range,
    "minimum_wage": pay.minimum_wage,
    "double_pattern": pay.double_pattern,
    "on_leave": pay.on_leave,
    "sign_off_next": people.sign_off_next,
}

_OF_THE_TERM = frozenset(("inputs", "people", "timetable", "pay"))
"""Files of rules that look at the term as a whole, or that no duty changes."""
DAY_RULES: Mapping[str, Rule] = {
    name: rule for name, rule in RULES.items() if rule.__module__.rpartition(".")[2] not in _OF_THE_TERM
}
"""The rules that say something about the rota of one day, whatever term it is in."""


_OF_THE_TERM_AND_ITS_DUTIES = ("closed_day", "sign_off_next")
"""Rules of a term that read its duties all the same."""
TERM_RULES: Mapping[str, Rule] = {
    name: rule
    for name, rule in RULES.items()
    if name not in DAY_RULES and name not in _OF_THE_TERM_AND_ITS_DUTIES
}
"""The rules of a term that no duty changes."""


def _households(book: Book, day: date) -> DutyGroups:
    """What the limits of a family look at: all duties of everybody in the families that have one on the day."""
    here = book.duties_at.get(day, ())
    people = dict.fromkeys(duty.person_id for duty in here)
    families = dict.fromkeys(book.person[person].family_id or 0 for person in people)
    people |= dict.fromkeys(adult.id for family in families for adult in book.adults_of.get(family, ()))
    return (here, *(book.duties_of.get(person, ()) for person in people))


@remembered_for(_households, *ROTA, "availability", "pairings", "skills")
def of_day(book: Book, day: date) -> Mapping[str, tuple[Finding, ...]]:
    """What the rules of a day find on this one, by rule; rules that find nothing are left out."""
    alone = Term(0, "", day, day)
    found = {name: tuple(rule(book, alone)) for name, rule in DAY_RULES.items()}
    return {name: findings for name, findings in found.items() if findings}


@remembered_while(*ROTA, "family_name", "availability", "pay_rates", "rates")
def of_term(book: Book, term: Term) -> Mapping[str, tuple[Finding, ...]]:
    """What the rules that no duty changes find, by rule."""
    return {name: tuple(rule(book, term)) for name, rule in TERM_RULES.items()}


def _found(book: Book, term: Term) -> Iterator[Finding]:
    """Rule after rule, and of the rules of a day one day after the other."""
    of_all = of_term(book, term)
    by_day = [of_day(book, day) for day in days(term.starts_on, term.ends_on)]
    for name, rule in RULES.items():
        if name in DAY_RULES:
            yield from (finding for of_rules in by_day for finding in of_rules.get(name, ()))
        elif name in of_all:
            yield from of_all[name]
        else:
            yield from rule(book, term)


@remembered
def check(book: Book, term: Term, today: date) -> tuple[Finding, ...]:
    """Everything to know about a term: breaches of law first, then own rules, notes and next steps, each in
    order of date. ``today`` leaves next steps out for days gone by."""
    found = [f for f in _found(book, term) if f.severity != "next_step" or (f.on_date or today) >= today]
    return tuple(
        sorted(found, key=lambda f: (SEVERITIES.index(f.severity), f.on_date or term.ends_on, f.where))
    )
