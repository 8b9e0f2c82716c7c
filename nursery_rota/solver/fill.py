"""Fills a rota level by level: each level is settled, held, and the next one searched within it.

``solve`` is the way in. The rota in hand is always one that keeps every hard rule; a new one replaces it
only if the plain-Python judge of ``check`` finds it at least as good, level by level.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from math import floor

import numpy as np

from nursery_rota.domain.planning import Plan, PlanStatus, Problem, ProgressSink, StageProof, StopAsked
from nursery_rota.solver.check import STAGES, broken, evaluate
from nursery_rota.solver.engine import Interrupted, Relaxed, Search, relax
from nursery_rota.solver.greedy import fair_queue
from nursery_rota.solver.groups import Groups
from nursery_rota.solver.levels import LEVELS
from nursery_rota.solver.matrix import Marks, Matrix, as_matrix
from nursery_rota.solver.model import Model, Objective
from nursery_rota.solver.narrow import drop_implied, hold
from nursery_rota.solver.nearby import around, by_group, touching
from nursery_rota.solver.parts import parts
from nursery_rota.solver.rules import RULES
from nursery_rota.solver.variety import varied
from nursery_rota.solver.watch import Watch

WORK = 12
"""How much is tried for each level before the best so far is taken as it is: parts re-opened, and branches
of a rota of some thousand candidates. Counted, not timed, so a fast and a slow computer come to the same."""

FIRST_LOOK = 40
"""Branches of the first look at the whole."""

CAREFUL_FROM = 400
"""Branches that the work must allow for a careful look at the whole to be worth its time."""

NEAR = 0.005
"""Share of the bound within which parts are no longer re-opened."""

PART_NODES = 20
"""Branches looked at in one part."""

LOOK_UP_TO = 20_000
"""Candidates up to which the wishes of the whole are looked at in one piece."""

ATTEMPTS = 3
"""How often more is left open around a relaxed solution that has no rota near it."""

_DONE = {"fill": 0.05, "fairness": 0.2, "changes": 0.4, "comfort": 0.5}
"""Share of the whole work that lies behind when a level begins; a rough guide for the eye."""


def solve(
    problem: Problem,
    *,
    progress: ProgressSink | None = None,
    stop: StopAsked | None = None,
    seed: int = 0,
    seconds: float | None = None,
    work_limit: int = WORK,
) -> Plan:
    """The best rota by fill, then fairness, then fewest changes, then comfort, with what was proved.

    Never worse than ``problem.present`` if that keeps the hard rules. ``stop`` is asked about twenty times
    a second and answered with the best so far (status "cancelled"); ``seconds`` is a limit in time,
    ``work_limit`` one in branches per level. Without ``seconds`` the same problem and seed always give the
    same rota. Both callables are called on the caller's thread.
    """
    return Filling(problem, Watch(progress, stop, seconds), seed, work_limit).run()


@dataclass
class Filling:
    """One fill from first to last; ``best`` is at every moment a rota that may be used."""

    problem: Problem
    watch: Watch
    seed: int
    work_limit: int
    without: Collection[str] = ()
    """Names of hard rules to leave out; for tests that show what each rule does."""
    best: frozenset[int] = frozenset()
    values: Mapping[str, int] = field(default_factory=dict)
    """Value of ``best`` at each level."""
    proof: dict[str, StageProof] = field(default_factory=dict)
    groups: Groups = field(init=False)
    _seen: set[frozenset[int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.groups = Groups(self.problem)

    def run(self) -> Plan:
        self._begin(self.groups)
        if self.problem.candidates and not self.watch.must_end():
            model = build(self.groups, self.without, self.watch.must_end)
            for stage, level in LEVELS.items():
                if self.watch.must_end():
                    break
                self._settle(model, level(model))
                self._report(stage, None)
            if not self.watch.must_end():
                self.best = varied(self.groups, self.best, self._is_as_good, self.watch.must_end)
        return self._plan()

    def _is_lawful(self, rota: frozenset[int]) -> bool:
        return bool(self.without) or not broken(self.problem, rota)

    def _is_as_good(self, rota: frozenset[int]) -> bool:
        return self._is_lawful(rota) and evaluate(self.problem, rota, self.groups.measures) == self.values

    def _begin(self, groups: Groups) -> None:
        """The first complete rota: the best of the fair queue and of what stands already."""
        ready = [
            fair_queue(groups, self._stopped),
            frozenset(self.problem.present),
            frozenset(self.problem.published),
        ]
        usable = [rota for rota in dict.fromkeys(ready) if not broken(self.problem, rota)]
        self._keep(min(usable, key=self._rank))
        self._report("fill", None)

    def _stopped(self) -> bool:
        """Did the caller ask to stop? A limit in time leaves the first rota whole."""
        return self.watch.must_end() and self.watch.over == "stop"

    def _rank(self, rota: frozenset[int]) -> tuple[int, ...]:
        values = evaluate(self.problem, rota, self.groups.measures)
        return tuple(values[stage] for stage in STAGES)

    def _keep(self, rota: frozenset[int]) -> None:
        self.best, self.values = rota, evaluate(self.problem, rota, self.groups.measures)

    def _take(self, rota: frozenset[int] | None) -> None:
        if rota is None or rota in self._seen:
            return
        self._seen.add(rota)
        if self._is_lawful(rota) and self._rank(rota) < tuple(self.values[stage] for stage in STAGES):
            self._keep(rota)

    def _settle(self, model: Model, objective: Objective) -> None:
        stage = objective.stage
        relaxed: Relaxed | None = None
        bound = float(self._least(stage) if objective.costs else objective.constant)
        if not self._settled(stage, bound):
            matrix = as_matrix(model, objective)
            relaxed = self._relax(matrix, objective)
            if relaxed is not None:
                bound = max(bound, self._bound(objective, relaxed.value))
                self._take(whole_rota(relaxed, model.candidates))
            if not self.watch.must_end() and not self._settled(stage, bound):
                bound = self._search(Search(matrix, objective, self.seed), objective, bound, relaxed)
        value = self.values[stage]
        self.proof[stage] = StageProof(value, min(value, bound))
        hold(model, objective, value, relaxed)

    def _relax(self, matrix: Matrix, objective: Objective) -> Relaxed | None:
        try:
            return relax(matrix, lambda *_: self._asked(objective, None, None), self.seed)
        except Interrupted:
            return None

    def _near(self, stage: str, bound: float) -> bool:
        """Is so little left to gain that more work on parts is not worth waiting for?"""
        return self.values[stage] - bound <= NEAR * abs(bound)

    def _search(self, search: Search, objective: Objective, bound: float, relaxed: Relaxed | None) -> float:
        """Around the relaxed solution first, where there is one worth it; then a quick look at the whole,
        which often settles it; then part by part as long as that helps; then a careful look at the whole
        where the rota is small enough."""
        count = len(self.problem.candidates)
        nodes = branches(self.work_limit, count)
        if relaxed is not None and objective.stage == "comfort":
            self._around(search, objective, bound, relaxed)
        if count <= LOOK_UP_TO or objective.stage != "comfort":
            bound = self._whole(search, objective, bound, min(nodes, FIRST_LOOK), careful=False)
        self._parts(search, objective, bound)
        if nodes > CAREFUL_FROM:
            bound = self._whole(search, objective, bound, nodes, careful=True)
        return bound

    def _around(self, search: Search, objective: Objective, bound: float, relaxed: Relaxed) -> None:
        """Rounds the relaxed solution to the best rota near it; over many families group by group."""
        count, grain = len(self.problem.candidates), objective.grain / objective.scale
        start = frozenset((relaxed.columns[:count] > 0.5).nonzero()[0].tolist())
        tried = False
        for free in islice(around(relaxed, count, grain), ATTEMPTS):
            before = self.best
            self._part(search, objective, start, free, better=False)
            tried = True
            if self.watch.must_end() or self._settled(objective.stage, bound) or self.best != before:
                return
        if not tried:
            self._by_steps(search, objective, bound, relaxed, start)

    def _by_steps(
        self,
        search: Search,
        objective: Objective,
        bound: float,
        relaxed: Relaxed,
        start: frozenset[int],
    ) -> None:
        """The same for hundreds of families: only what the relaxed solution divides, then group by group."""
        grain = objective.grain / objective.scale
        for free in touching(relaxed, self.groups, grain):
            if self.watch.must_end() or self._near(objective.stage, bound):
                return
            self._part(search, objective, start, free, better=False)
        for free in by_group(relaxed, self.groups, self.best, grain):
            if self.watch.must_end() or self._near(objective.stage, bound):
                return
            self._part(search, objective, self.best, free, better=True)

    def _part(
        self, search: Search, objective: Objective, rota: frozenset[int], free: Marks, *, better: bool
    ) -> None:
        def ask(chosen: frozenset[int] | None, low: float | None) -> bool:
            return self._asked(objective, None, None)

        self._take(search.part(rota, free, ask, PART_NODES, better=better).chosen)

    def _whole(
        self, search: Search, objective: Objective, bound: float, nodes: int, *, careful: bool
    ) -> float:
        if self._settled(objective.stage, bound) or self.watch.must_end():
            return bound
        found = search.whole(self.best, partial(self._asked, objective), nodes, careful=careful)
        self._take(found.chosen)
        return bound if found.bound is None else max(bound, self._bound(objective, found.bound))

    def _parts(self, search: Search, objective: Objective, bound: float) -> None:
        """Re-opens parts of the rota in turn until a whole round of them brings nothing."""
        idle = 0
        for number, part in enumerate(parts(self.groups, self.seed)):
            over = number >= self.work_limit or idle >= part.round
            if over or self.watch.must_end() or self._near(objective.stage, bound):
                return
            before = self.best
            free = np.zeros(len(self.problem.candidates), dtype=np.bool_)
            free[sorted(part.free)] = True
            self._part(search, objective, before, free, better=True)
            idle = 0 if self.best != before else idle + 1

    def _settled(self, stage: str, bound: float) -> bool:
        return self.values[stage] <= bound

    def _bound(self, objective: Objective, scaled: float) -> float:
        """The proven bound in the stage's unit, raised to the next value that a rota can have."""
        value = self.values[objective.stage]
        steps = (value - (objective.constant + scaled * objective.scale)) / objective.grain
        return value - objective.grain * max(0, floor(steps + 1e-4))

    def _asked(self, objective: Objective, chosen: frozenset[int] | None, low: float | None) -> bool:
        self._take(chosen)
        self._report(objective.stage, None if low is None else self._bound(objective, low))
        return self.watch.must_end()

    def _report(self, stage: str, bound: float | None) -> None:
        self.watch.report(stage, len(self.best), self.values[stage], bound, _DONE[stage])

    def _least(self, stage: str) -> int:
        """A value below which no rota can lie, known without any search."""
        return self.groups.measures.comfort_floor if stage == "comfort" else 0

    def _plan(self) -> Plan:
        for stage in STAGES:
            if stage not in self.proof:
                value = self.values[stage]
                bound = value if not self.problem.candidates else min(value, self._least(stage))
                self.proof[stage] = StageProof(value, bound)
        proved = all(proof.proved for proof in self.proof.values())
        status: PlanStatus = "optimal" if proved else "feasible"
        if self.watch.over == "stop" and not proved:
            status = "cancelled"
        return Plan(status, tuple(sorted(self.best)), self.proof, self.watch.seconds(), self.seed)


def branches(work_limit: int, candidates: int) -> int:
    """The branches that the work allows: a branch of a large rota takes longer than one of a small one."""
    return work_limit * 8000 // max(20, candidates)


def build(groups: Groups, without: Collection[str] = (), must_end: StopAsked = lambda: False) -> Model:
    """The hard rules as rows, less those that others imply; not whole if it ``must_end`` before."""
    model = Model(groups)
    for name, rule in RULES.items():
        if must_end():
            return model
        if name not in without:
            rule(model)
    drop_implied(model, must_end)
    return model


def whole_rota(relaxed: Relaxed, candidates: int) -> frozenset[int] | None:
    """The rota of a relaxation that divides nobody, else none."""
    share = relaxed.columns[:candidates]
    if ((share > 1e-6) & (share < 1 - 1e-6)).any():
        return None
    return frozenset(int(c) for c in (share > 0.5).nonzero()[0])
