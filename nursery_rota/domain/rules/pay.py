"""Rules of paid staff: wages below the legal minimum, people who would count twice, and people who are away
and yet counted or on duty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days
from nursery_rota.domain.costs.contracts import Stretch, single_days, stretches
from nursery_rota.domain.costs.wages import legal_minimum, wage_year
from nursery_rota.domain.demand import demand_on
from nursery_rota.domain.findings import Finding, Severity
from nursery_rota.domain.money import pounds
from nursery_rota.domain.names import full_name
from nursery_rota.domain.rota import duties_on
from nursery_rota.domain.rules.spans import common, first_shared_day
from nursery_rota.domain.staffing import AWAY_WORDS
from nursery_rota.domain.tables import Duty, Employment, Person, StaffAbsence, Term, WorkPattern
from nursery_rota.wording import day_month, full_date, short_day, span, weekday_name

_Hours = tuple[Employment, WorkPattern]


def minimum_wage(book: Book, term: Term) -> Iterator[Finding]:
    """A wage below the legal minimum for the age (rates, ``minimum_wage``), on the first such day."""
    for employment in book.employments:
        worked = (
            *stretches(book, employment, term.starts_on, term.ends_on),
            *single_days(book, employment, term.starts_on, term.ends_on),
        )
        breaches = sorted(breach for stretch in worked for breach in _underpaid(book, stretch))
        for day, wage, least in breaches[:1]:
            paid, lawful = (pounds(p, book.nursery.currency) for p in (wage, least))
            words = (
                f"is paid {paid} an hour on {full_date(day)}; the legal minimum for the age is {lawful}. "
                "Raise the wage from that day."
            )
            yield _about(book.person[employment.person_id], "law", "minimum_wage", words, day)


def double_pattern(book: Book, term: Term) -> Iterator[Finding]:
    """Two work patterns of one person at the same time. In two contracts they would count as two adults."""
    hours: dict[int, list[_Hours]] = defaultdict(list)
    for pattern in book.work_patterns:
        employment = book.employment[pattern.employment_id]
        hours[employment.person_id].append((employment, pattern))
    for person_id, mine in hours.items():
        for one, other in combinations(mine, 2):
            day = _both_on(book, term, one, other)
            if day is None:
                continue
            twice = one[0].id != other[0].id
            times = " and ".join(span(p.starts_at, p.ends_at) for _, p in (one, other))
            words = (
                f"has two work patterns at once on {weekday_name(day.weekday())}s ({times})"
                f"{', in two contracts, and would count twice' if twice else ''}. End one of them."
            )
            severity: Severity = "law" if twice else "warning"
            yield _about(book.person[person_id], severity, "double_pattern", words, day)


def on_leave(book: Book, term: Term) -> Iterator[Finding]:
    """Somebody who is away that day, and still counted by another contract or down for a parents' duty."""
    for absence in book.staff_absences:
        shared = common(term, [(absence.starts_on, absence.ends_on)])
        if shared is None:
            continue
        person = book.person[book.employment[absence.employment_id].person_id]
        for day in days(*shared):
            yield from _counted_elsewhere(book, absence, person, day)
            for duty in duties_on(book, day):
                if duty.person_id == person.id:
                    yield _on_duty(book, absence, person, duty)


def _underpaid(book: Book, stretch: Stretch) -> Iterator[tuple[date, int, int]]:
    """Day, wage and legal minimum: at the start of the stretch, and where new minimum wages begin in it."""
    wage = stretch.hourly_pence
    if wage is None:
        return
    springs = (date(year, 4, 1) for year in range(stretch.starts_on.year, stretch.ends_on.year + 1))
    since = stretch.employment.starts_on if stretch.apprentice else None
    born = book.person[stretch.employment.person_id].date_of_birth
    for day in (stretch.starts_on, *(d for d in springs if stretch.starts_on < d <= stretch.ends_on)):
        year = wage_year(book.rates, day)
        least = legal_minimum(book.rates, day, born, since)
        if year is not None and year.currency == book.nursery.currency and least is not None and wage < least:
            yield day, wage, least


def _both_on(book: Book, term: Term, one: _Hours, other: _Hours) -> date | None:
    (job, hours), (other_job, others) = one, other
    if hours.weekday != others.weekday:
        return None
    if hours.starts_at >= others.ends_at or others.starts_at >= hours.ends_at:
        return None
    spans = [(p.valid_from, p.valid_to) for p in (hours, others)]
    jobs = [(e.starts_on, e.ends_on) for e in (job, other_job)]
    return first_shared_day(book, term, hours.weekday, [*spans, *jobs])


def _counted_elsewhere(book: Book, absence: StaffAbsence, person: Person, day: date) -> Iterator[Finding]:
    counted = (
        demand.session.name
        for demand in demand_on(book, day)
        if any(m.person_id == person.id and m.counts for m in demand.staff)
    )
    for session in list(counted)[:1]:
        words = (
            f"{AWAY_WORDS[absence.kind]} by one contract and still counted by another in {session}. "
            "Note the absence in both."
        )
        yield _about(person, "policy", "on_leave", f"is {words}", day)


def _on_duty(book: Book, absence: StaffAbsence, person: Person, duty: Duty) -> Finding:
    shift = book.shift[duty.shift_id].name
    name = full_name(person)
    return Finding(
        severity="policy",
        rule="on_leave",
        message=f"{name} is {AWAY_WORDS[absence.kind]} that day and down for {shift}. "
        "Give the duty to somebody else.",
        where=f"{short_day(duty.on_date)}, {shift}",
        on_date=duty.on_date,
        shift_id=duty.shift_id,
        room_id=duty.room_id,
        shift=shift,
        people=(person.id,),
        names=(name,),
        remedy="candidates",
    )


def _about(person: Person, severity: Severity, rule: str, words: str, day: date) -> Finding:
    """A finding that opens the person's page."""
    name = full_name(person)
    return Finding(
        severity=severity,
        rule=rule,
        message=f"{name} {words}",
        where=f"From {day_month(day)}",
        on_date=day,
        people=(person.id,),
        names=(name,),
        remedy="person",
    )
