"""Kinds of values that columns hold: times of day, levels, and the words of each enumeration."""

from __future__ import annotations

from typing import Literal, NewType

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
