"""The nursery's own rules: taking over a copy of a rule set, and changing that copy."""

from __future__ import annotations

from collections.abc import Mapping

from nursery_rota.domain import ruleset
from nursery_rota.domain.custom_rules import as_mapping, own_copy
from nursery_rota.domain.ruleset import RuleSet
from nursery_rota.errors import NotPossible
from nursery_rota.store.reference import CUSTOM, Reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import listing


def copy_rules(file: RotaFile, key: str, reference: Reference) -> None:
    """Put a copy of a shipped rule set into the file and work by it from now on. ``NotPossible`` for a rule
    set that does not exist."""
    shipped = reference.rule_sets.get(key)
    if shipped is None:
        known = listing(sorted(reference.rule_sets), "or")
        raise NotPossible(f"There is no rule set “{key}” to copy. Choose {known}.")
    _keep(file, own_copy(shipped), f"Copied the rules of {shipped.name}")


def change_rules(file: RotaFile, rules: Mapping[str, object]) -> None:
    """Work by these rules (keys of a rules file, dates as ISO text) from now on.

    ``RuleFileProblem`` names the place of what cannot be; then nothing has changed.
    """
    changed = ruleset.parse(CUSTOM, rules, "The nursery's own rules")
    nursery = file.book().nursery
    if (nursery.rule_set, nursery.custom_rules) != (CUSTOM, as_mapping(changed)):
        _keep(file, changed, "Changed the nursery's own rules")


def _keep(file: RotaFile, rules: RuleSet, label: str) -> None:
    with file.step(label) as step:
        step.update("nursery", 1, {"rule_set": CUSTOM, "custom_rules": as_mapping(rules)})
