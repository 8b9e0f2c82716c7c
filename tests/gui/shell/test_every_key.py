"""Every key of the menus is pressed on a real keyboard's way, on the page where it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nursery_rota.gui.frame.commands import COMMANDS
from nursery_rota.gui.main_window import MainWindow


def test_each_key_of_each_command_does_it(qtbot: QtBot, window: MainWindow) -> None:
    """What a command does is tested elsewhere: here each only says that it was asked for."""
    done: list[str] = []
    for command in COMMANDS:
        action = window.commands[command.key]
        action.triggered.disconnect()
        action.triggered.connect(lambda checked=False, key=command.key: done.append(key))
    window.activateWindow()
    silent = []
    for command in COMMANDS:
        for keys in command.keys:
            window.show_page(command.page.split()[0] if command.page else "families")
            window.commands[command.key].setEnabled(True)
            done.clear()
            QTest.keySequence(window, QKeySequence(keys))
            if done != [command.key]:
                silent.append((command.key, keys, tuple(done)))
    assert silent == []


def test_f6_goes_through_the_panels_and_back(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    panels = window.pages.rota.panels()
    assert len(panels) > 1

    def at() -> int:
        focus = QApplication.focusWidget()
        return next((i for i, panel in enumerate(panels) if _holds(panel, focus)), -1)

    visited = []
    for _ in panels:
        window.commands["next-panel"].trigger()
        visited.append(at())
    assert sorted(visited) == list(range(len(panels)))
    window.commands["panel-before"].trigger()
    assert at() == visited[-2]


def _holds(panel: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (focus is panel or panel.isAncestorOf(focus))


def test_esc_leaves_what_was_opened(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    rota = window.pages.rota
    rota.show_place(window.bridge.week(rota.when.monday).rows[0].cells[3][0])
    assert rota.dock.place is not None
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert rota.dock.place is None
    window.commands["find-any"].trigger()
    qtbot.keyClick(window.finder.box.line, Qt.Key.Key_Escape)
    assert not window.finder.box.isVisible()
    window.show_page("families")
    window.pages.families.add_row()
    assert window.pages.families.drawer.isVisible()
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert not window.pages.families.drawer.isVisible()
