"""The cost report as CSV and XLSX: the same figures, live sums, and nobody's name runs as a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nursery_rota.domain import tables as t
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.rates import RateTable
from nursery_rota.exchange.cells import harmless
from nursery_rota.exchange.cost_table import cost_csv
from nursery_rota.exchange.cost_workbook import cost_xlsx
from tests.domain.costs.nursery import (
    book,
    employee,
    merged,
    one_place,
    parents,
    plum_lane,
    report,
    ruth_and_piotr,
)
from tests.domain.costs.test_own_rates import WELLINGTON
from tests.exchange.recalculated import Recalculated, by_libreoffice

MADE = date(2026, 11, 20)


def table(of: CostReport) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(cost_csv(of, MADE).decode("utf-8-sig"))))


def sheet(of: CostReport, name: str, *, values: bool = True) -> Worksheet:
    found = load_workbook(io.BytesIO(cost_xlsx(of, MADE)), data_only=values)[name]
    assert isinstance(found, Worksheet)
    return found


def cells(of: Worksheet) -> list[tuple[Any, ...]]:
    return [tuple(cell.value for cell in row) for row in of.iter_rows()]


def test_csv_has_every_figure_as_a_bare_number() -> None:
    rows = table(report(plum_lane(), one_place()))
    amounts = {(row["Section"], row["Line"]): row["Amount"] for row in rows}
    assert amounts["Saving", "Cash saving"] == "12940.74"
    assert amounts["Payroll without parents", "Total"] == "65469.59"
    assert amounts["What parents cost", "Vetting admin"] == "168.67"
    assert amounts["Break-even fee", "With parents"] == ""
    months = [Decimal(row["Amount"]) for row in rows if row["Section"].startswith("Months")]
    assert sum(months) == Decimal("12940.74")
    assert {row["Unit"] for row in rows} == {"GBP", "hours", "%", ""}


def test_csv_opens_rightly_in_spreadsheets() -> None:
    raw = cost_csv(report(plum_lane(), one_place()), MADE)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert "Not cash" in raw.decode("utf-8-sig")


def test_people_stand_by_their_initials_only() -> None:
    of = report(plum_lane(), one_place())
    assert "Okafor" not in cost_csv(of, MADE).decode("utf-8-sig")
    assert not any(
        "Okafor" in str(value) for row in cells(sheet(of, "Where figures come from")) for value in row
    )


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-5", "@SUM(A1)", "\tx", "\r=x", "  =1+1"])
def test_text_that_looks_like_a_formula_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Plum Lane", "<b>O'Neil & Söns</b>", "a=b", "−5"])
def test_other_text_is_left_alone(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "@Plum", "-Plum", "+Plum", "\tPlum"])
def test_a_nursery_with_a_nasty_name_runs_nothing(name: str) -> None:
    rows = merged(employee(1, "=Evil -Name", 1700), parents(1))
    of = report(book(rows, nursery=t.Nursery(name=name)), one_place())
    assert not any(row["Line"].lstrip().startswith(tuple("=+-@\t")) for row in table(of))
    book_of = load_workbook(io.BytesIO(cost_xlsx(of, MADE)))
    assert book_of["Report"]["B4"].value == f"'{name}"
    for page in book_of:
        for cell in (cell for row in page.iter_rows() for cell in row if cell.data_type != "f"):
            assert not str(cell.value or "").startswith(tuple("=+-@\t")) or isinstance(
                cell.value, int | float
            )
    figures = Recalculated(cost_xlsx(of, MADE)).column("Report", "B", "D")
    assert figures["Cash saving"] * 100 == of.cash_saving


def test_html_in_a_name_comes_out_as_typed() -> None:
    name = "<b>O'Neil & Söns</b>"
    of = report(book(nursery=t.Nursery(name=name)))
    assert table(of)[0]["Line"] == name
    assert sheet(of, "Report")["B4"].value == name


def test_workbook_has_the_report_the_months_and_the_trace() -> None:
    of = report(plum_lane(), one_place())
    figures = {row[1]: row[3] for row in cells(sheet(of, "Report"))[3:] if row[3] is not None}
    assert figures["Cash saving"] == pytest.approx(12940.74)
    months = cells(sheet(of, "Months"))
    assert [row[0] for row in months[3:5]] == ["April 2026", "May 2026"]
    assert months[-1][0] == "Tax year"
    assert months[-1][3] == pytest.approx(12940.74)
    trace = cells(sheet(of, "Where figures come from"))
    assert [row[0] for row in trace[3:7]] == ["Payroll without parents", "R. O.", "P. Z.", "Place 1"]
    assert trace[-1][2] == pytest.approx(12940.74)


def cases() -> dict[str, CostReport]:
    """Reports that between them use every rule of the payroll."""
    young = employee(
        1, "Young Person", 1300, born=date(2005, 10, 6), role="apprentice", starts_on=date(2025, 1, 1)
    )
    late = merged(young, employee(2, "Late Comer", 2500, starts_on=date(2026, 8, 3)), parents(7))
    elsewhere = t.Nursery(name="Used up", allowance_used_elsewhere_pence=1050000, replacement_rate_pence=1508)
    away = t.StaffAbsence(1, 1, date(2026, 9, 14), date(2026, 9, 30), "sick", False)
    open_days = tuple(t.Session(d + 1, "Day", d, t.Minute(540), t.Minute(720)) for d in range(5))
    settled = (
        t.LedgerLine(1, date(2026, 5, 1), "cost", "discounts", 1152000),
        t.LedgerLine(2, date(2026, 5, 1), "income", "buy-out", 4500),
        t.LedgerLine(3, date(2026, 5, 1), "cost", "insurance", 30001),
    )
    abroad = RateTable((WELLINGTON,))
    return {
        "one place": report(plum_lane(), one_place(), child_minutes=15591 * 60),
        "over two tax years": report(plum_lane(), one_place(), date(2026, 3, 1), date(2026, 5, 1)),
        "ages, a late start": report(book(late, nursery=elsewhere), one_place()),
        "unpaid sickness": report(plum_lane(staff_absences=(away,), sessions=open_days), one_place()),
        "below zero": report(plum_lane(ledger_lines=settled)),
        "a trial": report(plum_lane(), one_place(), what_if={"participation": "90", "wage": "13.45"}),
        "nobody at all": report(book()),
        "in New Zealand": report(
            book(ruth_and_piotr(), nursery=t.Nursery(currency="NZD"), rates=abroad), one_place(),
            WELLINGTON.starts_on, WELLINGTON.ends_on,
        ),
    }  # fmt: skip


@pytest.mark.parametrize("case", cases())
def test_the_workbook_recalculated_gives_the_same_pence(case: str) -> None:
    of = cases()[case]
    again = Recalculated(cost_xlsx(of, MADE))
    assert again.formulas >= 20
    page = again.workbook["Report"]
    for row in range(4, page.max_row + 1):
        if page.cell(row, 4).data_type == "f":
            shown = sheet(of, "Report").cell(row, 4).value
            assert again.value("Report", f"D{row}") == Decimal(str(shown)), page.cell(row, 2).value
    figures = again.column("Report", "B", "D")
    assert figures["Cash saving"] * 100 == of.cash_saving
    trace = again.workbook["Where figures come from"]
    for number, line in enumerate(of.trace, 4):
        assert trace.cell(number, 3).data_type == "f", "no line is a typed number"
        assert again.value("Where figures come from", f"C{number}") * 100 == line.pence, line.label


def test_another_wage_in_the_workbook_changes_every_total_as_the_program_would() -> None:
    lane, dearer = (report(plum_lane(), one_place(), what_if=w) for w in ({}, {"wage": "13.45"}))
    raw = io.BytesIO(cost_xlsx(lane, MADE))
    edited = load_workbook(raw)
    hours = edited["Hours 2026-27"]
    (row,) = (r for r in range(4, hours.max_row + 1) if hours.cell(r, 2).value == "Place 1")
    assert hours.cell(row, 5).value == 12.71
    hours.cell(row, 5).value = 13.45
    out = io.BytesIO()
    edited.save(out)
    again = Recalculated(out.getvalue())
    assert again.column("Report", "B", "D")["Cash saving"] * 100 == dearer.cash_saving


def test_libreoffice_calculates_the_same_totals(tmp_path: Path) -> None:
    of = cases()["ages, a late start"]
    pages = by_libreoffice(cost_xlsx(of, MADE), tmp_path)
    amounts = {row[1].value: row[3].value for row in pages["Report"].iter_rows(min_row=4)}
    assert round(amounts["Cash saving"] * 100) == of.cash_saving
    trace = [row[2].value for row in pages["Where figures come from"].iter_rows(min_row=4)]
    assert [round(value * 100) for value in trace[: len(of.trace)]] == [line.pence for line in of.trace]
    bad = [
        c.value
        for page in pages
        for row in page.iter_rows()
        for c in row
        if str(c.value).startswith(("#", "Err:"))
    ]
    assert not bad


def test_a_trial_in_a_workbook_stands_beside_the_nursery_s_figures() -> None:
    yours, trial = (report(plum_lane(), one_place(), what_if=w) for w in ({}, {"participation": "90"}))
    raw = cost_xlsx(trial, MADE, yours)
    again = Recalculated(raw)
    assert (
        again.column("What if", "A", "D")["Cash saving in the year"] * 100
        == trial.cash_saving - yours.cash_saving
    )
    rows = list(csv.DictReader(io.StringIO(cost_csv(trial, MADE, yours).decode("utf-8-sig"))))
    beside = {(r["Section"], r["Line"]): r["Amount"] for r in rows}
    assert beside["What if, your figures", "Cash saving in the year"] == "12940.74"


def test_money_is_formatted_and_the_head_stays_in_view() -> None:
    page = sheet(report(plum_lane(), one_place()), "Where figures come from")
    assert page.freeze_panes == "A4"
    assert page["C4"].number_format.startswith("#,##0.00")


def test_a_trial_says_that_it_is_one() -> None:
    rows = table(report(plum_lane(), one_place(), what_if={"wage": "13.45"}))
    assert [row["Line"] for row in rows if row["Section"].startswith("A trial")] == [
        "An hour of a parent’s place at £13.45."
    ]


def test_the_same_report_makes_the_same_files() -> None:
    of = report(plum_lane(), one_place())
    assert cost_csv(of, MADE) == cost_csv(replace(of), MADE)
    assert cost_xlsx(of, MADE) == cost_xlsx(replace(of), MADE)
