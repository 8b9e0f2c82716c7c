"""The rules and rates that come with the program; a file among them that cannot be used is named."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from nursery_rota import paths
from nursery_rota.domain.rates import as_mapping, parse_year
from nursery_rota.domain.tables import Nursery
from nursery_rota.errors import FileProblem, RuleFileProblem
from nursery_rota.store.reference import Reference, load_reference

RULES = """
name = "Test"
source = "Nowhere"
mark = "R"
seen_on = 2026-01-01
[[versions]]
[[versions.bands]]
label = "all"
from_months = 0
to_months = 72
kids = 8
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the program's rates, and one rule set."""
    shutil.copytree(paths.resources() / "rates", tmp_path / "rates")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "test.toml").write_text(RULES)
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def rates_file(folder: Path) -> str:
    return f"rates/{sorted((folder / 'rates').iterdir())[0].name}"


def test_everything_that_comes_with_the_program_can_be_used() -> None:
    reference = load_reference()
    assert reference.rule_sets["england"].name == "England"
    starts = [year.starts_on for year in reference.rates.years]
    assert starts == sorted(starts)
    for year in reference.rates.years:
        assert isinstance(year.ni_rate, Decimal)
        assert Decimal(0) < year.ni_rate < 1
        assert reference.rates.on(year.starts_on) is year
    for earlier, later in zip(reference.rates.years, reference.rates.years[1:], strict=False):
        assert earlier.ends_on < later.starts_on, "no day has two rates"


def test_a_folder_can_be_given(folder: Path) -> None:
    reference = load_reference(folder)
    assert reference.rule_sets["test"].seen_on == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('name = "Test"', "", "rules/test.toml: name: this key is missing."),
        ('name = "Test"', 'name = "Test"\nauthor = "me"', "rules/test.toml: author: this key is not known."),
        ("kids = 8", "", r"rules/test.toml: versions\[0\].bands\[0\].kids: this key is missing"),
        ("kids = 8", "kids = 0", "at least 1 child"),
        ("kids = 8", "adults = 8", "adults: this key is not known"),
        ("kids = 8", 'kids = "8"', "kids: a whole number is needed, not '8'"),
        ("kids = 8", "kids = ", "rules/test.toml: Invalid value"),
    ],
)
def test_a_rules_file_that_cannot_be_used_is_named(folder: Path, old: str, new: str, words: str) -> None:
    change(folder, "rules/test.toml", old, new)
    with pytest.raises(RuleFileProblem, match=words):
        load_reference(folder)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("ni_rate", None, "this key is missing"),
        ("ni_rate", "0.15", "a number in quotes is needed"),
        ("ni_rate", '"much"', "'much' is not a number"),
        ("starts_on", '"soon"', "'soon' is not a date"),
        ("starts_on", "5", "a date is needed"),
        ("ni_rate", '"NaN"', "'NaN' is not a number"),
        ("ni_threshold_pence", "true", "a whole number is needed"),
        ("vetting_years", "0", "1 year or more"),
        ("ends_on", "1999-04-05", "ends before it starts"),
    ],
)
def test_a_rates_file_that_cannot_be_used_is_named(
    folder: Path, key: str, value: str | None, words: str
) -> None:
    name = rates_file(folder)
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(f"{key} =")]
    assert len(kept) == len(lines) - 1
    (folder / name).write_text("\n".join([f"{key} = {value}"] * (value is not None) + kept), encoding="utf-8")
    with pytest.raises(RuleFileProblem, match=words) as refusal:
        load_reference(folder)
    assert str(refusal.value).startswith(f"{name}: {key}: ")


