"""Small building blocks that every page uses: labels, buttons, panels, tags and signs.

They only say what they are, by property; the style sheet decides how that looks.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.gui.theme import icon, look_of, paint_icon


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
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
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
        made.setToolTip(tip)
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
    made.setToolTip(name)
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
        made.setToolTip(f"{words} ({keys})" if keys else words)

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


class Tag(QFrame):
    """A few words on a tint, with a sign: "1 short", "a trial"."""

    def __init__(self, text: str, tone: str, sign: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tag", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(5)
        self._sign = Sign(sign or "note", tone, 14)
        if not sign:
            self._sign.hide()
        self._text = label(text, "tag")
        mark(self._text, "tone", tone)
        layout.addWidget(self._sign)
        layout.addWidget(self._text)

    def say(self, text: str, tone: str = "", sign: str = "") -> None:
        self._text.setText(text)
        if tone:
            mark(self, "tag", tone)
            mark(self._text, "tone", tone)
        if sign:
            self._sign.show_sign(sign, tone or "text")
            self._sign.show()


class Panel(QFrame):
    """A white panel: head with title and buttons, body below. Without a head the title is still read out."""

    def __init__(
        self, title: str, *, dense: bool = False, headed: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        head = QFrame()
        head.setProperty("head", True)
        head.setMinimumHeight(36 if dense else 40)
        self.head = QHBoxLayout(head)
        self.head.setContentsMargins(16, 4, 8, 4)
        self.head.setSpacing(8)
        self.title = label(title, "panel")
        self.second = label("", "second")
        self.head.addWidget(self.title)
        self.head.addWidget(self.second)
        self.head.addStretch(1)
        outer.addWidget(head)
        if not headed:
            head.hide()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        outer.addLayout(self.body, 1)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)
