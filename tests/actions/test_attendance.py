"""Children marked away or there as an extra: the adults needed follow who is really there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from nursery_rota.actions import attendance
from nursery_rota.domain import tables as t
from nursery_rota.domain.attending import Attendance, attendance_on
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.actions.conftest import stored
from tests.making import MONDAY, ages, booked, children, duty_shift, morning, small_nursery


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[RotaFile]:
    """Six twos and nine threes on Monday mornings: 3 adults. A seventh two is not booked."""
    kids = children(*ages(twos=6, threes=9))
    more = t.Child(99, 1, "Lili", "Kovács", date(2024, 3, 1))
    rows = small_nursery(
        sessions=(morning(),),
        shifts=(duty_shift(),),
        children=(*kids, more),
        bookings=booked(kids),
    )
    with stored(tmp_path / "small.rota", rows) as file:
        yield file


def monday(file: RotaFile) -> Attendance:
    (found,) = attendance_on(file.book(), MONDAY)
    return found


def test_three_away_need_fewer_adults_and_undo_brings_them_back(nursery: RotaFile) -> None:
    assert (monday(nursery).there, monday(nursery).needed) == (15, 3)
    for child_id in (1, 2, 3, 4, 5):
        attendance.mark_away(nursery, child_id, MONDAY)
    assert (monday(nursery).there, monday(nursery).expected, monday(nursery).needed) == (10, 15, 2)
    assert nursery.undo_label == "Child5 Test is away on Mon 14 Sep"
    nursery.undo()
    assert monday(nursery).there == 11


def test_an_extra_child_is_counted_in_its_session_and_can_leave_again(nursery: RotaFile) -> None:
    attendance.mark_there(nursery, 99, MONDAY, 1)
    line = next(one for one in monday(nursery).lines if one.child_id == 99)
    assert (line.state, line.band, line.short) == ("extra", "twos", "Lili K.")
    assert monday(nursery).there == 16
    attendance.mark_away(nursery, 99, MONDAY)
    assert nursery.book().extra_attendances == ()
    assert nursery.book().child_absences == ()


def test_back_after_all_on_one_day_leaves_the_other_days_of_an_absence(nursery: RotaFile) -> None:
    week = timedelta(days=7)
    with nursery.step("A fortnight away") as step:
        step.insert(
            "child_absences",
            {"child_id": 1, "starts_on": MONDAY - week, "ends_on": MONDAY + week, "reason": "holiday"},
        )
    attendance.mark_there(nursery, 1, MONDAY, 1)
    spans = [(a.starts_on, a.ends_on, a.reason) for a in nursery.book().child_absences]
    day = timedelta(days=1)
    assert spans == [(MONDAY - week, MONDAY - day, "holiday"), (MONDAY + day, MONDAY + week, "holiday")]
    assert monday(nursery).there == 15


@pytest.mark.parametrize("first", [MONDAY - timedelta(days=3), MONDAY])
def test_an_absence_that_ends_or_begins_on_the_day_is_shortened(nursery: RotaFile, first: date) -> None:
    last = MONDAY if first < MONDAY else MONDAY + timedelta(days=4)
    with nursery.step("Away") as step:
        step.insert("child_absences", {"child_id": 1, "starts_on": first, "ends_on": last})
    attendance.mark_there(nursery, 1, MONDAY, 1)
    (left,) = nursery.book().child_absences
    assert MONDAY not in (left.starts_on, left.ends_on)


def test_what_makes_no_sense_is_refused_in_words(nursery: RotaFile) -> None:
    with pytest.raises(NotPossible, match="not expected on Mon 14 Sep"):
        attendance.mark_away(nursery, 99, MONDAY)
    with pytest.raises(NotPossible, match="counted in Morning"):
        attendance.mark_there(nursery, 1, MONDAY, 1)
    with pytest.raises(NotPossible, match="not held on Tue 15 Sep"):
        attendance.mark_there(nursery, 99, MONDAY + timedelta(days=1), 1)
    attendance.mark_away(nursery, 1, MONDAY)
    with pytest.raises(NotPossible, match="not expected"):
        attendance.mark_away(nursery, 1, MONDAY)
