"""Families and people: parents, children, bookings, checks, availability, exemptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.tables.values import Answer, CheckKind, Level, PairingKind


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
