"""Judges any choice of candidates in plain Python: hard rules broken, value of every level.

Shares nothing with the search but the definitions of ``measures``: the same rules are stated here a second
time, under the same names as in ``rules``, so that each can be held against the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from nursery_rota.domain.planning import FixedDuty, Problem, Slot
from nursery_rota.solver.measures import CLOSE_PRICE, CROWD_PRICE, UNPOPULAR_PRICE, WATCHER_COMFORT, Measures

STAGES = ("fill", "fairness", "changes", "comfort")


def evaluate(problem: Problem, chosen: Iterable[int], measures: Measures | None = None) -> Mapping[str, int]:
    """Value of each stage, less is better, comparable in the order of ``STAGES``. ``measures`` are those of
    the problem, where they are known already.

    fill: severities; fairness: squared hundredths of a duty; changes: price of published duties dropped;
    comfort: close duties less wishes met.
    """
    picked = frozenset(chosen)
    measures = measures or Measures(problem)
    return {
        "fill": _fill(problem, picked),
        "fairness": _fairness(problem, picked),
        "changes": sum(measures.drop_price(c) for c in problem.published - picked),
        "comfort": _comfort(measures, picked),
    }


def broken(problem: Problem, chosen: Iterable[int]) -> tuple[str, ...]:
    """Each hard rule that the choice breaks, as "rule_name: what"; empty for a rota that may be used."""
    return tuple(_breaches(problem, chosen))


def is_lawful(problem: Problem, chosen: Iterable[int]) -> bool:
    """May the rota be used? Ends at the first rule that is broken."""
    return next(_breaches(problem, chosen), None) is None


def _breaches(problem: Problem, chosen: Iterable[int]) -> Iterator[str]:
    picked = sorted(frozenset(chosen))
    for check in (_capacity, _overlaps, _limits, _spacing, _ties):
        yield from check(problem, picked)


def _slot(problem: Problem, candidate: int) -> Slot:
    return problem.slots[problem.candidates[candidate].slot]


def _family(problem: Problem, candidate: int) -> int:
    return problem.people[problem.candidates[candidate].person].family


def _on_duty(problem: Problem, picked: Iterable[int]) -> list[int]:
    """Those who serve whether or not they are called: stand-ins left out."""
    return [c for c in picked if not _slot(problem, c).reserve]


def _fill(problem: Problem, picked: frozenset[int]) -> int:
    taken = Counter(problem.candidates[c].slot for c in picked)
    empty = sum(
        slot.severity * (slot.open - taken[index])
        for index, slot in enumerate(problem.slots)
        if not slot.watching and slot.open > taken[index]
    )
    missing = sum(
        need.severity * max(0, need.at_least - len(picked.intersection(need.candidates)))
        for need in problem.covers
    )
    return empty + missing


def _fairness(problem: Problem, picked: frozenset[int]) -> int:
    given: Counter[int] = Counter()
    for c in picked:
        given[_family(problem, c)] += _slot(problem, c).credit
    return sum((given[family] - rule.target) ** 2 for family, rule in enumerate(problem.families))


def _comfort(measures: Measures, picked: frozenset[int]) -> int:
    problem = measures.problem
    wishes = sum(problem.candidates[c].comfort for c in picked)
    watchers = sum(WATCHER_COMFORT for c in picked if _slot(problem, c).watching)
    pairs = sum(
        pair.comfort
        for pair in problem.togethers
        if pair.first != pair.second and pair.first in picked and pair.second in picked
    )
    spread = CLOSE_PRICE * _close(measures, picked) + CROWD_PRICE * _crowded(measures, picked)
    return spread + UNPOPULAR_PRICE * _unliked(measures, picked) - wishes - watchers - pairs


def _close(measures: Measures, picked: frozenset[int]) -> int:
    """Duties too many in all largest windows of the families' days, see ``measures.spread_days``."""
    problem = measures.problem
    serving: dict[int, set[int]] = defaultdict(set)
    fixed: dict[int, set[int]] = defaultdict(set)
    for c in _on_duty(problem, picked):
        serving[_family(problem, c)].add(_slot(problem, c).day)
    for duty in problem.fixed:
        fixed[problem.people[duty.person].family].add(duty.day)
    extra = 0
    for family, own in serving.items():
        length, done = measures.spread_days(family), fixed[family]
        for window in _windows(frozenset(measures.offered_days[family] | done), length) if length > 1 else ():
            allowed = max(0, 1 - len(window & done))
            extra += max(0, len((window & own) - done) - allowed)
    return extra


@lru_cache(maxsize=1024)
def _windows(days: frozenset[int], length: int) -> tuple[frozenset[int], ...]:
    """The largest sets of these days that lie within ``length`` days."""
    found: list[frozenset[int]] = [frozenset()]
    for start in sorted(days):
        window = frozenset(range(start, start + length)) & days
        if not window <= found[-1]:
            found.append(window)
    return tuple(found[1:])


