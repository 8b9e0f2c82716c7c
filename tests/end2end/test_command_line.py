"""What people type wrong: exit 2, one sentence on stderr that says what to do, nothing left behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.conftest import SAMPLES, Program


def test_a_new_nursery_is_empty_and_answers_every_question(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "ours.rota"
    assert program("new", file, "--name", "<b>O'Neil & Söns</b>", "--json").json() == {"file": str(file)}
    exported = tmp_path / "ours.json"
    program("export", file, exported)
    nursery = json.loads(exported.read_text("utf-8"))["tables"]["nursery"][0]
    assert nursery["name"] == "<b>O'Neil & Söns</b>"
    assert program("demand", file, "--from", "2026-09-14", "--to", "2026-09-18", "--json").json() == {
        "sessions": []
    }
    without_term = program("fill", file)
    assert (without_term.code, without_term.out) == (2, "")
    assert without_term.err == "No term has been typed yet. Add its dates under Timetable.\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["demand", "missing.rota", "--from", "2026-09-14", "--to", "2026-09-18"], "missing.rota"),
        (["demand", "x.rota", "--from", "2026-02-31", "--to", "2026-09-18"], "“2026-02-31” is not a date"),
        (["check"], "Missing argument"),
        (["new", "x.rota", "--name", "X", "--rules", "atlantis"], "There is no rule set “atlantis”"),
        (["print", "x.rota", "posters", "-o", "x.pdf"], "posters"),
        (["import", "x.rota", "nothing.json"], "There is no file nothing.json"),
        (["import", "x.rota", "nothing.csv"], "nothing.csv"),
    ],
)
def test_trouble_is_one_sentence_and_exit_2(program: Program, arguments: list[str], says: str) -> None:
    answer = program(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert "Traceback" not in answer.err
    assert answer.err.count("\n") == 1


def test_a_name_that_is_not_there_is_met_with_those_that_are(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "plum.rota"
    assert program("import", file, SAMPLES / "plum-lane.json").code == 0
    term = program("check", file, "--term", "Winter")
    assert "There is no term “Winter”. Choose “Autumn term 2026”" in term.err
    shift = program("candidates", file, "--date", "2026-11-26", "--shift", "Night")
    assert "There is no shift “Night”." in shift.err
    day = program("candidates", file, "--date", "2026-11-28", "--shift", "Morning duty")
    assert "does not run on Sat 28 Nov" in day.err
    backwards = program("costs", file, "--from", "2026-12-01", "--to", "2026-09-01")
    assert backwards.err == "The last date lies before the first. Swap them.\n"
    wrong_key = program("costs", file, "--from", "2026-09-14", "--to", "2026-12-18", "--what-if", "moon=full")
    assert wrong_key.code == 2
    assert "moon" in wrong_key.err
    family = program("calendar", file, "--family", "Nobody", "-o", tmp_path / "x.ics")
    assert "There is no family “Nobody”" in family.err
    assert not (tmp_path / "x.ics").exists()


def test_an_unfilled_term_is_a_no_not_trouble(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "plum.rota"
    program("import", file, SAMPLES / "plum-lane.json")
    answer = program("check", file, "--term", "Autumn term 2026", "--json")
    assert answer.code == 1
    assert {b["severity"] for b in answer.json()["breaches"]} >= {"law"}


def damaged(change: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((SAMPLES / "plum-lane.json").read_text("utf-8"))
    change(document["tables"])
    return document


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda t: t["bookings"][3].update(child_id=9999), "tables.bookings[3].child_id"),
        (lambda t: t["terms"][0].update(starts_on="2026-02-31"), "tables.terms[0].starts_on"),
        (lambda t: t["people"][2].update(level="three"), "tables.people[2].level"),
        (lambda t: t["families"][1].update(colour="red"), "tables.families[1].colour"),
        (lambda t: t.update(pets=[]), "tables.pets"),
    ],
    ids=["reference", "date", "type", "column", "table"],
)
def test_a_whole_nursery_with_a_fault_is_refused_with_its_place_and_leaves_nothing(
    program: Program, tmp_path: Path, change: Any, place: str
) -> None:
    source = tmp_path / "damaged.json"
    source.write_text(json.dumps(damaged(change)), "utf-8")
    before = sorted(tmp_path.iterdir())
    answer = program("import", tmp_path / "new.rota", source)
    assert answer.code == 2
    assert answer.err.startswith(place)
    assert sorted(tmp_path.iterdir()) == before


def test_families_come_in_from_a_sheet_with_a_preview_first(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "ours.rota"
    program("new", file, "--name", "Ours")
    sheet = tmp_path / "families.csv"
    sheet.write_text(
        "Family;Parent 1;Child;Date of birth\n"
        "Søndergård;Mette Søndergård;Freja;12/3/2023\n"
        "O'Neil;Siân O'Neil;Freya;31/02/2024\n",
        "utf-8",
    )
    preview = program("import", file, sheet, "--dry-run", "--json")
    told = preview.json()
    assert (preview.code, told["tables"]["families"], len(told["rejected"])) == (1, 1, 1)
    assert "Freya" in told["rejected"][0]["why"]
    assert program("ledger", file).code == 2  # no term yet, and nothing was written
    assert program("import", file, sheet, "--json").json()["tables"]["families"] == 1


def test_help_lists_every_command(program: Program) -> None:
    answer = program("--help")
    assert answer.code == 0
    for name in ("demo", "new", "import", "export", "demand", "fill", "check", "candidates", "costs"):
        assert name in answer.out
