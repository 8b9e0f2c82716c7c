"""From a book to a planning problem, and from a plan to a proposal that says what it means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.planning import Plan, StageProof
from nursery_rota.domain.problem import BuiltProblem, build, first_day
from nursery_rota.domain.proposal import proposal
from tests.making import MONDAY, TERM, ages, at, checks, duty_shift, morning, small_nursery

SECOND = MONDAY + timedelta(days=7)
PROVED = {"fill": StageProof(0, 0), "fairness": StageProof(5, 5)}


def two_weeks(**rows: Any) -> Book:
    term = t.Term(1, "Autumn", MONDAY, SECOND)
    return small_nursery(**{"terms": (term,), **rows})


def built_from(rows: Book, today: date = MONDAY) -> BuiltProblem:
    return build(rows, rows.terms[0], today)


def people_for(built: BuiltProblem, day: date) -> set[int]:
    return {
        person
        for i in range(len(built.problem.candidates))
        for slot, person in [built.duty_of(i)]
        if slot.place.on_date == day and not slot.watching
    }


def choose(built: BuiltProblem, *wanted: tuple[date, int]) -> Plan:
    chosen = [
        i
        for i in range(len(built.problem.candidates))
        for slot, person in [built.duty_of(i)]
        if (slot.place.on_date, person) in wanted
    ]
    return Plan("optimal", tuple(chosen), PROVED)


def test_each_open_required_place_is_a_slot_and_each_parent_who_counts_a_candidate() -> None:
    built = built_from(two_weeks())
    required = [s for s, what in zip(built.problem.slots, built.slots, strict=True) if what.required]
    assert [(s.open, s.severity, s.credit) for s in required] == [(1, 10, 100), (1, 10, 100)]
    assert people_for(built, MONDAY) == {1, 2, 3, 4, 5, 6}


def test_who_said_no_or_lacks_the_level_is_no_candidate_and_wishes_are_comfort() -> None:
    answers = (t.Availability(1, 1, weekday=0, answer="no"), t.Availability(2, 2, weekday=0, answer="prefer"))
    built = built_from(two_weeks(availability=answers))
    assert 1 not in people_for(built, MONDAY)
    comforts = {built.person_ids[c.person]: c.comfort for c in built.problem.candidates}
    assert (comforts[2], comforts[3]) == (3, 1)  # both have a child there, which is preferred
    qualified_only = two_weeks(adults_there=1, kids=ages(twos=4, threes=8))
    assert people_for(built_from(qualified_only), MONDAY) == set()


def test_pinned_confirmed_and_past_duties_are_fixed_and_close_their_places() -> None:
    pinned = t.Duty(1, MONDAY, 1, None, 1, pinned=True)
    built = built_from(two_weeks(duties=(pinned,)))
    assert len(built.problem.fixed) == 1
    assert people_for(built, MONDAY) == set()
    past = t.Duty(1, MONDAY, 1, None, 1)
    later = build(two_weeks(duties=(past,)), two_weeks().terms[0], SECOND)
    assert len(later.problem.fixed) == 1
    assert {what.place.on_date for what in later.slots} == {SECOND}


def test_planning_starts_today_and_a_term_that_is_over_is_planned_whole() -> None:
    assert first_day(TERM, date(2026, 1, 1)) == TERM.starts_on
    assert first_day(TERM, date(2026, 11, 24)) == date(2026, 11, 24)
    assert first_day(TERM, date(2027, 6, 1)) == TERM.starts_on


def test_targets_are_what_is_still_owed() -> None:
    rows = two_weeks(credits=(t.Credit(1, 1, MONDAY, 0.25, 0, "carried_over"),))
    built = built_from(rows)
    targets = {f: p.target for f, p in zip(built.family_ids, built.problem.families, strict=True)}
    assert targets[1] == targets[2] - 25
    assert abs(sum(targets.values()) - (200 - 25)) <= 3  # hundredths, each rounded


def test_newcomers_only_watch_once_a_week_as_often_as_asked() -> None:
    rows = two_weeks()
    newcomer = tuple(replace(p, signed_off_on=None) if p.id == 1 else p for p in rows.people)
    built = built_from(replace(rows, people=newcomer))
    watching = [
        (slot.place.on_date, person)
        for i in range(len(built.problem.candidates))
        for slot, person in [built.duty_of(i)]
        if slot.watching
    ]
    assert watching == [(MONDAY, 1), (SECOND, 1)]
    assert [row.label for row in built.problem.covers] == ["watching", "watching"]
    assert 1 not in people_for(built, MONDAY)


def with_newcomer(*duties: t.Duty, shifts: tuple[t.Shift, ...] = (duty_shift(),)) -> BuiltProblem:
    """No staff; parent 1 is new, and everybody else past that. All hold a level, so that each counts anywhere."""
    rows = two_weeks(adults_there=0, duties=duties, shifts=shifts)
    people = (replace(p, level=3, signed_off_on=None if p.id == 1 else p.signed_off_on) for p in rows.people)
    return built_from(replace(rows, people=tuple(people)))


def company(built: BuiltProblem) -> dict[date, set[int]]:
    """By day, who is experienced company for the newcomer, where somebody must be."""
    return {
        built.duty_of(row.newcomer)[0].place.on_date: {built.duty_of(i)[1] for i in row.experienced}
        for row in built.problem.besides
    }


def test_a_newcomer_needs_somebody_experienced_and_a_fixed_duty_is_company_enough() -> None:
    others = {2, 3, 4, 5, 6}
    assert company(with_newcomer()) == {MONDAY: others, SECOND: others}
    pinned = t.Duty(1, MONDAY, 1, None, 2, pinned=True)
    assert company(with_newcomer(pinned)) == {SECOND: others}


def test_company_may_be_on_another_shift_of_the_same_session() -> None:
    """Two shifts run through the morning; who is on the one is company for who watches on the other."""
    late = duty_shift(0, 2, name="Second duty")
    built = with_newcomer(shifts=(duty_shift(places=1), late))
    rows = [row for row in built.problem.besides if built.duty_of(row.newcomer)[0].place.on_date == MONDAY]
    assert rows
    for row in rows:
        assert {built.duty_of(i)[0].place.shift.id for i in row.experienced} == {1, 2}


def test_who_asked_to_be_together_is_glad_of_a_fixed_duty_of_the_other() -> None:
    pinned = t.Duty(1, MONDAY, 1, None, 2, pinned=True)
    helper = duty_shift(0, 2, name="Helper", kind="helper", places=1)
    rows = two_weeks(
        duties=(pinned,), shifts=(duty_shift(), helper), pairings=(t.Pairing(1, 1, 2, "together"),)
    )
    built = built_from(rows)
    comfort = {
        (slot.place.on_date, person): built.problem.candidates[i].comfort
        for i in range(len(built.problem.candidates))
        for slot, person in [built.duty_of(i)]
        if slot.place.shift.id == 2
    }
    assert comfort[MONDAY, 1] == comfort[MONDAY, 3] + 2
    assert comfort[SECOND, 1] == comfort[SECOND, 3]


def test_nobody_gets_a_duty_at_the_time_of_a_first_call_that_they_have() -> None:
    """On the same shift or on one that overlaps; back to back they can."""
    helpers = (
        duty_shift(0, 2, name="Helper", kind="helper", starts_at=at("12:00"), ends_at=at("13:00")),
        duty_shift(0, 3, name="Late helper", kind="helper", starts_at=at("12:15"), ends_at=at("13:15")),
    )
    called = t.Duty(1, MONDAY, 1, None, 2, reserve=True)
    built = built_from(two_weeks(duties=(called,), shifts=(duty_shift(), *helpers)))
    theirs = {
        slot.place.shift.id
        for i in range(len(built.problem.candidates))
        for slot, person in [built.duty_of(i)]
        if slot.place.on_date == MONDAY and person == 2
    }
    assert theirs == {3}


def test_a_session_without_first_aid_asks_for_it_among_the_candidates() -> None:
    """Scotland counts parents without first aid, so somebody who holds it must be among them."""
    rows = two_weeks(
        nursery=t.Nursery(name="Test", rule_set="scotland"),
        rules="scotland",
        kids=ages(threes=24),
        checks=(
            *checks(1, 2, 3, 4, 5),
            *checks(6, first_aid=False),
            *checks(900, 901, first_aid=False),
        ),
    )
    built = built_from(rows)
    row = next(r for r in built.problem.covers if r.label == "first_aid")
    assert {built.duty_of(i)[1] for i in row.candidates} == {1, 2, 3, 4, 5}


def test_the_published_and_the_present_rota_are_told_to_the_engine() -> None:
    rows = two_weeks(
        duties=(t.Duty(1, MONDAY, 1, None, 2),),
        publications=(t.Publication(1, 1, 1, "2026-09-01T09:00:00"),),
        published_duties=(t.PublishedDuty(1, 1, MONDAY, 1, None, 3),),
    )
    built = built_from(rows)
    assert [built.duty_of(i)[1] for i in built.problem.present] == [2]
    assert [built.duty_of(i)[1] for i in built.problem.published] == [3]


def test_preparing_can_be_broken_off_between_any_two_places() -> None:
    asked: list[int] = []

    def go_on() -> None:
        asked.append(len(asked))
        if len(asked) == 2:
            raise InterruptedError

    rows = two_weeks()
    with pytest.raises(InterruptedError):
        build(rows, rows.terms[0], MONDAY, go_on)
    assert len(asked) == 2


def test_a_proposal_says_what_changes_and_what_stays_empty() -> None:
    rows = two_weeks(duties=(t.Duty(7, MONDAY, 1, None, 1),))
    built = built_from(rows)
    result = proposal(built, choose(built, (MONDAY, 2)), MONDAY)
    assert [(c.kind, c.before, c.after) for c in result.changes] == [("moved", "Parent1 F.", "Parent2 F.")]
    assert (result.places, result.filled) == (2, 1)
    (empty,) = result.unfilled
    assert (empty.on_date, empty.shift) == (SECOND, "Morning duty")
    assert empty.why.endswith("could take it. Give it by hand.")
    assert [f.rule for f in result.findings] == ["adults_needed"]


def test_duties_that_stay_keep_their_rows() -> None:
    rows = two_weeks(duties=(t.Duty(7, MONDAY, 1, None, 1),))
    built = built_from(rows)
    result = proposal(built, choose(built, (MONDAY, 1), (SECOND, 2)), MONDAY)
    assert [d.id > 0 for d in result.duties] == [True, False]
    assert (result.kept, [c.kind for c in result.changes]) == (1, ["filled"])
    assert result.headline == "Fairest possible (proved)"


def test_the_verdict_says_no_more_than_was_proved() -> None:
    built = built_from(two_weeks())
    stopped = Plan("cancelled", (), {}, seconds=12.0)
    assert proposal(built, stopped, MONDAY).explanation.startswith(
        "Stopped after 12 seconds. This is the best so far: 0 of 2 places. Keep it or go on."
    )
    nothing = proposal(built, Plan("optimal", (), PROVED), MONDAY)
    assert nothing.headline == "No more can be filled"
    assert nothing.explanation.endswith("Nothing would change.")


@pytest.mark.parametrize(
    ("value", "bound", "words"),
    [
        (100 * 100, 60 * 60, "at most 0.4 of a duty could be gained."),
        (400 * 400, 100 * 100, "at most 3 duties could be gained."),
        (9, 2, "less than a tenth of a duty could be gained."),
    ],
)
def test_what_is_not_proved_says_how_much_could_be_gained(value: int, bound: int, words: str) -> None:
    built = built_from(two_weeks())
    half = Plan("feasible", (), {"fill": StageProof(0, 0), "fairness": StageProof(value, bound)})
    result = proposal(built, half, MONDAY)
    assert result.headline == "Best so far"
    assert words in result.explanation


def test_a_rota_of_which_checker_and_engine_differ_is_shown_as_a_mistake_of_the_program() -> None:
    """As an engine would make it that knew nothing of limits, or counted a duty double."""
    rows = two_weeks()
    built = built_from(replace(rows, nursery=replace(rows.nursery, max_per_month=1)))
    result = proposal(built, choose(built, (MONDAY, 1), (SECOND, 1)), MONDAY)
    assert result.headline == "The fill and the check disagree"
    assert "please report it. Mon 14 Sep, Morning duty: Parent1 Family1" in result.explanation
    assert [line.split(":")[0] for line in result.disagreements] == [
        "Mon 14 Sep, Morning duty",
        "Mon 21 Sep, Morning duty",
    ]

    dear = replace(built.problem, slots=tuple(replace(s, credit=200) for s in built.problem.slots))
    counted = proposal(replace(built, problem=dear), choose(built, (MONDAY, 1)), MONDAY)
    assert counted.disagreements == (
        "The Family1 family is given 2 duties by the fill, and 1 by its account.",
    )


def test_a_family_far_from_its_share_is_told_why() -> None:
    weeks = small_nursery(shifts=(duty_shift(places=6),))
    gone = replace(weeks, availability=(t.Availability(1, 1, answer="no"),))
    built = build(gone, TERM, MONDAY)
    result = proposal(built, Plan("optimal", (), PROVED), MONDAY)
    mine = next(f for f in result.fairness if f.family_id == 1)
    assert mine.why == "Nobody of the family can serve in this term as things stand."


def test_where_weeks_went_by_without_duties_everybody_is_short_and_told_so() -> None:
    """Of six weeks one is left: two duties, and six families who owe two each."""
    built = build(six_weeks(), six_weeks().terms[0], MONDAY + timedelta(days=35))
    result = proposal(built, choose(built), MONDAY)
    assert {row.why for row in result.fairness} == {
        "All families together still owe 12 duties, and 2 are left in this term."
    }


def test_where_families_agreed_on_less_than_there_is_to_do_each_is_told_so() -> None:
    rows = six_weeks(nursery=t.Nursery(name="Test", obligation_basis="quota", max_per_week=None))
    rows = replace(rows, families=tuple(replace(f, quota=0.5) for f in rows.families))
    built = built_from(rows)
    mine = [(MONDAY + timedelta(days=7 * week), 1) for week in range(2)]
    first = proposal(built, choose(built, *mine), MONDAY).fairness[0]
    assert first.why == "All families together still owe 3 duties, and 12 are left in this term."


def test_a_family_that_can_come_in_few_of_the_weeks_ahead_is_told_so() -> None:
    quotas = six_weeks(
        nursery=t.Nursery(name="Test", obligation_basis="quota"), availability=only_in_the_first_week(1)
    )
    rows = replace(quotas, families=tuple(replace(f, quota=2.0) for f in quotas.families))
    why = {
        row.family_id: row.why
        for row in proposal(built_from(rows), choose(built_from(rows)), MONDAY).fairness
    }
    assert why[1] == "Its adults can take places in only 1 week of those ahead."
    assert why[2] == "", "nothing forbids it, the rota could be fairer"


def targets_of(built: BuiltProblem) -> dict[int, int]:
    return {f: p.target for f, p in zip(built.family_ids, built.problem.families, strict=True)}


def six_weeks(**rows: Any) -> Book:
    """Twelve duties for six families, two each, of which everybody may do one a week."""
    term = t.Term(1, "Autumn", MONDAY, MONDAY + timedelta(days=39))
    days = {"sessions": (morning(), morning(1, 2)), "shifts": (duty_shift(), duty_shift(1, 2))}
    shared = t.Nursery(name="Test", obligation_basis="family")
    made = small_nursery(**{"terms": (term,), "nursery": shared, **days, **rows})
    again = tuple(replace(b, id=100 + b.id, session_id=2) for b in made.bookings)
    return replace(made, bookings=(*made.bookings, *again))


def only_in_the_first_week(person: int) -> tuple[t.Availability, ...]:
    later = MONDAY + timedelta(days=7)
    return (t.Availability(1, person, answer="no", starts_on=later, ends_on=later + timedelta(days=90)),)


def test_what_a_family_cannot_do_the_others_share_and_it_is_told() -> None:
    usual = targets_of(built_from(six_weeks()))
    built = built_from(six_weeks(availability=only_in_the_first_week(1)))
    found = targets_of(built)
    assert found[1] == 100, "one a week, and only one week"
    assert sum(found.values()) == sum(usual.values())
    assert {found[f] - usual[f] for f in (2, 3, 4, 5, 6)} == {20}, "a fifth of a duty each"

    result = proposal(built, choose(built, (MONDAY, 1)), MONDAY)
    why = {row.family_id: row.why for row in result.fairness}
    assert why[1].startswith(
        "It could give 1 of its 2 duties: its adults may take no more within your limits."
    )
    assert "could give" not in "".join(why[f] for f in (2, 3, 4, 5, 6))


def test_a_quota_stays_what_was_agreed_whatever_others_can_do() -> None:
    rows = six_weeks(
        nursery=t.Nursery(name="Test", obligation_basis="quota"), availability=only_in_the_first_week(1)
    )
    quotas = replace(rows, families=tuple(replace(f, quota=2.0) for f in rows.families))
    assert set(targets_of(built_from(quotas)).values()) == {200}


def test_where_few_places_are_open_who_is_furthest_behind_stays_first() -> None:
    """All but the last place are taken: who could do one more at most is still two behind."""
    usual = six_weeks()
    days = [MONDAY + timedelta(days=7 * week + shift - 1) for week in range(6) for shift in (1, 2)]
    taken = tuple(
        t.Duty(i, day, day.weekday() + 1, None, i % 4 + 1, pinned=True) for i, day in enumerate(days[:-1], 1)
    )
    targets = targets_of(built_from(replace(usual, duties=taken)))
    assert (targets[5], targets[6]) == (200, 200)
