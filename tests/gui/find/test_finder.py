"""Ctrl+K in the real window: actions, families, people, staff and days are found, and Enter does it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from nursery_rota.gui.find.find_box import FindBox
from nursery_rota.gui.find.find_model import FindModel
from nursery_rota.gui.find.finds import MOST, Find, found
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.people.families_page import FamiliesPage
from nursery_rota.gui.people.staff_page import StaffPage
from nursery_rota.gui.planning.rota_page import RotaPage

ROGUE = "<b>O'Neil & Söns</b>"


@pytest.fixture
def box(window: MainWindow) -> FindBox:
    window.commands["find-any"].trigger()
    return window.finder.box


def titles(box: FindBox, text: str) -> list[str]:
    box.line.setText(text)
    return [str(box.model.index(row, 0).data()) for row in range(box.model.rowCount())]


def press_enter(qtbot: QtBot, box: FindBox, text: str) -> None:
    box.line.setText(text)
    qtbot.keyClick(box.line, Qt.Key.Key_Return)


def test_it_opens_with_the_keyboard_in_it_and_leaves_as_it_was(
    qtbot: QtBot, window: MainWindow, box: FindBox
) -> None:
    assert box.isVisible()
    assert window.focusWidget() is box.line
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert window.focusWidget() is not box.line


def test_an_action_is_found_by_any_word_of_it_and_run(qtbot: QtBot, window: MainWindow, box: FindBox) -> None:
    assert "Check the term" in titles(box, "term che")
    press_enter(qtbot, box, "publish")
    page = window.pages["rota"]
    assert isinstance(page, RotaPage)
    assert page.publishing.panel.isVisible()
    assert not box.isVisible()


def test_every_action_is_found_by_its_words(window: MainWindow) -> None:
    offered = window.finder._offered()
    assert {find.key for find in offered} >= {"fill", "publish", "larger", "colours-contrast", "carry-over"}
    missing = [
        find.title
        for find in offered
        if find.title not in {f.title for f in window.finder.look_up(find.title)}
    ]
    assert missing == []


def test_a_command_of_another_page_brings_that_page_up(
    qtbot: QtBot, window: MainWindow, box: FindBox
) -> None:
    window.show_page("families")
    window.finder.open()
    press_enter(qtbot, box, "show a term")
    page = window.pages["rota"]
    assert isinstance(page, RotaPage)
    assert (window.page, page.spans.span) == (page, "term")


@pytest.mark.parametrize("text", ["Róisín", "roisin", "ROISIN mur", "murphy roi"])
def test_a_parent_is_found_with_and_without_accents(
    qtbot: QtBot, window: MainWindow, box: FindBox, text: str
) -> None:
    press_enter(qtbot, box, text)
    page = window.pages["families"]
    assert isinstance(page, FamiliesPage)
    line = page.list.current()
    assert window.page is page
    assert line is not None
    assert line.family == "Murphy"


def test_a_member_of_staff_opens_on_their_page(qtbot: QtBot, window: MainWindow, box: FindBox) -> None:
    press_enter(qtbot, box, "piotr")
    page = window.pages["staff"]
    assert isinstance(page, StaffPage)
    line = page.list.current()
    assert window.page is page
    assert line is not None
    assert line.person.first_name == "Piotr"


def test_a_day_leads_to_its_week(qtbot: QtBot, window: MainWindow, box: FindBox) -> None:
    assert titles(box, "4 feb")[0] == "Thursday 4 February 2027"
    press_enter(qtbot, box, "4 feb")
    page = window.pages["rota"]
    assert isinstance(page, RotaPage)
    assert page.when.monday == date(2027, 2, 1)
    cell, _ = page.grid.selected()
    assert cell is not None
    assert cell.on_date == date(2027, 2, 4)


def test_up_and_down_go_round_the_list(qtbot: QtBot, box: FindBox) -> None:
    count = len(titles(box, "a"))
    assert 1 < count <= MOST
    qtbot.keyClick(box.line, Qt.Key.Key_Up)
    assert box.list.currentIndex().row() == count - 1
    qtbot.keyClick(box.line, Qt.Key.Key_Down)
    assert box.list.currentIndex().row() == 0


def test_what_fits_nothing_says_what_to_try(box: FindBox) -> None:
    assert titles(box, "zzzz") == []
    assert box.nothing.isVisible()
    assert not box.list.isVisible()


def test_names_are_shown_literally(window: MainWindow, box: FindBox) -> None:
    with window.bridge.file.step("A name like markup") as step:  # type: ignore[union-attr]
        step.insert("families", {"name": ROGUE})
    assert titles(box, "o'neil")[0] == ROGUE
    assert {label.textFormat() for label in box.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_without_a_file_there_are_actions_only(empty_window: MainWindow) -> None:
    empty_window.finder.open()
    kinds = {find.kind for find in empty_window.finder.look_up("a")}
    assert kinds == {"command"}
    assert not empty_window.finder.look_up("tomorrow")


def test_what_begins_with_it_stands_first() -> None:
    finds = (
        Find("command", "Text larger", "View", ""),
        Find("command", "Larger rooms", "", ""),
        Find("command", "Other", "larger", ""),
    )
    assert [find.title for find in found("larg", finds, None, date(2026, 11, 24))] == [
        "Larger rooms",
        "Text larger",
        "Other",
    ]


def test_qt_finds_no_fault_with_the_list(qtmodeltester: ModelTester) -> None:
    model = FindModel()
    model.set_finds((Find("command", "Fill", "Rota", "fill"), Find("day", "Monday", "", "calendar")))
    qtmodeltester.check(model)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Fill, Rota"
