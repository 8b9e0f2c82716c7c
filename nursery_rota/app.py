"""Composition: arguments, application, theme, settings, window; and what happens when something unforeseen does.

Every part is given what it needs here; nothing is looked up elsewhere.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.frame.appearance import Appearance
from nursery_rota.gui.frame.mishaps import Mishaps
from nursery_rota.gui.frame.tidying import Tidying, leave_the_old
from nursery_rota.gui.jobs import Jobs
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.store.reference import load_reference

NO_SCREEN = (
    "There is no screen here to open a window on. “nursery-rota --help” lists what works without one.\n"
)


SWITCH_SECONDS = 0.0005
"""How long the window waits at most for a job beside it to hand over the interpreter, each time it draws a part that is
written in Python: a long list has hundreds. Python's own five milliseconds make that a second."""


def make_application(argv: Sequence[str]) -> QApplication:
    """The one application of this process, named for its settings."""
    sys.setswitchinterval(SWITCH_SECONDS)
    leave_the_old()
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication([sys.argv[0], *argv])
    app.setApplicationName("Nursery Rota")
    app.setOrganizationName("Nursery Rota")
    return app


def computer_settings() -> QSettings:
    """What belongs to this computer and its user: last file, window, text size, colours. A plain ini file."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Nursery Rota", "Nursery Rota")


def settings_in(file: Path) -> QSettings:
    """The same, kept in ``file``: for whoever must not touch the settings of a person."""
    return QSettings(str(file), QSettings.Format.IniFormat)


def make_window(app: QApplication, settings: QSettings, today: Callable[[], date] = date.today) -> MainWindow:
    """The main window with all it works with; ``today`` is the clock."""
    appearance = Appearance(app, settings)
    appearance.apply()
    jobs = Jobs(app)
    bridge = Bridge(jobs, today, app)
    window = MainWindow(bridge, jobs, load_reference(), settings, appearance)
    Tidying(bridge, jobs, window)
    return window


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Could a window be shown? Linux without a display would end in the middle of Qt instead of in words."""
    asked = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return not platform.startswith("linux") or any(environment.get(name) for name in asked)


def run(argv: Sequence[str]) -> int:
    """Open the window, with the file in ``argv`` or the one that was open last; the exit code of the program."""
    if not has_screen(sys.platform, os.environ):
        sys.stderr.write(NO_SCREEN)
        return 2
    app = make_application(argv)
    settings = computer_settings()
    mishaps = Mishaps(app)
    mishaps.install()
    window = make_window(app, settings)
    mishaps.happened.connect(window.say_unexpected)
    window.show()
    asked = next((Path(word) for word in argv if not word.startswith("-")), None)
    last = str(settings.value("last_file", ""))
    if asked is not None:
        window.begin_with(asked)
    elif last and Path(last).is_file():
        window.begin_with(Path(last))
    return app.exec()
