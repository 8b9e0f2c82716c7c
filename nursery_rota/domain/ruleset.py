"""A rule set: what the law and the nursery's policy ask of each session, dated and sourced.

One rule set is one file in ``resources/rules``; it may hold several versions, each valid from a date.
``parse`` turns the mapping of such a file, or of a nursery's own copy of one, into frozen values and refuses
what cannot be a rule set.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal

from nursery_rota.domain.rule_values import NEEDED, Between, Place, read, refuse
from nursery_rota.errors import RuleFileProblem

Force = Literal["law", "policy", "off"]
"""Law blocks publishing, policy warns, off is not looked at."""
Mark = Literal["V", "V2", "R"]
BandCondition = Literal["always", "sessional", "level6", "walking", "not_walking"]
Named = Annotated[str, NEEDED]
Months = Annotated[int, Between(0, 216)]
"""An age; the rules of nurseries end with childhood."""
LevelAsked = Annotated[int, Between(0, 6)]


@dataclass(frozen=True)
class Band:
    """Children from ``from_months`` (inclusive) to ``to_months`` (exclusive) need one adult for each
    ``kids`` of them, when ``when`` holds. ``label`` is plural ("twos")."""

    label: Named
    from_months: Months
    to_months: Months
    kids: Annotated[
        int, Between(1, 99, "an adult must be able to care for at least 1 child, and at most 99.")
    ]
    when: BandCondition = "always"
    max_minutes: Annotated[int, Between(1, 1440)] | None = None
    """With ``sessional``: the longest session to which the band applies."""
    mark: Mark = "R"
    note: str = ""


@dataclass(frozen=True)
class WhoCounts:
    """Conditions for an adult to be one of the required ones, by the numbers of the rules page."""

    minimum_age: Annotated[int, Between(0, 99)] = 17
    sign_off: Force = "law"
    first_aid: Force = "off"
    vetting: Force = "law"
    references: Force = "law"
    induction: Force = "law"
    whole_session: Force = "law"


@dataclass(frozen=True)
class Qualification:
    """Levels among the required adults: one of ``lead_level``; of the others, ``others_percent`` (of
    a hundred, rounded up) hold ``others_level``."""

    lead_level: LevelAsked = 3
    lead: Force = "off"
    others_level: LevelAsked = 2
    others_percent: Annotated[int, Between(0, 100)] = 50
    others: Force = "off"
    level6_replaces_others: bool = False


@dataclass(frozen=True)
class PerSession:
    """What each session with children must have besides enough adults."""

    first_aider: Force = "off"
    children_per_first_aider: Annotated[int, Between(1, 999)] | None = None
    manager_or_deputy: Force = "policy"
    mealtime_first_aider: Force = "off"
    minimum_adults: Annotated[int, Between(0, 99)] = 1
    minimum_adults_force: Force = "off"
    maximum_children: Annotated[int, Between(1, 999)] | None = None
    under_twos: Force = "off"
    """Of the adults whom children under two need, one of the lead level has experience with them, and half
    are trained in the care of babies."""
    second_lead_from: Annotated[int, Between(1, 999)] | None = None
    """From so many children on, a second adult of the lead level is there, by law."""


@dataclass(frozen=True)
class RuleVersion:
    """The rules from ``valid_from`` (None: always) until the next version."""

    valid_from: date | None
    bands: tuple[Band, ...]
    who_counts: WhoCounts
    qualification: Qualification
    per_session: PerSession


@dataclass(frozen=True)
class RuleSet:
    """``source`` is the text the rules were taken from, ``mark`` how near to it they were seen (V in the
    text itself, V2 in another account of it, R recalled), ``seen_on`` when."""

    key: str
    name: Named
    source: Named
    mark: Mark
    seen_on: date
    versions: tuple[RuleVersion, ...]
    country: str = ""

    def on(self, day: date) -> RuleVersion:
        """The version in force on ``day``; before the first one, the first."""
        chosen = self.versions[0]
        for version in self.versions[1:]:
            if version.valid_from is not None and version.valid_from <= day:
                chosen = version
        return chosen


def parse(key: str, raw: object, place: str = "") -> RuleSet:
    """The rule set in the mapping of a rules file, its dates as dates or as ISO text.

    Anything else is a ``RuleFileProblem`` that names its place, after the name of the file given as ``place``.
    """
    try:
        rule_set = read(RuleSet, raw, key=key)
        if not rule_set.versions:
            refuse(("versions",), "no version of the rules is given. Add one with its bands.")
        _refuse_disorder(rule_set.versions)
        for i, version in enumerate(rule_set.versions):
            _refuse_bands(version.bands, ("versions", i, "bands"))
    except RuleFileProblem as problem:
        raise RuleFileProblem(f"{place or key}: {problem}", place=problem.place, says=problem.says) from None
    return rule_set


def _refuse_disorder(versions: tuple[RuleVersion, ...]) -> None:
    """Each version says from when it holds, later than the one before; only the first may always hold."""
    for i, (older, newer) in enumerate(pairwise(versions), start=1):
        at: Place = ("versions", i, "valid_from")
        if newer.valid_from is None:
            refuse(at, "only the first version may be without a date. Say from when this one holds.")
        if older.valid_from is not None and newer.valid_from <= older.valid_from:
            refuse(at, "the versions are out of order. Put the oldest first, each with a later date.")


def _refuse_bands(bands: tuple[Band, ...], place: Place) -> None:
    for i, band in enumerate(bands):
        if band.to_months <= band.from_months:
            refuse((*place, i, "to_months"), "the band ends before it starts.")
    kinds = {band.when for band in bands}
    if "always" not in kinds and not {"walking", "not_walking"} <= kinds:
        refuse(
            place,
            "no band holds for every child. Add one that always applies, or one each for walking and not.",
        )
    for when in kinds:
        _refuse_gaps([(i, band) for i, band in enumerate(bands) if band.when == when], when, place)


def _refuse_gaps(bands: list[tuple[int, Band]], when: BandCondition, place: Place) -> None:
    """Bands under one condition do not overlap: a child would have two ratios. Those that do not just ease
    others must meet as well: a child between two bands would need no adult at all."""
    eases = when in ("sessional", "level6")
    for (_, younger), (i, older) in pairwise(sorted(bands, key=lambda b: b[1].from_months)):
        at = (*place, i, "from_months")
        months = f"({younger.to_months} and {older.from_months} months). Let one start where the other ends."
        if older.from_months < younger.to_months:
            refuse(at, f"the bands {younger.label!r} and {older.label!r} overlap {months}")
        if older.from_months > younger.to_months and not eases:
            refuse(at, f"the bands {younger.label!r} and {older.label!r} do not meet {months}")
