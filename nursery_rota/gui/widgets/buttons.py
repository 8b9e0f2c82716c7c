"""Buttons by what they mean. The style sheet gives each role its look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from nursery_rota.gui.theme.icons import icon
from nursery_rota.gui.theme.look import look_of


def plain_button(words: str, sign: str = "", parent: QWidget | None = None) -> QPushButton:
    button = QPushButton(words, parent)
    if sign:
        _sign(button, sign, "text")
    return button


def primary_button(words: str, sign: str = "", parent: QWidget | None = None) -> QPushButton:
    """The one filled button of a page or a dialog."""
    button = QPushButton(words, parent)
    button.setProperty("role", "primary")
    if sign:
        _sign(button, sign, "on_accent")
    return button


def link_button(words: str, parent: QWidget | None = None) -> QPushButton:
    """Underlined words that do something small or lead somewhere."""
    button = QPushButton(words, parent)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def sign_button(sign: str, name: str, shortcut: str = "", parent: QWidget | None = None) -> QToolButton:
    """A button of an icon only: ``name`` is what it is called aloud and in its tooltip, with its shortcut."""
    button = QToolButton(parent)
    button.setProperty("dense", True)
    button.setProperty("role", "quiet")
    _sign(button, sign, "text")
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({shortcut})" if shortcut else name)
    return button


def _sign(button: QPushButton | QToolButton, sign: str, token: str) -> None:
    side = look_of(button).sign
    button.setIcon(icon(sign, token))
    button.setIconSize(QSize(side, side))


class SegmentedButtons(QWidget):
    """Buttons side by side, of which one is on: "Week | Month | Term"."""

    chosen = Signal(str)
    """The key of the button that was pressed."""

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``choices`` are (key, words)."""
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (key, words) in enumerate(choices):
            button = QPushButton(words, self)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            if number in (0, len(choices) - 1):
                button.setProperty("edge", "first" if number == 0 else "last")
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
            button.clicked.connect(self._pressed)
        if choices:
            self._buttons[choices[0][0]].setChecked(True)

    def current(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def buttons(self) -> tuple[QPushButton, ...]:
        return tuple(self._buttons.values())

    def set_current(self, key: str) -> None:
        """Turn ``key`` on without saying that it was chosen. KeyError for a key that is not there."""
        self._buttons[key].setChecked(True)

    def _pressed(self) -> None:
        self.chosen.emit(self.current())
