"""The hard rules and the levels of a rota once more, straight from what they mean in words.

For the tests alone, and slow: it takes nothing from the engine, neither its judge nor its measures. A duty is a set
of minutes, a share is a fraction, and a rule is a sentence about sets. Where this and the engine differ, one of the
two has misread the rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

from nursery_rota.domain.planning import FixedDuty, Problem, Slot

Values = tuple[Fraction, Fraction, Fraction, Fraction]
"""Fill, fairness, changes, comfort; less is better."""


@dataclass(frozen=True)
class Served:
    """Somebody somewhere at some time. ``number`` is the candidate, or below zero what was fixed beforehand."""

    number: int
    person: int
    family: int
    day: int
    minutes: frozenset[int]
    week: int
    month: int
    called: bool
    """Serves only when called: counts in no limit and no spacing."""


class Plainly:
    """One problem, judged choice by choice."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.offers = [
            _served(problem, number, offer.person, problem.slots[offer.slot])
            for number, offer in enumerate(problem.candidates)
        ]
        self.fixed = [_served(problem, -1 - n, duty.person, duty) for n, duty in enumerate(problem.fixed)]
        self.homes = range(len(problem.families))
        self.windows = {home: self._windows(home) for home in self.homes}
        self.crowds = self._crowds()
        self.dreaded = self._dreaded()

    def broken(self, picked: Iterable[int]) -> set[str]:
        """Names of the hard rules that the choice breaks."""
        chosen = [self.offers[c] for c in set(picked)]
        found = {name for name, holds in self._about_people(chosen).items() if not holds}
        return found | {name for name, holds in self._about_places(set(picked)).items() if not holds}

    def _about_places(self, picked: set[int]) -> dict[str, bool]:
        problem = self.problem
        return {
            "slot_capacity": all(
                len({c for c in picked if problem.candidates[c].slot == place}) <= max(slot.open, 0)
                for place, slot in enumerate(problem.slots)
            ),
            "beside": all(
                tie.newcomer not in picked or (set(tie.experienced) - {tie.newcomer}) & picked
                for tie in problem.besides
            ),
            "apart": all(len(set(tie.candidates) & picked) < 2 for tie in problem.aparts),
        }

    def _about_people(self, chosen: list[Served]) -> dict[str, bool]:
        everything = chosen + self.fixed
        pairs = [(a, b) for a, b in combinations(everything, 2) if a.number >= 0 or b.number >= 0]
        clashes = [(a, b) for a, b in pairs if a.day == b.day and a.minutes & b.minutes]
        serving = [duty for duty in everything if not duty.called]
        rules = {
            "one_place_at_a_time": all(a.person != b.person for a, b in clashes),
            "family_apart": self.problem.family_together or all(a.family != b.family for a, b in clashes),
            "min_days_between": not any(self._too_close(a, b, serving) for a, b in pairs),
        }
        for period in ("day", "week", "month"):
            rules[f"person_{period}_limit"] = all(
                self._within(person, f"max_per_{period}", [d for d in serving if d.person == who], period)
                for who, person in enumerate(self.problem.people)
            )
            rules[f"family_{period}_limit"] = all(
                self._within(family, f"max_per_{period}", [d for d in serving if d.family == who], period)
                for who, family in enumerate(self.problem.families)
            )
        return rules

    def _within(self, owner: object, limit: str, duties: list[Served], period: str) -> bool:
        """In each period that got a new duty, are there no more of them than allowed?"""
        most = getattr(owner, limit)
        touched = {getattr(d, period) for d in duties if d.number >= 0}
        return most is None or all(
            len({d.number for d in duties if getattr(d, period) == when}) <= most for when in touched
        )

    def _too_close(self, a: Served, b: Served, serving: list[Served]) -> bool:
        """Two days of one family nearer than its gap, where a day that is fixed anyhow says nothing new."""
        if a.family != b.family or a.day == b.day or a.called or b.called:
            return False
        if abs(a.day - b.day) >= self.problem.families[a.family].min_days_between:
            return False
        settled = {d.day for d in serving if d.family == a.family and d.number < 0}
        return not {a.day, b.day} <= settled

    def values(self, picked: Iterable[int]) -> Values:
        chosen = set(picked)
        return (self._fill(chosen), self._fairness(chosen), self._changes(chosen), self._comfort(chosen))

    def _fill(self, picked: set[int]) -> Fraction:
        problem = self.problem
        total = Fraction(0)
        for place, slot in enumerate(problem.slots):
            if not slot.watching:
                here = {c for c in picked if problem.candidates[c].slot == place}
                total += slot.severity * max(slot.open - len(here), 0)
        for need in problem.covers:
            total += need.severity * max(need.at_least - len(set(need.candidates) & picked), 0)
        return total

    def _fairness(self, picked: set[int]) -> Fraction:
        """Squares of the differences from the shares in whole duties, told in hundredths as the engine does."""
        total = Fraction(0)
        for home in self.homes:
            given = sum(
                (Fraction(self._slot(c).credit, 100) for c in picked if self.offers[c].family == home),
                Fraction(0),
            )
            total += (given - Fraction(self.problem.families[home].target, 100)) ** 2
        return total * 100**2

    def _changes(self, picked: set[int]) -> Fraction:
        """Published duties that are dropped: three for the first week, two for the next three, then one."""
        first = min((slot.day for slot in self.problem.slots), default=0)
        weeks = [(self.offers[c].day - first) // 7 for c in self.problem.published - picked]
        return Fraction(sum(3 if week == 0 else 2 if week < 4 else 1 for week in weeks))

    def _comfort(self, picked: set[int]) -> Fraction:
        wishes = sum(self.problem.candidates[c].comfort for c in picked)
        wishes += sum(20 for c in picked if self._slot(c).watching)
        wishes += sum(
            pair.comfort
            for pair in self.problem.togethers
            if len({pair.first, pair.second}) == 2 and {pair.first, pair.second} <= picked
        )
        return Fraction(self._close(picked) + self._crowded(picked) + self._unliked(picked) - wishes)

    def _close(self, picked: set[int]) -> int:
        """Days of duty too many in each window in which one is wished for; a day that is fixed uses it up."""
        extra = 0
        for home, windows in self.windows.items():
            done = {duty.day for duty in self.fixed if duty.family == home}
            new = {self.offers[c].day for c in picked if self._serves(c, home)} - done
            extra += sum(max(len(window & new) - (0 if window & done else 1), 0) for window in windows)
        return extra

    def _serves(self, c: int, home: int) -> bool:
        return self.offers[c].family == home and not self.offers[c].called

    def _windows(self, home: int) -> set[frozenset[int]]:
        """The sets of days, those on which the family could or does serve, that fit into its window and are
        part of no larger one."""
        length = self._window_length(home)
        own = {duty.day for duty in self.offers if duty.family == home and not duty.called}
        days = own | {duty.day for duty in self.fixed if duty.family == home}
        if length <= 1 or not own:
            return set()
        fit = {frozenset(d for d in days if start <= d < start + length) for start in days}
        return {window for window in fit if not any(window < other for other in fit)}

    def _window_length(self, home: int) -> int:
        """60% of the days of the run per duty due, four weeks at most; none for one duty and a bit."""
        positions = self._positions()
        if not positions or (due := self._duties_due(home)) < Fraction(3, 2):
            return 0
        days = [day for day, _ in positions]
        return min(28, floor(Fraction(60, 100) * (max(days) - min(days) + 1) / due))

    def _held(self) -> list[tuple[int, int, int]]:
        """Family, day and credit of each fixed duty that counts in this run."""
        days = [slot.day for slot in self.problem.slots]
        return [
            (self.problem.people[duty.person].family, duty.day, duty.credit)
            for duty in self.problem.fixed
            if days and min(days) <= duty.day <= max(days) and duty.credit > 0
        ]

    def _positions(self) -> list[tuple[int, int]]:
        """Day and credit of every single position of the run, open or held."""
        places = [slot for slot in self.problem.slots if _worth(slot) and not slot.watching]
        single = [(slot.day, slot.credit) for slot in places for _ in range(slot.open)]
        return single + [(day, credit) for _, day, credit in self._held()]

    def _duties_due(self, home: int) -> Fraction:
        """What the family is due in the run with what it holds already, in duties of the usual credit."""
        credits = [credit for _, credit in self._positions()]
        held = sum(credit for family, _, credit in self._held() if family == home)
        return (self.problem.families[home].target + held) / Fraction(sum(credits), len(credits))

    def _crowds(self) -> dict[tuple[int, int], int]:
        """By family and block of four weeks, the further duties that are not more than its part, rounded up."""
        positions = self._positions()
        blocks = {self._block(day) for day, _ in positions}
        if len(blocks) < 2:
            return {}
        whole = sum(credit for _, credit in positions)
        parts = {
            block: Fraction(sum(credit for day, credit in positions if self._block(day) == block), whole)
            for block in blocks
        }
        return {
            (home, block): max(0, ceil(self._duties_due(home) * part) - self._held_in(home, block))
            for home in self.homes
            if self._duties_due(home) > 0
            for block, part in parts.items()
        }

    def _held_in(self, home: int, block: int) -> int:
        return len([1 for family, day, _ in self._held() if family == home and self._block(day) == block])

    def _block(self, day: int) -> int:
        return (day - min(slot.day for slot in self.problem.slots)) // 28

    def _crowded(self, picked: set[int]) -> int:
        def given(home: int, block: int) -> int:
            mine = {c for c in picked if self._serves(c, home)}
            return len({c for c in mine if self._block(self.offers[c].day) == block})

        return sum(max(given(*key) - share, 0) for key, share in self.crowds.items())

    def _dreaded(self) -> set[int]:
        """Places that more people would rather not take than would like to."""
        wishes = [(offer.slot, offer.comfort) for offer in self.problem.candidates]
        return {
            place
            for place, slot in enumerate(self.problem.slots)
            if _worth(slot) and not slot.watching
            if len([w for s, w in wishes if s == place and w < 0])
            > len([w for s, w in wishes if s == place and w > 0])
        }

    def _unliked(self, picked: set[int]) -> int:
        positions = sum(self.problem.slots[place].open for place in self.dreaded)
        targets = {home: f.target for home, f in enumerate(self.problem.families) if f.target > 0}
        beyond = 0
        for home, target in targets.items():
            share = ceil(Fraction(target, sum(targets.values())) * positions)
            mine = {c for c in picked if self.offers[c].family == home}
            offers = self.problem.candidates
            bad = {c for c in mine if offers[c].slot in self.dreaded and offers[c].comfort <= 0}
            beyond += max(len(bad) - share, 0) if positions else 0
        return beyond

    def _slot(self, candidate: int) -> Slot:
        return self.problem.slots[self.problem.candidates[candidate].slot]

    def best(self) -> Values:
        """The best values of all lawful choices, by looking at every one of them."""
        everyone = range(len(self.offers))
        sizes = (combinations(everyone, size) for size in range(len(self.offers) + 1))
        return min(self.values(picked) for choices in sizes for picked in choices if not self.broken(picked))


def _worth(slot: Slot) -> bool:
    return slot.open > 0 and slot.credit > 0 and not slot.reserve


def _served(problem: Problem, number: int, person: int, duty: Slot | FixedDuty) -> Served:
    return Served(
        number=number,
        person=person,
        family=problem.people[person].family,
        day=duty.day,
        minutes=frozenset(range(duty.starts_at, duty.ends_at)),
        week=duty.week,
        month=duty.month,
        called=isinstance(duty, Slot) and duty.reserve,
    )
