"""What changed since the last issue, as a list beside the grid; from here the next issue can go out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from nursery_rota.domain.proposal import Change
from nursery_rota.gui.frame.parts import button, icon_button, label
from nursery_rota.gui.planning.change_list import ChangeList
from nursery_rota.gui.planning.reading_panel import ReadingPanel
from nursery_rota.gui.widgets.lettered import LetteredWidth
from nursery_rota.wording import plural

NONE = "The wall is up to date: nothing has changed since."


class ChangesPanel(ReadingPanel):
    day_wanted = Signal(object)
    """The date of a change that was chosen."""
    publish_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Changes", parent=parent)
        self.head.addWidget(icon_button("Close the changes", "cross", self.hide, role="quiet", dense=True))
        self._said = label("", wrap=True)
        self._said.setContentsMargins(16, 10, 16, 10)
        self.add(self._said)
        self.list = ChangeList()
        self.list.setAccessibleName("Changes since the last issue")
        self.list.opened.connect(lambda change: self.day_wanted.emit(change.on_date))
        self.add(self.list, 1)
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 10, 16, 10)
        line.addStretch(1)
        self.publish = button("Publish", self.publish_wanted.emit, sign="publish", role="primary")
        line.addWidget(self.publish)
        self.add(foot)
        LetteredWidth(self, 58, 420, 0.42)
        self.hide()

    def show_changes(self, issue: int, changes: Sequence[Change]) -> None:
        """Came and went since ``issue``."""
        self.title.setText(f"Changes since issue {issue}")
        self._said.setText(f"{plural(len(changes), 'change')}, not yet on the wall." if changes else NONE)
        self.publish.setText(f" Publish issue {issue + 1}")
        self.publish.setEnabled(bool(changes))
        self.list.show_changes(tuple(changes))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
