"""What the program itself brings: the rule sets of countries and the dated rates, read from resources.

It must not know a nursery's file; the nursery's own rules come in as a mapping.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, get_type_hints

from nursery_rota import paths
from nursery_rota.domain import ruleset
from nursery_rota.domain.rates import RateTable, RateYear
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


def _rate_year(raw: Mapping[str, Any], place: str) -> RateYear:
    hints = get_type_hints(RateYear)
    _refuse_keys(raw, hints, hints, place)
    values: dict[str, Any] = {
        name: _rate(raw[name], kind, f"{place}: {name}") for name, kind in hints.items()
    }
    year = RateYear(**values)
    if year.ends_on < year.starts_on:
        raise RuleFileProblem(f"{place}: ends_on: the year ends before it starts.")
    return year


def _rate(value: object, kind: type, place: str) -> object:
    if kind is Decimal and isinstance(value, str):
        try:
            return Decimal(value)
        except InvalidOperation as trouble:
            raise RuleFileProblem(f"{place}: {value!r} is not a number.") from trouble
    # type(), because True is an int and a date with a time is a date.
    if type(value) is not kind:
        wanted = "a number in quotes" if kind is Decimal else kind.__name__
        raise RuleFileProblem(f"{place}: {wanted} is needed, not {value!r}.")
    return value


def _refuse_keys(raw: Mapping[str, Any], required: Iterable[str], known: Iterable[str], place: str) -> None:
    unknown = sorted(set(raw) - set(known))
    if unknown:
        raise RuleFileProblem(
            f"{place}: {unknown[0]}: this key is not known. Known: {', '.join(sorted(known))}."
        )
    missing = sorted(set(required) - set(raw))
    if missing:
        raise RuleFileProblem(f"{place}: {missing[0]}: this key is missing.")
