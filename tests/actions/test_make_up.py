"""Make-ups: the best date is offered, and booked in the step that marks the duty missed or brings the cover."""

from __future__ import annotations

import pytest

from nursery_rota.actions import cover, duties
from nursery_rota.domain.make_up import make_up_of, make_ups
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.making import MONDAY


@pytest.fixture
def anna(nursery: RotaFile) -> int:
    """The duty of parent 1 on the first Monday."""
    return duties.assign(nursery, on_date=MONDAY, shift_id=1, room_id=None, person_id=1)


def test_dates_offered_are_empty_places_the_person_may_have(nursery: RotaFile, anna: int) -> None:
    book = nursery.book()
    offers = make_ups(book, book.duty[anna], MONDAY)
    assert offers
    assert all(offer.on_date > MONDAY for offer in offers)
    taken = offers[0]
    for person in (2, 3, 4):
        duties.assign(
            nursery,
            on_date=taken.on_date,
            shift_id=taken.shift_id,
            room_id=taken.room_id,
            person_id=person,
        )
    book = nursery.book()
    assert taken.on_date not in [offer.on_date for offer in make_ups(book, book.duty[anna], MONDAY)]


def test_missed_and_made_up_are_one_step(nursery: RotaFile, anna: int) -> None:
    before = nursery.book()
    best = make_ups(before, before.duty[anna], MONDAY)[0]
    cover.mark_missed(nursery, anna, best)
    after = nursery.book()
    assert after.duty[anna].status == "missed"
    made = make_up_of(after, after.duty[anna])
    assert made is not None
    assert (made.person_id, made.on_date, made.status) == (1, best.on_date, "planned")
    assert nursery.undo_label is not None
    assert nursery.undo_label.endswith(f"as missed; make-up on {best.title}")
    with pytest.raises(NotPossible, match="makes up for this duty already"):
        cover.mark_missed(nursery, anna, best)
    nursery.undo()
    assert nursery.book().duties == before.duties


def test_missed_without_a_date_books_nothing(nursery: RotaFile, anna: int) -> None:
    cover.mark_missed(nursery, anna)
    assert [d.status for d in nursery.book().duties] == ["missed"]


def test_cover_books_the_make_up_of_who_stays_away(nursery: RotaFile, anna: int) -> None:
    book = nursery.book()
    best = make_ups(book, book.duty[anna], MONDAY)[0]
    cover.cover(nursery, anna, 2, make_up=True, booked=best)
    after = nursery.book()
    made = make_up_of(after, after.duty[anna])
    assert made is not None
    assert made.on_date == best.on_date
    assert {d.person_id for d in after.duties if d.on_date == MONDAY and d.status == "planned"} == {2}
