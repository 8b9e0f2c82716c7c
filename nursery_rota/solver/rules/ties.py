"""Ties between people: a newcomer only beside somebody experienced; people who are kept apart."""

from __future__ import annotations

from nursery_rota.solver.model import INFINITE, Model


def beside(model: Model) -> None:
    """The newcomer is chosen only if at least one of the experienced people is."""
    for tie in model.groups.problem.besides:
        others = dict.fromkeys(c for c in tie.experienced if c != tie.newcomer)
        if not others:
            model.shut(tie.newcomer)
        else:
            model.row([(tie.newcomer, -1.0), *((c, 1.0) for c in others)], 0.0, INFINITE)


def apart(model: Model) -> None:
    """At most one of the candidates that are kept apart."""
    for tie in model.groups.problem.aparts:
        model.at_most(list(dict.fromkeys(tie.candidates)), 1)
