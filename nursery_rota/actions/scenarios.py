"""Trials kept by name, so that a committee can look at them again."""

from __future__ import annotations

from collections.abc import Mapping

from nursery_rota.domain.costs.what_if import what_if
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile


def keep_scenario(file: RotaFile, name: str, changes: Mapping[str, object]) -> int:
    """Keep the changes under the name and answer the row's id; the name's earlier changes are replaced.

    ``NotPossible`` without a name or without a change, ``RotaProblem`` for one that cannot be tried.
    """
    words = " ".join(name.split())
    if not words:
        raise NotPossible("Give the trial a name to keep it by, such as “Two families fewer”.")
    if not changes:
        raise NotPossible(
            "Nothing is tried yet: these are your own figures. Change one, then keep the trial."
        )
    book = file.book()
    what_if(changes, book.nursery.currency)
    kept = {key: str(value) for key, value in changes.items()}
    known = next((s for s in book.scenarios if s.name.casefold() == words.casefold()), None)
    with file.step(f"Kept the trial “{words}”") as step:
        if known is None:
            return step.insert("scenarios", {"name": words, "changes": kept})
        step.update("scenarios", known.id, {"name": words, "changes": kept})
        return known.id


def forget_scenario(file: RotaFile, scenario_id: int) -> None:
    """Remove a kept trial."""
    names = {scenario.id: scenario.name for scenario in file.book().scenarios}
    if scenario_id not in names:
        raise NotPossible("This trial is not kept any more.")
    with file.step(f"Removed the trial “{names[scenario_id]}”") as step:
        step.delete("scenarios", scenario_id)
