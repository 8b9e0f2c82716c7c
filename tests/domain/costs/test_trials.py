"""Trials that change who counts: parents trained, children older, another ratio. The rules judge, nothing is
assumed, and the nursery's own book stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.yearly import period_report
from nursery_rota.domain.rota import credited_places
from nursery_rota.domain.rules import check
from nursery_rota.errors import RotaProblem
from tests.making import MONDAY, TERM, ages, checks, small_nursery

START, END = date(2026, 4, 6), date(2027, 4, 5)
TWELVE = ages(twos=4, threes=8)
WEEKS = 10


def duties(*people: int, weeks: int = WEEKS) -> tuple[t.Duty, ...]:
    """These people on duty every Monday."""
    return tuple(
        t.Duty(week * 10 + person, MONDAY + timedelta(weeks=week), 1, None, person, "planned")
        for week in range(weeks)
        for person in people
    )


def tried(of: Book, **changes: Any) -> CostReport:
    return period_report(of, START, END, {key: str(value) for key, value in changes.items()})


def hours(of: CostReport) -> float:
    return of.credited_minutes / 60


FEES = (t.Fee(1, 0, None, 600),)
OPEN = small_nursery(duties=duties(1, 2), fees=FEES)


def test_one_more_parent_with_level_2_is_credited_where_the_law_asks_for_one() -> None:
    alone = small_nursery(adults_there=1, kids=TWELVE, duties=duties(1), fees=FEES)
    assert hours(tried(alone)) == 0
    cured = tried(alone, more_level_2=1)
    assert hours(cured) == WEEKS * 3
    assert cured.wages_saved > 0
    assert "the course is not in the costs" in cured.trial[0]
    assert all(person.level == 0 for person in alone.people if person.family_id is not None)


def test_one_more_parent_with_first_aid_is_chosen_among_those_whose_duties_do_not_count() -> None:
    without = tuple(c for c in OPEN.checks if not (c.person_id in (1, 5) and c.kind == "first_aid"))
    nursery = replace(OPEN, duties=duties(1), checks=without)
    before, after = tried(nursery), tried(nursery, more_trained=1)
    assert (hours(before), hours(after)) == (0, WEEKS * 3)
    courses = [line.parents for r in (before, after) for line in r.parent_cost_lines]
    assert courses == [4, 6, 5, 6], "the one who is trained costs a course"


def test_a_child_who_turns_three_may_take_a_place_away() -> None:
    twos = small_nursery(kids=ages(twos=11), duties=duties(1), fees=FEES)
    before, after = tried(twos), tried(twos, turn_three=11)
    assert hours(before) == WEEKS * 3
    assert hours(after) == 0
    with pytest.raises(RotaProblem, match="There are 11 children of two"):
        tried(twos, turn_three=12)
    with pytest.raises(RotaProblem, match="There are 0 children under two"):
        tried(twos, turn_two=1)


def test_a_stricter_ratio_needs_staff_where_nobody_is_down() -> None:
    before, after = tried(OPEN), tried(OPEN, ratio="24:3")
    assert after.payroll_with_parents["total"] > before.payroll_with_parents["total"]
    assert any(e.name == "New place 1" for e in after.years[0].with_parents.employees)
    assert before.break_even_with_parents is not None
    assert after.break_even_with_parents is not None
    assert after.break_even_with_parents > before.break_even_with_parents
    with pytest.raises(RotaProblem, match="No age band begins at 30 months"):
        tried(OPEN, ratio="30:4")


def test_fees_change_what_is_left_over_and_not_the_fee_that_is_needed() -> None:
    before, after = tried(OPEN), tried(OPEN, fee_percent=10)
    assert after.break_even_with_parents == before.break_even_with_parents
    charged = sum(line.charged for line in before.years[0].fees.lines)
    assert after.left_over - before.left_over == pytest.approx(charged / 10, abs=1)


def test_bought_out_duties_bring_money_in_and_staff_stand_in_their_places() -> None:
    before, after = tried(OPEN), tried(OPEN, duties_bought_out=5, buy_out_price="40")
    assert after.buy_outs == 5 * 4000
    cover = [e for e in after.years[0].with_parents.employees if "staff step in" in e.name]
    assert [float(e.hours) for e in cover] == [WEEKS * 3 / 2]
    assert after.in_kind.minutes * 2 == before.in_kind.minutes
    at_cost = tried(OPEN, duties_bought_out=5)
    assert at_cost.buy_outs == 5 * 3 * 1271
    with pytest.raises(RotaProblem, match="11 duties cannot be bought out"):
        tried(OPEN, duties_bought_out=11)


def test_a_trial_leaves_the_nursery_s_own_book_and_figures_alone() -> None:
    before = tried(OPEN).as_json()
    for change in ({"more_trained": 1}, {"ratio": "24:3"}, {"turn_three": 1}, {"fee_percent": 3}):
        assert tried(OPEN, **change).trial
    assert tried(OPEN).as_json() == before


def test_what_the_check_calls_unlawful_is_never_credited() -> None:
    nobody_qualified = small_nursery(adults_there=1, kids=TWELVE, duties=duties(1, 2, 3), fees=FEES)
    breaches = check(nobody_qualified, TERM, MONDAY)
    assert any(b.severity == "law" and b.on_date == MONDAY for b in breaches)
    found = tried(nobody_qualified)
    assert found.credited_minutes == 0
    assert found.sessions == ()
    assert found.cash_saving == -found.parent_costs
    lapsed = replace(OPEN, checks=checks(901, 902))
    assert credited_places(lapsed, START, END) == ()
    assert tried(lapsed).wages_saved == 0


def lost(of: CostReport) -> tuple[int | None, int]:
    assert of.may_lose is not None
    return of.may_lose.parents, of.may_lose.of


def test_how_many_parents_may_be_lost_agrees_with_trying_it() -> None:
    alternating = tuple(replace(d, person_id=1 + n % 6) for n, d in enumerate(duties(1, weeks=12)))
    nursery = replace(OPEN, duties=alternating)
    own = tried(nursery)
    assert own.may_lose is not None
    fee = own.break_even_with_parents
    assert fee is not None
    assert own.may_lose.steps[0] == fee
    for missing in range(1, 7):
        without = tried(nursery, participation=f"{(6 - missing) / 6 * 100:.10f}")
        again = tried(nursery, fee_rise="0.01").may_lose
        assert again is not None
        if missing < len(again.steps):
            assert again.steps[missing] == without.break_even_with_parents
    for rise in ("0.1", "1", "2", "90"):
        found = tried(nursery, fee_rise=rise)
        parents, people = lost(found)
        assert people == 6
        assert parents is not None
        steps = found.may_lose.steps if found.may_lose else ()
        limit = fee * (1 + float(rise) / 100)
        assert all(step < limit for step in steps[: parents + 1])
        if parents < people:
            assert steps[parents + 1] >= limit


def test_the_inverse_question_is_answered_in_words_where_there_is_nothing_to_lose() -> None:
    def says(of: Book, **changes: Any) -> str:
        found = tried(of, **changes).may_lose
        assert found is not None
        return found.says

    assert says(OPEN, fee_rise=900).startswith("Even without the 1 parent who")
    assert says(OPEN, fee_rise="0.01").startswith("Losing 1 of the 1 parent who")
    assert (
        says(replace(OPEN, duties=()))
        == "No parent fills a required place, so the fee does not depend on them."
    )
    assert says(replace(OPEN, bookings=())).startswith("No hours are charged for")
