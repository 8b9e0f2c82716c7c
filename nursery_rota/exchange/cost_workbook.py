"""The cost report as a workbook that can be recalculated: the figures are formulas over rates, hours and wages.

Every formula carries the value that the program worked out, so a program that does not calculate shows the same.
People stand by their initials; what people typed is text and stays text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from nursery_rota.domain.costs.comparison import differences
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.parents import CostLine
from nursery_rota.domain.costs.trace import TraceLine
from nursery_rota.domain.costs.year import YearCost
from nursery_rota.exchange.cost_pages import Pages
from nursery_rota.exchange.cost_table import TableRow, month_name, note_rows, report_rows
from nursery_rota.exchange.payroll_sheets import PayrollRefs, payroll_sheets

_FIRST = Pages.first


def cost_xlsx(report: CostReport, made_on: date, yours: CostReport | None = None) -> bytes:
    """The workbook. ``yours`` is the nursery's own report where ``report`` is a trial: both stand side by side."""
    out = io.BytesIO()
    # Without the options text that looks like a formula, a link or a number would be turned into one.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as workbook:
        made_at = datetime.combine(made_on, time())
        workbook.set_properties({"title": "What parents save", "company": report.nursery, "created": made_at})
        pages = Pages(workbook)
        front = pages.page(
            "Report",
            "What parents save",
            ("Section", "Line", "Worked out as", "Amount", "Unit"),
            (24, 44, 60, 16, 8),
        )
        _months_page(pages, report)
        if report.sessions:
            _sessions_page(pages, report)
        if report.budget:
            _budget_page(pages, report)
        years = [_Year(year, payroll_sheets(pages, year)) for year in report.years]
        total = _trace_page(pages, report, years)
        _report_page(pages, front, report, made_on, _Live(report, years, total))
        if yours is not None:
            _beside_page(pages, yours, report)
    return out.getvalue()


@dataclass(frozen=True)
class _Year:
    """A tax year, where its payroll stands, and the formulas of its lines."""

    cost: YearCost
    refs: PayrollRefs

    def leaves(self) -> Iterator[str]:
        """The formula of each line of the trace that no others add up to, in the order of the trace."""
        yield from self._payroll(self.refs.gross, self.refs.without, "")
        yield from self._payroll(self.refs.gross_with, self.refs.with_parents, "-")
        for line in self.cost.parent_costs:
            yield f"-{parent_cost(line)}"
        settled = [-self.cost.discounts, self.cost.buy_outs]
        yield from ([f"{pence / 100}" for pence in settled if pence] or ["0"])

    def _payroll(self, gross: Sequence[str], totals: dict[str, str], sign: str) -> Iterator[str]:
        yield from (f"{sign}{ref}" for ref in gross)
        if self.cost.rates.ni_rate:
            yield f"{sign}({totals['ni']}-{totals['allowance']})"
        yield f"{sign}{totals['pension']}"
        if self.cost.rates.contributions:
            yield f"{sign}{totals['other']}"


def parent_cost(line: CostLine) -> str:
    """Training as it is worked out, other costs as they were typed in."""
    if not line.parents:
        return f"{line.pence / 100}"
    return f"ROUND({line.parents}*{line.price_pence / 100}/{line.years},2)"


class _Live:
    """Formulas for lines of the front page, by section and line."""

    def __init__(self, report: CostReport, years: Sequence[_Year], saving: str) -> None:
        self._found = {("Saving", "Cash saving"): f"={saving}"}
        for section, which in (
            ("Payroll without parents", "without"),
            ("Payroll with parents", "with_parents"),
        ):
            for key, line in (("gross", "Pay with holiday"), ("ni", "Employer NI before the allowance"),
                              ("allowance", "Employment Allowance (taken off)"), ("pension", "Pension"),
                              ("other", "Other contributions (in the total)"), ("total", "Total")):  # fmt: skip
                refs = (getattr(year.refs, which)[key] for year in years)
                self._found[section, line] = "=" + "+".join(refs)
        self._add_shares(report, saving, "+".join(year.refs.without["total"] for year in years))

    def _add_shares(self, report: CostReport, saving: str, without: str) -> None:
        child = float(sum((year.child_minutes for year in report.years), start=0)) / 60
        charged = float(sum((year.charged_minutes for year in report.years), start=0)) / 60
        other = sum(year.other_costs - year.other_income for year in report.years) / 100
        if child:
            self._found["Saving", "A child-hour booked"] = f"=ROUND({saving}/{child!r},2)"
        if report.families:
            self._found["Saving", "A family"] = f"=ROUND({saving}/{report.families},2)"
        if report.percent_off_payroll is not None:
            self._found["Saving", "Off the payroll"] = f"=ROUND({saving}/({without})*100,1)"
        if charged:
            fee = f"=ROUND(({without}+{other!r}{{}})/{charged!r},2)"
            self._found["Break-even fee", "With parents"] = fee.format(f"-{saving}")
            self._found["Break-even fee", "Without parents"] = fee.format("")

    def formula(self, row: TableRow) -> str | None:
        return self._found.get((row.section, row.line))


def _report_page(pages: Pages, sheet: Worksheet, report: CostReport, made_on: date, live: _Live) -> None:
    for number, row in enumerate([*report_rows(report, made_on), *note_rows(report)], _FIRST):
        pages.write_text(sheet, number, 0, row.section)
        pages.write_text(sheet, number, 1, row.line, pages.bold if row.line == "Cash saving" else None)
        pages.write_text(sheet, number, 2, row.how)
        if row.amount is not None:
            look = pages.money if row.unit == report.currency else pages.number
            formula = live.formula(row)
            if formula is None:
                sheet.write_number(number, 3, float(row.amount), look)
            else:
                sheet.write_formula(number, 3, formula, look, float(row.amount))
        pages.write_text(sheet, number, 4, row.unit)


