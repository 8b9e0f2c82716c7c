"""One tax year's payroll as two sheets of live formulas: paid hours, and what the whole employer pays for them.

Rates, hours and wages are typed numbers; everything else is worked out from them by the spreadsheet, rounded
where the program rounds, so that it comes to the same penny and can be tried with other numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from nursery_rota.domain.costs.payroll import EmployeeCost
from nursery_rota.domain.costs.year import YearCost
from nursery_rota.exchange.cost_pages import Pages

_NO_LIMIT = 1_000_000_000.0
"""Stands for "no limit": nobody earns as much."""
_HEADS = ("No.", "Who", "Without parents", "With parents", "Pay", "Insured part", "Pension rate", "Sick pay",
          "Exact pay with holiday", "Pay with holiday", "Insurance", "Pension", "Other")  # fmt: skip
_HOURS_HEADS = ("No.", "Who", "Worked out as", "Hours", "An hour", "Insured (1 or 0)", "Pension rate", "Pay",
                "Insured pay", "Pension on it")  # fmt: skip
_GROSS, _NI, _PENSION, _OTHER = 9, 10, 11, 12
"""Columns of the table of employees."""


@dataclass
class PayrollRefs:
    """Where the figures of a tax year stand, as references that other sheets can use (``'Payroll'!K5``)."""

    without: dict[str, str] = field(default_factory=dict)
    with_parents: dict[str, str] = field(default_factory=dict)
    gross: list[str] = field(default_factory=list)
    """Of the employees without parents, in their order."""
    gross_with: list[str] = field(default_factory=list)


def payroll_sheets(pages: Pages, year: YearCost) -> PayrollRefs:
    """Both sheets of the year; answers where its totals stand."""
    label = year.rates.label.replace("/", "-")[:18]
    staff, posts = year.without_parents.employees[: year.staff], year.without_parents.employees[year.staff :]
    cover = year.with_parents.employees[year.staff :]
    rows = [
        *((cost, True, True) for cost in staff),
        *((cost, True, False) for cost in posts),
        *((cost, False, True) for cost in cover),
    ]
    hours = _hours_sheet(pages, f"Hours {label}", [cost for cost, _, _ in rows], year)
    return _Payroll(pages, year, f"Payroll {label}", hours).write(rows)


def _hours_sheet(pages: Pages, name: str, costs: list[EmployeeCost], year: YearCost) -> str:
    sheet = pages.page(name, f"Paid hours, {year.rates.label}", _HOURS_HEADS,
                       (6, 26, 44, 12, 12, 12, 12, 14, 14, 14))  # fmt: skip
    row = pages.first
    for number, cost in enumerate(costs, 1):
        for paid in cost.employee.paid:
            sheet.write_number(row, 0, number)
            pages.write_text(sheet, row, 1, _short(cost))
            pages.write_text(sheet, row, 2, paid.words)
            sheet.write_number(row, 3, float(paid.minutes / 60), pages.number)
            sheet.write_number(row, 4, paid.hourly_pence / 100, pages.money)
            sheet.write_number(row, 5, int(paid.insured))
            sheet.write_number(row, 6, float(paid.pension_rate), pages.percent)
            pay = float(paid.pay) / 100
            at = row + 1
            sheet.write_formula(row, 7, f"=D{at}*E{at}", pages.money, pay)
            sheet.write_formula(row, 8, f"=H{at}*F{at}", pages.money, pay if paid.insured else 0)
            sheet.write_formula(row, 9, f"=H{at}*G{at}", pages.money, pay * float(paid.pension_rate))
            row += 1
    return f"'{name}'"


def _short(cost: EmployeeCost) -> str:
    return cost.initials[:1].upper() + cost.initials[1:]


class _Payroll:
    """The sheet of one year while it is written."""

    def __init__(self, pages: Pages, year: YearCost, name: str, hours: str) -> None:
        self._pages, self._year, self._name, self._hours = pages, year, name, hours
        self._sheet: Worksheet = pages.page(
            name, f"Payroll, tax year {year.rates.label}", _HEADS,
            (6, 34, 12, 12, 14, 12, 12, 12, 16, 16, 14, 14, 14),
        )  # fmt: skip
        self._rates: dict[str, str] = {}
        self._others: list[tuple[str, str, str]] = []

    def write(self, rows: list[tuple[EmployeeCost, bool, bool]]) -> PayrollRefs:
        first = self._pages.first
        last = first + len(rows) - 1
        total = max(last, first) + 2
        self._write_rates(total + 5)
        refs = PayrollRefs()
        for number, (cost, without, with_) in enumerate(rows):
            row = first + number
            self._write_employee(row, number + 1, cost, without, with_)
            if without:
                refs.gross.append(self._at(row, _GROSS))
            if with_:
                refs.gross_with.append(self._at(row, _GROSS))
        for place, (title, pay, column) in enumerate(
            (
                ("Without parents", self._year.without_parents, 2),
                ("With parents", self._year.with_parents, 3),
            )
        ):
            found = self._write_total(
                total + 1 + place, title, pay.figures(), column, (first, max(last, first))
            )
            (refs.without if column == 2 else refs.with_parents).update(found)
        for column, head in enumerate(
            ("Pay with holiday", "Insurance", "Pension", "Other", "Allowance", "Total")
        ):
            self._sheet.write_string(total, 9 + column, head, self._pages.head)
        return refs

    def _at(self, row: int, column: int) -> str:
        return f"'{self._name}'!{xl_rowcol_to_cell(row, column)}"

    def _write_rates(self, row: int) -> None:
        """The rates below the table; the formulas above refer to them."""
        rates, pages = self._year.rates, self._pages
        free = max(0, rates.employment_allowance_pence - self._year.allowance_elsewhere) / 100
        limit = _NO_LIMIT if rates.ni_limit_pence is None else rates.ni_limit_pence / 100
        young = max(rates.ni_upper_secondary_pence, rates.ni_threshold_pence) / 100
        self._sheet.write_string(row, 1, f"Rates, {rates.label} (mark {rates.mark})", pages.head)
        listed = (
            ("holiday", "Holiday, as a part of pay", float(rates.holiday_rate), pages.rate),
            ("ni", rates.ni_name, float(rates.ni_rate), pages.rate),
            ("above", "on pay above", rates.ni_threshold_pence / 100, pages.money),
            ("young", "of those not yet insured: above", young, pages.money),
            ("limit", "and below", limit, pages.limit),
            ("free", "Allowance of the employer still free", free, pages.money),
            ("trigger", "Pension is owed above", rates.pension_trigger_pence / 100, pages.money),
            ("lower", "on pay from", rates.pension_lower_pence / 100, pages.money),
            ("upper", "to", rates.pension_upper_pence / 100, pages.money),
        )
        for place, (key, title, value, look) in enumerate(listed, 1):
            pages.write_text(self._sheet, row + place, 1, title)
            self._sheet.write_number(row + place, 2, value, look)
            self._rates[key] = f"$C${row + place + 1}"
        for place, more in enumerate(rates.contributions, row + len(listed) + 1):
            pages.write_text(self._sheet, place, 1, f"{more.name}: rate, above, below")
            limit = _NO_LIMIT if more.upto_pence is None else more.upto_pence / 100
            self._sheet.write_number(place, 2, float(more.rate), pages.rate)
            self._sheet.write_number(place, 3, more.above_pence / 100, pages.money)
            self._sheet.write_number(place, 4, limit, pages.limit)
            self._others.append((f"$C${place + 1}", f"$D${place + 1}", f"$E${place + 1}"))

    def _write_employee(self, row: int, number: int, cost: EmployeeCost, without: bool, with_: bool) -> None:
        sheet, pages, at = self._sheet, self._pages, row + 1
        pay = sum((p.pay for p in cost.employee.paid), Fraction(0))
        exact = float(pay * (1 + Fraction(self._year.rates.holiday_rate)) + cost.employee.sick_pay) / 100
        sheet.write_number(row, 0, number)
        pages.write_text(sheet, row, 1, _short(cost))
        sheet.write_number(row, 2, int(without))
        sheet.write_number(row, 3, int(with_))
        sheet.write_formula(row, 4, self._hours_of(at, "H"), pages.money, float(pay) / 100)
        for column, letter in ((5, "I"), (6, "J")):
            formula = f"=IF(E{at}=0,0,{self._hours_of(at, letter)[1:]}/E{at})"
            sheet.write_formula(row, column, formula, pages.percent, self._part(cost, letter, pay))
        sheet.write_number(row, 7, float(cost.employee.sick_pay) / 100, pages.money)
        sheet.write_formula(row, 8, f"=E{at}*(1+{self._rates['holiday']})+H{at}", pages.money, exact)
        for column, formula, pence in (
            (_GROSS, f"=ROUND(I{at},2)", cost.gross),
            (_NI, self._insurance(at), cost.ni),
            (_PENSION, self._pension(at), cost.pension),
            (_OTHER, self._other(at), cost.other),
        ):
            sheet.write_formula(row, column, formula, pages.money, pence / 100)

    def _hours_of(self, at: int, letter: str) -> str:
        return f"=SUMIF({self._hours}!$A:$A,A{at},{self._hours}!${letter}:${letter})"

    def _part(self, cost: EmployeeCost, letter: str, pay: Fraction) -> float:
        if not pay:
            return 0.0
        parts: Iterator[Fraction] = (
            p.pay * (int(p.insured) if letter == "I" else p.pension_rate) for p in cost.employee.paid
        )
        return float(sum(parts, Fraction(0)) / pay)

    def _insurance(self, at: int) -> str:
        r = self._rates
        band = f"MAX(0,MIN(I{at},{r['limit']})-{{}})"
        due = f"F{at}*{band.format(r['above'])}+(1-F{at})*{band.format(r['young'])}"
        return f"=IF(E{at}=0,0,ROUND({r['ni']}*({due}),2))"

    def _pension(self, at: int) -> str:
        r = self._rates
        band = f"MAX(0,MIN(I{at},{r['upper']})-{r['lower']})"
        return f"=IF(AND(E{at}<>0,I{at}>{r['trigger']}),ROUND(G{at}*{band},2),0)"

    def _other(self, at: int) -> str:
        parts = (f"ROUND({rate}*MAX(0,MIN(I{at},{below})-{above}),2)" for rate, above, below in self._others)
        return "=" + ("+".join(parts) or "0")

    def _write_total(
        self, row: int, title: str, figures: dict[str, int], flags: int, span: tuple[int, int]
    ) -> dict[str, str]:
        """Sums over the employees whose flag is 1; answers where each stands."""
        sheet, pages, at = self._sheet, self._pages, row + 1
        letter = "CD"[flags - 2]
        top, bottom = span[0] + 1, span[1] + 1
        sheet.write_string(row, 8, title, pages.total_text)
        for column, key in ((_GROSS, "gross"), (_NI, "ni"), (_PENSION, "pension"), (_OTHER, "other")):
            of = "JKLM"[column - _GROSS]
            formula = f"=SUMPRODUCT({letter}{top}:{letter}{bottom},{of}{top}:{of}{bottom})"
            sheet.write_formula(row, column, formula, pages.total, figures.get(key, 0) / 100)
        allowance = figures["allowance"] / 100
        sheet.write_formula(row, 13, f"=MIN(K{at},{self._rates['free']})", pages.total, allowance)
        whole = f"=J{at}+K{at}+L{at}+M{at}-N{at}"
        sheet.write_formula(row, 14, whole, pages.total, figures["total"] / 100)
        names = ("gross", "ni", "pension", "other", "allowance", "total")
        return {name: self._at(row, 9 + place) for place, name in enumerate(names)}
