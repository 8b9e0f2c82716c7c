"""What a check of the rota says, and who could fill a place: the answers that pages and commands show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Severity = Literal["law", "policy", "warning", "next_step"]
CandidateGroup = Literal["counts", "waive", "additional", "cannot"]
SEVERITIES: tuple[Severity, ...] = ("law", "policy", "warning", "next_step")


@dataclass(frozen=True)
class Finding:
    """One thing to know about the rota. ``rule`` is the stable name of the rule ("adults_needed"),
    ``where`` says it for people ("Thu 26 Nov, Morning"), ``message`` is a whole sentence, ``remedy`` the next
    step: "candidates" (who could do it?), "family", "person", or "" where there is none."""

    severity: Severity
    rule: str
    message: str
    where: str = ""
    on_date: date | None = None
    shift_id: int | None = None
    room_id: int | None = None
    shift: str = ""
    people: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    remedy: Literal["", "candidates", "family", "person"] = ""


@dataclass(frozen=True)
class CandidateLine:
    """One person looked at for one place. ``pros`` are short good reasons ("free that week"), ``why`` is the
    sentence that rules out or qualifies, "" for those who count."""

    person_id: int
    family_id: int
    name: str
    group: CandidateGroup
    rank: int
    pros: tuple[str, ...]
    why: str
    level: int
    first_aid: bool
    phone: str | None
    done: Fraction
    planned: Fraction
    owed: Fraction
    after: Fraction
    """Balance if the place is given: positive is over the share."""
    cure: str = ""
    """What alone would let them take it, as a sentence; "" where they can, or where no one thing would."""


@dataclass(frozen=True)
class PlaceLine:
    """The place that candidates are looked for: its name, times and what it asks, in words."""

    on_date: date
    shift_id: int
    room_id: int | None
    title: str
    """"Thu 26 Nov, Morning duty"."""
    times: str
    explanation: str
    level: int
    nearest_way: str = ""
    """Where nobody can take it: what would fill it, in words."""
