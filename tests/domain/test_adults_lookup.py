"""Adults for other numbers of children: the same answer as the plan would give if they came."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.adults_lookup import look_ups
from nursery_rota.domain.book import Book
from nursery_rota.domain.demand import demand_on
from tests.making import MONDAY, ages, small_nursery


def _of(book: Book) -> tuple[object, ...]:
    return look_ups(book, demand_on(book, MONDAY))


def test_the_rows_lie_around_the_plan() -> None:
    (found,) = look_ups(book := small_nursery(), demand_on(book, MONDAY))
    assert (found.labels, found.planned, found.adults) == (("under 2", "twos", "threes"), (1, 6, 9), 3)
    assert found.columns == (4, 5, 6, 7, 8, 9, 10, 11)
    assert [row.younger for row in found.rows] == [(0, 6), (1, 5), (1, 6), (1, 7), (2, 6)]
    assert dict(zip(found.columns, found.rows[2].adults, strict=True))[9] == 3


@given(babies=st.integers(0, 3), twos=st.integers(0, 8), threes=st.integers(1, 14))
def test_the_planned_cell_is_what_the_session_needs(babies: int, twos: int, threes: int) -> None:
    book = small_nursery(kids=ages(babies=babies, twos=twos, threes=threes))
    (demand,) = demand_on(book, MONDAY)
    (found,) = look_ups(book, (demand,))
    row = next(row for row in found.rows if row.younger == found.planned[:-1])
    assert row.adults[found.columns.index(found.planned[-1])] == demand.required


@given(twos=st.integers(1, 8), threes=st.integers(1, 14))
def test_every_cell_is_what_that_group_would_need(twos: int, threes: int) -> None:
    book = small_nursery(kids=ages(twos=twos, threes=threes))
    (found,) = look_ups(book, demand_on(book, MONDAY))
    row = found.rows[-1]
    babies, other_twos = row.younger
    group = ages(babies=babies, twos=other_twos, threes=found.columns[-1])
    other = small_nursery(kids=group)
    assert row.adults[-1] == demand_on(other, MONDAY)[0].required


def test_over_the_places_of_the_room_there_is_no_number() -> None:
    book = small_nursery(rooms=(t.Room(1, "Hall", 0, 72, capacity=16),))
    (found,) = look_ups(book, demand_on(book, MONDAY))
    middle = dict(zip(found.columns, found.rows[2].adults, strict=True))
    assert (middle[9], middle[10]) == (3, None)
    assert found.says[0] == "Youngest first, never fewer than 2. A dash: over your 16 places."


def test_levels_are_said_in_words_where_the_law_asks_for_them() -> None:
    (england,) = look_ups(book := small_nursery(), demand_on(book, MONDAY))
    assert england.says[1:] == (
        "With 2 or 3 adults, one holds level 3 and one more level 2.",
        "With 4 adults, one holds level 3 and 2 more level 2.",
    )


def test_one_band_alone_has_one_row() -> None:
    rooms = (t.Room(1, "Hall", 0, 72),)
    nursery = t.Nursery(name="Test", ratio_scope="room")
    book = small_nursery(kids=ages(threes=9), rooms=rooms, nursery=nursery)
    (found,) = look_ups(book, demand_on(book, MONDAY))
    assert (found.room, found.labels, [row.younger for row in found.rows]) == ("Hall", ("threes",), [()])


def test_without_children_there_is_nothing_to_look_up() -> None:
    book = small_nursery()
    assert _of(replace(book, bookings=())) == ()
