"""Mending changes as little as can be: substitutes first, then chains, then a search; and it breaks no rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.agreement import KEPT_BY_A_FILL
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days as every_day
from nursery_rota.domain.eligibility import standing
from nursery_rota.domain.mended import Mended
from nursery_rota.domain.problem import build
from nursery_rota.domain.proposal import proposal
from nursery_rota.domain.rota import places_rota
from nursery_rota.domain.rules import check
from nursery_rota.domain.vacancies import Away, Vacancy, vacancies, without_away, without_impossible
from nursery_rota.solver import solve
from nursery_rota.solver.mend import mend
from tests.domain.test_engine_and_checker import TERM, nurseries
from tests.making import MONDAY, duty_shift, morning, small_nursery

WEEK = timedelta(days=7)
SHORT = t.Term(1, "Autumn", MONDAY, MONDAY + timedelta(days=4))


def weekdays(*holders: int, no: dict[int, tuple[int, ...]] | None = None, limits: bool = True) -> Book:
    """One week with a morning for each holder; ``no`` names the weekdays that a parent has said no to."""
    ids = count(1)
    answers = tuple(
        t.Availability(next(ids), person, weekday=day, answer="no")
        for person, days in (no or {}).items()
        for day in days
    )
    every = range(len(holders))
    return replace(
        small_nursery(
            nursery=None if limits else t.Nursery(name="Test", max_per_week=None),
            sessions=tuple(morning(day, day + 1) for day in every),
            shifts=tuple(duty_shift(day, day + 1) for day in every),
            duties=tuple(
                t.Duty(day + 1, MONDAY + timedelta(days=day), day + 1, None, person)
                for day, person in enumerate(holders)
            ),
            availability=answers,
            terms=(SHORT,),
        ),
        bookings=tuple(
            t.Booking(100 * day + child, child, day + 1) for day in every for child in range(1, 17)
        ),
    )


def away(person_id: int, days: int = 0) -> Away:
    return Away(person_id, MONDAY, MONDAY + timedelta(days=days))


def moves(mended: Mended) -> list[tuple[str, str, str]]:
    return [(c.on_date.strftime("%a"), c.before, c.after) for c in mended.proposal.changes]


def test_somebody_who_is_free_steps_in_and_that_is_proved_the_least() -> None:
    found = mend(weekdays(1, 2), SHORT, MONDAY, away(1))
    assert (found.rung, found.vacancies, found.changes, found.left, found.least) == ("direct", 1, 1, 0, True)
    assert [(day, who.split()[0]) for day, _, who in moves(found)] == [("Mon", "Parent3")]
    assert found.proposal.headline == "Fewest changes (proved)"
    assert "Somebody steps in for each: 1 change." in found.proposal.explanation


def test_where_nobody_is_free_a_duty_is_passed_on() -> None:
    # Only parent 2 can do Mondays, and has Tuesday, which parent 3 can take.
    rows = weekdays(1, 2, no={3: (0,), 4: (0, 1), 5: (0, 1), 6: (0, 1)})
    found = mend(rows, SHORT, MONDAY, away(1, days=1))
    assert (found.rung, found.changes, found.least) == ("chains", 2, True)
    assert [(day, who.split()[0]) for day, _, who in moves(found)] == [("Mon", "Parent2"), ("Tue", "Parent3")]


def test_of_several_ways_with_a_substitute_for_each_the_fairest_is_taken() -> None:
    two = mend(weekdays(1, 1, limits=False), SHORT, MONDAY, away(1, days=4))
    assert (two.vacancies, two.changes, two.rung) == (2, 2, "direct")
    assert len({d.person_id for d in two.proposal.duties if d.status == "planned"}) == 2


def test_nobody_is_put_in_a_helpers_place_that_nobody_asked_for() -> None:
    no = {2: (2, 3), 3: (0, 3), 4: (0, 1), 5: (0, 1, 2), 6: (0, 1, 2, 3)}
    rows = weekdays(1, 2, 3, 4, no=no)
    helper = duty_shift(4, 9, name="Helper", kind="helper", places=2)
    found = mend(replace(rows, shifts=(*rows.shifts, helper)), SHORT, MONDAY, away(1, days=4))
    assert (found.left, found.changes) == (0, 4)
    assert all(d.shift_id != 9 for d in found.proposal.duties)


def test_a_chain_of_four_is_found_by_the_search_with_no_change_too_many() -> None:
    no = {2: (2, 3), 3: (0, 3), 4: (0, 1), 5: (0, 1, 2), 6: (0, 1, 2, 3)}
    found = mend(weekdays(1, 2, 3, 4, no=no), SHORT, MONDAY, away(1, days=4))
    assert (found.vacancies, found.left, found.changes, found.least) == (1, 0, 4, True)
    assert [after.split()[0] for _, _, after in moves(found)] == ["Parent2", "Parent3", "Parent4", "Parent5"]


def test_what_cannot_be_filled_stays_empty_and_says_why() -> None:
    found = mend(weekdays(1, no={i: (0,) for i in range(2, 7)}), SHORT, MONDAY, away(1))
    assert (found.left, found.changes) == (1, 0)
    assert found.proposal.headline == "1 place cannot be filled"
    assert found.proposal.unfilled[0].why


def test_as_it_stands_only_what_cannot_be_is_moved() -> None:
    rows = weekdays(1, 2, 3)
    left = replace(rows, families=(replace(rows.families[0], left_on=MONDAY - WEEK), *rows.families[1:]))
    found = mend(left, SHORT, MONDAY)
    assert (found.vacancies, found.changes, found.rung) == (1, 1, "direct")
    kept = {(d.on_date, d.person_id) for d in found.proposal.duties}
    assert {(d.on_date, d.person_id) for d in rows.duties[1:]} < kept


def test_somebody_who_said_no_since_keeps_the_place_if_nobody_else_can_have_it() -> None:
    everyone = weekdays(1, 2, no={i: (0,) for i in range(1, 7)})
    found = mend(everyone, SHORT, MONDAY)
    assert (found.vacancies, found.left, found.changes) == (0, 0, 0)
    assert set(found.proposal.duties) == set(everyone.duties)
    assert found.proposal.headline == "Nothing to mend"
    assert found.proposal.explanation.endswith("because nobody else can take it. Ask first.")
    but_one = weekdays(1, 2, no={i: (0,) for i in range(1, 6)})
    other = mend(but_one, SHORT, MONDAY)
    assert [(day, who.split()[0]) for day, _, who in moves(other)] == [("Mon", "Parent6")]
    assert [c.why for c in other.proposal.changes] == ["Parent1 F. cannot come"]


def test_a_rota_that_lacks_nothing_is_left_alone() -> None:
    rows = weekdays(1, 2)
    found = mend(rows, SHORT, MONDAY)
    assert (found.rung, found.proposal.duties) == ("nothing", rows.duties)
    assert found.proposal.headline == "Nothing to mend"


def test_pinned_duties_and_days_gone_by_are_not_touched() -> None:
    rows = weekdays(1, 2)
    pinned = replace(rows, duties=(rows.duties[0], replace(rows.duties[1], pinned=True)))
    no = tuple(
        t.Availability(i, i, weekday=0, answer="no", starts_on=None, ends_on=None) for i in range(3, 7)
    )
    found = mend(replace(pinned, availability=no), SHORT, MONDAY, away(1))
    assert found.left == 1
    later = mend(rows, SHORT, MONDAY + timedelta(days=1), away(1))
    assert later.vacancies == 0
    assert later.proposal.duties == rows.duties


@pytest.fixture(scope="module")
def known() -> dict[str, int]:
    """How often each step was needed, so that the property below is known to have seen them."""
    return {}


def filled(rows: Book) -> Book:
    built = build(rows, TERM, MONDAY)
    after = proposal(built, solve(built.problem, work_limit=1), MONDAY).after
    return replace(after, duties=tuple(replace(d, id=i) for i, d in enumerate(after.duties, start=1)))


def breaches(book: Book) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for f in check(book, TERM, MONDAY):
        if f.rule in KEPT_BY_A_FILL:
            key = (f.rule, ",".join(f.names))
            found[key] = found.get(key, 0) + 1
    return found


@settings(max_examples=20)
@given(nurseries(), st.integers(0, 30), st.integers(0, 20))
def test_no_mending_breaks_a_rule_and_substitutes_are_as_many_as_vacancies(
    known: dict[str, int], rows: Book, pick: int, days: int
) -> None:
    book = filled(rows)
    movable = [d for d in book.duties if not d.observing and not d.pinned]
    if not movable:
        return
    person = movable[pick % len(movable)].person_id
    gone = Away(person, MONDAY, MONDAY + timedelta(days=days))
    found = mend(book, TERM, MONDAY, gone)
    known[found.rung] = known.get(found.rung, 0) + 1
    after = found.proposal.after
    before = breaches(book)
    assert not {k: n for k, n in breaches(after).items() if n > before.get(k, 0)}
    now = without_impossible(without_away(book, gone, MONDAY), TERM, MONDAY)
    opened = vacancies(book, now, MONDAY, TERM.ends_on, only_new=True)
    assert (found.vacancies, found.vacancies - found.left) == (len(opened), len(opened) - found.left)
    if found.rung == "direct":
        assert found.changes == found.vacancies - found.left
    if len(opened) == 1 and opened[0].required:
        assert (found.rung == "direct" and not found.left) == bool(substitutes(book, now, opened[0]))
    assert found.changes >= found.vacancies - found.left
    assert empty(after) - empty(book) <= found.left
    theirs = [d for d in after.duties if d.person_id == person and d.status == "planned"]
    assert not [d for d in theirs if d.on_date <= gone.ends_on]


def substitutes(book: Book, now: Book, vacancy: Vacancy) -> list[int]:
    """Who could step in, by trying everybody and having the whole term checked anew."""

    def judged(rota: Book) -> Counter[tuple[str, str]]:
        found: Counter[tuple[str, str]] = Counter()
        for f in check(rota, TERM, MONDAY):
            if f.severity != "next_step" and f.rule != "adults_needed":
                found[f.rule, ",".join(f.names) or f.where] += 1
        return found

    able = []
    for person in now.people:
        if person.family_id is None or any(
            (d.on_date, d.shift_id) == (vacancy.on_date, vacancy.shift_id)
            for d in now.duties_of.get(person.id, ())
        ):
            continue
        new = t.Duty(999, vacancy.on_date, vacancy.shift_id, vacancy.room_id, person.id)
        trial = replace(now, duties=(*now.duties, new))
        watches = standing(now, person.id, vacancy.on_date).stage == "watching"
        if not watches and empty(trial) < empty(now) and not judged(trial) - judged(book):
            able.append(person.id)
    return able


def empty(book: Book) -> int:
    return sum(len(r.empty) for day in every_day(MONDAY, TERM.ends_on) for r in places_rota(book, day))


def test_the_property_has_seen_substitutes(known: dict[str, int]) -> None:
    assert known.get("direct", 0) > 5
