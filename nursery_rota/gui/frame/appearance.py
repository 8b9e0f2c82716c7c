"""Text size and colours: the wish of this computer's user, kept in its settings."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication

from nursery_rota.gui.frame.commands import Commands
from nursery_rota.gui.frame.shell_style import shell_sheet
from nursery_rota.gui.theme import apply_theme
from nursery_rota.gui.theme.apply import SchemeWish

USUAL, LEAST, MOST = 10, 8, 20
WISHES: tuple[SchemeWish, ...] = get_args(SchemeWish)


class Appearance(QObject):
    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__(app)
        self._app, self._settings = app, settings

    @property
    def scheme(self) -> SchemeWish:
        stored = str(self._settings.value("colours", "system"))
        return next((wish for wish in WISHES if wish == stored), "system")

    @property
    def points(self) -> int | None:
        """Size of body text; None for the usual one."""
        stored = str(self._settings.value("text_points", ""))
        return min(MOST, max(LEAST, int(stored))) if stored.isdigit() else None

    def apply(self) -> None:
        apply_theme(self._app, self.scheme, self.points, shell_sheet)

    def larger(self) -> None:
        self._resize(1)

    def smaller(self) -> None:
        self._resize(-1)

    def usual(self) -> None:
        self._settings.remove("text_points")
        self.apply()

    def offer(self, commands: Commands) -> None:
        """The choices of colours are commands, of which one is ticked."""
        group = QActionGroup(self)
        for wish in WISHES:
            action = commands[f"colours-{wish}"]
            action.setCheckable(True)
            action.setChecked(wish == self.scheme)
            group.addAction(action)
            commands.connect({action.objectName(): partial(self.choose, wish)})

    def choose(self, wish: SchemeWish) -> None:
        self._settings.setValue("colours", wish)
        self.apply()

    def _resize(self, step: int) -> None:
        points = min(MOST, max(LEAST, (self.points or USUAL) + step))
        self._settings.setValue("text_points", str(points))
        self.apply()
