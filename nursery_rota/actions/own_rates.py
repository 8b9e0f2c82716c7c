"""The nursery's own pay and payroll rates: a tax year kept in its file, before those of the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nursery_rota.domain.rates import RateYear, as_mapping, parse_own, parse_year
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile


def keep_year(file: RotaFile, raw: Mapping[str, Any], replaces: str = "") -> RateYear:
    """Work with this year (the keys of a rates file) from now on; ``replaces`` is the label of the own year it
    was made from. ``RuleFileProblem`` names the key that cannot be, and then nothing has changed."""
    year = parse_year(raw)
    own = parse_own(file.book().nursery.custom_rates)
    gone = {year.label, replaces}
    _keep(file, [*(mine for mine in own if mine.label not in gone), year], f"Kept our own rates {year.label}")
    return year


def remove_year(file: RotaFile, label: str) -> None:
    """Forget an own year; the program's rates hold again, where it has any."""
    own = parse_own(file.book().nursery.custom_rates)
    if label not in {year.label for year in own}:
        raise NotPossible(f"There are no own rates “{label}”.")
    _keep(file, [mine for mine in own if mine.label != label], f"Removed our own rates {label}")


def _keep(file: RotaFile, years: list[RateYear], label: str) -> None:
    kept = {"years": [as_mapping(year) for year in sorted(years, key=lambda y: y.starts_on)]} if years else {}
    parse_own(kept)
    with file.step(label) as step:
        step.update("nursery", 1, {"custom_rates": kept})
