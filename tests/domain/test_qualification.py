"""Levels among required adults: the table for 1 to 8, and what staff leave open."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain.qualification import level_need, match, openings
from nursery_rota.domain.ruleset import Qualification

ENGLAND = Qualification(lead_level=3, lead="law", others_level=2, others_percent=50, others="law")


@pytest.mark.parametrize(
    ("required", "further", "unqualified"),
    [(1, 0, 0), (2, 1, 0), (3, 1, 1), (4, 2, 1), (5, 2, 2), (6, 3, 2), (7, 3, 3), (8, 4, 3)],
)
def test_england_for_one_to_eight_adults(required: int, further: int, unqualified: int) -> None:
    need = level_need(required, ENGLAND)
    assert (need.leads, need.others, need.unqualified_at_most) == (1, further, unqualified)


def test_with_two_adults_and_one_level_3_the_other_must_hold_level_2() -> None:
    assert openings(level_need(2, ENGLAND), [3]).levels == (2,)


def test_with_three_adults_and_two_level_3_anybody_may_be_third() -> None:
    assert openings(level_need(3, ENGLAND), [3, 3]).levels == (0,)


def test_two_unqualified_employees_do_not_make_two_adults() -> None:
    left = openings(level_need(2, ENGLAND), [0, 0])
    assert (left.staff_counted, left.levels) == (0, (3, 2))


def test_level_6_working_with_the_children_replaces_the_half_rule() -> None:
    need = level_need(3, ENGLAND, rests_on_level6=True)
    assert openings(need, [6]).levels == (3, 0)


def test_policy_asks_no_level_of_a_place() -> None:
    assert openings(level_need(3, Qualification(lead="policy")), []).levels == (0, 0, 0)


levels = st.lists(st.sampled_from([0, 2, 3, 6]), max_size=6)


def lawful(team: tuple[int, ...], required: int) -> bool:
    """The statute read aloud: one level 3, and of the others half hold level 2."""
    if len(team) != required:
        return False
    if not required:
        return True
    for i, lead in enumerate(team):
        others = team[:i] + team[i + 1 :]
        if lead >= 3 and 2 * sum(level >= 2 for level in others) >= len(others):
            return True
    return False


@given(st.integers(0, 5), levels)
def test_staff_are_used_as_well_as_any_choice_of_them_could_be(required: int, staff: list[int]) -> None:
    """The fewest parents, by trying every choice of staff with every filling of highest level."""
    left = openings(level_need(required, ENGLAND), staff)
    fewest = min(
        required - size
        for size in range(min(required, len(staff)) + 1)
        for chosen in combinations(staff, size)
        if lawful((*chosen, *[6] * (required - size)), required)
    )
    assert len(left.levels) == fewest


@given(st.integers(0, 5), levels, levels)
def test_a_full_match_is_lawful_and_no_lawful_team_is_missed(
    required: int, staff: list[int], parents: list[int]
) -> None:
    left = openings(level_need(required, ENGLAND), staff)
    filled = match(left.levels, parents)
    everyone = [*staff, *parents]
    possible = any(lawful(team, required) for team in combinations(everyone, required))
    assert (len(filled) == len(left.levels)) == possible
