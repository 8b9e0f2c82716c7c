"""The nursery that scale is measured on is what it says, and is measured plain and with a password."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bench import bench_scale
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.verifying import verify


def test_ten_years_have_their_terms_and_duties_on_workdays() -> None:
    made = bench_scale.ten_years(3, 10, 50)
    assert len(made["terms"]) == 30
    assert [term.starts_on for term in made["terms"]] == sorted(term.starts_on for term in made["terms"])
    assert made["terms"][0].starts_on == date(2017, 9, 7)
    assert len(made["duties"]) == 50
    assert all(duty.on_date.weekday() < 5 for duty in made["duties"])


def test_a_file_is_opened_looked_through_and_backed_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_scale, "DUTIES", 20)
    path, reference = tmp_path / "small.rota", load_reference()
    RotaFile.create(path, name="Small", tables=bench_scale.ten_years(3, 2, 20), reference=reference).close()
    cells = [
        cell.strip() for cell in bench_scale._line("plain", path, reference, None).strip("| ").split("|")
    ]
    assert cells[0] == "plain"
    assert len(cells) == 6
    assert all(float(cell) >= 0 for cell in cells[1:])
    assert verify(path) == []
    assert list((tmp_path / "kept plain").rglob("*.rota"))
