"""A rule set: what the law and the nursery's policy ask of each session, dated and sourced.

One rule set is one file in ``resources/rules``; it may hold several versions, each valid from a date.
``parse`` turns the mapping of such a file into frozen values and refuses what cannot be a rule set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal, get_args

from nursery_rota.errors import RuleFileProblem

Force = Literal["law", "policy", "off"]
"""Law blocks publishing, policy warns, off is not looked at."""
Mark = Literal["V", "V2", "R"]
BandCondition = Literal["always", "sessional", "level6", "walking", "not_walking"]


@dataclass(frozen=True)
class Band:
    """Children from ``from_months`` (inclusive) to ``to_months`` (exclusive) need one adult for each
    ``kids`` of them, when ``when`` holds. ``label`` is plural ("twos")."""

    label: str
    from_months: int
    to_months: int
    kids: int
    when: BandCondition = "always"
    max_minutes: int | None = None
    """With ``sessional``: the longest session to which the band applies."""
    mark: Mark = "R"
    note: str = ""


@dataclass(frozen=True)
class WhoCounts:
    """Conditions for an adult to be one of the required ones, by the numbers of the rules page."""

    minimum_age: int = 17
    sign_off: Force = "law"
    first_aid: Force = "off"
    vetting: Force = "law"
    references: Force = "law"
    induction: Force = "law"
    whole_session: Force = "law"


@dataclass(frozen=True)
class Qualification:
    """Levels among the required adults: one of ``lead_level``; of the others, ``others_share`` (in
    hundredths, rounded up) hold ``others_level``."""

    lead_level: int = 3
    lead: Force = "off"
    others_level: int = 2
    others_percent: int = 50
    others: Force = "off"
    level6_replaces_others: bool = False


@dataclass(frozen=True)
class PerSession:
    """What each session with children must have besides enough adults."""

    first_aider: Force = "off"
    children_per_first_aider: int | None = None
    manager_or_deputy: Force = "policy"
    mealtime_first_aider: Force = "off"
    minimum_adults: int = 1
    minimum_adults_force: Force = "off"
    maximum_children: int | None = None


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
    key: str
    name: str
    country: str
    source: str
    mark: Mark
    seen_on: date
    versions: tuple[RuleVersion, ...]

    def on(self, day: date) -> RuleVersion:
        """The version in force on ``day``; before the first one, the first."""
        chosen = self.versions[0]
        for version in self.versions[1:]:
            if version.valid_from is not None and version.valid_from <= day:
                chosen = version
        return chosen


def parse(key: str, raw: Mapping[str, Any]) -> RuleSet:
    """The rule set in the mapping of a rules file; ``RuleFileProblem`` with its place otherwise."""
    versions = tuple(
        _version(raw_version, f"{key}.versions[{i}]") for i, raw_version in enumerate(raw["versions"])
    )
    if not versions:
        raise RuleFileProblem(f"{key}: no version of the rules is given. Add one with its bands.")
    return RuleSet(
        key=key,
        name=str(raw["name"]),
        country=str(raw.get("country", "")),
        source=str(raw["source"]),
        mark=raw["mark"],
        seen_on=raw["seen_on"],
        versions=tuple(sorted(versions, key=lambda v: v.valid_from or date.min)),
    )


def _version(raw: Mapping[str, Any], place: str) -> RuleVersion:
    bands = tuple(_band(band, f"{place}.bands[{i}]") for i, band in enumerate(raw.get("bands", ())))
    _refuse_gaps(bands, place)
    return RuleVersion(
        valid_from=raw.get("valid_from"),
        bands=bands,
        who_counts=WhoCounts(**_known(WhoCounts, raw.get("who_counts", {}), f"{place}.who_counts")),
        qualification=Qualification(
            **_known(Qualification, raw.get("qualification", {}), f"{place}.qualification")
        ),
        per_session=PerSession(**_known(PerSession, raw.get("per_session", {}), f"{place}.per_session")),
    )


def _band(raw: Mapping[str, Any], place: str) -> Band:
    band = Band(**_known(Band, raw, place))
    if band.kids < 1:
        raise RuleFileProblem(f"{place}.kids: an adult must be able to care for at least 1 child.")
    if band.to_months <= band.from_months:
        raise RuleFileProblem(f"{place}: the band ends before it starts.")
    if band.when not in get_args(BandCondition):
        raise RuleFileProblem(f"{place}.when: {band.when!r} is not a known condition.")
    return band


def _refuse_gaps(bands: tuple[Band, ...], place: str) -> None:
    """Bands that always apply must meet: a child between two bands would need no adult at all."""
    plain = sorted((b for b in bands if b.when == "always"), key=lambda b: b.from_months)
    for younger, older in pairwise(plain):
        if older.from_months != younger.to_months:
            raise RuleFileProblem(
                f"{place}: the bands {younger.label!r} and {older.label!r} do not meet "
                f"({younger.to_months} and {older.from_months} months). Let one start where the other ends."
            )


def _known(kind: type, raw: Mapping[str, Any], place: str) -> dict[str, Any]:
    names = set(kind.__dataclass_fields__)  # type: ignore[attr-defined]
    for name in raw:
        if name not in names:
            raise RuleFileProblem(
                f"{place}.{name}: this key is not known. Known keys: {', '.join(sorted(names))}."
            )
    for name, value in raw.items():
        if kind.__dataclass_fields__[name].type == "Force" and value not in get_args(Force):  # type: ignore[attr-defined]
            raise RuleFileProblem(f"{place}.{name}: {value!r} is none of law, policy, off.")
    return dict(raw)
