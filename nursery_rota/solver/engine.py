"""HiGHS behind one small door: a model and an objective in, numbers out.

The only module that touches the solver library. One thread and a given seed, so the same call gives the
same answer. Knows nothing of rotas, and nothing of clocks but how often to ask whether to stop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock, Thread

import highspy
import numpy as np
import numpy.typing as npt
from highspy.highs import HighsCallbackEvent

from nursery_rota.solver.matrix import Indices, Marks, Matrix, Numbers, Sparse, excerpt
from nursery_rota.solver.model import Objective
from nursery_rota.solver.watch import Interrupted

ASK_EVERY = 0.05
"""Seconds between two questions whether to stop."""

GRACE = 0.15
"""Seconds that HiGHS gets to stop by itself; a search within the search may be longer and does not listen. After
that its thread is left behind with the stop flag set and no time left, and ends at its next look at either."""

NEVER = 1e9
"""Seconds that HiGHS may take, which it never does. Its simplifying hears no stop, but looks at the clock where
there is a limit in time: drawn in to nothing, that ends it."""

LARGE = 100_000
"""Candidates from which on the lazy rows are no longer taken in to the last."""

ENOUGH = 1e-4
"""Share of the value that taking in lazy rows must raise it by to be gone on with on a large rota."""

FEASIBLE = 1e-7
"""Amounts below this, in the scaled unit of an objective of about one, are nothing but rounding."""


@dataclass(frozen=True)
class Relaxed:
    """Answer of the linear relaxation, in the scaled unit of the objective without its constant."""

    value: float
    columns: Numbers
    reduced: Numbers
    """What one more of each column would cost."""
    prices: Numbers
    """What one more of each row's limit would cost; nothing for lazy rows that stayed out."""
    complete: bool
    """False: stopped before every lazy row was kept."""


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


def relax(matrix: Matrix, ask: Ask, seed: int) -> Relaxed:
    """The best value if people could be divided, never above what a rota can reach.

    Lazy rows are taken in as solutions break them; told to stop in between, the answer is the best value so
    far, which is a bound too. Raises Interrupted when there is none.
    """
    highs = _highs(seed)
    inside = ~matrix.lazy
    lp = _as_lp(matrix, matrix.rows.only(inside), whole=False)
    if ask(None, None):
        raise Interrupted
    highs.passModel(lp)
    order = np.flatnonzero(inside)
    answer: Relaxed | None = None
    latest = -np.inf
    run = _Run(highs, matrix.candidates)
    while run.until(ask):
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            break
        answer = _relaxed(highs, order, len(matrix.rows), complete=False)
        broken = (matrix.rows.activity(answer.columns) > matrix.rows.upper + FEASIBLE * 10) & ~inside
        if not broken.any():
            return replace(answer, complete=True)
        if matrix.candidates > LARGE and answer.value - latest < ENOUGH * abs(answer.value):
            return answer
        latest = answer.value
        more = matrix.rows.only(broken)
        entries = len(more.columns)
        highs.addRows(len(more), more.lower, more.upper, entries, more.starts, more.columns, more.factors)
        inside |= broken
        order = np.concatenate((order, np.flatnonzero(broken)))
    if answer is None:
        raise Interrupted
    return answer


def _relaxed(highs: highspy.Highs, order: npt.NDArray[np.int64], rows: int, *, complete: bool) -> Relaxed:
    solution = highs.getSolution()
    prices = np.zeros(rows)
    prices[order] = solution.row_dual
    return Relaxed(
        value=float(highs.getInfo().objective_function_value),
        columns=np.asarray(solution.col_value),
        reduced=np.asarray(solution.col_dual),
        prices=prices,
        complete=complete,
    )


class Repeated:
    """One relaxation solved again and again while candidates are kept or let go, each time from where it stood."""

    def __init__(self, matrix: Matrix, seed: int, ask: Ask) -> None:
        self._ask = ask
        self._rows = np.arange(len(matrix.rows))
        self._highs = _highs(seed)
        self._highs.passModel(_as_lp(matrix, matrix.rows, whole=False))
        self._highs.setOptionValue("presolve", "off")
        self._run = _Run(self._highs, matrix.candidates)

    def bound(self, columns: Indices, lower: Numbers, upper: Numbers) -> None:
        """From now on these columns lie between these ends."""
        if len(columns):
            self._highs.changeColsBounds(len(columns), columns, lower, upper)

    def solve(self) -> Relaxed | None:
        """None where nothing keeps to the ends. Raises Interrupted when told to stop."""
        if self._ask(None, None) or not self._run.until(self._ask):
            raise Interrupted
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return _relaxed(self._highs, self._rows, len(self._rows), complete=True)


