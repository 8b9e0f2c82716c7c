"""Text size and colours: the wish of this computer's user, kept in its settings."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from nursery_rota.gui.frame.shell_style import shell_sheet
from nursery_rota.gui.theme import apply_theme
from nursery_rota.gui.theme.apply import SchemeWish

USUAL, LEAST, MOST = 10, 8, 20


class Appearance(QObject):
    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__(app)
        self._app, self._settings = app, settings

    @property
    def scheme(self) -> SchemeWish:
        stored = str(self._settings.value("colours", "system"))
        return cast(SchemeWish, stored) if stored in ("light", "dark", "system") else "system"

    @property
    def points(self) -> int | None:
        """Size of body text; None for the usual one."""
        stored = str(self._settings.value("text_points", ""))
        return min(MOST, max(LEAST, int(stored))) if stored.isdigit() else None

    @property
    def is_dark(self) -> bool:
        """Are the colours on screen the dark ones?"""
        return self._app.palette().window().color().lightness() < 128

    def apply(self) -> None:
        apply_theme(self._app, self.scheme, self.points, shell_sheet)

    def larger(self) -> None:
        self._resize(1)

    def smaller(self) -> None:
        self._resize(-1)

    def usual(self) -> None:
        self._settings.remove("text_points")
        self.apply()

    def dark(self, wanted: bool) -> None:
        self._settings.setValue("colours", "dark" if wanted else "light")
        self.apply()

    def _resize(self, step: int) -> None:
        points = min(MOST, max(LEAST, (self.points or USUAL) + step))
        self._settings.setValue("text_points", str(points))
        self.apply()
