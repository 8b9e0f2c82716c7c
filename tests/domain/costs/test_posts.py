"""Credited places sorted into posts: hours are kept, nobody is in two places at once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain.costs.payroll import employee_cost
from nursery_rota.domain.costs.posts import Post, post_employee, posts
from nursery_rota.domain.costs.wages import price_list
from nursery_rota.domain.credited import CreditedPlace
from tests.domain.costs.nursery import RATES, Y25, Y26, one_place, place

MONDAY = date(2026, 9, 14)
MINIMUM = price_list(RATES, None)


def test_the_kth_places_form_post_k() -> None:
    found = posts((place(MONDAY, 2), place(MONDAY, 1), place(MONDAY + timedelta(days=1), 1)))
    assert [(p.number, len(p.places)) for p in found] == [(1, 2), (2, 1)]
    assert found[0].name == "Place 1, filled by parents"


def test_two_rooms_at_one_time_are_two_posts_although_each_calls_its_place_the_first() -> None:
    nests = posts((place(MONDAY, room_id=1), place(MONDAY, room_id=2), place(MONDAY, start=720, room_id=2)))
    assert [(p.number, p.minutes) for p in nests] == [(1, 360), (2, 180)]


def test_a_year_of_one_place_is_969_hours_in_38_weeks() -> None:
    (post,) = posts(one_place())
    assert (post.minutes, post.weeks, post.level, len(post.duty_ids)) == (969 * 60, 38, 0, 190)
    cost = employee_cost(post_employee(post, Y26, MINIMUM), Y26)
    assert (cost.gross, cost.ni, cost.pension, cost.initials) == (1380253, 132038, 22688, "place 1")
    assert cost.how == "25.5 h × 38 weeks × £12.71 × 1.1207"


def test_uneven_weeks_are_said_as_they_are() -> None:
    (post,) = posts(one_place()[:-1])
    how = employee_cost(post_employee(post, Y26, MINIMUM), Y26).how
    assert how == "963 h in 38 weeks × £12.71 × 1.1207"


def test_a_wage_that_changes_within_the_year_is_taken_by_date() -> None:
    (post,) = posts((place(date(2026, 3, 30)), place(date(2026, 4, 2))))
    paid = post_employee(post, Y25, MINIMUM).paid
    assert [(p.hourly_pence, int(p.minutes)) for p in paid] == [(1221, 180), (1271, 180)]


def test_staff_who_step_in_are_paid_for_their_share_only() -> None:
    (post,) = posts(one_place())
    cover = post_employee(post, Y26, MINIMUM, Fraction(1, 10))
    assert cover.name == "Place 1, where staff step in"
    assert employee_cost(cover, Y26).how == "25.5 h × 38 weeks × 10% × £12.71 × 1.1207"
    assert cover.paid[0].minutes == Fraction(969 * 6)


def test_no_place_is_no_post() -> None:
    assert posts(()) == ()
    assert Post(1, ()).level == 0


places = st.builds(
    place,
    st.dates(date(2026, 4, 6), date(2026, 4, 12)),
    st.integers(1, 3),
    start=st.integers(480, 900),
    minutes=st.integers(30, 360),
    room_id=st.sampled_from([None, 1, 2]),
    duty_id=st.integers(1, 10**6),
)


@given(st.lists(places, max_size=25))
def test_hours_are_kept_and_nobody_holds_two_places_at_once(found: list[CreditedPlace]) -> None:
    sorted_out = posts(found)
    assert Counter(p for post in sorted_out for p in post.places) == Counter(found)
    assert sum(post.minutes for post in sorted_out) == sum(p.minutes for p in found)
    for post in sorted_out:
        for one in post.places:
            for other in post.places:
                apart = one.ends_at <= other.starts_at or other.ends_at <= one.starts_at
                assert one is other or one.on_date != other.on_date or apart
