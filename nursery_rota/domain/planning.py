"""The planning problem and its answer: ids and whole numbers only, nothing of the nursery.

``domain.problem`` makes a ``Problem`` from a book, ``solver`` turns it into a ``Plan``, ``domain.rules``
judges the result. Amounts of duty ("credits") are in hundredths of a duty, times in minutes since
midnight, days are ``date.toordinal()``. People, families and slots are named by their index in the tuples.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

PlanStatus = Literal["optimal", "feasible", "cancelled"]


@dataclass(frozen=True)
class Slot:
    """Equal open positions of one shift on one date in one room.

    Positions that ask for different levels are different slots. ``open`` counts only positions that no
    fixed duty fills. ``severity`` is the price of leaving one empty (required 10, helper 4, task 2).
    """

    day: int
    starts_at: int
    ends_at: int
    week: int
    month: int
    open: int
    severity: int
    credit: int
    watching: bool = False
    """True: an additional position for somebody who watches; it may stay empty at no price."""
    place: int | None = None
    """Number of the place it is of: slots of one place differ in what they ask for, and their people serve side by
    side. None: a place of its own."""
    reserve: bool = False
    """True: for a stand-in, who serves only when called: nobody is elsewhere at that time, but it counts in no
    limit, in no days between and in no spread of duties."""


@dataclass(frozen=True)
class PlanPerson:
    family: int
    max_per_day: int | None = None
    max_per_week: int | None = None
    max_per_month: int | None = None


@dataclass(frozen=True)
class PlanFamily:
    """``target``: what the family should still be given in this run, after credits and fixed duties;
    may be below zero for a family that has already done more than its share."""

    target: int
    max_per_day: int | None = None
    max_per_week: int | None = None
    max_per_month: int | None = None
    min_days_between: int = 0


@dataclass(frozen=True)
class Candidate:
    """``person`` may take ``slot``. ``comfort`` is the sum of wishes: +2 preferred, -3 rather not,
    +1 own child is there; more is better."""

    person: int
    slot: int
    comfort: int = 0


@dataclass(frozen=True)
class FixedDuty:
    """A duty that this run must not touch (pinned, past, or of another term in the same week)."""

    person: int
    day: int
    starts_at: int
    ends_at: int
    week: int
    month: int
    credit: int


@dataclass(frozen=True)
class CoverRow:
    """At least ``at_least`` of ``candidates`` (indices) must be chosen, else ``severity`` is paid for
    each one missing: a session's first aid, or "one of these two holds level 2"."""

    candidates: tuple[int, ...]
    at_least: int = 1
    severity: int = 8
    label: str = ""


@dataclass(frozen=True)
class BesideRow:
    """``newcomer`` (candidate index) may be chosen only if one of ``experienced`` is chosen too."""

    newcomer: int
    experienced: tuple[int, ...]


@dataclass(frozen=True)
class ApartRow:
    """At most one of these candidates (indices) may be chosen."""

    candidates: tuple[int, ...]


TOGETHER = 2
"""What it is worth that two people serve together who asked for it, in the unit of ``Candidate.comfort``."""


@dataclass(frozen=True)
class TogetherRow:
    """Both candidates (indices) chosen together earn ``comfort``: buddies, people who asked to pair."""

    first: int
    second: int
    comfort: int = TOGETHER


@dataclass(frozen=True)
class Problem:
    slots: tuple[Slot, ...]
    people: tuple[PlanPerson, ...]
    families: tuple[PlanFamily, ...]
    candidates: tuple[Candidate, ...]
    fixed: tuple[FixedDuty, ...] = ()
    covers: tuple[CoverRow, ...] = ()
    besides: tuple[BesideRow, ...] = ()
    aparts: tuple[ApartRow, ...] = ()
    togethers: tuple[TogetherRow, ...] = ()
    family_together: bool = False
    """May two adults of one family serve at overlapping times?"""
    published: frozenset[int] = frozenset()
    """Candidates (indices) that the published rota holds: dropping one is a change."""
    present: frozenset[int] = frozenset()
    """Candidates (indices) of the rota as it stands: the result is never worse than it."""


@dataclass(frozen=True)
class Progress:
    """One report of a running fill: stage key, positions filled so far, best value and proven bound of
    the stage, seconds since the start, share done 0 to 1. ``off`` is how far families are from their shares in
    the best rota so far, in duties: the root of the mean square."""

    stage: str
    filled: int
    best: float | None
    bound: float | None
    seconds: float
    done: float
    off: float | None = None


@dataclass(frozen=True)
class StageProof:
    """What a stage reached and what was proved of it; both in the stage's own unit, lower is better."""

    value: float
    bound: float

    @property
    def proved(self) -> bool:
        return self.value - self.bound <= 1e-6 * max(1.0, abs(self.value))


@dataclass(frozen=True)
class Plan:
    """``chosen`` holds candidate indices, sorted. ``proof`` is by stage: ``fill``, ``fairness``,
    ``changes``, ``comfort``."""

    status: PlanStatus
    chosen: tuple[int, ...]
    proof: Mapping[str, StageProof] = field(default_factory=dict)
    seconds: float = 0.0
    seed: int = 0


ProgressSink = Callable[[Progress], None]
StopAsked = Callable[[], bool]
