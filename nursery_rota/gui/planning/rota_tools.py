"""The toolbar of the rota: when, undo and redo, the main action, the others; folded into "More" when small."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nursery_rota.gui.frame.commands import Commands
from nursery_rota.gui.frame.parts import Tag, button
from nursery_rota.gui.pages.folding import Folding, hiding, more_button
from nursery_rota.gui.planning.when_button import WhenButton

_IN_MORE = (
    ("check", "publish", "print"),
    ("copy-week", "day-worked"),
    ("undo", "redo"),
    ("show-week", "show-month", "show-term"),
)
"""What "More" holds, in groups: all that may have given way, and what has no button."""


class RotaTools:
    def __init__(
        self,
        toolbar: QHBoxLayout,
        title: QWidget,
        when: WhenButton,
        add_undo: Callable[[], Sequence[QWidget]],
        commands: Commands,
    ) -> None:
        self._when = when
        self._width, self._drawer = 0, False
        self._title = title
        toolbar.addWidget(when)
        undo = add_undo()
        self._fill = button("Fill the rota", commands["fill"].trigger, sign="fill", role="primary")
        check = button("Check", commands["check"].trigger, sign="check", tip="Check the term (F5)")
        publish = button("Publish", commands["publish"].trigger, sign="publish")
        paper = button("Print", commands["print"].trigger, sign="print")
        self._more, _ = more_button(commands, *_IN_MORE)
        self.people = button("Families", sign="families")
        self.people.setCheckable(True)
        self._proposal = Tag("A proposal. Nothing has been changed yet.", "plum", "watching")
        self._proposal.hide()
        for made in (self._fill, check, publish, paper, self._more, self.people, self._proposal):
            toolbar.addWidget(made)
        self._all = (when, self._fill, check, publish, paper, self._more, self.people, *undo)
        self._toolbar = toolbar
        self._large, self._undo = (check, publish, paper), tuple(undo)
        self._folding: Folding | None = None

    def add_switch(self, switch: QWidget) -> None:
        """The switch of week, month and term gives way late, since the menu and its keys do the same; then the title,
        which the rail says as well."""
        self._folding = Folding(
            self._toolbar,
            (
                self._when.narrow,
                hiding(*self._large),
                hiding(*self._undo),
                hiding(switch),
                hiding(self._title),
            ),
            more=self._more,
            from_step=1,
        )
        self._all = (*self._all, switch)

    def arrange(self, width: int, *, drawer: bool) -> None:
        """Use ``width`` pixels. ``drawer``: the families are behind a button, which is another to find room for."""
        if drawer != self._drawer or not self._width:
            self.people.setChecked(not drawer)
        self._width, self._drawer = width, drawer
        if not self._proposal.isHidden() or self._folding is None:
            return
        self.people.setVisible(drawer)
        self._fill.show()
        self._when.show()
        self._folding.fit(width, 2 if drawer else 0)

    def show_proposal(self, showing: bool) -> None:
        """While a proposal is on show there is nothing to turn or to begin."""
        self._proposal.setVisible(showing)
        for made in self._all:
            made.setVisible(not showing)
        if not showing:
            self.arrange(self._width, drawer=self._drawer)