def _crowded(measures: Measures, picked: frozenset[int]) -> int:
    """Duties beyond the families' shares of blocks of four weeks, see ``measures.block_shares``."""
    problem = measures.problem
    given: Counter[tuple[int, int]] = Counter()
    for c in _on_duty(problem, picked):
        given[_family(problem, c), measures.block_of(_slot(problem, c).day)] += 1
    return sum(max(0, given[key] - share) for key, share in measures.block_shares.items())


def _unliked(measures: Measures, picked: frozenset[int]) -> int:
    """Duties at unpopular times, and not liked, beyond the families' shares, see ``measures.unpopular_shares``."""
    problem = measures.problem
    given = Counter(
        _family(problem, c)
        for c in picked
        if problem.candidates[c].slot in measures.unpopular and problem.candidates[c].comfort <= 0
    )
    return sum(max(0, number - measures.unpopular_shares.get(f, number)) for f, number in given.items())


def _capacity(problem: Problem, picked: Sequence[int]) -> Iterator[str]:
    for index, number in Counter(problem.candidates[c].slot for c in picked).items():
        if number > max(0, problem.slots[index].open):
            yield f"slot_capacity: {number} people in slot {index}"


def _meet(first: Slot | FixedDuty, second: Slot | FixedDuty) -> bool:
    same_day = first.day == second.day
    return same_day and first.starts_at < second.ends_at and second.starts_at < first.ends_at


def _overlaps(problem: Problem, picked: Sequence[int]) -> Iterator[str]:
    duties: list[tuple[int, Slot | FixedDuty]] = [
        *((problem.candidates[c].person, _slot(problem, c)) for c in picked),
        *((duty.person, duty) for duty in problem.fixed),
    ]
    by_day: dict[int, list[tuple[int, Slot | FixedDuty]]] = defaultdict(list)
    for person, duty in duties:
        by_day[duty.day].append((person, duty))
    for day, today in by_day.items():
        for (one, first), (other, second) in combinations(today, 2):
            if (isinstance(first, FixedDuty) and isinstance(second, FixedDuty)) or not _meet(first, second):
                continue
            if one == other:
                yield f"one_place_at_a_time: person {one} on day {day}"
            family = problem.people[one].family
            if family == problem.people[other].family and not problem.family_together:
                yield f"family_apart: family {family} on day {day}"


def _limits(problem: Problem, picked: Sequence[int]) -> Iterator[str]:
    periods: dict[str, Callable[[Slot | FixedDuty], int]] = {
        "day": lambda duty: duty.day,
        "week": lambda duty: duty.week,
        "month": lambda duty: duty.month,
    }
    on_duty = _on_duty(problem, picked)
    for name, period in periods.items():
        for who in ("person", "family"):
            everybody = problem.people if who == "person" else problem.families
            limits: list[int | None] = [getattr(rules, f"max_per_{name}") for rules in everybody]
            if limits.count(None) == len(limits):
                continue
            added: Counter[tuple[int, int]] = Counter()
            done: Counter[tuple[int, int]] = Counter()
            for c in on_duty:
                person = problem.candidates[c].person
                owner = person if who == "person" else problem.people[person].family
                added[owner, period(_slot(problem, c))] += 1
            for duty in problem.fixed:
                owner = duty.person if who == "person" else problem.people[duty.person].family
                done[owner, period(duty)] += 1
            for (owner, when), number in added.items():
                limit = limits[owner]
                if limit is not None and number + done[owner, when] > limit:
                    yield f"{who}_{name}_limit: {who} {owner}, {name} {when}"


def _spacing(problem: Problem, picked: Sequence[int]) -> Iterator[str]:
    chosen: dict[int, set[int]] = defaultdict(set)
    fixed: dict[int, set[int]] = defaultdict(set)
    for c in _on_duty(problem, picked):
        chosen[_family(problem, c)].add(_slot(problem, c).day)
    for duty in problem.fixed:
        fixed[problem.people[duty.person].family].add(duty.day)
    for family, days in chosen.items():
        gap = problem.families[family].min_days_between
        new = days - fixed[family]
        for day in sorted(new):
            if any(other != day and abs(other - day) < gap for other in new | fixed[family]):
                yield f"min_days_between: family {family} on day {day}"


def _ties(problem: Problem, picked: Sequence[int]) -> Iterator[str]:
    present = set(picked)
    for tie in problem.besides:
        if tie.newcomer in present and not present.intersection(set(tie.experienced) - {tie.newcomer}):
            yield f"beside: candidate {tie.newcomer}"
    for number, kept in enumerate(problem.aparts):
        if len(present.intersection(kept.candidates)) > 1:
            yield f"apart: row {number}"
