"""A toolbar that gives way step by step where it is narrow, so that no button is ever cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from nursery_rota.gui.frame.commands import Commands
from nursery_rota.gui.frame.parts import button

Step = Callable[[bool], None]
"""Folds one thing away (True) or unfolds it."""


def hiding(*widgets: QWidget) -> Step:
    """The step that hides these widgets."""

    def fold(folded: bool) -> None:
        for widget in widgets:
            widget.setVisible(not folded)

    return fold


def more_button(commands: Commands, *groups: Sequence[str]) -> tuple[QPushButton, QMenu]:
    """A button "More" whose menu offers these commands, a line between the groups; and the menu."""
    made = button("More", sign="more")
    menu = QMenu(made)
    menu.setAccessibleName("More")
    for keys in groups:
        if menu.actions():
            menu.addSeparator()
        for key in keys:
            menu.addAction(commands[key])
    made.setMenu(menu)
    return made, menu


class Folding:
    """``steps`` in the order in which things give way. ``more`` stands for what ``from_step`` on is hidden."""

    def __init__(
        self, bar: QHBoxLayout, steps: Sequence[Step], more: QWidget | None = None, from_step: int = 0
    ) -> None:
        self._bar, self._steps, self._more, self._from = bar, tuple(steps), more, from_step

    def fit(self, width: int, least: int = 0) -> int:
        """Fold as few things as ``width`` pixels ask for, and at least ``least``; how many were folded."""
        for count in range(least, len(self._steps) + 1):
            for place, step in enumerate(self._steps):
                step(place < count)
            if self._more is not None:
                self._more.setVisible(count > self._from)
            if self._needed() <= width:
                return count
        return len(self._steps)

    def _needed(self) -> int:
        shown = []
        for place in range(self._bar.count()):
            item = self._bar.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and not widget.isHidden():
                shown.append(max(widget.sizeHint().width(), widget.minimumSizeHint().width()))
        return sum(shown) + self._bar.spacing() * max(0, len(shown) + 1)
