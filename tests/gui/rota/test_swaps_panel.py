"""Find a swap: ranked swaps with reasons; a click, Enter or a number asks for one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from nursery_rota.domain.swaps import Swap
from nursery_rota.domain.tables import Duty
from nursery_rota.domain.trial import Handover
from nursery_rota.gui.rota.swaps_list import SwapsModel
from nursery_rota.gui.rota.swaps_panel import SwapsPanel
from nursery_rota.gui.theme import apply_theme

DAY = date(2026, 11, 26)


def swap(rank: int, *, late: bool = False, cons: tuple[str, ...] = ()) -> Swap:
    return Swap(
        kind="exchange",
        handovers=(Handover(Duty(1, DAY, 1, None, 1), 2), Handover(Duty(2, DAY, 2, None, 2), 1)),
        rank=rank,
        title="With <b>Beth</b> Taylor",
        says=("Beth takes Thu 26 Nov, Morning duty.", "Anna takes Thu 3 Dec, Morning duty."),
        pros=("Beth prefers Thu",),
        cons=cons,
        late=late,
        phones=(("Beth Taylor", "01234 5"),),
    )


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot) -> SwapsPanel:
    apply_theme(qapp, "light", 10)
    panel = SwapsPanel()
    qtbot.addWidget(panel)
    panel.resize(416, 700)
    panel.look_for("Anna Kovács, Thu 26 Nov, Morning duty")
    panel.set_swaps([swap(1), swap(2, late=True)])
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_qt_finds_no_fault(qtmodeltester: ModelTester) -> None:
    model = SwapsModel()
    model.set_rows([swap(1), swap(2)])
    qtmodeltester.check(model)


def test_a_row_says_everything_to_a_screen_reader(panel: SwapsPanel) -> None:
    index = panel.list.swaps.index(1, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "With <b>Beth</b> Taylor. Beth takes Thu 26 Nov, Morning duty. Anna takes Thu 3 Dec, Morning duty. "
        "Beth prefers Thu, at short notice: the manager confirms"
    )


@pytest.mark.parametrize(("key", "rank"), [(Qt.Key.Key_Return, 1), (Qt.Key.Key_2, 2)])
def test_enter_and_numbers_ask_for_a_swap(qtbot: QtBot, panel: SwapsPanel, key: Qt.Key, rank: int) -> None:
    with qtbot.waitSignal(panel.wanted) as asked:
        qtbot.keyClick(panel.list, key)
    assert (asked.args or [])[0].rank == rank


def test_only_the_button_asks_for_it_with_the_mouse(qtbot: QtBot, panel: SwapsPanel) -> None:
    rect = panel.list.visualRect(panel.list.swaps.index(1, 0))
    with qtbot.assertNotEmitted(panel.wanted, wait=50):
        qtbot.mouseClick(
            panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(60, 20)
        )
    with qtbot.waitSignal(panel.wanted) as asked:
        at = QPoint(rect.right() - 30, rect.top() + 18)
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (asked.args or [])[0].rank == 2


def test_while_it_is_looked_for_swaps_nothing_old_can_be_chosen(qtbot: QtBot, panel: SwapsPanel) -> None:
    panel.look_for("Ben Kovács, Fri 27 Nov, Late duty")
    with qtbot.assertNotEmitted(panel.wanted, wait=50):
        qtbot.keyClick(panel.list, Qt.Key.Key_1)
    assert panel.list.isVisible(), "the keyboard stays where the swaps will come"
    assert "Looking for swaps" in panel._says.text()
    panel.set_swaps([swap(1)])
    assert panel.list.swaps.numbered(1) is not None
    assert "Looking" not in panel._says.text()


def test_no_swap_says_what_else_to_do_and_escape_leaves(qtbot: QtBot, panel: SwapsPanel) -> None:
    panel.set_swaps([])
    assert panel.list.isHidden()
    assert panel._nobody.isVisible()
    assert "covers instead" in panel._nobody.text()
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)
