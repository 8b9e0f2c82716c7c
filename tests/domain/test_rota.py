"""The rota as it stands: who counts, who is additional and why, what stays empty, what is credited."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from nursery_rota.domain import tables as t
from nursery_rota.domain.places import place_at, uncovered
from nursery_rota.domain.rota import credited_places, places_rota, sessions_rota
from tests.making import MONDAY, TERM, ages, at, checks, duty_shift, parent, small_nursery

TWELVE = ages(twos=4, threes=8)


def give(*person_ids: int, **changes: object) -> tuple[t.Duty, ...]:
    return tuple(
        replace(t.Duty(i, MONDAY, 1, None, person_id), **changes)  # type: ignore[arg-type]
        for i, person_id in enumerate(person_ids, start=1)
    )


def test_one_place_is_open_until_somebody_who_counts_takes_it() -> None:
    (before,) = places_rota(small_nursery(), MONDAY)
    assert (before.empty, before.counted) == ((0,), ())
    (after,) = places_rota(small_nursery(duties=give(1)), MONDAY)
    assert after.empty == ()
    assert [d.person_id for d in after.counted] == [1]


def test_one_more_than_needed_is_additional() -> None:
    (found,) = places_rota(small_nursery(duties=give(1, 2)), MONDAY)
    assert [d.person_id for d in found.counted] == [1]
    assert list(found.additional) == [2]


def test_with_two_adults_a_parent_without_level_2_is_additional() -> None:
    """The manager alone with 12 children: the second adult must hold level 2."""
    rows = small_nursery(adults_there=1, kids=TWELVE, duties=give(1))
    (found,) = places_rota(rows, MONDAY)
    assert found.empty == (2,)
    assert found.additional == {1: "with 2 adults both must hold level 2"}
    qualified = tuple(replace(p, level=2) if p.id == 1 else p for p in rows.people)
    (cured,) = places_rota(replace(rows, people=qualified), MONDAY)
    assert cured.empty == ()


def test_lapsed_first_aid_makes_additional_and_says_so() -> None:
    lapsed = checks(1, expires_on=MONDAY - timedelta(days=1)) + checks(901, 902, *range(2, 7))
    rows = small_nursery(duties=give(1))
    held = tuple(c for c in rows.checks if c.person_id != 1) + tuple(
        c for c in lapsed if c.person_id == 1 and c.kind == "first_aid"
    )
    held += tuple(c for c in checks(1) if c.kind != "first_aid")
    (found,) = places_rota(replace(rows, checks=held), MONDAY)
    assert found.additional == {1: "Parent1 has first aid that ran out on 13 September"}
    assert found.empty == (0,)


def test_watching_and_reserve_fill_no_place() -> None:
    (watching,) = places_rota(small_nursery(duties=give(1, observing=True)), MONDAY)
    assert (watching.empty, len(watching.watching)) == ((0,), 1)
    (reserve,) = places_rota(small_nursery(duties=give(1, reserve=True)), MONDAY)
    assert (reserve.empty, len(reserve.reserves)) == ((0,), 1)


def test_missed_excused_and_cancelled_duties_leave_the_place_empty() -> None:
    for status in ("missed", "excused", "cancelled"):
        (found,) = places_rota(small_nursery(duties=give(1, status=status)), MONDAY)
        assert found.empty == (0,)


def test_a_shift_covers_a_session_only_if_it_holds_the_whole_of_it() -> None:
    late = small_nursery(shifts=(duty_shift(starts_at=at("09:15")),))
    assert place_at(late, MONDAY, 1, None).required == ()  # type: ignore[union-attr]
    ((demand, adults),) = uncovered(late, MONDAY)
    assert (demand.session.name, adults) == ("Morning", 1)


def test_two_shifts_over_one_session_do_not_ask_for_its_gap_twice() -> None:
    twice = small_nursery(
        shifts=(duty_shift(id_=1), duty_shift(id_=2, name="Long duty", ends_at=at("13:00")))
    )
    assert [p.place.required for p in places_rota(twice, MONDAY)] == [(0,), ()]


def test_typed_places_beyond_the_gap_are_extra() -> None:
    rows = small_nursery(shifts=(duty_shift(places=3),))
    (found,) = places_rota(rows, MONDAY)
    assert (found.place.required, found.place.extra, found.free) == ((0,), 2, 2)


def test_only_required_places_that_a_counted_parent_fills_are_credited() -> None:
    rows = small_nursery(duties=give(1, 2, status="worked"))
    (credited,) = credited_places(rows, TERM.starts_on, TERM.ends_on)
    assert (credited.person_id, credited.rank, credited.minutes, credited.worked) == (1, 1, 180, True)
    unlawful = small_nursery(adults_there=1, kids=TWELVE, duties=give(1, status="worked"))
    assert credited_places(unlawful, TERM.starts_on, TERM.ends_on) == ()


def test_with_five_adults_needed_at_most_two_unqualified_parents_are_credited() -> None:
    """Costs, section 4: the app must refuse to credit a third."""
    nursery = t.Nursery(name="Test", mixed_age_method="per-band")
    rows = small_nursery(nursery=nursery, duties=give(1, 2, 3))
    (session,) = sessions_rota(rows, MONDAY)
    assert (session.demand.required, session.demand.open_levels) == (5, (2, 0, 0))
    assert [c.person_id for c in credited_places(rows, MONDAY, MONDAY)] == [1, 2]
    assert session.empty == (2,)


def test_people_who_watch_before_sign_off_do_not_count_even_if_put_on_a_place() -> None:
    rows = small_nursery(duties=give(1))
    people = (parent(1, signed_off_on=None), *rows.people[1:])
    (found,) = places_rota(replace(rows, people=people), MONDAY)
    assert found.empty == (0,)
