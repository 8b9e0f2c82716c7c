"""The fair queue: a first complete rota at once, place by place to whoever is furthest behind.

It keeps every hard rule and is far from the best; the search starts from it. Plain Python.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from nursery_rota.domain.planning import FixedDuty, Slot, StopAsked
from nursery_rota.solver.groups import Groups, overlap


class Booking:
    """Who serves when so far, and whether one more candidate may be added under the hard rules."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups
        self.problem = groups.problem
        self.chosen: set[int] = set()
        self.given: Counter[int] = Counter()
        self.taken: Counter[int] = Counter()
        self._count: Counter[tuple[str, int, str, int]] = Counter()
        self._duties: dict[tuple[int, int], list[tuple[int, Slot | FixedDuty]]] = defaultdict(list)
        self._days: dict[int, set[int]] = defaultdict(set)
        self._fixed_days = groups.fixed_days
        self._apart: dict[int, list[int]] = defaultdict(list)
        self._apart_full: set[int] = set()
        self._experienced: dict[int, list[set[int]]] = defaultdict(list)
        for number, kept in enumerate(self.problem.aparts):
            for c in set(kept.candidates):
                self._apart[c].append(number)
        for tie in self.problem.besides:
            self._experienced[tie.newcomer].append(set(tie.experienced) - {tie.newcomer})
        for duty, family in zip(self.problem.fixed, groups.fixed_family, strict=True):
            self._enter(duty.person, family, duty)

    def _enter(self, person: int, family: int, duty: Slot | FixedDuty) -> None:
        self._duties[family, duty.day].append((person, duty))
        if isinstance(duty, Slot) and duty.reserve:
            return
        for period in ("day", "week", "month"):
            when = getattr(duty, period)
            self._count["person", person, period, when] += 1
            self._count["family", family, period, when] += 1
        self._days[family].add(duty.day)

    def add(self, candidate: int) -> None:
        family, slot = self.groups.family[candidate], self.groups.slot[candidate]
        self._enter(self.problem.candidates[candidate].person, family, slot)
        self.chosen.add(candidate)
        self.given[family] += slot.credit
        self.taken[self.problem.candidates[candidate].slot] += 1
        self._apart_full.update(self._apart[candidate])

    def may(self, candidate: int) -> bool:
        """Would the rota still keep every hard rule with this candidate added?"""
        offer = self.problem.candidates[candidate]
        slot = self.groups.slot[candidate]
        return (
            self.taken[offer.slot] < slot.open
            and (slot.reserve or self._within_limits(offer.person, self.groups.family[candidate], slot))
            and self._free(offer.person, self.groups.family[candidate], slot)
            and (slot.reserve or self._spaced(self.groups.family[candidate], slot.day))
            and not self._apart_full.intersection(self._apart[candidate])
            and all(self.chosen & group for group in self._experienced[candidate])
        )

    def _within_limits(self, person: int, family: int, slot: Slot) -> bool:
        for who, owner, rules in (
            ("person", person, self.problem.people[person]),
            ("family", family, self.problem.families[family]),
        ):
            for period, limit in (
                ("day", rules.max_per_day),
                ("week", rules.max_per_week),
                ("month", rules.max_per_month),
            ):
                if limit is not None and self._count[who, owner, period, getattr(slot, period)] >= limit:
                    return False
        return True

    def _free(self, person: int, family: int, slot: Slot) -> bool:
        return not any(
            overlap(slot, duty) and (other == person or not self.problem.family_together)
            for other, duty in self._duties.get((family, slot.day), ())
        )

    def _spaced(self, family: int, day: int) -> bool:
        gap = self.problem.families[family].min_days_between
        if gap <= 1 or day in self._fixed_days.get(family, ()):
            return True
        return all(other == day or abs(other - day) >= gap for other in self._days[family])


def fair_queue(groups: Groups, must_end: StopAsked = lambda: False) -> frozenset[int]:
    """A rota that keeps every hard rule: places day by day, needs of a session first; as far as it came when
    it ``must_end``."""
    problem = groups.problem
    booking = Booking(groups)
    due = [family.target for family in problem.families]
    needs: dict[int, list[int]] = defaultdict(list)
    for number, need in enumerate(problem.covers):
        days = [groups.slot[c].day for c in need.candidates]
        if days:
            needs[min(days)].append(number)

    def rank(candidate: int) -> tuple[float, int, int]:
        family = groups.family[candidate]
        return (booking.given[family] - due[family], -problem.candidates[candidate].comfort, candidate)

    def take(candidates: tuple[int, ...], wanted: int) -> None:
        for _ in range(wanted):
            able = [c for c in candidates if c not in booking.chosen and booking.may(c)]
            if not able:
                return
            booking.add(min(able, key=rank))

    order = sorted(range(len(problem.slots)), key=lambda s: _urgency(groups, s))
    for slot in order:
        if must_end():
            break
        for number in needs.pop(problem.slots[slot].day, ()):
            need = problem.covers[number]
            take(need.candidates, need.at_least - len(booking.chosen.intersection(need.candidates)))
        take(groups.by_slot.get(slot, ()), problem.slots[slot].open - booking.taken[slot])
    return frozenset(booking.chosen)


def _urgency(groups: Groups, slot: int) -> tuple[bool, int, int, int, int]:
    place = groups.problem.slots[slot]
    return (place.watching, place.day, -place.severity, len(groups.by_slot.get(slot, ())), slot)
