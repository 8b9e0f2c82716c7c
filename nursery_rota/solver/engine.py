"""HiGHS behind one small door: a model and an objective in, numbers out.

The only module that touches the solver library. One thread and a given seed, so the same call gives the
same answer. Knows nothing of rotas, and nothing of clocks but how often to ask whether to stop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Thread

import highspy
import numpy as np
import numpy.typing as npt
from highspy.highs import HighsCallbackEvent

from nursery_rota.solver.model import Model, Objective

Numbers = npt.NDArray[np.float64]

ASK_EVERY = 0.05
"""Seconds between two questions whether to stop."""

GRACE = 0.25
"""Seconds that HiGHS gets to stop by itself; some of its steps are longer and do not listen. After that
its thread is left behind with the stop flag set, and ends at its next look at it."""


FEASIBLE = 1e-7
"""Amounts below this, in the scaled unit of an objective of about one, are nothing but rounding."""


class Interrupted(Exception):
    """The search was told to stop before it had an answer."""


@dataclass(frozen=True)
class Relaxed:
    """Answer of the linear relaxation, in the scaled unit of the objective without its constant."""

    value: float
    columns: Numbers
    reduced: Numbers
    """What one more of each column would cost."""
    prices: Numbers
    """What one more of each row's limit would cost."""


@dataclass(frozen=True)
class Searched:
    """Answer of a search in whole numbers: the candidates of the best rota found, if any, and the value
    (scaled, without constant) below which no rota lies, if any was proved."""

    chosen: frozenset[int] | None
    bound: float | None
    complete: bool
    """False: stopped or out of work before the end."""


Ask = Callable[[frozenset[int] | None, float | None], bool]
"""Asked often while HiGHS runs, with the best rota and bound so far; true: stop now."""


def relax(model: Model, objective: Objective, ask: Ask, seed: int) -> Relaxed:
    """The best value if people could be divided, never above what a rota can reach.

    Raises Interrupted when told to stop, or when HiGHS finds no answer.
    """
    highs = _highs(seed)
    highs.passModel(_as_lp(model, objective, whole=False))
    done = _Run(highs, model.candidates).until(ask)
    if not done or highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise Interrupted
    solution = highs.getSolution()
    return Relaxed(
        value=float(highs.getInfo().objective_function_value),
        columns=np.asarray(solution.col_value),
        reduced=np.asarray(solution.col_dual),
        prices=np.asarray(solution.row_dual),
    )


class Search:
    """The search in whole numbers for one level: the whole rota, or a part of it with the rest as it is."""

    def __init__(self, model: Model, objective: Objective, seed: int) -> None:
        self._model = model
        self._seed = seed
        self._gap = 0.99 * objective.grain / objective.scale
        self._lp = _as_lp(model, objective, whole=True)
        self._ends = np.array(model.lower), np.array(model.upper)

    def whole(self, start: frozenset[int], ask: Ask, nodes: int, *, careful: bool = False) -> Searched:
        """The best rota, looking at up to ``nodes`` branches, from the rota ``start``.

        ``careful``: branches are tried out before one is taken, which is slow on a large rota and finds
        on a small one what a quick look does not.
        """
        highs = self._highs(*self._ends, nodes, careful=careful)
        columns = np.arange(self._model.candidates, dtype=np.int32)
        highs.setSolution(self._model.candidates, columns, self._values(start))
        found = _outcome(highs, self._model, ask)
        if found is None:
            # HiGHS 1.16 may improve on a start while it simplifies, report the better value and hand back
            # the start. Without a start it hands back what it found.
            found = _outcome(self._highs(*self._ends, nodes, careful=careful), self._model, ask)
        return found or Searched(None, None, complete=False)

    def part(self, rota: frozenset[int], free: frozenset[int], ask: Ask, nodes: int) -> Searched:
        """The best rota that differs from ``rota`` in the candidates ``free`` only."""
        lower, upper = self._ends[0].copy(), self._ends[1].copy()
        kept = np.ones(self._model.candidates, dtype=np.bool_)
        kept[sorted(free)] = False
        held = np.flatnonzero(kept)
        lower[held] = upper[held] = self._values(rota)[held]
        highs = self._highs(lower, upper, nodes, careful=True, inner=True)
        found = _outcome(highs, self._model, ask)
        return found or Searched(None, None, complete=False)

    def _values(self, rota: frozenset[int]) -> Numbers:
        values = np.zeros(self._model.candidates)
        values[sorted(rota)] = 1.0
        return values

    def _highs(
        self, lower: Numbers, upper: Numbers, nodes: int, *, careful: bool, inner: bool = False
    ) -> highspy.Highs:
        highs = _highs(self._seed)
        highs.setOptionValue("mip_rel_gap", 0.0)
        highs.setOptionValue("mip_abs_gap", self._gap)
        highs.setOptionValue("mip_max_nodes", nodes)
        if not careful:
            highs.setOptionValue("mip_pscost_minreliable", 0)
        for heuristic in ("rins", "rens", "root_reduced_cost"):
            # Searches within the search do not listen to a stop: only where they are short.
            highs.setOptionValue(f"mip_heuristic_run_{heuristic}", inner)
        self._lp.col_lower_, self._lp.col_upper_ = lower, upper
        highs.passModel(self._lp)
        return highs


