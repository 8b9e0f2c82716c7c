"""A nursery's own rules: a copy says the same, and whatever is wrong in one is named with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain.custom_rules import as_mapping, own_copy
from nursery_rota.domain.ruleset import RuleSet, parse
from nursery_rota.errors import RuleFileProblem
from tests.making import reference

SHIPPED = sorted(reference().rule_sets)
BAND: dict[str, Any] = {"label": "twos", "from_months": 24, "to_months": 36, "kids": 5}
OLDER: dict[str, Any] = {"label": "threes", "from_months": 36, "to_months": 72, "kids": 8}
RULES: dict[str, Any] = {
    "name": "Saxony",
    "source": "the Land's own act",
    "mark": "R",
    "seen_on": "2026-11-01",
    "versions": [{"bands": [BAND, OLDER]}],
}


def rules(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The rules above, changed in one place."""
    changed = deepcopy(RULES)
    change(changed)
    return changed


def first_band(**values: Any) -> dict[str, Any]:
    return rules(lambda r: r["versions"][0]["bands"][0].update(values))


@pytest.mark.parametrize("key", SHIPPED)
def test_a_copy_says_what_the_shipped_rules_say(key: str) -> None:
    shipped = reference().rule_sets[key]
    assert parse(key, as_mapping(shipped)) == shipped


@pytest.mark.parametrize("key", SHIPPED)
def test_a_copy_survives_being_kept_as_json(key: str) -> None:
    shipped = reference().rule_sets[key]
    assert parse(key, json.loads(json.dumps(as_mapping(shipped), allow_nan=False))) == shipped


def test_a_copy_is_known_as_the_nurserys_own_and_only_once() -> None:
    ours = own_copy(reference().rule_sets["england"])
    assert ours.name == "England, our own copy"
    assert own_copy(ours) == ours
    assert ours.source == reference().rule_sets["england"].source


def test_dates_may_be_dates_or_text() -> None:
    assert parse("x", RULES) == parse("x", {**RULES, "seen_on": date(2026, 11, 1)})


def test_what_is_left_out_takes_its_default() -> None:
    version = parse("x", RULES).versions[0]
    assert version.valid_from is None
    assert version.per_session.maximum_children is None
    assert version.bands[0].when == "always"


@pytest.mark.parametrize("key", ["name", "source", "mark", "seen_on", "versions"])
def test_what_every_rule_set_must_say_is_asked_for(key: str) -> None:
    with pytest.raises(RuleFileProblem, match=f"^x: {key}: this key is missing.$"):
        parse("x", rules(lambda r: r.pop(key)))


@pytest.mark.parametrize("key", ["name", "source"])
def test_a_blank_name_or_source_is_no_name_or_source(key: str) -> None:
    with pytest.raises(RuleFileProblem, match=f"{key}: this may not be left empty"):
        parse("x", {**RULES, key: "  "})


@pytest.mark.parametrize(
    ("values", "place", "says"),
    [
        ({"kids": 0}, "kids", "at least 1 child"),
        ({"to_months": 24}, "to_months", "the band ends before it starts"),
        ({"to_months": 12}, "to_months", "the band ends before it starts"),
        ({"from_months": -1}, "from_months", "a number from 0 to 216 is needed"),
        ({"kids": True}, "kids", "a whole number is needed, not true or false"),
        ({"kids": 4.5}, "kids", "a whole number is needed, not a number"),
        ({"kids": "five"}, "kids", "a whole number is needed, not 'five'"),
        ({"label": None}, "label", "text is needed, not nothing"),
        ({"when": "sunny"}, "when", "'sunny' is none of always, sessional"),
        ({"mark": "sure"}, "mark", "'sure' is none of V, V2, R"),
        ({"adults": 2}, "adults", "this key is not known. Known: from_months, kids"),
    ],
)
def test_a_band_that_cannot_be_is_refused_where_it_stands(
    values: dict[str, Any], place: str, says: str
) -> None:
    with pytest.raises(RuleFileProblem, match=says) as refusal:
        parse("x", first_band(**values))
    assert refusal.value.place == ("versions", 0, "bands", 0, place)
    assert str(refusal.value) == f"x: versions[0].bands[0].{place}: {refusal.value.says}"


def test_a_gap_between_bands_is_refused() -> None:
    with pytest.raises(
        RuleFileProblem, match=r"'twos' and 'threes' do not meet \(33 and 36 months\)"
    ) as refusal:
        parse("x", first_band(to_months=33))
    assert refusal.value.place == ("versions", 0, "bands", 1, "from_months")


