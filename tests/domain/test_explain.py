"""Why a place is empty: who was ruled out, a chain that fills it, what blocks it, and a concession that works."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.candidates import candidates
from nursery_rota.domain.explain import Explanation, explain
from nursery_rota.domain.explain_words import chain_words, out_words, why_words
from nursery_rota.domain.hurdles import hurdles
from nursery_rota.domain.places import place_at
from nursery_rota.domain.rota import places_rota
from nursery_rota.domain.who_could import who_could
from tests.making import MONDAY, ages, checks, duty_shift, parent, small_nursery
from tests.solver.test_mend import weekdays


def explained(book: Book, day: date = MONDAY, *, settled: bool = False) -> Explanation:
    (rota,) = [r for r in places_rota(book, day) if r.place.required]
    return explain(book, rota, MONDAY, settled=settled)


def no(*people: int, **more: date) -> tuple[t.Availability, ...]:
    return tuple(t.Availability(p, p, weekday=0, answer="no", **more) for p in people)  # type: ignore[arg-type]


def could_after(book: Book, **changes: object) -> bool:
    """Could somebody take the place once this is changed?"""
    return bool(explained(replace(book, **changes)).could)  # type: ignore[arg-type]


def test_people_are_counted_by_what_rules_them_out() -> None:
    rows = small_nursery(availability=no(1, 2, 3), exemptions=(t.Exemption(1, 4, MONDAY, None, 0.0, "care"),))
    rows = replace(rows, checks=tuple(c for c in rows.checks if c.person_id not in (5, 6)))
    found = explained(rows)
    assert dict(found.ruled_out) == {"refused": 3, "not_serving": 1, "check": 2}
    assert found.looked_at == 6
    assert out_words(found).startswith("3 said no")


def test_the_cheapest_concession_is_a_rule_of_ones_own_then_an_answer_then_a_paper() -> None:
    week = t.Duty(1, MONDAY + timedelta(days=1), 2, None, 1)
    shifts = (duty_shift(), duty_shift(1, 2, name="Helper", kind="helper"))
    rows = small_nursery(
        availability=no(2, 3), shifts=shifts, duties=(week,), checks=checks(1, 2, 3, 900, 901)
    )
    found = explained(rows, settled=True)
    assert found.concession is not None
    assert (found.concession.kind, found.concession.person_id) == ("limit", 1)
    assert could_after(rows, nursery=replace(rows.nursery, max_per_week=2))
    without = replace(rows, duties=())
    mine = replace(without, availability=(*no(1, 2, 3),))
    assert explained(mine).concession is not None
    assert explained(mine).concession.kind == "refused"  # type: ignore[union-attr]
    assert could_after(mine, availability=no(2, 3))


@pytest.mark.parametrize("kind", ["first_aid", "vetting"])
def test_a_paper_that_would_let_somebody_serve_is_named(kind: str) -> None:
    rows = small_nursery(availability=no(2, 3, 4, 5, 6))
    lacks = replace(rows, checks=tuple(c for c in rows.checks if (c.person_id, c.kind) != (1, kind)))
    others = replace(lacks, availability=(), people=(lacks.people[0], *lacks.people[6:]))
    words = why_words(others, explained(others))
    assert words.endswith(
        f"If Parent1’s {kind.replace('_', ' ')} is put right by Mon 14 Sep, it can be filled."
    )
    assert could_after(others, checks=rows.checks)


def test_signing_off_a_newcomer_is_a_concession_too() -> None:
    rows = small_nursery(parents=1)
    new = replace(rows, people=(parent(1, signed_off_on=None), *rows.people[1:]))
    assert "If you sign Parent1 off by then" in why_words(new, explained(new))


def test_one_more_parent_is_asked_for_where_nobody_comes_near() -> None:
    rows = small_nursery(parents=2, availability=no(1, 2))
    gone = replace(rows, exemptions=tuple(t.Exemption(i, i, MONDAY, None, 0.0, "care") for i in (1, 2)))
    assert why_words(gone, explained(gone)).endswith(
        "One more parent who can come on Mondays would fill such places."
    )


def test_a_chain_that_fills_the_place_is_found_and_said() -> None:
    rows = weekdays(1, 2, no={3: (0,), 4: (0, 1), 5: (0, 1), 6: (0, 1)})
    empty = replace(
        rows, duties=rows.duties[1:], availability=(*rows.availability, t.Availability(99, 1, answer="no"))
    )
    found = explained(empty)
    assert [(s.person_id, s.on_date, s.from_person) for s in found.chain] == [
        (2, MONDAY, None),
        (3, MONDAY + timedelta(days=1), 2),
    ]
    words = chain_words(empty, found.chain)
    assert (
        words
        == "A chain would fill it: Parent2 takes it and Parent3 takes Parent2’s Morning duty on Tue 15 Sep."
    )
    assert explained(empty, settled=True).chain == ()


def test_what_blocks_a_place_is_the_smallest_set_of_places_and_families() -> None:
    # Mondays and Tuesdays are for parents 1 and 2 only, once a week each; Wednesday is anybody's.
    rows = weekdays(1, 2, 3, no={i: (0, 1) for i in (3, 4, 5, 6)})
    shifts = (replace(rows.shifts[0], places=2), *rows.shifts[1:])
    # A second adult is missing on Monday: one member of staff is away.
    short = replace(
        rows,
        shifts=shifts,
        staff_absences=(t.StaffAbsence(1, 901, MONDAY, MONDAY, "sick"),),
        people=tuple(replace(p, level=3) for p in rows.people),
    )
    found = explained(short)
    assert found.chain == ()
    assert found.block is not None
    assert found.block.places == ((MONDAY, 1), (MONDAY + timedelta(days=1), 2))
    assert found.block.families == (1, 2)
    assert "can only be taken by the Family1 and Family2 families" in why_words(short, found)
    # It is the smallest: with one more duty a week for these two, the place could be filled.
    assert could_after(short, nursery=replace(short.nursery, max_per_week=2))


def test_hurdles_agree_with_the_list_of_candidates() -> None:
    rows = small_nursery(
        adults_there=1,
        kids=ages(twos=4, threes=8),
        availability=no(1),
        people=small_nursery(adults_there=1).people,
    )
    rows = replace(rows, people=tuple(replace(p, level=2) if p.id == 2 else p for p in rows.people))
    place, lines = candidates(rows, MONDAY, 1, None, MONDAY)
    at = place_at(rows, MONDAY, 1, None)
    assert at is not None
    for line in lines:
        found = hurdles(rows, at, rows.person[line.person_id], place.level)
        assert (not found) == (line.group == "counts"), (line, found)


def test_who_could_names_a_cure_for_each_who_is_one_step_away() -> None:
    rows = small_nursery(availability=no(1, 2, 3, 4, 5, 6))
    place, people = who_could(rows, MONDAY, 1, None, MONDAY)
    assert place.nearest_way == "If Parent1 changes the “no” for this one day, it can be filled."
    assert all(p.cure.endswith("changes the “no” for this one day, it can be filled.") for p in people)
    free, able = who_could(small_nursery(), MONDAY, 1, None, MONDAY)
    assert (free.nearest_way, {p.cure for p in able}) == ("", {""})
