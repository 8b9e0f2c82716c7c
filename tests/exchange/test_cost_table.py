"""The cost report as CSV and XLSX: the same figures, live sums, and nobody's name runs as a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nursery_rota.domain import tables as t
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.exchange.cells import harmless
from nursery_rota.exchange.cost_table import cost_csv, cost_xlsx
from tests.domain.costs.nursery import book, employee, merged, one_place, parents, plum_lane, report

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
    page = sheet(of, "Report", values=False)
    assert page["B4"].value is not None
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


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


def test_totals_in_the_trace_are_live_sums_that_agree_with_what_they_show() -> None:
    of = report(plum_lane(), one_place(), date(2026, 3, 1), date(2026, 5, 1))
    live, shown = (sheet(of, "Where figures come from", values=v) for v in (False, True))
    formulas = 0
    for row in range(4, live.max_row + 1):
        formula = live.cell(row, 3).value
        if isinstance(formula, str):
            parts = [shown[name].value for name in formula.removeprefix("=").split("+")]
            assert sum(parts) == pytest.approx(shown.cell(row, 3).value)
            formulas += 1
    assert formulas >= 8


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