def _months_page(pages: Pages, report: CostReport) -> None:
    sheet = pages.page(
        "Months", "Saving by month", ("Month", "Worked", "Planned", "Together"), (20, 14, 14, 14)
    )
    rows = [(month_name(m.year, m.month), m.worked, m.planned) for m in report.months]
    _parts_table(pages, sheet, rows, "Tax year")


def _sessions_page(pages: Pages, report: CostReport) -> None:
    heads = ("Date", "Session", "Credited hours", "Saving", "Worked")
    sheet = pages.page("Sessions", "Saving by session", heads, (14, 28, 16, 14, 10))
    for row, one in enumerate(report.sessions, _FIRST):
        sheet.write_datetime(row, 0, datetime.combine(one.on_date, time()), pages.date)
        pages.write_text(sheet, row, 1, one.session)
        sheet.write_number(row, 2, one.minutes / 60, pages.number)
        sheet.write_number(row, 3, one.pence / 100, pages.money)
        sheet.write_string(row, 4, "worked" if one.worked else "planned", pages.text)
    last = _FIRST + len(report.sessions)
    sheet.write_string(last, 0, "Period", pages.total_text)
    sheet.write_string(last, 1, "", pages.total_text)
    minutes, pence = sum(s.minutes for s in report.sessions), sum(s.pence for s in report.sessions)
    for column, letter, value in ((2, "C", minutes / 60), (3, "D", pence / 100)):
        sheet.write_formula(last, column, f"=SUM({letter}{_FIRST + 1}:{letter}{last})", pages.total, value)


def _budget_page(pages: Pages, report: CostReport) -> None:
    heads = ("What for", "Kind", "Budget", "Actual", "Better than planned")
    sheet = pages.page("Budget", "Budget against actual", heads, (32, 12, 14, 14, 20))
    for row, line in enumerate(report.budget, _FIRST):
        at = row + 1
        pages.write_text(sheet, row, 0, line.category)
        sheet.write_string(row, 1, "income" if line.income else "cost", pages.text)
        sheet.write_number(row, 2, line.budget / 100, pages.money)
        sheet.write_number(row, 3, line.actual / 100, pages.money)
        formula = f'=IF(B{at}="income",D{at}-C{at},C{at}-D{at})'
        sheet.write_formula(row, 4, formula, pages.bold_money, line.better / 100)


def _parts_table(pages: Pages, sheet: Worksheet, rows: Sequence[tuple[str, int, int]], total: str) -> None:
    """Worked and planned side by side, with live sums across and down."""
    for row, (label, worked, planned) in enumerate(rows, _FIRST):
        pages.write_text(sheet, row, 0, label)
        sheet.write_number(row, 1, worked / 100, pages.money)
        sheet.write_number(row, 2, planned / 100, pages.money)
        sheet.write_formula(row, 3, f"=B{row + 1}+C{row + 1}", pages.bold_money, (worked + planned) / 100)
    last = _FIRST + len(rows)
    sheet.write_string(last, 0, total, pages.total_text)
    sums = (sum(w for _, w, _ in rows), sum(p for _, _, p in rows), sum(w + p for _, w, p in rows))
    for column, pence in enumerate(sums, 1):
        letter = "ABCD"[column]
        formula = f"=SUM({letter}{_FIRST + 1}:{letter}{last})"
        sheet.write_formula(last, column, formula, pages.total, pence / 100)


def _trace_page(pages: Pages, report: CostReport, years: Sequence[_Year]) -> str:
    """Every line: sums of the lines below it, or what the payroll says. Answers where the saving stands."""
    heads = ("Line", "Worked out as", report.currency)
    name = "Where figures come from"
    sheet = pages.page(name, "Where the figures come from", heads, (44, 60, 16))
    leaves = (formula for year in years for formula in year.leaves())
    for number, line in enumerate(report.trace):
        row = _FIRST + number
        bold = line.depth == 0
        text_look = pages.total_text if line.total else pages.indent(line.depth, bold)
        pages.write_text(sheet, row, 0, line.short, text_look)
        pages.write_text(sheet, row, 1, line.how, pages.total_text if line.total else None)
        look = pages.total if line.total else pages.bold_money if bold else pages.money
        parts = _parts(report.trace, number)
        formula = "+".join(f"C{_FIRST + part + 1}" for part in parts) if parts else next(leaves)
        sheet.write_formula(row, 2, f"={formula}", look, line.pence / 100)
    return f"'{name}'!C{_FIRST + len(report.trace)}"


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


def _beside_page(pages: Pages, yours: CostReport, trial: CostReport) -> None:
    sheet = pages.page(
        "What if", " ".join(trial.trial), ("", "Your figures", "Trial", "Difference"), (36, 16, 16, 16)
    )
    for row, line in enumerate(differences(yours, trial), _FIRST):
        pages.write_text(sheet, row, 0, line.label)
        for column, pence in ((1, line.yours), (2, line.trial)):
            if pence is not None:
                sheet.write_number(row, column, pence / 100, pages.money)
        if line.difference is not None:
            sheet.write_formula(row, 3, f"=C{row + 1}-B{row + 1}", pages.bold_money, line.difference / 100)
