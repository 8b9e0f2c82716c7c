"""The bar under the toolbar that says trouble, and the quiet offer to undo what was just done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from nursery_rota.gui.frame.parts import Sign, icon_button, label, mark

Tone = Literal["done", "note", "our-rule", "law"]
_SIGNS = {"done": "ok", "note": "note", "our-rule": "our-rule", "law": "law"}
_INKS = {"done": "ok", "note": "info", "our-rule": "warn", "law": "bad"}


class NoticeBar(QFrame):
    """One sentence, one button. A sentence of something done goes after 10 s, trouble stays until closed."""

    shown = Signal(str)
    told = Signal(str, bool)
    """What is to be read out, and whether at once."""

    def __init__(self, *, stays_ms: int = 10_000, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self._doing: Callable[[], object] | None = None
        self._sign = Sign("note", "info")
        self._text = label("", wrap=True)
        self._button = QPushButton()
        self._button.setProperty("dense", True)
        self._close = icon_button("Close this notice", "cross", self.hide, role="quiet", dense=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(stays_ms)
        self._timer.timeout.connect(self.hide)
        self._button.clicked.connect(self._do)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(
        self,
        text: str,
        tone: Tone = "note",
        *,
        button: str = "",
        doing: Callable[[], object] | None = None,
        aloud: bool = True,
    ) -> None:
        """Show ``text``; ``button`` with ``doing`` is the one way out, where there is one. Not ``aloud`` is what
        others read out with more to it."""
        self._doing = doing
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        mark(self, "tone", tone)
        self._sign.show_sign(_SIGNS[tone], _INKS[tone])
        self.show()
        self._timer.stop()
        if tone == "done":
            self._timer.start()
        self.shown.emit(text)
        if aloud:
            self.told.emit(text, tone == "law")

    def _do(self) -> None:
        doing = self._doing
        self.hide()
        if doing is not None:
            doing()
