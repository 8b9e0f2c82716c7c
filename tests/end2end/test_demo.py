"""The main job on the sample nursery, from nothing to files on the disk."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.end2end.conftest import Answer, Program

Demo = tuple[Path, Answer]


def test_the_demo_fills_every_place_lawfully_and_fairly(demo: Demo) -> None:
    _, answer = demo
    told = answer.json()
    assert answer.code == 0
    assert (told["fill"]["places"], told["fill"]["filled"], told["fill"]["unfilled"]) == (128, 128, [])
    for family in told["fill"]["fairness"]["families"]:
        assert abs(family["balance"]) <= 1 or family["why"]
    proof = told["fill"]["proof"]
    assert proof["fill"] == {"value": 0, "bound": 0, "proved": True}
    assert proof["fairness"]["value"] == proof["fairness"]["bound"]


def test_the_demo_writes_what_it_says(demo: Demo) -> None:
    folder, answer = demo
    told = answer.json()
    assert Path(told["file"]) == folder / "sample.rota"
    for output in told["outputs"]:
        assert Path(output).exists(), output
    assert len(list((folder / "calendars").glob("*.ics"))) == 25  # each family, and the whole rota
    pages = {
        name: len(pypdfium2.PdfDocument(folder / name)) for name in ("wall-rota.pdf", "family-sheets.pdf")
    }
    assert pages["wall-rota.pdf"] == 13
    assert pages["family-sheets.pdf"] >= 24


def test_the_money_of_the_demo_adds_up(demo: Demo) -> None:
    _, answer = demo
    costs = answer.json()["costs"]
    without, with_parents = costs["payroll"]["without_parents"], costs["payroll"]["with_parents"]
    assert with_parents["total"] == 51_440_18
    assert costs["cash_saving"] == without["total"] - with_parents["total"] - costs["parent_costs"]
    for payroll in (without, with_parents):
        parts = payroll["gross"] + payroll["ni"] - payroll["allowance"] + payroll["pension"]
        assert parts == payroll["total"]


def test_the_check_agrees_and_every_command_reads_the_file(demo: Demo, program: Program) -> None:
    file = demo[0] / "sample.rota"
    checked = program("check", file, "--term", "Autumn term 2026", "--as-of", "2026-09-14", "--json")
    assert checked.code == 0
    assert [b for b in checked.json()["breaches"] if b["severity"] == "law"] == []
    needed = program("demand", file, "--from", "2026-11-26", "--to", "2026-11-26", "--json").json()
    morning = needed["sessions"][0]
    assert (morning["required"], morning["staff_counted"], morning["level2_missing"]) == (2, 1, 1)
    accounts = program("ledger", file, "--term", "Autumn term 2026", "--json").json()
    assert len(accounts["families"]) == 24
    people = program("candidates", file, "--date", "2026-11-26", "--shift", "Morning duty", "--json").json()[
        "people"
    ]
    assert len(people) == 46
    assert all(p["why"] for p in people)


def test_filling_again_is_never_worse(demo: Demo, program: Program) -> None:
    first = demo[1].json()["fill"]
    again = program(
        "fill",
        demo[0] / "sample.rota",
        "--term",
        "Autumn term 2026",
        "--as-of",
        "2026-09-14",
        "--dry-run",
        "--json",
    ).json()
    assert again["filled"] == first["filled"]
    for stage in ("fill", "fairness", "changes", "comfort"):
        assert again["proof"][stage]["value"] <= first["proof"][stage]["value"]


def test_the_whole_nursery_goes_out_and_comes_back_equal(
    demo: Demo, program: Program, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert program("export", demo[0] / "sample.rota", first).code == 0
    assert program("import", tmp_path / "copy.rota", first).code == 0
    assert program("export", tmp_path / "copy.rota", second).code == 0
    assert json.loads(first.read_text("utf-8")) == json.loads(second.read_text("utf-8"))


@pytest.mark.parametrize(
    "what", ["wall", "sheets", "costs", "day", "ring-list", "rules", "supervision", "changes", "hours"]
)
def test_documents_are_printed_one_by_one(demo: Demo, program: Program, tmp_path: Path, what: str) -> None:
    target = tmp_path / f"{what}.pdf"
    told = program(
        "print", demo[0] / "sample.rota", what, "--term", "Autumn term 2026", "-o", target, "--json"
    ).json()
    assert told["pages"] == len(pypdfium2.PdfDocument(target))


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "csv"])
def test_the_cost_report_is_written(demo: Demo, program: Program, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"costs.{ending}"
    answer = program(
        "costs", demo[0] / "sample.rota", "--from", "2026-09-14", "--to", "2026-12-18", "-o", target
    )
    assert answer.code == 0, answer.err
    assert target.stat().st_size > 500


def test_a_calendar_of_one_family(demo: Demo, program: Program, tmp_path: Path) -> None:
    target = tmp_path / "haddad.ics"
    told = program(
        "calendar", demo[0] / "sample.rota", "--term", "Autumn term 2026", "--family", "Haddad",
        "--as-of", "2026-09-14", "-o", target, "--json",
    ).json()  # fmt: skip
    assert told["events"] == target.read_bytes().count(b"BEGIN:VEVENT") > 5


def test_a_demo_file_that_was_worked_on_is_never_replaced(program: Program, tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "resources" / "sample" / "plum-lane.json"
    folder = tmp_path / "mine"
    folder.mkdir()
    program("import", folder / "sample.rota", source)
    for _ in range(2):
        sheet = tmp_path / "more.csv"
        name = f"Family{_}"
        sheet.write_text(f"Family,Parent,Child,Date of birth\n{name},Ana,Bo,2023-05-01\n", "utf-8")
        assert program("import", folder / "sample.rota", sheet).code == 0
    refused = program("demo", folder)
    assert refused.code == 2
    assert "has been worked on since" in refused.err
