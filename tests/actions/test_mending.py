"""A mended rota is accepted in one step: the absence is noted, duties are excused, others step in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from nursery_rota.actions import duties
from nursery_rota.actions.mending import accept_mended
from nursery_rota.domain.eligibility import answer_for
from nursery_rota.domain.mended import Mended
from nursery_rota.domain.vacancies import Away
from nursery_rota.errors import NotPossible
from nursery_rota.solver.mend import mend
from nursery_rota.store.rota_file import RotaFile
from tests.making import MONDAY, TERM

FRIDAY = MONDAY + timedelta(days=4)


@pytest.fixture
def mended(nursery: RotaFile) -> Mended:
    """Parent 1 has the first Monday and falls ill for the week; nothing else is planned."""
    duties.assign(nursery, on_date=MONDAY, shift_id=1, room_id=None, person_id=1)
    return mend(nursery.book(), TERM, MONDAY, Away(1, MONDAY, FRIDAY))


def test_accepting_is_one_step_and_undo_takes_all_of_it_back(nursery: RotaFile, mended: Mended) -> None:
    before = (nursery.book().duties, nursery.book().availability)
    accept_mended(nursery, mended)
    book = nursery.book()
    assert nursery.undo_label == "Parent1 Family1 away 14–18 September 2026: 1 place given to others"
    assert [(d.person_id, d.status, d.origin) for d in book.duties] == [
        (1, "excused", "manual"),
        (2, "planned", "cover"),
    ]
    assert answer_for(book, 1, book.shift[1], FRIDAY) == "no"
    assert answer_for(book, 1, book.shift[1], FRIDAY + timedelta(days=3)) == "yes"
    nursery.undo()
    assert (nursery.book().duties, nursery.book().availability) == before


def test_an_answer_for_one_of_the_days_makes_room_for_being_away(nursery: RotaFile) -> None:
    with nursery.step("Said yes") as step:
        step.insert(
            "availability",
            {"person_id": 1, "shift_id": 1, "answer": "prefer", "starts_on": MONDAY, "ends_on": MONDAY},
        )
    found = mend(nursery.book(), TERM, MONDAY, Away(1, MONDAY, FRIDAY))
    accept_mended(nursery, found)
    book = nursery.book()
    assert answer_for(book, 1, book.shift[1], MONDAY) == "no"


def test_a_rota_that_has_changed_since_is_not_written_over(nursery: RotaFile, mended: Mended) -> None:
    duties.assign(nursery, on_date=MONDAY, shift_id=1, room_id=None, person_id=3)
    with pytest.raises(NotPossible, match="has changed since"):
        accept_mended(nursery, mended)
    assert [d.status for d in nursery.book().duties] == ["planned", "planned"]


def test_nothing_to_mend_writes_nothing(nursery: RotaFile) -> None:
    label = nursery.undo_label
    found = mend(nursery.book(), TERM, FRIDAY + timedelta(days=100))
    assert accept_mended(nursery, found) == 0
    assert nursery.undo_label == label