class Search:
    """The search in whole numbers for one level: the whole rota, or a part of it with the rest as it is."""

    def __init__(self, matrix: Matrix, objective: Objective, seed: int) -> None:
        self.matrix = matrix
        self._seed = seed
        self._grain = objective.grain / objective.scale

    def whole(self, start: frozenset[int], ask: Ask, nodes: int, *, careful: bool, dive: bool) -> Searched:
        """The best rota, looking at up to ``nodes`` branches, from the rota ``start``.

        ``careful``: branches are tried out before one is taken, which is slow on a large rota and finds
        on a small one what a quick look does not. ``dive``: searches within the search round what the
        relaxation divides.
        """
        highs = self._highs(self.matrix, nodes, careful=careful, dive=dive)
        columns = np.arange(self.matrix.candidates, dtype=np.int32)
        highs.setSolution(self.matrix.candidates, columns, self._values(start))
        found = _outcome(highs, self.matrix.candidates, ask)
        if found is None:
            # HiGHS 1.16 may improve on a start while it simplifies, report the better value and hand back
            # the start. Without a start it hands back what it found.
            again = self._highs(self.matrix, nodes, careful=careful, dive=dive)
            found = _outcome(again, self.matrix.candidates, ask)
        return found or Searched(None, None, complete=False)

    def part(self, rota: frozenset[int], free: Marks, ask: Ask, nodes: int, *, better: bool) -> Searched:
        """The best rota that differs from ``rota`` in the candidates ``free`` only; ``better``: what is no
        better than ``rota`` is not looked for, which ends sooner. Raises Interrupted when told to stop before
        the search began."""
        held = self._values(rota)
        small = excerpt(self.matrix, held, free)
        inner = small.columns[: small.matrix.candidates]
        if not len(inner):
            return Searched(None, None, complete=True)
        worth = self._worth(small.matrix, held[inner], ask) if better else None
        highs = self._highs(small.matrix, nodes, careful=True, dive=True)
        if worth is not None:
            highs.setOptionValue("objective_bound", worth - 0.5 * self._grain)
        found = _outcome(highs, len(inner), ask)
        if found is None or found.chosen is None:
            return found or Searched(None, None, complete=False)
        kept = rota.difference(inner.tolist())
        return replace(found, chosen=kept.union(inner[sorted(found.chosen)].tolist()))

    def _worth(self, small: Matrix, values: Numbers, ask: Ask) -> float | None:
        """What the excerpt costs as it stands."""
        highs = _highs(self._seed)
        highs.passModel(_as_lp(small, small.rows, whole=False))
        columns = np.arange(small.candidates, dtype=np.int32)
        highs.changeColsBounds(small.candidates, columns, values, values)
        if not _Run(highs, small.candidates).until(ask):
            raise Interrupted
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return float(highs.getInfo().objective_function_value)

    def _values(self, rota: frozenset[int]) -> Numbers:
        values = np.zeros(self.matrix.candidates)
        values[sorted(rota)] = 1.0
        return values

    def _highs(self, matrix: Matrix, nodes: int, *, careful: bool, dive: bool) -> highspy.Highs:
        highs = _highs(self._seed)
        highs.setOptionValue("mip_rel_gap", 0.0)
        highs.setOptionValue("mip_abs_gap", 0.99 * self._grain)
        highs.setOptionValue("mip_max_nodes", nodes)
        if not careful:
            highs.setOptionValue("mip_pscost_minreliable", 0)
        for heuristic in ("rins", "rens", "root_reduced_cost"):
            # Searches within the search do not listen to a stop: only where they are short.
            highs.setOptionValue(f"mip_heuristic_run_{heuristic}", dive)
        highs.passModel(_as_lp(matrix, matrix.rows, whole=True))
        return highs


def _outcome(highs: highspy.Highs, candidates: int, ask: Ask) -> Searched | None:
    """Runs and reads the answer; none if the value reported is not that of the rota handed back."""
    run = _Run(highs, candidates)
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
    return Searched(_chosen(columns[:candidates]), bound, complete)


@dataclass
class _Run:
    """One run of HiGHS on a thread of its own, so that the caller hears and answers meanwhile."""

    highs: highspy.Highs
    candidates: int
    chosen: frozenset[int] | None = None
    bound: float | None = None
    _stop: bool = False
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        for event in (self.highs.cbSimplexInterrupt, self.highs.cbIpmInterrupt, self.highs.cbMipInterrupt):
            event += self._listen
        improving = self.highs.cbMipImprovingSolution
        improving += self._keep

    def until(self, ask: Ask) -> bool:
        """Runs to the end, or until ``ask`` says stop: then the answer is false."""
        thread = Thread(target=self.highs.run, name="rota-search")
        thread.start()
        while thread.is_alive():
            thread.join(ASK_EVERY)
            with self._lock:
                chosen, bound = self.chosen, self.bound
            if thread.is_alive() and ask(chosen, bound):
                self._stop = True
                self.highs.setOptionValue("time_limit", 0.0)
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
    highs.setOptionValue("time_limit", NEVER)
    # The look for dependent rows, rule 10 of its presolve, took 40 times as long as the rest on a rota of a year.
    highs.setOptionValue("presolve_rule_off", 1 << 10)
    return highs


def _as_lp(matrix: Matrix, rows: Sparse, *, whole: bool) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = matrix.width, len(rows)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = matrix.costs, matrix.lower, matrix.upper
    lp.row_lower_, lp.row_upper_ = rows.lower, rows.upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = rows.starts, rows.columns, rows.factors
    if whole:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[column < matrix.candidates] for column in range(matrix.width)]
    return lp
