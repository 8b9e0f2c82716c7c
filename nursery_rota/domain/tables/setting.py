"""The nursery itself: its settings, rooms, terms, closures, sessions and shifts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nursery_rota.domain.tables.values import (
    ClosureKind,
    Minute,
    MixedAgeMethod,
    ObligationBasis,
    OwnChild,
    RatioScope,
    ShiftKind,
)


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
    custom_rates: Mapping[str, Any] = field(default_factory=dict)
    """``{"years": [...]}``: tax years with the keys of a rates file, before those that the program brings."""


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
