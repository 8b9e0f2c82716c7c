"""The page of costs, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nursery_rota.domain.costs.what_if import KEYS
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.pages.costs_page import CostsPage
from nursery_rota.gui.pages.money_charts import axis_step, axis_words, bars_of
from nursery_rota.gui.pages.what_if_panel import KNOBS


def test_costs_are_shown_traced_and_written(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.show_page("costs")
    page = window.pages["costs"]
    assert isinstance(page, CostsPage)
    qtbot.waitUntil(lambda: page._report is not None, timeout=30_000)
    assert page.trace.topLevelItemCount() > 2
    assert "£" in page.cards._saving.text()
    for ending in (".pdf", ".xlsx", ".csv"):
        page.write(tmp_path / f"costs{ending}")
        assert (tmp_path / f"costs{ending}").stat().st_size > 100
    page.write(tmp_path / "costs.doc")
    assert "ends in" in window.notices.text


def test_a_trial_stands_beside_your_figures_and_nothing_is_saved(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("costs")
    page = window.pages["costs"]
    assert isinstance(page, CostsPage)
    qtbot.waitUntil(lambda: page._report is not None, timeout=30_000)
    before = window.bridge.book
    panel = page.what_if
    assert panel.changes() == {}
    panel._knobs["wage"][2].setValue(14.5)
    panel._knobs["more_trained"][2].setValue(3)
    assert dict(panel.changes()) == {"wage": "14.50", "more_trained": "3"}
    assert panel._trial.isVisible()
    qtbot.waitUntil(lambda: panel.table.model.rows[0].trial is not None, timeout=30_000)
    costs_more = next(row for row in panel.table.model.rows if row.label == "Cash saving in the year")
    assert costs_more.yours == page._report.cash_saving if page._report else False
    assert costs_more.difference
    qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert panel.changes() == {}
    qtbot.waitUntil(lambda: panel.table.model.rows[0].trial is None, timeout=30_000)
    assert window.bridge.book is before


def test_every_knob_is_a_trial_that_there_is() -> None:
    assert {knob.key for knob in KNOBS} <= KEYS.keys()


def test_the_bars_of_the_payroll_add_up(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("costs")
    page = window.pages["costs"]
    assert isinstance(page, CostsPage)
    qtbot.waitUntil(lambda: page._report is not None, timeout=30_000)
    assert page._report is not None
    without, wages, cost, pays = (bar.figure for bar in bars_of(page._report))
    assert without + wages + cost == pays
    assert without - pays == page._report.cash_saving


@pytest.mark.parametrize(
    ("most", "step"), [(5_614_073, 2_000_000), (78_000, 20_000), (100, 25), (1, 1), (6_546_959, 2_000_000)]
)
def test_an_axis_has_round_steps(most: int, step: int) -> None:
    assert axis_step(most) == step
    assert most / step <= 4


@pytest.mark.parametrize(
    ("pence", "words"), [(0, "£0"), (4_000_000, "£40k"), (50_000, "£500"), (250, "£2.50")]
)
def test_an_axis_is_labelled_shortly(pence: int, words: str) -> None:
    assert axis_words(pence, "GBP") == words
