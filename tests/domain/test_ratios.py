"""Adults needed by the four methods: worked figures, and an independent computation beside them."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain.ratios import per_band, pooled, required_adults, youngest_first, youngest_sets_room

BABY, TWO, THREE = 3, 5, 8


@pytest.mark.parametrize(
    ("kids", "by_band", "first", "pool", "room"),
    [
        ([TWO] * 7 + [THREE] * 9, 4, 3, 3, 4),
        ([BABY] + [TWO] * 6 + [THREE] * 9, 5, 3, 3, 6),
        ([TWO] * 12 + [THREE] * 12, 5, 5, 4, 5),
        ([TWO] * 11 + [THREE] * 5, 4, 4, 3, 4),
        ([4] * 14 + [8] * 12, 6, 6, 5, 7),
        ([4] * 14 + [8] * 10, 6, 5, 5, 6),
        ([5] * 6 + [8] * 10, 4, 3, 3, 4),
    ],
    ids=["7+9", "1+6+9", "12+12", "11+5", "14+12 at 1:4", "14+10 at 1:4", "France 6 non-walkers, 10 walkers"],
)
def test_worked_figures(kids: list[int], by_band: int, first: int, pool: int, room: int) -> None:
    assert (per_band(kids), youngest_first(kids), pooled(kids), youngest_sets_room(kids)) == (
        by_band,
        first,
        pool,
        room,
    )


def test_twelve_twos_of_whom_one_turns_three() -> None:
    monday, tuesday = [TWO] * 12, [TWO] * 11 + [THREE]
    assert [per_band(monday), youngest_first(monday)] == [3, 3]
    assert [per_band(tuesday), youngest_first(tuesday)] == [4, 3]


def test_france_single_ratio_of_sixteen() -> None:
    assert pooled([6] * 16) == 3


@pytest.mark.parametrize(("children", "adults"), [(24, 5), (25, 5), (26, 6)])
def test_one_to_five(children: int, adults: int) -> None:
    assert per_band([5] * children) == adults


def test_nobody_there_needs_nobody_and_the_minimum_is_for_children_who_are() -> None:
    assert required_adults([], "pooled", 2) == 0
    assert required_adults([THREE], "youngest-first", 2) == 2


groups = st.lists(st.integers(1, 13), max_size=40)


@given(groups)
def test_the_methods_are_ordered(kids: list[int]) -> None:
    assert pooled(kids) <= youngest_first(kids) <= per_band(kids)
    assert pooled(kids) <= youngest_sets_room(kids)


@given(groups, st.integers(1, 13))
def test_one_child_more_never_lowers_pooled(kids: list[int], child: int) -> None:
    assert pooled([*kids, child]) >= pooled(kids)


@given(groups, st.randoms(use_true_random=False))
def test_the_order_of_children_does_not_matter(kids: list[int], random: object) -> None:
    shuffled = list(kids)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for method in (per_band, youngest_first, pooled, youngest_sets_room):
        assert method(kids) == method(shuffled)


@given(groups)
def test_each_method_agrees_with_a_second_computation(kids: list[int]) -> None:
    """Counting heads one by one instead of dividing."""

    def adults_by_filling(group: list[int], size_of: object) -> int:
        adults = places = 0
        for child in group:
            if not places:
                adults, places = adults + 1, size_of(child)  # type: ignore[operator]
            places -= 1
        return adults

    ordered = sorted(kids)
    assert youngest_first(kids) == adults_by_filling(ordered, lambda child: child)
    assert youngest_sets_room(kids) == adults_by_filling(ordered, lambda _: ordered[0])
    assert per_band(kids) == sum(adults_by_filling(list(g), lambda c: c) for _, g in groupby(ordered))
    load = sum(Fraction(840840, k) for k in kids) / 840840 if kids else Fraction(0)
    assert pooled(kids) == -((-load.numerator) // load.denominator)
