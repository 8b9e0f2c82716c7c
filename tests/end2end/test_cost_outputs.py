"""One nursery, its costs in every form: the same pence in PDF, workbook, table and JSON, and after reopening;
and the cases that no nursery plans for, each told in words by all of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from nursery_rota.documents.costs import cost_summary
from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.yearly import period_report
from nursery_rota.domain.money import plain
from nursery_rota.exchange.cost_table import cost_csv
from nursery_rota.exchange.cost_workbook import cost_xlsx
from nursery_rota.store.rota_file import RotaFile
from tests.actions.conftest import stored
from tests.documents.pdf_text import words as words_of
from tests.exchange.recalculated import Recalculated
from tests.making import MONDAY, reference, small_nursery

START, END = date(2026, 4, 6), date(2027, 4, 5)
MADE = datetime(2026, 11, 20, 15, 50)


def duties(weeks: int = 10) -> tuple[t.Duty, ...]:
    return tuple(
        t.Duty(week + 1, MONDAY + timedelta(weeks=week), 1, None, 1 + week % 6, "worked")
        for week in range(weeks)
    )


def whole(**changes: Any) -> Book:
    """Wages, fees, a budget, money that came and went."""
    rows: dict[str, Any] = {
        "duties": duties(),
        "pay_rates": (t.PayRate(1, 900, date(2020, 1, 1), 1700), t.PayRate(2, 901, date(2020, 1, 1), 1450)),
        "fees": (t.Fee(1, 0, None, 600, 500),),
        "ledger_lines": (
            t.LedgerLine(1, date(2026, 9, 20), "cost", "rent", 300000),
            t.LedgerLine(2, date(2026, 9, 21), "cost", "Parents' expenses", 1840),
            t.LedgerLine(3, date(2026, 9, 22), "income", "=grants", 50000),
        ),
        "budgets": (t.Budget(1, START, END, "rent", 290000),),
    }
    return small_nursery(**(rows | changes))


def outputs(of: CostReport) -> dict[str, int]:
    """The cash saving in pence as each form shows it."""
    book = Recalculated(cost_xlsx(of, MADE.date()))
    table = csv.DictReader(io.StringIO(cost_csv(of, MADE.date()).decode("utf-8-sig")))
    amounts = {(row["Section"], row["Line"]): row["Amount"] for row in table}
    public = json.loads(json.dumps(of.as_json()))
    pdf = pdf_text(of)
    assert plain(abs(of.cash_saving)) in pdf
    assert plain(of.payroll_without_parents["total"]) in pdf
    assert all(plain(year.with_parents.total) in pdf for year in of.years)
    return {
        "workbook": int(book.column("Report", "B", "D")["Cash saving"] * 100),
        "table": int(Decimal(amounts["Saving", "Cash saving"]) * 100),
        "json": public["cash_saving"],
        "json trace": next(line["pence"] for line in public["trace"] if line["total"]),
    }


def pdf_text(of: CostReport) -> str:
    raw = cost_summary(of, nursery=of.nursery, printed_at=MADE, made_for="the committee")
    return " ".join(words_of(raw).split())


def test_every_form_has_the_same_totals_also_after_reopening(tmp_path: Path) -> None:
    of = period_report(whole(), START, END)
    assert of.cash_saving != 0
    assert set(outputs(of).values()) == {of.cash_saving}
    with stored(tmp_path / "costs.rota", whole()):
        pass
    with RotaFile.open(tmp_path / "costs.rota", reference=reference()) as file:
        again = period_report(file.book(), START, END)
    assert (
        again.as_json() == period_report(replace(whole(), nursery=file.book().nursery), START, END).as_json()
    )
    assert again.cash_saving == of.cash_saving


CASES: dict[str, tuple[Callable[[], Book], date, date, str]] = {
    "rates that ran out": (whole, START, date(2027, 8, 31), "are known for 6 April 2027 to 31 August 2027"),
    "a wage under the minimum": (
        lambda: whole(pay_rates=(t.PayRate(1, 900, date(2020, 1, 1), 900),)),
        START, END, "is paid £9.00 an hour on 6 April 2026; the legal minimum for the age is £12.71",
    ),
    "two tax years": (whole, date(2026, 2, 1), date(2026, 12, 31), "Rates 2025/26 end on 5 April 2026"),
    "no staff at all": (
        lambda: small_nursery(adults_there=0, duties=duties()), START, END, "No wages of staff are entered",
    ),
    "no parents at all": (
        lambda: whole(duties=(), families=(), children=(), bookings=(),
                      people=tuple(p for p in whole().people if p.family_id is None),
                      checks=tuple(c for c in whole().checks if c.person_id > 900)),
        START, END, "No required place is filled by a parent who counts",
    ),
    "a saving below zero": (
        lambda: whole(duties=(), ledger_lines=(t.LedgerLine(1, date(2026, 5, 1), "cost", "discounts", 1152000),)),
        START, END, "is more than the wages they save",
    ),
    "nobody and nothing": (
        lambda: small_nursery(adults_there=0, parents=1, kids=(), families=()), START, END, "No duties of parents",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_no_nursery_plans_for_is_told_in_words_by_every_form(case: str) -> None:
    make, start, end, words = CASES[case]
    of = period_report(make(), start, end)
    assert set(outputs(of).values()) == {of.cash_saving}
    assert any(words in said for said in (*of.uncertain, *of.rates_say)), of.uncertain
    assert words.split(";")[0] in pdf_text(of)
    assert words in cost_csv(of, MADE.date()).decode("utf-8-sig")
    if of.cash_saving < 0:
        assert of.headline.startswith("Parents cost £")


def test_nothing_that_people_typed_starts_a_formula() -> None:
    of = period_report(whole(), START, END)
    for row in csv.reader(io.StringIO(cost_csv(of, MADE.date()).decode("utf-8-sig"))):
        for cell in row:
            number = cell.lstrip("-").replace(".", "", 1).isdigit()
            assert number or not cell.startswith(("=", "+", "-", "@", "\t"))


def test_the_report_names_people_by_initials_and_says_where_each_figure_comes_from() -> None:
    text = pdf_text(period_report(whole(), START, END))
    for part in ("For the committee", "20 November 2026", "S. P.", "not cash", "Budget against actual",
                 "Saving by session", "How many parents may be lost", "Left out", "mark R"):  # fmt: skip
        assert part in text, part
    assert "Paid900" not in text
    assert "Parent1" not in text
