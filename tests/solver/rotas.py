"""Small problems for the tests of the search, with whatever a test does not name left out of the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

from nursery_rota.domain.planning import (
    ApartRow,
    BesideRow,
    Candidate,
    CoverRow,
    FixedDuty,
    PlanFamily,
    PlanPerson,
    Problem,
    Slot,
    TogetherRow,
)
from nursery_rota.solver import broken, evaluate
from nursery_rota.solver.check import STAGES
from nursery_rota.solver.fill import WORK, Filling
from nursery_rota.solver.watch import Watch


def slot(day: int, starts_at: int = 540, ends_at: int = 720, **changes: int | bool) -> Slot:
    """A required place on ``day``, morning unless said; weeks of 7 days, months of 28."""
    place = Slot(day, starts_at, ends_at, week=day // 7, month=day // 28, open=1, severity=10, credit=100)
    return replace(place, **changes)  # type: ignore[arg-type]


def fixed(person: int, day: int, starts_at: int = 540, ends_at: int = 720) -> FixedDuty:
    return FixedDuty(person, day, starts_at, ends_at, week=day // 7, month=day // 28, credit=100)


def everyone_everywhere(people: int, slots: int) -> tuple[Candidate, ...]:
    return tuple(Candidate(person, place) for place in range(slots) for person in range(people))


def nursery(
    families: Iterable[PlanFamily], slots: Iterable[Slot], adults: int = 1, **more: object
) -> Problem:
    """Every adult of every family may take every place, unless ``more`` names other candidates."""
    homes = tuple(families)
    people = tuple(PlanPerson(family) for family in range(len(homes)) for _ in range(adults))
    places = tuple(slots)
    problem = Problem(places, people, homes, everyone_everywhere(len(people), len(places)))
    return replace(problem, **more)  # type: ignore[arg-type]


def unruled(problem: Problem, rule: str) -> tuple[int, ...]:
    """What the search settles on with one hard rule left out."""
    return Filling(problem, Watch(None, None, None), seed=0, work_limit=WORK, without={rule}).run().chosen


def choices(problem: Problem) -> Iterator[frozenset[int]]:
    everyone = range(len(problem.candidates))
    for size in range(len(problem.candidates) + 1):
        yield from (frozenset(picked) for picked in combinations(everyone, size))


def best_values(problem: Problem) -> tuple[int, ...]:
    """The best value of each level by looking at every choice there is."""
    lawful = (picked for picked in choices(problem) if not broken(problem, picked))
    return min(values(problem, picked) for picked in lawful)


def values(problem: Problem, picked: Iterable[int]) -> tuple[int, ...]:
    found = evaluate(problem, picked)
    return tuple(found[stage] for stage in STAGES)


def drawn(seed: int, days: int = 10) -> Problem:
    """A tiny problem with every kind of rule in it now and then; up to ten candidates within ``days``."""
    draw = Random(seed)
    families = draw.randrange(1, 4)
    people = [PlanPerson(f, *_limits(draw)) for f in range(families) for _ in range(draw.choice((1, 1, 2)))]
    slots = [_drawn_slot(draw, days) for _ in range(draw.randrange(1, 5))]
    pairs = [(person, place) for person in range(len(people)) for place in range(len(slots))]
    picked = sorted(draw.sample(pairs, min(len(pairs), draw.randrange(1, 11))))
    count = len(picked)

    def some(least: int, most: int) -> tuple[int, ...]:
        return tuple(draw.sample(range(count), min(count, draw.randint(least, most))))

    return Problem(
        slots=tuple(slots),
        people=tuple(people),
        families=tuple(
            PlanFamily(draw.randrange(-150, 450), *_limits(draw), min_days_between=draw.choice((0, 0, 2, 5)))
            for _ in range(families)
        ),
        candidates=tuple(Candidate(p, s, draw.choice((0, 0, 1, 2, -3))) for p, s in picked),
        fixed=tuple(
            fixed(draw.randrange(len(people)), draw.randrange(days), draw.choice((540, 660)), 780)
            for _ in range(draw.choice((0, 0, 1, 2)))
        ),
        covers=tuple(CoverRow(some(1, 3), draw.choice((1, 1, 2))) for _ in range(draw.choice((0, 1, 2)))),
        besides=tuple(BesideRow(draw.randrange(count), some(0, 2)) for _ in range(draw.choice((0, 0, 1)))),
        aparts=tuple(ApartRow(some(1, 3)) for _ in range(draw.choice((0, 0, 1)))),
        togethers=tuple(
            TogetherRow(draw.randrange(count), draw.randrange(count), draw.choice((2, 2, -1)))
            for _ in range(draw.choice((0, 0, 1)))
        ),
        family_together=draw.random() < 0.3,
        published=frozenset(some(0, 3)) if draw.random() < 0.3 else frozenset(),
        present=frozenset(some(0, 3)),
    )


def _limits(draw: Random) -> tuple[int | None, int | None, int | None]:
    return (draw.choice((None, 1, 2)), draw.choice((None, None, 1, 2)), draw.choice((None, None, 2)))


def _drawn_slot(draw: Random, days: int) -> Slot:
    starts = draw.choice((540, 600, 720))
    return slot(
        draw.randrange(days),
        starts,
        starts + 180,
        open=draw.choice((1, 1, 2)),
        severity=draw.choice((10, 4, 2)),
        credit=draw.choice((100, 100, 200, 25, 30)),
        watching=draw.random() < 0.15,
        reserve=draw.random() < 0.15,
    )
