"""Variety of partners: who meets whom on duty, and swaps that let more families meet.

Comes last and costs nothing: only rotas that are as good at every level are taken. It proves nothing. Meetings of
every two families priced within the fourth level would keep that level from being proved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from nursery_rota.domain.planning import Problem, StopAsked
from nursery_rota.solver.groups import Groups, gather

CHECKS = 400
"""Swaps that are judged at most, on a small rota."""

WORK = 3_000_000
"""Candidates that all judgements together may look at: a swap on a large rota takes longer to judge."""

Judge = Callable[[frozenset[int]], bool]
"""Is this rota lawful, and as good at every level?"""
Pair = tuple[int, int]


@dataclass(frozen=True)
class Exchange:
    """Two people change places. All four are candidates: what goes, and what comes in its place."""

    goes: int
    other_goes: int
    comes: int
    """The other person in the place of ``goes``."""
    other_comes: int
    """The person of ``goes`` in the place of ``other_goes``."""

    def of(self, rota: frozenset[int]) -> frozenset[int]:
        """The rota after it."""
        return rota - {self.goes, self.other_goes} | {self.comes, self.other_comes}


def repeats(problem: Problem, chosen: Iterable[int]) -> int:
    """How often two families serve side by side again who have done so in this run before."""
    return sum(number - 1 for number in _Company(Groups(problem), frozenset(chosen)).met.values())


def varied(groups: Groups, rota: frozenset[int], judge: Judge, stop: StopAsked) -> frozenset[int]:
    """The rota with people exchanged where that makes fewer families meet again. The same every time."""
    problem = groups.problem
    index = {(offer.person, offer.slot): c for c, offer in enumerate(problem.candidates)}
    left = min(CHECKS, WORK // max(1, len(problem.candidates)))
    company = _Company(groups, rota)
    for duty in sorted(rota):
        if duty not in rota or not company.meets_again(duty):
            continue
        for exchange in _exchanges(groups, rota, duty, company.held, index):
            if left <= 0 or stop():
                return rota
            if company.gain(exchange) <= 0:
                continue
            left -= 1
            changed = exchange.of(rota)
            if judge(changed):
                rota, company = changed, _Company(groups, changed)
                break
    return rota


def _exchanges(
    groups: Groups,
    rota: frozenset[int],
    duty: int,
    held: Mapping[int, tuple[int, ...]],
    index: Mapping[Pair, int],
) -> Iterator[Exchange]:
    """Exchanges of the person on ``duty`` with others that leave credits and wishes as they are."""
    offers, mine = groups.problem.candidates, groups.problem.candidates[duty]
    for comes in groups.by_slot[mine.slot]:
        for other in held.get(offers[comes].person, ()):
            back = index.get((mine.person, offers[other].slot))
            if back is None or back in rota or comes in rota:
                continue
            wishes = mine.comfort + offers[other].comfort
            same_credit = groups.slot[other].credit == groups.slot[duty].credit
            if same_credit and offers[comes].comfort + offers[back].comfort == wishes:
                yield Exchange(duty, other, comes, back)


class _Company:
    """Who serves side by side in one rota: at one place, stand-ins left out."""

    def __init__(self, groups: Groups, rota: frozenset[int]) -> None:
        self._family = groups.family
        serving = [c for c in sorted(rota) if not groups.slot[c].reserve]
        offers = groups.problem.candidates
        self.held = gather(sorted(rota), lambda c: offers[c].person)
        """The duties of each person."""

        def place(c: int) -> tuple[bool, int]:
            number = groups.slot[c].place
            return (True, number) if number is not None else (False, offers[c].slot)

        self._beside: dict[int, tuple[int, ...]] = {}
        self.met: Counter[Pair] = Counter()
        for together in gather(serving, place).values():
            for one in together:
                self._beside[one] = tuple(c for c in together if c != one)
            self.met.update(
                self._pair(one, other)
                for one, other in combinations(together, 2)
                if groups.family[one] != groups.family[other]
            )

    def meets_again(self, duty: int) -> bool:
        return any(self.met[self._pair(duty, other)] > 1 for other in self._beside.get(duty, ()))

    def gain(self, exchange: Exchange) -> int:
        """How many meetings again fewer after it; nothing to gain where the two serve side by side already."""
        one, other = exchange.goes, exchange.other_goes
        if other in self._beside.get(one, ()):
            return 0
        change: Counter[Pair] = Counter()
        for old, new in ((one, exchange.comes), (other, exchange.other_comes)):
            for beside in self._beside.get(old, ()):
                change[self._pair(old, beside)] -= 1
                change[self._pair(new, beside)] += 1
        return sum(
            max(0, self.met[pair] - 1) - max(0, self.met[pair] + by - 1)
            for pair, by in change.items()
            if pair[0] != pair[1]
        )

    def _pair(self, one: int, other: int) -> Pair:
        first, second = sorted((self._family[one], self._family[other]))
        return first, second
