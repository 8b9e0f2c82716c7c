"""Somebody can't come: who was asked, what they said, and the cover as one step that one undo takes back."""

from __future__ import annotations

from datetime import datetime

import pytest

from nursery_rota.actions import cover, duties
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.making import MONDAY

HALF_PAST_SEVEN = datetime(2026, 9, 14, 7, 32, 41)


@pytest.fixture
def anna(nursery: RotaFile) -> int:
    """The duty of parent 1, who will not come."""
    return duties.assign(nursery, on_date=MONDAY, shift_id=1, room_id=None, person_id=1)


def test_asking_is_noted_with_its_time_and_the_duty_stays(nursery: RotaFile, anna: int) -> None:
    asked = cover.ask(nursery, anna, 2, HALF_PAST_SEVEN)
    book = nursery.book()
    (note,) = book.cover_requests
    assert (note.id, note.duty_id, note.person_id) == (asked, anna, 2)
    assert (note.asked_at, note.answer) == ("2026-09-14T07:32", "asked")
    assert book.duty[anna].status == "planned"
    assert nursery.undo_label == "Asked Parent2 Family2 to come on Mon 14 Sep"


def test_an_answer_is_kept_beside_the_question(nursery: RotaFile, anna: int) -> None:
    asked = cover.ask(nursery, anna, 2, HALF_PAST_SEVEN)
    cover.answer(nursery, asked, "no_answer")
    assert [note.answer for note in nursery.book().cover_requests] == ["no_answer"]
    assert nursery.undo_label == "Parent2 Family2: no answer"


def test_an_answer_to_a_question_that_is_gone(nursery: RotaFile, anna: int) -> None:
    asked = cover.ask(nursery, anna, 2, HALF_PAST_SEVEN)
    nursery.undo()
    with pytest.raises(NotPossible, match="no longer there"):
        cover.answer(nursery, asked, "no")


def test_cover_is_one_step_and_one_undo(nursery: RotaFile, anna: int) -> None:
    cover.ask(nursery, anna, 2, HALF_PAST_SEVEN)
    before = nursery.book()

    covering = cover.cover(nursery, anna, 2, make_up=True)

    after = nursery.book()
    assert after.duty[anna].status == "excused"
    new = after.duty[covering]
    assert (new.person_id, new.on_date, new.shift_id) == (2, MONDAY, 1)
    assert (new.origin, new.status) == ("cover", "planned")
    assert [note.answer for note in after.cover_requests] == ["yes"]
    assert nursery.undo_label == "Parent2 Family2 covers Parent1 Family1’s Morning duty on Mon 14 Sep"

    nursery.undo()
    back = nursery.book()
    assert (back.duties, back.cover_requests, back.credits) == (
        before.duties,
        before.cover_requests,
        before.credits,
    )


def test_a_make_up_is_a_line_in_the_account_that_changes_no_amount(nursery: RotaFile, anna: int) -> None:
    cover.cover(nursery, anna, 2, make_up=True)
    (line,) = nursery.book().credits
    assert (line.family_id, line.kind, line.amount, line.on_date) == (1, "make_up", 0.0, MONDAY)
    assert "covered by Parent2 Family2" in line.note


def test_without_a_make_up_the_account_has_no_line(nursery: RotaFile, anna: int) -> None:
    cover.cover(nursery, anna, 2, make_up=False, absent="missed")
    assert nursery.book().credits == ()
    assert nursery.book().duty[anna].status == "missed"


def test_a_first_call_becomes_the_cover(nursery: RotaFile, anna: int) -> None:
    stand_in = duties.assign(nursery, on_date=MONDAY, shift_id=1, room_id=None, person_id=2, reserve=True)
    assert cover.cover(nursery, anna, 2, make_up=False) == stand_in
    duty = nursery.book().duty[stand_in]
    assert (duty.reserve, duty.origin) == (False, "cover")
    nursery.undo()
    assert nursery.book().duty[stand_in].reserve


def test_who_is_there_already_cannot_cover(nursery: RotaFile, anna: int) -> None:
    duties.assign(nursery, on_date=MONDAY, shift_id=1, room_id=None, person_id=2)
    with pytest.raises(NotPossible, match="choose somebody else"):
        cover.cover(nursery, anna, 2, make_up=False)
    with pytest.raises(NotPossible, match="somebody else has to cover"):
        cover.cover(nursery, anna, 1, make_up=False)
    assert nursery.book().duty[anna].status == "planned"


def test_a_duty_that_is_over_needs_no_cover(nursery: RotaFile, anna: int) -> None:
    duties.mark(nursery, anna, "worked")
    with pytest.raises(NotPossible, match="is worked already"):
        cover.cover(nursery, anna, 2, make_up=False)
