"""What having parents on duty costs the nursery, and what the hours they give are worth without being cash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import within
from nursery_rota.domain.costs import ledger
from nursery_rota.domain.eligibility import ACTIVE
from nursery_rota.domain.money import pounds, rounded
from nursery_rota.domain.rates import RateYear
from nursery_rota.domain.tables import CheckKind, Duty
from nursery_rota.wording import listing, plural

NOT_CASH = "Not cash: never added to the saving, and charity accounts may not book it as income (SORP FRS 102, 6.18)."
IN_KIND_METHOD = "Replacement cost: hours on duty at the wage of the work done."
IN_KIND_EXCLUDES = "Without meetings, work done at home, training, and standing by."


@dataclass(frozen=True)
class CostLine:
    """One cost in pence, and how it was worked out: of training, so many parents at a price that lasts so
    many years; otherwise what was typed in."""

    label: str
    how: str
    pence: int
    parents: int = 0
    price_pence: int = 0
    years: int = 1


@dataclass(frozen=True)
class InKind:
    """Hours that parents give on duty, counted in ratio or not, and their value in pence; never cash."""

    minutes: Fraction
    value: int
    rates_pence: tuple[int, ...]
    how: str
    method: str = IN_KIND_METHOD
    excludes: str = IN_KIND_EXCLUDES
    says: str = NOT_CASH

    @property
    def hours(self) -> Decimal:
        """To two decimals."""
        return Decimal(rounded(self.minutes * 100 / 60)) / 100


def parent_costs(book: Book, year: RateYear, more_trained: int = 0) -> tuple[CostLine, ...]:
    """Training of parents in the tax year, spread over the years it lasts, and the costs typed in for them.

    Trained are parents who do duties and hold the check at some time in the year.
    """
    first_aid = trained(book, "first_aid", year) + more_trained
    vetted = trained(book, "vetting", year) + more_trained
    currency = year.currency
    training = (
        _spread("First aid courses", first_aid, year.first_aid_course_pence, year.first_aid_years, currency),
        _spread("Vetting admin", vetted, year.vetting_volunteer_pence, year.vetting_years, currency),
    )
    return (*training, *_typed(book, year))


def trained(book: Book, kind: CheckKind, year: RateYear) -> int:
    """Parents who do duties, had not left before the tax year, and hold the check at some time in it."""
    return sum(
        person.family_id is not None
        and person.does_duties
        and (person.left_on is None or person.left_on >= year.starts_on)
        and any(
            check.kind == kind
            and (check.issued_on is None or check.issued_on <= year.ends_on)
            and (check.expires_on is None or check.expires_on >= year.starts_on)
            for check in book.checks_of.get(person.id, ())
        )
        for person in book.people
    )


def _spread(label: str, parents: int, price_pence: int, years: int, currency: str) -> CostLine:
    how = f"{plural(parents, 'parent')} × {pounds(price_pence, currency)} ÷ {plural(years, 'year')}"
    pence = rounded(Fraction(parents * price_pence, years))
    return CostLine(label, how if parents else "none", pence, parents, price_pence, years)


def _typed(book: Book, year: RateYear) -> Iterator[CostLine]:
    found = ledger.lines(book, "cost", year.starts_on, year.ends_on)
    for category, label in ledger.HAVING_PARENTS.items():
        amounts = [line.amount_pence for name, line in found if name == category]
        if amounts:
            yield CostLine(label, f"{plural(len(amounts), 'entry', 'entries')} under Budget", sum(amounts))


def in_kind(
    book: Book, start: date, end: date, price: Callable[[date], int], share: Fraction = Fraction(1)
) -> InKind:
    """Parents' hours on duty between the dates, additional adults included, at the wage that ``price``
    gives for each date. ``share`` of the hours is taken."""
    by_rate: Counter[int] = Counter()
    for duty in book.duties:
        if _given(book, duty) and start <= duty.on_date <= end:
            by_rate[price(duty.on_date)] += _minutes(book, duty)
    minutes = sum(by_rate.values()) * share
    value = sum(amount * rate for rate, amount in by_rate.items()) * share / 60
    currency = book.nursery.currency
    rates = tuple(sorted(rate for rate, amount in by_rate.items() if amount))
    return InKind(minutes, rounded(value), rates, _at(rates, currency))


def together(parts: Sequence[InKind], currency: str) -> InKind:
    """Hours of several stretches of time as one figure."""
    rates = tuple(sorted({rate for part in parts for rate in part.rates_pence}))
    minutes = sum((part.minutes for part in parts), Fraction(0))
    return InKind(minutes, sum(part.value for part in parts), rates, _at(rates, currency))


def _at(rates_pence: tuple[int, ...], currency: str) -> str:
    prices = listing([pounds(rate, currency) for rate in rates_pence])
    return f"at {prices} an hour" if prices else "no hours"


def _given(book: Book, duty: Duty) -> bool:
    person = book.person[duty.person_id]
    return person.family_id is not None and duty.status in ACTIVE and not duty.reserve


def _minutes(book: Book, duty: Duty) -> int:
    """Time on duty: what was noted, else the shift's, less what the same person is paid for then."""
    shift = book.shift[duty.shift_id]
    if duty.minutes_worked is not None:
        return duty.minutes_worked
    paid = sum(
        max(0, min(pattern.ends_at, shift.ends_at) - max(pattern.starts_at, shift.starts_at))
        for employment in book.employments_of.get(duty.person_id, ())
        if within(duty.on_date, employment.starts_on, employment.ends_on)
        for pattern in book.patterns_of.get(employment.id, ())
        if pattern.weekday == duty.on_date.weekday()
        and within(duty.on_date, pattern.valid_from, pattern.valid_to)
    )
    return max(0, shift.ends_at - shift.starts_at - paid)
