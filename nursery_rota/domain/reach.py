"""What each family could at most be given, if all places were its own to choose from; and what it cannot give,
shared among the others.

A bound, never too low: limits, gaps, times and fixed duties are kept, company and pairings are not looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nursery_rota.domain.planning import FixedDuty, PlanFamily, PlanPerson, Problem, Slot

_State = tuple[int, int, int, int, int | None]
"""Week and month looked at, new duties in each so far, and the last day of a new duty as long as it matters."""


@dataclass
class _Home:
    """A family with everything that it could do and has to do."""

    rules: PlanFamily
    together: bool
    adults: dict[int, PlanPerson]
    offers: dict[int, list[tuple[int, Slot]]]
    """By day, each place that one of its adults (first) could have."""
    fixed: list[FixedDuty]
    standing_in: int = 0
    """What it could be credited for standing in, which no limit holds back."""


def reach(problem: Problem, go_on: Callable[[], None] = lambda: None) -> tuple[int, ...]:
    """By family, the most that it could be given in this run, in hundredths of a duty. ``go_on`` is called between
    two families, and what it raises ends the work."""
    homes = [_Home(rules, problem.family_together, {}, defaultdict(list), []) for rules in problem.families]
    for offer in problem.candidates:
        person, slot = problem.people[offer.person], problem.slots[offer.slot]
        home = homes[person.family]
        home.adults[offer.person] = person
        if slot.reserve:
            home.standing_in += slot.credit
        elif slot.open > 0:
            home.offers[slot.day].append((offer.person, slot))
    for duty in problem.fixed:
        homes[problem.people[duty.person].family].fixed.append(duty)
    found = []
    for home in homes:
        go_on()
        found.append(_most(home) + home.standing_in)
    return tuple(found)


def _most(home: _Home) -> int:
    """Day by day: the best sum for each state that the limits can tell apart."""
    rules, gap = home.rules, home.rules.min_days_between
    done = {duty.day for duty in home.fixed}
    weeks, months = _room(home, "week"), _room(home, "month")
    best: dict[_State, int] = {(-1, 0, -1, 0, None): 0}
    for day in sorted(home.offers):
        if day not in done and any(abs(day - other) < gap for other in done):
            continue
        a_day = None if rules.max_per_day is None else rules.max_per_day - _on(home.fixed, day)
        sums = _sums(home, day, a_day)
        week, month = home.offers[day][0][1].week, home.offers[day][0][1].month
        later: dict[_State, int] = {}
        for (old_week, in_week, old_month, in_month, last), total in best.items():
            here = (in_week if week == old_week else 0, in_month if month == old_month else 0)
            still = last if last is not None and day - last < gap else None
            for number, more in enumerate(sums):
                if number and (
                    _beyond(weeks, week, here[0] + number)
                    or _beyond(months, month, here[1] + number)
                    or (still is not None and day not in done)
                ):
                    break
                latest = day if number and gap > 1 and day not in done else still
                state = (week, here[0] + number, month, here[1] + number, latest)
                later[state] = max(later.get(state, 0), total + more)
        best = later
    return max(best.values())


def _beyond(room: Mapping[int, int] | None, when: int, number: int) -> bool:
    return room is not None and number > room.get(when, 0)


def _on(fixed: Iterable[FixedDuty], day: int) -> int:
    return sum(duty.day == day for duty in fixed)


def _room(home: _Home, period: str) -> Mapping[int, int] | None:
    """How many more duties each week or month has room for, by the family's limit and its adults' own; None: any
    number."""
    limit: int | None = getattr(home.rules, f"max_per_{period}")
    own: list[int | None] = [getattr(adult, f"max_per_{period}") for adult in home.adults.values()]
    alone = [most for most in own if most is not None]
    if limit is None and (not own or len(alone) < len(own)):
        return None
    done = Counter(getattr(duty, period) for duty in home.fixed)
    theirs = Counter((duty.person, getattr(duty, period)) for duty in home.fixed)
    found = {}
    for when in {getattr(slot, period) for offers in home.offers.values() for _, slot in offers}:
        room = [limit - done[when]] if limit is not None else []
        if len(alone) == len(own):
            room.append(
                sum(max(0, most - theirs[who, when]) for who, most in zip(home.adults, alone, strict=True))
            )
        found[when] = max(0, min(room))
    return found


def _sums(home: _Home, day: int, limit: int | None) -> list[int]:
    """The most credit that 0, 1, 2... duties of that day can add up to, as far as they fit beside each other."""
    there = [duty for duty in home.fixed if duty.day == day]
    free = [
        (person, slot)
        for person, slot in home.offers[day]
        if not any(_meet(slot, duty) and (duty.person == person or not home.together) for duty in there)
    ]
    if limit == 1:
        return [0, *(max(slot.credit for _, slot in free) for _ in free[:1])]
    if not home.together:
        sums = _in_a_row([slot for _, slot in free])
    else:
        sums = [0]
        for adult in home.adults:
            sums = _both(sums, _in_a_row([slot for person, slot in free if person == adult]))
    return sums if limit is None else sums[: max(0, limit) + 1]


def _in_a_row(slots: Sequence[Slot]) -> list[int]:
    """The most credit of so many places that do not overlap."""
    found: list[tuple[int, list[int]]] = [(0, [0])]
    for slot in sorted(slots, key=lambda slot: slot.ends_at):
        before = next(sums for end, sums in reversed(found) if end <= slot.starts_at)
        with_it = [0, *(total + slot.credit for total in before)]
        found.append((slot.ends_at, _better(found[-1][1], with_it)))
    return found[-1][1]


def _better(one: list[int], other: list[int]) -> list[int]:
    length = max(len(one), len(other))
    padded = (sums + [0] * (length - len(sums)) for sums in (one, other))
    return [max(pair) for pair in zip(*padded, strict=True)]


def _both(one: list[int], other: list[int]) -> list[int]:
    """The sums of two adults who serve beside each other."""
    found = [0] * (len(one) + len(other) - 1)
    for i, first in enumerate(one):
        for j, second in enumerate(other):
            found[i + j] = max(found[i + j], first + second)
    return found


def _meet(slot: Slot, duty: FixedDuty) -> bool:
    return slot.starts_at < duty.ends_at and duty.starts_at < slot.ends_at


def passed_on(
    targets: Sequence[int], most: Sequence[int], weights: Sequence[Fraction]
) -> tuple[Fraction, ...]:
    """The targets once what a family cannot give is shared among the others in proportion to their ``weights``, as
    far as they can give it; all in hundredths of a duty. Where nobody can, it stays where it was."""
    found = [Fraction(target) for target in targets]
    while True:
        over = [max(Fraction(0), due - limit) for due, limit in zip(found, most, strict=True)]
        able = [i for i, due in enumerate(found) if due < most[i] and weights[i] > 0]
        short, whole = sum(over, Fraction(0)), sum((weights[i] for i in able), Fraction(0))
        if not short or not whole:
            return tuple(found)
        found = [due - more for due, more in zip(found, over, strict=True)]
        for i in able:
            found[i] += short * weights[i] / whole
