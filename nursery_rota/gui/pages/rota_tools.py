"""The toolbar of the rota: when, undo and redo, the main action, the others; folded into "More" when small."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QMenu

from nursery_rota.gui.frame.commands import Commands
from nursery_rota.gui.frame.parts import Tag, button
from nursery_rota.gui.pages.when_button import WhenButton


class RotaTools:
    def __init__(
        self, toolbar: QHBoxLayout, when: WhenButton, add_undo: Callable[[], None], commands: Commands
    ) -> None:
        self._when = when
        self._wide = True
        toolbar.addWidget(when)
        add_undo()
        self._fill = button("Fill the rota", commands["fill"].trigger, sign="fill", role="primary")
        self._check = button("Check", commands["check"].trigger, sign="check", tip="Check the term (F5)")
        self._publish = button("Publish", commands["publish"].trigger, sign="publish")
        self._print = button("Print", commands["print"].trigger, sign="print")
        self._more = button("More", sign="more")
        menu = QMenu(self._more)
        for key in ("check", "publish", "copy-week", "print"):
            menu.addAction(commands[key])
        self._more.setMenu(menu)
        self.people = button("Families", sign="families")
        self.people.setCheckable(True)
        self._proposal = Tag("A proposal. Nothing has been changed yet.", "plum", "watching")
        self._proposal.hide()
        self._large = (self._check, self._publish, self._print)
        self._small = (self._more, self.people)
        for made in (self._fill, *self._large, *self._small, self._proposal):
            toolbar.addWidget(made)

    def arrange(self, wide: bool) -> None:
        """``wide``: every button has room; else the lesser ones go into "More", the families behind a button."""
        self._wide = wide
        self.people.setChecked(wide)
        for made in self._large:
            made.setVisible(wide)
        for made in self._small:
            made.setVisible(not wide)

    def show_proposal(self, showing: bool) -> None:
        """While a proposal is on show there is nothing to turn or to begin."""
        self._proposal.setVisible(showing)
        for made in (self._when, self._fill):
            made.setVisible(not showing)
        for made in self._large:
            made.setVisible(not showing and self._wide)
        for made in self._small:
            made.setVisible(not showing and not self._wide)
