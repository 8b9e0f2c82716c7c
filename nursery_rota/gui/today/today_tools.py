"""The toolbar of Today: which day, undo and redo, what is done most, and "More" where it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nursery_rota.gui.frame.commands import Commands
from nursery_rota.gui.frame.parts import button
from nursery_rota.gui.pages.folding import Folding, hiding, more_button
from nursery_rota.gui.planning.when_button import WhenButton
from nursery_rota.gui.theme import icon


class TodayTools:
    def __init__(
        self,
        toolbar: QHBoxLayout,
        title: QWidget,
        add_undo: Callable[[], Sequence[QWidget]],
        commands: Commands,
        cannot_come: Callable[[], object],
        count_children: Callable[[], object],
    ) -> None:
        self.when = WhenButton(by_day=True)
        toolbar.addWidget(self.when)
        undo = add_undo()
        self.away = button("Someone can’t come", cannot_come, sign="away", role="primary", tip="T")
        self.children = button("Mark children", count_children, sign="child")
        paper = button("Print day sheet", commands["print"].trigger, sign="print")
        more, menu = more_button(commands, ("print", "day-worked"), ("undo", "redo"))
        count = menu.addAction(icon("child"), "Mark children")
        count.triggered.connect(lambda checked=False: count_children())
        for made in (self.away, self.children, paper, more):
            toolbar.addWidget(made)
        steps = (hiding(paper), self.when.narrow, hiding(self.children), hiding(*undo), hiding(title))
        self._folding = Folding(toolbar, steps, more=more)

    def fit(self, width: int) -> None:
        """Use ``width`` pixels."""
        self._folding.fit(width)
