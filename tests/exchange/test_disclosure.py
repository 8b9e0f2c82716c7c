"""What is held about a family is handed over: all of it, to be read, and nobody else's."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nursery_rota.errors import FileProblem, NotPossible
from nursery_rota.exchange.disclosure import PAGE, disclose
from nursery_rota.store.rota_file import RotaFile
from tests.making import reference

TODAY = date(2026, 11, 24)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RotaFile]:
    with RotaFile.create(tmp_path / "a.rota", name="Acorn & Oak", reference=reference()) as opened:
        with opened.step("Added the O'Neil family") as step:
            family = step.insert("families", {"name": "<b>O'Neil & Söns</b>", "notes": "=1+1"})
            parent = step.insert(
                "people", {"family_id": family, "first_name": "Siân", "phone": "07700 900001"}
            )
            step.insert(
                "children",
                {
                    "family_id": family,
                    "first_name": "Freya",
                    "last_name": "",
                    "date_of_birth": date(2023, 5, 1),
                },
            )
            step.insert("availability", {"person_id": parent, "weekday": 0, "answer": "no"})
        with opened.step("Added the Ash family") as step:
            other = step.insert("families", {"name": "Ash"})
            stranger = step.insert(
                "people", {"family_id": other, "first_name": "Tomasz", "phone": "07700 900002"}
            )
            step.insert("pairings", {"person_id": parent, "other_person_id": stranger, "kind": "buddy"})
        yield opened


def test_the_page_says_it_in_words_and_names_nobody_else(file: RotaFile, tmp_path: Path) -> None:
    rows = disclose(file, 1, tmp_path / "out", today=TODAY)
    assert rows == {"families": 1, "people": 1, "children": 1, "availability": 1, "pairings": 1}
    page = (tmp_path / "out" / PAGE).read_text("utf-8")
    for words in ("&lt;b&gt;O&#x27;Neil &amp; Söns&lt;/b&gt;", "07700 900001", "1 May 2023", "Monday",
                  "another person", "24 November 2026", "Added the O&#x27;Neil family"):  # fmt: skip
        assert words in page
    assert "<b>" not in page
    for path in (tmp_path / "out").iterdir():
        text = path.read_text("utf-8")
        assert "Tomasz" not in text
        assert "900002" not in text


def test_the_tables_hold_every_row_and_no_formula(file: RotaFile, tmp_path: Path) -> None:
    disclose(file, 1, tmp_path / "out", today=TODAY)
    with (tmp_path / "out" / "families.csv").open(encoding="utf-8-sig", newline="") as lines:
        (family,) = csv.DictReader(lines)
    assert family["name"] == "<b>O'Neil & Söns</b>"
    assert not family["notes"].startswith("=")


def test_what_cannot_be_handed_over_is_said(file: RotaFile, tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="no longer there"):
        disclose(file, 9, tmp_path / "out", today=TODAY)
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(FileProblem, match="cannot be made"):
        disclose(file, 1, tmp_path / "taken", today=TODAY)
