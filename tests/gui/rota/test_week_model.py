"""The week as a table: correct for Qt, and a sentence for every square."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from nursery_rota.gui.rota.week_model import CELLS_ROLE, WeekModel, day_sentence
from tests.gui import samples

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def test_qt_finds_no_fault(qtmodeltester: ModelTester) -> None:
    model = WeekModel()
    model.set_sheet(samples.week_sheet())
    qtmodeltester.check(model)


def test_before_the_first_sheet_there_is_nothing() -> None:
    model = WeekModel()
    assert (model.rowCount(), model.columnCount(), model.sheet) == (0, 0, None)
    assert model.headerData(0, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_short_square_says_so() -> None:
    model = WeekModel()
    model.set_sheet(samples.week_sheet())
    said = model.index(0, 3).data(SPOKEN)
    assert said.startswith("Thursday 26 November: 12 children, 2 adults needed, 1 there, 1 short.")
    assert "Empty required place, needs level 2" in said


def test_a_closed_day_and_an_empty_square_speak_too() -> None:
    model = WeekModel()
    model.set_sheet(samples.week_sheet())
    assert model.index(1, 4).data(SPOKEN) == "Friday 27 November, closed, training day (INSET)"
    assert model.index(2, 0).data(SPOKEN) == "Monday 23 November, Helping: nothing here"


def test_heads_speak_in_whole_words() -> None:
    model = WeekModel()
    model.set_sheet(samples.week_sheet())
    assert model.headerData(3, Qt.Orientation.Horizontal, SPOKEN) == "Thursday 26 November, 1 adult short"
    assert model.headerData(0, Qt.Orientation.Vertical, SPOKEN) == "Morning duty, 08:45–12:15"
    today = replace(samples.week_sheet().days[0], is_today=True)
    assert day_sentence(today) == "Monday 23 November, today, covered"


def test_a_sheet_of_the_same_shape_only_changes_data(qtbot: QtBot) -> None:
    model = WeekModel()
    model.set_sheet(samples.week_sheet())
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_sheet(samples.past_sheet())
    assert model.index(0, 0).data(CELLS_ROLE)[0].chips[2].status == "worked"


def test_a_sheet_of_another_shape_starts_anew(qtbot: QtBot) -> None:
    model = WeekModel()
    sheet = samples.week_sheet()
    model.set_sheet(sheet)
    with qtbot.waitSignal(model.modelReset):
        model.set_sheet(replace(sheet, rows=sheet.rows[:2]))
    assert model.rowCount() == 2
