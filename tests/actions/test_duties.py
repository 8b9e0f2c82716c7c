"""Each verb of the grid is one step with a name, and undo takes it back whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from nursery_rota.actions import duties
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.making import MONDAY

TUESDAY = MONDAY + timedelta(days=1)
NEXT_MONDAY = MONDAY + timedelta(days=7)


def rota(file: RotaFile) -> list[tuple[str, int, int]]:
    return sorted((d.on_date.isoformat(), d.shift_id, d.person_id) for d in file.book().duties)


def give(file: RotaFile, person_id: int = 1, day: object = MONDAY, shift_id: int = 1) -> int:
    return duties.assign(file, on_date=day, shift_id=shift_id, room_id=None, person_id=person_id)  # type: ignore[arg-type]


def test_giving_a_place(nursery: RotaFile) -> None:
    given = give(nursery)
    assert rota(nursery) == [("2026-09-14", 1, 1)]
    assert nursery.book().duty[given].origin == "manual"
    assert nursery.undo_label == "Gave Morning duty on Mon 14 Sep to Parent1 Family1"


def test_giving_the_same_place_twice_is_refused_in_words(nursery: RotaFile) -> None:
    give(nursery)
    with pytest.raises(NotPossible, match="Parent1 Family1 has Morning duty on Mon 14 Sep already"):
        give(nursery)
    assert len(rota(nursery)) == 1


def test_clearing_and_a_duty_that_is_gone(nursery: RotaFile) -> None:
    given = give(nursery)
    duties.clear(nursery, given)
    assert rota(nursery) == []
    with pytest.raises(NotPossible, match="no longer in the rota"):
        duties.clear(nursery, given)


def test_moving_keeps_the_row_and_moving_nowhere_is_no_step(nursery: RotaFile) -> None:
    given = give(nursery)
    duties.set_pinned(nursery, given, True)
    duties.move(nursery, given, on_date=TUESDAY, shift_id=2, room_id=None)
    moved = nursery.book().duty[given]
    assert (moved.on_date, moved.shift_id, moved.pinned) == (TUESDAY, 2, True)
    before = nursery.undo_label
    duties.move(nursery, given, on_date=TUESDAY, shift_id=2, room_id=None)
    assert nursery.undo_label == before


def test_moving_onto_a_place_the_person_has_is_refused(nursery: RotaFile) -> None:
    first = give(nursery)
    give(nursery, day=TUESDAY, shift_id=2)
    with pytest.raises(NotPossible, match="already"):
        duties.move(nursery, first, on_date=TUESDAY, shift_id=2, room_id=None)


def test_copying_a_duty(nursery: RotaFile) -> None:
    duties.copy(nursery, give(nursery), on_date=TUESDAY, shift_id=2, room_id=None)
    assert rota(nursery) == [("2026-09-14", 1, 1), ("2026-09-15", 2, 1)]


def test_swapping_two_people(nursery: RotaFile) -> None:
    one, other = give(nursery, 1), give(nursery, 2, TUESDAY, 2)
    duties.swap(nursery, one, other)
    assert rota(nursery) == [("2026-09-14", 1, 2), ("2026-09-15", 2, 1)]
    assert nursery.undo_label == "Swapped Parent1 Family1 and Parent2 Family2"
    nursery.undo()
    assert rota(nursery) == [("2026-09-14", 1, 1), ("2026-09-15", 2, 2)]


def test_swapping_with_oneself_or_into_a_double_is_refused(nursery: RotaFile) -> None:
    one, own = give(nursery, 1), give(nursery, 1, TUESDAY, 2)
    with pytest.raises(NotPossible, match="the same person"):
        duties.swap(nursery, one, own)
    other = give(nursery, 2, TUESDAY, 2)
    with pytest.raises(NotPossible, match="Parent1 Family1 has Morning duty on Tue 15 Sep already"):
        duties.swap(nursery, one, other)


@pytest.mark.parametrize(
    ("act", "label"),
    [
        (lambda f, d: duties.set_pinned(f, d, True), "Pinned Parent1 Family1’s Morning duty on Mon 14 Sep"),
        (lambda f, d: duties.set_observing(f, d, True), "Parent1 Family1 watches on Mon 14 Sep"),
        (
            lambda f, d: duties.set_reserve(f, d, True),
            "Parent1 Family1’s Morning duty on Mon 14 Sep: made first call",
        ),
        (
            lambda f, d: duties.mark(f, d, "missed"),
            "Marked Parent1 Family1’s Morning duty on Mon 14 Sep as missed",
        ),
        (
            lambda f, d: duties.mark(f, d, "worked", minutes_worked=150),
            "Marked Parent1 Family1’s Morning duty on Mon 14 Sep as worked",
        ),
    ],
    ids=["pin", "watch", "first call", "missed", "worked"],
)
def test_single_changes_are_one_undo_step_each(
    nursery: RotaFile, act: Callable[[RotaFile, int], None], label: str
) -> None:
    given = give(nursery)
    before = nursery.book().duty[given]
    act(nursery, given)
    assert nursery.book().duty[given] != before
    assert nursery.undo_label == label
    nursery.undo()
    assert nursery.book().duty[given] == before


def test_marking_a_whole_day_as_worked(nursery: RotaFile) -> None:
    give(nursery, 1), give(nursery, 2)
    assert duties.mark_day_worked(nursery, MONDAY) == 2
    assert {d.status for d in nursery.book().duties} == {"worked"}
    assert duties.mark_day_worked(nursery, MONDAY) == 0


def test_copying_a_week_twice_adds_nothing_the_second_time(nursery: RotaFile) -> None:
    give(nursery, 1), give(nursery, 2, TUESDAY, 2)
    assert duties.copy_week(nursery, MONDAY, NEXT_MONDAY) == 2
    assert ("2026-09-21", 1, 1) in rota(nursery)
    assert duties.copy_week(nursery, MONDAY, NEXT_MONDAY) == 0
    assert nursery.undo_label == "Copied 2 duties to the week of 21 September"
