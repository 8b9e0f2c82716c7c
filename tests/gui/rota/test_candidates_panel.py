"""Who could do it: four groups in their order, one key to give the place, a sentence for everybody else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from nursery_rota.domain.findings import CandidateLine
from nursery_rota.gui.rota.candidates_model import (
    CandidatesModel,
    GroupHead,
    Person,
    Row,
    Summary,
    after,
    summary,
)
from nursery_rota.gui.rota.candidates_panel import LOOKING, CandidatesPanel
from nursery_rota.gui.theme import apply_theme
from tests.gui import samples

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot) -> CandidatesPanel:
    apply_theme(qapp, "light", 10)
    panel = CandidatesPanel()
    qtbot.addWidget(panel)
    panel.resize(416, 760)
    panel.set_place(samples.place(), samples.candidates())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def rows(model: CandidatesModel) -> list[Row | None]:
    return [model.row_at(model.index(row, 0)) for row in range(model.rowCount())]


def given(signal_args: list[CandidateLine] | None) -> str:
    return (signal_args or [])[0].name


def test_qt_finds_no_fault(qtmodeltester: ModelTester) -> None:
    model = CandidatesModel()
    model.set_lines(samples.candidates())
    qtmodeltester.check(model)


def test_the_groups_stand_in_their_order_with_their_counts(panel: CandidatesPanel) -> None:
    heads = [(row.group, row.count) for row in rows(panel.model) if isinstance(row, GroupHead)]
    assert heads == [("counts", 2), ("waive", 1), ("additional", 22), ("cannot", 21)]


@pytest.mark.parametrize(
    ("key", "name"), [(Qt.Key.Key_1, "Ngozi Eze"), (Qt.Key.Key_2, "Siobhán Ní Dhomhnaill")]
)
def test_a_number_gives_the_place(panel: CandidatesPanel, qtbot: QtBot, key: Qt.Key, name: str) -> None:
    with qtbot.waitSignal(panel.give) as gave:
        qtbot.keyClick(panel.list, key)
    assert given(gave.args) == name


def test_ctrl_enter_gives_it_to_number_one(panel: CandidatesPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.give) as gave:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return, CTRL)
    assert given(gave.args) == "Ngozi Eze"


def test_enter_gives_it_to_the_best_at_once(panel: CandidatesPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.give) as gave:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert given(gave.args) == "Ngozi Eze"


def test_an_empty_list_has_nobody_to_choose(panel: CandidatesPanel) -> None:
    panel.set_place(samples.place(), ())
    assert not panel.list.currentIndex().isValid()


def test_a_number_that_nobody_has_does_nothing(panel: CandidatesPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.give):
        qtbot.keyClick(panel.list, Qt.Key.Key_9)


@pytest.mark.parametrize(
    ("key", "held"), [(Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Return, CTRL)]
)
def test_a_number_typed_while_it_is_worked_out_waits_for_the_list(
    panel: CandidatesPanel, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    panel.look_for(samples.place())
    assert panel._word.isVisible()
    assert panel._word.text() == LOOKING
    with qtbot.assertNotEmitted(panel.give):
        qtbot.keyClick(panel.list, key, held)
    with qtbot.waitSignal(panel.give) as gave:
        panel.set_place(samples.place(), samples.candidates())
    assert given(gave.args) == "Ngozi Eze"


def test_a_number_typed_for_one_place_gives_no_other(panel: CandidatesPanel, qtbot: QtBot) -> None:
    panel.look_for(samples.place())
    qtbot.keyClick(panel.list, Qt.Key.Key_1)
    panel.look_for(samples.place())
    with qtbot.assertNotEmitted(panel.give):
        panel.set_place(samples.place(), samples.candidates())


def test_escape_goes_back(panel: CandidatesPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.list, Qt.Key.Key_Escape)


def test_the_button_gives(panel: CandidatesPanel, qtbot: QtBot) -> None:
    index = panel.model.index(4, 0)
    row = panel.model.row_at(index)
    rect = panel.list.painter.button_rect(panel.list.visualRect(index), row)
    with qtbot.waitSignal(panel.give) as gave:
        qtbot.mouseClick(panel.list.viewport(), LEFT, pos=rect.center())
    assert given(gave.args) == "Teresa Ferreira"


def test_enter_upon_somebody_who_cannot_gives_nothing(panel: CandidatesPanel, qtbot: QtBot) -> None:
    panel.list.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1, 0))
    with qtbot.assertNotEmitted(panel.give):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)


def test_those_who_would_be_additional_are_one_paragraph_until_asked_for(
    panel: CandidatesPanel, qtbot: QtBot
) -> None:
    at = next(n for n, row in enumerate(rows(panel.model)) if isinstance(row, Summary))
    words = panel.model.index(at, 0).data()
    assert words == "Beth Taylor, Callum Reid, Jana Dvořáková and 19 others: holds no level yet."
    panel.list.setCurrentIndex(panel.model.index(at, 0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert sum(isinstance(row, Person) and row.line.group == "additional" for row in rows(panel.model)) == 22


def test_a_paragraph_names_the_most_frequent_reason() -> None:
    lines = [
        samples.candidate(1, "Ann", "additional", "Holds no level yet."),
        samples.candidate(2, "Ben", "additional", "Holds no level yet."),
        samples.candidate(3, "Cem", "additional", "Is new and watches."),
    ]
    assert summary(lines) == "Ann, Ben and Cem. Most often: holds no level yet."
    assert summary([samples.candidate(1, "Ann", "additional")]) == "Ann."


def test_everybody_speaks(panel: CandidatesPanel) -> None:
    assert panel.model.index(1, 0).data(SPOKEN) == (
        "Number 1, Ngozi Eze, level 2, first aid, free that week, Adaeze is in, prefers Thu. Then 0.7 over."
    )
    last = panel.model.index(panel.model.rowCount() - 1, 0)
    assert last.data(SPOKEN).endswith("Said no to Thursdays.")
    assert panel.model.index(0, 0).data(SPOKEN) == "Can do it, and counts: 2"


def test_where_a_family_would_stand() -> None:
    for done, words in (("5", "0.7 over"), ("4", "on course"), ("1", "3.3 to plan")):
        assert after(samples.candidate(1, "A", "counts", account=(done, "0.5"))) == words


def test_nobody_can(panel: CandidatesPanel) -> None:
    panel.set_place(samples.place(), [line for line in samples.candidates() if line.group == "cannot"])
    assert panel._word.isVisible()
    assert not panel._hint.isVisible()


def test_long_sentences_make_taller_rows(panel: CandidatesPanel) -> None:
    long = samples.candidate(1, samples.LONG, "cannot", "Said no. " * 30)
    panel.set_place(samples.place(), [long, samples.candidate(2, samples.ROGUE, "cannot", "Said no.")])
    heights = [panel.list.sizeHintForRow(row) for row in (1, 2)]
    assert heights[0] > heights[1] * 2
    assert panel.model.index(2, 0).data() == samples.ROGUE
    assert not panel.grab().isNull()
