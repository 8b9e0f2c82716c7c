"""A nursery's own copy of a rule set, in the form in which its file keeps it: keys of a rules file, dates as
ISO text, nothing where nothing is said.

``ruleset.parse`` reads it back. Knows no file and no form.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from nursery_rota.domain.ruleset import RuleSet

_OURS = "our own copy"


def as_mapping(rule_set: RuleSet) -> dict[str, Any]:
    """The rule set as JSON holds it: ``parse(key, as_mapping(rule_set)) == rule_set``."""
    return {name: _as_json(value) for name, value in asdict(rule_set).items() if name != "key"}


def own_copy(rule_set: RuleSet) -> RuleSet:
    """The rule set as the nursery takes it over: its name says that it may have been changed."""
    named = rule_set.name if rule_set.name.endswith(_OURS) else f"{rule_set.name}, {_OURS}"
    return replace(rule_set, name=named)


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _as_json(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, tuple | list):
        return [_as_json(inner) for inner in value]
    return value
