"""The engine beside what nurseries do without it: rotas of made-up nurseries, as seen by their families."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from time import perf_counter

from bench.clock import Clock
from bench.growth import growth
from bench.instances import SITES, SIZES, made_up
from bench.peers.annealing import annealing
from bench.peers.nurse_model import nurse_model, python_with_ortools
from bench.peers.queue import queue
from bench.peers.rotation import list_in_rotation
from bench.samples import SAMPLES, sample
from nursery_rota.domain.planning import Problem
from nursery_rota.solver import broken, evaluate, solve
from nursery_rota.solver.measures import Measures

SEEDS = 5
LEAST_SECONDS = 5.0
"""What annealing and the nurse model get at least; where the engine takes longer they get as long as it."""

MOST_SECONDS = 60.0


@dataclass(frozen=True)
class Seen:
    """One rota as families and the manager see it."""

    empty: int
    uncovered: int
    worst: float
    squares: float
    met: int
    against: int
    close: float
    seconds: float


def seen(problem: Problem, chosen: Iterable[int], seconds: float) -> Seen:
    picked = frozenset(chosen)
    if found := broken(problem, picked):
        raise ValueError(f"A rota that breaks rules cannot be compared: {found[0]}")
    given = [0] * len(problem.families)
    taken = [0] * len(problem.slots)
    days: dict[int, list[int]] = defaultdict(list)
    for c in picked:
        offer = problem.candidates[c]
        family = problem.people[offer.person].family
        given[family] += problem.slots[offer.slot].credit
        taken[offer.slot] += 1
        days[family].append(problem.slots[offer.slot].day)
    measures = Measures(problem)
    off = [abs(g - f.target) / 100 for g, f in zip(given, problem.families, strict=True)]
    wishes = [problem.candidates[c].comfort for c in picked]
    return Seen(
        empty=sum(slot.open - t for slot, t in zip(problem.slots, taken, strict=True) if not slot.watching),
        uncovered=sum(len(picked.intersection(n.candidates)) < n.at_least for n in problem.covers),
        worst=max(off),
        squares=evaluate(problem, picked)["fairness"] / 10_000,
        met=sum(wish >= 2 for wish in wishes),
        against=sum(wish < 0 for wish in wishes),
        close=sum(_close(measures.spread_days(family), own) for family, own in days.items())
        / len(problem.families),
        seconds=seconds,
    )


def _close(length: int, days: list[int]) -> int:
    ordered = sorted(days)
    return sum(later - sooner < length for sooner, later in pairwise(ordered))


def timed(make: Callable[[Problem], Iterable[int]], problem: Problem) -> Seen:
    began = perf_counter()
    chosen = make(problem)
    return seen(problem, chosen, perf_counter() - began)


def row(name: str, rotas: list[Seen], note: str = "") -> str:
    """Median and worst of each figure; for wishes met the worst is the smallest."""

    def both(pick: Callable[[Seen], float], form: str = "{:.0f}", worst: Callable[..., float] = max) -> str:
        found = [pick(rota) for rota in rotas]
        return f"{form.format(median(found))} ({form.format(worst(found))})"

    cells = [
        name,
        both(lambda r: r.empty),
        both(lambda r: r.uncovered),
        both(lambda r: r.worst, "{:.2f}"),
        both(lambda r: r.squares, "{:.2f}"),
        f"{both(lambda r: r.met, worst=min)} / {both(lambda r: r.against)}",
        both(lambda r: r.close, "{:.1f}"),
        both(lambda r: r.seconds, "{:.2f}"),
        note,
    ]
    return f"| {' | '.join(cells)} |"


def engine(problems: list[Problem]) -> tuple[list[Seen], str]:
    """Our rotas, and what was proved of them and when; the search of each problem has a seed of its own."""
    rotas, levels, first, gaps, proved = [], [], [], [], 0
    for seed, problem in enumerate(problems):
        clock = Clock()
        plan = solve(problem, progress=clock, seed=seed)
        rotas.append(seen(problem, plan.chosen, plan.seconds))
        levels.append(clock.reached.get("comfort", plan.seconds))
        first.append(clock.reached.get("fill", plan.seconds))
        proved += plan.proof["fill"].proved and plan.proof["fairness"].proved
        wishes = plan.proof["comfort"]
        gaps.append(100 * (wishes.value - wishes.bound) / max(1.0, abs(wishes.bound)))
    return rotas, (
        f"first rota after {_both(first)} s; fill and fairness after {_both(levels)} s, "
        f"proved {proved} of {len(problems)}; wishes within {_both(gaps)}% of their bound"
    )


def _both(found: list[float]) -> str:
    return f"{median(found):.2f} ({max(found):.2f})"


def peers(problems: list[Problem], seconds: float) -> Iterator[str]:
    """The rows of everybody else, with the time they get."""
    yield row("list in rotation", [timed(list_in_rotation, p) for p in problems])
    yield row("fair queue", [timed(queue, p) for p in problems])
    yield row("annealing", [timed(lambda p: annealing(p, seconds), p) for p in problems])
    began = perf_counter()
    rotas = [nurse_model(p, seconds) for p in problems]
    taken = (perf_counter() - began) / len(problems)
    answers = [(p, rota) for p, rota in zip(problems, rotas, strict=True) if rota is not None]
    if python_with_ortools() is None:
        yield "| nurse model of OR-Tools | not available here | | | | | | | |"
    elif answers:
        note = f"{len(answers)} of {len(problems)} answered"
        yield row("nurse model of OR-Tools", [seen(p, rota, taken) for p, rota in answers], note)
    else:
        yield f"| nurse model of OR-Tools | no answer within {seconds:.0f} s | | | | | | | |"


def _sizes() -> Iterator[tuple[str, list[Problem]]]:
    """What is filled: the samples, the same several times with other seeds, and made-up nurseries, each another."""
    for name, file in SAMPLES.items():
        yield f"{name}, {SEEDS} seeds", [sample(file)] * SEEDS
    for size in SIZES:
        if size != SITES:
            yield f"{size}, {SEEDS} nurseries", nurseries(size)


def nurseries(size: str) -> list[Problem]:
    return [made_up(SIZES[size], seed) for seed in range(SEEDS)]


def section(name: str, problems: list[Problem]) -> None:
    """Prints the table of one size."""
    places = sum(slot.open for slot in problems[0].slots if not slot.watching)
    print(f"### {name}, {places} places\n")
    print(
        "| Method | Empty | No first aid | Worst deviation | Squares | Wishes met / against | Close | s | Proof |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---|")
    rotas, note = engine(problems)
    longest = max(rota.seconds for rota in rotas)
    for line in peers(problems, min(MOST_SECONDS, max(LEAST_SECONDS, longest))):
        print(line)
    print(row("**this engine**", rotas, note))
    print()


def main() -> None:
    """Prints the section "Filling a rota" and draws docs/bench-growth.svg."""
    print("## Filling a rota\n")
    print("Median and, in brackets, worst of the sample nurseries and of several made-up ones of each size.")
    print(
        "Deviations are duties from the exact share; places count without those to watch from; close duties are"
    )
    print("per family, nearer than 60% of its even gap. Annealing and")
    print("the nurse model (the example of the OR-Tools documentation, restated) get as long as the engine,")
    print(f"{LEAST_SECONDS:.0f} s at least and {MOST_SECONDS:.0f} s at most.\n")
    for name, problems in _sizes():
        section(name, problems)
    print("### How the time grows\n")
    for line in growth():
        print(line)
