"""Trials kept by name: kept again, undone, refused, removed."""

from __future__ import annotations

import pytest

from nursery_rota.actions.scenarios import forget_scenario, keep_scenario
from nursery_rota.errors import NotPossible, RotaProblem
from nursery_rota.store.rota_file import RotaFile


def test_a_trial_is_kept_under_its_name_and_replaced_under_the_same(nursery: RotaFile) -> None:
    first = keep_scenario(nursery, "  Two   families fewer ", {"families_leave": 2})
    assert keep_scenario(nursery, "two families FEWER", {"families_leave": "3"}) == first
    (kept,) = nursery.book().scenarios
    assert (kept.name, kept.changes) == ("two families FEWER", {"families_leave": "3"})
    nursery.undo()
    (before,) = nursery.book().scenarios
    assert (before.name, before.changes) == ("Two families fewer", {"families_leave": "2"})


def test_a_trial_is_removed_in_one_step(nursery: RotaFile) -> None:
    kept = keep_scenario(nursery, "Dearer", {"wage": "14.00"})
    forget_scenario(nursery, kept)
    assert nursery.book().scenarios == ()
    assert nursery.undo_label == "Removed the trial “Dearer”"
    with pytest.raises(NotPossible, match="not kept any more"):
        forget_scenario(nursery, kept)


def test_what_cannot_be_tried_is_not_kept(nursery: RotaFile) -> None:
    for name, changes, words in (
        ("", {"wage": "14"}, "Give the trial a name"),
        ("Nothing", {}, "Nothing is tried yet"),
        ("Odd", {"wage": "lots"}, "cannot be used for wage"),
        ("Odd", {"moon": "full"}, "cannot be tried"),
    ):
        with pytest.raises(RotaProblem, match=words):
            keep_scenario(nursery, name, changes)
    assert nursery.book().scenarios == ()
