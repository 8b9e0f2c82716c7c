"""The families panel: accounts in order, found by any name, and parents that can be carried to a place."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from nursery_rota.gui.rota.dragging import DragSource, unpack
from nursery_rota.gui.rota.families_model import (
    FamiliesModel,
    FamiliesOrder,
    account_sentence,
    course,
)
from nursery_rota.gui.rota.families_panel import FamiliesPanel
from nursery_rota.gui.theme import apply_theme
from tests.gui import samples

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot) -> FamiliesPanel:
    apply_theme(qapp, "light", 10)
    panel = FamiliesPanel()
    qtbot.addWidget(panel)
    panel.resize(264, 700)
    panel.set_ledger(samples.ledger(), samples.people())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def shown(panel: FamiliesPanel) -> list[str]:
    return [panel.order.index(row, 0).data() for row in range(panel.order.rowCount())]


def test_qt_finds_no_fault(qtmodeltester: ModelTester) -> None:
    model = FamiliesModel()
    model.set_ledger(samples.ledger(), samples.people())
    qtmodeltester.check(model)


def test_nor_in_the_order(qtmodeltester: ModelTester) -> None:
    model, order = FamiliesModel(), FamiliesOrder()
    model.set_ledger(samples.ledger(), samples.people())
    order.setSourceModel(model)
    order.search("e")
    qtmodeltester.check(order)


def test_most_still_to_do_comes_first(panel: FamiliesPanel) -> None:
    assert shown(panel)[:3] == ["Demir", "Hughes", "Said"]
    assert shown(panel)[-1] == samples.ROGUE


def test_or_by_name(panel: FamiliesPanel) -> None:
    panel.sorting.setCurrentIndex(1)
    names = shown(panel)
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize(
    ("words", "found"), [("ngozi", ["Eze"]), ("DVOŘ", ["Dvořák"]), ("o'neil", [samples.ROGUE]), ("zz", [])]
)
def test_a_family_is_found_by_any_name_in_it(panel: FamiliesPanel, words: str, found: list[str]) -> None:
    panel.search.setText(words)
    assert shown(panel) == found


def test_a_click_opens_and_closes_a_family(panel: FamiliesPanel, qtbot: QtBot) -> None:
    index = panel.order.index(0, 0)
    at = panel.tree.visualRect(index).center()
    qtbot.mouseClick(panel.tree.viewport(), LEFT, pos=at)
    assert panel.tree.isExpanded(index)
    qtbot.mouseClick(panel.tree.viewport(), LEFT, pos=at)
    assert not panel.tree.isExpanded(index)


def test_open_families_stay_open_when_figures_change(panel: FamiliesPanel) -> None:
    panel.expand(6)
    changed = [replace(row, done=row.done + 1) for row in samples.ledger()]
    panel.set_ledger(changed, samples.people())
    assert panel.tree.opened() == [6]


def test_a_parent_can_be_carried(panel: FamiliesPanel) -> None:
    panel.expand(6)
    family = next(
        panel.order.index(row, 0) for row in range(panel.order.rowCount()) if shown(panel)[row] == "Eze"
    )
    parent = panel.order.index(1, 0, family)
    assert parent.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert not family.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert unpack(panel.order.mimeData([parent])) == DragSource("person", 62)


def test_what_is_carried_looks_like_the_parent(panel: FamiliesPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    carried: list[DragSource | None] = []

    def begin(drag: QDrag, *_actions: object) -> Qt.DropAction:
        carried.append(unpack(drag.mimeData()))
        assert not drag.pixmap().isNull()
        return Qt.DropAction.MoveAction

    monkeypatch.setattr(QDrag, "exec", begin)
    family = panel.order.index(0, 0)
    for index in (family, panel.order.index(0, 0, family)):
        panel.tree.setCurrentIndex(index)
        panel.tree.startDrag(Qt.DropAction.MoveAction)
    assert carried == [DragSource("person", 201)]


def test_all_can_be_opened_at_once(panel: FamiliesPanel) -> None:
    panel._open_all()
    assert len(panel.tree.opened()) == 24
    panel._close_all()
    assert panel.tree.opened() == []


def test_enter_opens_the_family_or_the_person(panel: FamiliesPanel, qtbot: QtBot) -> None:
    panel.expand(1)
    panel.tree.setCurrentIndex(panel.order.index(0, 0))
    with qtbot.waitSignal(panel.familyActivated) as opened:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert opened.args == [1]
    panel.tree.setCurrentIndex(panel.order.index(0, 0, panel.order.index(0, 0)))
    with qtbot.waitSignal(panel.personActivated) as opened:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert opened.args == [201]


def test_a_family_speaks_its_account(panel: FamiliesPanel) -> None:
    said = panel.order.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Demir: 0 done and 2 planned of 3.1 duties owed this term, 1.1 to plan"


@pytest.mark.parametrize(
    ("balance", "words"),
    [("0.5", "on course"), ("-0.5", "on course"), ("0.6", "0.6 over"), ("-1.1", "1.1 to plan")],
)
def test_the_course_of_a_family(balance: str, words: str) -> None:
    assert course(replace(samples.ledger()[0], balance=Fraction(balance))) == words


def test_hours_given_count_as_done() -> None:
    row = replace(samples.ledger()[0], credits=Fraction(1), missed=Fraction(1))
    assert account_sentence(row).startswith(
        "Demir: 1 done and 2 planned of 3.1 duties owed this term, 1 missed"
    )


def test_before_the_first_family_there_are_two_ways_on(panel: FamiliesPanel, qtbot: QtBot) -> None:
    panel.set_ledger((), {})
    with qtbot.waitSignal(panel.importWanted):
        qtbot.mouseClick(panel._empty.buttons["import"], LEFT)
    with qtbot.waitSignal(panel.addWanted):
        qtbot.mouseClick(panel._empty.buttons["add"], LEFT)
    assert not panel.search.isVisible()


def test_ctrl_f_leads_to_the_search(panel: FamiliesPanel, qtbot: QtBot) -> None:
    panel.search.setText("eze")
    panel.activateWindow()
    panel.focus_search()
    assert panel.search.selectedText() == "eze"
