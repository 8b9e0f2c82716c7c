"""Paid staff: employments, pay, patterns of work and absences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.tables.values import AbsenceKind, Minute, Role


@dataclass(frozen=True)
class Employment:
    id: int
    person_id: int
    role: Role
    starts_on: date
    ends_on: date | None = None
    weeks_per_year: float = 38.0
    extra_hours_per_week: float = 0.0
    pension: bool = True
    pension_percent: float = 3.0


@dataclass(frozen=True)
class PayRate:
    id: int
    employment_id: int
    from_on: date
    hourly_pence: int


@dataclass(frozen=True)
class WorkPattern:
    id: int
    employment_id: int
    weekday: int
    starts_at: Minute
    ends_at: Minute
    room_id: int | None = None
    break_minutes: int = 0
    counts_in_ratio: bool = True
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class StaffAbsence:
    id: int
    employment_id: int
    starts_on: date
    ends_on: date
    kind: AbsenceKind
    paid: bool = True
