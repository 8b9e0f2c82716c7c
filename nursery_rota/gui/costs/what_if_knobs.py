"""What can be tried on the costs page: each knob with its key among the trials, its words and its range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.ruleset import RuleSet


@dataclass(frozen=True)
class Knob:
    """``key`` is that of the trial; ``months`` the age from which a ratio holds. ``start`` is the nursery's own
    figure, where the panel does not know a better one."""

    key: str
    title: str
    least: float
    most: float
    step: float
    start: float
    unit: str = ""
    months: int | None = None

    @property
    def name(self) -> str:
        """Tells two knobs of one key apart."""
        return self.key if self.months is None else f"{self.key}:{self.months}"


KNOBS = (
    Knob("wage", "Wage for a parent’s place, an hour", 8.0, 30.0, 0.01, 12.71, "money"),
    Knob("participation", "Places parents really fill", 0, 100, 1, 100, "%"),
    Knob("families_leave", "Families who leave", 0, 20, 1, 0),
    Knob("duties_bought_out", "Duties bought out, a term", 0, 40, 1, 0),
    Knob("more_trained", "More parents with first aid", 0, 20, 1, 0),
    Knob("more_level_2", "More parents with level 2", 0, 20, 1, 0),
    Knob("wage_percent", "Every wage, more or less", -10, 30, 1, 0, "%"),
    Knob("fee_percent", "Every fee, more or less", -20, 30, 1, 0, "%"),
    Knob("turn_two", "Children who turn two", 0, 12, 1, 0),
    Knob("turn_three", "Children who turn three", 0, 12, 1, 0),
)


def ratio_knobs(rules: RuleSet, today: date) -> tuple[Knob, ...]:
    """One for each age band that always holds: how many children an adult may care for."""
    found = {}
    for band in rules.on(today).bands:
        if band.when == "always" and band.from_months not in found:
            words = f"Children for one adult, {band.label}"
            found[band.from_months] = Knob("ratio", words, 1, 16, 1, band.kids, months=band.from_months)
    return tuple(found.values())


def changes_of(values: Sequence[tuple[Knob, str]]) -> dict[str, str]:
    """The values that were turned as trials by key; ratios of several ages stand in one."""
    found: dict[str, str] = {}
    for knob, value in values:
        if knob.months is None:
            found[knob.key] = value
        else:
            part = f"{knob.months}:{value}"
            found[knob.key] = f"{found[knob.key]},{part}" if knob.key in found else part
    return found


def value_of(knob: Knob, changes: dict[str, str]) -> str | None:
    """What the changes say for one knob, None where they leave it alone."""
    text = changes.get(knob.key)
    if text is None or knob.months is None:
        return text
    parts = dict(part.split(":", 1) for part in text.split(",") if ":" in part)
    return parts.get(str(knob.months))
