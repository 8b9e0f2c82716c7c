"""Sizes of squares, days and rows: numbers that a drawing can be held to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nursery_rota.domain.sheets import Cell, Chip
from nursery_rota.gui.rota.cell_layout import MOST_CHIPS, lay_out
from nursery_rota.gui.rota.grid_sizes import CLOSED_NARROW, column_widths, row_heights
from nursery_rota.gui.theme import Look, apply_theme, look_of
from tests.gui import samples


@pytest.fixture
def look(qapp: QApplication, qtbot: QtBot) -> Look:
    apply_theme(qapp, "light", 10)
    widget = QWidget()
    qtbot.addWidget(widget)
    return look_of(widget)


def crowd(count: int) -> Cell:
    return Cell(date(2026, 11, 23), 1, 1, None, tuple(Chip("counts", f"N{n}") for n in range(count)))


def test_chips_stand_below_each_other_in_their_order(look: Look) -> None:
    square = lay_out(samples.week_sheet().rows[0].cells[0], 192, look)
    tops = [box.rect.top() for box in square.chips]
    assert [box.chip.name for box in square.chips] == ["Ruth O.", "Piotr Z.", "Róisín M.", "Ayşe D."]
    assert tops == sorted(tops)
    assert square.chips[2].rect.height() == look.chip
    assert square.chips[-1].rect.bottom() < square.height


def test_beyond_six_the_rest_is_counted_until_opened(look: Look) -> None:
    closed, opened = (lay_out([crowd(8)], 192, look, opened) for opened in (False, True))
    assert len(closed.chips) == MOST_CHIPS
    assert closed.more is not None
    assert closed.more[1] == 2
    assert len(opened.chips) == 8
    assert opened.more is None


def test_a_square_knows_which_of_its_cells_is_meant(look: Look) -> None:
    square = lay_out([crowd(1), crowd(2)], 192, look)
    second = square.chips[1].rect.center()
    assert square.cell_at(second) == crowd(2)
    assert square.chip_at(second) == 1
    assert square.chip_at(QPoint(0, 0)) is None


def test_days_are_equal_where_there_is_room(look: Look) -> None:
    assert column_widths([False] * 5, 1002, look) == [201, 201, 200, 200, 200]


def test_closed_days_give_way_first(look: Look) -> None:
    widths = column_widths([False, False, False, False, True], 860, look)
    assert CLOSED_NARROW <= widths[4] < 70
    assert min(widths[:4]) >= 184


def test_then_the_grid_scrolls(look: Look) -> None:
    assert column_widths([False] * 5, 500, look) == [look.column] * 5
    assert look.column >= 152


def test_a_week_of_closed_days_keeps_its_width(look: Look) -> None:
    assert column_widths([True] * 5, 500, look) == [look.column] * 5
    assert column_widths([], 500, look) == []


@given(st.lists(st.tuples(st.integers(20, 400), st.booleans()), min_size=1, max_size=8), st.integers(0, 3000))
def test_rows_never_shrink_and_fill_the_room(rows: list[tuple[int, bool]], room: int) -> None:
    wanted, stretched = [height for height, _ in rows], [grows for _, grows in rows]
    heights = row_heights(wanted, stretched, room)
    assert all(got >= height for got, height in zip(heights, wanted, strict=True))
    if any(stretched):
        assert sum(heights) == max(room, sum(wanted))
    else:
        assert heights == wanted