def test_bands_that_overlap_are_refused() -> None:
    with pytest.raises(RuleFileProblem, match=r"'twos' and 'threes' overlap \(40 and 36 months\)"):
        parse("x", first_band(to_months=40))


def test_bands_may_stand_in_any_order() -> None:
    turned = rules(lambda r: r["versions"][0]["bands"].reverse())
    assert parse("x", turned).versions[0].bands[0].label == "threes"


def test_a_band_that_only_eases_need_not_meet_another() -> None:
    eased = [{**BAND, "when": "sessional"}, {**OLDER, "from_months": 48, "when": "sessional"}]
    assert len(parse("x", _with_bands(BAND, OLDER, *eased)).versions[0].bands) == 4


def test_two_easing_bands_for_one_age_are_refused() -> None:
    with pytest.raises(RuleFileProblem, match="overlap"):
        parse("x", _with_bands(BAND, OLDER, {**OLDER, "when": "level6"}, {**OLDER, "when": "level6"}))


@pytest.mark.parametrize(
    "bands",
    [(), ({**BAND, "when": "level6"},), ({**BAND, "when": "walking"},)],
    ids=["none", "eases", "walking"],
)
def test_some_band_must_hold_for_every_child(bands: tuple[dict[str, Any], ...]) -> None:
    with pytest.raises(RuleFileProblem, match="no band holds for every child"):
        parse("x", _with_bands(*bands))


def test_bands_by_walking_are_enough_when_both_are_there() -> None:
    both = ({**BAND, "when": "walking"}, {**BAND, "when": "not_walking"})
    assert len(parse("x", _with_bands(*both)).versions[0].bands) == 2


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        (("2025-09-01", "2023-09-04"), "out of order"),
        (("2025-09-01", "2025-09-01"), "out of order"),
        ((None, "2025-09-01", None), "only the first version may be without a date"),
    ],
)
def test_versions_stand_from_the_oldest_on(dates: tuple[str | None, ...], says: str) -> None:
    versions = [{"valid_from": day, "bands": [BAND, OLDER]} for day in dates]
    with pytest.raises(RuleFileProblem, match=says) as refusal:
        parse("x", {**RULES, "versions": versions})
    assert refusal.value.place == ("versions", len(dates) - 1, "valid_from")


@pytest.mark.parametrize(
    ("version", "place"),
    [
        ({"who_counts": {"sign_off": "maybe"}}, "who_counts.sign_off: 'maybe' is none of law, policy, off"),
        ({"who_counts": []}, "who_counts: keys with values are needed, not a list"),
        ({"qualification": {"others_percent": 101}}, "others_percent: a number from 0 to 100 is needed"),
        ({"qualification": {"level6_replaces_others": 1}}, "true or false is needed, not a number"),
        ({"per_session": {"maximum_children": 0}}, "maximum_children: a number from 1 to 999 is needed"),
        ({"per_session": {"tea": "law"}}, "per_session.tea: this key is not known"),
        ({"valid_from": "soon"}, "valid_from: 'soon' is not a date. Write it like 2026-11-24"),
        ({"bands": "many"}, "bands: a list is needed, not 'many'"),
    ],
)
def test_other_parts_are_read_as_strictly(version: dict[str, Any], place: str) -> None:
    with pytest.raises(RuleFileProblem, match=place):
        parse("x", {**RULES, "versions": [{"bands": [BAND, OLDER], **version}]})


def _with_bands(*bands: dict[str, Any]) -> dict[str, Any]:
    return {**RULES, "versions": [{"bands": list(bands)}]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def _outcome(raw: object) -> RuleSet | str:
    """The rule set, or the words with which it is refused."""
    try:
        return parse("x", raw)
    except RuleFileProblem as refusal:
        return str(refusal)


@given(JSON)
def test_whatever_is_no_rule_set_is_refused_in_words(raw: object) -> None:
    outcome = _outcome(raw)
    assert isinstance(outcome, str)
    assert outcome.startswith("x: ")


@given(st.data())
def test_a_rule_set_with_anything_anywhere_is_read_or_refused_in_words(data: st.DataObject) -> None:
    """One value of a shipped rule set, at any depth, replaced by any JSON value or removed."""
    raw = as_mapping(reference().rule_sets[data.draw(st.sampled_from(SHIPPED))])
    holder: Any = raw
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(holder[key], dict | list) and holder[key] and data.draw(st.booleans()):
            holder = holder[key]
            continue
        if data.draw(st.booleans()):
            holder[key] = data.draw(JSON)
        else:
            del holder[key]
        break
    outcome = _outcome(raw)
    assert isinstance(outcome, RuleSet) or outcome.startswith("x: ")
