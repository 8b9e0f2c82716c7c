"""Small building blocks that every page uses: labels, buttons and signs; panels and tags by their names.

They only say what they are, by property; the style sheet decides how that looks.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from nursery_rota.gui.theme import icon, look_of, paint_icon
from nursery_rota.gui.widgets.panels import Panel as Panel
from nursery_rota.gui.widgets.plain import literal_tip, plain_label
from nursery_rota.gui.widgets.tags import Tag as Tag


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def retire(widget: QWidget) -> None:
    """Take a widget out of the window at once; Qt deletes it when it is safe."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """A label whose text is never read as markup."""
    made = plain_label(text, role)
    made.setWordWrap(wrap)
    return made


def button(
    text: str,
    doing: Callable[[], object] | None = None,
    *,
    sign: str = "",
    role: str = "",
    dense: bool = False,
    tip: str = "",
) -> QPushButton:
    """A push button with words, and a sign before them where one is named."""
    made = QPushButton(f" {text}" if sign else text)  # a space: Qt leaves too little between sign and words
    made.setAccessibleName(text.replace("&&", "&"))
    if sign:
        made.setIcon(icon(sign, {"primary": "on_accent", "link": "accent"}.get(role, "text")))
    if role:
        made.setProperty("role", role)
    made.setProperty("dense", dense)
    made.setAutoDefault(False)
    if tip:
        made.setToolTip(literal_tip(tip))
    if doing is not None:
        made.clicked.connect(lambda checked=False: doing())
    return made


def icon_button(
    name: str, sign: str, doing: Callable[[], object] | None = None, *, role: str = "", dense: bool = False
) -> QToolButton:
    """A button with a sign alone; ``name`` is read out and shown as tooltip."""
    made = QToolButton()
    made.setIcon(icon(sign))
    made.setAccessibleName(name)
    made.setToolTip(literal_tip(name))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setProperty("dense", dense)
    if role:
        made.setProperty("role", role)
    if doing is not None:
        made.clicked.connect(lambda checked=False: doing())
    return made


def action_button(action: QAction) -> QToolButton:
    """An icon button that follows an action: enabled with it, named with it."""
    made = QToolButton()
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setDefaultAction(action)

    def follow() -> None:
        words = action.text().replace("&", "")
        keys = action.shortcut().toString()
        made.setAccessibleName(words)
        made.setToolTip(literal_tip(f"{words} ({keys})" if keys else words))

    action.changed.connect(follow)
    follow()
    return made


class Sign(QWidget):
    """One icon, drawn in the colour of its token in the theme of now."""

    def __init__(self, name: str, token: str = "text", side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token = name, token
        self.setFixedSize(QSize(side, side))

    def show_sign(self, name: str, token: str) -> None:
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, self.rect(), look_of(self).colour(self._token))
        painter.end()
