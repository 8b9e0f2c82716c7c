"""The rota and its account: duties, credits, issues, requests for cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.tables.values import CoverAnswer, CreditKind, DutyOrigin, DutyStatus


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
class CoverRequest:
    id: int
    duty_id: int
    person_id: int
    asked_at: str
    answer: CoverAnswer = "asked"
