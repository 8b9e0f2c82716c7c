"""What a screen reader is told: each square its sentence, each chip as it is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from nursery_rota.gui.rota.candidates_panel import CandidatesPanel
from nursery_rota.gui.rota.families_panel import FamiliesPanel
from nursery_rota.gui.rota.problems_panel import ProblemsPanel
from nursery_rota.gui.rota.week_actions import ActiveWeekTable
from nursery_rota.gui.rota.week_grid import WeekGrid


def test_a_square_is_read_as_one_sentence(table: ActiveWeekTable) -> None:
    reader = QAccessible.queryAccessibleInterface(table)
    columns = table.weeks.columnCount() + 1
    short = reader.child(columns + 4)
    assert short.text(QAccessible.Text.Name).startswith("Thursday 26 November: 12 children, 2 adults needed")


def test_the_chip_that_is_chosen_is_said_once(
    table: ActiveWeekTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    table.choose(0, 3, 3)
    assert said == ["Empty required place, needs level 2"]


@pytest.mark.parametrize("kind", [WeekGrid, ProblemsPanel, FamiliesPanel, CandidatesPanel])
def test_every_button_has_a_name_and_every_label_is_plain(qtbot: QtBot, kind: type[QWidget]) -> None:
    panel = kind()
    qtbot.addWidget(panel)
    own = [button for button in panel.findChildren(QToolButton) if button.objectName() != "qt_toolbar_ext"]
    buttons: list[QPushButton | QToolButton] = [*panel.findChildren(QPushButton), *own]
    nameless = [b for b in buttons if not (b.accessibleName() or b.text() or b.defaultAction())]  # type: ignore[union-attr]
    in_fields = [b for b in nameless if b.metaObject().className() == "QLineEditIconButton"]
    assert [b.toolTip() for b in nameless if b not in in_fields] == []
    assert {label.textFormat() for label in panel.findChildren(QLabel)} <= {QLabel().textFormat().PlainText}
