"""The head of whoever is on show: the name, tags with what to know, buttons with what can be done. In one line, or in
three where there is little width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from nursery_rota.gui.frame.parts import Tag
from nursery_rota.gui.people.family_words import Fact
from nursery_rota.gui.widgets.elided import ElidedLabel
from nursery_rota.gui.widgets.flow import FlowLayout


class DetailHead(QWidget):
    def __init__(self, tags: Sequence[Tag], buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(4, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self.name = ElidedLabel("", "title")
        self._tags = QWidget()
        flow = FlowLayout(self._tags, gap=6)
        flow.setContentsMargins(0, 4, 0, 0)
        for tag in tags:
            flow.addWidget(tag)
        self._buttons = QWidget()
        line = QHBoxLayout(self._buttons)
        line.setContentsMargins(0, 0, 0, 0)
        for one in buttons:
            line.addWidget(one)
        self._grid.addWidget(self.name, 0, 0)
        self._wide: bool | None = None
        self.arrange(wide=True, width=self._grid.sizeHint().width())

    def arrange(self, *, wide: bool, width: int) -> None:
        """In one line, or the name above what can be done; the name has up to two fifths of ``width``."""
        self._width = width
        if wide != self._wide:
            self._wide = wide
            for widget in (self._tags, self._buttons):
                self._grid.removeWidget(widget)
            self._grid.addWidget(self._tags, *((0, 1) if wide else (1, 0)))
            side = Qt.AlignmentFlag.AlignRight if wide else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(self._buttons, *((0, 2) if wide else (2, 0)), side)
            self._grid.setColumnStretch(0, 0 if wide else 1)
            self._grid.setColumnStretch(1, 1 if wide else 0)
        self._fit_name()

    def show_name(self, name: str) -> None:
        self.name.setText(name)
        self._fit_name()

    def _fit_name(self) -> None:
        most = self._width * 2 // 5 if self._wide else self._width - 8
        self.name.setMinimumWidth(min(self.name.sizeHint().width(), max(most, 0)))


def show_tag(tag: Tag, words: str) -> None:
    """New words, or no tag where there is nothing to say."""
    tag.setVisible(bool(words))
    tag.say(words)


def show_fact(tag: Tag, fact: Fact | None) -> None:
    tag.setVisible(fact is not None)
    if fact is not None:
        tag.say(fact.words, "muted" if fact.token == "text" else fact.token, fact.sign)
