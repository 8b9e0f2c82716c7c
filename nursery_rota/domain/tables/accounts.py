"""Money: fees, ledger lines, budgets, scenarios, frozen periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nursery_rota.domain.tables.values import LedgerKind


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
