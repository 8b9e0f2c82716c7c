"""Change slips: only families whose duties ahead are not as published, and only what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.change_slips import change_slips
from tests.making import MONDAY, TERM, small_nursery

NEXT = MONDAY + timedelta(days=7)


def _published(*duties: t.Duty, now: tuple[t.Duty, ...]) -> Book:
    """A nursery whose newest issue holds ``duties`` and whose rota is ``now``."""
    issued = tuple(
        t.PublishedDuty(i, 2, d.on_date, d.shift_id, d.room_id, d.person_id, d.reserve)
        for i, d in enumerate(duties, start=1)
    )
    issues = (
        t.Publication(1, 1, 1, "2026-09-01T10:00:00"),
        t.Publication(2, 1, 2, "2026-09-10T10:00:00"),
    )
    return small_nursery(duties=now, publications=issues, published_duties=issued)


def _duty(id_: int, person: int, **changes: object) -> t.Duty:
    return replace(t.Duty(id_, NEXT, 1, None, person), **changes)  # type: ignore[arg-type]


def test_a_duty_given_to_somebody_else_makes_two_slips() -> None:
    book = _published(_duty(1, 1), now=(_duty(1, 2),))
    slips = change_slips(book, TERM, MONDAY)
    assert [(s.family, s.changes[0].kind, s.changes[0].person) for s in slips.slips] == [
        ("Family1", "gone", "Parent1"),
        ("Family2", "new", "Parent2"),
    ]
    assert slips.issue is not None
    assert slips.issue.number == 2


def test_a_moved_duty_is_one_slip_by_date() -> None:
    later = NEXT + timedelta(days=7)
    book = _published(_duty(1, 1), now=(_duty(1, 1, on_date=later),))
    (slip,) = change_slips(book, TERM, MONDAY).slips
    assert [(c.kind, c.on_date) for c in slip.changes] == [("gone", NEXT), ("new", later)]


def test_first_call_that_became_a_duty_is_a_change_and_so_is_the_reverse() -> None:
    book = _published(_duty(1, 1, reserve=True), _duty(2, 2), now=(_duty(1, 1), _duty(2, 2, reserve=True)))
    assert [s.changes[0].kind for s in change_slips(book, TERM, MONDAY).slips] == ["called", "stands_by"]


def test_what_is_as_published_or_past_has_no_slip() -> None:
    book = _published(_duty(1, 1), _duty(2, 2, on_date=MONDAY), now=(_duty(1, 1),))
    assert change_slips(book, TERM, NEXT).slips == ()


def test_a_cancelled_duty_is_gone() -> None:
    book = _published(_duty(1, 1), now=(_duty(1, 1, status="cancelled"),))
    (slip,) = change_slips(book, TERM, MONDAY).slips
    assert [c.kind for c in slip.changes] == ["gone"]


def test_before_the_first_issue_nothing_can_have_changed() -> None:
    found = change_slips(small_nursery(duties=(_duty(1, 1),)), TERM, MONDAY)
    assert (found.slips, found.issue) == ((), None)


def test_families_hidden_on_prints_are_counted_not_named() -> None:
    book = _published(_duty(1, 1), now=(_duty(1, 2),))
    families = tuple(replace(f, hide_on_prints=f.id == 1) for f in book.families)
    found = change_slips(replace(book, families=families), TERM, MONDAY)
    assert [s.family for s in found.slips] == ["Family2"]
    assert found.to_tell == 1
