"""Puts a theme on the whole application and keeps it in step with the system's choice of light or dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QDir, QEvent, QObject, Qt, QTemporaryDir, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from nursery_rota.gui.theme.fonts import ui_font
from nursery_rota.gui.theme.icons import drawing
from nursery_rota.gui.theme.palette import palette_of, tokens_of
from nursery_rota.gui.theme.qss import style_sheet
from nursery_rota.gui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens

SchemeWish = Literal["system", "light", "dark", "contrast"]
_PREFIX = "nurseryarrows"
_TINTED = {"down": ("down", "muted"), "up": ("up", "muted"), "tick-on": ("tick", "on_accent")}


_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
"""Nothing glides or fades, whatever the system asks for: no meaning is in motion here."""
MoreSheet = Callable[[Tokens, float], str]


def apply_theme(
    app: QApplication,
    scheme: SchemeWish = "system",
    text_points: int | None = None,
    more: MoreSheet | None = None,
) -> None:
    """Give ``app`` its colours, font and style sheet; ``text_points`` is the size of body text, None for the
    usual one. May be called again at any time; with "system" the window follows the system from then on.

    ``more`` makes a sheet that goes with it, from the tokens and the size of the body: a second sheet on the
    window would have every widget looked at twice.
    """
    theme = app.findChild(Theme) or Theme(app)
    theme.wish(scheme, text_points, more)


class Theme(QObject):
    """The theme of one application. Lives as long as it does, and holds the arrows that the sheet points to."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._system_font = QFont(app.font())
        self._scheme: SchemeWish = "system"
        self._text_points: int | None = None
        self._more: MoreSheet | None = None
        self._folder = QTemporaryDir()
        # A style sheet cannot hold every path (a user may be called "O'Neil (home)"): it gets a prefix instead.
        QDir.setSearchPaths(_PREFIX, [self._folder.path()])
        app.setStyle("Fusion")
        for effect in _EFFECTS:
            app.setEffectEnabled(effect, False)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._renew)
        hints.accessibility().contrastPreferenceChanged.connect(self._renew)

    def wish(self, scheme: SchemeWish, text_points: int | None, more: MoreSheet | None = None) -> None:
        self._scheme, self._text_points = scheme, text_points
        self._more = more or self._more
        self._renew()

    @Slot()
    def _renew(self) -> None:
        tokens, palette = self._choose()
        font = ui_font(self._system_font, self._text_points)
        if font != self._app.font():
            self._app.setFont(font)
        if palette != self._app.palette():
            self._app.setPalette(palette)
        line = QFontMetrics(font).height()
        sheet = style_sheet(tokens, font.pointSizeF(), line, self._tint(tokens))
        if self._more is not None:
            sheet += self._more(tokens, font.pointSizeF())
        if sheet != self._app.styleSheet():
            # Qt looks at every widget anew far sooner from none than from another sheet: 0.4 s instead of 1.9 s.
            self._app.setStyleSheet("")
            self._app.setStyleSheet(sheet)
        for window in self._app.topLevelWidgets():
            QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))

    def _choose(self) -> tuple[Tokens, QPalette]:
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            palette = self._app.style().standardPalette()
            return tokens_of(palette), palette
        by_system = DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        tokens = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}.get(self._scheme, by_system)
        return tokens, palette_of(tokens)

    def _tint(self, tokens: Tokens) -> str:
        """Arrows in the colours of the theme, under a new name each time: Qt remembers pictures by name."""
        folder = Path(self._folder.path()) / tokens.window.strip("#")
        folder.mkdir(exist_ok=True)
        for file, (name, token) in _TINTED.items():
            (folder / f"{file}.svg").write_bytes(drawing(name, getattr(tokens, token)))
        return f"{_PREFIX}:{folder.name}"
