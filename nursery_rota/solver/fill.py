"""Fills a rota level by level: each level is settled, held, and the next one searched within it.

``solve`` is the way in. The rota in hand is always one that keeps every hard rule; a new one replaces it
only if the plain-Python judge of ``check`` finds it at least as good, level by level.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from math import floor, sqrt

import numpy as np

from nursery_rota.domain.planning import Plan, PlanStatus, Problem, ProgressSink, StageProof, StopAsked
from nursery_rota.solver.check import STAGES, evaluate, is_lawful
from nursery_rota.solver.dive import descents
from nursery_rota.solver.engine import LARGE, Relaxed, Search, relax
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
from nursery_rota.solver.watch import Breathe, Interrupted, Watch

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
"""Candidates up to which the wishes of the whole are rounded by descents and looked at in one piece."""

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
    proved: dict[str, float] = field(default_factory=dict)
    """By level, the value below which no rota lies, as far as that is known."""
    groups: Groups = field(init=False)
    _seen: set[frozenset[int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.groups = Groups(self.problem)

    def run(self) -> Plan:
        self._begin()
        if self.problem.candidates:
            with suppress(Interrupted):
                self._better()
        return self._plan()

    def _better(self) -> None:
        """Level by level, then variety. Raises Interrupted when it must end."""
        model = build(self.groups, self.without, self.watch.breathe)
        for stage, level in LEVELS.items():
            self._settle(model, level(model))
            self._report(stage, None)
            self.watch.breathe()
        self.best = varied(self.groups, self.best, self._is_as_good, self.watch.must_end)

    def _is_lawful(self, rota: frozenset[int]) -> bool:
        return bool(self.without) or is_lawful(self.problem, rota)

    def _is_as_good(self, rota: frozenset[int]) -> bool:
        return self._is_lawful(rota) and self._evaluate(rota) == self.values

    def _begin(self) -> None:
        """The first complete rota: the best of the fair queue and of what stands already."""
        ready = [
            frozenset() if self._stopped() else fair_queue(self.groups, self._stopped),
            frozenset(self.problem.present),
            frozenset(self.problem.published),
        ]
        usable = [rota for rota in dict.fromkeys(ready) if is_lawful(self.problem, rota)]
        judged = [(rota, self._evaluate(rota)) for rota in usable]
        self.best, self.values = min(judged, key=lambda each: _rank(each[1]))
        self._report("fill", None)

    def _stopped(self) -> bool:
        """Did the caller ask to stop? A limit in time leaves the first rota whole."""
        return self.watch.must_end() and self.watch.over == "stop"

    def _evaluate(self, rota: frozenset[int]) -> Mapping[str, int]:
        return evaluate(self.problem, rota, self.groups.measures)

    def _take(self, rota: frozenset[int] | None) -> None:
        if rota is None or rota in self._seen:
            return
        self._seen.add(rota)
        found = self._evaluate(rota)
        if _rank(found) < _rank(self.values) and self._is_lawful(rota):
            self.best, self.values = rota, found

    def _settle(self, model: Model, objective: Objective) -> None:
        stage = objective.stage
        relaxed: Relaxed | None = None
        self._prove(stage, float(self._least(stage) if objective.costs else objective.constant))
        if not self._settled(stage):
            matrix = as_matrix(model, objective)
            search = Search(matrix, objective, self.seed)
            relaxed = self._relax(matrix, objective)
            if relaxed is not None:
                self._prove(stage, self._bound(objective, relaxed.value))
                if not self._stopped():
                    self._take(whole_rota(relaxed, model.candidates))
            self.watch.breathe()
            if not self._settled(stage):
                self._search(search, objective, relaxed)
        self.watch.breathe()
        hold(model, objective, self.values[stage], relaxed)

    def _relax(self, matrix: Matrix, objective: Objective) -> Relaxed | None:
        try:
            return relax(matrix, lambda *_: self._asked(objective, None, None), self.seed)
        except Interrupted:
            return None

    def _near(self, stage: str) -> bool:
        """Is so little left to gain that more work on parts is not worth waiting for?"""
        return self.values[stage] - self.proved[stage] <= NEAR * abs(self.proved[stage])

    def _search(self, search: Search, objective: Objective, relaxed: Relaxed | None) -> None:
        """Wishes from the relaxed solution first, other levels by a quick look at the whole, which often settles them;
        then part by part as long as that helps; then a careful look at the whole where the rota is very small."""
        if objective.stage != "comfort":
            self._look(search, objective)
        elif relaxed is not None:
            self._from_relaxed(search, objective, relaxed)
        self._parts(search, objective)
        nodes = branches(self.work_limit, len(self.problem.candidates))
        if nodes > CAREFUL_FROM:
            self._whole(search, objective, nodes, careful=True, dive=False)

    def _from_relaxed(self, search: Search, objective: Objective, relaxed: Relaxed) -> None:
        """Descents to a rota at the bound, and the whole, where that is small; then what lies near the relaxed
        solution, and the whole once more if that was better."""
        if self._is_small():
            self._dive(search, objective, relaxed)
            self._look(search, objective)
        if self._settled(objective.stage):
            return
        before = self.best
        self._around(search, objective, relaxed)
        if self._is_small() and self.best != before:
            self._look(search, objective)

    def _is_small(self) -> bool:
        """Few enough candidates for descents, and for the wishes of the whole to be looked at in one piece?"""
        return len(self.problem.candidates) <= LOOK_UP_TO

    def _look(self, search: Search, objective: Objective) -> None:
        nodes = min(branches(self.work_limit, len(self.problem.candidates)), FIRST_LOOK)
        self._whole(search, objective, nodes, careful=False, dive=objective.stage == "comfort")

    def _dive(self, search: Search, objective: Objective, relaxed: Relaxed) -> None:
        """Rounds the relaxed solution to a rota at the proven bound, if descents come to one."""

        def ask(chosen: frozenset[int] | None, low: float | None) -> bool:
            return self._asked(objective, None, None)

        target = (self.proved[objective.stage] - objective.constant) / objective.scale
        owners = np.array(self.groups.family)
        for rota in descents(search.matrix, relaxed, target, owners, self.seed, ask):
            self._take(rota)
            if self._settled(objective.stage):
                return

    def _around(self, search: Search, objective: Objective, relaxed: Relaxed) -> None:
        """Rounds the relaxed solution to the best rota near it; over many families group by group."""
        count, grain = len(self.problem.candidates), objective.grain / objective.scale
        start = frozenset((relaxed.columns[:count] > 0.5).nonzero()[0].tolist())
        tried = False
        for free in islice(around(relaxed, count, grain), ATTEMPTS):
            before = self.best
            self._part(search, start, free, objective, better=False)
            tried = True
            if self._settled(objective.stage) or self.best != before:
                return
        if not tried:
            self._by_steps(search, objective, relaxed, start)

    def _by_steps(
        self, search: Search, objective: Objective, relaxed: Relaxed, start: frozenset[int]
    ) -> None:
        """The same for hundreds of families: only what the relaxed solution divides, then group by group."""
        grain = objective.grain / objective.scale
        for free in touching(relaxed, self.groups, grain):
            if self._near(objective.stage):
                return
            self._part(search, start, free, objective, better=False)
        for free in by_group(relaxed, self.groups, self.best, grain, self.watch.breathe):
            if self._near(objective.stage):
                return
            self._part(search, self.best, free, objective, better=True)

    def _part(
        self, search: Search, rota: frozenset[int], free: Marks, objective: Objective, *, better: bool
    ) -> None:
        def ask(chosen: frozenset[int] | None, low: float | None) -> bool:
            return self._asked(objective, None, None)

        found = search.part(rota, free, ask, PART_NODES, better=better)
        # To judge a rota of hundreds of families would keep whoever has said stop waiting.
        if len(self.problem.candidates) <= LARGE or not self._stopped():
            self._take(found.chosen)
        self.watch.breathe()

    def _whole(self, search: Search, objective: Objective, nodes: int, *, careful: bool, dive: bool) -> None:
        if self._settled(objective.stage):
            return
        found = search.whole(self.best, partial(self._asked, objective), nodes, careful=careful, dive=dive)
        self._take(found.chosen)
        if found.bound is not None:
            self._prove(objective.stage, self._bound(objective, found.bound))
        self.watch.breathe()

    def _parts(self, search: Search, objective: Objective) -> None:
        """Re-opens parts of the rota in turn until a whole round of them brings nothing."""
        idle = 0
        for number, part in enumerate(parts(self.groups, self.seed)):
            if number >= self.work_limit or idle >= part.round or self._near(objective.stage):
                return
            before = self.best
            free = np.zeros(len(self.problem.candidates), dtype=np.bool_)
            free[sorted(part.free)] = True
            self._part(search, before, free, objective, better=True)
            idle = 0 if self.best != before else idle + 1

    def _settled(self, stage: str) -> bool:
        return self.values[stage] <= self.proved[stage]

    def _prove(self, stage: str, bound: float) -> None:
        self.proved[stage] = max(bound, self.proved.get(stage, bound))

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
        self.watch.report(stage, len(self.best), self.values[stage], bound, _DONE[stage], self._off())

    def _off(self) -> float | None:
        """How far families are from their shares, in duties: the root of the mean square."""
        families = len(self.groups.by_family)
        return sqrt(self.values["fairness"] / families) / 100 if families else None

    def _least(self, stage: str) -> int:
        """A value below which no rota can lie, known without any search."""
        return self.groups.measures.comfort_floor if stage == "comfort" else 0

    def _plan(self) -> Plan:
        proof = {stage: StageProof(self.values[stage], self._low(stage)) for stage in STAGES}
        proved = all(level.proved for level in proof.values())
        status: PlanStatus = "optimal" if proved else "feasible"
        if self.watch.over == "stop" and not proved:
            status = "cancelled"
        return Plan(status, tuple(sorted(self.best)), proof, self.watch.seconds(), self.seed)

    def _low(self, stage: str) -> float:
        """No rota has a lower value at this level; where nobody can be placed, the one there is has the lowest."""
        value = self.values[stage]
        if not self.problem.candidates:
            return value
        return min(value, self.proved[stage] if stage in self.proved else self._least(stage))


def _rank(values: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(values[stage] for stage in STAGES)


def branches(work_limit: int, candidates: int) -> int:
    """The branches that the work allows: a branch of a large rota takes longer than one of a small one."""
    return work_limit * 8000 // max(20, candidates)


def build(groups: Groups, without: Collection[str] = (), breathe: Breathe = lambda: None) -> Model:
    """The hard rules as rows, less those that others imply. Raises Interrupted when ``breathe`` does."""
    model = Model(groups, breathe)
    for name, rule in RULES.items():
        breathe()
        if name not in without:
            rule(model)
    drop_implied(model)
    return model


def whole_rota(relaxed: Relaxed, candidates: int) -> frozenset[int] | None:
    """The rota of a relaxation that divides nobody, else none."""
    share = relaxed.columns[:candidates]
    if ((share > 1e-6) & (share < 1 - 1e-6)).any():
        return None
    return frozenset(int(c) for c in (share > 0.5).nonzero()[0])
