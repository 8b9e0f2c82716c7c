"""The nurse scheduling model of the OR-Tools documentation, restated for a nursery's duties.

A script of its own: run by the Python of the bench's own environment, a problem as JSON on standard input,
the chosen candidates as JSON on standard output. It must never be imported where HiGHS is, since both bring a
library of the same name.

As there: a variable for each person and shift, every shift staffed, one shift a day, shifts shared out between
a least and a greatest number, requests met as far as they can be. Where a nursery cannot keep one of these,
it is let go at a price, so that an answer always comes.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections import defaultdict
from typing import Any

UNFILLED, UNCOVERED, UNEVEN = 1000, 800, 100


def main() -> None:
    """Reads {slots, people, targets, candidates, covers, seconds}, prints the indices chosen."""
    cp_model: Any = importlib.import_module("ortools.sat.python.cp_model")
    asked = json.load(sys.stdin)
    model = cp_model.CpModel()
    works = [model.new_bool_var(f"w{i}") for i in range(len(asked["candidates"]))]
    prices: list[Any] = []
    _staff(model, works, asked, prices)
    _once(model, works, asked)
    _share(model, works, asked, prices)
    wishes = [c[2] * x for c, x in zip(asked["candidates"], works, strict=True) if c[2]]
    model.maximize(sum(wishes) - sum(prices))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = asked["seconds"]
    solver.parameters.num_workers = asked["workers"]
    solver.parameters.random_seed = 0
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    chosen = [i for i, x in enumerate(works) if found and solver.value(x)]
    json.dump({"chosen": chosen, "proved": status == cp_model.OPTIMAL}, sys.stdout)


def _staff(model: Any, works: list[Any], asked: dict[str, Any], prices: list[Any]) -> None:
    by_slot: dict[int, list[Any]] = defaultdict(list)
    for (_, slot, _), x in zip(asked["candidates"], works, strict=True):
        by_slot[slot].append(x)
    for slot, (_, _, places) in enumerate(asked["slots"]):
        empty = model.new_int_var(0, places, f"e{slot}")
        model.add(sum(by_slot[slot]) + empty == places)
        prices.append(UNFILLED * empty)
    for number, own in enumerate(asked["covers"]):
        missing = model.new_bool_var(f"m{number}")
        model.add(sum(works[i] for i in own) + missing >= 1)
        prices.append(UNCOVERED * missing)


def _once(model: Any, works: list[Any], asked: dict[str, Any]) -> None:
    """One duty a day for a person, one a week for a family."""
    together: dict[tuple[str, int, int], list[Any]] = defaultdict(list)
    for (person, slot, _), x in zip(asked["candidates"], works, strict=True):
        day, week, _ = asked["slots"][slot]
        together["day", person, day].append(x)
        together["week", asked["people"][person], week].append(x)
    for group in together.values():
        if len(group) > 1:
            model.add_at_most_one(group)


def _share(model: Any, works: list[Any], asked: dict[str, Any], prices: list[Any]) -> None:
    """Between its share rounded down and rounded up for every family."""
    by_family: dict[int, list[Any]] = defaultdict(list)
    for (person, _, _), x in zip(asked["candidates"], works, strict=True):
        by_family[asked["people"][person]].append(x)
    for family, target in enumerate(asked["targets"]):
        least = target // 100
        greatest = -(-target // 100)
        under = model.new_int_var(0, max(0, least), f"u{family}")
        over = model.new_int_var(0, len(by_family[family]), f"o{family}")
        given = sum(by_family[family])
        model.add(given + under >= least)
        model.add(given - over <= max(0, greatest))
        prices.extend((UNEVEN * under, UNEVEN * over))


if __name__ == "__main__":
    main()
