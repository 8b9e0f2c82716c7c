"""Mending goes as far as the absence does: to first calls, and into the terms after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nursery_rota.domain import patching
from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.mended import Mended
from nursery_rota.domain.vacancies import Away, Vacancy
from nursery_rota.solver.mend import mend
from tests.making import MONDAY, small_nursery
from tests.solver.test_mend import SHORT, WEEK, away, weekdays

AUTUMN = t.Term(1, "Autumn", MONDAY, MONDAY + WEEK)
SPRING = t.Term(2, "Spring", MONDAY + 4 * WEEK, MONDAY + 6 * WEEK)
TERMS = (AUTUMN, SPRING)


def two_terms(*duties: t.Duty) -> Book:
    return small_nursery(terms=TERMS, duties=duties)


def on(number: int, weeks: int, person: int, **more: bool) -> t.Duty:
    return replace(t.Duty(number, MONDAY + weeks * WEEK, 1, None, person), **more)  # type: ignore[arg-type]


def calls(found: Mended) -> list[tuple[int, int]]:
    """By week and person, the first calls that stand."""
    return [
        ((d.on_date - MONDAY).days // 7, d.person_id)
        for d in found.proposal.duties
        if d.reserve and d.status == "planned"
    ]


def test_the_first_call_of_somebody_away_goes_to_another_who_is_free() -> None:
    rows = two_terms(on(1, 0, 2), on(2, 0, 1, reserve=True))

    found = mend(rows, AUTUMN, MONDAY, away(1))

    ((week, person),) = calls(found)
    assert week == 0
    assert person not in (1, 2), "who is on duty then cannot be rung"
    assert (found.vacancies, found.changes) == (0, 0)
    assert found.proposal.headline == "First calls given on"
    assert found.proposal.explanation.endswith("1 first call goes to somebody else.")
    assert [(c.kind, c.why) for c in found.proposal.changes] == [("first_call", "Parent1 F. cannot come")]


def test_a_first_call_goes_to_whoever_has_done_least() -> None:
    done = [on(10 + i, -1 - i, i, status="worked") for i in (2, 3, 4, 6)]  # type: ignore[arg-type]
    long = replace(AUTUMN, starts_on=MONDAY - 8 * WEEK)
    rows = replace(two_terms(on(1, 0, 2), on(2, 0, 1, reserve=True), *done), terms=(long,))

    assert calls(mend(rows, long, MONDAY, away(1))) == [(0, 5)]


def test_a_first_call_that_nobody_can_have_is_told() -> None:
    nobody = tuple(t.Availability(i, i, weekday=0, answer="no") for i in range(3, 7))
    rows = replace(two_terms(on(1, 0, 2), on(2, 0, 1, reserve=True)), availability=nobody)

    found = mend(rows, AUTUMN, MONDAY, away(1))

    assert calls(found) == []
    assert found.proposal.explanation.endswith("1 first call has nobody now.")


def test_who_has_left_is_no_first_call_any_more() -> None:
    rows = two_terms(on(1, 0, 2), on(2, 1, 1, reserve=True))
    gone = replace(rows, people=tuple(replace(p, left_on=MONDAY) if p.id == 1 else p for p in rows.people))

    found = mend(gone, AUTUMN, MONDAY)

    assert [week for week, _ in calls(found)] == [1]
    assert calls(found)[0][1] != 1


def test_an_absence_that_reaches_into_the_next_term_mends_that_too() -> None:
    rows = two_terms(on(1, 0, 1), on(2, 1, 2), on(3, 4, 1), on(4, 5, 3))

    found = mend(rows, AUTUMN, MONDAY, Away(1, MONDAY, SPRING.ends_on))

    assert (found.vacancies, found.left, found.changes, found.rung) == (2, 0, 2, "direct")
    assert [c.on_date for c in found.proposal.changes] == [MONDAY, MONDAY + 4 * WEEK]
    assert "It reaches into Spring, mended as well." in found.proposal.explanation
    new = [d.id for d in found.proposal.duties if d.id < 0]
    assert len(set(new)) == len(new) == 2
    stands = {(d.on_date, d.person_id) for d in found.proposal.duties if d.status == "planned"}
    assert {(MONDAY + WEEK, 2), (MONDAY + 5 * WEEK, 3)} < stands


def test_each_term_has_its_own_shares() -> None:
    rows = two_terms(on(1, 0, 1), on(3, 4, 1))

    found = mend(rows, AUTUMN, MONDAY, Away(1, MONDAY, SPRING.ends_on)).proposal

    assert [shares.term for shares in found.shares] == [AUTUMN, SPRING]
    for shares in found.shares:
        assert [row.family_id for row in shares.fairness] == [row.family_id for row in shares.ledger]
        assert sum(row.duties for row in shares.fairness) == 1, "each term counts its own duty alone"
    assert found.terms == "Autumn and Spring"


def test_without_an_absence_later_terms_are_mended_where_that_is_asked() -> None:
    rows = two_terms(on(1, 0, 1), on(2, 1, 2), on(4, 5, 3), on(5, 6, 4))

    alone, both = mend(rows, AUTUMN, MONDAY), mend(rows, AUTUMN, MONDAY, also=(SPRING,))

    assert alone.changes == 0
    assert [c.on_date for c in both.proposal.changes] == [MONDAY + 4 * WEEK]
    assert both.label == "Mended Autumn and Spring: 1 place"


def test_a_later_term_in_which_nothing_falls_out_is_left_alone() -> None:
    rows = two_terms(on(1, 0, 1), on(3, 4, 2))

    found = mend(rows, AUTUMN, MONDAY, Away(1, MONDAY, SPRING.ends_on))

    assert (found.vacancies, found.changes) == (1, 1)
    assert "reaches" not in found.proposal.explanation


def test_where_not_every_way_could_be_tried_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patching, "DIRECT_TRIALS", 0)
    monkeypatch.setattr(patching, "TRIALS_EACH", 0)

    # Nobody is free on Monday: parent 2 passes Tuesday on.
    rows = weekdays(1, 2, no={3: (0,), 4: (0, 1), 5: (0, 1), 6: (0, 1)})
    found = mend(rows, SHORT, MONDAY, away(1, days=1))

    assert (found.left, found.changes, found.least) == (0, 2, False)
    assert "There were more ways than could be tried" in found.proposal.explanation


def test_once_stopped_nobody_more_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []
    step_in = patching.Patcher._step_in

    def counted(self: patching.Patcher, book: Book, vacancy: Vacancy, person: t.Person) -> Book | None:
        tried.append(person.id)
        return step_in(self, book, vacancy, person)

    monkeypatch.setattr(patching.Patcher, "_step_in", counted)
    rows = weekdays(1, 1, 1, limits=False)

    found = mend(rows, SHORT, MONDAY, away(1, days=4), stop=lambda: bool(tried))

    assert len(tried) == 1
    assert (found.left, found.stopped) == (3, True)
    assert found.proposal.headline == "Stopped"
    assert found.proposal.explanation.startswith("0 of 3 places filled so far.")
