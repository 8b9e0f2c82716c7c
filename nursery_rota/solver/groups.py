"""What belongs together in a problem, looked up once: candidates by slot, person, family, day.

Owns no rule and no price (those are the measures it carries); knows nothing of how the problem is solved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from nursery_rota.domain.planning import FixedDuty, Problem, Slot
from nursery_rota.solver.measures import Measures

K = TypeVar("K")
Lists = Mapping[K, tuple[int, ...]]


@dataclass(frozen=True)
class Span:
    """One candidate's time on one day, in minutes since midnight."""

    candidate: int
    starts_at: int
    ends_at: int


class Groups:
    """Look-ups over the candidates of ``problem``, each made when it is first asked for: all at once would keep
    a stop waiting. Every list is in the order of the candidates."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.measures = Measures(problem)
        self.family = tuple(problem.people[c.person].family for c in problem.candidates)
        self.slot: tuple[Slot, ...] = tuple(problem.slots[c.slot] for c in problem.candidates)
        self._everyone = range(len(problem.candidates))
        self.fixed_family = tuple(problem.people[duty.person].family for duty in problem.fixed)
        self.fixed_days: dict[int, set[int]] = defaultdict(set)
        for duty, family in zip(problem.fixed, self.fixed_family, strict=True):
            self.fixed_days[family].add(duty.day)

    @cached_property
    def by_slot(self) -> Lists[int]:
        return gather(self._everyone, lambda c: self.problem.candidates[c].slot)

    @cached_property
    def by_family(self) -> Lists[int]:
        return gather(self._everyone, lambda c: self.family[c])

    @cached_property
    def by_person_day(self) -> Lists[tuple[int, int]]:
        return gather(self._everyone, lambda c: (self.problem.candidates[c].person, self.slot[c].day))

    @cached_property
    def by_family_day(self) -> Lists[tuple[int, int]]:
        return gather(self._everyone, lambda c: (self.family[c], self.slot[c].day))

    @cached_property
    def on_duty(self) -> Lists[tuple[int, int]]:
        """Candidates by family and day without the stand-ins, who serve only when called."""
        serving = (c for c in self._everyone if not self.slot[c].reserve)
        return gather(serving, lambda c: (self.family[c], self.slot[c].day))

    @cached_property
    def days(self) -> Lists[int]:
        """By family, the days on which it could serve."""
        return {
            family: tuple(sorted({self.slot[c].day for c in own if not self.slot[c].reserve}))
            for family, own in self.by_family.items()
        }

    def spans(self, candidates: Iterable[int]) -> list[Span]:
        return [Span(c, self.slot[c].starts_at, self.slot[c].ends_at) for c in candidates]


def gather(items: Iterable[int], key: Callable[[int], K]) -> Lists[K]:
    """The items by their key, in the order given."""
    found: dict[K, list[int]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return {k: tuple(v) for k, v in found.items()}


def overlap(first: Span | FixedDuty | Slot, second: Span | FixedDuty | Slot) -> bool:
    """Do the two share any minute? Back to back is no overlap."""
    return first.starts_at < second.ends_at and second.starts_at < first.ends_at


def crossings(spans: list[Span]) -> list[tuple[Span, ...]]:
    """The largest sets of spans that all run at one moment, each of two or more."""
    found: list[tuple[Span, ...]] = []
    for moment in sorted({span.starts_at for span in spans}):
        running = tuple(s for s in spans if s.starts_at <= moment < s.ends_at)
        if len(running) > 1 and not any(set(running) <= set(other) for other in found):
            found = [other for other in found if not set(other) <= set(running)]
            found.append(running)
    return found