def _outcome(highs: highspy.Highs, model: Model, ask: Ask) -> Searched | None:
    """Runs and reads the answer; none if the value reported is not that of the rota handed back."""
    run = _Run(highs, model.candidates)
    if not run.until(ask):
        return Searched(run.chosen, run.bound, complete=False)
    info = highs.getInfo()
    bound = float(info.mip_dual_bound) if np.isfinite(info.mip_dual_bound) else None
    complete = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Searched(run.chosen, bound, complete)
    columns = np.asarray(highs.getSolution().col_value)
    value = float(np.asarray(highs.getLp().col_cost_) @ columns)
    if abs(value - info.objective_function_value) > 1e-4 * max(1.0, abs(value)):
        return None
    return Searched(_chosen(columns[: model.candidates]), bound, complete)


@dataclass
class _Run:
    """One run of HiGHS on a thread of its own, so that the caller hears and answers meanwhile."""

    highs: highspy.Highs
    candidates: int
    chosen: frozenset[int] | None = None
    bound: float | None = None
    _stop: bool = False
    _lock: Lock = field(default_factory=Lock)

    def until(self, ask: Ask) -> bool:
        """Runs to the end, or until ``ask`` says stop: then the answer is false."""
        for event in (self.highs.cbSimplexInterrupt, self.highs.cbIpmInterrupt, self.highs.cbMipInterrupt):
            event += self._listen
        improving = self.highs.cbMipImprovingSolution
        improving += self._keep
        thread = Thread(target=self.highs.run, name="rota-search")
        thread.start()
        while thread.is_alive():
            thread.join(ASK_EVERY)
            with self._lock:
                chosen, bound = self.chosen, self.bound
            if thread.is_alive() and ask(chosen, bound):
                self._stop = True
                thread.join(GRACE)
                return False
        return True

    def _listen(self, event: HighsCallbackEvent) -> None:
        bound = float(event.data_out.mip_dual_bound)
        with self._lock:
            if np.isfinite(bound):
                self.bound = bound
        if self._stop:
            event.interrupt()

    def _keep(self, event: HighsCallbackEvent) -> None:
        found = _chosen(np.asarray(event.data_out.mip_solution)[: self.candidates])
        with self._lock:
            self.chosen = found


def _chosen(values: Numbers) -> frozenset[int]:
    return frozenset(int(c) for c in np.flatnonzero(values > 0.5))


class _QuietHighs(highspy.Highs):
    """Highs that never writes to the screen: it would greet while it is being made, when no option can
    have been set from outside yet."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's name
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def _highs(seed: int) -> highspy.Highs:
    highs = _QuietHighs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("random_seed", seed % 2**31)
    return highs


def _as_lp(model: Model, objective: Objective, *, whole: bool) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    count = len(model.upper)
    costs = np.zeros(count)
    for column, cost in objective.costs.items():
        costs[column] = cost / objective.scale
    lp.num_col_, lp.num_row_ = count, len(model.rows)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = costs, np.array(model.lower), np.array(model.upper)
    lp.row_lower_ = np.array([row.lower for row in model.rows], dtype=np.float64)
    lp.row_upper_ = np.array([row.upper for row in model.rows], dtype=np.float64)
    matrix = lp.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(row.columns) for row in model.rows)], dtype=np.int32)
    matrix.index_ = np.array([c for row in model.rows for c in row.columns], dtype=np.int32)
    matrix.value_ = np.array([f for row in model.rows for f in row.factors], dtype=np.float64)
    if whole:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[column < model.candidates] for column in range(count)]
    return lp
