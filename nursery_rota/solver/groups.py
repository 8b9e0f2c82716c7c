"""What belongs together in a problem, looked up once: candidates by slot, person, family, day.

Owns no rule and no price (those are the measures it carries); knows nothing of how the problem is solved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from nursery_rota.domain.planning import FixedDuty, Problem, Slot
from nursery_rota.solver.measures import Measures

K = TypeVar("K")


@dataclass(frozen=True)
class Span:
    """One candidate's time on one day, in minutes since midnight."""

    candidate: int
    starts_at: int
    ends_at: int


class Groups:
    """Look-ups over the candidates of ``problem``; every list is in the order of the candidates."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.measures = Measures(problem)
        self.family = tuple(problem.people[c.person].family for c in problem.candidates)
        self.slot: tuple[Slot, ...] = tuple(problem.slots[c.slot] for c in problem.candidates)
        everyone = range(len(problem.candidates))
        person = [c.person for c in problem.candidates]
        self.by_slot = gather(everyone, lambda c: problem.candidates[c].slot)
        self.by_family = gather(everyone, lambda c: self.family[c])
        self.by_person_day = gather(everyone, lambda c: (person[c], self.slot[c].day))
        self.by_family_day = gather(everyone, lambda c: (self.family[c], self.slot[c].day))
        on_duty = [c for c in everyone if not self.slot[c].reserve]
        self.on_duty = gather(on_duty, lambda c: (self.family[c], self.slot[c].day))
        """Candidates by family and day without the stand-ins, who serve only when called."""
        self.days: dict[int, tuple[int, ...]] = {
            family: tuple(sorted({self.slot[c].day for c in own if not self.slot[c].reserve}))
            for family, own in self.by_family.items()
        }
        self.fixed_family = tuple(problem.people[duty.person].family for duty in problem.fixed)
        self.fixed_days: dict[int, set[int]] = defaultdict(set)
        for duty, family in zip(problem.fixed, self.fixed_family, strict=True):
            self.fixed_days[family].add(duty.day)

    def spans(self, candidates: Iterable[int]) -> list[Span]:
        return [Span(c, self.slot[c].starts_at, self.slot[c].ends_at) for c in candidates]


def gather(items: Iterable[int], key: Callable[[int], K]) -> Mapping[K, tuple[int, ...]]:
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
