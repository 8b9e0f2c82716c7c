"""The rows of the file, one frozen class per table.

Field names are column names (a public interface), field order is column order after ``id``, and
defaults are the defaults of the schema. Values are typed: dates are ``date``, times of day are
``Minute`` (minutes since midnight), yes/no is ``bool``, JSON lists are tuples. How they are stored is
the business of ``store``; this module knows no SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NewType

Minute = NewType("Minute", int)
"""Minutes since midnight, 0 to 1440."""

Level = Literal[0, 2, 3, 6]
MixedAgeMethod = Literal["per-band", "youngest-first", "pooled", "youngest-sets-room"]
RatioScope = Literal["room", "setting"]
ObligationBasis = Literal["session", "family", "child", "table", "quota", "none"]
OwnChild = Literal["prefer", "require", "avoid", "any"]
ClosureKind = Literal["bank_holiday", "half_term", "inset", "other"]
ShiftKind = Literal["care", "helper", "task"]
CheckKind = Literal[
    "first_aid",
    "first_aid_emergency",
    "vetting",
    "references",
    "induction",
    "safeguarding",
    "food_hygiene",
    "baby_care",
]
Answer = Literal["prefer", "yes", "avoid", "no"]
PairingKind = Literal["buddy", "together", "apart"]
Role = Literal["manager", "deputy", "practitioner", "apprentice", "bank", "other"]
AbsenceKind = Literal["leave", "sick", "training"]
DutyStatus = Literal["planned", "confirmed", "worked", "missed", "excused", "cancelled"]
DutyOrigin = Literal["filled", "manual", "swap", "cover", "extra"]
CreditKind = Literal[
    "carried_over", "task", "training", "office", "donated", "bought_out", "make_up", "other"
]
LedgerKind = Literal["cost", "income"]
CoverAnswer = Literal["asked", "yes", "no", "no_answer"]


@dataclass(frozen=True)
class Nursery:
    """The one row that holds the nursery's own settings."""

    id: int = 1
    name: str = ""
    rule_set: str = "england"
    mixed_age_method: MixedAgeMethod = "youngest-first"
    ratio_scope: RatioScope = "setting"
    minimum_adults: int = 2
    currency: str = "GBP"
    holiday_region: str = "GB-ENG"
    language: str = "en-GB"
    obligation_basis: ObligationBasis = "session"
    obligation_table: Mapping[str, Any] = field(default_factory=dict)
    sibling_scale: tuple[int, ...] = ()
    max_per_day: int | None = 1
    max_per_week: int | None = 1
    max_per_month: int | None = None
    min_days_between: int = 0
    same_family_together: bool = False
    own_child: OwnChild = "prefer"
    duty_before_checks: bool = False
    observing_duties: int = 2
    buddy_duties: int = 2
    reserves_per_shift: int = 0
    reserve_credit: float = 0.25
    notice_hours: int = 24
    replacement_rate_pence: int | None = None
    allowance_used_elsewhere_pence: int = 0
    retention_months: int = 36
    custom_rules: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Room:
    id: int
    name: str
    from_months: int = 0
    to_months: int | None = None
    capacity: int | None = None


@dataclass(frozen=True)
class Term:
    id: int
    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Closure:
    id: int
    starts_on: date
    ends_on: date
    kind: ClosureKind = "other"
    reason: str = ""


@dataclass(frozen=True)
class Session:
    """A period for which children are booked, on one weekday (0 = Monday)."""

    id: int
    name: str
    weekday: int
    starts_at: Minute
    ends_at: Minute
    valid_from: date | None = None
    valid_to: date | None = None
    has_meal: bool = False


@dataclass(frozen=True)
class Shift:
    """A parent's weekly duty slot; ``places`` None means "worked out from the gap"."""

    id: int
    name: str
    weekday: int
    starts_at: Minute
    ends_at: Minute
    room_id: int | None = None
    kind: ShiftKind = "care"
    places: int | None = None
    credit: float = 1.0
    needs: tuple[str, ...] = ()
    skill: str | None = None
    every_weeks: int = 1
    first_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Family:
    id: int
    name: str
    joined_on: date | None = None
    left_on: date | None = None
    share: float = 1.0
    quota: float | None = None
    hide_on_prints: bool = False
    notes: str = ""


@dataclass(frozen=True)
class Person:
    """Any adult: parent (has a family), staff (has an employment), or both."""

    id: int
    family_id: int | None
    first_name: str
    last_name: str = ""
    known_as: str | None = None
    date_of_birth: date | None = None
    phone: str | None = None
    email: str | None = None
    share_phone: bool = False
    level: Level = 0
    studying_for: Level | None = None
    signed_off_on: date | None = None
    under_twos_experience: bool = False
    does_duties: bool = True
    max_per_week: int | None = None
    max_per_month: int | None = None
    left_on: date | None = None
    notes: str = ""


@dataclass(frozen=True)
class Check:
    id: int
    person_id: int
    kind: CheckKind
    reference: str | None = None
    issued_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True)
class Skill:
    id: int
    person_id: int
    skill: str


@dataclass(frozen=True)
class Child:
    id: int
    family_id: int
    first_name: str
    last_name: str
    date_of_birth: date
    room_id: int | None = None
    starts_on: date | None = None
    leaves_on: date | None = None
    walks_from: date | None = None
    notes: str = ""


