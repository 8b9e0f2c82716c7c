"""Duties sorted in after an edit stand where they would stand if all were sorted anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nursery_rota.domain.duty_index import DutyIndex, indexed
from nursery_rota.domain.tables import Duty, DutyStatus
from tests.finding_cases import duty
from tests.making import MONDAY

PEOPLE = st.integers(1, 4)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("add", "add a trial", "put back", "change", "clear", "clear several")),
        st.integers(0, 30),
        PEOPLE,
        st.booleans(),
    ),
    max_size=8,
)


def some_duties(count: int) -> tuple[Duty, ...]:
    return tuple(
        duty(1 + n % 4, 2 * n, on=MONDAY + timedelta(days=n % 5), observing=n % 7 == 0)
        for n in range(1, count + 1)
    )


def edited(duties: tuple[Duty, ...], edit: tuple[str, int, int, bool]) -> tuple[Duty, ...]:
    """As the file and those who try a rota out do it: a trial stands last, whatever its id."""
    kind, number, person, observing = edit
    rows = list(duties)
    ids = {d.id for d in rows}
    at = number % len(rows) if rows else 0
    status: DutyStatus = "worked" if number % 3 else "planned"
    new = duty(person, 0, on=MONDAY + timedelta(days=number % 6), observing=observing, status=status)
    if kind == "add":
        rows.append(replace(new, id=max(ids, default=0) + 1))
    elif kind == "add a trial":
        rows.append(replace(new, id=min(ids, default=0) - 1))
    elif kind == "put back":
        free = next(n for n in range(1, 99) if n not in ids)
        rows.insert(sum(d.id < free for d in rows), replace(new, id=free))
    elif kind == "change" and rows:
        rows[at] = replace(new, id=rows[at].id)
    elif kind == "clear" and rows:
        del rows[at]
    elif kind == "clear several":
        del rows[at : at + 3]
    return tuple(rows)


def told(index: DutyIndex) -> tuple[Any, ...]:
    return index.duties, dict(index.by_id), index.by_person, index.by_date, index.watching, index.unmarked_on


@settings(max_examples=200, deadline=None)
@given(count=st.integers(0, 24), edits=EDITS)
def test_sorting_in_what_changed_is_sorting_all_anew(
    count: int, edits: list[tuple[str, int, int, bool]]
) -> None:
    index = indexed(some_duties(count))
    for edit in edits:
        index = indexed(edited(index.duties, edit), index)
        assert told(index) == told(indexed(index.duties))
        assert len(index.by_id) == len(index.duties)


def test_groups_that_no_changed_duty_belongs_to_are_the_very_same() -> None:
    before = indexed(some_duties(12))
    after = indexed(edited(before.duties, ("change", 3, 1, False)), before)
    changed = {d.person_id for d in (before.duties[3], after.duties[3])}
    for person in {1, 2, 3, 4} - changed:
        assert after.by_person[person] is before.by_person[person]


def test_a_duty_taken_away_is_known_by_its_id_no_more() -> None:
    before = indexed(some_duties(5))
    for rows in (before.duties[1:], (*before.duties[1:], duty(1, -1))):
        after = indexed(rows, before)
        assert 2 not in after.by_id
        with pytest.raises(KeyError):
            after.by_id[2]
    assert before.by_id[2] is before.duties[0]