def test_an_unknown_key_of_a_rates_file_is_named(folder: Path) -> None:
    name = rates_file(folder)
    path = folder / name
    path.write_text(f"bonus = 1\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    with pytest.raises(RuleFileProblem, match=f"{name}: bonus: this key is not known"):
        load_reference(folder)


def test_unknown_rules_are_said_in_words(reference: Reference) -> None:
    with pytest.raises(FileProblem, match=r"'atlantis'.*Known rules: .*england"):
        reference.rule_set_of(Nursery(rule_set="atlantis"))


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({}, "own rules: .*missing"),
        (
            {"name": "x", "source": "x", "mark": "R", "seen_on": "soon", "versions": []},
            "seen_on: 'soon' is not",
        ),
        ({"name": "x", "source": "x", "mark": "R", "seen_on": "2026-01-01", "versions": []}, "no version"),
        (
            {"name": "x", "source": "x", "mark": "R", "seen_on": "2026-01-01", "versions": 5},
            "a list is needed",
        ),
        (
            {
                "name": "x",
                "source": "x",
                "mark": "R",
                "seen_on": "2026-01-01",
                "versions": [{"valid_from": "x"}],
            },
            "valid_from: 'x' is not a date",
        ),
    ],
)
def test_own_rules_that_cannot_be_used_are_said_in_words(
    reference: Reference, rules: dict[str, object], words: str
) -> None:
    with pytest.raises(RuleFileProblem, match=words):
        reference.rule_set_of(Nursery(rule_set="custom", custom_rules=rules))


def dublin(**changes: object) -> dict[str, object]:
    """A tax year as a nursery in Ireland would type it, in the form in which its file keeps it."""
    return {
        "label": "2026", "starts_on": "2026-01-01", "ends_on": "2026-12-31", "currency": "EUR",
        "minimum_wage_pence": 1415, "minimum_wage_18_to_20_pence": 1132, "minimum_wage_under_18_pence": 991,
        "minimum_wage_apprentice_pence": 991, "ni_rate": "0.1115", "ni_threshold_pence": 0,
        "ni_upper_secondary_pence": 0, "employment_allowance_pence": 0, "pension_trigger_pence": 2000000,
        "pension_lower_pence": 0, "pension_upper_pence": 8000000, "pension_rate": "0.015",
        "holiday_rate": "0.08", "vetting_volunteer_pence": 0, "vetting_years": 3,
        "first_aid_course_pence": 15000, "first_aid_years": 2, "source": "typed by the treasurer", "mark": "V",
    } | changes  # fmt: skip


def test_a_nursery_s_own_years_stand_before_those_of_the_program(reference: Reference) -> None:
    rates = reference.rates_of(Nursery(currency="EUR", custom_rates={"years": [dublin()]}))
    year = rates.on(date(2026, 11, 1))
    assert year is not None
    assert (year.currency, year.ni_rate, year.ni_limit_pence) == ("EUR", Decimal("0.1115"), None)
    assert rates.years == (year,), "both years of the program share days with it"
    later = dublin(label="2028", starts_on="2028-01-01", ends_on="2028-12-31")
    beside = reference.rates_of(Nursery(custom_rates={"years": [later]}))
    assert [y.label for y in beside.years] == ["2025/26", "2026/27", "2028"]
    assert reference.rates_of(Nursery()) is reference.rates


def test_own_years_come_back_as_they_were_written(reference: Reference) -> None:
    levy = {"name": "Accident levy", "rate": "0.007", "above_pence": 0, "upto_pence": 15264100}
    for raw in (dublin(), dublin(contributions=[levy], ni_limit_pence=5000000, ni_name="Employer PRSI")):
        year = parse_year(raw)
        assert parse_year(as_mapping(year)) == year
        assert {**as_mapping(year), **raw} == as_mapping(year)
    for shipped in reference.rates.years:
        assert parse_year(as_mapping(shipped)) == shipped


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"year": []}, "year: this key is not known"),
        ({"years": "all"}, "years: a list is needed"),
        ({"years": [dublin(ni_rate=0.1)]}, r"years\[0\].ni_rate: a number in quotes is needed"),
        ({"years": [dublin(), dublin(label="again")]}, "2026 and again share days"),
        ({"years": [dublin(contributions=[{"name": "x"}])]}, r"contributions\[0\].rate: this key is missing"),
    ],
)
def test_own_years_that_cannot_be_used_are_said_in_words(
    reference: Reference, own: dict[str, object], words: str
) -> None:
    with pytest.raises(FileProblem, match=f"own pay rates cannot be read: .*{words}"):
        reference.rates_of(Nursery(custom_rates=own))


def test_resources_are_found_in_a_frozen_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "resources").mkdir()
    (folder / "rules").rename(folder / "resources" / "rules")
    monkeypatch.setattr(sys, "_MEIPASS", str(folder), raising=False)
    assert paths.resources() == folder / "resources"


def test_missing_resources_are_a_fault_of_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "nursery_rota")
    with pytest.raises(FileNotFoundError, match="no resources"):
        paths.resources()
