"""Beside the history: what one action did, and what would go if the nursery went back to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.gui.frame.parts import Panel, button, label, retire
from nursery_rota.gui.history.history_words import HistoryLine
from nursery_rota.wording import plural

_MOST = 40
"""Changes that are named; more are counted."""


class HistoryDetail(Panel):
    """``back_wanted`` and ``again_wanted`` carry the line that is on show."""

    back_wanted = Signal(object)
    again_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What it changed", parent=parent)
        self._line: HistoryLine | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName("What the change did")
        self._holder = QWidget()
        self.add(self._scroll, 1)
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 10, 16, 10)
        line.addStretch(1)
        self.back_button = button("Undo back to here", self._back, sign="undo", role="primary")
        self.again_button = button("Do again up to here", self._again, sign="redo", role="primary")
        line.addWidget(self.back_button)
        line.addWidget(self.again_button)
        self.add(foot)

    def show_line(
        self,
        line: HistoryLine | None,
        did: Sequence[str],
        going: Sequence[HistoryLine],
        *,
        can_change: bool,
    ) -> None:
        """``did``: what the action of ``line`` did; ``going``: what goes if one goes back to it, or comes again."""
        self._line = line
        self.title.setText("What it changed" if line is None else line.action.label)
        self._fill(line, did, going)
        undone = line is not None and not line.done
        self.back_button.setVisible(not undone)
        _name(self.back_button, "Undo back to here", len(going))
        self.back_button.setEnabled(bool(line is not None and going and can_change and not undone))
        self.again_button.setVisible(undone)
        _name(self.again_button, "Do again up to here", len(going))
        self.again_button.setEnabled(can_change)

    def _fill(self, line: HistoryLine | None, did: Sequence[str], going: Sequence[HistoryLine]) -> None:
        old = self._scroll.takeWidget()
        if old is not None:
            retire(old)
        self._holder = QWidget()
        self._holder.setObjectName("scrolled")
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        if line is None:
            column.addWidget(label("Choose a change to see what it did.", "second", wrap=True))
        else:
            who = f" by {line.action.by_whom}" if line.action.by_whom else ""
            column.addWidget(
                label(f"{line.clock}{who}{'' if line.done else '. Undone'}", "second", wrap=True)
            )
            for sentence in did:
                column.addWidget(label(sentence, "small", wrap=True))
            self._list_going(column, line, going)
        column.addStretch(1)
        self._scroll.setWidget(self._holder)

    def _list_going(self, column: QVBoxLayout, line: HistoryLine, going: Sequence[HistoryLine]) -> None:
        if not going:
            words = "This is the newest change. Ctrl+Z takes it back." if line.done else ""
            column.addWidget(label(words, "second", wrap=True))
            return
        column.addSpacing(8)
        head = "These would go, and can be done again:" if line.done else "These would be done again:"
        column.addWidget(label(head, "strong", wrap=True))
        for one in going[:_MOST]:
            column.addWidget(label(f"{one.clock}  {one.action.label}", "small", wrap=True))
        if len(going) > _MOST:
            column.addWidget(label(f"and {len(going) - _MOST} more", "second"))

    def _back(self) -> None:
        self.back_wanted.emit(self._line)

    def _again(self) -> None:
        self.again_wanted.emit(self._line)


def _name(button: QPushButton, words: str, changes: int) -> None:
    """With how many changes it goes over: in figures, for where text is large there is room for no more."""
    button.setText(f" {words} ({changes})" if changes else f" {words}")
    button.setAccessibleName(f"{words} ({plural(changes, 'change')})" if changes else words)
