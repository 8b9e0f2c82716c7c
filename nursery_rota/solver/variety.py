"""Variety of partners: who meets whom on duty, and swaps that let more families meet.

Comes last and costs nothing: only rotas that are as good at every level are taken. It proves nothing. Meetings of
every two families priced within the fourth level would keep that level from being proved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from nursery_rota.domain.planning import Problem, Slot, StopAsked
from nursery_rota.solver.groups import gather, overlap

CHECKS = 400
"""Swaps that are judged at most, on a small rota."""

WORK = 3_000_000
"""Candidates that all judgements together may look at: a swap on a large rota takes longer to judge."""

Pair = tuple[int, int]
Judge = Callable[[frozenset[int]], bool]
"""Is this rota lawful, and as good at every level?"""


def repeats(problem: Problem, chosen: Iterable[int]) -> int:
    """How often two families serve together again who have met on duty in this run before."""
    return sum(number - 1 for number in _Company(problem, frozenset(chosen)).met.values())


def varied(problem: Problem, rota: frozenset[int], judge: Judge, stop: StopAsked) -> frozenset[int]:
    """The rota with people swapped where that makes fewer families meet again. The same every time."""
    index = {(offer.person, offer.slot): c for c, offer in enumerate(problem.candidates)}
    able = gather(range(len(problem.candidates)), lambda c: problem.candidates[c].slot)
    left = min(CHECKS, WORK // max(1, len(problem.candidates)))
    company, held = _Company(problem, rota), _held(problem, rota)
    for duty in sorted(rota):
        if left <= 0 or stop():
            break
        if duty not in rota or not company.meets_again(duty):
            continue
        for swap in _swaps(problem, rota, duty, able[problem.candidates[duty].slot], held, index):
            if company.gain(duty, *swap) <= 0:
                continue
            left -= 1
            changed = rota ^ {duty, *swap}
            if judge(changed):
                rota, company, held = changed, _Company(problem, changed), _held(problem, changed)
                break
            if left <= 0 or stop():
                break
    return rota


def _held(problem: Problem, rota: frozenset[int]) -> Mapping[int, tuple[int, ...]]:
    """The duties of each person."""
    return gather(sorted(rota), lambda c: problem.candidates[c].person)


Swap = tuple[int, int, int]
"""The other duty that goes; the first duty's place for its person; its place for the first duty's person."""


def _swaps(
    problem: Problem,
    rota: frozenset[int],
    duty: int,
    able: Iterable[int],
    held: Mapping[int, tuple[int, ...]],
    index: Mapping[Pair, int],
) -> Iterator[Swap]:
    """Exchanges of two people that leave credits and wishes as they are."""
    offers = problem.candidates
    mine = offers[duty]
    for there in able:
        for other in held.get(offers[there].person, ()):
            back = index.get((mine.person, offers[other].slot))
            if back is None or back in rota or there in rota:
                continue
            same_credit = problem.slots[offers[other].slot].credit == problem.slots[mine.slot].credit
            wishes = offers[there].comfort + offers[back].comfort
            if same_credit and wishes == mine.comfort + offers[other].comfort:
                yield other, there, back


class _Company:
    """Who is on duty beside whom in one rota, stand-ins left out."""

    def __init__(self, problem: Problem, rota: frozenset[int]) -> None:
        self._problem = problem
        serving = [c for c in sorted(rota) if not problem.slots[problem.candidates[c].slot].reserve]
        self._beside: dict[int, list[int]] = {c: [] for c in serving}
        for today in gather(serving, lambda c: problem.slots[problem.candidates[c].slot].day).values():
            for one, other in combinations(today, 2):
                if overlap(self._slot(one), self._slot(other)):
                    self._beside[one].append(other)
                    self._beside[other].append(one)
        self.met: Counter[Pair] = Counter(
            self._pair(one, other)
            for one, others in self._beside.items()
            for other in others
            if one < other and self._family(one) != self._family(other)
        )

    def meets_again(self, duty: int) -> bool:
        return any(self.met[self._pair(duty, other)] > 1 for other in self._beside.get(duty, ()))

    def gain(self, duty: int, other: int, there: int, back: int) -> int:
        """How many meetings again fewer if ``duty`` and ``other`` are exchanged for ``there`` and ``back``."""
        if other not in self._beside or duty not in self._beside or other in self._beside[duty]:
            return 0
        change: Counter[Pair] = Counter()
        for old, new in ((duty, there), (other, back)):
            for beside in self._beside[old]:
                change[self._pair(old, beside)] -= 1
                change[self._pair(new, beside)] += 1
        return sum(
            max(0, self.met[pair] - 1) - max(0, self.met[pair] + by - 1)
            for pair, by in change.items()
            if pair[0] != pair[1]
        )

    def _slot(self, candidate: int) -> Slot:
        return self._problem.slots[self._problem.candidates[candidate].slot]

    def _family(self, candidate: int) -> int:
        return self._problem.people[self._problem.candidates[candidate].person].family

    def _pair(self, one: int, other: int) -> Pair:
        first, second = sorted((self._family(one), self._family(other)))
        return first, second
