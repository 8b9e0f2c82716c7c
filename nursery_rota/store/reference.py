"""What the program itself brings: the rule sets of countries and the dated rates, read from resources.

It must not know a nursery's file; the nursery's own rules come in as a mapping.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nursery_rota import paths
from nursery_rota.domain import ruleset
from nursery_rota.domain.rates import RateTable, RateYear, parse_own, parse_year
from nursery_rota.domain.ruleset import RuleSet
from nursery_rota.domain.tables import Nursery
from nursery_rota.errors import FileProblem, RuleFileProblem

CUSTOM = "custom"
"""The name of the rule set that stands in the nursery's own file."""


@dataclass(frozen=True)
class Reference:
    """Rule sets by key, and all known rates."""

    rule_sets: Mapping[str, RuleSet]
    rates: RateTable

    def rule_set_of(self, nursery: Nursery) -> RuleSet:
        """The rules the nursery works by; ``FileProblem`` where they are not known here."""
        if nursery.rule_set == CUSTOM:
            return ruleset.parse(CUSTOM, nursery.custom_rules, "The nursery's own rules")
        found = self.rule_sets.get(nursery.rule_set)
        if found is None:
            raise FileProblem(
                f"The file works by the rules {nursery.rule_set!r}, which this version of the program "
                f"does not have. Known rules: {', '.join(sorted(self.rule_sets))}."
            )
        return found

    def rates_of(self, nursery: Nursery) -> RateTable:
        """The rates that hold for the nursery: its own years, where it has typed any, before those that come
        with the program. ``FileProblem`` where its own cannot be read."""
        try:
            return self.rates.with_own(parse_own(nursery.custom_rates))
        except RuleFileProblem as problem:
            raise FileProblem(f"The nursery's own pay rates cannot be read: {problem}") from problem


def load_reference(folder: Path | None = None) -> Reference:
    """Everything under ``folder`` (the program's own resources where none is given).

    ``RuleFileProblem`` names the file and the key of the first thing that cannot be used.
    """
    root = paths.resources() if folder is None else folder
    rule_sets = {
        path.stem: ruleset.parse(path.stem, _toml(path), f"rules/{path.name}")
        for path in sorted((root / "rules").glob("*.toml"))
    }
    years = (
        _rate_year(_toml(path), f"rates/{path.name}") for path in sorted((root / "rates").glob("*.toml"))
    )
    return Reference(rule_sets, RateTable(tuple(sorted(years, key=lambda year: year.starts_on))))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise RuleFileProblem(f"{path.parent.name}/{path.name}: {trouble}.") from trouble


def _rate_year(raw: Mapping[str, Any], name: str) -> RateYear:
    try:
        return parse_year(raw)
    except RuleFileProblem as problem:
        raise RuleFileProblem(f"{name}: {problem}", place=problem.place, says=problem.says) from problem
