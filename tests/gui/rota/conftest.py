"""A grid with the sample week, shown at the size of the pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nursery_rota.gui.rota.week_actions import ActiveWeekTable
from nursery_rota.gui.rota.week_grid import WeekGrid
from nursery_rota.gui.theme import apply_theme
from tests.gui import samples


@pytest.fixture
def grid(qapp: QApplication, qtbot: QtBot) -> WeekGrid:
    apply_theme(qapp, "light", 10)
    grid = WeekGrid()
    qtbot.addWidget(grid)
    grid.resize(1056, 580)
    grid.set_sheet(samples.week_sheet())
    grid.show()
    qtbot.waitExposed(grid)
    grid.table.setFocus()
    return grid


@pytest.fixture
def table(grid: WeekGrid) -> ActiveWeekTable:
    return grid.table


class Spot:
    """Where a chip stands, found by the name on it."""

    def __init__(self, table: ActiveWeekTable) -> None:
        self._table = table

    def of(self, name: str, row: int | None = None) -> QPoint:
        weeks = self._table.weeks
        for line in range(weeks.rowCount()) if row is None else (row,):
            for column in range(weeks.columnCount()):
                for number, box in enumerate(self._table.square(line, column).chips):
                    if box.chip.name == name:
                        return self._table.chip_rect(line, column, number).center()
        raise LookupError(name)


@pytest.fixture
def spot(table: ActiveWeekTable) -> Spot:
    return Spot(table)
