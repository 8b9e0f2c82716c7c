"""What the softer levels measure, defined once: prices of dropped duties, of wishes, of duties that come close,
crowd a month or fall on times that nobody likes.

Plain Python; knows neither how a rota is found nor how it is judged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from nursery_rota.domain.planning import FixedDuty, Problem, Slot

WATCHER_COMFORT = 20
"""Worth of somebody who comes to watch: more than any wish, so watchers come right after the first
three levels."""

CLOSE_PRICE = 1
"""Price of each duty too many in a window of days, see ``spread_days``. A pair of close duties lies in
several windows, the more the closer it is."""

CROWD_PRICE = 1
"""Price of each duty of a family beyond its share of a block of four weeks, see ``block_shares``."""

UNPOPULAR_PRICE = 1
"""Price of each duty at an unpopular time beyond the family's share of them, see ``unpopular_shares``."""

BLOCK_DAYS = 28
_LONGEST_SPREAD = 28
_SPREAD_PERCENT = 60


class _Position(NamedTuple):
    """``number`` positions of one day, and what they count for together."""

    day: int
    number: int
    credit: int


class Measures:
    """The measures of one problem, each worked out when it is first asked for."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem

    @cached_property
    def first_day(self) -> int:
        return min((slot.day for slot in self.problem.slots), default=0)

    def drop_price(self, candidate: int) -> int:
        """Price of dropping a published duty: 3 in the first week of the run, 2 in the next three, then 1."""
        ahead = self.problem.slots[self.problem.candidates[candidate].slot].day - self.first_day
        if ahead < 7:
            return 3
        return 2 if ahead < 28 else 1

    def spread_days(self, family: int) -> int:
        """Length in days of the windows in which the family should serve once at most; 0: no wish.

        It is 60% of the ideal gap, the days of the run divided by the duties that the family is due in it, those
        that are fixed included.
        """
        return self._spread[family]

    @cached_property
    def _spread(self) -> tuple[int, ...]:
        positions = self._positions
        if not positions:
            return (0,) * len(self.problem.families)
        horizon = max(p.day for p in positions) - min(p.day for p in positions) + 1
        # In whole numbers: a window that comes out at four days must not become three by rounding.
        number, credit = sum(p.number for p in positions), sum(p.credit for p in positions)
        # What each family is due, in duties of the usual credit, times ``credit``.
        due = [max(0, amount) * number for amount in self._due]
        return tuple(
            min(_LONGEST_SPREAD, _SPREAD_PERCENT * horizon * credit // (100 * duties))
            if 2 * duties >= 3 * credit
            else 0
            for duties in due
        )

    @cached_property
    def offered_days(self) -> Mapping[int, frozenset[int]]:
        """By family, the days on which it could serve."""
        found: dict[int, set[int]] = defaultdict(set)
        family = [person.family for person in self.problem.people]
        day = [None if slot.reserve else slot.day for slot in self.problem.slots]
        for offer in self.problem.candidates:
            if (when := day[offer.slot]) is not None:
                found[family[offer.person]].add(when)
        return {family: frozenset(days) for family, days in found.items()}

    def block_of(self, day: int) -> int:
        """Which four weeks of the run the day is in, from 0."""
        return (day - self.first_day) // BLOCK_DAYS

    @cached_property
    def block_shares(self) -> Mapping[tuple[int, int], int]:
        """By family and block, the duties that are no more than its even share, rounded up, less those it has there
        already.

        What a family is due in the run, in duties of the usual credit, is divided as the places are: the open ones
        and those that fixed duties hold. Families who are due nothing are left out, and so is a run of one block:
        there is nothing to divide.
        """
        number, credit = sum(p.number for p in self._positions), sum(p.credit for p in self._positions)
        here: Counter[int] = Counter()
        for position in self._positions:
            here[self.block_of(position.day)] += position.credit
        if len(here) < 2:
            return {}
        done = Counter((self._family_of(duty), self.block_of(duty.day)) for duty in self._fixed_in_run)
        return {
            (family, block): max(0, -(-due * number * part // credit**2) - done[family, block])
            for family, due in enumerate(self._due)
            if due > 0
            for block, part in here.items()
        }

    @cached_property
    def _due(self) -> tuple[int, ...]:
        """By family, all that it is due in the run: what it should still be given, and its fixed duties there."""
        done: Counter[int] = Counter()
        for duty in self._fixed_in_run:
            done[self._family_of(duty)] += duty.credit
        return tuple(rule.target + done[family] for family, rule in enumerate(self.problem.families))

    @cached_property
    def _fixed_in_run(self) -> tuple[FixedDuty, ...]:
        """The fixed duties that count, from the first day with a place to the last."""
        last = max((slot.day for slot in self.problem.slots), default=0)
        return tuple(d for d in self.problem.fixed if self.first_day <= d.day <= last and d.credit > 0)

    @cached_property
    def _positions(self) -> tuple[_Position, ...]:
        """What there is to do in the run: the open places that count, and what fixed duties hold."""
        places = (slot for slot in self.problem.slots if _counts(slot))
        return (
            *(_Position(slot.day, slot.open, slot.open * slot.credit) for slot in places),
            *(_Position(duty.day, 1, duty.credit) for duty in self._fixed_in_run),
        )

    def _family_of(self, duty: FixedDuty) -> int:
        return self.problem.people[duty.person].family

    @cached_property
    def unpopular(self) -> frozenset[int]:
        """The slots that more people would rather not take than would like to."""
        liking: Counter[int] = Counter()
        for offer in self.problem.candidates:
            if offer.comfort:
                liking[offer.slot] += 1 if offer.comfort > 0 else -1
        return frozenset(s for s, slot in enumerate(self.problem.slots) if _counts(slot) and liking[s] < 0)

    @cached_property
    def unpopular_shares(self) -> Mapping[int, int]:
        """By family, its share of the places at unpopular times, as its share of all places, rounded up."""
        places = sum(self.problem.slots[s].open for s in self.unpopular)
        due = {f: rule.target for f, rule in enumerate(self.problem.families) if rule.target > 0}
        whole = sum(due.values())
        return {family: -(-target * places // whole) for family, target in due.items()} if places else {}

    @cached_property
    def comfort_floor(self) -> int:
        """No rota has a lower comfort value than this: every wish met, nobody's duties close."""
        extra = [WATCHER_COMFORT * slot.watching for slot in self.problem.slots]
        worth = (offer.comfort + extra[offer.slot] for offer in self.problem.candidates)
        wishes = sum(most for most in worth if most > 0)
        return -wishes - sum(max(0, pair.comfort) for pair in self.problem.togethers)


def _counts(slot: Slot) -> bool:
    return slot.open > 0 and slot.credit > 0 and not slot.reserve and not slot.watching
