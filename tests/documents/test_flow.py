"""Sharing pieces out over pages: nothing is lost, nothing overlaps, titles and rows hold together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.documents.flow import Piece, pages_of, section, space, table

TOP, BOTTOM = 50.0, 350.0


def _rows(heights: list[float]) -> list[Piece]:
    return [space(height) for height in heights]


@given(st.lists(st.floats(1, 120), max_size=40))
def test_every_row_is_placed_once_below_the_one_before_it(heights: list[float]) -> None:
    head, rows = space(20), _rows(heights)
    pages = pages_of(table(section("Title", 0), head, rows), TOP, BOTTOM)
    placed = [p for page in pages for p in page]
    assert [p.piece.height for p in placed if p.piece.height != 20][1:] == [h for h in heights if h != 20]
    for page in pages:
        ends = [TOP, *(p.y + p.piece.height for p in page)]
        assert all(p.y >= end for p, end in zip(page, ends, strict=False))
        assert ends[-1] <= BOTTOM + 0.01 or len(page) == 1


@given(st.integers(6, 60))
def test_each_page_repeats_the_head_and_has_at_least_three_rows(count: int) -> None:
    head = space(20)
    pages = pages_of(table(section("Title", 0), head, _rows([30.0] * count)), TOP, BOTTOM)
    for page in pages:
        assert sum(p.piece.draw is head.draw for p in page) == 1
        assert sum(p.piece.height == 30 for p in page) >= 3


def test_a_title_is_never_the_last_on_a_page() -> None:
    pages = pages_of([space(270), section("Title", 0), space(50)], TOP, BOTTOM)
    assert [len(page) for page in pages] == [1, 2]


def test_a_piece_with_a_floor_stands_at_the_foot_or_goes_over() -> None:
    foot = Piece(100, lambda pen, y: None, floor=250)
    assert [p.y for p in pages_of([space(20), foot], TOP, BOTTOM)[0]] == [50, 250]
    assert [len(page) for page in pages_of([space(220), foot], TOP, BOTTOM)] == [1, 1]


def test_nothing_is_one_empty_page() -> None:
    assert pages_of([], TOP, BOTTOM) == [[]]
