"""Ticking parents whose checks were seen: what each lacks, and that first aid is dated."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nursery_rota.domain.tables import Person
from nursery_rota.gui.first_run.check_list import CheckList

ALL = ("vetting", "references", "induction", "first_aid", "sign_off")


@pytest.fixture
def checks(qtbot: QtBot) -> CheckList:
    made = CheckList()
    qtbot.addWidget(made)
    made.show_people({Person(1, 1, "Jo", "<b>Söns</b>"): ALL, Person(2, 1, "Al"): ("first_aid",)})
    made.show()
    return made


def test_each_says_what_is_lacking_and_names_are_literal(checks: CheckList) -> None:
    assert [checks.list.item(row).text() for row in range(2)] == ["Jo <b>Söns</b>", "Al: first aid"]
    assert not checks.record_button.isEnabled()


def test_who_lacks_first_aid_only_needs_its_date(qtbot: QtBot, checks: CheckList) -> None:
    checks.list.item(1).setCheckState(Qt.CheckState.Checked)
    with qtbot.assertNotEmitted(checks.recorded):
        checks.record_button.click()
    assert checks.first_aid.sentence.text() == "Type until when their first aid holds."
    checks.first_aid.line.setText("1.5.28")
    with qtbot.waitSignal(checks.recorded) as told:
        checks.record_button.click()
    assert told.args == [[2], date(2028, 5, 1)]


def test_ticks_stay_when_the_list_is_shown_again(checks: CheckList) -> None:
    checks.list.item(0).setCheckState(Qt.CheckState.Checked)
    checks.show_people({Person(1, 1, "Jo"): ALL})
    assert checks.ticked() == [1]
    assert checks.record_button.text().strip() == "Record for 1 parent"
    checks.show_people({})
    assert not checks.isVisible()
