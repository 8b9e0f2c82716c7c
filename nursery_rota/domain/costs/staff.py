"""The nursery's own staff as employees of one tax year, with the rules of age applied.

What their hours cost is the business of ``payroll``; how a contract changes over the year, of ``contracts``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.absences import away
from nursery_rota.domain.costs.contracts import Stretch, single_days, stretches
from nursery_rota.domain.costs.payroll import Employee, PaidTime, hours_words
from nursery_rota.domain.costs.wages import legal_minimum
from nursery_rota.domain.money import pounds, rounded
from nursery_rota.domain.names import full_name
from nursery_rota.domain.obligation import exact
from nursery_rota.domain.rates import RateYear
from nursery_rota.domain.tables import Employment, Person
from nursery_rota.wording import full_date, plural


@dataclass(frozen=True)
class _Terms:
    """What decides the price of an hour; stretches that agree in it are one line of the report."""

    minutes: Fraction
    """Of a week, or of a single day."""
    hourly_pence: int
    pension_rate: Fraction
    insured: bool

    def paid(self, minutes: Fraction, words: str) -> PaidTime:
        return PaidTime(minutes, self.hourly_pence, self.pension_rate, self.insured, words)


def initials(person: Person) -> str:
    """ "R. O."."""
    return " ".join(f"{word[0]}." for word in full_name(person).split())


def staff(book: Book, year: RateYear, raise_percent: Fraction = Fraction(0)) -> tuple[Employee, ...]:
    """Everybody paid in the tax year, in the order of their contracts; two contracts of one person are
    one employee. ``raise_percent`` is put on every wage and rounded to the penny."""
    paid: dict[int, list[PaidTime]] = {}
    sick: dict[int, Fraction] = {}
    for employment in book.employments:
        times = paid.setdefault(employment.person_id, [])
        contract = list(_contract(book, employment, year, raise_percent))
        lost, sick_pay = _away(book, employment, year, raise_percent, sum(p.minutes for p in contract))
        times.extend([*contract, *lost])
        times.extend(_single_days(book, employment, year, raise_percent))
        sick[employment.person_id] = sick.get(employment.person_id, Fraction(0)) + sick_pay
    people = ((book.person[person_id], times) for person_id, times in paid.items())
    return tuple(
        Employee(full_name(p), initials(p), tuple(times), sick[p.id]) for p, times in people if times
    )


def _contract(
    book: Book, employment: Employment, year: RateYear, raise_percent: Fraction
) -> Iterator[PaidTime]:
    """Weekly hours times contract weeks, in proportion to the days for which each set of terms holds."""
    days: Counter[_Terms] = Counter()
    for stretch in stretches(book, employment, year.starts_on, year.ends_on):
        if stretch.hourly_pence is not None:
            days[_terms(stretch, stretch.hourly_pence, raise_percent, year)] += stretch.days
    weeks = exact(employment.weeks_per_year)
    year_days = (year.ends_on - year.starts_on).days + 1
    for terms, count in days.items():
        words = f"{hours_words(terms.minutes)} × {float(weeks):g} {'week' if weeks == 1 else 'weeks'}"
        yield terms.paid(
            terms.minutes * weeks * Fraction(count, year_days),
            words if count == year_days else f"{words} × {count} of {year_days} days",
        )


def _single_days(
    book: Book, employment: Employment, year: RateYear, raise_percent: Fraction
) -> Iterator[PaidTime]:
    days: Counter[_Terms] = Counter()
    for day in single_days(book, employment, year.starts_on, year.ends_on):
        if day.hourly_pence is not None:
            days[_terms(day, day.hourly_pence, raise_percent, year)] += 1
    for terms, count in days.items():
        yield terms.paid(terms.minutes * count, f"{hours_words(terms.minutes)} on {plural(count, 'day')}")


def _away(
    book: Book, employment: Employment, year: RateYear, raise_percent: Fraction, paid_minutes: Fraction | int
) -> tuple[list[PaidTime], Fraction]:
    """What is taken off for absence without pay (never more than the contract's own hours in the year), and
    the sick pay that the law asks for instead, in pence."""
    lost: dict[_Terms, Fraction] = {}
    sick_pay, left = Fraction(0), Fraction(paid_minutes)
    for stretch in stretches(book, employment, year.starts_on, year.ends_on):
        if stretch.hourly_pence is None:
            continue
        terms = _terms(stretch, stretch.hourly_pence, raise_percent, year)
        gone = away(book, stretch, year, terms.hourly_pence)
        taken = min(gone.minutes, left)
        left -= taken
        sick_pay += gone.sick_pay
        if taken:
            lost[terms] = lost.get(terms, Fraction(0)) + taken
    times = [
        terms.paid(-minutes, f"{hours_words(minutes)} away without pay") for terms, minutes in lost.items()
    ]
    return times, sick_pay


def _terms(stretch: Stretch, hourly_pence: int, raise_percent: Fraction, year: RateYear) -> _Terms:
    """The rules of age for the stretch; somebody whose age is not known is taken as old enough for all."""
    pensioned = stretch.employment.pension and (stretch.age is None or stretch.age >= year.pension_from_age)
    insured_from = year.ni_apprentice_from_age if stretch.apprentice else year.ni_from_age
    return _Terms(
        minutes=stretch.weekly_minutes,
        hourly_pence=rounded(hourly_pence * (1 + raise_percent / 100)),
        pension_rate=exact(stretch.employment.pension_percent) / 100 if pensioned else Fraction(0),
        insured=stretch.age is None or stretch.age >= insured_from,
    )


def wage_doubts(book: Book, start: date, end: date) -> tuple[str, ...]:
    """Sentences on wages that are missing or below the legal minimum for the person's age, and on ages
    that are not known, between the dates."""
    found: dict[str, None] = {}
    for employment in book.employments:
        person = book.person[employment.person_id]
        worked = (*stretches(book, employment, start, end), *single_days(book, employment, start, end))
        for stretch in worked:
            if stretch.age is None:
                found[f"No date of birth is noted for {full_name(person)}: taken as 22 or older."] = None
            found.update(dict.fromkeys(_wage_doubt(book, person, stretch)))
    return tuple(found)


def _wage_doubt(book: Book, person: Person, stretch: Stretch) -> Iterator[str]:
    name, since = full_name(person), full_date(stretch.starts_on)
    if stretch.hourly_pence is None:
        yield f"{name} has no wage from {since} to {full_date(stretch.ends_on)}: these hours count as nothing."
        return
    apprentice_since = stretch.employment.starts_on if stretch.apprentice else None
    least = legal_minimum(book.rates, stretch.starts_on, person.date_of_birth, apprentice_since)
    if least is not None and stretch.hourly_pence < least:
        wage, lawful = (pounds(p, book.nursery.currency) for p in (stretch.hourly_pence, least))
        yield f"{name} is paid {wage} an hour on {since}; the legal minimum for the age is {lawful}."
