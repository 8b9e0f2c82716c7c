"""Values survive the way into the file and back; what is of another type is refused on the way in."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain import tables as t
from nursery_rota.domain.tables import TABLES, Minute
from nursery_rota.store import codec
from nursery_rota.store.codec import Column

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
VALUES: dict[str, st.SearchStrategy[object]] = {
    "int": st.integers(-(2**63) + 1, 2**63 - 1),
    "bool": st.booleans(),
    "float": st.floats(allow_nan=False, allow_infinity=False),
    "text": TEXTS,
    "date": st.dates(),
    "minute": st.integers(0, 1440),
    "map": st.dictionaries(TEXTS, st.lists(st.integers() | TEXTS) | st.booleans() | st.none()),
}


def values_of(column: Column) -> st.SearchStrategy[object]:
    if column.allowed:
        found: st.SearchStrategy[object] = st.sampled_from(column.allowed)
    elif column.kind == "list":
        items = VALUES["int"] if column.items is int else TEXTS
        found = st.lists(items).map(tuple)
    else:
        found = VALUES[column.kind]
    return found | st.none() if column.optional else found


def rows_of(cls: type) -> st.SearchStrategy[object]:
    return st.builds(cls, **{c.name: values_of(c) for c in codec.columns(cls)})


@given(st.sampled_from(list(TABLES.values())).flatmap(rows_of))
def test_every_row_comes_back_as_it_was(row: object) -> None:
    cls = type(row)
    cells = codec.cells(cls, vars(row))
    assert codec.row(cls, cells) == row
    assert codec.rows(cls, [tuple(cells.values())]) == (row,)


def test_cells_look_as_people_expect() -> None:
    shift = t.Shift(1, "Morning", 0, Minute(8 * 60 + 45), Minute(1440), needs=("first_aid",))
    cells = codec.cells(t.Shift, vars(shift))
    assert (cells["starts_at"], cells["ends_at"], cells["needs"]) == ("08:45", "24:00", '["first_aid"]')
    assert codec.cells(t.Term, {"starts_on": date(2026, 9, 1)}) == {"starts_on": "2026-09-01"}
    assert codec.cells(t.Family, {"hide_on_prints": True}) == {"hide_on_prints": 1}


@pytest.mark.parametrize(
    ("cls", "values"),
    [
        (t.Term, {"starts_on": "2026-09-01"}),
        (t.Term, {"starts_on": datetime(2026, 9, 1)}),
        (t.Term, {"name": None}),
        (t.Term, {"nome": "Autumn"}),
        (t.Family, {"hide_on_prints": 1}),
        (t.Family, {"share": True}),
        (t.Nursery, {"minimum_adults": 2.0}),
        (t.Nursery, {"minimum_adults": True}),
        (t.Nursery, {"sibling_scale": ("a",)}),
        (t.Nursery, {"custom_rules": []}),
        (t.Session, {"starts_at": "09:00"}),
        (t.Family, {"notes": 5}),
    ],
)
def test_a_value_of_another_type_is_a_mistake_of_the_caller(cls: type, values: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        codec.cells(cls, values)


@pytest.mark.parametrize(
    ("cls", "values"),
    [
        (t.Person, {"level": 4}),
        (t.Duty, {"status": "perhaps"}),
        (t.Session, {"starts_at": 1441}),
        (t.Family, {"share": float("nan")}),
        (t.Family, {"share": float("inf")}),
        (t.Family, {"notes": "a\0b"}),
        (t.Family, {"notes": "\ud800"}),
        (t.Nursery, {"minimum_adults": 2**63}),
        (t.Scenario, {"changes": {"wage": float("nan")}}),
    ],
)
def test_a_value_that_the_file_cannot_hold_is_refused(cls: type, values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(values)) if cls is not t.Scenario else "."):
        codec.cells(cls, values)


@pytest.mark.parametrize("text", ["9:00", "09.00", "24:01", "12:60", "", "ab:cd", "09:00:00", "²²:00"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a time of day"):
        codec.minute_from_text(text)
