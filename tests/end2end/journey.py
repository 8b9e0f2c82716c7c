"""A few minutes at a real window, by mouse and keyboard, run as a program of its own: prints what came of it.

python -m tests.end2end.journey FILE
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from nursery_rota.app import make_application, make_window
from nursery_rota.gui.frame.rail import RailButton
from nursery_rota.gui.main_window import MainWindow

LEFT, PLAIN, CTRL = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def rest(milliseconds: int = 20) -> None:
    """Lets the window turn. (The waiting of Qt's own test library keeps the interpreter, and all work beside the
    window waits with it.)"""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(until: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + 30
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(what)
        rest()


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT, PLAIN, QPoint(widget.width() // 2, widget.height() // 2))
    rest()


def rail(window: MainWindow, title: str) -> RailButton:
    return next(button for button in window.rail.findChildren(RailButton) if button.text() == title)


def travel(window: MainWindow) -> dict[str, object]:
    """Rota, an empty place given by its number, undone; a family by name; larger text; the help."""
    went: dict[str, object] = {"platform": QGuiApplication.platformName()}
    rota = window.pages.rota
    wait(lambda: not window.jobs.running, "the first check")
    before = len(window.bridge.book.duties)
    click(rail(window, "Rota"))
    rota.grid.table.setFocus()
    rota.show_place(window.bridge.week(rota.when.monday).rows[0].cells[3][0])
    wait(lambda: rota.dock.candidates.isVisible(), "who could do it")
    rota.dock.candidates.list.setFocus()
    QTest.keyClick(rota.dock.candidates.list, Qt.Key.Key_1)  # the list may still be on its way
    wait(lambda: len(window.bridge.book.duties) != before, "the duty")
    went["given"] = len(window.bridge.book.duties) - before
    undo = window.notices.findChild(QPushButton)
    went["offered"] = undo.text() if undo is not None else ""
    if undo is not None:
        click(undo)
    went["after undo"] = len(window.bridge.book.duties) - before
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    wait(lambda: window.finder.box.isVisible(), "the list of Ctrl+K")
    QTest.keyClicks(window.finder.box.line, "haddad")
    QTest.keyClick(window.finder.box.line, Qt.Key.Key_Return)
    wait(lambda: window.page is window.pages.families, "the family")
    current = window.pages.families.list.current()
    went["family"] = current.family if current is not None else ""
    size = QApplication.font().pointSizeF()
    QTest.keyClick(window, Qt.Key.Key_Equal, CTRL)
    went["larger"] = QApplication.font().pointSizeF() > size
    click(rail(window, "Costs"))
    QTest.keyClick(window, Qt.Key.Key_F1)
    went["help"] = window.pages.help.reader.accessibleName()
    return went


def main(file: Path) -> None:
    app = make_application([])
    settings = QSettings(str(file.with_suffix(".ini")), QSettings.Format.IniFormat)
    window = make_window(app, settings, lambda: date(2026, 11, 24))
    window.show()
    window.activateWindow()
    wait(window.isVisible, "the window")
    window.open(file)
    went = travel(window)
    window.close()
    print(json.dumps(went))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
