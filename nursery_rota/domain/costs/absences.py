"""Staff who are away without pay: the hours that are taken off, and the sick pay that the law asks for.

Paid leave and sickness with full pay change nothing: the contract's hours stand, and who covers them is paid
beside. It knows contracts and absences, and no payroll.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, sessions_on
from nursery_rota.domain.costs.contracts import Stretch, days_a_week, minutes_on
from nursery_rota.domain.rates import RateYear
from nursery_rota.domain.tables import StaffAbsence


@dataclass(frozen=True)
class Away:
    """Minutes without wages, and the sick pay owed for them in pence."""

    minutes: Fraction
    sick_pay: Fraction


def away(book: Book, stretch: Stretch, year: RateYear, hourly_pence: int) -> Away:
    """What the absences without pay take off one stretch of a contract. Only days count on which the nursery
    is open and the contract is worked; a day in two absences counts once."""
    minutes, sick_pay = Fraction(0), Fraction(0)
    seen: set[date] = set()
    for absence in book.staff_absences_of.get(stretch.employment.id, ()):
        if absence.paid:
            continue
        worked = [day for day in _working_days(book, stretch, absence) if day not in seen]
        seen.update(worked)
        inside = [day for day in worked if stretch.starts_on <= day <= stretch.ends_on]
        minutes += sum((minutes_on(book, stretch, day) for day in inside), Fraction(0))
        if absence.kind == "sick":
            owed = set(worked[year.sick_waiting_days :])
            sick_pay += sum(day in owed for day in inside) * _daily(book, stretch, year, hourly_pence)
    return Away(minutes, sick_pay)


def _working_days(book: Book, stretch: Stretch, absence: StaffAbsence) -> list[date]:
    """From the first day of the absence to the end of the stretch, so that waiting days are counted once."""
    last = min(absence.ends_on, stretch.ends_on)
    if last < absence.starts_on:
        return []
    return [
        day
        for day in days(absence.starts_on, last)
        if minutes_on(book, stretch, day) and sessions_on(book, day)
    ]


def _daily(book: Book, stretch: Stretch, year: RateYear, hourly_pence: int) -> Fraction:
    """Sick pay of one working day: the week's, or a part of usual pay if that is lower."""
    usual = stretch.weekly_minutes * hourly_pence / 60
    weekly = min(Fraction(year.sick_weekly_pence), usual * Fraction(year.sick_share))
    return weekly / days_a_week(book, stretch)
