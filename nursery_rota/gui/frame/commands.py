"""Every command of the window as data: its menu, words, keys and sign; and the actions made of it.

A menu entry, its key and its button are one QAction, so that they always agree. What a command does is
connected elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


@dataclass(frozen=True)
class Command:
    """``needs_file``: only offered while a file is open; ``page``: only on that page of the window, or on those,
    with a space between."""

    key: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs_file: bool = True
    page: str = ""
    breaks: bool = False
    """A line above it in the menu."""
    under: str = ""
    """The menu within the menu that holds it."""


MENUS = ("&File", "&Edit", "&Rota", "&People", "&View", "&Tools", "&Help")

COMMANDS: tuple[Command, ...] = (
    Command("new", "&File", "&New nursery…", ("Ctrl+N",), "page", needs_file=False),
    Command("open", "&File", "&Open…", ("Ctrl+O",), "file", needs_file=False),
    Command("sample", "&File", "Look round a &sample nursery…", (), "watching", needs_file=False),
    Command("import-families", "&File", "&Import families…", ("Ctrl+I",), "import", breaks=True),
    Command("template", "&File", "Save an empty &template for families…", (), "export"),
    Command("import", "&File", "Open a nursery from &JSON…", (), "import", needs_file=False),
    Command("export", "&File", "&Export as JSON…", ("Ctrl+E",), "export"),
    Command("lock", "&File", "&Lock now", ("Ctrl+L",), "lock", breaks=True),
    Command("print", "&File", "&Print…", ("Ctrl+P",), "print", breaks=True),
    Command("close", "&File", "&Close the nursery", ("Ctrl+W",), "", breaks=True),
    Command("quit", "&File", "&Quit", ("Ctrl+Q",), "", needs_file=False),
    Command("undo", "&Edit", "&Undo", ("Ctrl+Z",), "undo"),
    Command("redo", "&Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Command("find", "&Edit", "&Find on this page", ("Ctrl+F",), "search", breaks=True),
    Command("find-any", "&Edit", "Find &anything…", ("Ctrl+K",), "search", needs_file=False),
    Command("fill", "&Rota", "&Fill the rota", ("Ctrl+G",), "fill"),
    Command("mend", "&Rota", "M&end the rota", ("Ctrl+Shift+M",), "swap"),
    Command("away", "&Rota", "&Somebody is away for some days…", (), "away"),
    Command("check", "&Rota", "&Check the term", ("F5",), "check"),
    Command("publish", "&Rota", "&Publish…", ("Ctrl+Shift+P",), "publish"),
    Command("copy-week", "&Rota", "Copy &last week here", ("Ctrl+Shift+V",), "copy"),
    Command(
        "day-worked", "&Rota", "Mark all of the &day as worked", ("Ctrl+Shift+W",), "tick", page="today rota"
    ),
    Command("show-week", "&Rota", "Show a &week", ("Ctrl+Shift+1",), "", page="rota", breaks=True),
    Command("show-month", "&Rota", "Show a &month", ("Ctrl+Shift+2",), "", page="rota"),
    Command("show-term", "&Rota", "Show a te&rm", ("Ctrl+Shift+3",), "", page="rota"),
    Command(
        "week-before", "&Rota", "Week, month or term &before", ("Alt+Left",), "prev", page="rota", breaks=True
    ),
    Command("week-after", "&Rota", "Week, month or term &after", ("Alt+Right",), "next", page="rota"),
    Command("this-week", "&Rota", "&This week", ("Alt+Home",), "calendar", page="rota"),
    Command("go-to-date", "&Rota", "&Go to a day…", ("Ctrl+Shift+G",), "", page="rota"),
    Command("term-before", "&Rota", "Term before", ("Alt+PgUp",), "", page="rota"),
    Command("term-after", "&Rota", "Term after", ("Alt+PgDown",), "", page="rota"),
    Command("next-problem", "&Rota", "&Next problem", ("F8",), "down", page="rota", breaks=True),
    Command("problem-before", "&Rota", "Problem before", ("Shift+F8",), "up", page="rota"),
    Command("add", "&People", "&Add a family, person or row", ("Ctrl+Shift+N",), "plus"),
    Command("today", "&View", "&Today", ("Ctrl+1",), "today", breaks=True),
    Command("rota", "&View", "&Rota", ("Ctrl+2",), "rota"),
    Command("families", "&View", "&Families", ("Ctrl+3",), "families"),
    Command("staff", "&View", "&Staff", ("Ctrl+4",), "staff"),
    Command("timetable", "&View", "Timeta&ble", ("Ctrl+5",), "timetable"),
    Command("costs", "&View", "&Costs", ("Ctrl+6",), "costs"),
    Command("prints", "&View", "&Print", ("Ctrl+7",), "print"),
    Command("history", "&View", "&History", ("Ctrl+Shift+H",), "history"),
    Command("larger", "&View", "Text &larger", ("Ctrl+=", "Ctrl++"), "", needs_file=False, breaks=True),
    Command("smaller", "&View", "Text s&maller", ("Ctrl+-",), "", needs_file=False),
    Command("usual", "&View", "&Usual text size", ("Ctrl+0",), "", needs_file=False),
    Command("colours-system", "&View", "Colours of the s&ystem", needs_file=False, under="C&olours"),
    Command("colours-light", "&View", "Li&ght colours", needs_file=False, under="C&olours"),
    Command("colours-dark", "&View", "&Dark colours", needs_file=False, under="C&olours"),
    Command("colours-contrast", "&View", "High co&ntrast", needs_file=False, under="C&olours"),
    Command("next-panel", "&View", "Ne&xt panel", ("F6",), "", breaks=True),
    Command("panel-before", "&View", "Panel before", ("Shift+F6",), ""),
    Command("shares", "&Tools", "What would each family &owe?", (), "families"),
    Command("rules", "&Tools", "&Rules in force…", (), "sliders"),
    Command("carry-over", "&Tools", "&Carry balances into the next term", (), "make-up"),
    Command("safe", "&Tools", "Backups, password, pri&vacy…", ("Ctrl+Shift+B",), "lock", breaks=True),
    Command("privacy", "&People", "&Hand over or erase a family’s data…", (), "bin"),
    Command("backup", "&Tools", "Make a &backup now", (), "saved"),
    Command("verify", "&Tools", "&Look for damage in the file", (), "check"),
    Command("help", "&Help", "&Help on this page", ("F1",), "help", needs_file=False),
    Command("keys", "&Help", "All &keys", (), "", needs_file=False),
    Command("guide", "&Help", "&First steps, one by one", (), "new"),
    Command("about", "&Help", "&About Nursery Rota", (), "", needs_file=False),
)


class Commands:
    """The QActions by key. ``icon`` draws a sign for a name."""

    def __init__(self, owner: QWidget, icon: Callable[[str], QIcon]) -> None:
        self._owner = owner
        self._icon = icon
        self._actions: dict[str, QAction] = {}
        self._specs: Mapping[str, Command] = {command.key: command for command in COMMANDS}
        for command in COMMANDS:
            action = QAction(command.text, owner)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.setObjectName(command.key)
            owner.addAction(action)
            self._actions[command.key] = action
        self.draw()

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def draw(self) -> None:
        """Draw the signs again, in the colours of now."""
        for command in COMMANDS:
            if command.icon:
                self._actions[command.key].setIcon(self._icon(command.icon))

    def connect(self, doings: Mapping[str, Callable[[], object]]) -> None:
        """``doings``: what each key does; given as methods of main-thread objects."""
        for key, doing in doings.items():
            self._actions[key].triggered.connect(_without_argument(doing))

    def offer(self, *, file_open: bool, page: str, read_only: bool = False) -> None:
        """Switch off what makes no sense now."""
        changing = {
            "import-families",
            "guide",
            "fill",
            "mend",
            "away",
            "publish",
            "copy-week",
            "day-worked",
            "add",
            "undo",
            "redo",
        }
        for key, action in self._actions.items():
            spec = self._specs[key]
            usable = (file_open or not spec.needs_file) and (not spec.page or page in spec.page.split())
            action.setEnabled(usable and not (read_only and key in changing))

    def offer_nothing(self) -> None:
        """Switch everything off: the window is locked. Quitting works all the same."""
        for key, action in self._actions.items():
            action.setEnabled(key == "quit")

    def fill_menu_bar(self, bar: QMenuBar, recent: QMenu) -> None:
        """All commands in their menus; the list of recent files goes below Open."""
        for title in MENUS:
            menu = bar.addMenu(title)
            menu.setAccessibleName(title.replace("&", ""))
            inner: dict[str, QMenu] = {}
            for command in COMMANDS:
                if command.menu != title:
                    continue
                if command.breaks:
                    menu.addSeparator()
                if command.under and command.under not in inner:
                    inner[command.under] = menu.addMenu(command.under)
                inner.get(command.under, menu).addAction(self._actions[command.key])
                if command.key == "open":
                    menu.addMenu(recent)


def _without_argument(doing: Callable[[], object]) -> Callable[[bool], None]:
    def run(checked: bool = False) -> None:
        doing()

    return run
