"""Other hours from a day on, and leaving: what was so before stays, and one undo takes all of it back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from nursery_rota.actions import begin, staff_life
from nursery_rota.actions.begin import NewStaff
from nursery_rota.actions.staff_life import Hours
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.making import MONDAY, at

LATER = MONDAY + timedelta(days=28)


@pytest.fixture
def ruth(nursery: RotaFile) -> int:
    """A contract: Mondays and Tuesdays, mornings."""
    new = NewStaff("Ruth", "Okafor", "manager", 3, (0, 1), at("08:00"), at("13:00"), 1700)
    person = begin.add_staff(nursery, new, MONDAY)
    return nursery.book().employments_of[person][0].id


def hours_of(nursery: RotaFile, contract: int) -> list[tuple[int, int, date | None, date | None]]:
    return [(p.weekday, p.starts_at, p.valid_from, p.valid_to) for p in nursery.book().patterns_of[contract]]


def test_other_hours_begin_where_the_old_ones_end(nursery: RotaFile, ruth: int) -> None:
    before = hours_of(nursery, ruth)
    other = Hours((0, 2), at("09:00"), at("12:00"), 15, from_on=LATER)
    assert staff_life.add_hours(nursery, ruth, other, instead=True) == 2
    last = LATER - timedelta(days=1)
    assert hours_of(nursery, ruth) == [
        (0, 480, None, last),
        (1, 480, None, last),
        (0, 540, LATER, None),
        (2, 540, LATER, None),
    ]
    nursery.undo()
    assert hours_of(nursery, ruth) == before


def test_more_hours_leave_the_old_ones(nursery: RotaFile, ruth: int) -> None:
    staff_life.add_hours(nursery, ruth, Hours((4,), at("09:00"), at("12:00")))
    assert [day for day, *_ in hours_of(nursery, ruth)] == [0, 1, 4]


def test_leaving_ends_contract_hours_and_the_person(nursery: RotaFile, ruth: int) -> None:
    staff_life.add_hours(
        nursery, ruth, Hours((4,), at("09:00"), at("12:00"), from_on=LATER + timedelta(days=1))
    )
    staff_life.leaves(nursery, ruth, LATER)
    book = nursery.book()
    assert book.employment[ruth].ends_on == LATER
    assert book.person[book.employment[ruth].person_id].left_on == LATER
    assert hours_of(nursery, ruth) == [(0, 480, None, LATER), (1, 480, None, LATER)]


@pytest.mark.parametrize(
    ("hours", "instead", "says"),
    [
        (Hours((), at("09:00"), at("12:00")), False, "No day is chosen"),
        (Hours((1,), at("12:00"), at("09:00")), False, "before it starts"),
        (Hours((1,), at("09:00"), at("12:00")), True, "first day"),
    ],
)
def test_hours_that_cannot_be(nursery: RotaFile, ruth: int, hours: Hours, instead: bool, says: str) -> None:
    with pytest.raises(NotPossible, match=says):
        staff_life.add_hours(nursery, ruth, hours, instead=instead)


def test_nobody_leaves_before_they_came(nursery: RotaFile, ruth: int) -> None:
    with pytest.raises(NotPossible, match="Choose a later last day"):
        staff_life.leaves(nursery, ruth, MONDAY - timedelta(days=1))
