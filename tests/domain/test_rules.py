"""Every kind of finding of the rota: a rota that raises it, and the same rota mended, that does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.rules import RULES, check
from tests.finding_cases import CASES, duty, findings, lapsing, one_week, staff_without_first_aid, two_shifts
from tests.making import MONDAY, TERM, ages, checks, morning, parent, small_nursery, staff
from tests.wrong_inputs import WRONG_INPUTS


@pytest.mark.parametrize(("rule", "severity", "build", "words"), CASES, ids=[case[0] for case in CASES])
def test_each_rule_is_raised_with_its_severity_and_words(
    rule: str, severity: str, build: Callable[[], Book], words: str
) -> None:
    found = findings(build(), rule)
    assert found, f"{rule} was not raised"
    assert {f.severity for f in found} == {severity}
    assert any(words in f.message for f in found), [f.message for f in found]
    assert all(f.where and f.message.endswith(".") for f in found)


def test_a_rota_that_keeps_every_rule_raises_nothing() -> None:
    assert check(one_week(), one_week().terms[0], MONDAY) == ()


def test_every_rule_of_the_checker_has_a_case_here() -> None:
    raised = {case[0] for case in CASES} | {case.rule for case in WRONG_INPUTS}
    limits = {"per_day", "per_week", "per_month", "days_between", "household", "own_child"}
    assert (set(RULES) - {"limits"}) | limits == raised


def test_back_to_back_is_no_clash() -> None:
    assert findings(two_shifts("12:15"), "two_at_once") == []


def test_a_duty_beside_paid_work_is_two_at_once() -> None:
    rows = one_week()
    job = staff(1)
    rows = replace(
        rows,
        employments=(*rows.employments, *job["employments"]),
        work_patterns=(*rows.work_patterns, *job["work_patterns"]),
    )
    assert "is paid to work" in findings(rows, "two_at_once")[0].message


def test_only_the_nurserys_own_minimum_is_policy_not_law() -> None:
    three = one_week(adults_there=1, kids=ages(threes=3), duties=(), rules="wales")
    (found,) = findings(three, "adults_needed")
    assert (found.severity, found.message[:14]) == ("policy", "1 adult short:")


def test_the_level_that_is_missing_is_named_with_who_is_additional() -> None:
    rows = one_week(adults_there=1, kids=ages(twos=4, threes=8))
    (found,) = findings(rows, "adults_needed")
    assert found.message == (
        "1 adult short: 2 needed, 1 there. With 2 adults both must hold level 2, "
        "so Parent1 Family1 is additional."
    )


def test_scotland_asks_two_adults_by_law() -> None:
    rows = one_week(adults_there=1, kids=ages(threes=3), duties=(), rules="scotland")
    assert findings(rows, "adults_needed")[0].severity == "law"


def test_california_asks_a_second_teacher_from_the_twenty_fifth_child() -> None:
    def with_children(count: int, teachers: int) -> Book:
        return one_week(adults_there=teachers, kids=ages(threes=count), rules="california-co-op")

    assert findings(with_children(24, 1), "second_lead") == []
    assert len(findings(with_children(25, 1), "second_lead")) == 1
    assert findings(with_children(25, 2), "second_lead") == []


def test_playcentre_allows_thirty_children() -> None:
    def children(count: int) -> Book:
        return one_week(kids=ages(threes=count), rules="new-zealand-playcentre", duties=())

    assert findings(children(30), "capacity") == []
    assert "31 children are expected and 30 are allowed" in findings(children(31), "capacity")[0].message


def test_playcentre_asks_a_second_first_aider_from_the_twenty_sixth_child() -> None:
    rows = one_week(adults_there=1, kids=ages(threes=26), rules="new-zealand-playcentre", duties=())
    assert findings(rows, "first_aid")
    assert not findings(
        one_week(adults_there=1, kids=ages(threes=25), rules="new-zealand-playcentre"), "first_aid"
    )


def test_a_meal_without_first_aid_is_said() -> None:
    rows = staff_without_first_aid()
    lunch = replace(rows, sessions=(morning(has_meal=True),))
    assert "a meal is served" in findings(lunch, "first_aid")[0].message


def test_a_renewed_check_does_not_run_out() -> None:
    rows = lapsing()
    renewed = t.Check(998, 1, "first_aid", issued_on=MONDAY, expires_on=date(2029, 1, 1))
    assert findings(replace(rows, checks=(*rows.checks, renewed)), "check_runs_out") == []


def test_breaches_of_law_come_first_then_by_date() -> None:
    rows = small_nursery(availability=(t.Availability(1, 1, weekday=0, answer="no"),), duties=(duty(),))
    found = check(rows, TERM, MONDAY)
    order = [("law", "policy", "warning", "next_step").index(f.severity) for f in found]
    assert order == sorted(order)
    law = [f.on_date for f in found if f.severity == "law"]
    assert law == sorted(law, key=lambda d: d or date.max)
    assert len(law) == 13  # every Monday but the one that is filled


def test_first_aiders_among_the_parents_do() -> None:
    rows = replace(staff_without_first_aid(), duties=(duty(),))
    assert findings(rows, "first_aid") == []
    assert parent(1).id in {c.person_id for c in checks(1)}
