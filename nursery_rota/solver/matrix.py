"""A model and what one level wants of it, as arrays; and excerpts in which part of the rota is held.

An excerpt is as small as what is free in it, whatever the size of the whole. Knows neither rules nor the
solver library.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from nursery_rota.solver.model import Model, Objective

Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int32]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Sparse:
    """Rows one after the other: row ``i`` has the entries from ``starts[i]`` up to ``starts[i + 1]``."""

    starts: Indices
    columns: Indices
    factors: Numbers
    lower: Numbers
    upper: Numbers

    def __len__(self) -> int:
        return len(self.lower)

    def row_of_entry(self) -> Indices:
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))

    def activity(self, values: Numbers) -> Numbers:
        """What each row sums to."""
        weights = self.factors * values[self.columns]
        return np.asarray(
            np.bincount(self.row_of_entry(), weights=weights, minlength=len(self)), dtype=np.float64
        )

    def only(self, rows: Marks) -> Sparse:
        """The marked rows in their order."""
        entries = rows[self.row_of_entry()]
        lengths = np.diff(self.starts)[rows]
        return Sparse(
            np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
            self.columns[entries],
            self.factors[entries],
            self.lower[rows],
            self.upper[rows],
        )


@dataclass(frozen=True)
class Matrix:
    """``candidates`` are the first columns and the only ones that must be whole; ``lazy`` marks the rows that
    a relaxation may leave out until they are needed."""

    rows: Sparse
    lazy: Marks
    costs: Numbers
    lower: Numbers
    upper: Numbers
    candidates: int

    @property
    def width(self) -> int:
        return len(self.costs)


@dataclass(frozen=True)
class Excerpt:
    """A matrix over the free columns; ``columns`` says which of the whole they are."""

    matrix: Matrix
    columns: Indices


def as_matrix(model: Model, objective: Objective) -> Matrix:
    """The model as it is now. Raises Interrupted when the model's ``breathe`` does."""
    costs = np.zeros(len(model.upper))
    for column, cost in objective.costs.items():
        costs[column] = cost / objective.scale
    rows = model.rows
    lengths = np.fromiter((len(row.columns) for row in rows), dtype=np.int32, count=len(rows))
    starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    model.breathe()
    columns = np.fromiter(chain.from_iterable(row.columns for row in rows), np.int32, count=starts[-1])
    model.breathe()
    factors = np.fromiter(chain.from_iterable(row.factors for row in rows), np.float64, count=starts[-1])
    model.breathe()
    return Matrix(
        rows=Sparse(
            starts=starts,
            columns=columns,
            factors=factors,
            lower=np.array([row.lower for row in rows], dtype=np.float64),
            upper=np.array([row.upper for row in rows], dtype=np.float64),
        ),
        lazy=np.array([row.lazy for row in rows], dtype=np.bool_),
        costs=costs,
        lower=np.array(model.lower),
        upper=np.array(model.upper),
        candidates=model.candidates,
    )


def excerpt(matrix: Matrix, held: Numbers, free: Marks) -> Excerpt:
    """The matrix with the candidates outside ``free`` held at ``held``, and whatever does not touch the free
    ones left out."""
    rows = matrix.rows
    row_of_entry = rows.row_of_entry()
    alive = np.zeros(matrix.width, dtype=np.bool_)
    alive[: matrix.candidates] = free & (matrix.lower < matrix.upper)[: matrix.candidates]
    helpers = np.zeros(matrix.width, dtype=np.bool_)
    helpers[matrix.candidates :] = True
    reached = -1
    while reached != (reached := int(alive.sum())):
        touched = np.zeros(len(rows), dtype=np.bool_)
        touched[row_of_entry[alive[rows.columns]]] = True
        alive[rows.columns[touched[row_of_entry]]] |= helpers[rows.columns[touched[row_of_entry]]]
    kept = rows.only(touched)
    settled = np.zeros(matrix.width)
    settled[: matrix.candidates] = held[: matrix.candidates]
    settled[alive] = 0.0
    spent = kept.activity(settled)
    columns = np.flatnonzero(alive).astype(np.int32)
    place = np.full(matrix.width, -1, dtype=np.int32)
    place[columns] = np.arange(len(columns), dtype=np.int32)
    inside = alive[kept.columns]
    lengths = np.bincount(kept.row_of_entry()[inside], minlength=len(kept))
    small = Sparse(
        np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
        place[kept.columns[inside]],
        kept.factors[inside],
        kept.lower - spent,
        kept.upper - spent,
    )
    return Excerpt(
        Matrix(
            rows=small,
            lazy=matrix.lazy[touched],
            costs=matrix.costs[columns],
            lower=matrix.lower[columns],
            upper=matrix.upper[columns],
            candidates=int(alive[: matrix.candidates].sum()),
        ),
        columns,
    )
