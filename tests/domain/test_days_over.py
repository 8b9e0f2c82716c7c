"""Days that are over: which was the last, and what of them nobody has marked."""

from __future__ import annotations

from datetime import date, timedelta

from nursery_rota.domain.days_over import last_day_over, left_unmarked, were_due
from tests.finding_cases import duty
from tests.making import MONDAY, small_nursery

WEEKS = [MONDAY + timedelta(weeks=n) for n in range(5)]


def test_the_last_day_is_one_that_somebody_was_to_come_on() -> None:
    nursery = small_nursery(
        duties=(
            duty(1, 1, on=WEEKS[0], status="missed"),
            duty(2, 2, on=WEEKS[1], status="cancelled"),
            duty(3, 3, on=WEEKS[2], reserve=True),
            duty(4, 4, on=WEEKS[4]),
        )
    )
    assert last_day_over(nursery, WEEKS[4]) == WEEKS[0]
    assert last_day_over(nursery, WEEKS[4] + timedelta(days=1)) == WEEKS[4]
    assert last_day_over(nursery, WEEKS[0]) is None
    assert [d.id for d in were_due(nursery, WEEKS[0])] == [1]
    assert were_due(nursery, WEEKS[1]) == were_due(nursery, WEEKS[2]) == ()


def test_unmarked_are_planned_or_confirmed_and_no_first_calls() -> None:
    nursery = small_nursery(
        duties=(
            duty(1, 1, on=WEEKS[0], status="worked"),
            duty(2, 2, on=WEEKS[0], reserve=True),
            duty(3, 3, on=WEEKS[1]),
            duty(4, 4, on=WEEKS[1], status="confirmed"),
            duty(5, 5, on=WEEKS[2], status="excused"),
            duty(6, 6, on=WEEKS[3]),
        )
    )
    assert left_unmarked(nursery, WEEKS[3]) == (2, WEEKS[1])
    assert left_unmarked(nursery, WEEKS[4]) == (3, WEEKS[1])
    nothing: tuple[int, date | None] = (0, None)
    assert left_unmarked(nursery, WEEKS[1]) == nothing
