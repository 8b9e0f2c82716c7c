"""Costs and income from CSV files as banks and treasurers write them: each row comes in, or says why not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from nursery_rota.cli.file_commands import import_
from nursery_rota.domain.ledger_draft import LedgerPreview
from nursery_rota.domain.tables import LedgerLine
from nursery_rota.errors import ImportProblem
from nursery_rota.exchange.ledger_sheet import is_ledger, read_ledger
from nursery_rota.store.rota_file import RotaFile
from tests.actions.conftest import nursery as nursery  # a fixture
from tests.making import reference


def read(tmp_path: Path, text: str, *known: LedgerLine) -> LedgerPreview:
    path = tmp_path / "book.csv"
    path.write_text(text, encoding="utf-8")
    return read_ledger(path, known)


def lines(found: LedgerPreview) -> list[tuple[date, str, str, int, str]]:
    return [(r.on_date, r.kind, r.category, r.amount_pence, r.note) for r in found.rows]


def test_a_treasurer_s_list_comes_in_with_dates_and_amounts_as_people_write_them(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Date,Kind,Category,Amount,Note\n"
        '1/9/2026,cost,Rent,"£1,950.00",Hall\n'
        "2026-09-02,income,grants,500,\n"
        "3 Sep 2026,Expense,materials,132.75,Paint\n",
    )
    assert found.left_out == ()
    assert lines(found) == [
        (date(2026, 9, 1), "cost", "Rent", 195000, "Hall"),
        (date(2026, 9, 2), "income", "grants", 50000, ""),
        (date(2026, 9, 3), "cost", "materials", 13275, "Paint"),
    ]


def test_without_a_kind_the_sign_says_which(tmp_path: Path) -> None:
    found = read(tmp_path, "Date;Description;Amount\n01.09.2026;Rent;-1950.00\n02.09.2026;Stall;214.50\n")
    assert [(r.kind, r.amount_pence) for r in found.rows] == [("cost", 195000), ("income", 21450)]


def test_two_columns_of_a_bank_statement(tmp_path: Path) -> None:
    found = read(tmp_path, "Date,Description,Paid out,Paid in\n1/9/2026,Rent,1950,\n2/9/2026,Stall,,214.50\n")
    assert [(r.kind, r.amount_pence) for r in found.rows] == [("cost", 195000), ("income", 21450)]


def test_rows_that_cannot_come_in_say_why_and_the_others_come(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Date,Category,Amount,Kind\n31/2/2026,rent,1,cost\n1/9/2026,,1,cost\n1/9/2026,rent,,cost\n"
        "1/9/2026,rent,12.345,cost\n,rent,1,cost\n1/9/2026,rent,1,both\n1/9/2026,rent,1,cost\n",
    )
    assert [row.row for row in found.rows] == [8]
    whys = {row.row: row.why for row in found.left_out}
    assert "does not exist" in whys[2]
    assert "what this was for" in whys[3]
    assert "no amount" in whys[4]
    assert "not an amount" in whys[5]
    assert "no date" in whys[6]
    assert "neither cost nor income" in whys[7]


def test_lines_that_are_here_already_are_known_again(tmp_path: Path) -> None:
    have = LedgerLine(1, date(2026, 9, 1), "cost", "Rent", 195000, "")
    found = read(tmp_path, "Date,Category,Amount\n1/9/2026,rent,-1950\n1/10/2026,rent,-1950\n", have)
    assert [row.on_date for row in found.fresh] == [date(2026, 10, 1)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no column Date, Category and Amount"),
        ("Name,Age\nA,1\n", "no column Date, Category and Amount"),
        ("Date,Amount\n1/9/2026,1\n", "no column Category in its first row"),
    ],
)
def test_a_file_that_is_no_ledger_says_what_is_missing(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ImportProblem, match=words):
        read(tmp_path, text)
    with pytest.raises(ImportProblem, match="cannot be read"):
        read_ledger(tmp_path / "nowhere.csv")


def test_text_that_was_guarded_against_formulas_comes_in_as_it_was(tmp_path: Path) -> None:
    found = read(tmp_path, "Date,Category,Amount\n1/9/2026,'=rent,-1\n")
    assert found.rows[0].category == "=rent"


def test_the_command_line_brings_a_ledger_in_once(nursery: RotaFile, tmp_path: Path) -> None:
    source = tmp_path / "bank.csv"
    source.write_text("Date,Category,Amount\n1/9/2026,rent,-1950\n31/2/2026,rent,-1\n", encoding="utf-8")
    path = nursery.path
    nursery.close()
    run = CliRunner()
    for extra, code, rows in (("--dry-run", 1, 1), ("--json", 1, 1), ("--json", 1, 0)):
        done = run.invoke(import_, [str(path), str(source), "--json", extra], standalone_mode=False)
        assert (done.return_value, json.loads(done.stdout)["tables"]) == (code, {"ledger_lines": rows})
    with RotaFile.open(path, reference=reference()) as file:
        assert [line.amount_pence for line in file.book().ledger_lines] == [195000]


def test_families_are_no_ledger(tmp_path: Path) -> None:
    source = tmp_path / "families.csv"
    source.write_text("Family,Child,Date of birth\nAsh,Mia,1/2/2023\n", encoding="utf-8")
    assert not is_ledger(source)
    assert not is_ledger(tmp_path / "families.xlsx")
