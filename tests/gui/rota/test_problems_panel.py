"""The problems under the grid: counts in the head, one click to the place, one to the way out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from nursery_rota.domain.findings import Finding
from nursery_rota.gui.rota.problems_model import ProblemsModel, link_words
from nursery_rota.gui.rota.problems_panel import CHECKING, NO_TERM, NOTHING, ProblemsPanel
from nursery_rota.gui.theme import apply_theme
from nursery_rota.gui.widgets.tags import Tag
from tests.gui import samples

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot) -> ProblemsPanel:
    apply_theme(qapp, "light", 10)
    panel = ProblemsPanel()
    qtbot.addWidget(panel)
    panel.resize(1056, 220)
    panel.set_findings(samples.findings())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_qt_finds_no_fault(qtmodeltester: ModelTester) -> None:
    model = ProblemsModel()
    model.set_findings(samples.findings())
    qtmodeltester.check(model)


def test_the_head_counts_each_kind(panel: ProblemsPanel) -> None:
    tags = [tag.words() for tag in panel.findChildren(Tag) if tag.isVisible()]
    assert tags == ["3 law", "1 our rule", "1 next step"]


def test_law_comes_first_whatever_the_order(qtbot: QtBot) -> None:
    model = ProblemsModel()
    model.set_findings(tuple(reversed(samples.findings())))
    assert [model.finding(row).severity for row in range(model.rowCount())] == [
        "law", "law", "law", "policy", "next_step",
    ]  # fmt: skip


def test_a_row_speaks_as_one_sentence(panel: ProblemsPanel) -> None:
    said = panel.findings_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Law, Thu 26 Nov, Morning: 1 adult short.")


def test_a_click_shows_the_place(panel: ProblemsPanel, qtbot: QtBot) -> None:
    row = panel.list.visualRect(panel.findings_model.index(1, 0))
    with qtbot.waitSignal(panel.jump) as jumped, qtbot.assertNotEmitted(panel.act):
        qtbot.mouseClick(panel.list.viewport(), LEFT, pos=row.center())
    assert (jumped.args or [])[0].where == "Wed 9 Dec, Late"


def test_a_click_upon_the_link_acts(panel: ProblemsPanel, qtbot: QtBot) -> None:
    row = panel.list.visualRect(panel.findings_model.index(0, 0))
    with qtbot.waitSignal(panel.act) as acted:
        qtbot.mouseClick(panel.list.viewport(), LEFT, pos=QPoint(row.right() - 30, row.center().y()))
    assert (acted.args or [])[0].remedy == "candidates"


def test_keys_do_both(panel: ProblemsPanel, qtbot: QtBot) -> None:
    panel.list.setCurrentIndex(panel.findings_model.index(0, 0))
    with qtbot.waitSignal(panel.jump):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.act):
        qtbot.keyClick(panel.list, Qt.Key.Key_Space)


def test_f8_goes_round(panel: ProblemsPanel) -> None:
    rows = []
    panel.jump.connect(lambda finding: rows.append(finding.where))
    for _time in range(6):
        panel.step(True)
    panel.step(False)
    assert rows[0] == rows[5] == "Thu 26 Nov, Morning"
    assert rows[6] == "Mon 23 Nov, Morning"


def test_the_chosen_row_stays_chosen(panel: ProblemsPanel) -> None:
    panel.list.setCurrentIndex(panel.findings_model.index(2, 0))
    panel.set_findings(samples.findings()[1:])
    assert panel.list.currentIndex().row() == 1


def test_with_nothing_to_mend_it_says_so(panel: ProblemsPanel) -> None:
    panel.set_findings(())
    assert panel.accessibleDescription() == NOTHING
    assert panel.list.isHidden()
    panel.step(True)


def test_until_the_check_is_done_nobody_is_told_that_all_is_well(qtbot: QtBot) -> None:
    panel = ProblemsPanel()
    qtbot.addWidget(panel)
    assert panel._nothing.text() == CHECKING
    panel.set_findings(())
    assert panel._nothing.text() == NOTHING
    panel.set_findings((), NO_TERM)
    assert panel._nothing.text() == NO_TERM
    panel.set_checking()
    assert panel._nothing.text() == CHECKING


def test_while_it_is_checked_anew_the_list_stays_and_says_so(panel: ProblemsPanel, qtbot: QtBot) -> None:
    rows = panel.findings_model.rowCount()
    panel.set_checking()
    assert not panel.says_checking, "a check that is soon over says nothing"
    qtbot.waitUntil(lambda: panel.says_checking)
    assert panel.findings_model.rowCount() == rows
    assert panel.list.isVisible()
    panel.set_findings(samples.findings())
    assert not panel.says_checking


def test_it_folds_to_its_head(panel: ProblemsPanel, qtbot: QtBot) -> None:
    tall = panel.sizeHint().height()
    with qtbot.waitSignal(panel.folded):
        qtbot.mouseClick(panel._fold, LEFT)
    assert panel.is_folded()
    assert panel.sizeHint().height() < 60 < tall


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (Finding("law", "r", "m", remedy="candidates"), "Who could do it?"),
        (Finding("policy", "r", "m", names=("Amira Haddad",), remedy="person"), "Open Haddad"),
        (Finding("policy", "r", "m", remedy="family"), "Open"),
        (Finding("warning", "r", "m"), ""),
    ],
)
def test_the_link_says_what_it_does(finding: Finding, words: str) -> None:
    assert link_words(finding) == words
