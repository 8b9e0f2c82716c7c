"""The cost report on paper: the answer first, in kind apart, a loss said plainly, every line of the trace there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nursery_rota.documents.costs import cost_summary
from nursery_rota.documents.render import page_count
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.months import MonthSaving
from nursery_rota.domain.costs.trace import TraceLine
from tests.documents.cost_samples import MONTHS, RATES, TRACE, losing, report, year
from tests.documents.pdf_text import about, words
from tests.documents.sheet_samples import HARD_NAMES, PRINTED


def _printed(of: CostReport, made_for: str = "the committee") -> bytes:
    return cost_summary(of, nursery=of.nursery, printed_at=PRINTED, made_for=made_for)


def test_the_first_page_has_answer_units_bars_months_and_trace() -> None:
    text = words(_printed(report()), 0)
    for said in (
        "What parents save",
        "Plum Lane Nursery, year to 5 April 2027",
        "For the committee",
        "20 November 2026",
        "Cash saving, tax year 2026/27",
        "£12,940.74",
        "19.8% off the payroll. Worked to 20 November, then planned.",
        "a child-hour booked £0.83",
        "a family £539.20",
        "Staff for every required place £65,469.59",
        "Wages parents save ‒£14,029.41",
        "What parents cost +£1,088.67",
        "What the nursery pays £52,528.85",
        "1,524",
        "closed",
        "Black: worked. Hatched: planned.",
        "Where the figures come from",
        "R. O. 37.5 h × 38 weeks × £17.00 × 1.1207 27,148.96",
        "‒51,440.18",
    ):
        assert said in text, said


def test_people_stand_by_initials_only() -> None:
    text = words(_printed(report()))
    assert "Okafor" not in text
    assert "Zieliński" not in text


def test_what_is_given_in_kind_is_never_cash_and_doubts_are_in_words() -> None:
    text = words(_printed(report()))
    assert "Given in kind, not cash: 1,292 hours, worth £16,421.32 at £12.71 an hour." in text
    assert "never added to the saving" in text
    assert "How sure this is Payroll is an annual approximation" in text
    assert "Left out Sick pay, unpaid leave and overtime." in text
    assert "from secondary sources: check against the current text." in text


def test_a_loss_is_said_plainly() -> None:
    text = words(_printed(losing()))
    assert "What parents cost" in text
    assert "Parents cost £11,520.00 more than they save" in text
    assert "What parents cost +£11,520.00" in text
    assert "a family ‒£480.00" in text
    assert "‒1,280" in text
    assert "off the payroll" not in text


def test_nothing_saved_and_nothing_lost_is_said_too() -> None:
    text = words(
        _printed(report(years=(year(without_parents=year().with_parents, parent_costs=()),), months=()))
    )
    assert "Parents on duty neither save nor cost the nursery money" in text


def test_a_trial_says_so_first() -> None:
    text = words(_printed(report(trial=("wages rise by 5%",))), 0)
    assert "A trial, not your own figures. Wages rise by 5%." in text
    assert text.index("A trial") < text.index("£12,940.74")


def test_a_part_of_the_year_names_its_part_of_the_saving() -> None:
    part = report(start=date(2026, 9, 1), end=date(2026, 12, 18))
    text = words(_printed(part))
    assert "1 September 2026 to 18 December 2026" in text
    assert "The period’s part of it: £" in text


def test_figures_that_cannot_be_worked_out_are_a_dash() -> None:
    unknown = report(years=(replace(year(), families=0, child_minutes=year().child_minutes * 0),))
    text = words(_printed(unknown))
    assert "a child-hour booked –" in text
    assert "a family –" in text


def test_a_long_trace_goes_on_with_its_head_and_loses_no_line() -> None:
    lines = tuple(
        replace(TRACE[1], short=f"line {i} of many", how=f"worked out {i} " * (1 + i % 7), pence=100_000 + i)
        for i in range(120)
    )
    pdf = _printed(report(trace=(*lines, TRACE[-1])))
    text = words(pdf)
    assert page_count(pdf) > 3
    assert all(f"line {i} of many" in text for i in range(120))
    assert all(f"1,00{i // 100}.{i % 100:02d}" in text for i in range(120))
    for page in range(page_count(pdf)):
        assert " of many" not in words(pdf, page) or "Line Worked out as £" in words(pdf, page)
    assert f"Page {page_count(pdf)} of {page_count(pdf)}" in text


def test_two_tax_years_have_a_chart_each() -> None:
    later = tuple(replace(month, year=month.year + 1) for month in MONTHS)
    next_rates = replace(RATES, label="2027/28", starts_on=date(2027, 4, 6), ends_on=date(2028, 4, 5))
    both = report(years=(year(), year(rates=next_rates)), months=(*MONTHS, *later), end=date(2028, 4, 5))
    text = words(_printed(both))
    assert text.count("1,524") == 2
    assert "tax years 2026/27 to 2027/28" in text


@pytest.mark.parametrize("name", HARD_NAMES)
def test_names_come_out_letter_by_letter(name: str) -> None:
    trace = (TraceLine(name, name, name, 1, 0),)
    text = words(_printed(report(nursery=name, trace=trace, uncertain=(name,)), made_for=name))
    assert f"For {name}" in text
    assert text.count(name) >= 5


def test_a_month_with_gain_and_loss_still_prints() -> None:
    mixed = (
        MonthSaving(2026, 4, -5000, 9000, 1, closed=False),
        MonthSaving(2026, 5, 3000, -9000, 1, closed=False),
    )
    text = words(_printed(report(months=mixed)))
    assert "Apr" in text
    assert "‒60" in text


def test_the_pdf_says_what_it_is_and_is_the_same_each_time() -> None:
    pdf = _printed(report(), made_for="")
    assert about(pdf)["Title"] == "What parents save, Plum Lane Nursery, year to 5 April 2027"
    assert "For the" not in words(pdf)
    assert pdf == _printed(report(), made_for="")
