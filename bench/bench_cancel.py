"""How soon a fill answers once it is told to stop, whatever it is at, and whether the answer is worth having."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median
from threading import enumerate as running

from bench.instances import SIZES, made_up
from nursery_rota.domain.planning import Plan, Problem, Progress
from nursery_rota.solver import broken, evaluate, solve
from nursery_rota.solver.check import STAGES

MOMENTS, MOST_MOMENTS = 4, 7
"""Of the small sizes, which do the same within seconds, and of the largest, which takes a minute each time."""
LONGEST_WAIT = 60.0


@dataclass
class Presser:
    """Somebody who presses "Stop" so many seconds after the start, and remembers what was shown before."""

    after: float
    began: float = field(default_factory=time.perf_counter)
    shown: dict[str, float] = field(default_factory=dict)

    def stop(self) -> bool:
        return self.late() >= 0

    def late(self) -> float:
        return time.perf_counter() - self.began - self.after

    def hear(self, report: Progress) -> None:
        if report.best is not None:
            self.shown[report.stage] = report.best


@dataclass(frozen=True)
class Stopped:
    """One cancelled fill: seconds from "stop" to the answer, and how long a search still ran after it."""

    after: float
    answer: float
    still: float
    good: bool
    """Lawful, and no worse than what was last reported."""


def main() -> None:
    """Prints the section "Cancel"."""
    print("## Cancel\n")
    print(
        "A fill stopped at moments spread over the whole of it: milliseconds from the stop to the answer, and"
        "\nuntil nothing of the search runs any more; then in how many the answer was a lawful rota no worse"
        "\nthan what was last shown.\n"
    )
    print("| Nursery | Whole, s | Answer: middle / worst | Nothing runs: middle / worst | Good |")
    print("|---|---:|---:|---:|---:|")
    largest = list(SIZES)[-1]
    for size, nursery in SIZES.items():
        moments = MOST_MOMENTS if size == largest else MOMENTS
        print(line(size, *cancels(made_up(nursery, 0), moments)), flush=True)


def line(name: str, whole: float, found: list[Stopped]) -> str:
    answers, still = [s.answer * 1000 for s in found], [(s.answer + s.still) * 1000 for s in found]
    good = f"{[s.good for s in found].count(True)} of {len(found)}"
    return f"| {name} | {whole:.1f} | {_both(answers)} | {_both(still)} | {good} |"


def cancels(problem: Problem, moments: int) -> tuple[float, list[Stopped]]:
    """The seconds of a whole fill, and one stopped in the middle of each of so many equal parts of it."""
    whole = solve(problem).seconds
    return whole, [stopped(problem, whole * (number + 0.5) / moments) for number in range(moments)]


def stopped(problem: Problem, after: float) -> Stopped:
    presser = Presser(after)
    before = set(running())
    plan = solve(problem, progress=presser.hear, stop=presser.stop)
    answer = max(0.0, presser.late())
    began = time.perf_counter()
    for thread in set(running()) - before:
        thread.join(LONGEST_WAIT)
    return Stopped(after, answer, time.perf_counter() - began, is_good(problem, plan, presser.shown))


def is_good(problem: Problem, plan: Plan, shown: Mapping[str, float]) -> bool:
    """Is the plan lawful, and at the levels that were shown no worse than that?"""
    found = evaluate(problem, plan.chosen)
    reached = [stage for stage in STAGES if stage in shown]
    mine = [float(found[stage]) for stage in reached]
    return not broken(problem, plan.chosen) and mine <= [shown[stage] for stage in reached]


def _both(found: list[float]) -> str:
    return f"{median(found):.0f} / {max(found):.0f}" if found else "none"
