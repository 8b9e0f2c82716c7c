"""Drafts side by side: the rota of now and the proposals kept so far, measure by measure; one of them is chosen.

Shows what it is given; how a draft comes about is asked for by signals.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.domain.compare import DraftFigures, Line, side_by_side
from nursery_rota.gui.frame.parts import Sign, button, label, retire
from nursery_rota.gui.widgets.panels import Panel

NOW = "As it is now"
_ROW = 34


class CompareView(QWidget):
    chosen = Signal(int)
    """The place of a draft among the proposals, from 0: look at it, to accept it."""
    another = Signal()
    """One more proposal that is as fair, found another way."""
    fewest = Signal()
    """One more proposal, with the fewest changes."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Drafts side by side")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.panel = Panel("Drafts side by side")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName("Drafts beside each other")
        self._scroll = scroll
        self.panel.add(scroll, 1)
        column.addWidget(self.panel, 1)
        column.addWidget(self._foot())
        self.lines: tuple[Line, ...] = ()

    def _foot(self) -> Panel:
        panel = Panel("What to do with them", headed=False)
        line = QHBoxLayout()
        line.setContentsMargins(16, 10, 16, 10)
        line.setSpacing(8)
        self.back = button("Back", self.left.emit, sign="prev")
        line.addWidget(self.back)
        line.addStretch(1)
        self.add_fewest = button("Add one with the fewest changes", self.fewest.emit, sign="swap")
        self.add_other = button("Add another, filled anew", self.another.emit, sign="fill")
        line.addWidget(self.add_fewest)
        line.addWidget(self.add_other)
        panel.body.addLayout(line)
        return panel

    def show_drafts(self, drafts: Sequence[DraftFigures], currency: str, term: str) -> None:
        """``drafts`` of the term of that name begin with the rota of now."""
        self.panel.second.setText(f"{term}; a tick marks what is best")
        self.lines = side_by_side(drafts, currency)
        old = self._scroll.takeWidget()
        if old is not None:
            retire(old)
        self._scroll.setWidget(self._grid(drafts))

    def _grid(self, drafts: Sequence[DraftFigures]) -> QWidget:
        holder = QWidget()
        holder.setObjectName("scrolled")
        grid = QGridLayout(holder)
        grid.setContentsMargins(16, 8, 16, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(0)
        for place, draft in enumerate(drafts):
            grid.addWidget(self._head(place, draft), 0, place + 1)
            grid.setColumnStretch(place + 1, 2)
        grid.setColumnStretch(0, 3)
        for row, line in enumerate(self.lines, start=1):
            grid.addWidget(_rule(), 2 * row - 1, 0, 1, len(drafts) + 1)
            name = label(line.measure, wrap=True)
            name.setMinimumHeight(_ROW)
            grid.addWidget(name, 2 * row, 0)
            for place, value in enumerate(line.values):
                grid.addWidget(_cell(value, best=place in line.best, about=line.measure), 2 * row, place + 1)
        grid.setRowStretch(2 * len(self.lines) + 2, 1)
        return holder

    def _head(self, place: int, draft: DraftFigures) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(6)
        column.addWidget(label(draft.name, "panel", wrap=True))
        if place:
            look = button("Look at it", lambda: self.chosen.emit(place - 1), dense=True)
            look.setAccessibleName(f"Look at {draft.name}")
            column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(label("nothing has been changed yet", "second", wrap=True))
        column.addStretch(1)
        return box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; 1 to 9 look at the proposal of that number."""
        number = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif 0 <= number < len(self.lines[0].values) - 1 if self.lines else False:
            self.chosen.emit(number)
        else:
            super().keyPressEvent(event)


def _rule() -> QFrame:
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


def _cell(value: str, *, best: bool, about: str) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    if best:
        line.addWidget(Sign("tick", "ok", 16))
    words = label(value, "strong" if best else "")
    words.setAccessibleName(f"{about}: {value}{', best' if best else ''}")
    line.addWidget(words)
    line.addStretch(1)
    return box
