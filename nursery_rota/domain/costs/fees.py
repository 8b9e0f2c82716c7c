"""Booked child-hours, what they bring in, and the fee at which the nursery breaks even."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, months_old, sessions_on, within
from nursery_rota.domain.money import rounded
from nursery_rota.domain.tables import Fee, Session


@dataclass(frozen=True)
class FeeLine:
    """The children of one line of the fee table: minutes booked, and the pence they bring in. ``label``
    "from 2 to 3 years"; children whom no fee is set for stand under "no fee set"."""

    label: str
    charged_minutes: int
    charged: int
    funded_minutes: int
    funded: int


@dataclass(frozen=True)
class FeeIncome:
    """All lines of a year. Break-even fees are for the hours that parents are charged for."""

    lines: tuple[FeeLine, ...]

    @property
    def charged_minutes(self) -> int:
        return sum(line.charged_minutes for line in self.lines)

    @property
    def charged(self) -> int:
        return sum(line.charged for line in self.lines)

    @property
    def funded_minutes(self) -> int:
        return sum(line.funded_minutes for line in self.lines)

    @property
    def funded(self) -> int:
        return sum(line.funded for line in self.lines)


def fee_income(book: Book, start: date, end: date) -> FeeIncome:
    """Booked hours between the dates at the fee of the child's age on each day; funded hours at the funded
    rate (nothing where none is set). Each line is rounded once."""
    minutes: dict[Fee | None, dict[bool, int]] = defaultdict(lambda: {False: 0, True: 0})
    for day in days(start, end):
        for session in sessions_on(book, day):
            length = session.ends_at - session.starts_at
            for child_id, funded in _booked(book, session, day).items():
                minutes[_fee(book, book.child[child_id].date_of_birth, day)][funded] += length
    order = sorted(
        minutes, key=lambda fee: (fee is None, fee.from_months if fee else 0, fee.id if fee else 0)
    )
    return FeeIncome(tuple(_line(fee, minutes[fee]) for fee in order))


def _booked(book: Book, session: Session, day: date) -> dict[int, bool]:
    """Children booked for the session, and whether their hours are funded; nobody is counted twice."""
    found: dict[int, bool] = {}
    for booking in book.bookings_of.get(session.id, ()):
        child = book.child[booking.child_id]
        if within(day, booking.starts_on, booking.ends_on) and within(day, child.starts_on, child.leaves_on):
            found[child.id] = found.get(child.id, False) or booking.funded
    return found


def _fee(book: Book, born: date, day: date) -> Fee | None:
    age = months_old(born, day)
    fitting = (
        f
        for f in book.fees
        if within(day, f.starts_on, f.ends_on)
        and f.from_months <= age
        and (f.to_months is None or age < f.to_months)
    )
    return max(fitting, key=lambda f: (f.starts_on or date.min, f.id), default=None)


def _line(fee: Fee | None, minutes: dict[bool, int]) -> FeeLine:
    rates = (0, 0) if fee is None else (fee.hourly_pence, fee.funded_hourly_pence or 0)
    charged, funded = (
        rounded(Fraction(amount * rate, 60))
        for amount, rate in zip((minutes[False], minutes[True]), rates, strict=True)
    )
    return FeeLine(_label(fee), minutes[False], charged, minutes[True], funded)


def _label(fee: Fee | None) -> str:
    if fee is None:
        return "no fee set"
    return age_words(fee.from_months, fee.to_months)


def age_words(from_months: int, to_months: int | None) -> str:
    """ "from 2 to 3 years", "from 3 years"."""
    if to_months is None:
        return f"from {_age(from_months)} years"
    return f"from {_age(from_months)} to {_age(to_months)} years"


def _age(months: int) -> str:
    return f"{months / 12:g}" if months % 6 == 0 else f"{months // 12} years {months % 12} months and"


def break_even(costs: int, other_income: int, charged_minutes: Fraction) -> int | None:
    """The fee for a child-hour, in pence, at which fees just pay what is left of the costs; None where no
    hours are charged for."""
    if charged_minutes <= 0:
        return None
    return rounded(Fraction(costs - other_income) * 60 / charged_minutes)
