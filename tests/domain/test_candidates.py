"""Who could take a place: four groups, a reason each, ranked by who has most still to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.candidates import candidates
from nursery_rota.domain.findings import CandidateLine
from nursery_rota.domain.why_empty import why_empty
from nursery_rota.errors import NotPossible
from tests.making import MONDAY, ages, at, checks, duty_shift, parent, small_nursery


def line(rows: Book, person_id: int) -> CandidateLine:
    _, lines = candidates(rows, MONDAY, 1, None, MONDAY)
    return next(found for found in lines if found.person_id == person_id)


def test_the_place_is_described_in_words() -> None:
    place, lines = candidates(small_nursery(), MONDAY, 1, None, MONDAY)
    assert (place.title, place.times, place.level) == ("Mon 14 Sep, Morning duty", "08:45–12:15", 0)
    assert place.explanation == "Required place. 16 children need 3 adults; 2 staff count."
    assert len(lines) == 6
    assert [found.rank for found in lines] == [1, 2, 3, 4, 5, 6]


def test_good_reasons_are_named() -> None:
    prefers = (t.Availability(1, 1, weekday=0, answer="prefer"),)
    assert line(small_nursery(availability=prefers), 1).pros == (
        "free that week",
        "Child1 is in",
        "prefers Mon",
    )


@pytest.mark.parametrize(
    ("changes", "group", "why"),
    [
        ({"availability": (t.Availability(1, 1, weekday=0, answer="no"),)}, "cannot", "Said no to Mondays."),
        (
            {"availability": (t.Availability(1, 1, answer="no", starts_on=MONDAY, ends_on=MONDAY),)},
            "cannot",
            "Said no to Mon 14 Sep.",
        ),
        (
            {"availability": (t.Availability(1, 1, shift_id=1, answer="no"),)},
            "cannot",
            "Said no to Morning duty on Mondays.",
        ),
        (
            {"exemptions": (t.Exemption(1, 1, MONDAY, None, 0.0, "care"),)},
            "cannot",
            "Is exempt.",
        ),
        (
            {"duties": (t.Duty(1, MONDAY, 1, None, 1),)},
            "cannot",
            "Is on Morning duty at that time already.",
        ),
        (
            {"duties": (t.Duty(1, MONDAY + timedelta(days=1), 2, None, 1),)},
            "waive",
            "Has a duty on Tuesday already; your limit is 1 a week for a family.",
        ),
    ],
)
def test_every_obstacle_has_its_group_and_sentence(changes: dict[str, Any], group: str, why: str) -> None:
    shifts = (duty_shift(), duty_shift(1, 2, name="Tuesday helper", kind="helper"))
    found = line(small_nursery(shifts=shifts, **changes), 1)
    assert (found.group, found.why) == (group, why)


def test_who_lacks_the_level_or_a_check_would_be_additional() -> None:
    two_adults = small_nursery(adults_there=1, kids=ages(twos=4, threes=8))
    assert line(two_adults, 1).why == "Holds no level yet; the place asks for level 2."
    no_aid = tuple(c for c in small_nursery().checks if (c.person_id, c.kind) != (1, "first_aid"))
    found = line(small_nursery(checks=no_aid), 1)
    assert (found.group, found.why) == (
        "additional",
        "Has no first aid on record: counts once first aid has been recorded.",
    )
    rows = small_nursery()
    newcomer = replace(rows, people=(parent(1, signed_off_on=None), *rows.people[1:]))
    assert line(newcomer, 1).why == "Is new and watches until signed off."


def test_who_has_most_still_to_do_comes_first() -> None:
    done = tuple(t.Duty(i, MONDAY + timedelta(days=7 * i), 1, None, 1, "worked") for i in (1, 2, 3))
    _, lines = candidates(small_nursery(duties=done), MONDAY, 1, None, MONDAY)
    assert lines[-1].person_id == 1
    assert [found.after for found in lines] == sorted(found.after for found in lines)


def test_a_shift_that_does_not_run_is_said() -> None:
    with pytest.raises(NotPossible, match="does not run that day"):
        candidates(small_nursery(), MONDAY + timedelta(days=1), 1, None, MONDAY)


def test_a_shift_may_ask_for_a_check_or_a_skill() -> None:
    cooking = duty_shift(needs=("food_hygiene",))
    assert "food hygiene is not recorded" in line(small_nursery(shifts=(cooking,)), 1).why.lower()
    skill = duty_shift(skill="piano")
    assert "has not offered “piano”" in line(small_nursery(shifts=(skill,)), 1).why.lower()
    offered = small_nursery(shifts=(skill,), skills=(t.Skill(1, 1, "piano"),))
    assert line(offered, 1).group == "counts"


def test_why_a_place_is_empty_names_the_nearest_person_and_the_way_out() -> None:
    no = tuple(t.Availability(i, i, weekday=0, answer="no") for i in range(1, 7))
    words = why_empty(small_nursery(availability=no), MONDAY, 1, None, MONDAY)
    assert words.startswith("Nobody is free: Parent1 Family1 said no to Mondays and Parent2 Family2 said no")
    assert words.endswith(
        "4 others cannot either. If Parent1 changes the “no” for this one day, it can be filled."
    )


def test_why_empty_tells_who_could_after_all() -> None:
    assert (
        why_empty(small_nursery(), MONDAY, 1, None, MONDAY)
        == "Parent1 Family1 could take it. Give it by hand."
    )
    nobody = small_nursery(checks=checks(900, 901))
    assert why_empty(nobody, MONDAY, 1, None, MONDAY) == (
        "Nobody counts on Mon 14 Sep: 6 lack a check. "
        "One more parent who can come on Mondays would fill such places."
    )


def test_one_more_parent_with_a_level_is_the_way_out_when_nobody_holds_it() -> None:
    rows = small_nursery(
        adults_there=1, kids=ages(twos=4, threes=8), shifts=(duty_shift(starts_at=at("08:45")),)
    )
    words = why_empty(rows, MONDAY, 1, None, MONDAY)
    assert words == (
        "Nobody with level 2 counts on Mon 14 Sep: 6 lack the level. "
        "One more parent with level 2 would fill such places."
    )
