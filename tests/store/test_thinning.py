"""Backups stay close together when new and far apart when old, whatever the clock says."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.store.thinning import Tiers, newest_first, staying

TIERS = Tiers()
NOW = datetime(2026, 9, 14, 17, 30)
MOMENTS = st.lists(
    st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    max_size=120,
)


@given(MOMENTS, st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)))
def test_the_newest_stays_and_never_too_many(made: list[datetime], now: datetime) -> None:
    stay = staying(made, now, TIERS)
    assert stay <= set(made)
    assert len(stay) <= TIERS.most == 31
    if made:
        assert newest_first(made, now)[0] in stay


@given(MOMENTS, st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)))
def test_thinning_again_changes_nothing(made: list[datetime], now: datetime) -> None:
    stay = staying(made, now, TIERS)
    assert staying(stay, now, TIERS) == stay


@given(MOMENTS)
def test_what_was_made_just_now_stays_whatever_the_clock_said_before(made: list[datetime]) -> None:
    assert NOW in staying([*made, NOW], NOW, TIERS)


@given(st.lists(st.integers(-4000, 4000), min_size=1, max_size=60))
def test_a_clock_that_jumps_never_costs_the_backup_made_last(jumps: list[int]) -> None:
    kept: frozenset[datetime] = frozenset()
    now = NOW
    for days in jumps:
        now = min(max(now + timedelta(days=days, hours=1), datetime(1990, 1, 1)), datetime(2110, 1, 1))
        kept = staying(kept | {now}, now, TIERS)
        assert now in kept
        assert len(kept) <= TIERS.most


def test_after_two_years_of_working_days_the_oldest_is_most_of_a_year_old() -> None:
    kept: frozenset[datetime] = frozenset()
    for day in range(730):
        now = NOW + timedelta(days=day)
        if now.weekday() < 5:
            kept = staying(kept | {now}, now, TIERS)
    ages = sorted((now - moment).days for moment in kept)
    assert len(ages) == TIERS.most
    assert ages[:12] == sorted(ages)[:12]
    assert ages[11] <= 17, "twelve working days"
    assert 70 <= ages[21] <= 100, "ten weeks before those"
    assert 300 <= ages[-1] <= 400, "nine months before those"
