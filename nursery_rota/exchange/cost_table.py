"""The cost report for a spreadsheet: one plain table (CSV), or a workbook whose totals are live sums (XLSX).

It writes the figures of a finished report and works out none. People stand by their initials. Names that
people typed can never become a formula: in CSV an apostrophe is put before them, in XLSX they are text cells.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.trace import TraceLine
from nursery_rota.exchange.cells import harmless
from nursery_rota.wording import MONTHS, day_range, full_date, plural

_MONEY = "#,##0.00;[Red]-#,##0.00"
_GREEN = "#1E5C58"


@dataclass(frozen=True)
class TableRow:
    """One line of the table: ``amount`` None where there is only something to read."""

    section: str
    line: str
    how: str
    amount: Decimal | None
    unit: str = ""


def cost_csv(report: CostReport, made_on: date) -> bytes:
    """Every figure as a row (UTF-8 with a mark, so that spreadsheets read "ł" rightly); amounts are bare
    numbers with a point."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("Section", "Line", "Worked out as", "Amount", "Unit"))
    for row in _rows(report, made_on):
        amount = "" if row.amount is None else str(row.amount)
        writer.writerow((row.section, harmless(row.line), harmless(row.how), amount, harmless(row.unit)))
    return out.getvalue().encode("utf-8-sig")


def cost_xlsx(report: CostReport, made_on: date) -> bytes:
    """A workbook of three sheets: the report, the months, and where the figures come from."""
    out = io.BytesIO()
    # Without the options text that looks like a formula, a link or a number would be turned into one.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as workbook:
        made_at = datetime.combine(made_on, time())
        workbook.set_properties({"title": "What parents save", "company": report.nursery, "created": made_at})
        pages = _Pages(workbook)
        _report_page(pages, report, made_on)
        _months_page(pages, report)
        _trace_page(pages, report)
    return out.getvalue()


def _rows(report: CostReport, made_on: date) -> Iterator[TableRow]:
    unit = report.currency
    period = day_range(report.start, report.end, " to ")
    yield TableRow("Report", report.nursery, f"{period}, made on {full_date(made_on)}", None)
    yield TableRow("Report", report.headline, "", None)
    yield from _key_rows(report)
    for name, pay in _payrolls(report):
        for part, pence in pay.items():
            yield TableRow(name, _PARTS[part], "", _money(pence), unit)
    for line in report.parent_cost_lines:
        yield TableRow("What parents cost", line.label, line.how, _money(line.pence), unit)
    yield TableRow("What parents cost", "Fee discounts given for duties", "", _money(report.discounts), unit)
    yield TableRow("What parents cost", "Duties bought out (income)", "", _money(report.buy_outs), unit)
    for month in report.months:
        yield TableRow("Months, worked", _month(month.year, month.month), "", _money(month.worked), unit)
        yield TableRow("Months, planned", _month(month.year, month.month), "", _money(month.planned), unit)
    for traced in report.trace:
        yield TableRow(
            "Where the figures come from", _indented(traced), traced.how, _money(traced.pence), unit
        )
    for section, sentences in _notes(report):
        for text in sentences:
            yield TableRow(section, text, "", None)


def _key_rows(report: CostReport) -> Iterator[TableRow]:
    unit, fee = report.currency, report.break_even_why
    given = report.in_kind
    saving = f"tax year {', '.join(y.rates.label for y in report.years)}"
    yield TableRow("Saving", "Cash saving", saving, _money(report.cash_saving), unit)
    share = "the period’s share by credited hours"
    yield TableRow("Saving", "Cash saving, this period", share, _money(report.period_saving), unit)
    yield TableRow("Saving", "A child-hour booked", "", _money(report.per_child_hour), unit)
    yield TableRow(
        "Saving", "A family", plural(report.families, "family", "families"), _money(report.per_family), unit
    )
    yield TableRow("Saving", "Off the payroll", "", report.percent_off_payroll, "%")
    yield TableRow("Break-even fee", "With parents", fee, _money(report.break_even_with_parents), unit)
    yield TableRow("Break-even fee", "Without parents", fee, _money(report.break_even_without_parents), unit)
    yield TableRow("In kind, not cash", "Hours given, this period", given.excludes, given.hours, "hours")
    yield TableRow("In kind, not cash", "Value", f"{given.method} {given.how}", _money(given.value), unit)
    yield TableRow("In kind, not cash", "Value for each 1 spent on parents", "", report.viva_ratio, "")


def _payrolls(report: CostReport) -> tuple[tuple[str, dict[str, int]], ...]:
    return (
        ("Payroll without parents", report.payroll_without_parents),
        ("Payroll with parents", report.payroll_with_parents),
    )


_PARTS = {
    "gross": "Pay with holiday",
    "ni": "Employer NI before the allowance",
    "allowance": "Employment Allowance (taken off)",
    "pension": "Pension",
    "total": "Total",
    "other": "Other contributions (in the total)",
}


def _notes(report: CostReport) -> tuple[tuple[str, Sequence[str]], ...]:
    return (
        ("A trial, nothing is saved", report.trial),
        ("Rates and rules", report.rates_say),
        ("What is uncertain", report.uncertain),
        ("Left out", report.left_out),
        ("In kind, not cash", (report.in_kind.says,)),
    )


