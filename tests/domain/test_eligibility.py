"""Who may serve, who counts, and what would cure it: each condition named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.eligibility import answer_for, at_work, standing
from tests.making import MONDAY, at, book, checks, duty_shift, merged, morning, parent, small_nursery, staff


def reasons(rows: object) -> list[str]:
    return [r.says for r in standing(rows, 1, MONDAY).reasons]  # type: ignore[arg-type]


def test_a_parent_with_everything_counts() -> None:
    about = standing(small_nursery(), 1, MONDAY)
    assert (about.counts, about.may_serve, about.stage, about.reasons) == (True, True, "counted", ())


@pytest.mark.parametrize(
    ("kind", "says", "may_serve"),
    [
        ("first_aid", "has no first aid on record", True),
        ("induction", "has no induction on record", True),
        ("vetting", "has no vetting on record", False),
        ("references", "has no references on record", False),
    ],
)
def test_a_missing_check_is_named_with_its_cure(kind: str, says: str, may_serve: bool) -> None:
    rows = book(people=(parent(1),), checks=tuple(c for c in checks(1) if c.kind != kind))
    about = standing(rows, 1, MONDAY)
    assert [r.says for r in about.reasons] == [says]
    assert (about.counts, about.may_serve) == (False, may_serve)
    assert "recorded" in about.reasons[0].cure


def test_the_nursery_may_allow_duties_before_checks_but_not_in_ratio() -> None:
    nursery = t.Nursery(name="Test", duty_before_checks=True)
    about = standing(book(nursery, people=(parent(1),)), 1, MONDAY)
    assert (about.may_serve, about.counts) == (True, False)


def test_a_check_counts_on_its_last_day_and_not_the_day_after() -> None:
    ending = checks(1, expires_on=MONDAY)
    rows = book(people=(parent(1),), checks=ending)
    assert standing(rows, 1, MONDAY).counts
    tomorrow = standing(rows, 1, MONDAY + timedelta(days=1))
    assert "has first aid that ran out on 14 September" in [r.says for r in tomorrow.reasons]


def test_under_seventeen_does_not_count() -> None:
    rows = book(people=(parent(1, date_of_birth=date(2009, 9, 15)),), checks=checks(1))
    assert reasons(rows) == ["is under 17"]
    on_birthday = replace(rows, people=(parent(1, date_of_birth=date(2009, 9, 14)),))
    assert reasons(on_birthday) == []


def test_scotland_does_not_ask_parents_for_first_aid() -> None:
    rows = book(rules="scotland", people=(parent(1),), checks=checks(1, first_aid=False))
    assert standing(rows, 1, MONDAY).counts


def test_exemption_leaving_and_no_duties() -> None:
    people, held = (parent(1),), checks(1)
    exempt = book(
        people=people, checks=held, exemptions=(t.Exemption(1, 1, MONDAY, date(2026, 12, 31), 0.0, "care"),)
    )
    assert reasons(exempt) == ["is exempt until 31 December"]
    part = replace(exempt, exemptions=(t.Exemption(1, 1, MONDAY, None, 0.5, "care"),))
    assert reasons(part) == []
    gone = book(people=(parent(1, left_on=date(2026, 9, 1)),), checks=held)
    assert reasons(gone) == ["left on 1 September 2026"]
    assert reasons(book(people=(parent(1, does_duties=False),), checks=held)) == ["does no duties"]
    later = book(people=people, checks=held, families=(t.Family(1, "Late", joined_on=date(2026, 11, 2)),))
    assert reasons(later) == ["is not with the nursery on that day"]


def test_the_ladder_watching_then_with_a_buddy_then_counted() -> None:
    new = small_nursery(people=(parent(1, signed_off_on=None),))
    assert standing(new, 1, MONDAY).stage == "watching"
    assert not standing(new, 1, MONDAY).counts

    watched = tuple(
        t.Duty(i, MONDAY + timedelta(days=i), 1, None, 1, "worked", observing=True) for i in (1, 2)
    )
    after = replace(new, duties=watched)
    stops = standing(after, 1, MONDAY + timedelta(days=7))
    assert [r.says for r in stops.reasons] == ["has watched 2 times and waits to be signed off"]

    signed = replace(after, people=(parent(1, signed_off_on=MONDAY + timedelta(days=3)),))
    assert standing(signed, 1, MONDAY + timedelta(days=7)).stage == "buddy"
    assert standing(signed, 1, MONDAY + timedelta(days=7)).counts

    beside = tuple(t.Duty(i, MONDAY + timedelta(days=i), 1, None, 1, "worked") for i in (4, 5))
    experienced = replace(signed, duties=watched + beside)
    assert standing(experienced, 1, MONDAY + timedelta(days=7)).stage == "counted"


def test_where_no_sign_off_is_asked_nobody_has_to_watch() -> None:
    rows = small_nursery(people=(parent(1, signed_off_on=None),))
    rules = rows.rule_set.versions[-1]
    free = replace(rules, who_counts=replace(rules.who_counts, sign_off="off"))
    rows = replace(rows, rule_set=replace(rows.rule_set, versions=(free,)))
    assert standing(rows, 1, MONDAY).stage == "counted"


def test_students_count_one_level_below_the_one_they_study_for() -> None:
    rows = book(people=(parent(1, studying_for=3),), checks=checks(1))
    assert standing(rows, 1, MONDAY).level == 2


def test_answers_dated_before_standing_shift_before_weekday_before_all() -> None:
    shift = duty_shift()
    said: list[tuple[t.Availability, str]] = [
        (t.Availability(1, 1, answer="avoid"), "avoid"),
        (t.Availability(2, 1, weekday=0, answer="yes"), "yes"),
        (t.Availability(3, 1, shift_id=1, answer="prefer"), "prefer"),
        (t.Availability(4, 1, answer="no", starts_on=MONDAY, ends_on=MONDAY), "no"),
    ]
    given: tuple[t.Availability, ...] = ()
    for answer, expected in said:
        given = (*given, answer)
        rows = book(people=(parent(1),), shifts=(shift,), availability=given)
        assert answer_for(rows, 1, shift, MONDAY) == expected
    assert answer_for(rows, 1, shift, MONDAY + timedelta(days=7)) == "prefer"


def test_a_parent_who_is_paid_at_that_time_is_staff_then() -> None:
    rows = book(sessions=(morning(),), **merged(staff(1), {"people": ()}))
    assert at_work(rows, 1, at("08:45"), at("12:15"), MONDAY)
    assert not at_work(rows, 1, at("16:00"), at("17:00"), MONDAY)