@dataclass(frozen=True)
class Booking:
    id: int
    child_id: int
    session_id: int
    starts_on: date | None = None
    ends_on: date | None = None
    funded: bool = False


@dataclass(frozen=True)
class ChildAbsence:
    id: int
    child_id: int
    starts_on: date
    ends_on: date
    reason: str = ""


@dataclass(frozen=True)
class ExtraAttendance:
    id: int
    child_id: int
    on_date: date
    session_id: int


@dataclass(frozen=True)
class Availability:
    """A standing or dated answer; with neither shift nor weekday it speaks for every duty."""

    id: int
    person_id: int
    shift_id: int | None = None
    weekday: int | None = None
    answer: Answer = "yes"
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class Exemption:
    """``share`` is what remains owed between the dates, 0 to 1."""

    id: int
    family_id: int
    starts_on: date
    ends_on: date | None = None
    share: float = 0.0
    kind: str = ""


@dataclass(frozen=True)
class Pairing:
    id: int
    person_id: int
    other_person_id: int
    kind: PairingKind


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


@dataclass(frozen=True)
class Duty:
    """One person on one shift on one date."""

    id: int
    on_date: date
    shift_id: int
    room_id: int | None
    person_id: int
    status: DutyStatus = "planned"
    origin: DutyOrigin = "manual"
    reserve: bool = False
    observing: bool = False
    pinned: bool = False
    minutes_worked: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Credit:
    """``amount`` in duties: positive lessens what the family still owes."""

    id: int
    family_id: int
    on_date: date
    amount: float = 0.0
    minutes: int = 0
    kind: CreditKind = "other"
    note: str = ""


@dataclass(frozen=True)
class Publication:
    id: int
    term_id: int
    issue_number: int
    published_at: str
    by_whom: str = ""
    override_reason: str | None = None


@dataclass(frozen=True)
class PublishedDuty:
    id: int
    publication_id: int
    on_date: date
    shift_id: int
    room_id: int | None
    person_id: int
    reserve: bool = False


@dataclass(frozen=True)
class Fee:
    id: int
    from_months: int
    to_months: int | None
    hourly_pence: int
    funded_hourly_pence: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class LedgerLine:
    id: int
    on_date: date
    kind: LedgerKind
    category: str
    amount_pence: int
    note: str = ""


@dataclass(frozen=True)
class Budget:
    id: int
    starts_on: date
    ends_on: date
    category: str
    amount_pence: int


@dataclass(frozen=True)
class Scenario:
    id: int
    name: str
    changes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FrozenPeriod:
    id: int
    starts_on: date
    ends_on: date
    frozen_at: str
    figures: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CoverRequest:
    id: int
    duty_id: int
    person_id: int
    asked_at: str
    answer: CoverAnswer = "asked"


TABLES: Mapping[str, type] = {
    "nursery": Nursery,
    "rooms": Room,
    "terms": Term,
    "closures": Closure,
    "sessions": Session,
    "shifts": Shift,
    "families": Family,
    "people": Person,
    "checks": Check,
    "skills": Skill,
    "children": Child,
    "bookings": Booking,
    "child_absences": ChildAbsence,
    "extra_attendances": ExtraAttendance,
    "availability": Availability,
    "exemptions": Exemption,
    "pairings": Pairing,
    "employments": Employment,
    "pay_rates": PayRate,
    "work_patterns": WorkPattern,
    "staff_absences": StaffAbsence,
    "duties": Duty,
    "credits": Credit,
    "publications": Publication,
    "published_duties": PublishedDuty,
    "fees": Fee,
    "ledger_lines": LedgerLine,
    "budgets": Budget,
    "scenarios": Scenario,
    "frozen_periods": FrozenPeriod,
    "cover_requests": CoverRequest,
}
"""Every table that a nursery's data lives in, parents before children; history is not among them."""

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "shifts": {"room_id": "rooms"},
    "people": {"family_id": "families"},
    "checks": {"person_id": "people"},
    "skills": {"person_id": "people"},
    "children": {"family_id": "families", "room_id": "rooms"},
    "bookings": {"child_id": "children", "session_id": "sessions"},
    "child_absences": {"child_id": "children"},
    "extra_attendances": {"child_id": "children", "session_id": "sessions"},
    "availability": {"person_id": "people", "shift_id": "shifts"},
    "exemptions": {"family_id": "families"},
    "pairings": {"person_id": "people", "other_person_id": "people"},
    "employments": {"person_id": "people"},
    "pay_rates": {"employment_id": "employments"},
    "work_patterns": {"employment_id": "employments", "room_id": "rooms"},
    "staff_absences": {"employment_id": "employments"},
    "duties": {"shift_id": "shifts", "room_id": "rooms", "person_id": "people"},
    "credits": {"family_id": "families"},
    "publications": {"term_id": "terms"},
    "published_duties": {
        "publication_id": "publications",
        "shift_id": "shifts",
        "room_id": "rooms",
        "person_id": "people",
    },
    "cover_requests": {"duty_id": "duties", "person_id": "people"},
}
"""Which column of which table points to a row of which other table."""
