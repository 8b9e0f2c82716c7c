"""The cost report of a whole nursery: worked examples to the penny, and sums that must agree."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.credited import CreditedPlace
from nursery_rota.domain.rates import RateTable
from nursery_rota.errors import RotaProblem
from nursery_rota.wording import MONTHS
from tests.domain.costs.nursery import (
    END,
    RATES,
    START,
    Y25,
    Y26,
    book,
    employee,
    one_place,
    parents,
    place,
    plum_lane,
    report,
    ruth_and_piotr,
)

DISCOUNTS = tuple(
    t.LedgerLine(i, date(2026, 4 + i, 10), "cost", "discounts", 8 * 12000) for i in range(1, 9)
) + tuple(t.LedgerLine(8 + i, date(2027, i, 1), "cost", "Discounts", 8 * 12000) for i in range(1, 5))


def said(of: CostReport, words: str) -> bool:
    return any(words in sentence for sentence in of.uncertain)


def test_one_place_of_parents_beside_two_staff_saves_12940_74() -> None:
    lane = report(plum_lane(), one_place(), child_minutes=15591 * 60)
    assert lane.payroll_without_parents["total"] == 6546959
    assert lane.payroll_with_parents["total"] == 5144018
    assert lane.wages_saved == 1402941
    assert lane.parent_costs == 108867
    assert [line.pence for line in lane.parent_cost_lines] == [92000, 16867]
    assert lane.cash_saving == lane.period_saving == 1294074
    assert lane.nursery_pays == 5252885
    assert (lane.per_child_hour, lane.per_family, lane.percent_off_payroll) == (83, 53920, Decimal("19.8"))
    assert (
        lane.headline
        == "Because parents take their turn, Plum Lane Nursery saves £12,940.74 in cash this year."
    )
    assert lane.worked_to == date(2026, 11, 20)


def test_a_post_costs_more_once_the_allowance_is_used_up() -> None:
    elsewhere = replace(t.Nursery(), allowance_used_elsewhere_pence=1050000)
    used_up = report(book(nursery=elsewhere), one_place())
    assert used_up.wages_saved == used_up.posts[0].total == 1534979
    assert report(book(), one_place()).wages_saved == 1402941


def test_discounts_for_additional_parents_are_a_cost_and_the_headline_says_so() -> None:
    generous = report(book(ruth_and_piotr(), {"ledger_lines": DISCOUNTS}))
    assert generous.cash_saving == generous.period_saving == -1152000
    assert generous.headline == "Parents cost £11,520.00 more than they save."
    assert said(generous, "No required place is filled by a parent who counts")
    assert said(generous, "every day has an equal part")
    assert said(generous, "a volunteer has no obligation")
    assert sum(m.pence for m in generous.months) == -1152000


def test_buy_outs_come_in_and_typed_costs_of_parents_go_off() -> None:
    lines = (
        t.LedgerLine(1, START, "income", "buy_out", 5000),
        t.LedgerLine(2, END, "cost", "parents' expenses", 960),
        t.LedgerLine(3, END, "cost", "rota_hours", 20000),
        t.LedgerLine(4, END + timedelta(days=1), "cost", "refreshments", 7777),
        t.LedgerLine(5, END, "cost", "rent", 195000),
    )
    plain, typed = report(plum_lane(), one_place()), report(plum_lane(ledger_lines=lines), one_place())
    assert typed.cash_saving == plain.cash_saving + 5000 - 960 - 20000
    assert {line.label: line.pence for line in typed.parent_cost_lines} == {
        "First aid courses": 92000,
        "Vetting admin": 16867,
        "Parents’ expenses": 960,
        "Paid hours spent on the rota": 20000,
    }


def test_posts_add_up_to_the_wages_saved_with_the_allowance_given_in_turn() -> None:
    second = tuple(replace(p, rank=2, duty_id=p.duty_id + 1) for p in one_place())
    full = employee(3, "Ivy Third", 1700)
    team = book(ruth_and_piotr(), full)
    busy = report(team, one_place() + second)
    first_post, second_post = busy.posts
    # Three at 17.00, 14.50 and 17.00 leave 1,131.85 of the allowance for the posts.
    assert (first_post.allowance, second_post.allowance) == (113185, 0)
    assert first_post.total + second_post.total == busy.wages_saved


def test_months_show_worked_and_planned_and_the_closed_ones() -> None:
    sessions = tuple(t.Session(d + 1, "Day", d, t.Minute(540), t.Minute(720)) for d in range(5))
    closed = (t.Closure(1, date(2026, 7, 20), date(2026, 8, 31)),)
    lane = report(plum_lane(sessions=sessions, closures=closed), one_place())
    by_label = {m.label: m for m in lane.months}
    assert [MONTHS[m.month - 1] for m in lane.months] == [*MONTHS[3:], *MONTHS[:3]]
    assert (by_label["Aug"].closed, by_label["Aug"].pence) == (True, 0)
    assert by_label["Oct"].worked > 0 == by_label["Oct"].planned
    assert by_label["Nov"].worked > by_label["Nov"].planned > 0
    assert by_label["Dec"].planned > 0 == by_label["Dec"].worked
    assert sum(m.pence for m in lane.months) == 1294074


def test_a_term_has_the_years_saving_by_credited_hours() -> None:
    weeks = (date(2026, 9, 7), date(2026, 9, 13))
    week = report(plum_lane(), one_place(), *weeks)
    assert week.cash_saving == 1294074
    assert week.period_minutes == 1530
    assert abs(week.period_saving * 38 - 1294074) <= 38
    rest = report(plum_lane(), one_place(), weeks[1] + timedelta(days=1), END)
    before = report(plum_lane(), one_place(), START, weeks[0] - timedelta(days=1))
    assert before.period_saving + week.period_saving + rest.period_saving == 1294074


def test_a_period_over_two_tax_years_has_both_each_with_its_rates() -> None:
    both = (place(date(2026, 3, 16)), place(date(2026, 4, 13)))
    two = report(plum_lane(), both, date(2026, 3, 1), date(2026, 4, 30))
    old, new = two.years
    assert (old.rates.label, new.rates.label) == ("2025/26", "2026/27")
    assert [p.cost.gross for p in two.posts] == [4105, 4273]
    assert two.cash_saving == old.saving + new.saving
    assert two.payroll_without_parents["total"] == old.without_parents.total + new.without_parents.total
    depth0 = [line for line in two.trace if line.depth == 0]
    assert [line.label for line in depth0] == ["Tax year 2025/26", "Tax year 2026/27", "Cash saving"]
    assert len([m for m in two.months if (m.year, m.month) == (2026, 4)]) == 1
    assert sum(m.pence for m in two.months) == two.cash_saving


def test_days_without_known_rates_are_left_out_and_named() -> None:
    beyond = report(plum_lane(), one_place(), date(2026, 9, 1), date(2027, 8, 31))
    assert [y.rates.label for y in beyond.years] == ["2026/27"]
    assert beyond.uncertain[0] == (
        "No pay rates are known for 6 April 2027 to 31 August 2027. The report leaves these days out rather than "
        "use the rates of another year. Enter the new ones under Costs, Rates and wages."
    )
    before = report(plum_lane(), (), date(2025, 1, 1), date(2025, 4, 30))
    assert "1 January 2025 to 5 April 2025" in before.uncertain[0]


def test_a_period_wholly_without_rates_is_refused_in_words() -> None:
    with pytest.raises(RotaProblem, match="No pay rates are known for 1 May 2027 to 2 May 2027"):
        report(plum_lane(), (), date(2027, 5, 1), date(2027, 5, 2))
    with pytest.raises(RotaProblem, match="known in GBP only, and the nursery counts in EUR"):
        report(book(nursery=t.Nursery(currency="EUR")))
    with pytest.raises(RotaProblem, match="known in no currency only"):
        report(book(rates=RateTable()))
    with pytest.raises(RotaProblem, match="before it starts"):
        report(book(), (), END, START)


def test_an_empty_nursery_has_a_report_of_nothing_that_says_why() -> None:
    nothing = report(book())
    assert nothing.cash_saving == 0
    assert nothing.headline == "Parents on duty neither save nor cost the nursery money."
    assert said(nothing, "No wages of staff are entered")
    assert said(nothing, "No duties of parents stand on the rota")
    assert (nothing.per_family, nothing.per_child_hour, nothing.percent_off_payroll) == (None, None, None)
    assert (nothing.break_even_with_parents, nothing.viva_ratio, nothing.worked_to) == (None, None, None)
    assert nothing.break_even_why.startswith("No hours are booked")


def test_rates_and_rules_are_named_with_mark_and_end() -> None:
    lane = report(plum_lane(), one_place())
    assert lane.rates_say == (
        "Rates 2026/27 end on 5 April 2027; partly from memory (mark R): check against the current text.",
        "Adults needed by the rules of England, youngest first; from secondary sources (mark V2): check against the "
        "current text.",
    )
    seen = report(book(rates=RateTable((replace(Y26, mark="V"),))))
    assert seen.rates_say[0] == "Rates 2026/27 end on 5 April 2027."
    assert said(lane, "annual approximation")
    assert said(lane, "Employment Allowance of £10,500.00")


def test_a_price_below_the_minimum_wage_is_flagged_and_a_qualified_place_too() -> None:
    cheap = report(book(nursery=t.Nursery(replacement_rate_pence=1000)), one_place())
    assert said(cheap, "priced at £10.00 an hour, below the minimum wage of £12.71")
    demanding = tuple(replace(p, level=2) for p in one_place())
    assert said(report(book(), demanding), "priced at the minimum wage like the others")
    assert not said(report(book(nursery=t.Nursery(replacement_rate_pence=1500)), demanding), "minimum wage")


def test_weeks_that_are_not_planned_yet_are_said() -> None:
    terms = (t.Term(1, "Spring", date(2027, 1, 4), date(2027, 3, 25)),)
    early = tuple(p for p in one_place() if p.on_date <= date(2026, 12, 18))
    assert said(report(plum_lane(terms=terms), early), "filled up to 18 December 2026; later weeks")
    assert not said(report(plum_lane(), early), "later weeks")


def test_trace_leads_from_the_saving_to_people_and_their_duties() -> None:
    lane = report(plum_lane(), one_place())
    assert [(x.short, x.how, x.pence, x.depth) for x in lane.trace[:6]] == [
        ("Payroll without parents", "whole employer, tax year 2026/27", 6546959, 0),
        ("R. O.", "37.5 h × 38 weeks × £17.00 × 1.1207", 2714896, 1),
        ("P. Z.", "37.5 h × 38 weeks × £14.50 × 1.1207", 2315646, 1),
        ("Place 1", "25.5 h × 38 weeks × £12.71 × 1.1207", 1380253, 1),
        ("Employer NI", "7,366.19 less allowance 7,366.19", 0, 1),
        ("Pension", "627.27 + 507.49 + 226.88", 136164, 1),
    ]
    assert lane.trace[1].label == "Ruth Okafor"
    assert len(lane.trace[3].duty_ids) == 190
    assert lane.trace[6].how == "the same without place 1"
    assert [(x.label, x.how, x.pence) for x in lane.trace[-5:]] == [
        ("What parents cost", "training and expenses", -108867),
        ("First aid courses", "23 parents × £120.00 ÷ 3 years", -92000),
        ("Vetting admin", "23 parents × £22.00 ÷ 3 years", -16867),
        ("Discounts, buy-outs", "none", 0),
        ("Cash saving", "whole tax year 2026/27", 1294074),
    ]


def test_the_public_form_is_plain_json_with_people_by_initials() -> None:
    lane = report(plum_lane(), one_place(), child_minutes=15591 * 60)
    public = json.loads(json.dumps(lane.as_json()))
    sums = {"gross", "ni", "allowance", "pension", "total"}
    assert set(public["payroll"]["with_parents"]) == set(public["payroll"]["without_parents"]) == sums
    assert public["payroll"]["without_parents"]["total"] == 6546959
    assert sums <= set(public["posts"][0])
    assert public["posts"][0]["hours"] == 969
    assert (public["parent_costs"], public["cash_saving"]) == (108867, 1294074)
    assert set(public["break_even"]) >= {"with_parents", "without_parents"}
    assert set(public["in_kind"]) >= {"hours", "value"}
    assert "Okafor" not in json.dumps(public, ensure_ascii=False)


credited = st.builds(
    place,
    st.dates(date(2025, 10, 1), END),
    st.integers(1, 3),
    start=st.sampled_from([540, 720]),
    minutes=st.sampled_from([90, 180, 185]),
    duty_id=st.integers(1, 10**6),
    level=st.sampled_from([0, 2]),
)


@given(
    st.lists(credited, max_size=30).map(tuple),
    st.integers(0, 25),
    st.integers(0, 1200000),
    st.sampled_from([date(2025, 9, 1), START]),
    st.sampled_from([None, 1435]),
)
def test_whatever_happens_the_sums_agree(
    places: tuple[CreditedPlace, ...], trained: int, elsewhere: int, start: date, price: int | None
) -> None:
    nursery = t.Nursery(name="A", allowance_used_elsewhere_pence=elsewhere, replacement_rate_pence=price)
    young = employee(1, "Young Person", 1300, born=date(2005, 10, 6))
    of = report(book(young, parents(trained), nursery=nursery), places, start, END)
    first = of.years[0].rates.starts_on
    mine = [p for p in places if p.on_date >= first]
    assert sum(p.cost.hours for p in of.posts) * 60 == sum(p.minutes for p in mine) == of.credited_minutes
    assert sum(m.pence for m in of.months) == of.cash_saving
    assert sum(m.minutes for m in of.months) == of.credited_minutes
    assert sum(p.total for p in of.posts) == of.wages_saved
    assert of.cash_saving == of.wages_saved - of.parent_costs - of.discounts + of.buy_outs
    assert_trace_adds_up(of)


def assert_trace_adds_up(of: CostReport) -> None:
    """Each line with lines under it is their sum; the last is the sum of the outermost."""
    *lines, end = of.trace
    assert end.total
    assert end.pence == sum(x.pence for x in lines if x.depth == 0) == of.cash_saving
    for i, line in enumerate(lines):
        below = []
        for other in lines[i + 1 :]:
            if other.depth <= line.depth:
                break
            if other.depth == line.depth + 1:
                below.append(other.pence)
        assert not below or sum(below) == line.pence, line.label


def test_the_same_nursery_gives_the_same_figures_again() -> None:
    assert report(plum_lane(), one_place()).as_json() == report(plum_lane(), one_place()).as_json()
    assert RATES.years == (Y25, Y26)
