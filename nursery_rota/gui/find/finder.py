"""Joins the floating list of Ctrl+K to the window: what there is to find, and what choosing it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.find.find_box import FindBox
from nursery_rota.gui.find.finds import Find, found
from nursery_rota.gui.frame.commands import COMMANDS, Commands
from nursery_rota.gui.pages.make_pages import Pages

_NOT_OFFERED = ("find-any",)


class Finder(QObject):
    def __init__(
        self,
        window: QWidget,
        bridge: Bridge,
        commands: Commands,
        show_page: Callable[[str], None],
        pages: Pages,
    ) -> None:
        super().__init__(window)
        self._bridge, self._commands, self._show_page, self._pages = bridge, commands, show_page, pages
        self.box = FindBox(window, self.look_up)
        self.box.chosen.connect(self.do)

    def open(self) -> None:
        self.box.open()

    def look_up(self, text: str) -> tuple[Find, ...]:
        """What fits ``text`` now; of the actions those that can be done here or on their own page."""
        book = self._bridge.book if self._bridge.file is not None else None
        return found(text, self._offered(), book, self._bridge.today)

    def _offered(self) -> tuple[Find, ...]:
        finds = []
        for command in COMMANDS:
            action = self._commands[command.key]
            elsewhere = bool(command.page) and self._bridge.file is not None
            if command.key not in _NOT_OFFERED and (action.isEnabled() or elsewhere):
                menu = command.menu.replace("&", "")
                keys = _keys(action)
                second = f"{menu} menu, {keys}" if keys else f"{menu} menu"
                finds.append(Find("command", _title(action), second, command.icon, key=command.key))
        return tuple(finds)

    def do(self, find: Find) -> None:
        """Run the command, open the family or member of staff, or go to the day."""
        if find.kind == "command":
            self._run(find.key)
        elif find.kind == "day":
            self._show_page("rota")
            if find.on_date is not None:
                self._pages.rota.show_day(find.on_date)
        elif find.kind == "family":
            self._show_page("families")
            self._pages.families.show_family(find.id)
        else:
            self._show_page("staff")
            self._pages.staff.list.choose(find.id)

    def _run(self, key: str) -> None:
        """A command of one page brings that page up first."""
        command = next(one for one in COMMANDS if one.key == key)
        if command.page and not self._commands[key].isEnabled():
            self._show_page(command.page.split()[0])
        self._commands[key].trigger()


def _title(action: QAction) -> str:
    """The words of the menu without the marks of its letters: "&&" stands for a real "&"."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
