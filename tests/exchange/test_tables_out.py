"""The file's tables in a spreadsheet: complete, as typed, and never a formula."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nursery_rota import paths
from nursery_rota.domain.tables import TABLES
from nursery_rota.errors import FileProblem
from nursery_rota.exchange.cells import harmless, without_guard
from nursery_rota.exchange.families_sheet import read_families
from nursery_rota.exchange.tables_out import write_csv_folder, write_xlsx
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import export_tables, import_tables, read_json
from tests.making import reference

ODD = ["=1+1", "+44 7700 900123", "-5", "@SUM(A1)", "\t=1", " =1", "＝1", "<b>O'Neil & Söns</b>", "Łucja"]


def families(*names: str) -> dict[str, list[dict[str, Any]]]:
    return {"families": [{"id": i, "name": name} for i, name in enumerate(names, 1)]}


def sheet_of(path: Path, table: str) -> Worksheet:
    page = load_workbook(path)[table]
    assert isinstance(page, Worksheet)
    return page


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_workbook_has_a_sheet_a_table_with_frozen_heads(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    write_xlsx({**families("Smith", "Haddad"), "rooms": []}, target)
    page = sheet_of(target, "families")
    assert [cell.value for cell in page[1]][:3] == ["id", "name", "joined_on"]
    assert page["B3"].value == "Haddad"
    assert page.freeze_panes == "A2"
    assert sheet_of(target, "rooms")["A1"].value == "id"
    assert [p.name for p in tmp_path.iterdir()] == ["out.xlsx"]


def test_a_workbook_holds_text_dates_and_lists_as_what_they_are(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    row = {"id": 1, "name": "2026-01-01", "joined_on": "2025-09-01", "left_on": "1066-10-14", "share": 0.5}
    shift = {
        "id": 1,
        "starts_at": "08:45",
        "needs": ["first_aid", "vetting"],
        "first_on": "soon",
        "new": True,
    }
    write_xlsx({"families": [row], "shifts": [shift]}, target)
    page = sheet_of(target, "families")
    assert [page.cell(2, i).value for i in range(1, 6)] == [
        1, "2026-01-01", datetime(2025, 9, 1), "1066-10-14", 0.5,
    ]  # fmt: skip
    values = dict(zip(*(list(r) for r in sheet_of(target, "shifts").values), strict=True))
    assert (values["starts_at"], values["first_on"], values["new"]) == ("08:45", "soon", 1)
    assert json.loads(str(values["needs"])) == ["first_aid", "vetting"]


def test_typed_text_is_text_in_a_workbook(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    write_xlsx(families(*ODD, "http://example.org", "007"), target)
    cells = [cell for (cell,) in sheet_of(target, "families")["B2:B12"]]
    assert [cell.value for cell in cells] == [*ODD, "http://example.org", "007"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.hyperlink for cell in cells} == {None}


def test_typed_text_starts_no_formula_in_csv(tmp_path: Path) -> None:
    write_csv_folder(families(*ODD), tmp_path / "out")
    names = [row[1] for row in read_csv(tmp_path / "out" / "families.csv")[1:]]
    assert names == [*(f"'{text}" for text in ODD[:7]), *ODD[7:]]


@given(st.text(max_size=12))
def test_no_text_starts_a_formula_and_all_can_be_read_back(text: str) -> None:
    guarded = harmless(text)
    assert not guarded.lstrip().startswith(("=", "+", "-", "@"))
    assert without_guard(guarded) == text or (text.startswith("'") and guarded == text)


def test_numbers_below_nothing_stay_numbers(tmp_path: Path) -> None:
    write_csv_folder({"ledger_lines": [{"id": 1, "amount_pence": -250}]}, tmp_path / "out")
    heads, row = read_csv(tmp_path / "out" / "ledger_lines.csv")
    assert dict(zip(heads, row, strict=True))["amount_pence"] == "-250"


def test_a_folder_is_renewed_and_other_files_in_it_are_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "letter.txt").write_text("keep me", encoding="utf-8")
    write_csv_folder(families("Smith"), target)
    write_csv_folder(families("Haddad"), target)
    assert {p.name for p in target.iterdir()} == {"letter.txt", "families.csv"}
    assert read_csv(target / "families.csv")[1][:2] == ["1", "Haddad"]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_the_whole_sample_goes_out_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "sample.rota"
    import_tables(path, read_json(paths.resources() / "sample" / "plum-lane.json"), reference())
    with RotaFile.open(path, read_only=True, reference=reference()) as file:
        tables = export_tables(file)["tables"]
    write_xlsx(tables, tmp_path / "out.xlsx")
    write_csv_folder(tables, tmp_path / "out")
    book = load_workbook(tmp_path / "out.xlsx", read_only=True)
    assert book.sheetnames == list(TABLES)
    assert {p.stem for p in (tmp_path / "out").iterdir()} == set(TABLES)
    for table, rows in tables.items():
        assert len(list(book[table].iter_rows())) == len(rows) + 1
        assert len(read_csv(tmp_path / "out" / f"{table}.csv")) == len(rows) + 1
    book.close()


def test_a_guarded_name_comes_back_in_as_it_was(tmp_path: Path) -> None:
    rows = [{"family": "=Smith", "parent": "+Anna"}]
    write_csv_folder({"list": rows}, tmp_path / "out")
    (family,) = read_families(tmp_path / "out" / "list.csv").families
    assert (family.name, family.parents[0].first_name) == ("=Smith", "+Anna")


def test_what_cannot_be_written_is_said_and_leaves_nothing_behind(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    with pytest.raises(FileProblem, match="taken"):
        write_csv_folder(families("Smith"), taken)
    with pytest.raises(FileProblem, match="The folder out"):
        write_csv_folder(families("Smith"), tmp_path / "missing" / "out")
    with pytest.raises(FileProblem, match="cannot be written"):
        write_xlsx(families("Smith"), tmp_path / "missing" / "out.xlsx")
    with pytest.raises(FileProblem, match="families, row 2, is too long"):
        write_xlsx(families("x" * 40_000), tmp_path / "out.xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]
    assert taken.read_text(encoding="utf-8") == "a file"
