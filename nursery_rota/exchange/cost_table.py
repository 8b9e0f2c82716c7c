"""The cost report as one plain table: every figure of a finished report, none worked out here.

People stand by their initials. What people typed can never become a formula: an apostrophe is put before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nursery_rota.domain.costs.comparison import differences
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.trace import TraceLine
from nursery_rota.exchange.cells import harmless
from nursery_rota.wording import MONTHS, day_range, full_date, plural


@dataclass(frozen=True)
class TableRow:
    """One line of the table: ``amount`` None where there is only something to read."""

    section: str
    line: str
    how: str
    amount: Decimal | None
    unit: str = ""


def cost_csv(report: CostReport, made_on: date, yours: CostReport | None = None) -> bytes:
    """Every figure as a row (UTF-8 with a mark, so that spreadsheets read "ł" rightly); amounts are bare
    numbers with a point. ``yours`` is the nursery's own report where ``report`` is a trial."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("Section", "Line", "Worked out as", "Amount", "Unit"))
    for row in _rows(report, made_on, yours):
        amount = "" if row.amount is None else str(row.amount)
        writer.writerow((row.section, harmless(row.line), harmless(row.how), amount, harmless(row.unit)))
    return out.getvalue().encode("utf-8-sig")


def _rows(report: CostReport, made_on: date, yours: CostReport | None) -> Iterator[TableRow]:
    unit = report.currency
    yield from report_rows(report, made_on)
    if yours is not None:
        for line in differences(yours, report):
            difference = _money(line.difference)
            yield TableRow("What if, your figures", line.label, "", _money(line.yours), unit)
            yield TableRow("What if, difference", line.label, "", difference, unit)
    for month in report.months:
        yield TableRow("Months, worked", month_name(month.year, month.month), "", _money(month.worked), unit)
        yield TableRow(
            "Months, planned", month_name(month.year, month.month), "", _money(month.planned), unit
        )
    yield from _part_rows(report)
    for traced in report.trace:
        yield TableRow(
            "Where the figures come from", _indented(traced), traced.how, _money(traced.pence), unit
        )
    yield from note_rows(report)


def report_rows(report: CostReport, made_on: date) -> Iterator[TableRow]:
    """The figures of the report's first pages."""
    unit = report.currency
    period = day_range(report.start, report.end, " to ")
    yield TableRow("Report", report.nursery, f"{period}, made on {full_date(made_on)}", None)
    yield TableRow("Report", report.headline, "", None)
    yield from _key_rows(report)
    for name, pay in _payrolls(report):
        for part, pence in pay.items():
            yield TableRow(name, _PARTS[part], "", _money(pence), unit)
    for cost in report.parent_cost_lines:
        yield TableRow("What parents cost", cost.label, cost.how, _money(cost.pence), unit)
    yield TableRow("What parents cost", "Fee discounts given for duties", "", _money(report.discounts), unit)
    yield TableRow("What parents cost", "Duties bought out (income)", "", _money(report.buy_outs), unit)
    for fee in (line for year in report.years for line in year.fees.lines):
        charged, funded = (f"{minutes / 60:g} h" for minutes in (fee.charged_minutes, fee.funded_minutes))
        yield TableRow("Fees", f"Children {fee.label}, charged", charged, _money(fee.charged), unit)
        yield TableRow("Fees", f"Children {fee.label}, funded", funded, _money(fee.funded), unit)
    for line in report.budget:
        kind = "income" if line.income else "cost"
        yield TableRow("Budget, planned", line.category, kind, _money(line.budget), unit)
        yield TableRow("Budget, actual", line.category, kind, _money(line.actual), unit)
        yield TableRow("Budget, better than planned", line.category, kind, _money(line.better), unit)
    for frozen in report.closed:
        dates = day_range(frozen.starts_on, frozen.ends_on, " to ")
        for figure in frozen.figures:
            closed, since = _money(figure.frozen), _money(figure.since)
            yield TableRow(f"Closed {dates}", figure.label, f"on {full_date(frozen.closed_on)}", closed, unit)
            yield TableRow(f"Adjustment {dates}", figure.label, "entered or corrected later", since, unit)


def _part_rows(report: CostReport) -> Iterator[TableRow]:
    """The saving by term, week, session of the week, and each session."""
    unit = report.currency
    for section, parts in (
        ("Terms", report.by_term),
        ("Weeks", report.by_week),
        ("Sessions of the week", report.by_session),
        ("Families", report.by_family),
    ):
        for part in parts:
            yield TableRow(section, part.label, f"{part.minutes / 60:g} h", _money(part.pence), unit)
    for one in report.sessions:
        label = f"{one.on_date.isoformat()} {one.session}"
        how = f"{one.minutes / 60:g} h, {'worked' if one.worked else 'planned'}"
        yield TableRow("Sessions", label, how, _money(one.pence), unit)


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


def note_rows(report: CostReport) -> Iterator[TableRow]:
    """What a reader should know: rates, doubts, what was left out."""
    notes: tuple[tuple[str, Sequence[str]], ...] = (
        ("A trial, nothing is saved", report.trial),
        ("Rates and rules", report.rates_say),
        ("What is uncertain", report.uncertain),
        ("Left out", report.left_out),
        ("In kind, not cash", (report.in_kind.says,)),
    )
    for section, sentences in notes:
        for text in sentences:
            yield TableRow(section, text, "", None)


def _money(pence: int | None) -> Decimal | None:
    return None if pence is None else Decimal(pence).scaleb(-2)


def month_name(year: int, month: int) -> str:
    return f"{MONTHS[month - 1]} {year}"


def _indented(line: TraceLine) -> str:
    return "  " * line.depth + line.short