def _money(pence: int | None) -> Decimal | None:
    return None if pence is None else Decimal(pence).scaleb(-2)


def _month(year: int, month: int) -> str:
    return f"{MONTHS[month - 1]} {year}"


def _indented(line: TraceLine) -> str:
    return "  " * line.depth + line.short


class _Pages:
    """The workbook with its formats, and how a page starts."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.title = workbook.add_format({"bold": True, "font_size": 16})
        self.head = workbook.add_format({"bold": True, "bg_color": _GREEN, "font_color": "#FFFFFF"})
        self.text = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.money = workbook.add_format({"num_format": _MONEY, "valign": "top"})
        self.bold_money = workbook.add_format({"num_format": _MONEY, "bold": True, "valign": "top"})
        self.total = workbook.add_format({"num_format": _MONEY, "bold": True, "top": 2, "valign": "top"})
        self.total_text = workbook.add_format({"bold": True, "top": 2, "valign": "top"})
        self.number = workbook.add_format({"num_format": "#,##0.00", "valign": "top"})
        self._indents: dict[tuple[int, bool], Any] = {}

    def indent(self, depth: int, bold: bool) -> Any:
        if (depth, bold) not in self._indents:
            look = {"indent": depth * 2, "bold": bold, "text_wrap": True, "valign": "top"}
            self._indents[depth, bold] = self._workbook.add_format(look)
        return self._indents[depth, bold]

    def page(self, name: str, title: str, heads: Sequence[str], widths: Sequence[int]) -> Worksheet:
        """A sheet with its title in row 1 and heads in row 3, fit to one page across, heads repeated."""
        sheet = self._workbook.add_worksheet(name)
        sheet.write_string(0, 0, title, self.title)
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.write_string(2, column, head, self.head)
            sheet.set_column(column, column, width)
        sheet.freeze_panes(3, 0)
        sheet.repeat_rows(2)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        return sheet


_FIRST = 3
"""The first row of figures on each sheet, counted from 0."""


def _report_page(pages: _Pages, report: CostReport, made_on: date) -> None:
    heads = ("Section", "Line", "Worked out as", "Amount", "Unit")
    sheet = pages.page("Report", "What parents save", heads, (24, 44, 44, 16, 8))
    apart = {"Where the figures come from", "Months, worked", "Months, planned"}
    rows = [row for row in _rows(report, made_on) if row.section not in apart]
    for number, row in enumerate(rows, _FIRST):
        sheet.write_string(number, 0, row.section, pages.text)
        sheet.write_string(number, 1, row.line, pages.bold if row.line == "Cash saving" else pages.text)
        sheet.write_string(number, 2, row.how, pages.text)
        if row.amount is not None:
            money = row.unit == report.currency
            sheet.write_number(number, 3, float(row.amount), pages.money if money else pages.number)
        sheet.write_string(number, 4, row.unit, pages.text)


def _months_page(pages: _Pages, report: CostReport) -> None:
    sheet = pages.page(
        "Months", "Saving by month", ("Month", "Worked", "Planned", "Together"), (20, 14, 14, 14)
    )
    for row, month in enumerate(report.months, _FIRST):
        sheet.write_string(row, 0, _month(month.year, month.month), pages.text)
        sheet.write_number(row, 1, month.worked / 100, pages.money)
        sheet.write_number(row, 2, month.planned / 100, pages.money)
        sheet.write_formula(row, 3, f"=B{row + 1}+C{row + 1}", pages.bold_money, month.pence / 100)
    last = _FIRST + len(report.months)
    sheet.write_string(last, 0, "Tax year", pages.total_text)
    sums = (
        sum(m.worked for m in report.months),
        sum(m.planned for m in report.months),
        sum(m.pence for m in report.months),
    )
    for column, pence in enumerate(sums, 1):
        letter = "ABCD"[column]
        formula = f"=SUM({letter}{_FIRST + 1}:{letter}{last})"
        sheet.write_formula(last, column, formula, pages.total, pence / 100)


def _trace_page(pages: _Pages, report: CostReport) -> None:
    heads = ("Line", "Worked out as", report.currency)
    sheet = pages.page("Where figures come from", "Where the figures come from", heads, (44, 60, 16))
    for number, line in enumerate(report.trace):
        row = _FIRST + number
        bold = line.depth == 0
        sheet.write_string(
            row, 0, line.short, pages.total_text if line.total else pages.indent(line.depth, bold)
        )
        sheet.write_string(row, 1, line.how, pages.total_text if line.total else pages.text)
        look = pages.total if line.total else pages.bold_money if bold else pages.money
        parts = _parts(report.trace, number)
        if parts:
            formula = "=" + "+".join(f"C{_FIRST + part + 1}" for part in parts)
            sheet.write_formula(row, 2, formula, look, line.pence / 100)
        else:
            sheet.write_number(row, 2, line.pence / 100, look)


def _parts(lines: Sequence[TraceLine], number: int) -> list[int]:
    """The lines that add up to line ``number``: those one step deeper below it; all of depth 0 for the total."""
    if lines[number].total:
        return [i for i, line in enumerate(lines[:number]) if line.depth == 0]
    found = []
    for i in range(number + 1, len(lines)):
        if lines[i].depth <= lines[number].depth:
            break
        if lines[i].depth == lines[number].depth + 1:
            found.append(i)
    return found
