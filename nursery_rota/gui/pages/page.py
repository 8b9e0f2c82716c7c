"""What all pages share: the things they are given, the toolbar, and when they draw themselves anew."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.files import FileAsker
from nursery_rota.gui.frame.commands import Commands
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.gui.frame.parts import action_button, label
from nursery_rota.gui.frame.safekeeping import Safekeeping
from nursery_rota.gui.jobs import Jobs
from nursery_rota.gui.pages.folding import Folding, Step, hiding

BREATH_MS = 5
"""Between two things that are shown one after the other, so that a click waits for one of them only."""


@dataclass(frozen=True)
class Desk:
    """What a page works with; made once by the window and handed to every page."""

    bridge: Bridge
    jobs: Jobs
    commands: Commands
    notices: NoticeBar
    files: FileAsker
    settings: QSettings
    keeping: Safekeeping
    place: QWidget
    """What pages are put into. Their parts are made within it: a part that is put somewhere else when it is made has
    to find its colours and fonts anew, with all that is in it."""


class Page(QWidget):
    """A page of the window. ``refresh`` draws it from the newest book; only called while a file is open."""

    go_to = Signal(str)
    """The key of another page that is asked for."""
    family_wanted = Signal(int)
    """A family that is to be opened on its page."""
    away_wanted = Signal(object)
    """The id of a person who is away for some days, whose duties are to be given to others."""
    mend_wanted = Signal(object)
    """Days, in whichever terms, with duties that others should take over."""

    def __init__(self, desk: Desk, key: str, title: str) -> None:
        super().__init__(desk.place)
        self.desk = desk
        self.key = key
        self.setAccessibleName(title)
        self._stale = True
        self._folding: Folding | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(16, 0, 8, 8)
        self._outer.setSpacing(8)
        self._bar = QWidget()
        self._bar.setMinimumHeight(56)
        self.toolbar = QHBoxLayout(self._bar)
        self.toolbar.setContentsMargins(0, 0, 0, 0)
        self.toolbar.setSpacing(8)
        self.title = label(title, "title")
        self.toolbar.addWidget(self.title)
        self._outer.addWidget(self._bar)
        self.body = QHBoxLayout()
        self.body.setSpacing(8)
        self._outer.addLayout(self.body, 1)
        desk.bridge.changed.connect(self._changed)
        desk.bridge.attached.connect(self._another_file)

    def add_undo_buttons(self) -> tuple[QWidget, QWidget]:
        """A space, then undo and redo, named after what they take back; answers the two."""
        self.toolbar.addStretch(1)
        undo, redo = (action_button(self.desk.commands[key]) for key in ("undo", "redo"))
        self.toolbar.addWidget(undo)
        self.toolbar.addWidget(redo)
        return undo, redo

    def fold_toolbar(self, *steps: Step) -> None:
        """Let the toolbar give way where it is narrow or the text large: these steps first, the title last."""
        self._folding = Folding(self.toolbar, (*steps, hiding(self.title)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def fit(self) -> None:
        """Use the width there is, at this size of text."""
        if self._folding is not None:
            self._folding.fit(self.width() - 24)

    def hide_toolbar(self) -> None:
        """For a page that says its title in its own way."""
        self._bar.hide()

    def host_notices(self) -> None:
        """The notice bar moves below the toolbar of the page that is shown."""
        self._outer.insertWidget(1, self.desk.notices)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_if_stale()

    def home(self) -> QWidget | None:
        """Where the keyboard is when the page comes up."""
        return None

    def refresh(self) -> None:
        raise TypeError(f"{type(self).__name__} does not say how it is drawn")

    def forget(self) -> None:
        """Another file, or none: what is kept or being worked out of the one before is let go."""

    def start_search(self) -> None:
        """Ctrl+F: to the search of this page, where it has one."""
        search = self.findChild(QWidget, "search")
        if search is not None:
            search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_row(self) -> None:
        """Ctrl+Shift+N: add what this page is about; nothing on pages that hold no rows."""

    def panels(self) -> list[QWidget]:
        """What F6 goes through."""
        return [
            child for child in self.findChildren(QWidget) if child.property("panel") and child.isVisible()
        ]

    def _another_file(self) -> None:
        self.forget()
        self._changed()

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._draw_if_stale()

    def _draw_if_stale(self) -> None:
        if self._stale and self.desk.bridge.file is not None:
            self._stale = False
            self.refresh()
            self.fit()
