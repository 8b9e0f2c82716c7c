"""Staff on one day: away and back, an extra shift, other hours; the weeks around stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from nursery_rota.actions import staff_day
from nursery_rota.domain.demand import demand_on
from nursery_rota.domain.staffing import employment_on, patterns_on
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.actions.conftest import stored
from tests.making import MONDAY, at, duty_shift, morning, small_nursery, staff

MANAGER, WEEK = 50, timedelta(days=7)
SATURDAY = MONDAY + timedelta(days=5)


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[RotaFile]:
    """A manager who works 08:00 to 16:00 on weekdays, and sessions on Monday and Saturday."""
    usual = small_nursery(sessions=(morning(), morning(5, 2)), shifts=(duty_shift(), duty_shift(5, 2)))
    manager = staff(MANAGER)
    rows = small_nursery(
        sessions=usual.sessions,
        shifts=usual.shifts,
        people=(*usual.people, *manager["people"]),
        checks=(*usual.checks, *manager["checks"]),
        employments=manager["employments"],
        work_patterns=manager["work_patterns"],
    )
    with stored(tmp_path / "small.rota", rows) as file:
        yield file


def counted(file: RotaFile, weeks: int = 0) -> int:
    (demand,) = demand_on(file.book(), MONDAY + weeks * WEEK)
    return demand.staff_counted


def test_away_for_a_day_no_longer_counts_that_day_only(nursery: RotaFile) -> None:
    assert counted(nursery) == 1
    staff_day.mark_away(nursery, MANAGER, MONDAY, "sick")
    assert (counted(nursery), counted(nursery, 1)) == (0, 1)
    assert nursery.undo_label == "Staff50 Paid50 is ill on Mon 14 Sep"
    with pytest.raises(NotPossible, match="away on Mon 14 Sep already"):
        staff_day.mark_away(nursery, MANAGER, MONDAY, "leave")
    nursery.undo()
    assert counted(nursery) == 1


def test_back_for_one_day_cuts_a_longer_absence(nursery: RotaFile) -> None:
    with nursery.step("Three weeks of leave") as step:
        step.insert(
            "staff_absences",
            {"employment_id": MANAGER, "starts_on": MONDAY, "ends_on": MONDAY + 2 * WEEK, "kind": "leave"},
        )
    staff_day.mark_back(nursery, MANAGER, MONDAY + WEEK)
    assert [counted(nursery, week) for week in range(3)] == [0, 1, 0]
    assert {a.kind for a in nursery.book().staff_absences} == {"leave"}
    with pytest.raises(NotPossible, match="is not away"):
        staff_day.mark_back(nursery, MANAGER, MONDAY + WEEK)


def test_other_hours_hold_for_the_day_and_the_usual_ones_around_it(nursery: RotaFile) -> None:
    staff_day.set_hours(nursery, MANAGER, MONDAY + WEEK, at("10:00"), at("16:00"))
    assert [counted(nursery, week) for week in range(3)] == [1, 0, 1]
    book = nursery.book()
    employment = employment_on(book, MANAGER, MONDAY + WEEK)
    assert employment is not None
    hours = patterns_on(book, employment, MONDAY + WEEK)
    assert [(p.starts_at, p.ends_at) for p in hours] == [(at("10:00"), at("16:00"))]
    nursery.undo()
    assert [counted(nursery, week) for week in range(3)] == [1, 1, 1]


def test_an_extra_shift_on_a_day_off(nursery: RotaFile) -> None:
    staff_day.set_hours(nursery, MANAGER, SATURDAY, at("08:30"), at("13:00"))
    (demand,) = demand_on(nursery.book(), SATURDAY)
    assert [member.person_id for member in demand.staff] == [MANAGER]
    (after,) = demand_on(nursery.book(), SATURDAY + WEEK)
    assert after.staff == ()


def test_what_cannot_be_is_refused_in_words(nursery: RotaFile) -> None:
    with pytest.raises(NotPossible, match="leave later than they come"):
        staff_day.set_hours(nursery, MANAGER, MONDAY, at("12:00"), at("09:00"))
    with pytest.raises(NotPossible, match="already"):
        staff_day.set_hours(nursery, MANAGER, MONDAY, at("08:00"), at("16:00"))
    with pytest.raises(NotPossible, match="not employed"):
        staff_day.mark_away(nursery, 1, MONDAY, "sick")
