"""Every command of the window: its keys, its menu, its words in the help; and buttons that show a sign alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from nursery_rota import paths
from nursery_rota.gui.frame.commands import COMMANDS
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning.rota_page import RotaPage
from nursery_rota.gui.rota.grid_keys import CARRY_KEYS, DUTY_KEYS, SHIFT_KEYS

IN_WIDGETS = {"Ctrl+Return", "F2", "Shift+F10", "Shift+S"}
"""Keys with a modifier, or function keys, that a widget answers itself."""


def menu_actions(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        found += menu_actions(inner) if isinstance(inner, QMenu) else [action]
    return found


def in_help() -> list[str]:
    """The first column of each table of the help on keys, as Qt writes keys."""
    page = (paths.resources() / "help" / "5-keys.md").read_text("utf-8")
    cells = re.findall(r"^\| (?!Keys|-)([^|]+) \|", page, re.MULTILINE)
    keys: list[str] = []
    for cell in cells:
        series = re.fullmatch(r"(\S+\+)(\d) to \1(\d)", cell)
        if series:
            keys += [f"{series[1]}{n}" for n in range(int(series[2]), int(series[3]) + 1)]
            continue
        keys += re.split(r", | to |, then | in | elsewhere| ", cell)
    spelt = {"Alt+PgDn": "Alt+PgDown", "Ctrl+−": "Ctrl+-", "Ctrl+Enter": "Ctrl+Return"}
    return [spelt.get(key, key) for key in keys]


def test_no_key_is_used_twice() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_no_key_of_a_widget_or_button_takes_one_of_a_command(window: MainWindow) -> None:
    commands = {QKeySequence(key).toString() for command in COMMANDS for key in command.keys}
    others = [action for action in window.findChildren(QAction) if not _is_command(action)]
    taken = {action.shortcut().toString() for action in others if not action.shortcut().isEmpty()}
    buttons = {
        button.shortcut().toString()
        for button in window.findChildren(QPushButton)
        if not button.shortcut().isEmpty()
    }
    assert commands & (taken | buttons) == set()


def _is_command(action: QAction) -> bool:
    return action.objectName() in {command.key for command in COMMANDS}


def test_every_command_stands_in_a_menu_and_does_something(empty_window: MainWindow) -> None:
    _ = empty_window.pages.rota  # its commands are its own
    bar = empty_window.menuBar()
    reachable = {action for menu in bar.findChildren(QMenu) for action in menu_actions(menu)}
    for command in COMMANDS:
        action = empty_window.commands[command.key]
        assert action in reachable, command.key
        assert action.receivers("2triggered(bool)") > 0, command.key


def test_letters_of_a_menu_are_its_own() -> None:
    for menu in {command.menu for command in COMMANDS}:
        letters = Counter(
            found[1].casefold()
            for command in COMMANDS
            if command.menu == menu and (found := re.search(r"&(\w)", command.text))
        )
        assert [letter for letter, times in letters.items() if times > 1] == [], menu


@pytest.mark.parametrize("key", [command.key for command in COMMANDS if command.keys])
def test_the_help_lists_the_key_of_every_command(key: str) -> None:
    command = next(one for one in COMMANDS if one.key == key)
    assert command.keys[0] in in_help()


def test_the_help_lists_the_letters_of_the_grid() -> None:
    letters = {chr(key.value) for key in DUTY_KEYS if Qt.Key.Key_A <= key <= Qt.Key.Key_Z}
    assert letters <= set(in_help())
    assert "Del" in in_help()
    assert {f"Ctrl+{chr(key.value)}" for key in CARRY_KEYS} <= set(in_help())


def test_the_help_promises_no_key_that_does_nothing() -> None:
    known = {key for command in COMMANDS for key in command.keys} | IN_WIDGETS
    known |= {f"Ctrl+{chr(key.value)}" for key in CARRY_KEYS}
    known |= {f"Shift+{chr(key.value)}" for key in SHIFT_KEYS if key.value < 128}
    promised = {key for key in in_help() if re.match(r"(Ctrl|Alt|Shift)\+|F\d", key)}
    assert promised - known == set()


def test_a_sign_alone_has_a_name_and_a_tooltip(qtbot: QtBot, window: MainWindow) -> None:
    for key in window.pages:
        window.show_page(key)
    nameless = []
    for button in [*window.findChildren(QToolButton), *window.findChildren(QPushButton)]:
        own = not button.objectName().startswith("qt_") and "LineEdit" not in button.metaObject().className()
        alone = isinstance(button, QToolButton) and (
            button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        alone = alone or not button.text().strip()
        if (
            own
            and alone
            and not button.icon().isNull()
            and not (button.accessibleName() and button.toolTip())
        ):
            nameless.append((button.accessibleName(), button.toolTip(), button.parent()))
    assert nameless == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_go_to_a_day_turn_and_show_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    page = window.pages["rota"]
    assert isinstance(page, RotaPage)
    monday = page.when.monday
    window.commands["go-to-date"].trigger()
    assert page.when._popup.isVisible()
    page.when._popup.hide()
    window.commands["show-term"].trigger()
    window.commands["week-after"].trigger()
    assert page.when.monday > monday
    window.commands["this-week"].trigger()
    assert page.when.monday == monday
    window.commands["term-before"].trigger()
    assert page.when.monday == monday, "there is no term before the first"
