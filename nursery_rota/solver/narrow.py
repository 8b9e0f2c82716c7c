"""Makes a model smaller without losing a rota that still matters.

``drop_implied`` takes out rows that others already say. ``hold`` keeps a settled level at its value for
all levels after it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from math import isfinite

from nursery_rota.solver.engine import FEASIBLE, Relaxed
from nursery_rota.solver.model import INFINITE, Model, Objective, Row


def drop_implied(model: Model) -> None:
    """Removes each "at most" row whose columns all stand in another one with no higher limit.

    One duty a week makes most rows of days and overlaps needless, nine rows in ten on real sizes.
    """
    kept: dict[int, list[tuple[frozenset[int], float]]] = defaultdict(list)
    needed: set[int] = set()
    limits = []
    for index, row in enumerate(model.rows):
        model.step()
        if _only_limits(row):
            limits.append(index)
    for index in sorted(limits, key=lambda i: (-len(model.rows[i].columns), i)):
        model.step()
        row = model.rows[index]
        columns = frozenset(row.columns)
        fewest = min(row.columns, key=lambda c: len(kept[c]))
        if any(limit <= row.upper and columns <= wider for wider, limit in kept[fewest]):
            continue
        needed.add(index)
        for column in row.columns:
            kept[column].append((columns, row.upper))
    others = set(range(len(model.rows))).difference(limits)
    model.rows = [row for index, row in enumerate(model.rows) if index in needed or index in others]


def _only_limits(row: Row) -> bool:
    return bool(row.columns) and row.lower == -INFINITE and all(factor == 1.0 for factor in row.factors)


def hold(model: Model, objective: Objective, value: int, relaxed: Relaxed | None) -> None:
    """From now on every rota of the model has at most ``value`` at this level.

    Where the linear relaxation is known, whatever would cost more than the level can spare is ruled out at
    once: a column is kept at its end, a row at its limit. That says the same as the row of prices but
    leaves far less to search.
    """
    cheapest = {column: _cheaper_end(model, column, cost) for column, cost in objective.costs.items()}
    if value <= objective.constant + sum(cost * cheapest[c] for c, cost in objective.costs.items()):
        # As good as can be: every column at its cheaper end says the same as a row, column by column.
        for column, end in cheapest.items():
            model.lower[column] = model.upper[column] = end
        return
    room = (value - objective.constant) / objective.scale
    if relaxed is not None:
        spare = max(0.0, room - relaxed.value) + FEASIBLE * max(10.0, abs(room))
        _keep_columns(model, relaxed, spare)
        _keep_rows(model, relaxed, spare)
    terms = [(column, cost / objective.scale) for column, cost in objective.costs.items()]
    free = [(column, cost) for column, cost in terms if model.lower[column] < model.upper[column]]
    if free:
        settled = sum(cost * model.upper[c] for c, cost in terms if model.lower[c] == model.upper[c])
        model.row(free, -INFINITE, room - settled + 0.3 * objective.grain / objective.scale)


def _cheaper_end(model: Model, column: int, cost: int) -> float:
    return model.lower[column] if cost > 0 else model.upper[column]


def _keep_columns(model: Model, relaxed: Relaxed, spare: float) -> None:
    for column, cost in enumerate(relaxed.reduced.tolist()):
        if not model.whole[column]:
            continue
        # A reduced cost is that of the end at which the relaxation has the column.
        if cost > spare:
            model.upper[column] = model.lower[column]
        elif cost < -spare:
            model.lower[column] = model.upper[column]


def _keep_rows(model: Model, relaxed: Relaxed, spare: float) -> None:
    for index, price in enumerate(relaxed.prices.tolist()):
        row = model.rows[index]
        if abs(price) <= spare or row.lower == row.upper or not _whole(model, row):
            continue
        limit = row.upper if price < 0 else row.lower
        if isfinite(limit):
            model.rows[index] = replace(row, lower=limit, upper=limit)


def _whole(model: Model, row: Row) -> bool:
    """Can the row only sum to whole numbers?"""
    return all(model.whole[c] for c in row.columns) and all(f.is_integer() for f in row.factors)
