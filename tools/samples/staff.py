"""How an employee is written down for a sample, and how that becomes rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tools.samples.households import Adult, add_adult
from tools.samples.sheet import Sheet


@dataclass(frozen=True)
class Employee:
    """``works`` holds ``(weekday, from, to)`` with the break in each; ``wages`` ``(from, pence an hour)``."""

    person: Adult
    role: str
    since: str
    wages: tuple[tuple[str, int], ...]
    works: tuple[tuple[int, str, str], ...]
    break_minutes: int = 0
    room: str | None = None
    counts: bool = True
    under_twos_experience: bool = False
    safeguarding: tuple[str, str] | None = None
    absences: tuple[tuple[str, str, str], ...] = ()
    called_in: tuple[tuple[str, str, str, str], ...] = ()
    """Single days of work: ``(date, from, to, room)``."""
    weeks_per_year: float = 38.0


def add_employee(sheet: Sheet, employee: Employee, rooms: Mapping[str, int]) -> int:
    """All rows of an employee; answers the person's id. ``rooms`` are ids by name."""
    person_id = add_adult(sheet, employee.person, None, employee.since)
    sheet.tables["people"][-1] |= {"does_duties": 0}
    if employee.under_twos_experience:
        sheet.tables["people"][-1] |= {"under_twos_experience": 1}
    if employee.safeguarding is not None:
        issued, expires = employee.safeguarding
        sheet.add("checks", person_id=person_id, kind="safeguarding", issued_on=issued, expires_on=expires)
    employment = sheet.add(
        "employments",
        person_id=person_id,
        role=employee.role,
        starts_on=employee.since,
        weeks_per_year=employee.weeks_per_year,
    )
    for since, pence in employee.wages:
        sheet.add("pay_rates", employment_id=employment, from_on=since, hourly_pence=pence)
    for weekday, start, end in employee.works:
        sheet.add(
            "work_patterns",
            employment_id=employment,
            weekday=weekday,
            starts_at=start,
            ends_at=end,
            room_id=rooms[employee.room] if employee.room else None,
            break_minutes=employee.break_minutes,
            counts_in_ratio=int(employee.counts),
        )
    for day, start, end, room in employee.called_in:
        sheet.add(
            "work_patterns",
            employment_id=employment,
            weekday=date.fromisoformat(day).weekday(),
            starts_at=start,
            ends_at=end,
            room_id=rooms[room],
            valid_from=day,
            valid_to=day,
        )
    for first, last, kind in employee.absences:
        sheet.add("staff_absences", employment_id=employment, starts_on=first, ends_on=last, kind=kind)
    return person_id
