"""Taking over a copy of a rule set, and changing that copy: one step each, and nothing half done."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from nursery_rota.actions.own_rules import change_rules, copy_rules
from nursery_rota.domain.custom_rules import as_mapping
from nursery_rota.errors import NotPossible, RuleFileProblem
from nursery_rota.store.rota_file import RotaFile
from tests.making import reference


def own(nursery: RotaFile) -> dict[str, Any]:
    """What the file holds, free to be changed."""
    return deepcopy(dict(nursery.book().nursery.custom_rules))


def test_a_copy_is_in_force_and_asks_the_same(nursery: RotaFile) -> None:
    before = nursery.book().rule_set
    copy_rules(nursery, "england", reference())
    after = nursery.book()
    assert after.nursery.rule_set == "custom"
    assert after.rule_set.name == "England, our own copy"
    assert after.rule_set.versions == before.versions
    assert after.rule_set.source == before.source


def test_a_copy_is_one_step_and_can_be_undone(nursery: RotaFile) -> None:
    copy_rules(nursery, "scotland", reference())
    assert nursery.undo_label == "Copied the rules of Scotland"
    nursery.undo()
    assert nursery.book().nursery.rule_set == "england"
    assert nursery.book().nursery.custom_rules == {}


def test_a_copy_is_still_there_when_the_file_is_opened_again(nursery: RotaFile) -> None:
    copy_rules(nursery, "wales", reference())
    nursery.close()
    with RotaFile.open(nursery.path, reference=reference()) as again:
        assert again.book().rule_set.versions == reference().rule_sets["wales"].versions


def test_unknown_rules_cannot_be_copied(nursery: RotaFile) -> None:
    with pytest.raises(
        NotPossible, match=r"no rule set “atlantis” to copy. Choose california-co-op, england"
    ):
        copy_rules(nursery, "atlantis", reference())


def test_a_change_counts_at_once_and_is_one_step(nursery: RotaFile) -> None:
    copy_rules(nursery, "england", reference())
    changed = own(nursery)
    changed["versions"][-1]["bands"][1]["kids"] = 4
    change_rules(nursery, changed)
    assert nursery.book().rule_set.versions[-1].bands[1].kids == 4
    assert nursery.undo_label == "Changed the nursery's own rules"
    nursery.undo()
    assert nursery.book().rule_set.versions[-1].bands[1].kids == 5


def test_rules_may_be_changed_without_a_copy_before(nursery: RotaFile) -> None:
    change_rules(nursery, as_mapping(reference().rule_sets["wales"]))
    assert nursery.book().nursery.rule_set == "custom"
    assert nursery.book().rule_set.name == "Wales"


def test_what_cannot_be_changes_nothing(nursery: RotaFile) -> None:
    copy_rules(nursery, "england", reference())
    label, before = nursery.undo_label, own(nursery)
    wrong = own(nursery)
    wrong["versions"][0]["bands"][0]["kids"] = 0
    with pytest.raises(
        RuleFileProblem, match=r"^The nursery's own rules: versions\[0\].bands\[0\].kids: an adult"
    ):
        change_rules(nursery, wrong)
    assert (nursery.undo_label, own(nursery)) == (label, before)


def test_the_same_rules_again_are_no_step(nursery: RotaFile) -> None:
    copy_rules(nursery, "england", reference())
    change_rules(nursery, own(nursery))
    assert nursery.undo_label == "Copied the rules of England"
